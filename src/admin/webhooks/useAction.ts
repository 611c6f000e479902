'use client'

import { useDocumentInfo } from '@payloadcms/ui'
import { useState } from 'react'
import { useServer } from '../server'
import { useWords } from '../words'

/** What became of something that somebody pressed a button for. */
export type ActionState<Result> =
  { state: 'idle' } | { state: 'running' } | { state: 'done'; result: Result } | { state: 'failed'; message: string }

/** `POST /api/webhooks/:id/{action}` of the webhook that is open, and what came of it. */
export function useAction<Result>(action: string): { run: () => Promise<Result | null>; state: ActionState<Result> } {
  const { id } = useDocumentInfo()
  const ask = useServer()
  const { failed } = useWords().webhooks
  const [state, setState] = useState<ActionState<Result>>({ state: 'idle' })

  const run = async (): Promise<Result | null> => {
    setState({ state: 'running' })
    try {
      const result = await ask<Result>(`/webhooks/${id}/${action}`, { method: 'POST' })
      setState({ state: 'done', result })
      return result
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
