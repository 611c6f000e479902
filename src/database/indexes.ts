import type { Payload } from 'payload'

/** How many rows of an index are read: bounds the time, to half a second, however large the database is. */
const ROWS = 10_000

/** What is used of libsql's client. */
type SQLiteClient = { client?: { execute: (statement: string) => Promise<unknown> } }

/** What is used of Mongoose. */
type MongoDBAdapter = {
  versions: Record<string, { collection: { createIndex: (keys: Record<string, 1 | -1>) => Promise<unknown> } }>
}

/**
 * Makes the index by which MongoDB finds the articles that were worked on last without sorting them all. It has
 * properties that Payload adds to versions, which the `indexes` of a collection cannot name.
 */
export async function createIndexes({ db }: Pick<Payload, 'db'>): Promise<void> {
  if (db.packageName !== '@payloadcms/db-mongodb') return
  const { versions } = db as unknown as MongoDBAdapter
  await versions.articles?.collection.createIndex({ latest: 1, 'version.updatedAt': -1, parent: -1, createdAt: -1 })
}

/**
 * Has SQLite count what its indexes hold, from which it chooses the index for a query
 * (https://www.sqlite.org/lang_analyze.html). Without that it takes any equality for selective, `latest = true` too, and
 * reads every article for a page of twenty-five. MongoDB chooses by trying.
 */
export async function analyzeIndexes({ db }: Pick<Payload, 'db'>): Promise<void> {
  const { client } = db as Payload['db'] & SQLiteClient
  if (!client) return
  // Of the connection, which may be a new one by the time of the next statement; then all rows are read.
  await client.execute(`PRAGMA analysis_limit = ${ROWS}`)
  await client.execute('ANALYZE')
}
