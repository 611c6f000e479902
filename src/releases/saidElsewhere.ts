/** What readers are told in several stories that rest on one unnamed source: the same words would join them. */
import { meetAt } from '../database/meetings'
import type { InTransaction } from '../database/request'
import type { RecordName } from '../model/recordKinds'
import { editionOf } from '../model/release'
import { isAlike } from './likeWords'
import { keysOfRecord } from './publicNames'
import { notedReleases } from './read'

/** Words that another story says too, or nearly, and where it does. */
export type Said = { text: string; edition: string }

/**
 * The texts that a release of another story has already, or nearly, as a correction note, or as the reason why a figure was left: of
 * stories that carry one of `records`, which rest on an unnamed source. Withdrawn editions count, their releases are read.
 */
export async function saidElsewhere(
  req: InTransaction,
  { records, story, texts }: { records: readonly RecordName[]; story: string; texts: readonly string[] },
): Promise<Said[]> {
  if (records.length === 0 || texts.length === 0) return []
  const keys = records.flatMap(({ collection, id }) => keysOfRecord(collection, id))
  const releases = await notedReleases(req, {
    and: [{ records: { in: [...new Set(keys)].sort() } }, { story: { not_equals: story } }],
  })
  const said = new Map<string, string>()
  for (const release of releases) {
    const document = editionOf(release)
    if (!document) continue
    const { corrections, language, ledger, slug } = document
    for (const text of [...corrections.map((entry) => entry.text), ...ledger.left.map(({ reason }) => reason)]) {
      said.set(text, `${language}/${slug}`)
    }
  }
  return texts.flatMap((text) => {
    const found = [...said].find(([other]) => isAlike(text, other))
    return found ? [{ text, edition: found[1] }] : []
  })
}

/**
 * Lets nobody release words of another story that carries one of `records` beside the transaction of the request: of two who
 * looked that the other story has them not, one looks again.
 */
export function meetWhereSaid(req: InTransaction, records: readonly RecordName[]): Promise<void> {
  return meetAt(
    req,
    records.map(({ collection, id }) => `said:${collection}:${id}`),
  )
}
