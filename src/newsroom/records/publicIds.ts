import { inTransactionOf, type InTransaction } from '../../database/request'
import type { RecordCollection } from '../../model/recordKinds'
import { everyId } from '../../releases/mergers'
import { opaqueId } from '../../releases/opaqueId'
import { keysOfRecord } from '../../releases/publicNames'
import { slugOf } from '../../model/slugs'

/**
 * The keys of the releases that carry a record, by whatever id, or one that was merged into it. Releases of before name an unnamed source only by the
 * opaque id that it has in their story.
 */
export async function releaseKeys(req: InTransaction, collection: RecordCollection, id: string): Promise<string[]> {
  const ever = await everyId(req, collection, id)
  const keys = ever.flatMap((each) => keysOfRecord(collection, each))
  if (collection !== 'sources') return keys
  const { docs } = await req.payload.db.find<{ story: string }>({
    collection: slugOf(req.payload, 'articles'),
    pagination: false,
    req: inTransactionOf(req),
    select: { story: true },
    where: { sources: { in: [id] } },
  })
  const stories = new Set(docs.map(({ story }) => story))
  return [...keys, ...[...stories].map((story) => `source:${opaqueId(req.payload.secret, story, { collection, id })}`)]
}
