'use client'

import { useRouteTransition } from '@payloadcms/ui'
import { useRouter } from 'next/navigation'
import { useState } from 'react'
import { sentencesOf } from '../refused'
import { useServer } from '../server'
import { usePageOf } from '../project'

/** Makes the edition of a story in a language and opens it with its original beside it. */
export function useCreateEdition() {
  const ask = useServer()
  const router = useRouter()
  const { startRouteTransition } = useRouteTransition()
  const pageOf = usePageOf()
  const [creating, setCreating] = useState<string | null>(null)
  const [failure, setFailure] = useState<{ key: string; sentences: string[] } | null>(null)

  /** `key` says which of several buttons was pressed. */
  const create = async (source: string, language: string, key: string) => {
    setCreating(key)
    setFailure(null)
    try {
      const { article } = await ask<{ article: string }>(`/articles/${source}/editions`, {
        method: 'POST',
        body: { language },
      })
      startRouteTransition(() => router.push(pageOf('articles', `${article}/translate`)))
    } catch (error) {
      setFailure({ key, sentences: sentencesOf(error) })
      setCreating(null)
    }
  }
  return { create, creating, failure }
}
