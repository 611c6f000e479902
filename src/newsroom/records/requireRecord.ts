import type { PayloadRequest } from 'payload'
import { notFound } from '../../access/refuse'
import type { RecordCollection } from '../../model/recordKinds'
import { slugOf } from '../../model/slugs'
import { sentence } from '../sentences'

/** Refuses (404) where there is no such record, or none that the caller may read. */
export async function requireRecord(req: PayloadRequest, collection: RecordCollection, id: string): Promise<void> {
  const { totalDocs } = await req.payload.count({
    collection: slugOf(req.payload, collection),
    overrideAccess: false,
    req: { user: req.user, context: {} },
    where: { id: { equals: id } },
  })
  if (totalDocs === 0) throw notFound(req, sentence('There is no such record.'))
}
