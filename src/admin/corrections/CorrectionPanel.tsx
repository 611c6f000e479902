'use client'

import {
  Button,
  ConfirmationModal,
  Link,
  useAuth,
  useConfig,
  useDocumentInfo,
  useFormProcessing,
  useModal,
  useTranslation,
} from '@payloadcms/ui'
import { formatAdminURL } from 'payload/shared'
import { useEffect, useEffectEvent, useId, useRef, useState } from 'react'
import { hasRole } from '../../access/roles'
import type { Language } from '../../model/languages'
import type { ReleaseName } from '../../model/release'
import type { AffectedEdition } from '../../newsroom/corrections/affected'
import type { PendingCorrection } from '../../model/records'
import { Changed } from '../Changed'
import { sentencesOf } from '../refused'
import { useServer } from '../server'
import { timeAgo } from '../timeAgo'
import { useLanguageName, useSay, useWords } from '../words'
import { useSavedDocument } from '../useSavedDocument'
import { correctionKinds, inOrder, languagesOf, missingNotes, type CorrectionKind } from './correction'
import { useAffected } from './useAffected'
import { useCorrection } from './useCorrection'
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
      {affected.state === 'known' && editions.length === 0 && isDirty && (
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
            {affected.isSaved ? said.waiting(editions.length) : said.change(editions.length)}
          </p>
          {affected.isSaved && correction.at && <WrittenBy at={correction.at} by={correction.by} now={affected.now} />}
          <Editions editions={editions} />
          <Notes
            isRefused={isRefused}
            kind={correction.kind ?? 'correction'}
            languages={languagesOf(editions, languages)}
            missing={missingNotes(editions, correction)}
            notes={correction.notes}
            onKind={setKind}
            onNote={setNote}
            problem={correction.problem}
          />
          <Release
            editions={editions}
            isReady={affected.isSaved && !isDirty}
            onRelease={(releases) => setReleased({ editions, releases })}
          />
        </>
      )}
      {released && editions.length === 0 && <Result apiPath={apiPath} {...released} />}
    </section>
  )
}

function Sentences({ sentences }: { sentences: string[] }) {
  return (
    <ul>
      {sentences.map((sentence) => (
        <li key={sentence}>{sentence}</li>
      ))}
    </ul>
  )
}

/** The editions that read otherwise, each with what its readers see changed. */
function Editions({ editions }: { editions: AffectedEdition[] }) {
  const { correction: said } = useWords()
  const nameOf = useLanguageName()
  const say = useSay()
  const { admin } = useConfig().config.routes
  return (
    <ul className="cited-correction__editions">
      {editions.map(({ after, article, before, language, passages, problems, title }) => (
        <li key={article}>
          <p className="cited-correction__edition">
            <span className="cited-correction__language">{nameOf(language)}</span>
            <Link href={formatAdminURL({ adminRoute: admin, path: `/collections/articles/${article}` })}>{title}</Link>
          </p>
          {before !== null && after !== null && before !== after && passages.length === 0 && (
            <p className="cited-correction__passage">
              <Changed after={after} before={before} />
            </p>
          )}
          {passages.map((passage, index) => (
            <p className="cited-correction__passage" key={index} lang={language}>
              <Changed after={passage.after ?? ''} before={passage.before ?? ''} />
            </p>
          ))}
          {passages.length === 0 && problems.length === 0 && <p className="cited-correction__quiet">{said.dataOnly}</p>}
          {problems.length > 0 && (
            <div className="cited-correction__problems">
              <p>
                <span aria-hidden="true">✕ </span>
                {said.mended}
              </p>
              <Sentences sentences={problems.map(say)} />
            </div>
          )}
        </li>
      ))}
    </ul>
  )
}

type NotesProps = {
  /** Whether the record was not saved. */
  isRefused: boolean
  kind: CorrectionKind
  languages: Language[]
  missing: string[]
  notes: { language: string; text: string; problem: string | null }[]
  problem: string | null
  onKind: (kind: CorrectionKind) => void
  onNote: (language: string, text: string) => void
}

/** As long as the server takes. */
const LONGEST_NOTE = 2000

/** What readers of each edition are told. */
function Notes({ isRefused, kind, languages, missing, notes, onKind, onNote, problem }: NotesProps) {
  const { correction: said } = useWords()
  const isProcessing = useFormProcessing()
  const nameOf = useLanguageName()
  const id = useId()
  // Payload takes the server's sentence away as soon as the form is asked about again: what is missing stays said.
  const refusal = isRefused && missing.length > 0 ? said.refused : problem
  return (
    <div className="cited-correction__notes">
      <fieldset disabled={isProcessing}>
        <legend>{said.kind}</legend>
        {correctionKinds.map((each) => (
          <label key={each}>
            <input
              checked={kind === each}
              name={`${id}-kind`}
              onChange={() => onKind(each)}
              type="radio"
              value={each}
            />
            {said.kinds[each]}
          </label>
        ))}
      </fieldset>
      {refusal && (
        <p className="cited-correction__problem" role="alert">
          {refusal}
        </p>
      )}
      {languages.map(({ code }) => {
        const note = notes.find((each) => each.language === code)
        const isMissing = missing.includes(code)
        return (
          <div className="cited-correction__note" key={code}>
            <label htmlFor={`${id}-${code}`}>
              {said.note(nameOf(code))}
              {isMissing && <span className="cited-correction__needed">{` — ${said.needsNote}`}</span>}
            </label>
            <textarea
              aria-describedby={note?.problem ? `${id}-${code}-problem` : `${id}-help`}
              aria-invalid={Boolean(note?.problem) || (isRefused && isMissing)}
              disabled={isProcessing}
              id={`${id}-${code}`}
              lang={code}
              maxLength={LONGEST_NOTE}
              onChange={({ target }) => onNote(code, target.value)}
              required
              rows={3}
              value={note?.text ?? ''}
            />
            {note?.problem && (
              <p className="cited-correction__problem" id={`${id}-${code}-problem`} role="alert">
                {note.problem}
              </p>
            )}
          </div>
        )
      })}
      <p className="cited-correction__quiet" id={`${id}-help`}>
        {said.noteHelp}
      </p>
    </div>
  )
}

/** The name of a user; null until it is known. */
function useNameOf(user: string | null): string | null {
  const ask = useServer()
  const [name, setName] = useState<string | null>(null)
  useEffect(() => {
    if (user === null) return undefined
    const controller = new AbortController()
    ask<{ name?: string }>(`/users/${user}?depth=0`, { signal: controller.signal })
      .then((found) => setName(found.name ?? null))
      // Without a name the sentence says it without one.
      .catch(() => undefined)
    return () => controller.abort()
  }, [ask, user])
  return user === null ? null : name
}

function WrittenBy({ at, by, now }: { at: string; by: string | null; now: number }) {
  const { correction: said } = useWords()
  const { i18n } = useTranslation()
  return (
    <p className="cited-correction__quiet">
      <time dateTime={at}>{said.waitsSince(useNameOf(by), timeAgo(at, now, i18n.language))}</time>
    </p>
  )
}

/** Says that another correction waits, what it is and whose, and how to go on. */
function Conflict({ now, waiting }: { now: number; waiting: PendingCorrection }) {
  const { correction: said } = useWords()
  const nameOf = useLanguageName()
  const { i18n } = useTranslation()
  const { collectionSlug, id } = useDocumentInfo()
  const { admin } = useConfig().config.routes
  const name = useNameOf(waiting.by ?? null)
  const { at, kind, notes } = waiting
  return (
    <div className="cited-correction__alert" role="alert">
      <p>{said.conflict(name)}</p>
      <dl>
        {notes.map(({ language, text }) => (
          <div key={language}>
            <dt>
              {`${said.kinds[kind]}, ${nameOf(language)}`}
              {at && (
                <>
                  {', '}
                  <time dateTime={at}>{timeAgo(at, now, i18n.language)}</time>
                </>
              )}
            </dt>
            <dd lang={language}>{text}</dd>
          </div>
        ))}
      </dl>
      <p>{said.conflictHelp}</p>
      <div className="cited-correction__buttons">
        <Button
          buttonStyle="secondary"
          el="anchor"
          margin={false}
          newTab
          size="small"
          url={formatAdminURL({ adminRoute: admin, path: `/collections/${collectionSlug}/${id}` })}
        >
          {said.lookAtIt}
        </Button>
        <Reload />
      </div>
    </div>
  )
}

/** Reads the record anew into the form. What was typed since is gone, which the button says. */
function Reload() {
  const { correction: said } = useWords()
  const { refresh } = useSavedDocument()
  return (
    <Button buttonStyle="secondary" margin={false} onClick={() => void refresh()} size="small" type="button">
      {said.reload}
    </Button>
  )
}

type Released = { editions: AffectedEdition[]; releases: ReleaseName[] }

type ReleaseProps = {
  editions: AffectedEdition[]
  /** Whether what would be released is what is saved. */
  isReady: boolean
  onRelease: (releases: ReleaseName[]) => void
}

/** The button that releases the correction in every edition, for those who may. */
function Release({ editions, isReady, onRelease }: ReleaseProps) {
  const { correction: said } = useWords()
  const { user } = useAuth()
  const ask = useServer()
  const { collectionSlug, id } = useDocumentInfo()
  const { openModal } = useModal()
  const { note } = useSavedDocument()
  const modal = `cited-release-${useId()}`
  const [isReleasing, setIsReleasing] = useState(false)
  const [failure, setFailure] = useState<string[]>([])
  const hasProblems = editions.some(({ problems }) => problems.length > 0)

  const release = async () => {
    setIsReleasing(true)
    setFailure([])
    try {
      const { releases } = await ask<{ releases: ReleaseName[] }>(`/${collectionSlug}/${id}/release`, {
        method: 'POST',
      })
      onRelease(releases)
      await note()
    } catch (error) {
      setFailure(sentencesOf(error))
    }
    setIsReleasing(false)
  }

  if (!hasRole(user, 'editor')) return isReady && <p className="cited-correction__quiet">{said.mayNot}</p>
  if (!isReady) return <p className="cited-correction__quiet">{said.saveFirst}</p>
  return (
    <>
      {failure.length > 0 && (
        <div className="cited-correction__alert" role="alert">
          <Sentences sentences={failure} />
        </div>
      )}
      <Button
        buttonStyle="primary"
        disabled={isReleasing || hasProblems}
        margin={false}
        onClick={() => openModal(modal)}
        size="medium"
        type="button"
      >
        {isReleasing ? said.releasing : said.release}
      </Button>
      <ConfirmationModal
        body={
          <>
            <p>{said.confirm(editions.length)}</p>
            <ul>
              {editions.map(({ article, title }) => (
                <li key={article}>{title}</li>
              ))}
            </ul>
          </>
        }
        confirmingLabel={said.releasing}
        confirmLabel={said.release}
        heading={said.confirmTitle}
        modalSlug={modal}
        onConfirm={release}
      />
    </>
  )
}

/** What was released, with links to each edition and its release. */
function Result({ apiPath, editions, releases }: Released & { apiPath: string }) {
  const { correction: said } = useWords()
  const { admin, api } = useConfig().config.routes
  const result = useRef<HTMLDivElement>(null)
  // The button that was pressed is gone.
  useEffect(() => result.current?.focus(), [])
  return (
    <div className="cited-correction__result" ref={result} role="status" tabIndex={-1}>
      <p>
        <span aria-hidden="true">✓ </span>
        {said.released(releases.length)}
      </p>
      <ul>
        {releases.map(({ hash, language, slug, version }) => {
          const edition = editions.find((each) => each.language === language && each.slug === slug)
          return (
            <li key={hash}>
              <Link
                href={formatAdminURL({ adminRoute: admin, path: `/collections/articles/${edition?.article ?? ''}` })}
              >
                {edition?.title ?? slug}
              </Link>
              {', '}
              <a
                href={formatAdminURL({ apiRoute: api, path: `${apiPath as `/${string}`}/releases/${hash}` })}
                rel="noreferrer"
                target="_blank"
              >
                {said.openPublic(version)}
              </a>
            </li>
          )
        })}
      </ul>
    </div>
  )
}
