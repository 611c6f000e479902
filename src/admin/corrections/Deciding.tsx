'use client'

import { useId } from 'react'
import type { Language } from '../../model/languages'
import type { DerivedFigure } from '../../newsroom/corrections/derived'
import { useLanguageName, useWords } from '../words'
import { choiceOf, isOpen, keyOf, type Decided, type Rewrite } from './decisions'
import { FigureChange } from './Derived'
import { Sentences } from './Sentences'
import type { Releasing } from './useRelease'

/** As long as the server takes. */
const LONGEST_TEXT = 2000

type DecidingProps = {
  languages: Language[]
  releasing: Releasing
  /** The heading that the others are below. @default 'h2' */
  heading?: 'h2' | 'h3'
}

/** Asks what only somebody can decide about a correction, and says what the server did not take. */
export function Deciding({ heading: Heading = 'h2', languages, releasing }: DecidingProps) {
  const { correction: said } = useWords()
  const { decided, derived, failure, isSent, refusedWordings, rewrites, setDecided } = releasing
  const open = derived.filter((figure) => isOpen(figure, derived, decided))
  return (
    <>
      {open.length > 0 && <Heading>{said.derived}</Heading>}
      {open.map((figure) => (
        <FigureDecision
          decided={decided}
          figure={figure}
          isDisabled={isSent}
          key={figure.statistic}
          languages={languages}
          onDecide={setDecided}
        />
      ))}
      {rewrites.length > 0 && <Heading>{said.rewrite}</Heading>}
      {rewrites.map((rewrite) => (
        <Rewriting
          decided={decided}
          isDisabled={isSent}
          isRefused={
            refusedWordings[keyOf(rewrite)] !== undefined &&
            refusedWordings[keyOf(rewrite)] === decided.wordings[keyOf(rewrite)]
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
    </>
  )
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
  const { around, language, statistic, text, title, value } = rewrite
  const isExcerpt = statistic === null
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
      <label htmlFor={id}>{isExcerpt ? said.insteadOfExcerpt(text, value) : said.insteadOf(text, value)}</label>
      <input
        aria-describedby={isRefused ? `${id}-problem` : `${id}-passage`}
        aria-invalid={isRefused}
        disabled={isDisabled}
        id={id}
        lang={language}
        maxLength={isExcerpt ? LONGEST_TEXT : 200}
        onChange={({ target }) =>
          onDecide({ ...decided, wordings: { ...decided.wordings, [keyOf(rewrite)]: target.value } })
        }
        required
        type="text"
        value={decided.wordings[keyOf(rewrite)] ?? ''}
      />
      {isRefused && (
        <p className="cited-correction__problem" id={`${id}-problem`} role="alert">
          {isExcerpt ? said.notPart(value) : said.notTheValue(value)}
        </p>
      )}
    </div>
  )
}
