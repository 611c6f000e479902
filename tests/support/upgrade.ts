/**
 * Databases that earlier versions made: the demo story, an edition with a newer draft, one that was withdrawn, a
 * correction that waits; and what the public API of that version answered. Made by checking out the commit.
 */
import { BSON, MongoClient, type Document } from 'mongodb'
import { readFileSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { brotliDecompressSync } from 'node:zlib'
import pg from 'pg'
import { fileOf } from '../../src/database/sqliteFile'
import { databases, newDatabase, type DatabaseName, type Json, type TestDatabase } from './newsroom'

/** The databases that earlier versions ran on. */
export const earlierDatabases: DatabaseName[] = databases.filter((name) => name !== 'Postgres')

/** The commits whose databases are kept, oldest first. */
export const earlierVersions = ['74e30e6', 'd6fe9ee', '833f56a']

/** The last one in which topics were texts and people names, with texts that are one and are written in several ways. */
export const beforeNames = 'names.03b0c34'

function fixture(commit: string, what: string): Buffer {
  return brotliDecompressSync(readFileSync(path.resolve(`tests/fixtures/upgrade/${commit}.${what}.br`)))
}

/** A database as a version left it. */
export async function databaseOf(commit: string, name: DatabaseName): Promise<TestDatabase> {
  const database = await newDatabase(name)
  if (name === 'Postgres') {
    const client = new pg.Client({ connectionString: database.uri })
    await client.connect()
    await client.query(fixture(commit, 'postgres.sql').toString())
    await client.end()
    return database
  }
  if (name === 'SQLite') {
    writeFileSync(fileOf(database.uri), fixture(commit, 'db'))
    return database
  }
  const client = new MongoClient(database.uri)
  const collections = BSON.EJSON.parse(fixture(commit, 'mongodb.json').toString(), { relaxed: false }) as Document
  for (const [collection, documents] of Object.entries(collections)) {
    const rows = documents as Document[]
    if (rows.length > 0) await client.db().collection(collection).insertMany(rows)
    else await client.db().createCollection(collection)
  }
  await client.close()
  return database
}

/** What a version answered to whom: the status and body by path, below `/api`. */
export function answersOf(commit: string, name: DatabaseName): Record<string, { status: number; body: Json }> {
  const answers = JSON.parse(fixture(commit, 'answers.json').toString()) as Record<string, Json>
  return answers[name] as Record<string, { status: number; body: Json }>
}
