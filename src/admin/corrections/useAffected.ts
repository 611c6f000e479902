'use client'

import {
  useDocumentInfo,
  useForm,
  useFormFields,
  useFormModified,
  useFormProcessing,
  useFormSubmitted,
  useLocale,
} from '@payloadcms/ui'
import { reduceFieldsToValues } from 'payload/shared'
import { useCallback, useEffect, useState } from 'react'
import type { Affected as Changes } from '../../newsroom/corrections/affected'
import type { PendingCorrection } from '../../model/records'
import { Refused, sentencesOf } from '../refused'
import { useServer } from '../server'
import { questionOf, readCorrection } from './correction'

/** How many editions are asked for at once behind the first page. */
const PAGE = 200
/** How long nothing is typed before the server is asked, in milliseconds. */
const DELAY = 600

export type Affected =
  | { state: 'unknown' }
  /** `isSaved`: the editions are behind the record as it is saved; else they would be, if the form were. */
  | (Omit<Changes, 'next'> & {
      state: 'known'
      isSaved: boolean
      now: number
      /** Whether all of the editions are there, and not the first pages of them. */
      isWhole: boolean
    })
  | { state: 'invalid'; messages: string[] }
  /** Somebody else's correction waits that this form does not know. */
  | { state: 'conflict'; waiting: PendingCorrection; now: number }
  | { state: 'failed'; messages: string[] }

/** The correction that waits on a record, as a refusal gives it: by itself, or with all that was saved meanwhile. */
function waitingIn({ correction, current }: Record<string, unknown>): PendingCorrection | null {
  const waiting = (correction ?? (current as { correction?: unknown } | undefined)?.correction) as
    Partial<PendingCorrection> | undefined
  return waiting?.notes?.length && waiting.at ? (waiting as PendingCorrection) : null
}

function failureOf(error: unknown): Affected {
  if (error instanceof Refused) {
    const waiting = error.status === 409 ? waitingIn(error.data) : null
    if (waiting) return { state: 'conflict', waiting, now: Date.now() }
    if (error.status === 400) return { state: 'invalid', messages: error.messages }
  }
  return { state: 'failed', messages: sentencesOf(error) }
}

/** The editions that the form would change if it were saved; while it is as saved, those that wait for a release. */
export function useAffected() {
  const ask = useServer()
  const { collectionSlug, id, lastUpdateTime } = useDocumentInfo()
  const { code: locale } = useLocale()
  const { getFields, setModified } = useForm()
  const isModified = useFormModified()
  const isProcessing = useFormProcessing()
  // A save that was refused leaves the form as it was typed, which Payload no longer calls modified.
  const isRefused = useFormSubmitted() && !isProcessing
  const isDirty = isModified || isRefused
  const [affected, setAffected] = useState<Affected>({ state: 'unknown' })
  const [isAsking, setIsAsking] = useState(false)
  const [attempt, setAttempt] = useState(0)
  // What the answer depends on: the record, and whether there is a note that could meet another one.
  const asked = useFormFields(([fields]) => {
    const { correction: _, ...record } = reduceFieldsToValues(fields, true) as Record<string, unknown>
    return JSON.stringify([record, readCorrection(fields).notes.length > 0])
  })
  const question = isDirty ? asked : ''

  // What was refused is not saved: it can be saved again, and is not left without a warning.
  useEffect(() => {
    if (isRefused && !isModified) setModified(true)
  }, [isModified, isRefused, setModified])

  useEffect(() => {
    if (id === undefined || isProcessing) return undefined
    const controller = new AbortController()
    const { signal } = controller
    const look = async () => {
      setIsAsking(true)
      const path = `/${collectionSlug}/${id}/affected` as const
      try {
        const fields = getFields()
        const record = reduceFieldsToValues(fields, true) as Record<string, unknown>
        const body = questionOf(record, readCorrection(fields))
        const pageBehind = (cursor: string | null) => {
          const page = cursor === null ? '' : `&limit=${PAGE}&cursor=${encodeURIComponent(cursor)}`
          return question === ''
            ? ask<Changes>(`${path}?locale=${locale}${page}`, { signal })
            : ask<Changes>(`${path}?locale=${locale}${page}`, { method: 'POST', body, signal })
        }
        // The first page at once, the others as they come.
        const first = await pageBehind(null)
        const editions = [...first.editions]
        const show = (isWhole: boolean) =>
          setAffected({
            ...{ state: 'known', derived: first.derived, languages: first.languages, editions: [...editions] },
            byStory: first.byStory,
            ...{ total: isWhole ? editions.length : first.total, isSaved: question === '', isWhole, now: Date.now() },
          })
        show(first.next === null)
        for (let { next } = first; next !== null;) {
          const more = await pageBehind(next)
          next = more.next
          editions.push(...more.editions)
          show(next === null)
        }
      } catch (error) {
        if (signal.aborted) return
        setAffected(failureOf(error))
      }
      setIsAsking(false)
    }
    const timer = setTimeout(() => void look(), question === '' ? 0 : DELAY)
    return () => {
      clearTimeout(timer)
      controller.abort()
    }
  }, [ask, attempt, collectionSlug, getFields, id, isProcessing, lastUpdateTime, locale, question])

  return {
    affected,
    isAsking,
    isDirty,
    isRefused,
    askAgain: useCallback(() => setAttempt((count) => count + 1), []),
  }
}
