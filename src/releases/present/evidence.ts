import type { Evidence } from '../../model/document'
import type { SourceRecord, StatisticRecord } from '../../model/records'
import { presentDate } from './dates'
import { isOnRecord } from './source'

/**
 * Evidence as the public sees it. What a confidential source said, where and when can tell who it is, so of its
 * evidence only the fact that it exists is public; of a source off the record not even that.
 */
export function presentEvidence(
  evidence: StatisticRecord['evidence'],
  sources: Map<string, SourceRecord>,
  publicSourceId: (source: SourceRecord) => string,
): Evidence[] {
  return (evidence ?? []).flatMap((piece) => {
    const source = sources.get(piece.source)
    if (!source || source.terms === 'off-record') return []
    const named = isOnRecord(source)
    return [
      {
        source: publicSourceId(source),
        quote: named ? (piece.quote ?? null) : null,
        locator: named ? (piece.locator ?? null) : null,
        statedAs: named ? (piece.statedAs ?? null) : null,
        accessedAt: named ? presentDate(piece.accessedAt) : null,
      },
    ]
  })
}
