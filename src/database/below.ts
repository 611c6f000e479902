/**
 * What is used of the adapters below Payload's operations, by what writes many rows at once: theirs write one at a time,
 * with several statements each.
 */
import type { CollectionSlug } from 'payload'
import { slugOf } from '../model/slugs'
import { MONGODB, speaksSQL } from './kinds'
import { openTransaction } from './operations'
import type { InTransaction } from './request'
import { inSnakeCase } from './tables'

type TransactionID = number | string
type Within = Pick<InTransaction, 'payload' | 'transactionID'>

/** A table of Drizzle: its columns by the names of their fields. */
export type Table = Record<string, object | undefined>
type Returning = Promise<unknown> & { returning: (columns: object) => Promise<unknown> }
/** What is used of Drizzle. */
type Statements = {
  delete: (table: Table) => { where: (condition: unknown) => Promise<unknown> }
  insert: (table: Table) => { values: (rows: object[]) => Returning }
  update: (table: Table) => { set: (values: object) => { where: (condition: unknown) => Promise<unknown> } }
}
type SQLAdapter = {
  drizzle: Statements
  sessions: Record<TransactionID, { db: Statements } | undefined>
  tableNameMap?: Map<string, string>
  tables?: Record<string, Table>
  versionsSuffix?: string
}

/** The tables of a collection, and what runs statements on them in the transaction of a request. */
export type InSQL = {
  db: Statements
  /** The table of the collection, or of one of its lists: `_texts`, `_rels`, `_corrections`. */
  table: (part?: string) => Table | undefined
}

/** A collection of MongoDB as Mongoose has it. */
type Model = {
  bulkWrite: (operations: object[], options: object) => Promise<unknown>
  deleteMany: (filter: object, options: object) => Promise<unknown>
  insertMany: (rows: object[], options: object) => Promise<unknown>
  updateMany: (filter: object, update: object, options: object) => Promise<unknown>
}
type MongoDBAdapter = {
  collections: Record<string, Model | undefined>
  versions: Record<string, Model | undefined>
  sessions: Record<TransactionID, object | undefined>
  mongoose?: unknown
  connection: { base: { Types: { ObjectId: new (id?: string) => { toHexString: () => string } } } }
}
export type InMongoDB = {
  model: Model
  /** What each call is given: the session of the transaction. */
  options: { session?: object }
  /** An id as it is stored; a new one without text. */
  objectId: (id?: string) => { toHexString: () => string }
}

async function transactionOf({ payload, transactionID }: Within): Promise<TransactionID | undefined> {
  return (await transactionID) ?? openTransaction(payload.db)
}

/** The tables of a collection, or of its versions; null where they are not on a database of tables, or not ours to know. */
export async function tablesIn(req: Within, name: CollectionSlug, { isVersions = false } = {}): Promise<InSQL | null> {
  const adapter = req.payload.db as unknown as SQLAdapter
  if (!speaksSQL(req.payload.db) || !adapter.tables || !adapter.tableNameMap) return null
  const slug = inSnakeCase(slugOf(req.payload, name))
  const root = adapter.tableNameMap.get(isVersions ? `_${slug}${adapter.versionsSuffix ?? '_v'}` : slug)
  const { tables } = adapter
  if (root === undefined || !tables[root]) return null
  const transaction = await transactionOf(req)
  const db = (transaction === undefined ? undefined : adapter.sessions[transaction]?.db) ?? adapter.drizzle
  return { db, table: (part = '') => tables[`${root}${part}`] }
}

/** A collection of MongoDB, or that of its versions; null on another database. */
export async function modelIn(
  req: Within,
  name: CollectionSlug,
  { isVersions = false } = {},
): Promise<InMongoDB | null> {
  if (req.payload.db.packageName !== MONGODB) return null
  const { collections, connection, sessions, versions } = req.payload.db as unknown as MongoDBAdapter
  const model = (isVersions ? versions : collections)[slugOf(req.payload, name)]
  if (!model) return null
  const transaction = await transactionOf(req)
  const session = transaction === undefined ? undefined : sessions[transaction]
  const { ObjectId } = connection.base.Types
  return { model, options: session ? { session } : {}, objectId: (id) => new ObjectId(id) }
}

/** Slices of a list: databases bound the values in a statement, and what it weighs. */
export function* slices<T>(list: readonly T[], size: number): Generator<T[]> {
  for (let first = 0; first < list.length; first += size) yield list.slice(first, first + size)
}
