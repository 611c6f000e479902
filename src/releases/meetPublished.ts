/**
 * Where those meet who make something public and those who change what it rests on: neither finds what the other has not
 * committed, and each would do its part as if the other were not there.
 */
import { meetAt, meetAtAllDoors, meetAtOneDoor } from '../database/meetings'
import type { InTransaction } from '../database/request'
import type { RecordName } from '../model/recordKinds'
import { isLive, type Release } from '../model/release'
import { isOpaque } from './opaqueId'
import { recordAmong } from './publicNames'
import type { ReleaseDraft } from './releaseDraft'

/** Where whoever publishes text meets whoever protects a name: it may stand in any text. */
const NAMES = 'published:names'

function placeOf({ collection, id }: RecordName): string {
  return `published:${collection}:${id}`
}

/**
 * Lets nobody change a record, or protect a name, beside the transaction that writes releases. Records that the release
 * before carries by the same name are not met at: whoever changes those finds that release.
 */
export async function meetChanges(
  req: InTransaction,
  releases: ReadonlyArray<{ newest: Release | undefined; draft: Pick<ReleaseDraft, 'records'> }>,
): Promise<void> {
  const carried = releases.flatMap(({ draft, newest }) => {
    const known = new Set(newest && isLive(newest) ? newest.records : [])
    return draft.records.filter((key) => !known.has(key))
  })
  const records = carried.flatMap((key) => recordAmong(key) ?? []).filter(({ id }) => !isOpaque(id))
  await meetAt(req, records.map(placeOf))
  await meetAtOneDoor(req, NAMES)
}

/** Lets nobody release for the first time what carries one of `records`, or change one of them, beside the transaction. */
export async function meetPublications(req: InTransaction, records: readonly RecordName[]): Promise<void> {
  await meetAt(req, records.map(placeOf))
}

/** Lets nobody release a text beside the transaction that protects a name. */
export async function meetTexts(req: InTransaction): Promise<void> {
  await meetAtAllDoors(req, NAMES)
}
