'use client'

import { useConfig, useRouteTransition } from '@payloadcms/ui'
import { useRouter } from 'next/navigation'
import { formatAdminURL } from 'payload/shared'
import { useState } from 'react'
import { sentencesOf } from '../refused'
import { useServer } from '../server'

/** Makes the edition of a story in a language and opens it. */
export function useCreateEdition() {
  const ask = useServer()
  const router = useRouter()
  const { startRouteTransition } = useRouteTransition()
  const { admin } = useConfig().config.routes
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
      startRouteTransition(() =>
        router.push(formatAdminURL({ adminRoute: admin, path: `/collections/articles/${article}` })),
      )
    } catch (error) {
      setFailure({ key, sentences: sentencesOf(error) })
      setCreating(null)
    }
  }
  return { create, creating, failure }
}
