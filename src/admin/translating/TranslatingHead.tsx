'use client'

import { Button, Link, useDocumentInfo, useField, useForm, useFormModified } from '@payloadcms/ui'
import { useState } from 'react'
import type { Original } from '../../newsroom/editions/original'
import { carried } from '../../review/carried'
import type { PassageState } from '../../review/translating'
import { Changed } from '../Changed'
import { useHasRole, usePageOf } from '../project'
import { sentencesOf } from '../refused'
import { useActions } from '../review/actions'
import type { ReviewSession } from '../review/reviewSession'
import { useSessionView } from '../review/useReviewSession'
import { useServer } from '../server'
import { useSavedDocument } from '../useSavedDocument'
import { useLanguageName, useWords } from '../words'
import { useTranslating, type Side } from './context'
import { MissingNames } from './MissingNames'
import { SameRecords } from './SameRecords'
import { StillRight } from './StillRight'
import type { writtenIn } from './written'

type Props = {
  original: Original
  session: ReviewSession
  sides: readonly Side[]
  /** Of the title, the dek and the passages. */
  states: readonly PassageState[]
  written: ReturnType<typeof writtenIn>
  onStep: (by: 1 | -1) => void
}

/** Above a translation, or an edition that is set beside another: how far it is, what can be done at once, and what changed in its original. */
export function TranslatingHead({ onStep, original, session, sides, states, written }: Props) {
  const said = useWords().translating
  const nameOf = useLanguageName()
  const pageOf = usePageOf()
  const actions = useActions(session)
  const done = states.filter((state) => state === 'done').length
  const figures = sides.flatMap(({ attributions }) => attributions)
  const missing = sides.flatMap((side) => side.missing)
  const { isApart } = original
  const beside = sides.filter(({ own }) => own !== null).length
  const [reached, all] = isApart ? [beside, sides.length] : [done, states.length]
  const text = isApart ? said.apart.progress(beside, sides.length) : said.progress(done, states.length)
  return (
    <section aria-label={said.title} className="cited-translating">
      <div className="cited-translating__line">
        <Link className="cited-translating__from" href={pageOf('articles', original.article)}>
          {(isApart ? said.apart.from : said.from)(nameOf(original.language), original.version)}
        </Link>
        <span aria-live="polite" className="cited-translating__progress">
          {text}
          {figures.length > 0 && ` · ${said.placed(figures.length - missing.length, figures.length)}`}
        </span>
        <span className="cited-translating__acts">
          {written.length > 0 && (
            <Button
              buttonStyle="secondary"
              margin={false}
              onClick={() => actions.linkSuggestions(written)}
              size="small"
              type="button"
            >
              {said.link(written.length)}
            </Button>
          )}
          {!isApart && done < states.length && (
            <Button buttonStyle="secondary" margin={false} onClick={() => onStep(1)} size="small" type="button">
              {said.next}
            </Button>
          )}
        </span>
      </div>
      <span
        aria-label={said.title}
        aria-valuemax={Math.max(1, all)}
        aria-valuemin={0}
        aria-valuenow={reached}
        aria-valuetext={text}
        className="cited-translating__bar"
        role="meter"
      >
        <span style={{ inlineSize: `${all === 0 ? 0 : (100 * reached) / all}%` }} />
      </span>
      <p className="cited-translating__keys">{said.keys}</p>
      {isApart && <p>{said.apart.says}</p>}
      <SameRecords original={original} />
      <Address original={original} />
      {original.from !== original.release && <SourceChanged original={original} />}
      <LetStand original={original} session={session} />
      <MissingNames original={original} session={session} />
    </section>
  )
}

/** The address of the edition: made from its title, unless it still is that of the original. */
function Address({ original }: { original: Original }) {
  const said = useWords().translating
  const { setValue, value } = useField<string>({ path: 'slug' })
  const { hasPublishedDoc } = useDocumentInfo()
  if (value !== original.slug || hasPublishedDoc) return null
  return (
    <p className="cited-translating__row">
      {said.sameAddress(original.slug)}
      <Button buttonStyle="pill" margin={false} onClick={() => setValue('')} size="small" type="button">
        {said.fromTitle}
      </Button>
    </p>
  )
}

/** Proposes to let stand here what was let stand in the original; an editor accepts that in one act. */
function LetStand({ original, session }: { original: Original; session: ReviewSession }) {
  const said = useWords().translating
  const { review } = useSessionView(session)
  const actions = useActions(session)
  const isEditor = useHasRole('editor')
  const locale = session.answer?.original?.locale ?? original.language
  const proposed = carried(review?.findings ?? [], original.dismissals, locale)
  if (proposed.length === 0 || !isEditor) return null
  return (
    <details className="cited-translating__row cited-names">
      <summary>{said.letStand(proposed.length)}</summary>
      <ul>
        {proposed.map(({ finding, reason }) => (
          <li key={finding.fingerprint}>
            <span>{finding.text}</span> <span>{reason}</span>
          </li>
        ))}
      </ul>
      <Button
        buttonStyle="secondary"
        margin={false}
        onClick={() => void actions.dismissEach(proposed)}
        size="small"
        type="button"
      >
        {said.letStandHere(proposed.length)}
      </Button>
    </details>
  )
}

/** Says that the original changed, what of it is in no passage any more, and takes note that all of it is caught up with. */
function SourceChanged({ original }: { original: Original }) {
  const { editions, translating: said } = useWords()
  const translating = useTranslating()
  const ask = useServer()
  const isEditor = useHasRole('editor')
  const isModified = useFormModified()
  const { dispatchFields } = useForm()
  const { note } = useSavedDocument()
  const [isSent, setIsSent] = useState(false)
  const [failure, setFailure] = useState<string[]>([])
  const elsewhere = original.changes.filter(({ after, part }) => after === null || part === 'image')
  const caughtUp = translating?.caughtUp ?? new Set()
  const left = original.changes.filter(({ key, stillRight }) => stillRight === null && !caughtUp.has(key)).length

  const confirm = async () => {
    setIsSent(true)
    setFailure([])
    try {
      const { release } = original
      await ask(`/articles/${translating?.article}/up-to-date`, { method: 'POST', body: { release } })
      // With the revision that it made, or what is said next would be saved as made from the one before.
      await note()
      dispatchFields({ type: 'UPDATE', path: 'translatedFrom.release', value: release, valid: true })
    } catch (error) {
      setFailure(sentencesOf(error))
    }
    setIsSent(false)
    translating?.again()
  }
  return (
    <div className="cited-translating__row cited-translating__stale">
      <p>
        <span aria-hidden="true">△ </span>
        {original.changes.length === 0 ? editions.compare.onlyElse : said.changed(original.changes.length, left)}
      </p>
      {elsewhere.map((change) => (
        <div key={change.key}>
          <p lang={original.language}>
            {change.after === null ? (
              <del>{change.before}</del>
            ) : (
              <Changed after={change.after} before={change.before ?? ''} />
            )}
          </p>
          <StillRight change={change} />
        </div>
      ))}
      {isEditor ? (
        <Button
          buttonStyle="secondary"
          disabled={isSent || isModified}
          margin={false}
          onClick={() => void confirm()}
          size="small"
          type="button"
        >
          {said.stillRight}
        </Button>
      ) : (
        <p>{editions.compare.mayNot}</p>
      )}
      {isEditor && isModified && <p>{editions.saveFirst}</p>}
      {failure.length > 0 && <p role="alert">{failure.join(' ')}</p>}
    </div>
  )
}
