import type { CollectionBeforeDeleteHook } from 'payload'
import { conflict } from '../../access/refuse'
import { NO_EDITION } from '../../database/redactionLog'
import { inTransactionOf } from '../../database/request'
import { slugOf } from '../../model/slugs'
import type { Terms } from '../../model/terms'
import { sentence } from '../sentences'
import { releasesCarrying } from './redactSource'

/**
 * Refuses (409) to delete a source that is not on the record, where something was released that rests on it, or was until it
 * was redacted: its name is kept out of what is published for as long as its record says that it must be.
 */
export const keepProtected: CollectionBeforeDeleteHook = async ({ id, req }) => {
  const byId = { id: { equals: id } }
  const inTransaction = inTransactionOf(req)
  const source = await req.payload.db.findOne<{ id: string; terms: Terms }>({
    collection: slugOf(req.payload, 'sources'),
    req: inTransaction,
    where: byId,
  })
  if (!source || source.terms === 'on-record') return
  const { totalDocs: redacted } = await req.payload.db.count({
    collection: slugOf(req.payload, 'redactions'),
    req: inTransaction,
    where: { and: [{ source: { equals: String(id) } }, { article: { not_equals: NO_EDITION } }] },
  })
  if (redacted === 0 && (await releasesCarrying(req, String(id))).length === 0) return
  throw conflict(
    req,
    sentence(
      'It cannot be deleted: something was published that rests on it, and its name is kept out of the rest only while its record is there.',
    ),
  )
}
