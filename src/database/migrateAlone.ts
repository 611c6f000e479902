/** Migrations when several processes of a newsroom start at once: one runs them, and the others wait until it has. */
import { randomUUID } from 'node:crypto'
import { setTimeout as wait } from 'node:timers/promises'
import type { Pool } from 'pg'
import type { Migration, Payload } from 'payload'
import { MONGODB, POSTGRES } from './kinds'

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
 * looks which are left. On SQLite, which is for one process, it only runs them.
 */
export async function migrateAlone(payload: Payload, migrations: Migration[]): Promise<void> {
  const { db } = payload
  const migrate = () => db.migrate({ migrations })
  if (db.packageName === POSTGRES) return lockedInPostgres((db as unknown as { pool: Pool }).pool, migrate)
  if (db.packageName !== MONGODB) return migrate()
  const { connection } = db as unknown as { connection: { collection: (name: string) => Documents } }
  const ran = new Set(await connection.collection('payload-migrations').distinct('name'))
  if (migrations.every(({ name }) => ran.has(name))) return
  await leasedInMongoDB(connection.collection(COLLECTION), migrate)
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
