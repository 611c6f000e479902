'use client'

import { useConfig, useListQuery } from '@payloadcms/ui'
import { formatAdminURL } from 'payload/shared'
import { useEffect, useRef } from 'react'
import { SHOWN, sayShown } from '../../model/shown'

type Shown = Parameters<typeof sayShown>[0]

/**
 * Has Payload's buttons for several documents (Edit, Publish, Unpublish, Delete) say what the list showed when it was
 * read. They ask the server by themselves and can be told nothing, so it is said where the browser sends it.
 */
export function ShownInList() {
  const { collectionSlug, data } = useListQuery()
  const { api } = useConfig().config.routes
  const path = formatAdminURL({ apiRoute: api, path: `/${collectionSlug}` })
  const shown = useRef<Shown>([])
  useEffect(() => {
    shown.current = (data?.docs ?? []) as Shown
  }, [data])

  useEffect(() => {
    const send = globalThis.fetch
    const saying: typeof fetch = (input, init) => {
      const address = new URL(input instanceof Request ? input.url : input, window.location.href)
      if (init?.method !== 'PATCH' || address.pathname !== path) return send(input, init)
      const headers = new Headers(init.headers)
      if (!headers.has(SHOWN)) headers.set(SHOWN, sayShown(shown.current))
      return send(input, { ...init, headers })
    }
    globalThis.fetch = saying
    return () => {
      if (globalThis.fetch === saying) globalThis.fetch = send
      shown.current = []
    }
  }, [path])
  return null
}
