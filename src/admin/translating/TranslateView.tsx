'use client'

import { Button, Link, useDocumentInfo } from '@payloadcms/ui'
import { useSearchParams } from 'next/navigation'
import type { DocumentViewClientProps } from 'payload'
import { useCallback, useEffect, useMemo, useState } from 'react'
import type { EditionState } from '../../newsroom/editions/states'
import type { SameRecords } from '../../newsroom/editions/aligned'
import type { Original } from '../../newsroom/editions/original'
import { besideAddress, sourceFor } from '../editions/states'
import { useCreateEdition } from '../editions/useCreateEdition'
import { useHasRole, usePageOf } from '../project'
import { sentencesOf } from '../refused'
import { useServer } from '../server'
import { useLanguageName, useWords } from '../words'
import { EditView } from '../writing/EditView'
import { TranslatingContext } from './context'
import { stepOn } from './steps'
import './translating.css'

const nothingSame: SameRecords = { same: [], more: 0 }

/** An edition beside the one that it is made from: the form in which it is written anyway, with the original along it. */
export function TranslateView(props: DocumentViewClientProps) {
  const { id } = useDocumentInfo()
  const ask = useServer()
  const words = useWords()
  const isEditor = useHasRole('editor')
  // The edition that one which was made from none is set beside.
  const beside = useSearchParams().get('beside')
  const [original, setOriginal] = useState<Original | null | undefined>(undefined)
  const [caughtUp, setCaughtUp] = useState<ReadonlySet<string>>(new Set())
  const [same, setSame] = useState<SameRecords>(nothingSame)
  const [failure, setFailure] = useState<string[]>([])
  const [attempt, setAttempt] = useState(0)
  const [head, setHead] = useState<HTMLElement | null>(null)
  const again = useCallback(() => setAttempt((count) => count + 1), [])

  useEffect(() => {
    const controller = new AbortController()
    const query = beside === null ? '' : `?beside=${encodeURIComponent(beside)}`
    ask<{ original: Original | null }>(`/articles/${id}/original${query}`, { signal: controller.signal })
      .then((answer) => {
        setFailure([])
        setOriginal(answer.original)
      })
      .catch((error: unknown) => {
        if (!controller.signal.aborted) setFailure(sentencesOf(error))
      })
    return () => controller.abort()
  }, [ask, attempt, beside, id])

  const article = original?.article
  useEffect(() => {
    if (article === undefined || !isEditor) return undefined
    const controller = new AbortController()
    ask<SameRecords>(`/articles/${id}/same-records?beside=${article}`, { signal: controller.signal })
      .then(setSame)
      // An original of another story has none: what is translated beside it is the same without them.
      .catch(() => !controller.signal.aborted && setSame(nothingSame))
    return () => controller.abort()
  }, [article, ask, attempt, id, isEditor])

  const translating = useMemo(
    () => (original ? { article: String(id), original, head, again, same, caughtUp, setCaughtUp } : null),
    [again, caughtUp, head, id, original, same],
  )
  if (failure.length > 0 && !original) {
    return (
      <div className="cited-translate__nothing" role="alert">
        <p>{failure.join(' ')}</p>
        <Button buttonStyle="secondary" margin={false} onClick={again} size="small" type="button">
          {words.review.retry}
        </Button>
      </div>
    )
  }
  if (original === undefined) {
    return (
      <p className="cited-translate__nothing" role="status">
        {words.loading}
      </p>
    )
  }
  if (translating === null) return <NoOriginal />
  return (
    <TranslatingContext value={translating}>
      <div className="cited-translate" onKeyDownCapture={stepOn}>
        <div ref={setHead} />
        <EditView {...props} />
      </div>
    </TranslatingContext>
  )
}

/** Leads from an edition that is no translation to those that are made from it, and to those that it can be set beside. */
function NoOriginal() {
  const said = useWords().translating
  const { create: sayCreate } = useWords().editions
  const { id } = useDocumentInfo()
  const ask = useServer()
  const pageOf = usePageOf()
  const nameOf = useLanguageName()
  const { create, creating, failure } = useCreateEdition()
  const [editions, setEditions] = useState<EditionState[]>([])

  useEffect(() => {
    const controller = new AbortController()
    ask<{ editions: EditionState[] }>(`/articles/${id}/editions`, { signal: controller.signal })
      .then((answer) => setEditions(answer.editions))
      // The panel of the article says why, where there are none to be read.
      .catch(() => undefined)
    return () => controller.abort()
  }, [ask, id])

  const source = sourceFor(editions, String(id))
  const others = editions.filter(({ article }) => article !== String(id))
  return (
    <div className="cited-translate__nothing">
      <p>{said.noOriginal}</p>
      <ul>
        {others.map(({ article, language, status, translatedFrom }) => (
          <li key={language}>
            {article !== null && translatedFrom && (
              <Link href={pageOf('articles', `${article}/translate`)}>{said.open(nameOf(language))}</Link>
            )}
            {article !== null && !translatedFrom && status === 'live' && (
              <Link href={pageOf('articles', besideAddress(String(id), article))}>
                {said.setBeside(nameOf(language))}
              </Link>
            )}
            {article === null && source !== null && (
              <Button
                buttonStyle="secondary"
                disabled={creating !== null}
                margin={false}
                onClick={() => void create(source, language, language)}
                size="small"
                type="button"
              >
                {`${sayCreate}: ${nameOf(language)}`}
              </Button>
            )}
            {failure?.key === language && <p role="alert">{failure.sentences.join(' ')}</p>}
          </li>
        ))}
      </ul>
    </div>
  )
}
