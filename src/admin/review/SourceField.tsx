'use client'

import { useDebounce } from '@payloadcms/ui'
import { useEffect, useId, useState, type KeyboardEvent } from 'react'
import { useAlike } from '../alike/useAlike'
import { useServer } from '../server'
import { useWords } from '../words'
import {
  beginsSo,
  byLikeness,
  choose,
  isNamed,
  usedSources,
  type NamedSource,
  type SourceDraft,
  type SourceKind,
} from './attributing'

const MOST_RESULTS = 6
/** How long after a keystroke the server is asked, in milliseconds. */
const DELAY = 200

const kinds: readonly SourceKind[] = [
  ...(['document', 'dataset', 'publication', 'person', 'organization'] as const),
  ...(['hearing', 'broadcast', 'post', 'interview'] as const),
]

/** How long a click may take, in milliseconds. */
const CLICK = 250

type Props = {
  label: string
  /** What the edition rests on already, offered before anything is typed. */
  known: readonly NamedSource[]
  draft: SourceDraft
  onChange: (draft: SourceDraft) => void
  /** Whether it is where somebody begins. */
  isFirst?: boolean
  problem: string | undefined
  /** What is wrong with the address of a new source. */
  urlProblem: string | undefined
}

/** A source: the last used first, found by typing, or made of a name and perhaps an address. */
export function SourceField({ draft, isFirst = false, known, label, onChange, problem, urlProblem }: Props) {
  const { alike: offers, review } = useWords()
  const { form: words } = review
  const id = useId()
  const [isOpen, setIsOpen] = useState(false)
  const [active, setActive] = useState<number | null>(null)
  const { chosen, kind, text } = draft
  const typed = chosen ? '' : text.trim()
  const found = useFound(isOpen ? typed : '')
  // A person speaks; anything may be typed.
  const fits = (source: NamedSource) => typed !== '' || kind !== 'person' || source.kind === 'person'
  const used = usedSources(kind === 'person' ? 'speaker' : 'source')
  const offered = byLikeness([...used, ...known, ...found].filter(fits), typed).slice(0, MOST_RESULTS)
  const isNew = typed !== '' && !offered.some((each) => isNamed(each, typed))
  const count = offered.length + (isNew ? 1 : 0)
  // The name that begins with what is typed, or else a new one.
  const begins = offered.findIndex((each) => beginsSo(each, typed))
  const at = active ?? (typed === '' ? -1 : begins === -1 ? (isNew ? offered.length : -1) : begins)
  const last = used[0]?.id
  const url = typed === '' ? '' : draft.url.trim()
  const alike = useAlike(url === '' ? null : { collection: 'sources', url })

  const pick = (index: number) => {
    const source = offered[index]
    if (source) onChange(choose(source, kind))
    setIsOpen(false)
    setActive(null)
  }
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === 'ArrowDown' || event.key === 'ArrowUp') {
      if (isOpen && count > 0) setActive((at + (event.key === 'ArrowDown' ? 1 : -1) + count) % count)
      setIsOpen(true)
    } else if (event.key === 'Enter' && isOpen && offered[at]) pick(at)
    // A list that opened by itself is no step to go back.
    else if (event.key === 'Escape' && isOpen && count > 0 && (typed !== '' || active !== null)) setIsOpen(false)
    else return
    event.preventDefault()
  }

  return (
    <>
      <div className="cited-form__row">
        <label htmlFor={id}>{label}</label>
        <div className="cited-form__field">
          <input
            aria-activedescendant={isOpen && at >= 0 ? `${id}-${at}` : undefined}
            aria-autocomplete="list"
            aria-controls={`${id}-list`}
            aria-describedby={problem === undefined ? undefined : `${id}-problem`}
            aria-expanded={isOpen && count > 0}
            aria-invalid={problem !== undefined}
            autoComplete="off"
            data-first={isFirst ? '' : undefined}
            id={id}
            maxLength={300}
            // Not before a click on something below it is through: what it is meant for would move away from under it.
            onBlur={({ target }) => setTimeout(() => document.activeElement !== target && setIsOpen(false), CLICK)}
            onChange={({ target }) => {
              onChange({ ...draft, chosen: null, text: target.value })
              setIsOpen(true)
              setActive(null)
            }}
            onClick={() => setIsOpen(true)}
            onFocus={({ target }) => {
              target.select()
              if (!chosen) setIsOpen(true)
            }}
            onKeyDown={onKeyDown}
            placeholder={words.sourcePlaceholder}
            role="combobox"
            type="text"
            value={text}
          />
          <ul
            aria-label={label}
            className="cited-form__options"
            hidden={!isOpen || count === 0}
            id={`${id}-list`}
            // The field keeps the keyboard while one of them is clicked.
            onPointerDown={(event) => event.preventDefault()}
            role="listbox"
          >
            {offered.map((source, index) => (
              <li
                aria-selected={index === at}
                id={`${id}-${index}`}
                key={source.id}
                onClick={() => pick(index)}
                role="option"
              >
                {source.name}
                {source.id === last && <span className="cited-form__tag">{words.usedLast}</span>}
              </li>
            ))}
            {isNew && (
              <li
                aria-selected={at === offered.length}
                id={`${id}-${offered.length}`}
                onClick={() => pick(offered.length)}
                role="option"
              >
                {words.newSource(typed)}
              </li>
            )}
          </ul>
          <Problem id={`${id}-problem`} says={problem} />
        </div>
      </div>
      {typed !== '' && (
        <div className="cited-form__row">
          <label htmlFor={`${id}-url`}>{words.address}</label>
          <div className="cited-form__field cited-form__field--two">
            <input
              aria-describedby={urlProblem === undefined ? undefined : `${id}-url-problem`}
              aria-invalid={urlProblem !== undefined}
              autoComplete="off"
              id={`${id}-url`}
              maxLength={2000}
              onChange={({ target }) => onChange({ ...draft, url: target.value })}
              placeholder={words.optional}
              type="url"
              value={draft.url}
            />
            <select
              aria-label={words.kind}
              onChange={({ target }) => onChange({ ...draft, kind: target.value as SourceKind })}
              value={kind}
            >
              {kinds.map((each) => (
                <option key={each} value={each}>
                  {words.kinds[each]}
                </option>
              ))}
            </select>
            <Problem id={`${id}-url-problem`} says={urlProblem} />
            <div aria-live="polite">
              {alike.map(({ id: known, title: name }) => (
                <button
                  className="cited-form__offer"
                  key={known}
                  onClick={() => onChange(choose({ id: known, name }, kind))}
                  type="button"
                >
                  {offers.useSource(name)}
                </button>
              ))}
            </div>
          </div>
        </div>
      )}
    </>
  )
}

/** What is wrong with a field, said where it is. */
export function Problem({ id, says }: { id: string; says: string | undefined }) {
  return says === undefined ? null : (
    <p className="cited-form__problem" id={id} role="alert">
      {says}
    </p>
  )
}

/** The sources whose names have what is typed in them. */
function useFound(typed: string): readonly NamedSource[] {
  const ask = useServer()
  const asked = useDebounce(typed, DELAY)
  const [found, setFound] = useState<readonly NamedSource[]>([])
  useEffect(() => {
    if (asked === '') return undefined
    const controller = new AbortController()
    const query = new URLSearchParams({ depth: '0', joins: 'false', limit: '20', 'where[name][like]': asked })
    query.set('select[name]', 'true')
    query.set('merged', 'false')
    ask<{ docs: NamedSource[] }>(`/sources?${query}`, { signal: controller.signal })
      .then(({ docs }) => setFound(docs.map(({ id, name }) => ({ id: String(id), name }))))
      // What is typed can still be made; the server says when it is there.
      .catch(() => undefined)
    return () => controller.abort()
  }, [ask, asked])
  return found
}
