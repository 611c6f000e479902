/** What holds across the fields of a record, checked on every write before it reaches the database. */
import { sentence } from '../sentences'
import { Decimal } from 'decimal.js'
import type { CollectionBeforeChangeHook, PayloadRequest } from 'payload'
import { evaluateFormula } from '../../figures'
import { languageName } from '../../review/languageName'
import { type FieldProblem, refuse } from '../../access/refuse'
import { inTransactionOf } from '../../database/request'
import type { QuoteRecord, StatisticRecord } from '../../model/records'
import { referenceProblems, type Reference } from './references'
import { isSound } from './soundness'
import { idOf } from '../../model/ids'
import { meetPublications } from '../../releases/meetPublished'
import { slugOf } from '../../model/slugs'

const currencies = new Set(Intl.supportedValuesOf('currency'))

function evidenceReferences(evidence: StatisticRecord['evidence']): Reference[] {
  return (evidence ?? []).flatMap((piece, index) => [
    { path: `evidence.${index}.source`, collection: 'sources' as const, id: piece.source },
    { path: `evidence.${index}.quote`, collection: 'quotes' as const, id: piece.quote },
  ])
}

function operandReferencesOf({ operands }: Pick<Partial<StatisticRecord>, 'operands'>): Reference[] {
  return (operands ?? []).map(({ statistic }, index) => ({
    path: `operands.${index}.statistic`,
    collection: 'statistics' as const,
    id: statistic,
  }))
}

function quoteReferencesOf({ evidence, speaker }: Partial<QuoteRecord>): Reference[] {
  return [{ path: 'speaker', collection: 'sources', id: speaker }, ...evidenceReferences(evidence)]
}

function rangeProblems({ value, high }: StatisticRecord): FieldProblem[] {
  return high && new Decimal(high).lte(value)
    ? [
        {
          path: 'high',
          message: sentence('The end of the range, {high}, must be greater than its start, {value}.', { high, value }),
        },
      ]
    : []
}

function unitProblems({ unit }: StatisticRecord): FieldProblem[] {
  if (unit.kind === 'currency' && !currencies.has(unit.code ?? '')) {
    return [
      {
        path: 'unit.code',
        message: sentence('Money needs a currency code of ISO 4217, such as USD or MXN.'),
      },
    ]
  }
  if (unit.kind === 'measure' && !unit.code) {
    return [
      {
        path: 'unit.code',
        message: sentence('A measure needs the code of its unit, such as km or kg.'),
      },
    ]
  }
  return []
}

function formulaProblems({ formula, operands }: StatisticRecord): FieldProblem[] {
  const keys = (operands ?? []).map(({ key }) => key)
  const twice = keys.find((key, index) => keys.indexOf(key) !== index)
  if (twice) {
    return [{ path: 'operands', message: sentence("The key '{twice}' is used twice.", { twice }) }]
  }
  if (!formula) {
    return keys.length > 0 ? [{ path: 'formula', message: sentence('There are operands but no formula.') }] : []
  }
  // Whether the formula can be computed with these keys; the values are those of the operands when it is presented.
  const result = evaluateFormula(formula, Object.fromEntries(keys.map((key, index) => [key, String(index + 7)])))
  if (result.ok || result.problem === 'division-by-zero') return []
  return [
    {
      path: 'formula',
      message: sentence(
        'The formula cannot be computed ({detail}). Use + - * / ( ), numbers and the keys of the operands.',
        {
          detail: result.detail,
        },
      ),
    },
  ]
}

/**
 * Whether a statistic would be computed from itself, at any distance. Whoever changes another one on the way is met: each of
 * the two would find half of the circle.
 */
async function isCircular(req: PayloadRequest, id: string, operands: string[]): Promise<boolean> {
  const seen = new Set<string>()
  let next = operands
  while (next.length > 0) {
    if (next.includes(id)) return true
    const { docs } = await req.payload.db.find<{ id: string; operands?: StatisticRecord['operands'] }>({
      collection: slugOf(req.payload, 'statistics'),
      pagination: false,
      req: inTransactionOf(req),
      where: { id: { in: next } },
    })
    for (const each of next) seen.add(each)
    await meetPublications(
      req,
      next.map((each) => ({ collection: 'statistics', id: each })),
    )
    next = docs.flatMap((doc) => (doc.operands ?? []).flatMap(({ statistic }) => idOf(statistic) ?? []))
    next = next.filter((each) => !seen.has(each))
  }
  return false
}

export const checkStatistic: CollectionBeforeChangeHook = async ({ data, originalDoc, req }) => {
  // What is not sound is refused by the validation of its fields, which comes next.
  if (!isSound('statistics', data)) return data
  const statistic = data as StatisticRecord
  const operandReferences = operandReferencesOf(statistic)
  const stored = (originalDoc ?? {}) as Partial<StatisticRecord>
  const problems = [
    ...rangeProblems(statistic),
    ...unitProblems(statistic),
    ...formulaProblems(statistic),
    ...(await referenceProblems(
      req,
      [...evidenceReferences(statistic.evidence), ...operandReferences],
      [...evidenceReferences(stored.evidence), ...operandReferencesOf(stored)],
    )),
  ]
  const id = idOf(originalDoc)
  if (problems.length === 0 && id) {
    const operands = operandReferences.flatMap((operand) => idOf(operand.id) ?? [])
    const known = new Set(operandReferencesOf(stored).map((operand) => idOf(operand.id)))
    if (operands.some((operand) => !known.has(operand)) && (await isCircular(req, id, operands))) {
      problems.push({
        path: 'operands',
        message: sentence('The statistic would be computed from itself.'),
      })
    }
  }
  if (problems.length > 0) refuse('statistics', problems, req)
  return data
}

export const checkQuote: CollectionBeforeChangeHook = async ({ data, originalDoc, req }) => {
  if (!isSound('quotes', data)) return data
  const quote = data as QuoteRecord
  const languages = (quote.translations ?? []).map(({ language }) => language)
  const problems = [
    ...(quote.translations ?? []).flatMap(({ language }, index): FieldProblem[] =>
      language === quote.language || languages.indexOf(language) !== index
        ? [
            {
              path: `translations.${index}.language`,
              message: sentence('There is a text in {language} already.', { language: languageName(language) }),
            },
          ]
        : [],
    ),
    ...(await referenceProblems(
      req,
      quoteReferencesOf(quote),
      quoteReferencesOf((originalDoc ?? {}) as Partial<QuoteRecord>),
    )),
  ]
  if (problems.length > 0) refuse('quotes', problems, req)
  return data
}
