/**
 * The record of what became of identities: who opened which one and when, who gave a wrong password, who was taken off,
 * what was deleted. It is added to and never changed: no operation of Payload's writes it, whoever asks, and nothing here
 * updates or deletes. It holds ids and moments alone.
 */
import { APIError, type CollectionBeforeOperationHook } from 'payload'
import { isByKey } from '../../access/identities'
import { hasRole, nobody } from '../../access/roles'
import { inTransactionOf, type InTransaction } from '../../database/request'
import { say } from '../../model/sentence'
import { sentence } from '../sentences'
import type { Access, CollectionConfig, PayloadRequest, Where } from 'payload'
import { slugOf } from '../../model/slugs'

export const happenings = ['opened', 'refused', 'added', 'removed', 'deleted', 'expired'] as const
/** What happened: opened by a reader, a wrong password, a reader added, a reader taken off, deleted by a reader, or when its day came. */
type Happening = (typeof happenings)[number]

type Opening = {
  what: Happening
  /** The id of the identity; null for a wrong password that was given elsewhere, or for one that is not theirs. */
  identity: string | null
  /** The id of the user it is about: who opened it, who gave a wrong password, who was taken off. */
  reader?: string | null
}

/** Adds an entry, in the transaction of the request. */
export async function noteOpening(req: InTransaction, { what, identity, reader = null }: Opening): Promise<void> {
  const by = req.user ? String(req.user.id) : null
  await req.payload.db.create({
    collection: slugOf(req.payload, 'openings'),
    data: { at: new Date().toISOString(), what, identity, reader, by },
    req: inTransactionOf(req),
  })
}

async function idsOfIdentities(req: InTransaction, where: Where): Promise<string[]> {
  const { docs } = await req.payload.db.find<{ id: string }>({
    collection: slugOf(req.payload, 'identities'),
    pagination: false,
    req: inTransactionOf(req),
    select: {},
    where,
  })
  return docs.map(({ id }) => String(id))
}

/** The ids of the identities that a user may open. */
export function identitiesOf(req: InTransaction, user: number | string): Promise<string[]> {
  return idsOfIdentities(req, { readers: { in: [user] } })
}

/** The ids of all that there are. */
export function allIdentities(req: InTransaction): Promise<string[]> {
  return idsOfIdentities(req, {})
}

/** Administrators see all of it, which is ids; whoever may open an identity sees what became of that one. */
const readOpenings: Access = async ({ req }) => {
  if (!req.user || isByKey(req) || !hasRole(req, 'reporter')) return false
  if (hasRole(req, 'admin')) return true
  return { identity: { in: await identitiesOf(req, req.user.id) } }
}

export const openingPolicy: CollectionConfig['access'] = {
  create: nobody,
  read: readOpenings,
  update: nobody,
  delete: nobody,
}

/** Refuses (403) every operation that would write, also one that asks for no access. */
export const refuseWriting: CollectionBeforeOperationHook = ({ args, operation, req }) => {
  if (operation !== 'read' && operation !== 'count') throw neverWritten(req)
  return args
}

function neverWritten(req: PayloadRequest): APIError {
  return new APIError(
    say(req, sentence('What became of identities is added to by the system and changed by nobody.')),
    403,
    null,
    true,
  )
}
