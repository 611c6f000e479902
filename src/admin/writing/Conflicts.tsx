'use client'

import { Button, useTranslation } from '@payloadcms/ui'
import { getTranslation } from '@payloadcms/translations'
import { useId, useState } from 'react'
import { ChangedSide } from '../Changed'
import { timeAgo } from '../timeAgo'
import { useWords } from '../words'
import { Dialog } from './Dialog'
import type { EditedField } from './fields'
import { decided, questionsOf, type Choice, type Question } from './merge'
import { saidParts } from './said'
import type { Conflict } from './surroundings'

type Props = {
  conflict: Conflict
  fields: EditedField[]
  onLater: () => void
  onChosen: (choices: Record<string, Choice>) => Promise<unknown>
}

/** Shows what two people made of one document, and takes what is chosen. Nothing is chosen beforehand. */
export function Conflicts({ conflict: { at, by, merge }, fields, onChosen, onLater }: Props) {
  const said = useWords().writing.conflict
  const { i18n } = useTranslation()
  const id = useId()
  const [choices, setChoices] = useState<Record<string, Choice>>({})
  const [isSent, setIsSent] = useState(false)
  const [now] = useState(() => Date.now())
  const questions = questionsOf(merge)
  const fieldOf = (path: string) => fields.find((field) => field.path === path)
  const nameOf = (path: string) =>
    (fieldOf(path)?.labels ?? []).map((label) => getTranslation(label, i18n)).join(': ') || path
  const asked = new Set(questions.map(({ path }) => path))
  const taken = [...decided(merge, {}).keys()].filter((path) => !asked.has(path)).map(nameOf)
  const name = by?.name ?? said.somebody
  const when = at === '' ? '' : timeAgo(at, now, i18n.language)
  const missing = questions.filter(({ key }) => !choices[key]).length
  const all = (choice: Choice) => setChoices(Object.fromEntries(questions.map(({ key }) => [key, choice])))

  return (
    <Dialog isWide labelledBy={`${id}-title`} onCancel={onLater}>
      <form
        onSubmit={(event) => {
          event.preventDefault()
          if (missing > 0 || isSent) return
          setIsSent(true)
          void onChosen(choices).finally(() => setIsSent(false))
        }}
      >
        <h2 id={`${id}-title`}>{said.title}</h2>
        <p>{said.says(name, when)}</p>
        {taken.length > 0 && <p>{said.taken(taken.join(', '))}</p>}
        {questions.length > 1 && (
          <div className="cited-writing-dialog__actions cited-writing-dialog__actions--start">
            <Button buttonStyle="pill" margin={false} onClick={() => all('mine')} size="small" type="button">
              {said.allMine}
            </Button>
            <Button buttonStyle="pill" margin={false} onClick={() => all('theirs')} size="small" type="button">
              {said.allTheirs(name)}
            </Button>
          </div>
        )}
        {questions.map((question, index) => {
          const field = fieldOf(question.path)
          return (
            field && (
              <Choosing
                choice={choices[question.key]}
                field={field}
                heading={said.question(index + 1, questions.length, nameOf(question.path))}
                key={question.key}
                name={name}
                onChoose={(choice) => setChoices({ ...choices, [question.key]: choice })}
                question={question}
                when={when}
              />
            )
          )
        })}
        <div className="cited-writing-dialog__actions cited-writing-dialog__actions--end">
          <span aria-live="polite" className="cited-writing-dialog__missing">
            {missing > 0 && said.missing(missing)}
          </span>
          <Button buttonStyle="secondary" margin={false} onClick={onLater} type="button">
            {said.later}
          </Button>
          <Button disabled={missing > 0 || isSent} margin={false} type="submit">
            {said.save}
          </Button>
        </div>
      </form>
    </Dialog>
  )
}

type ChoosingProps = {
  question: Question
  field: EditedField
  heading: string
  name: string
  when: string
  choice: Choice | undefined
  onChoose: (choice: Choice) => void
}

function Choosing({ choice, field, heading, name, onChoose, question, when }: ChoosingProps) {
  const said = useWords().writing.conflict
  const { i18n } = useTranslation()
  const id = useId()
  const [mine, theirs] = [question.mine, question.theirs].map((parts) =>
    saidParts(field, parts, (label) => getTranslation(label, i18n) as string),
  ) as [string, string]
  const canBoth = question.kind !== 'value' && question.mine.length > 0 && question.theirs.length > 0
  const sides = [
    { key: 'mine' as const, title: said.yours, text: mine, parts: question.mine },
    { key: 'theirs' as const, title: said.theirs(name, when), text: theirs, parts: question.theirs },
  ]
  return (
    <fieldset className="cited-choosing">
      <legend>{heading}</legend>
      <div className="cited-choosing__sides">
        {sides.map(({ key, parts, text, title }) => (
          <label className="cited-choosing__side" key={key}>
            <span className="cited-choosing__name">
              <input checked={choice === key} name={id} onChange={() => onChoose(key)} type="radio" value={key} />
              {title}
            </span>
            <span className="cited-choosing__text">
              {parts.length === 0 || text === '' ? (
                <em>{parts.length === 0 ? said.nothing : said.notShown}</em>
              ) : mine !== '' && theirs !== '' ? (
                <ChangedSide after={mine} before={theirs} side={key === 'mine' ? 'added' : 'removed'} />
              ) : (
                text
              )}
            </span>
          </label>
        ))}
      </div>
      {canBoth && (
        <label className="cited-choosing__both">
          <input checked={choice === 'both'} name={id} onChange={() => onChoose('both')} type="radio" value="both" />
          {said.both}
        </label>
      )}
    </fieldset>
  )
}
