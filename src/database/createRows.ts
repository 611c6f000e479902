import type { CollectionSlug, Payload } from 'payload'
import { slugOf } from '../model/slugs'
import { MONGODB } from './kinds'
import { openTransaction } from './operations'
import type { InTransaction } from './request'
import { inSnakeCase } from './tables'

/** How many rows one statement takes: databases bound the number of values in it. */
const STEP = 500

type TransactionID = number | string
/** What is used of Payload's adapters for databases of tables, and of Drizzle below them. */
type SQLAdapter = {
  drizzle: object
  insert?: (args: { db: object; tableName: string; values: object[] }) => Promise<unknown>
  sessions: Record<TransactionID, { db: object } | undefined>
  tableNameMap?: Map<string, string>
}
/** What is used of Mongoose. */
type MongoDBAdapter = {
  collections: Record<string, { insertMany: (rows: object[], options: object) => Promise<unknown> }>
  sessions: Record<TransactionID, object | undefined>
}

/**
 * Writes many rows of a collection that has neither lists nor hooks, in the transaction of the request: one by one, as the
 * adapters do, thirty rows of an edition would take longer than all else of its release.
 */
export async function createRows(
  { payload, transactionID }: Pick<InTransaction, 'payload' | 'transactionID'>,
  name: CollectionSlug,
  rows: Array<Record<string, unknown>>,
): Promise<void> {
  const collection = slugOf(payload, name)
  const transaction = (await transactionID) ?? openTransaction(payload.db)
  for (let first = 0; first < rows.length; first += STEP) {
    const step = rows.slice(first, first + STEP)
    if (payload.db.packageName === MONGODB) {
      const { collections, sessions } = payload.db as unknown as MongoDBAdapter
      const session = transaction === undefined ? undefined : sessions[transaction]
      await collections[collection]?.insertMany(step, session ? { session } : {})
      continue
    }
    const adapter = payload.db as unknown as SQLAdapter
    const session = transaction === undefined ? undefined : adapter.sessions[transaction]
    await insertInto(payload, adapter, session?.db ?? adapter.drizzle, collection, step)
  }
}

async function insertInto(
  payload: Payload,
  adapter: SQLAdapter,
  db: object,
  collection: CollectionSlug,
  values: Array<Record<string, unknown>>,
): Promise<void> {
  const tableName = adapter.tableNameMap?.get(inSnakeCase(collection))
  if (adapter.insert && tableName !== undefined) {
    await adapter.insert({ db, tableName, values })
    return
  }
  for (const data of values) await payload.db.create({ collection, data })
}
