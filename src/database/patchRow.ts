/**
 * Partial writes. The adapters' own are not to be trusted with them: on SQLite a write that names one list of a row
 * empties all its other lists. So here a row is read whole, changed and written whole, in the transaction of the request.
 */
import { randomBytes } from 'node:crypto'
import type { CollectionSlug, Where } from 'payload'
import { inTransactionOf, type InTransaction } from './request'
import { slugOf } from '../model/slugs'

type Row = Record<string, unknown>

/** An id for a row of a list, which the adapters expect of whoever writes past Payload's operations. */
export function rowId(): string {
  return randomBytes(12).toString('hex')
}

/** Changes some properties of a stored row and keeps every other. Says whether there is such a row. */
export async function patchRow<T extends Row = Row>(
  req: InTransaction,
  name: CollectionSlug,
  id: string,
  change: (row: T) => Partial<T>,
): Promise<boolean> {
  const { db } = req.payload
  const collection = slugOf(req.payload, name)
  const inTransaction = inTransactionOf(req)
  const row = await db.findOne<T & { id: string }>({ collection, req: inTransaction, where: { id: { equals: id } } })
  if (!row) return false
  // The adapter of MongoDB writes its own ids into what it is given.
  const data = structuredClone({ ...row, ...change(row) })
  await db.updateOne({ collection, data, id, req: inTransaction, returning: false })
  return true
}

/**
 * Changes some properties of the newest version of a document that fits, and keeps every other. Gives the version as it
 * was; null where there is none.
 */
export async function patchNewestVersion<T extends Row = Row>(
  req: InTransaction,
  name: CollectionSlug,
  id: string,
  change: (version: T) => Partial<T>,
  fits: Where = {},
): Promise<T | null> {
  const { db } = req.payload
  const collection = slugOf(req.payload, name)
  const inTransaction = inTransactionOf(req)
  const { docs } = await db.findVersions<T>({
    collection,
    limit: 1,
    pagination: false,
    req: inTransaction,
    sort: '-updatedAt',
    where: { and: [{ parent: { equals: id } }, fits] },
  })
  const [newest] = docs
  if (!newest) return null
  const version = { ...newest.version, ...structuredClone(change(newest.version)) }
  await db.updateVersion({
    collection,
    id: newest.id,
    req: inTransaction,
    returning: false,
    versionData: { ...newest, version },
  })
  return newest.version
}
