'use client'

import { useEffect, useRef, useState } from 'react'
import { Refused } from '../refused'
import { useServer } from '../server'
import { useWords } from '../words'
import type { StatisticRecord } from '../../model/records'
import type { NamedSource, Problems } from './attributing'
import type { ReviewSession } from './reviewSession'

/** What keeps something from being saved: at its fields, or of the whole. */
export type Refusal = {
  problems: Problems
  says: string
  /** Whether whoever asked is not signed in any more. */
  isLapsed: boolean
  /** The source of that name, or the statistic that says the same, which is there already. */
  source: NamedSource | null
  statistic: StatisticRecord | null
}

const nothing: Refusal = { problems: {}, says: '', isLapsed: false, source: null, statistic: null }

type Conflict = { path?: string; source?: NamedSource; statistic?: StatisticRecord; errors?: FieldError[] }
type FieldError = { path?: string; message?: string }

function refusalOf(error: unknown, lapsed: string, noAnswer: string): Refusal {
  if (!(error instanceof Refused)) return { ...nothing, says: noAnswer }
  if (error.status === 401) return { ...nothing, isLapsed: true, says: lapsed }
  const { errors = [], path, source = null, statistic = null } = error.data as Conflict
  const told = path === undefined ? errors : [{ path, message: error.message }]
  const problems = Object.fromEntries(told.flatMap((each) => (each.path ? [[each.path, each.message ?? '']] : [])))
  return { problems, says: Object.keys(problems).length > 0 ? '' : error.message, isLapsed: false, source, statistic }
}

/** Sends what was filled in, once at a time; what is refused says why, and nothing of it is lost. */
export function useAttributing<Answer>(path: `/${string}`, onDone: (answer: Answer) => void) {
  const ask = useServer()
  const { review, writing } = useWords()
  const [refusal, setRefusal] = useState(nothing)
  const [isSent, setIsSent] = useState(false)
  return {
    isSent,
    refusal,
    refuse: (problems: Problems) => setRefusal({ ...nothing, problems }),
    send: async (body: object): Promise<Refusal> => {
      if (isSent) return nothing
      setIsSent(true)
      setRefusal(nothing)
      let refused = nothing
      try {
        onDone(await ask<Answer>(path, { method: 'POST', body }))
      } catch (error) {
        refused = refusalOf(error, review.form.lapsed, writing.noAnswer)
        setRefusal(refused)
      }
      setIsSent(false)
      return refused
    },
  }
}

/** What was filled in and not sent, by what it is about: who closes a form finds it again as it was. */
const drafts = new WeakMap<ReviewSession, Map<string, unknown>>()

function draftsOf(session: ReviewSession): Map<string, unknown> {
  const kept = drafts.get(session) ?? new Map<string, unknown>()
  drafts.set(session, kept)
  return kept
}

/** A draft that outlives its form. Gives back what is in it, what changes it, and what forgets it. */
export function useDraft<Draft>(session: ReviewSession, key: string, begin: () => Draft) {
  const [draft, setDraft] = useState<Draft>(() => (draftsOf(session).get(key) as Draft | undefined) ?? begin())
  const isChanged = useRef(false)
  useEffect(() => {
    if (isChanged.current) draftsOf(session).set(key, draft)
  }, [draft, key, session])
  return {
    draft,
    change: (changes: Partial<Draft>) => {
      isChanged.current = true
      setDraft((before) => ({ ...before, ...changes }))
    },
    forget: () => {
      isChanged.current = false
      draftsOf(session).delete(key)
    },
  }
}
