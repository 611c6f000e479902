'use client'

import { Button, Modal, useDocumentInfo, useModal } from '@payloadcms/ui'
import { useId, useState } from 'react'
import type { Language } from '../../model/languages'
import type { ReleaseName } from '../../model/release'
import type { AffectedEdition } from '../../newsroom/corrections/affected'
import type { DerivedFigure } from '../../newsroom/corrections/derived'
import { Refused, sentencesOf } from '../refused'
import { useServer } from '../server'
import { useLanguageName, useWords } from '../words'
import { choiceOf, decisionsOf, keyOf, rewritesIn, UNDECIDED, type Decided, type Rewrite } from './decisions'
import { FigureChange } from './Derived'
import { Sentences } from './Sentences'

/** As long as the server takes. */
const LONGEST_TEXT = 2000

type DialogProps = {
  derived: DerivedFigure[]
  editions: AffectedEdition[]
  /** Those that readers of the editions are told in. */
  languages: Language[]
  onRelease: (releases: ReleaseName[]) => Promise<void>
}

/** Asks what is to be decided about a correction, and releases it. */
export function ReleaseDialog({ slug, ...props }: DialogProps & { slug: string }) {
  const { isModalOpen } = useModal()
  if (!isModalOpen(slug)) return null
  return (
    <Modal className="confirmation-modal cited-dialog cited-release" closeOnBlur={false} slug={slug}>
      <Dialog slug={slug} {...props} />
    </Modal>
  )
}

function Dialog({ derived, editions, languages, onRelease, slug }: DialogProps & { slug: string }) {
  const words = useWords()
  const { correction: said } = words
  const ask = useServer()
  const { closeModal } = useModal()
  const { collectionSlug, id: record } = useDocumentInfo()
  const [decided, setDecided] = useState<Decided>(UNDECIDED)
  const [isSent, setIsSent] = useState(false)
  const [failure, setFailure] = useState<string[]>([])
  /** The wordings that the server did not take, as they were sent. */
  const [refused, setRefused] = useState<Record<string, string>>({})
  const id = useId()

  const rewrites = rewritesIn(editions, derived, decided)
  const decisions = decisionsOf(
    derived,
    rewrites,
    languages.map(({ code }) => code),
    decided,
  )

  const release = async () => {
    if (!decisions || isSent) return
    setIsSent(true)
    setFailure([])
    setRefused({})
    try {
      const { releases } = await ask<{ releases: ReleaseName[] }>(`/${collectionSlug}/${record}/release`, {
        method: 'POST',
        body: decisions,
      })
      await onRelease(releases)
      closeModal(slug)
    } catch (error) {
      const keys = refusedWordings(error)
      setRefused(Object.fromEntries(keys.map((key) => [key, decided.wordings[key] ?? ''])))
      // What is said beside a field is not said above all of them once more.
      if (!rewrites.some((each) => keys.includes(keyOf(each)))) setFailure(sentencesOf(error))
      setIsSent(false)
    }
  }

  return (
    <div
      aria-labelledby={`${id}-heading`}
      className="confirmation-modal__wrapper cited-dialog__wrapper cited-correction__dialog"
      onKeyDown={(event) => {
        if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) void release()
      }}
      role="group"
    >
      <div className="confirmation-modal__content">
        <h1 id={`${id}-heading`}>{said.confirmTitle}</h1>
        <p>{said.confirm(editions.length)}</p>
        <ul>
          {editions.map(({ article, title }) => (
            <li key={article}>{title}</li>
          ))}
        </ul>
        {derived.length > 0 && <h2>{said.derived}</h2>}
        {derived.map((figure) => (
          <FigureDecision
            decided={decided}
            figure={figure}
            isDisabled={isSent}
            key={figure.statistic}
            languages={languages}
            onDecide={setDecided}
          />
        ))}
        {rewrites.length > 0 && <h2>{said.rewrite}</h2>}
        {rewrites.map((rewrite) => (
          <Rewriting
            decided={decided}
            isDisabled={isSent}
            isRefused={
              refused[keyOf(rewrite)] !== undefined && refused[keyOf(rewrite)] === decided.wordings[keyOf(rewrite)]
            }
            key={keyOf(rewrite)}
            onDecide={setDecided}
            rewrite={rewrite}
          />
        ))}
        {failure.length > 0 && (
          <div className="cited-correction__alert" role="alert">
            <Sentences sentences={failure} />
          </div>
        )}
      </div>
      <div className="confirmation-modal__controls">
        {!decisions && (
          <p className="cited-correction__quiet" id={`${id}-missing`}>
            {said.undecided}
          </p>
        )}
        <Button buttonStyle="secondary" disabled={isSent} onClick={() => closeModal(slug)} size="large" type="button">
          {words.review.cancel}
        </Button>
        <Button
          disabled={!decisions || isSent}
          extraButtonProps={{ autoFocus: derived.length === 0 && rewrites.length === 0 }}
          id="confirm-action"
          onClick={() => void release()}
          size="large"
          type="button"
        >
          {isSent ? said.releasing : said.release}
        </Button>
      </div>
    </div>
  )
}

/** The wordings that the server says have to be written still, by their keys. */
function refusedWordings(error: unknown): string[] {
  const rewrite = error instanceof Refused ? error.data.rewrite : null
  return Array.isArray(rewrite) ? (rewrite as Pick<Rewrite, 'article' | 'node'>[]).map(keyOf) : []
}

type DecisionProps = { decided: Decided; isDisabled: boolean; onDecide: (decided: Decided) => void }

/** What becomes of a figure that is computed from the corrected one. */
function FigureDecision({
  decided,
  figure,
  isDisabled,
  languages,
  onDecide,
}: DecisionProps & { figure: DerivedFigure; languages: Language[] }) {
  const { correction: said } = useWords()
  const nameOf = useLanguageName()
  const id = useId()
  const { after, before, proposed, statistic } = figure
  const choice = choiceOf(figure, decided)
  const choose = (to: 'correct' | 'leave') => onDecide({ ...decided, choices: { ...decided.choices, [statistic]: to } })
  const reasons = decided.reasons[statistic] ?? {}
  const options = [
    ...(proposed === null ? [] : [['correct', said.correctTo(after ?? proposed)] as const]),
    ['leave', said.leave(before)] as const,
  ]
  return (
    <fieldset className="cited-correction__decision" disabled={isDisabled}>
      <legend>
        <FigureChange {...figure} />
      </legend>
      {options.map(([option, label]) => (
        <label key={option}>
          <input checked={choice === option} name={id} onChange={() => choose(option)} type="radio" value={option} />
          {label}
        </label>
      ))}
      {choice === 'leave' &&
        languages.map(({ code }) => (
          <div className="cited-correction__note" key={code}>
            <label htmlFor={`${id}-${code}`}>{said.reason(nameOf(code))}</label>
            <textarea
              id={`${id}-${code}`}
              lang={code}
              maxLength={LONGEST_TEXT}
              onChange={({ target }) =>
                onDecide({
                  ...decided,
                  reasons: { ...decided.reasons, [statistic]: { ...reasons, [code]: target.value } },
                })
              }
              required
              rows={2}
              value={reasons[code] ?? ''}
            />
          </div>
        ))}
      {choice === 'leave' && <p className="cited-correction__quiet">{said.reasonHelp}</p>}
    </fieldset>
  )
}

/** A wording that cannot follow its value, to be written anew in its passage. */
function Rewriting({
  decided,
  isDisabled,
  isRefused,
  onDecide,
  rewrite,
}: DecisionProps & { isRefused: boolean; rewrite: Rewrite }) {
  const { correction: said } = useWords()
  const nameOf = useLanguageName()
  const id = useId()
  const { around, language, text, title, value } = rewrite
  return (
    <div className="cited-correction__rewrite">
      <p className="cited-correction__edition">
        <span className="cited-correction__language">{nameOf(language)}</span>
        {title}
      </p>
      <p className="cited-correction__passage" id={`${id}-passage`} lang={language}>
        {around.before}
        <mark>{text}</mark>
        {around.after}
      </p>
      <label htmlFor={id}>{said.insteadOf(text, value)}</label>
      <input
        aria-describedby={isRefused ? `${id}-problem` : `${id}-passage`}
        aria-invalid={isRefused}
        disabled={isDisabled}
        id={id}
        lang={language}
        maxLength={200}
        onChange={({ target }) =>
          onDecide({ ...decided, wordings: { ...decided.wordings, [keyOf(rewrite)]: target.value } })
        }
        required
        type="text"
        value={decided.wordings[keyOf(rewrite)] ?? ''}
      />
      {isRefused && (
        <p className="cited-correction__problem" id={`${id}-problem`} role="alert">
          {said.notTheValue(value)}
        </p>
      )}
    </div>
  )
}
