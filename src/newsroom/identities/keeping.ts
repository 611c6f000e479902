/** What is done to identities without anybody asking for one: deleted when their day has come, encrypted anew, counted. */
import { createLocalReq, type CollectionBeforeChangeHook, type Payload, type PayloadRequest } from 'payload'
import { keyIdOf } from '../../access/encryption'
import {
  decryptIdentity,
  identityFields,
  identityKeysOf,
  type IdentityField,
  type SealedIdentity,
} from '../../access/identities'
import { refuse } from '../../access/refuse'
import { patchRow } from '../../database/patchRow'
import { inTransactionOf } from '../../database/request'
import { withTransaction } from '../../database/transactions'
import { StartupError } from '../../model/startupError'
import { dayIn } from '../../model/timeZones'
import { settingsOf } from '../../options'
import { sentence } from '../sentences'
import { noteOpening } from './openings'
import { slugOf } from '../../model/slugs'

type Row = SealedIdentity & { id: string; keepUntil?: string | null; readers?: unknown[] | null }

async function allIdentities(payload: Payload): Promise<Row[]> {
  return (await payload.db.find<Row>({ collection: slugOf(payload, 'identities'), pagination: false, sort: 'id' })).docs
}

async function rowOf(req: PayloadRequest, id: string): Promise<Row | null> {
  return req.payload.db.findOne<Row>({
    collection: slugOf(req.payload, 'identities'),
    req: inTransactionOf(req),
    where: { id: { equals: id } },
  })
}

/** Refuses a day that is over: the record would be deleted at once, and nothing would say by whom. */
export const requireDayToCome: CollectionBeforeChangeHook<Row> = ({ data, originalDoc, req }) => {
  const today = dayIn(settingsOf(req.payload).timeZone)
  const { keepUntil } = data
  if (req.user && keepUntil && keepUntil < today && keepUntil !== originalDoc?.keepUntil) {
    const message = sentence('This day is over. Give today or a later one, or delete the record.')
    refuse('identities', [{ path: 'keepUntil', message }], req)
  }
  return data
}

function isExpired({ keepUntil }: Row, today: string): boolean {
  return Boolean(keepUntil) && String(keepUntil) < today
}

/** Deletes the identities whose last day is over, by the calendar of a time zone. Gives how many. */
export async function deleteExpiredIdentities(payload: Payload, timeZone: string, now = new Date()): Promise<number> {
  const today = dayIn(timeZone, now)
  let deleted = 0
  for (const { id } of (await allIdentities(payload)).filter((row) => isExpired(row, today))) {
    const req = await createLocalReq({}, payload)
    await withTransaction(req, async () => {
      const row = await rowOf(req, id)
      // Somebody may have given it another day just now.
      if (!row || !isExpired(row, today)) return
      await payload.db.deleteOne({
        collection: slugOf(payload, 'identities'),
        req: inTransactionOf(req),
        where: { id: { equals: id } },
      })
      await noteOpening(req, { what: 'expired', identity: id })
      deleted += 1
    })
  }
  return deleted
}

/** The key that a record is encrypted under; null for the secret, which was the key before there was one. */
function keysOf(row: Row): Array<string | null> {
  return identityFields.flatMap((field) => (row[field] ? [keyIdOf(row[field])] : []))
}

export type Rotation = {
  /** How many are encrypted under the present key now, and were not. */
  rotated: number
  /** How many were already. */
  current: number
  /** The ids of those that cannot be opened with the keys that are given. */
  closed: string[]
}

/**
 * Encrypts each identity under the present key, one after the other, each in a transaction: whenever it is stopped, what
 * was done is done, and the next run goes on with the rest. Throws `StartupError` where there is no key.
 */
export async function rotateIdentities(payload: Payload): Promise<Rotation> {
  const keys = identityKeysOf(payload)
  if (keys.id === null) throw new StartupError('IDENTITY_KEY is not set: there is no key to encrypt identities under.')
  const rotation: Rotation = { rotated: 0, current: 0, closed: [] }
  for (const { id } of await allIdentities(payload)) {
    const req = await createLocalReq({}, payload)
    await withTransaction(req, async () => {
      const row = await rowOf(req, id)
      if (!row) return
      if (keysOf(row).every((key) => key === keys.id)) {
        rotation.current += 1
        return
      }
      const identity = decryptIdentity(payload, row)
      if (!identity) {
        rotation.closed.push(id)
        return
      }
      const sealed = identityFields.map((field): [IdentityField, string | null] => {
        const text = identity[field]
        return [field, text === null ? null : keys.seal(text, field)]
      })
      await patchRow(req, 'identities', id, () => Object.fromEntries(sealed))
      rotation.rotated += 1
    })
  }
  return rotation
}

/** What whoever runs the server has to know of identities, as sentences for the log; none where all is well. */
export async function identityWarnings(payload: Payload): Promise<string[]> {
  const rows = await allIdentities(payload)
  const { id: present } = identityKeysOf(payload)
  const closed = new Map<string, number>()
  for (const row of rows) {
    if (decryptIdentity(payload, row)) continue
    const under = keysOf(row).find((key) => key !== present)
    const named =
      under === null ? 'another PAYLOAD_SECRET' : under === undefined ? 'what was changed' : `the key ${under}`
    closed.set(named, (closed.get(named) ?? 0) + 1)
  }
  const unread = rows.filter(({ readers }) => (readers ?? []).length === 0).length
  return [
    ...(present === null ? ['IDENTITY_KEY is not set: identities can be neither made nor opened.'] : []),
    ...[...closed].map(
      ([named, count]) =>
        `${count} of ${rows.length} identities CANNOT BE OPENED: they are encrypted under ${named}` +
        `${present === null ? '' : `, and IDENTITY_KEY is the key ${present}`}. Set IDENTITY_KEY to it, or name it in IDENTITY_KEYS_OLD.`,
    ),
    ...(unread > 0
      ? [
          `${unread} of ${rows.length} identities have no reader left, because somebody else set the password, e-mail ` +
            'address or API key of the last one. Nobody can open them any more.',
        ]
      : []),
  ]
}
