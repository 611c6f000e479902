'use client'

import { Button, useDocumentInfo, useLocale, useTranslation } from '@payloadcms/ui'
import { useEffect, useState } from 'react'
import { formatFigure, type FigureUnit } from '../../figures'
import { localeOf, type Language } from '../../model/languages'
import type { StatedValue } from '../../newsroom/records/values'
import { useServer } from '../server'
import { useWords } from '../words'
import '../table.css'
import './statistics.css'

const WIDTH = 320
const HEIGHT = 64
const EDGE = 4

/** The course of a value as a line of steps: it holds until the next is stated. Left is the first, right is now. */
function stepsOf(values: readonly StatedValue[], now: number): string | null {
  const points = values.map(({ at, value }) => ({ at: Date.parse(at), value: Number(value) })).toReversed()
  const [first] = points
  const numbers = points.map(({ value }) => value)
  const [least, most] = [Math.min(...numbers), Math.max(...numbers)]
  if (!first || least === most || !numbers.every(Number.isFinite)) return null
  const span = Math.max(1, now - first.at)
  const x = (at: number) => EDGE + ((at - first.at) / span) * (WIDTH - 2 * EDGE)
  const y = (value: number) => HEIGHT - EDGE - ((value - least) / (most - least)) * (HEIGHT - 2 * EDGE)
  const steps = points.map(
    ({ at, value }, index) => `${index === 0 ? 'M' : 'H'}${x(at)}${index === 0 ? ',' : 'V'}${y(value)}`,
  )
  return `${steps.join('')}H${WIDTH - EDGE}`
}

/** What a figure stated over time: each value, how sure the newsroom was, when, and who said so. */
export function StatedValues({ languages }: { languages: Language[] }) {
  const words = useWords()
  const { values: said } = words.statistics
  const { language } = useTranslation().i18n
  const { code } = useLocale()
  const { id, initialData, lastUpdateTime } = useDocumentInfo()
  const ask = useServer()
  const [shown, setShown] = useState<{ values: StatedValue[]; now: number } | 'failed' | null>(null)
  const [attempt, setAttempt] = useState(0)

  useEffect(() => {
    if (id === undefined) return undefined
    const controller = new AbortController()
    ask<{ values: StatedValue[] }>(`/statistics/${id}/values`, { signal: controller.signal })
      .then(({ values }) => setShown({ values, now: Date.now() }))
      .catch(() => {
        if (!controller.signal.aborted) setShown('failed')
      })
    return () => controller.abort()
  }, [ask, attempt, id, lastUpdateTime])

  if (id === undefined) return <p className="cited-statistic__note">{said.none}</p>
  if (shown === null) return <p className="cited-statistic__note">{words.loading}</p>
  if (shown === 'failed') {
    return (
      <div className="cited-statistic__note" role="alert">
        <p>{words.review.uses.failed}</p>
        <Button buttonStyle="secondary" onClick={() => setAttempt(attempt + 1)} size="small" type="button">
          {words.review.retry}
        </Button>
      </div>
    )
  }
  const unit = (initialData?.unit ?? { kind: 'count' }) as FigureUnit
  const when = new Intl.DateTimeFormat(language, { dateStyle: 'medium', timeStyle: 'short' })
  const steps = stepsOf(shown.values, shown.now)
  return (
    <div className="cited-statistic field-type">
      {steps && (
        // The table says the same.
        <svg aria-hidden="true" className="cited-statistic__course" viewBox={`0 0 ${WIDTH} ${HEIGHT}`}>
          <path d={steps} />
        </svg>
      )}
      <table className="cited-table">
        <caption>{said.caption}</caption>
        <thead>
          <tr>
            <th scope="col">{said.value}</th>
            <th scope="col">{said.status}</th>
            <th scope="col">{said.since}</th>
            <th scope="col">{said.by}</th>
          </tr>
        </thead>
        <tbody>
          {shown.values.map(({ at, by, high, qualifier, status, value }, index) => (
            <tr key={index}>
              <td>{formatFigure({ high, qualifier, unit, value }, { locale: localeOf(languages, code) })}</td>
              <td>{words.body.statuses[status ?? 'unverified']}</td>
              <td>
                <time dateTime={at}>{when.format(new Date(at))}</time>
              </td>
              <td>{by ?? '—'}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}
