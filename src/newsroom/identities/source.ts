/** The source that an identity is of. */
import { randomUUID } from 'node:crypto'
import type { CollectionBeforeChangeHook, PayloadRequest } from 'payload'
import { isByKey } from '../../access/identities'
import { conflict, refuse } from '../../access/refuse'
import { patchRow } from '../../database/patchRow'
import { inTransactionOf } from '../../database/request'
import { idOf } from '../../model/ids'
import { meetTexts } from '../../releases/meetPublished'
import { sentence } from '../sentences'
import { slugOf } from '../../model/slugs'

/** Refuses an identity of nobody; one whose source was deleted since may stay without. */
export const requireSource: CollectionBeforeChangeHook = ({ data, operation, originalDoc, req }) => {
  const sourceOf = (document: unknown) => idOf((document as { source?: unknown } | undefined)?.source)
  const hadNone = operation === 'update' && sourceOf(originalDoc) === undefined
  if (sourceOf(data) === undefined && !hadNone) {
    refuse('identities', [{ path: 'source', message: sentence('Say which source this is.') }], req)
  }
  return data as object
}

/** Once an identity is kept, no text is published that names somebody in it: one that is being published is looked at again. */
export const meetWhoPublishes: CollectionBeforeChangeHook = async ({ data, req }) => {
  await meetTexts(req)
  return data as object
}

/**
 * Lets a source go that identities are of. Whoever may open one of them is told (409), to decide about it first; nobody
 * else is told that there is any, and they stay, without a source.
 */
export async function partFromSource(req: PayloadRequest, source: string): Promise<void> {
  const { docs } = await req.payload.db.find<{ id: string; readers?: unknown[] | null }>({
    collection: slugOf(req.payload, 'identities'),
    pagination: false,
    req: inTransactionOf(req),
    where: { source: { equals: source } },
  })
  const asking = isByKey(req) ? undefined : idOf(req.user?.id)
  if (asking !== undefined && docs.some(({ readers }) => readers?.some((reader) => idOf(reader) === asking))) {
    const message = sentence('You keep an identity of this source. Delete that first, or give it another source.')
    throw conflict(req, message)
  }
  for (const { id } of docs) {
    await patchRow(req, 'identities', String(id), () => ({ source: null, revision: randomUUID() }))
  }
}
