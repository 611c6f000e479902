import { inTransactionOf, type InTransaction } from '../../database/request'
import type { RecordCollection } from '../../model/recordKinds'
import { opaqueId } from '../../releases/opaqueId'

/** The ids under which a record can be public: its own; for a source also the opaque one of each story that rests on it. */
export async function publicIds(req: InTransaction, collection: RecordCollection, id: string): Promise<string[]> {
  if (collection !== 'sources') return [id]
  const { docs } = await req.payload.db.find<{ story: string }>({
    collection: 'articles',
    pagination: false,
    req: inTransactionOf(req),
    select: { story: true },
    where: { sources: { in: [id] } },
  })
  return [id, ...new Set(docs.map(({ story }) => opaqueId(req.payload.secret, story, id)))]
}
