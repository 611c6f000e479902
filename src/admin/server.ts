'use client'

import { useConfig, useTranslation } from '@payloadcms/ui'
import { formatAdminURL } from 'payload/shared'
import { useCallback } from 'react'
import { citedCollections } from '../model/slugs'
import { useSlugOf } from './project'
import { refusedWith } from './refused'

type Question = {
  method?: 'DELETE' | 'GET' | 'PATCH' | 'POST'
  body?: unknown
  /** The revision of the document that is seen: what was saved since is not done something with unseen. */
  revision?: string | undefined
  signal?: AbortSignal
}
export type Ask = <T>(path: `/${string}`, question?: Question) => Promise<T>

/** The same path, with the collection that it begins with as it is called here. */
function inProject(path: `/${string}`, slugOf: ReturnType<typeof useSlugOf>): `/${string}` {
  const [start = '', name] = /^\/([^/?]*)/.exec(path) ?? []
  const collection = citedCollections.find((each) => each === name)
  return collection ? `/${slugOf(collection)}${path.slice(start.length)}` : path
}

/** Asks Payload's API as whoever is signed in. Throws `Refused` with sentences for the editor when the answer is an error. */
export function useServer(): Ask {
  const { api } = useConfig().config.routes
  const { language } = useTranslation().i18n
  const slugOf = useSlugOf()
  return useCallback(
    async <T>(path: `/${string}`, { body, method = 'GET', revision, signal }: Question = {}) => {
      const response = await fetch(formatAdminURL({ apiRoute: api, path: inProject(path, slugOf) }), {
        method,
        credentials: 'same-origin',
        headers: {
          'Accept-Language': language,
          ...(body === undefined ? {} : { 'Content-Type': 'application/json' }),
          ...(revision ? { 'If-Match': `"${revision}"` } : {}),
        },
        body: body === undefined ? null : JSON.stringify(body),
        signal: signal ?? null,
      })
      const answer: unknown = await response.json().catch(() => null)
      if (!response.ok || answer === null) throw refusedWith(response.status, answer, response.statusText)
      return answer as T
    },
    [api, language, slugOf],
  )
}
