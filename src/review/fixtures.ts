/** Small makers of editions and records for tests. Not part of the product. */
import { body, figure, paragraph, text } from '../body/fixtures'
import type { LexicalNode } from '../body/types'
import type { QuoteRecord, SourceRecord, StatisticRecord } from '../releases/records'
import type { EditionDocument } from '../releases/schema'
import { readEdition } from './review'
import type { OtherEdition, ReviewInput, Rule, RuleFinding } from './types'

export const statistic = (id: string, value: string, more: Partial<StatisticRecord> = {}): StatisticRecord => ({
  id,
  label: `label of ${id}`,
  value,
  qualifier: 'exact',
  unit: { kind: 'count' },
  evidence: [{ source: 'register' }],
  status: 'verified',
  ...more,
})

export const percent = (id: string, value: string, more: Partial<StatisticRecord> = {}): StatisticRecord =>
  statistic(id, value, { unit: { kind: 'percent' }, ...more })

export const source = (id: string, more: Partial<SourceRecord> = {}): SourceRecord => ({
  id,
  kind: 'document',
  name: `name of ${id}`,
  terms: 'on-record',
  availability: 'public',
  ...more,
})

export const quote = (id: string, words: string, more: Partial<QuoteRecord> = {}): QuoteRecord => ({
  id,
  text: words,
  language: 'en',
  speaker: 'register',
  evidence: [{ source: 'register' }],
  ...more,
})

type Given = Partial<Omit<ReviewInput, 'body' | 'statistics' | 'quotes' | 'sources'>> & {
  blocks?: LexicalNode[]
  statistics?: StatisticRecord[]
  quotes?: QuoteRecord[]
  sources?: SourceRecord[]
}

const byId = <T extends { id: string }>(records: T[]) => new Map(records.map((record) => [record.id, record]))

/** An English edition; a source named `register` is there already. */
export const input = ({ blocks = [], statistics = [], quotes = [], sources = [], ...more }: Given): ReviewInput => ({
  language: 'en',
  locale: 'en-US',
  title: '',
  dek: null,
  body: body(...blocks),
  hero: null,
  statistics: byId(statistics),
  quotes: byId(quotes),
  sources: byId([source('register'), ...sources]),
  original: null,
  isStale: false,
  translations: [],
  dismissals: [],
  ...more,
})

/** What one rule finds in an edition. */
export const findings = (rule: Rule, given: Given): RuleFinding[] => rule.check(readEdition(input(given)))

/** A body with one figure of each statistic, a paragraph each. */
export const citing = (...statistics: StatisticRecord[]): LexicalNode[] =>
  statistics.map(({ id }) => paragraph(figure(`figure-of-${id}`, id)))

type Child = string | { figure: StatisticRecord; text: string } | { quotation: string; text: string }

/** A released edition with one paragraph of text, figures and quotations. */
export const released = (language: string, locale: string, ...children: Child[]): OtherEdition => {
  const statistics = children.flatMap((child) => (typeof child === 'object' && 'figure' in child ? [child.figure] : []))
  const document = {
    language,
    title: `title in ${language}`,
    statistics,
    body: [
      {
        _type: 'block',
        children: children.map((child) => {
          if (typeof child === 'string') return { _type: 'span', text: child }
          return 'figure' in child
            ? { _type: 'figure', statistic: child.figure.id, text: child.text }
            : { _type: 'quotation', quote: child.quotation, text: child.text }
        }),
      },
    ],
  }
  // Only what parity reads.
  return { language, locale, document: document as unknown as EditionDocument }
}

export { body, figure, paragraph, text }
export { citation, quotation } from '../body/fixtures'
