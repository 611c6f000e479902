'use client'

import { useDebounce } from '@payloadcms/ui'
import { useEffect, useState } from 'react'
import type { AlikeQuestion, AlikeRecord } from '../../newsroom/records/alike'
import { useServer } from '../server'

/** How long after a keystroke the server is asked, in milliseconds. */
const DELAY = 300

/** The records that one as it is typed is likely already; none while nothing is asked (`null`), or nobody answers. */
export function useAlike(typed: AlikeQuestion | null): readonly AlikeRecord[] {
  const ask = useServer()
  const asked = useDebounce(typed === null ? '' : JSON.stringify(typed), DELAY)
  const [answer, setAnswer] = useState<{ to: string; alike: readonly AlikeRecord[] }>({ to: '', alike: [] })
  useEffect(() => {
    if (asked === '') return undefined
    const controller = new AbortController()
    ask<{ alike: AlikeRecord[] }>('/desk/alike', {
      method: 'POST',
      body: JSON.parse(asked) as unknown,
      signal: controller.signal,
    })
      .then(({ alike }) => setAnswer({ to: asked, alike }))
      // It is an offer: what is typed can be saved without it.
      .catch(() => undefined)
    return () => controller.abort()
  }, [ask, asked])
  return typed !== null && answer.to === asked ? answer.alike : []
}
