/** Migrations when several processes of a newsroom start at once: one runs them, and the others wait until it has. */
import { randomUUID } from 'node:crypto'
import { rmSync } from 'node:fs'
import { setTimeout as wait } from 'node:timers/promises'
import Database from 'libsql'
import type { Pool } from 'pg'
import type { Migration, Payload } from 'payload'
import { failureOf } from './failures'
import { MONGODB, POSTGRES, SQLITE } from './kinds'
import { fileOf, placeOf } from './sqliteFile'

/** What is used of MongoDB's driver. */
type Documents = {
  findOneAndUpdate: (filter: object, update: object, options: object) => Promise<unknown>
  updateOne: (filter: object, update: object) => Promise<unknown>
  distinct: (field: string) => Promise<unknown[]>
}

/** The lock in Postgres: "citem", beside that of the writers. */
const LOCK = 0x63_69_74_65_6d
const COLLECTION = 'cited_meetings'
const LEASE = 'cited:migrations'
/** How long a process that was killed keeps the others waiting on MongoDB, in milliseconds. Postgres knows that it is gone. */
const LEASE_TIME = 15_000
const RENEWED_EVERY = LEASE_TIME / 5
const ASKED_EVERY = 250
const DUPLICATE_KEY = 11_000

/**
 * Runs those migrations that have not run, alone: another process that is at it has finished, or is gone, before this one
 * looks which are left.
 */
export async function migrateAlone(payload: Payload, migrations: Migration[]): Promise<void> {
  const { db } = payload
  const migrate = () => db.migrate({ migrations })
  if (db.packageName === POSTGRES) return lockedInPostgres((db as unknown as { pool: Pool }).pool, migrate)
  if (db.packageName === SQLITE) return lockedBeside(db as unknown as SQLiteAdapter, migrations, migrate)
  if (db.packageName !== MONGODB) return migrate()
  const { connection } = db as unknown as { connection: { collection: (name: string) => Documents } }
  const ran = new Set(await connection.collection('payload-migrations').distinct('name'))
  if (migrations.every(({ name }) => ran.has(name))) return
  await leasedInMongoDB(connection.collection(COLLECTION), migrate)
}

type SQLiteAdapter = {
  client: { execute: (statement: string) => Promise<{ rows: Record<string, unknown>[] }> }
  clientConfig: { url: string }
}

/** The names of the migrations that ran; none where there are no tables yet. */
async function ranInSQLite({ client }: SQLiteAdapter): Promise<Set<unknown>> {
  const { rows: tables } = await client.execute("SELECT 1 FROM sqlite_master WHERE name = 'payload_migrations'")
  if (tables.length === 0) return new Set()
  return new Set((await client.execute('SELECT name FROM payload_migrations')).rows.map(({ name }) => name))
}

/**
 * A migration needs many transactions, so it is not the database that is locked, but a file beside it, as SQLite locks one:
 * whoever is killed lets go of it.
 */
async function lockedBeside(db: SQLiteAdapter, migrations: Migration[], migrate: () => Promise<void>): Promise<void> {
  const ran = await ranInSQLite(db)
  if (migrations.every(({ name }) => ran.has(name))) return
  const file = `${fileOf(db.clientConfig.url)}.migrating`
  let lock = tryLock(file)
  while (!lock) {
    await wait(ASKED_EVERY)
    lock = tryLock(file)
  }
  try {
    await migrate()
  } finally {
    rmSync(file, { force: true })
    lock.close()
  }
}

/** Takes the lock of a file; null where another process has it. */
function tryLock(file: string): Database.Database | null {
  const lock = new Database(file)
  try {
    const place = placeOf(file)
    lock.exec('BEGIN EXCLUSIVE')
    // Who had it before removes it: what was locked may be there no more.
    if (place !== null && place === placeOf(file)) return lock
  } catch (error) {
    if (failureOf(error) !== 'busy') throw error
  }
  lock.close()
  return null
}

async function lockedInPostgres(pool: Pool, migrate: () => Promise<void>): Promise<void> {
  const client = await pool.connect()
  let failure: Error | undefined
  try {
    // Held by a transaction, not a session: behind a pooler of connections the next statement may be in another session.
    await client.query('BEGIN')
    await client.query(`SELECT pg_advisory_xact_lock(${LOCK})`)
    await migrate()
    await client.query('COMMIT')
  } catch (error) {
    failure = error instanceof Error ? error : new Error(String(error))
    throw error
  } finally {
    // A connection with an open transaction is not given to anybody else.
    client.release(failure)
  }
}

async function leasedInMongoDB(leases: Documents, migrate: () => Promise<void>): Promise<void> {
  const holder = randomUUID()
  const until = () => new Date(Date.now() + LEASE_TIME)
  const take = async () => {
    try {
      const free = { $or: [{ until: { $lt: new Date() } }, { until: { $exists: false } }] }
      await leases.findOneAndUpdate({ _id: LEASE, ...free }, { $set: { holder, until: until() } }, { upsert: true })
      return true
    } catch (error) {
      // Somebody has it: there is one of that name, which is not free.
      if ((error as { code?: unknown }).code === DUPLICATE_KEY) return false
      throw error
    }
  }
  while (!(await take())) await wait(ASKED_EVERY)
  const renewing = setInterval(() => {
    // One that is not renewed runs out; what is wrong with the database the migration itself will say.
    leases.updateOne({ _id: LEASE, holder }, { $set: { until: until() } }).catch(() => undefined)
  }, RENEWED_EVERY)
  try {
    await migrate()
  } finally {
    clearInterval(renewing)
    await leases.updateOne({ _id: LEASE, holder }, { $unset: { holder: '', until: '' } })
  }
}
