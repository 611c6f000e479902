import type { Evidence } from '../../model/document'
import type { RecordCollection } from '../../model/recordKinds'
import type { QuoteRecord, SourceRecord, StatisticRecord } from '../../model/records'
import { presentDate } from './dates'
import { isOnRecord, mayBeQuoted } from './source'

/** What evidence is presented with. */
export type EvidenceContext = {
  quotes: ReadonlyMap<string, QuoteRecord>
  sources: ReadonlyMap<string, SourceRecord>
  publicId: (collection: RecordCollection, id: string) => string
}

/**
 * Evidence as the public sees it. What a confidential source said, where and when can tell who it is, so of its
 * evidence only the fact that it exists is public; of a source off the record not even that.
 */
export function presentEvidence(
  evidence: StatisticRecord['evidence'],
  { quotes, sources, publicId }: EvidenceContext,
): Evidence[] {
  const publicQuote = (id: string | null | undefined): string | null => {
    const speaker = id ? sources.get(quotes.get(id)?.speaker ?? '') : undefined
    return id && (!speaker || mayBeQuoted(speaker)) ? publicId('quotes', id) : null
  }
  return (evidence ?? []).flatMap((piece) => {
    const source = sources.get(piece.source)
    if (!source || source.terms === 'off-record') return []
    const named = isOnRecord(source)
    return [
      {
        source: publicId('sources', source.id),
        quote: named ? publicQuote(piece.quote) : null,
        locator: named ? (piece.locator ?? null) : null,
        statedAs: named ? (piece.statedAs ?? null) : null,
        accessedAt: named ? presentDate(piece.accessedAt) : null,
      },
    ]
  })
}
