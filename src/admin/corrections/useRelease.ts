'use client'

import { useDocumentInfo } from '@payloadcms/ui'
import { useState } from 'react'
import type { Language } from '../../model/languages'
import type { ReleaseName } from '../../model/release'
import type { AffectedEdition } from '../../newsroom/corrections/affected'
import type { DerivedFigure } from '../../newsroom/corrections/derived'
import { Refused, sentencesOf } from '../refused'
import { useServer } from '../server'
import { useWriting } from '../writing/context'
import { decisionsOf, keyOf, refusedNotes, rewritesIn, UNDECIDED, type Decided, type Rewrite } from './decisions'

type ReleaseOf = {
  derived: readonly DerivedFigure[]
  editions: readonly AffectedEdition[]
  /** Those that readers of the editions are told in. */
  languages: readonly Language[]
  /** The one story that it is released in, and what readers of that are told. */
  only?: { story: string; notes: Array<{ language: string; text: string }> }
  onRelease: (releases: ReleaseName[]) => Promise<void>
}

export type Releasing = ReturnType<typeof useRelease>

/** What is decided about a release of a correction, and the release itself. */
export function useRelease({ derived: shown, editions, languages, onRelease, only }: ReleaseOf) {
  const ask = useServer()
  const { collectionSlug, id: record } = useDocumentInfo()
  const writing = useWriting()
  const [decided, setDecided] = useState<Decided>(UNDECIDED)
  const [isSent, setIsSent] = useState(false)
  const [failure, setFailure] = useState<string[]>([])
  /** The wordings that the server did not take, as they were sent. */
  const [refusedWordings, setRefusedWordings] = useState<Record<string, string>>({})
  /** Why it did not take notes, by language, with the words that it did not take. */
  const [refusedWords, setRefusedWords] = useState<Record<string, { text: string; problem: string }>>({})
  /** Figures as the server has them with what was decided about others. */
  const [computed, setComputed] = useState<readonly DerivedFigure[]>([])

  const derived = shown.map((figure) => computed.find(({ statistic }) => statistic === figure.statistic) ?? figure)
  const rewrites = rewritesIn(editions, derived, decided)
  const codes = languages.map(({ code }) => code)
  const isNoted = !only || only.notes.every(({ text }) => text.trim() !== '')
  const decisions = isNoted ? decisionsOf(derived, rewrites, codes, decided) : null

  const release = async () => {
    if (!decisions || isSent) return
    setIsSent(true)
    setFailure([])
    setRefusedWordings({})
    setRefusedWords({})
    try {
      const { releases } = await ask<{ releases: ReleaseName[] }>(`/${collectionSlug}/${record}/release`, {
        method: 'POST',
        body: { ...decisions, ...only },
        // What is released is what is seen, and not what a colleague has made of it since.
        revision: writing?.saving.revision,
      })
      await onRelease(releases)
    } catch (error) {
      const figures = error instanceof Refused ? error.data.derived : null
      if (Array.isArray(figures)) setComputed(figures as DerivedFigure[])
      const keys = refusedKeys(error)
      setRefusedWordings(Object.fromEntries(keys.map((key) => [key, decided.wordings[key] ?? ''])))
      const notes = error instanceof Refused ? refusedNotes(error.data, only?.notes ?? []) : {}
      setRefusedWords(notes)
      // What is said beside a field is not said above all of them once more.
      const beside = Object.values(notes).map(({ problem }) => problem)
      const others = sentencesOf(error).filter((sentence) => !beside.includes(sentence))
      if (!rewrites.some((each) => keys.includes(keyOf(each)))) setFailure(others)
      setIsSent(false)
    }
  }
  return { decided, decisions, derived, failure, isSent, refusedWordings, refusedWords, release, rewrites, setDecided }
}

/** The wordings that the server says have to be written still, by their keys. */
function refusedKeys(error: unknown): string[] {
  const rewrite = error instanceof Refused ? error.data.rewrite : null
  return Array.isArray(rewrite) ? (rewrite as Pick<Rewrite, 'article' | 'node'>[]).map(keyOf) : []
}
