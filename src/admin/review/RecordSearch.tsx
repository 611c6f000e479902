'use client'

import { Button, useDebounce } from '@payloadcms/ui'
import { useEffect, useId, useState, type KeyboardEvent } from 'react'
import { formatFigure } from '../../figures'
import type { QuoteRecord, StatisticRecord } from '../../model/records'
import { useServer } from '../server'
import { useWords } from '../words'

const MOST_RESULTS = 8
const DELAY = 250

type Props = {
  collection: 'statistics' | 'quotes'
  /** The language and the locale of the edition. */
  language: string
  locale: string
  onStatistic: (statistic: StatisticRecord) => void
  onQuote: (quote: QuoteRecord) => void
  onCancel: () => void
}

type Result =
  | { kind: 'statistics'; record: StatisticRecord; label: string }
  | { kind: 'quotes'; record: QuoteRecord; label: string }

const fieldsOf = { statistics: ['label', 'value', 'place'], quotes: ['text', 'translations.text', 'speaker.name'] }

function labelOf(statistic: StatisticRecord, locale: string): string {
  let value = statistic.value
  try {
    value = formatFigure(statistic, { locale })
  } catch {
    // A value that is no number is shown as it is.
  }
  return [value, statistic.label].filter(Boolean).join(' — ')
}

/** Looks for a record by what it says and links the one that is chosen: a combobox with a list of results. */
export function RecordSearch({ collection, language, locale, onStatistic, onQuote, onCancel }: Props) {
  const words = useWords()
  const ask = useServer()
  const id = useId()
  const [query, setQuery] = useState('')
  const [results, setResults] = useState<Result[] | 'failed' | null>(null)
  const [active, setActive] = useState(0)
  const asked = useDebounce(query.trim(), DELAY)

  useEffect(() => {
    const controller = new AbortController()
    const search = new URLSearchParams({ depth: '0', joins: 'false', limit: String(MOST_RESULTS), locale: language })
    search.set('merged', 'false')
    if (asked !== '') {
      for (const [index, field] of fieldsOf[collection].entries())
        search.set(`where[or][${index}][${field}][like]`, asked)
    }
    ask<{ docs: unknown[] }>(`/${collection}?${search}`, { signal: controller.signal })
      .then(({ docs }) => {
        setActive(0)
        setResults(
          docs.map((doc): Result => {
            if (collection === 'quotes') {
              const record = doc as QuoteRecord
              return { kind: 'quotes', record, label: `“${record.text}”` }
            }
            const record = doc as StatisticRecord
            return { kind: 'statistics', record, label: labelOf(record, locale) }
          }),
        )
      })
      .catch(() => {
        if (!controller.signal.aborted) setResults('failed')
      })
    return () => controller.abort()
  }, [ask, asked, collection, language, locale])

  const found = Array.isArray(results) ? results : []
  const choose = (result: Result | undefined) => {
    if (result?.kind === 'statistics') onStatistic(result.record)
    if (result?.kind === 'quotes') onQuote(result.record)
  }
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === 'ArrowDown') setActive((active + 1) % Math.max(1, found.length))
    else if (event.key === 'ArrowUp') setActive((active - 1 + found.length) % Math.max(1, found.length))
    else if (event.key === 'Enter') choose(found[active])
    else return
    event.preventDefault()
  }

  return (
    <div className="cited-actions cited-record-search">
      <input
        aria-activedescendant={found[active] ? `${id}-${active}` : undefined}
        aria-autocomplete="list"
        aria-controls={`${id}-list`}
        aria-expanded={found.length > 0}
        aria-label={collection === 'quotes' ? words.review.searchQuotes : words.review.searchStatistics}
        autoComplete="off"
        autoFocus
        className="cited-record-search__input"
        onChange={({ target }) => setQuery(target.value)}
        onKeyDown={onKeyDown}
        placeholder={words.review.searchRecords}
        role="combobox"
        type="text"
        value={query}
      />
      <ul className="cited-record-search__list" id={`${id}-list`} role="listbox">
        {found.map((result, index) => (
          <li
            aria-selected={index === active}
            className="cited-record-search__option"
            id={`${id}-${index}`}
            key={result.record.id}
            onClick={() => choose(result)}
            onPointerMove={() => setActive(index)}
            role="option"
          >
            {result.label}
          </li>
        ))}
      </ul>
      <p aria-live="polite" className="cited-record-search__status">
        {results === null && words.loading}
        {results === 'failed' && words.failed}
        {Array.isArray(results) && results.length === 0 && words.review.noRecords}
      </p>
      <div className="cited-actions__more">
        <Button buttonStyle="pill" margin={false} onClick={onCancel} size="small" type="button">
          {words.review.cancel}
        </Button>
      </div>
    </div>
  )
}
