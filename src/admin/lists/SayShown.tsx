'use client'

import { useConfig, useListQuery } from '@payloadcms/ui'
import { formatAdminURL } from 'payload/shared'
import { useEffect, useRef } from 'react'
import { SHOWN, sayShown } from '../../model/shown'
import { Outcome } from './Outcome'
import { followChange } from './outcomes'

type Shown = Parameters<typeof sayShown>[0]

/**
 * Has Payload's buttons for several documents (Edit, Publish, Withdraw, Delete; in the trash Restore, Delete and Empty
 * trash) say what the list showed when it was read, and when that was (`readAt`, ISO 8601): "Select all" means documents of
 * other pages as well. They ask the server by themselves and can be told nothing, so it is said where the browser sends it;
 * and what they were refused, which they tell in passing, stands above the list from there.
 */
export function SayShown({ readAt }: { readAt: string }) {
  const { collectionSlug, data } = useListQuery()
  const { api } = useConfig().config.routes
  const path = formatAdminURL({ apiRoute: api, path: `/${collectionSlug}` })
  const shown = useRef('')
  useEffect(() => {
    shown.current = sayShown((data?.docs ?? []) as Shown, readAt)
  }, [data, readAt])

  useEffect(() => {
    const send = globalThis.fetch
    let isGone = false
    const saying: typeof fetch = (input, init) => {
      const address = new URL(input instanceof Request ? input.url : input, window.location.href)
      // Payload writes one of them small.
      const isChange = /^(patch|delete)$/i.test(init?.method ?? '')
      if (isGone || !isChange || address.pathname !== path) return send(input, init)
      const headers = new Headers(init?.headers)
      if (!headers.has(SHOWN)) headers.set(SHOWN, shown.current)
      return followChange(path, init?.method ?? '', send(input, { ...init, headers }))
    }
    globalThis.fetch = saying
    return () => {
      isGone = true
      if (globalThis.fetch === saying) globalThis.fetch = send
    }
  }, [path])
  return <Outcome collection={collectionSlug} path={path} />
}
