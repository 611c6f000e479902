/**
 * Whether the database takes what is written, told without a write where one succeeded of late. It is asked for by
 * `/ready`, and now and then by the worker.
 */
import { randomUUID } from 'node:crypto'
import type { DatabaseAdapterObj, Payload } from 'payload'
import { DatabaseBusyError, DatabaseLostError, failureOf, type Failure } from './failures'
import { POSTGRES, SQLITE } from './kinds'
import { SQLiteConnections } from './sqlite'

type Adapter = ReturnType<DatabaseAdapterObj['init']>

/** How long a write that succeeded says that the next one would, and one that failed that it would not, in milliseconds. */
const GOOD_FOR = 10_000
const BAD_FOR = 1000
/** How long a write may take that is only to show whether writes succeed, in milliseconds. */
const TAKES = 5000

export type Health = {
  /** Why nothing can be written, in words for an operator; null when it can. */
  problem: () => Promise<string | null>
  /** Throws where it is known that what is written would be lost. */
  requireDatabase: () => void
}

const words: Record<Failure, string> = {
  conflict: 'the database refuses writes',
  duplicate: 'the database refuses writes',
  gone: 'the database refuses writes',
  busy: 'the database is busy with other writes',
  full: 'the disk of the database is full',
  readOnly: 'the database cannot be written to',
  lost: 'the database was removed or replaced while the server ran; put it back and restart',
  unknown: 'the database breaks off in the middle of writes',
  down: 'the database, or its disk, does not answer',
  unreadable: 'the database cannot be read',
}

// Known by a name that every copy of this module shares: Next bundles one of its own.
const key = Symbol.for('cited.health')

/** The health of the database of a Payload with Cited. */
export function healthOf(db: object): Health | undefined {
  return (db as { [key]?: Health })[key]
}

function inTime(write: Promise<void>): Promise<void> {
  let timer: NodeJS.Timeout | undefined
  const late = new Promise<void>((_, reject) => {
    timer = setTimeout(() => reject(new DatabaseBusyError()), TAKES)
  })
  return Promise.race([write, late]).finally(() => clearTimeout(timer))
}

type Watched = {
  /** The log that says when nothing can be written any more, and when it can again. */
  logger: () => Pick<Payload['logger'], 'error' | 'info'>
  /** Writes what changes nothing. */
  write: () => Promise<void>
  requireDatabase: () => void
  /** When something else was written last, as `performance.now()` has it. */
  wroteAt: () => number
  /** Whether something else could not be written since. */
  isSuspect: () => boolean
}

function watchOver({ logger, write, requireDatabase, wroteAt, isSuspect }: Watched): Health {
  let last = { at: -Infinity, problem: null as string | null }
  let running: Promise<string | null> | undefined
  const note = (problem: string | null, err?: unknown) => {
    if (problem !== null && problem !== last.problem)
      logger().error({ err, msg: `Nothing can be written: ${problem}.` })
    if (problem === null && last.problem !== null) logger().info('The database takes what is written again.')
    last = { at: performance.now(), problem }
    return problem
  }
  const ask = async (): Promise<string | null> => {
    try {
      requireDatabase()
      await inTime(write())
      return note(null)
    } catch (error) {
      const failure = failureOf(error)
      // Others write: what is slow is no outage.
      if (failure === 'busy') return last.problem
      return note(failure ? words[failure] : 'a write fails for a reason that the log has', error)
    }
  }
  return {
    requireDatabase,
    problem: async () => {
      const now = performance.now()
      const isGood = last.problem === null && !isSuspect() && now - Math.max(last.at, wroteAt()) < GOOD_FOR
      const isBad = last.problem !== null && now - last.at < BAD_FOR
      if (isBad) return last.problem
      if (isGood) {
        try {
          requireDatabase()
          return null
        } catch {
          // It is told below.
        }
      }
      running ??= ask().finally(() => (running = undefined))
      return running
    },
  }
}

type MongoDBAdapter = {
  connection: {
    collection: (name: string) => {
      findOneAndUpdate: (filter: object, update: object, options: object) => Promise<{ made: string } | null>
      updateOne: (filter: object, update: object) => Promise<{ matchedCount: number }>
    }
  }
}

function mongodbHealth(adapter: Adapter & MongoDBAdapter): Health {
  let made: string | undefined
  let isLost = false
  const requireDatabase = () => {
    if (isLost) throw new DatabaseLostError('of MongoDB')
  }
  const write = async () => {
    const marks = adapter.connection.collection('cited_database')
    if (made === undefined) {
      // Which database this is, so that one that was dropped and made anew by the next write is known for another.
      const mark = await marks.findOneAndUpdate(
        { _id: 'database' },
        { $set: { at: new Date() }, $setOnInsert: { made: randomUUID() } },
        { returnDocument: 'after', upsert: true },
      )
      made = mark?.made
      return
    }
    const { matchedCount } = await marks.updateOne({ _id: 'database', made }, { $set: { at: new Date() } })
    isLost = matchedCount === 0
    requireDatabase()
  }
  const logger = () => adapter.payload.logger
  return watchOver({ logger, write, requireDatabase, wroteAt: () => -Infinity, isSuspect: () => false })
}

function sqliteHealth(adapter: Adapter & { client?: unknown }): Health {
  const connections = () => (adapter.client instanceof SQLiteConnections ? adapter.client : undefined)
  return watchOver({
    logger: () => adapter.payload.logger,
    write: async () => connections()?.tryWriting(),
    requireDatabase: () => connections()?.requireFile(),
    wroteAt: () => connections()?.wroteAt ?? -Infinity,
    isSuspect: () => (connections()?.outage ?? null) !== null,
  })
}

type PostgresAdapter = { pool?: { query: (statement: string) => Promise<unknown> }; schemaName?: string }
/** What Postgres says of a table that is not there. */
const UNDEFINED_TABLE = '42P01'

function postgresHealth(adapter: Adapter & PostgresAdapter): Health {
  const table = `${adapter.schemaName ? `"${adapter.schemaName}".` : ''}payload_migrations`
  return watchOver({
    logger: () => adapter.payload.logger,
    // Writes a row as it was: a server that may only be read, and a disk that is full, refuse that.
    write: async () => {
      try {
        await adapter.pool?.query(`UPDATE ${table} SET name = name WHERE id = (SELECT id FROM ${table} LIMIT 1)`)
      } catch (error) {
        // Before its migrations have run; what then cannot be done says more of it.
        if ((error as { code?: unknown }).code !== UNDEFINED_TABLE) throw error
      }
    },
    requireDatabase: () => undefined,
    wroteAt: () => -Infinity,
    isSuspect: () => false,
  })
}

/** Has an adapter tell its health. */
export function watchHealth(adapter: Adapter): void {
  Object.assign(adapter, {
    [key]:
      adapter.packageName === SQLITE
        ? sqliteHealth(adapter)
        : adapter.packageName === POSTGRES
          ? postgresHealth(adapter)
          : mongodbHealth(adapter as unknown as Adapter & MongoDBAdapter),
  })
}
