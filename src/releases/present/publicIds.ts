import type { RecordCollection } from '../../model/recordKinds'
import type { EditionRecords, StatisticRecord } from '../../model/records'
import { isOnRecord } from './source'

type Records = Pick<EditionRecords, 'statistics' | 'quotes' | 'sources'>

/** Gives an id that another story does not share. */
export type OpaqueId = (story: string, record: { collection: RecordCollection; id: string }) => string

/**
 * Tells of records whether they rest, at any distance, on a source that is not named, as such a source itself does. What
 * the same id in two stories would tell of them is that both have the same source.
 */
function unnamedAmong({ statistics, quotes, sources }: Records) {
  const known = new Map<string, boolean>()
  const restsOn = (collection: RecordCollection, id: string): boolean => {
    const key = `${collection}:${id}`
    const answer = known.get(key)
    if (answer !== undefined) return answer
    // What it is computed from may lead back to it in records that are not sound.
    known.set(key, false)
    const found = looked(collection, id)
    known.set(key, found)
    return found
  }
  const byEvidence = (evidence: StatisticRecord['evidence']): boolean =>
    (evidence ?? []).some(
      ({ source, quote }) => restsOn('sources', source) || (quote ? restsOn('quotes', quote) : false),
    )
  const looked = (collection: RecordCollection, id: string): boolean => {
    switch (collection) {
      case 'sources': {
        const source = sources.get(id)
        return source !== undefined && !isOnRecord(source)
      }
      case 'quotes': {
        const quote = quotes.get(id)
        return quote !== undefined && (restsOn('sources', quote.speaker) || byEvidence(quote.evidence))
      }
      case 'statistics': {
        const statistic = statistics.get(id)
        if (!statistic) return false
        const operands = statistic.operands ?? []
        return byEvidence(statistic.evidence) || operands.some((operand) => restsOn('statistics', operand.statistic))
      }
    }
  }
  return restsOn
}

/** Gives the ids under which records are public in a story: their own, or opaque ones where they rest on the unnamed. */
export function publicIds(
  records: Records,
  story: string,
  opaqueId: OpaqueId,
): (collection: RecordCollection, id: string) => string {
  const isUnnamed = unnamedAmong(records)
  return (collection, id) => (isUnnamed(collection, id) ? opaqueId(story, { collection, id }) : id)
}
