import { initTransaction, killTransaction, type PayloadRequest } from 'payload'
import { dropCandidate } from '../../releases/requestCandidate'
import { slugOf } from '../../model/slugs'

/** Publishes an article and takes it back: throws what publishing it would be refused with, and writes nothing. */
export async function tryPublishing(req: PayloadRequest, id: string): Promise<void> {
  const isOurs = await initTransaction(req)
  if (!isOurs) throw new Error('A trial within a transaction would take back more than itself.')
  try {
    await publish(req, id)
  } finally {
    await killTransaction(req)
    dropCandidate(req)
  }
}

/** Publishes the newest draft of an article, as the user of the request. */
export async function publish(req: PayloadRequest, id: string): Promise<void> {
  await req.payload.update({
    collection: slugOf(req.payload, 'articles'),
    data: { _status: 'published' },
    depth: 0,
    id,
    overrideAccess: false,
    req,
  })
}
