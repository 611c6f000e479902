import type { SourceRecord, StatisticRecord } from '../model/records'
import { withOperands } from './nodes'
import type { ReviewedEdition, Where } from './types'

/** How a passage rests on a source: it shows who spoke or a footnote, or the source is evidence behind it. */
export type Reliance = { source: SourceRecord; where: Where; text: string; as: 'speaker' | 'citation' | 'evidence' }

/** Every source behind every body node, each once a node, in document order within each kind of node. */
export function reliances(edition: ReviewedEdition): Reliance[] {
  const source = (id: string) => edition.sources.get(id)
  const behind = (evidence: StatisticRecord['evidence']): SourceRecord[] =>
    (evidence ?? []).flatMap(({ source: id, quote: stating }) => {
      const quote = stating ? edition.quotes.get(stating) : undefined
      return [source(id) ?? [], quote ? (source(quote.speaker) ?? []) : []].flat()
    })
  const each = (sources: SourceRecord[], node: { where: Where; text: string }, as: Reliance['as']): Reliance[] =>
    [...new Set(sources)].map((one) => ({ source: one, where: node.where, text: node.text, as }))

  return [
    ...edition.nodes.figures.flatMap((node) =>
      each(
        withOperands(node.statistic, edition).flatMap(({ evidence }) => behind(evidence)),
        node,
        'evidence',
      ),
    ),
    ...edition.nodes.quotations.flatMap((node) => {
      const speaker = source(node.quote.speaker)
      const evidence = behind(node.quote.evidence).filter((one) => one !== speaker)
      return [...each(speaker ? [speaker] : [], node, 'speaker'), ...each(evidence, node, 'evidence')]
    }),
    ...edition.nodes.citations.flatMap(({ where, source: cited }) =>
      each([cited], { where, text: cited.name }, 'citation'),
    ),
  ]
}
