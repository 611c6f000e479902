import type { Endpoint, PayloadRequest } from 'payload'
import { z } from 'zod'
import { endpoint } from '../../access/endpoint'
import { conflict, notFound } from '../../access/refuse'
import { inTransactionOf } from '../../database/request'
import { isId } from '../../database/ids'
import { withTransaction } from '../../database/transactions'
import { settingsOf } from '../../options'
import { dayIn } from '../../model/timeZones'
import type { SourceRecord } from '../../model/records'
import { citedContext, type Approval } from '../../releases/context'
import { sentence } from '../sentences'
import { noApproval } from './terms'
import { slugOf } from '../../model/slugs'

async function write(req: PayloadRequest, id: string, approval: Approval): Promise<{ approval: Approval }> {
  const context = citedContext(req)
  context.approval = approval
  try {
    await req.payload.update({
      collection: slugOf(req.payload, 'sources'),
      data: {},
      depth: 0,
      id,
      overrideAccess: false,
      req,
    })
  } finally {
    delete context.approval
  }
  return { approval }
}

async function requireSource(req: PayloadRequest, id: string): Promise<Pick<SourceRecord, 'terms' | 'approval'>> {
  const source = isId(req.payload, id)
    ? await req.payload.db.findOne<SourceRecord>({
        collection: slugOf(req.payload, 'sources'),
        req: inTransactionOf(req),
        where: { id: { equals: id } },
      })
    : null
  if (!source) throw notFound(req, sentence('There is no such record.'))
  return source
}

/**
 * Approves, as whoever asks and today, that a source is used unnamed under what was agreed with it. Refused (409) where
 * there is nothing to approve: on the record it is named, off the record it cannot be used.
 */
export async function approveSource(req: PayloadRequest, id: string): Promise<{ approval: Approval }> {
  return withTransaction(req, async () => {
    const { terms } = await requireSource(req, id)
    if (terms === 'on-record') {
      throw conflict(req, sentence('This source is on the record: it is named, and needs no approval.'))
    }
    if (terms === 'off-record') {
      throw conflict(req, sentence('This source is off the record: it cannot be used, whoever approves it.'))
    }
    return write(req, id, { by: req.user ? String(req.user.id) : null, at: dayIn(settingsOf(req.payload).timeZone) })
  })
}

const nothing = z.union([z.undefined(), z.strictObject({})])

/** `POST` and `DELETE /api/sources/:id/approve`: an approval, and taking it back. */
export const approvalEndpoints: Endpoint[] = [
  endpoint({
    method: 'post',
    path: '/:id/approve',
    who: 'editor',
    does: 'approves that an unnamed source is used',
    body: nothing,
    handler: ({ req, param }) => approveSource(req, param('id')),
  }),
  endpoint({
    method: 'delete',
    path: '/:id/approve',
    who: 'editor',
    does: 'takes the approval of an unnamed source back',
    handler: async ({ req, param }) => {
      await requireSource(req, param('id'))
      return write(req, param('id'), noApproval)
    },
  }),
]
