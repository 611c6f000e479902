import type { PublicQuote, PublicSource, PublicStatistic } from '../../model/document'
import type { RecordCollection } from '../../model/recordKinds'
import type { QuoteRecord, SourceRecord, StatisticRecord } from '../../model/records'
import { publicIds, type OpaqueId } from './publicIds'
import { presentQuote } from './quote'
import { presentSource } from './source'
import { presentStatistic } from './statistic'

/** What the records of an edition are presented with. */
export type RecordContext = {
  /** BCP 47 locale that numbers are written in. */
  locale: string
  /** The language of the edition. */
  language: string
  story: string
  statistics: Map<string, StatisticRecord>
  quotes: Map<string, QuoteRecord>
  sources: Map<string, SourceRecord>
  opaqueId: OpaqueId
}

/** A record as the public sees it in an edition; null when it has no public form. */
export function presentRecord(
  collection: RecordCollection,
  id: string,
  context: RecordContext,
  publicId = publicIds(context, context.story, context.opaqueId),
): PublicStatistic | PublicQuote | PublicSource | null {
  const given = { ...context, publicId }
  switch (collection) {
    case 'statistics': {
      const statistic = context.statistics.get(id)
      return statistic ? presentStatistic(statistic, given) : null
    }
    case 'quotes': {
      const quote = context.quotes.get(id)
      const speaker = quote && context.sources.get(quote.speaker)
      return quote && speaker ? presentQuote(quote, speaker, given) : null
    }
    case 'sources': {
      const source = context.sources.get(id)
      return source ? presentSource(source, publicId('sources', id)) : null
    }
  }
}
