import type { CollectionAfterDeleteHook, CollectionBeforeDeleteHook, Endpoint, PayloadRequest } from 'payload'
import { z } from 'zod'
import { endpoint } from '../../access/endpoint'
import { decryptIdentity, isByKey, type Identity, type SealedIdentity } from '../../access/identities'
import { conflict, forbidden, notFound } from '../../access/refuse'
import { isId } from '../../database/ids'
import { inTransactionOf } from '../../database/request'
import { withTransaction } from '../../database/transactions'
import { idOf } from '../../model/ids'
import { passwordProblem } from '../accounts/password'
import { sentence } from '../sentences'
import { noteOpening } from './openings'
import { slugOf } from '../../model/slugs'

type Row = SealedIdentity & { id: string }

/** A record, if the caller is named on it. */
async function ownIdentity(req: PayloadRequest, id: string): Promise<Row | null> {
  if (!isId(req.payload, id) || !req.user) return null
  return req.payload.db.findOne<Row>({
    collection: slugOf(req.payload, 'identities'),
    req: inTransactionOf(req),
    where: { and: [{ id: { equals: id } }, { readers: { in: [req.user.id] } }] },
  })
}

/**
 * `POST /api/identities/:id/open`: who a source is, once, to somebody named on the record who gives their password
 * again. That it was opened is noted before it is told.
 */
export const openIdentity: Endpoint = endpoint({
  method: 'post',
  path: '/:id/open',
  who: 'reporter',
  does: 'tells who a source is to a reader of the record, who gives the password again',
  body: z.object({ password: z.string() }),
  handler: async ({ body, param, req }): Promise<Identity> => {
    const id = param('id')
    const absent = () => notFound(req, sentence('There is no such record.'))
    if (isByKey(req)) throw absent()
    // First, so that nobody is told sooner or later whether there is one.
    const problem = await passwordProblem(req, body.password, (await ownIdentity(req, id)) && id)
    if (problem) throw forbidden(req, problem)
    return withTransaction(req, async () => {
      const sealed = await ownIdentity(req, id)
      if (!sealed) throw absent()
      const identity = decryptIdentity(req.payload, sealed)
      if (!identity) {
        throw conflict(
          req,
          sentence(
            'It was encrypted under a key that the server does not have, and cannot be opened. Tell whoever runs it.',
          ),
        )
      }
      await noteOpening(req, { what: 'opened', identity: id, reader: String(req.user?.id) })
      return identity
    })
  },
})

/** Notes who deletes an identity. */
export const noteDeletion: CollectionBeforeDeleteHook = async ({ id, req }) => {
  await noteOpening(req, { what: 'deleted', identity: String(id), reader: req.user ? String(req.user.id) : null })
}

/** Tells whoever deletes an identity nothing of it but its id, unless they are a reader. */
export const tellReadersAlone: CollectionAfterDeleteHook = ({ doc, id, req }): unknown => {
  const { readers } = doc as { readers?: unknown[] | null }
  return req.user && readers?.some((reader) => idOf(reader) === String(req.user?.id)) ? doc : { id }
}
