'use client'

import { Button, Link, useDocumentInfo, useFormFields, useLocale } from '@payloadcms/ui'
import { reduceFieldsToValues } from 'payload/shared'
import { useEffect, useState } from 'react'
import { checkDerivation, decimalPlaces, Exact, formatFigure, isDecimal, type FigureValue } from '../../figures'
import { localeOf, type Language } from '../../model/languages'
import { usePageOf } from '../project'
import { useServer } from '../server'
import { useWords } from '../words'
import './statistics.css'

type Operand = FigureValue & { id: string; label?: string | null; status?: string }
type Derivation = { formula: string; operands: Array<{ key: string; statistic: string }> }
type Stated = FigureValue & Derivation

/** How long nothing is typed before the server is asked for figures that are not known, in milliseconds. */
const DELAY = 300

/** What a form says of a figure, as far as it says it yet. */
function statedIn(fields: Parameters<typeof reduceFieldsToValues>[0]): Stated {
  const { formula, high, operands, qualifier, unit, value } = reduceFieldsToValues(fields, true) as Record<
    string,
    unknown
  >
  const rows = (Array.isArray(operands) ? operands : []) as Array<{ key?: unknown; statistic?: unknown }>
  return {
    value: typeof value === 'string' ? value : '',
    high: typeof high === 'string' && high !== '' ? high : null,
    qualifier: (qualifier ?? 'exact') as FigureValue['qualifier'],
    unit: (unit ?? { kind: 'count' }) as FigureValue['unit'],
    formula: typeof formula === 'string' ? formula.trim() : '',
    operands: rows.flatMap(({ key, statistic }) =>
      typeof key === 'string' && (typeof statistic === 'string' || typeof statistic === 'number')
        ? [{ key: key.trim(), statistic: String(statistic) }]
        : [],
    ),
  }
}

/** Digits that are shown after the last one that the figure states. */
const MORE_DIGITS = 2

/** What a formula gives, in the unit of the figure and with some more digits than that states. */
function rounded(computed: string, { unit, value }: FigureValue): FigureValue {
  const places = decimalPlaces(value) + MORE_DIGITS
  return { qualifier: 'exact', unit, value: new Exact(computed).toDecimalPlaces(places).toFixed() }
}

/** The figures of some ids, as they are saved; those that are not there are left out. */
function useStatistics(ids: readonly string[]) {
  const ask = useServer()
  const { code: locale } = useLocale()
  const { lastUpdateTime } = useDocumentInfo()
  const [known, setKnown] = useState<Map<string, Operand> | 'failed' | null>(null)
  const [attempt, setAttempt] = useState(0)
  const wanted = ids.join(',')
  useEffect(() => {
    if (wanted === '') return undefined
    const controller = new AbortController()
    const query = new URLSearchParams({ depth: '0', limit: '50', locale, 'where[id][in]': wanted })
    const timer = setTimeout(() => {
      ask<{ docs: Operand[] }>(`/statistics?${query.toString()}`, { signal: controller.signal })
        .then(({ docs }) => setKnown(new Map(docs.map((doc) => [String(doc.id), doc]))))
        .catch(() => {
          if (!controller.signal.aborted) setKnown('failed')
        })
    }, DELAY)
    return () => {
      clearTimeout(timer)
      controller.abort()
    }
  }, [ask, attempt, lastUpdateTime, locale, wanted])
  return { known, askAgain: () => setAttempt(attempt + 1) }
}

/** What the formula of a figure gives with the figures that it is computed from, and whether that is what the figure states. */
export function FormulaResult({ languages }: { languages: Language[] }) {
  const words = useWords()
  const { formula: said } = words.statistics
  const { code } = useLocale()
  const pageOf = usePageOf()
  const asked = useFormFields(([fields]) => JSON.stringify(statedIn(fields)))
  const stated = JSON.parse(asked) as Stated
  const { askAgain, known } = useStatistics(stated.operands.map(({ statistic }) => statistic))

  if (stated.formula === '') return null
  if (known === 'failed') {
    return (
      <div className="field-type" role="alert">
        <p>{said.failed}</p>
        <Button buttonStyle="secondary" onClick={askAgain} size="small" type="button">
          {words.review.retry}
        </Button>
      </div>
    )
  }
  const locale = localeOf(languages, code)
  const written = (figure: FigureValue) => (isDecimal(figure.value) ? formatFigure(figure, { locale }) : '?')
  const operands = stated.operands.map(({ key, statistic }) => ({ key, statistic, figure: known?.get(statistic) }))
  const isKnown = operands.every(({ figure }) => figure !== undefined)
  const values = Object.fromEntries(operands.flatMap(({ figure, key }) => (figure ? [[key, figure.value]] : [])))
  const { computed, consistent } = isDecimal(stated.value)
    ? checkDerivation({ formula: stated.formula, operands: values, value: stated.value })
    : { computed: null, consistent: false }
  return (
    <section aria-label={said.title} className="cited-formula field-type">
      <h3>{said.title}</h3>
      {operands.length > 0 && (
        <ul>
          {operands.map(({ figure, key, statistic }, index) => (
            <li key={`${key}-${index}`}>
              <code>{key}</code>
              {' = '}
              {figure ? (
                <>
                  <strong>{written(figure)}</strong>{' '}
                  <Link href={pageOf('statistics', statistic)}>{figure.label || words.statistics.noLabel}</Link>
                </>
              ) : (
                '…'
              )}
            </li>
          ))}
        </ul>
      )}
      {isKnown && (
        <p
          className={consistent ? 'cited-formula__verdict' : 'cited-formula__verdict cited-formula__verdict--not'}
          role="status"
        >
          <code>{stated.formula}</code>
          {' = '}
          {computed === null ? (
            said.nothing
          ) : (
            <>
              <strong>{written(rounded(computed, stated))}</strong>
              {'. '}
              {consistent ? said.agrees(written(stated)) : said.differs(written(stated))}
            </>
          )}
        </p>
      )}
    </section>
  )
}
