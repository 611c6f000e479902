/** What holds across the fields of a record, checked on every write before it reaches the database. */
import { Decimal } from 'decimal.js'
import type { CollectionBeforeChangeHook, PayloadRequest } from 'payload'
import { evaluateFormula } from '../../figures'
import { type FieldProblem, refuse } from '../../access/refuse'
import { inTransactionOf } from '../../releases/load'
import type { QuoteRecord, StatisticRecord } from '../../model/records'
import { idOf, missingReferences, type Reference } from './references'

const currencies = new Set(Intl.supportedValuesOf('currency'))

function evidenceReferences(evidence: StatisticRecord['evidence']): Reference[] {
  return (evidence ?? []).flatMap((piece, index) => [
    { path: `evidence.${index}.source`, collection: 'sources' as const, id: piece.source },
    { path: `evidence.${index}.quote`, collection: 'quotes' as const, id: piece.quote },
  ])
}

function rangeProblems({ value, high }: StatisticRecord): FieldProblem[] {
  return high && new Decimal(high).lte(value)
    ? [
        {
          path: 'high',
          en: `The end of the range, ${high}, must be greater than its start, ${value}.`,
          es: `El final del rango, ${high}, debe ser mayor que su inicio, ${value}.`,
        },
      ]
    : []
}

function unitProblems({ unit }: StatisticRecord): FieldProblem[] {
  if (unit.kind === 'currency' && !currencies.has(unit.code ?? '')) {
    return [
      {
        path: 'unit.code',
        en: 'Money needs a currency code of ISO 4217, such as USD or MXN.',
        es: 'El dinero necesita un código de moneda ISO 4217, como USD o MXN.',
      },
    ]
  }
  if (unit.kind === 'measure' && !unit.code) {
    return [
      {
        path: 'unit.code',
        en: 'A measure needs the code of its unit, such as km or kg.',
        es: 'Una medida necesita el código de su unidad, como km o kg.',
      },
    ]
  }
  return []
}

function formulaProblems({ formula, operands }: StatisticRecord): FieldProblem[] {
  const keys = (operands ?? []).map(({ key }) => key)
  const twice = keys.find((key, index) => keys.indexOf(key) !== index)
  if (twice) {
    return [{ path: 'operands', en: `The key '${twice}' is used twice.`, es: `La clave '${twice}' se repite.` }]
  }
  if (!formula) {
    return keys.length > 0
      ? [{ path: 'formula', en: 'There are operands but no formula.', es: 'Hay operandos pero no hay fórmula.' }]
      : []
  }
  // Whether the formula can be computed with these keys; the values are those of the operands when it is presented.
  const result = evaluateFormula(formula, Object.fromEntries(keys.map((key, index) => [key, String(index + 7)])))
  if (result.ok || result.problem === 'division-by-zero') return []
  return [
    {
      path: 'formula',
      en: `The formula cannot be computed (${result.detail}). Use + - * / ( ), numbers and the keys of the operands.`,
      es: `La fórmula no puede calcularse (${result.detail}). Use + - * / ( ), números y las claves de los operandos.`,
    },
  ]
}

/** Whether a statistic would be computed from itself, at any distance. */
async function isCircular(req: PayloadRequest, id: string, operands: string[]): Promise<boolean> {
  const seen = new Set<string>()
  let next = operands
  while (next.length > 0) {
    if (next.includes(id)) return true
    const { docs } = await req.payload.db.find<{ id: string; operands?: StatisticRecord['operands'] }>({
      collection: 'statistics',
      pagination: false,
      req: inTransactionOf(req),
      where: { id: { in: next } },
    })
    for (const each of next) seen.add(each)
    next = docs.flatMap((doc) => (doc.operands ?? []).flatMap(({ statistic }) => idOf(statistic) ?? []))
    next = next.filter((each) => !seen.has(each))
  }
  return false
}

export const checkStatistic: CollectionBeforeChangeHook = async ({ data, originalDoc, req }) => {
  const statistic = data as StatisticRecord
  const operandReferences = (statistic.operands ?? []).map((operand, index) => ({
    path: `operands.${index}.statistic`,
    collection: 'statistics' as const,
    id: operand.statistic,
  }))
  const problems = [
    ...rangeProblems(statistic),
    ...unitProblems(statistic),
    ...formulaProblems(statistic),
    ...(await missingReferences(req, [...evidenceReferences(statistic.evidence), ...operandReferences])),
  ]
  const id = idOf(originalDoc)
  if (problems.length === 0 && id) {
    const operands = operandReferences.flatMap((operand) => idOf(operand.id) ?? [])
    if (await isCircular(req, id, operands)) {
      problems.push({
        path: 'operands',
        en: 'The statistic would be computed from itself.',
        es: 'La cifra se calcularía a partir de sí misma.',
      })
    }
  }
  if (problems.length > 0) refuse('statistics', problems, req)
  return data
}

export const checkQuote: CollectionBeforeChangeHook = async ({ data, req }) => {
  const quote = data as QuoteRecord
  const languages = (quote.translations ?? []).map(({ language }) => language)
  const problems = [
    ...(quote.translations ?? []).flatMap(({ language }, index): FieldProblem[] =>
      language === quote.language || languages.indexOf(language) !== index
        ? [
            {
              path: `translations.${index}.language`,
              en: `There is a text in '${language}' already.`,
              es: `Ya hay un texto en '${language}'.`,
            },
          ]
        : [],
    ),
    ...(await missingReferences(req, [
      { path: 'speaker', collection: 'sources', id: quote.speaker },
      ...evidenceReferences(quote.evidence),
    ])),
  ]
  if (problems.length > 0) refuse('quotes', problems, req)
  return data
}
