'use client'

import { Button, useDocumentEvents, useDocumentInfo, useForm, useFormFields } from '@payloadcms/ui'
import { useCallback, useEffect, useRef, useState } from 'react'
import { readsWords } from '../../figures'
import type { Language } from '../../model/languages'
import type { QuoteRecord, StatisticRecord } from '../../model/records'
import { waitingProposals, type Finding, type Review } from '../../review'
import { useServer } from '../server'
import { useLanguageName, useWords } from '../words'
import { useActions } from './actions'
import { AttributeFigures } from './AttributeFigures'
import { CreateRecord } from './CreateRecord'
import type { FormEdition } from './answer'
import type { ReviewSession, SessionView } from './reviewSession'
import type { CreateRequest } from './FindingActions'
import { FindingButton } from './FindingButton'
import { FindingList, mayBeChosen } from './FindingList'
import { FindingPopover } from './FindingPopover'
import { goTo } from './goTo'
import { Proposals } from './Proposals'
import { isSamePlace } from './textRange'
import { useEdition, useFormBody } from './useEdition'
import { useReviewSession, useSessionView } from './useReviewSession'
import { recordCollections } from '../../model/recordKinds'
import { useHasRole, useSlugOf } from '../project'
import { showPanels } from '../writing/panels'
import './AttributionPanel.css'

/** The fields whose errors say that the review refused to publish (`refuseFindings` on the server). */
const reviewedFields = [
  'body',
  'title',
  'dek',
  'hero',
  'translatedFrom',
  'slug',
  'byline',
  'topics',
  'firstPublished',
  'corrections',
]

/** What the review finds in an article while it is written: how much is attributed, and what is not. */
export function AttributionPanel({ languages }: { languages: Language[] }) {
  const session = useReviewSession()
  const view = useSessionView(session)
  const panel = useRef<HTMLElement>(null)
  const [creating, setCreating] = useState<CreateRequest | null>(null)
  const actions = useActions(session)
  const edition = useEdition(languages)
  useFeeding(session, edition)

  const opened = session.finding(view.open)
  const together = opened ? [opened, ...othersAt(opened, session.review)] : []

  const onCreate = (record: unknown) => {
    if (!creating) return
    const { finding } = creating
    if (creating.collection === 'statistics') actions.linkStatistic(finding, record as StatisticRecord)
    else actions.linkQuote(finding, record as QuoteRecord)
  }
  const onClose = useCallback(() => setCreating(null), [])

  return (
    <section aria-label={useWords().review.attribution} className="cited-panel field-type" ref={panel} tabIndex={-1}>
      <Findings edition={edition} session={session} view={view} />
      {opened && (
        <FindingPopover
          session={session}
          fallback={panel}
          findings={together}
          onCreate={(request) => {
            session.open(null)
            setCreating(request)
          }}
        />
      )}
      {creating && (
        <CreateRecord
          collection={creating.collection}
          data={creating.data}
          language={session.edition?.language ?? 'en'}
          onClose={onClose}
          onCreate={onCreate}
        />
      )}
    </section>
  )
}

function othersAt(finding: Finding, review: Review | null): Finding[] {
  return (review?.findings ?? []).filter(
    (each) =>
      each.fingerprint !== finding.fingerprint &&
      each.dismissal === null &&
      each.where.path !== null &&
      isSamePlace(each, finding),
  )
}

/** Tells the session what is in the form, and when there is a reason to ask the server. */
function useFeeding(session: ReviewSession, edition: FormEdition): void {
  const body = useFormBody()
  const { lastUpdateTime } = useDocumentInfo()
  const { mostRecentUpdate } = useDocumentEvents()
  const slugOf = useSlugOf()
  const ask = useServer()

  useEffect(() => session.start(ask), [ask, session])
  useEffect(() => session.setEdition(edition), [session, edition])
  useEffect(() => session.setSavedBody(body), [session, body])
  useEffect(() => session.saved(), [session, lastUpdateTime])
  useEffect(() => {
    const { entitySlug } = mostRecentUpdate ?? {}
    if (entitySlug && recordCollections.some((name) => slugOf(name) === entitySlug)) session.ask()
  }, [session, mostRecentUpdate, slugOf])
}

type FindingsProps = { edition: FormEdition; session: ReviewSession; view: SessionView }

function Findings({ edition, session, view }: FindingsProps) {
  const { review: words } = useWords()
  const { formRef } = useForm()
  const actions = useActions(session)
  const { failure, isAsking, isEmpty, matches, proposals, review } = view
  const mayDecide = useHasRole('editor')
  const findings = review?.findings ?? []
  const dismissed = findings.filter(({ dismissal }) => dismissal !== null)
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set())
  const together = findings.filter((finding) => chosen.has(finding.fingerprint) && mayBeChosen(finding))
  const [isAttributing, setIsAttributing] = useState(false)
  const choose = useCallback((fingerprint: string, isChosen: boolean) => {
    setChosen((before) => {
      const after = new Set(before)
      if (isChosen) after.add(fingerprint)
      else after.delete(fingerprint)
      return after
    })
  }, [])
  const attributed = (review?.figures.attributed ?? 0) + (review?.quotations.attributed ?? 0)
  const total = (review?.figures.total ?? 0) + (review?.quotations.total ?? 0)
  const go = useCallback(
    (fingerprint: string) => {
      const finding = session.finding(fingerprint)
      // They would stand before the words.
      showPanels(false)
      if (finding) void goTo(session, finding, formRef.current)
    },
    [session, formRef],
  )

  return (
    <>
      <header className="cited-panel__head">
        <h2 className="cited-panel__title">{words.attribution}</h2>
        <span aria-live="polite" className="cited-panel__state">
          {isAsking && words.loading}
        </span>
      </header>
      <RefusalAlert count={review?.counts.error ?? 0} />
      <p className="cited-panel__meter">
        <span>{words.meter(attributed, total)}</span>
        <span
          aria-label={words.attribution}
          aria-valuemax={Math.max(1, total)}
          aria-valuemin={0}
          aria-valuenow={attributed}
          aria-valuetext={words.meter(attributed, total)}
          className="cited-panel__bar"
          role="meter"
        >
          <span style={{ inlineSize: `${total === 0 ? 0 : (100 * attributed) / total}%` }} />
        </span>
      </p>
      <DigitsOnly edition={edition} />
      {failure !== null && (
        <div className="cited-panel__failure" role="alert">
          <p>
            {words.failed} {failure}
          </p>
          <Button buttonStyle="secondary" margin={false} onClick={() => session.ask()} size="small" type="button">
            {words.retry}
          </Button>
        </div>
      )}
      {matches > 0 && session.link && (
        <Button buttonStyle="secondary" margin={false} onClick={actions.linkExactMatches} size="small" type="button">
          {words.linkExact(matches)}
        </Button>
      )}
      {together.length > 0 && session.link && (
        <Together
          findings={together}
          isOpen={isAttributing}
          onAll={() => setChosen(new Set(findings.filter(mayBeChosen).map(({ fingerprint }) => fingerprint)))}
          onClose={() => {
            setIsAttributing(false)
            setChosen(new Set())
          }}
          onOpen={() => setIsAttributing(true)}
          session={session}
        />
      )}
      <div className="cited-panel__list">
        {mayDecide && <Proposals onGo={go} session={session} waiting={waitingProposals(findings, proposals)} />}
        <FindingList
          chosen={chosen}
          findings={findings}
          onChoose={choose}
          onGo={go}
          proposals={proposals}
          session={session}
        />
        {review && findings.length === dismissed.length && (
          <p className="cited-panel__empty">
            {isEmpty ? words.emptyBody : total > 0 ? words.nothingFound : words.nothingToAttribute}
          </p>
        )}
        {dismissed.length > 0 && (
          <details className="cited-panel__dismissed">
            <summary>{`${words.dismissed} (${dismissed.length})`}</summary>
            <ul>
              {dismissed.map((finding) => (
                <li key={finding.fingerprint}>
                  <FindingButton context="" finding={finding} isBrief={false} isDeclined={null} onGo={go} />
                </li>
              ))}
            </ul>
          </details>
        )}
      </div>
      <p className="cited-panel__help">{words.help}</p>
    </>
  )
}

/** Says what the review cannot do in a language that Cited has no words of. */
function DigitsOnly({ edition }: { edition: FormEdition }) {
  const { review: words } = useWords()
  const languageName = useLanguageName()
  if (readsWords(edition.locale)) return null
  return (
    <p className="cited-panel__digits" role="note">
      {words.digitsOnly(languageName(edition.language))}
    </p>
  )
}

type TogetherProps = {
  session: ReviewSession
  findings: Finding[]
  isOpen: boolean
  onAll: () => void
  onOpen: () => void
  onClose: () => void
}

/** Attributes the figures that were chosen to one source. */
function Together({ findings, isOpen, onAll, onClose, onOpen, session }: TogetherProps) {
  const { review: words } = useWords()
  const section = useRef<HTMLDivElement>(null)
  useEffect(() => {
    if (isOpen) section.current?.querySelector<HTMLElement>('[data-first]')?.focus()
  }, [isOpen])
  return (
    <div
      className="cited-panel__together"
      onKeyDown={(event) => {
        if (event.key === 'Escape' && isOpen && !event.defaultPrevented) {
          event.stopPropagation()
          onClose()
          section.current?.closest<HTMLElement>('.cited-panel')?.focus()
        }
      }}
      ref={section}
    >
      <span className="cited-actions__more">
        {!isOpen && (
          <Button buttonStyle="secondary" margin={false} onClick={onOpen} size="small" type="button">
            {words.form.attributeTo(findings.length)}
          </Button>
        )}
        <Button buttonStyle="pill" margin={false} onClick={onAll} size="small" type="button">
          {words.form.chooseAll}
        </Button>
        <Button buttonStyle="pill" margin={false} onClick={onClose} size="small" type="button">
          {words.form.chooseNone}
        </Button>
      </span>
      {isOpen && (
        <AttributeFigures
          findings={findings}
          key={findings.map(({ fingerprint }) => fingerprint).join(' ')}
          onDone={onClose}
          session={session}
        />
      )}
    </div>
  )
}

/**
 * Says that publishing was refused: the server's errors then stand at the fields of the form. Payload takes them away
 * with the next answer about the form, so the alert stays until the errors are gone.
 */
function RefusalAlert({ count }: { count: number }) {
  const { review: words } = useWords()
  const alert = useRef<HTMLDivElement>(null)
  const isRefused = useFormFields(([fields]) =>
    reviewedFields.some((path) => fields[path]?.valid === false && Boolean(fields[path].errorMessage)),
  )
  const [wasRefused, setWasRefused] = useState(isRefused)
  const [refusals, setRefusals] = useState(0)
  if (isRefused !== wasRefused) {
    setWasRefused(isRefused)
    if (isRefused) setRefusals(refusals + 1)
  }
  if (count === 0 && refusals > 0 && !isRefused) setRefusals(0)

  useEffect(() => {
    if (refusals === 0) return
    showPanels(true)
    alert.current?.scrollIntoView({ block: 'nearest' })
    alert.current?.focus({ preventScroll: true })
  }, [refusals])

  if (refusals === 0 || count === 0) return null
  return (
    <div className="cited-panel__refusal" ref={alert} role="alert" tabIndex={-1}>
      {words.refused(count)}
    </div>
  )
}
