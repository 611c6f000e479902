'use client'

import { useConfig, useTranslation } from '@payloadcms/ui'
import { formatAdminURL } from 'payload/shared'
import { useCallback } from 'react'

/** An answer of the server that is no success: its sentences for the editor, and what came with them. */
export class Refused extends Error {
  constructor(
    readonly status: number,
    readonly messages: string[],
    readonly data: Record<string, unknown>,
  ) {
    super(messages.join(' '))
  }
}

type ErrorAnswer = {
  errors?: { message?: string; data?: Record<string, unknown> & { errors?: { message?: string }[] } }[]
}

/** What an error answer says: the sentences about single fields where there are some, which say more than their sum. */
export const refusedWith = (status: number, answer: unknown, otherwise: string): Refused => {
  const [first] = (answer as ErrorAnswer | null)?.errors ?? []
  const fields = (first?.data?.errors ?? []).flatMap(({ message }) => message ?? [])
  const sentence = first?.message ?? otherwise
  return new Refused(status, fields.length > 0 ? [...new Set(fields)] : [sentence], first?.data ?? {})
}

/** The sentences of whatever went wrong. */
export const sentencesOf = (error: unknown): string[] =>
  error instanceof Refused ? error.messages : [error instanceof Error ? error.message : String(error)]

type Question = { method?: 'GET' | 'POST'; body?: unknown; signal?: AbortSignal }
export type Ask = <T>(path: `/${string}`, question?: Question) => Promise<T>

/** Asks Payload's API as whoever is signed in. Throws `Refused` with sentences for the editor when the answer is an error. */
export const useServer = (): Ask => {
  const { api } = useConfig().config.routes
  const { language } = useTranslation().i18n
  return useCallback(
    async <T>(path: `/${string}`, { body, method = 'GET', signal }: Question = {}) => {
      const response = await fetch(formatAdminURL({ apiRoute: api, path }), {
        method,
        credentials: 'same-origin',
        headers: { 'Accept-Language': language, ...(body === undefined ? {} : { 'Content-Type': 'application/json' }) },
        body: body === undefined ? null : JSON.stringify(body),
        signal: signal ?? null,
      })
      const answer: unknown = await response.json().catch(() => null)
      if (!response.ok || answer === null) throw refusedWith(response.status, answer, response.statusText)
      return answer as T
    },
    [api, language],
  )
}
