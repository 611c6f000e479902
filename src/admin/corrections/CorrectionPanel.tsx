'use client'

import { Button, useDocumentInfo } from '@payloadcms/ui'
import { useEffect, useEffectEvent, useId, useState } from 'react'
import type { Language } from '../../model/languages'
import { useWords } from '../words'
import { AffectedEditions } from './AffectedEditions'
import { inOrder, languagesOf, missingNotes } from './correction'
import { Derived } from './Derived'
import { Notes } from './Notes'
import { ReleaseButton, ReleaseResult, type Released } from './Release'
import { Sentences } from './Sentences'
import { useAffected } from './useAffected'
import { useCorrection } from './useCorrection'
import { Conflict, WrittenBy } from './Waiting'
import './CorrectionPanel.css'

type Props = { languages: Language[]; apiPath: string }

/**
 * What a change of a record does to published editions: which read otherwise, the note that readers of each get, and
 * the release. It stands in for the fields of the correction.
 */
export function CorrectionPanel(props: Props) {
  // A record that is not saved yet is in no edition.
  return useDocumentInfo().id === undefined ? null : <Correction {...props} />
}

function Correction({ apiPath, languages }: Props) {
  const words = useWords()
  const { correction: said } = words
  const { affected, askAgain, isAsking, isDirty, isRefused } = useAffected()
  const { clear, correction, setKind, setNote } = useCorrection()
  const [released, setReleased] = useState<Released | null>(null)
  const heading = useId()

  const isSpent =
    !isDirty &&
    affected.state === 'known' &&
    affected.isSaved &&
    affected.editions.length === 0 &&
    (correction.kind !== null || correction.notes.length > 0)
  const forget = useEffectEvent(clear)
  useEffect(() => {
    if (isSpent) forget()
  }, [isSpent])
  if (released && isDirty) setReleased(null)

  const editions = affected.state === 'known' ? inOrder(affected.editions, languages) : []
  const isQuiet =
    !released && !isDirty && (affected.state === 'unknown' || (affected.state === 'known' && editions.length === 0))
  if (isQuiet) return null
  return (
    <section aria-labelledby={heading} className="cited-correction field-type">
      <header className="cited-correction__head">
        <h2 id={heading}>{said.title}</h2>
        <span aria-live="polite" className="cited-correction__quiet">
          {isAsking && said.checking}
        </span>
      </header>
      {affected.state === 'known' && editions.length === 0 && isDirty && !isAsking && (
        <p className="cited-correction__quiet">{said.none}</p>
      )}
      {affected.state === 'invalid' && (
        <div className="cited-correction__quiet">
          <p>{said.invalid}</p>
          <Sentences sentences={affected.messages} />
        </div>
      )}
      {affected.state === 'failed' && (
        <div className="cited-correction__alert" role="alert">
          <p>{said.failed}</p>
          <Sentences sentences={affected.messages} />
          <Button buttonStyle="secondary" margin={false} onClick={askAgain} size="small" type="button">
            {words.review.retry}
          </Button>
        </div>
      )}
      {affected.state === 'conflict' && <Conflict now={affected.now} waiting={affected.waiting} />}
      {affected.state === 'known' && editions.length > 0 && (
        <>
          <p className="cited-correction__lead">
            {affected.isSaved ? said.waiting(affected.total) : said.change(affected.total)}
          </p>
          {!affected.isWhole && (
            <p aria-live="polite" className="cited-correction__quiet">
              <progress max={affected.total} value={editions.length} /> {said.lookedAt(editions.length, affected.total)}
            </p>
          )}
          {affected.isSaved && correction.at && <WrittenBy at={correction.at} by={correction.by} now={affected.now} />}
          <AffectedEditions editions={editions} />
          <Derived figures={affected.derived} />
          <Notes
            isRefused={isRefused}
            kind={correction.kind ?? 'correction'}
            languages={languagesOf(affected.languages, languages)}
            missing={missingNotes(affected.languages, correction)}
            notes={correction.notes}
            onKind={setKind}
            onNote={setNote}
            problem={correction.problem}
          />
          {affected.byStory && <p className="cited-correction__quiet">{said.byStory}</p>}
          <ReleaseButton
            byStory={affected.byStory}
            derived={affected.derived}
            editions={editions}
            languages={languagesOf(affected.languages, languages)}
            isReady={affected.isSaved && !isDirty}
            isWhole={affected.isWhole}
            notes={correction.notes}
            onRelease={(releases) => {
              setReleased({ editions, releases })
              askAgain()
            }}
          />
        </>
      )}
      {released && editions.length === 0 && <ReleaseResult apiPath={apiPath} {...released} />}
    </section>
  )
}
