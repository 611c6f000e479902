import type { TextBlock } from '../body'
import type { FigureFields } from '../body/types'
import { formatFigure } from '../figures'
import type { QuoteRecord, SourceRecord, StatisticRecord } from '../model/records'
import type { CheckedInput, ReviewedEdition, Where } from './types'

/** A figure's wording in an edition; the value as it is stored where it is no number. */
function figureText({ form, text }: FigureFields, statistic: StatisticRecord, locale: string): string {
  if (form === 'custom') return text ?? ''
  try {
    return formatFigure(statistic, { locale, form })
  } catch {
    return statistic.value
  }
}

/** The nodes of a body that name a record there is, with the record and how each reads. */
export function nodesOf(blocks: readonly TextBlock[], input: CheckedInput): ReviewedEdition['nodes'] {
  const nodes: ReviewedEdition['nodes'] = { figures: [], quotations: [], citations: [] }
  for (const { path, fields } of blocks.flatMap((block) => block.nodes)) {
    const where: Where = { field: 'body', path, start: null, end: null }
    if (fields?.blockType === 'figure') {
      const statistic = input.statistics.get(fields.statistic)
      if (!statistic) continue
      nodes.figures.push({ where, fields, statistic, text: figureText(fields, statistic, input.locale) })
    } else if (fields?.blockType === 'quotation') {
      const quote = input.quotes.get(fields.quote)
      if (quote) nodes.quotations.push({ where, fields, quote, text: fields.excerpt })
    } else if (fields) {
      const source = input.sources.get(fields.source)
      if (source) nodes.citations.push({ where, fields, source })
    }
  }
  return nodes
}

/** A statistic and all that it is computed from, at any distance, each once. */
export function withOperands(statistic: StatisticRecord, { statistics }: ReviewedEdition): StatisticRecord[] {
  const found = new Map([[statistic.id, statistic]])
  // A Map is walked in the order of insertion, also through what is added on the way.
  for (const each of found.values()) {
    for (const { statistic: id } of each.operands ?? []) {
      const operand = statistics.get(id)
      if (operand) found.set(id, operand)
    }
  }
  return [...found.values()]
}

/** The label of a statistic, or its value where the language has no label. */
export function labelOf({ label, value }: StatisticRecord): string {
  return label || value
}

/** The texts that an excerpt may be taken from: the quote's own, and its translation into the language. */
export function wordingsOf({ text, translations }: QuoteRecord, language: string): string[] {
  return [text, ...(translations ?? []).flatMap((each) => (each.language === language ? [each.text] : []))]
}

/** A quote as a list shows it: who said it, and the words. */
export function labelOfQuote({ text, speaker }: QuoteRecord, sources: ReadonlyMap<string, SourceRecord>): string {
  const name = sources.get(speaker)?.name
  return name ? `${name}: “${text}”` : `“${text}”`
}
