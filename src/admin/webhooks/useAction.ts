'use client'

import { useConfig, useDocumentInfo, useTranslation } from '@payloadcms/ui'
import { formatAdminURL } from 'payload/shared'
import { useState } from 'react'
import { useWords } from '../words'

/** What became of something that somebody pressed a button for. */
export type ActionState<Result> =
  { state: 'idle' } | { state: 'running' } | { state: 'done'; result: Result } | { state: 'failed'; message: string }

type Answer = { errors?: { message?: string }[] }

/** `POST /api/webhooks/:id/{action}` of the webhook that is open, and what came of it. */
export function useAction<Result>(action: string): { run: () => Promise<Result | null>; state: ActionState<Result> } {
  const { id } = useDocumentInfo()
  const { api } = useConfig().config.routes
  const { language } = useTranslation().i18n
  const { failed } = useWords().webhooks
  const [state, setState] = useState<ActionState<Result>>({ state: 'idle' })

  const run = async (): Promise<Result | null> => {
    setState({ state: 'running' })
    try {
      const response = await fetch(formatAdminURL({ apiRoute: api, path: `/webhooks/${id}/${action}` }), {
        credentials: 'same-origin',
        headers: { 'Accept-Language': language },
        method: 'POST',
      })
      const answer = (await response.json()) as Result & Answer
      if (!response.ok) throw new Error(answer.errors?.[0]?.message ?? failed)
      setState({ state: 'done', result: answer })
      return answer
    } catch (error) {
      setState({ state: 'failed', message: error instanceof Error ? error.message : failed })
      return null
    }
  }
  return { run, state }
}

/** A moment as the rest of the admin writes it, with seconds, in the time zone of whoever reads it. */
const format = new Intl.DateTimeFormat('sv-SE', { dateStyle: 'short', timeStyle: 'medium' })
export function moment(iso: string): string {
  return format.format(new Date(iso))
}
