import type { Payload } from 'payload'
import { slugOf } from '../model/slugs'
import { MONGODB } from './kinds'

/** How many rows of an index are read: bounds the time, to half a second, however large the database is. */
const ROWS = 10_000

/** What is used of libsql's client. */
type SQLiteClient = { client?: { execute: (statement: string) => Promise<unknown> } }

/** What is used of Mongoose. */
type Model = { collection: { createIndex: (keys: Record<string, 1 | -1>) => Promise<unknown> } }
type MongoDBAdapter = { collections: Record<string, Model>; versions: Record<string, Model> }

/**
 * Makes the indexes of MongoDB that the `indexes` of a collection cannot name: one by which the articles that were
 * worked on last are found without sorting them all, which has properties that Payload adds to versions; and one of the
 * releases without a number, which the unique index of the numbers leaves out.
 */
export async function createIndexes(payload: Pick<Payload, 'config' | 'db'>): Promise<void> {
  const { db } = payload
  if (db.packageName !== MONGODB) return
  const { collections, versions } = db as unknown as MongoDBAdapter
  await versions[slugOf(payload, 'articles')]?.collection.createIndex({
    latest: 1,
    'version.updatedAt': -1,
    parent: -1,
    createdAt: -1,
  })
  await collections[slugOf(payload, 'releases')]?.collection.createIndex({ sequence: 1, at: 1 })
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
