/**
 * On Postgres, too, one transaction at a time writes, over all processes: each begins by taking one lock, which ends with
 * it, or with its connection. So no two that looked before they wrote (an editor cites what another deletes, a number is
 * given twice) can both commit, and none has to be repeated. Readers take no lock and wait for nobody.
 */
import type { DatabaseAdapterObj } from 'payload'
import { StartupError } from '../../model/startupError'
import { healthOf } from '../health'
import { createTurns } from '../turns'
import { writeInside } from './inside'
import { gateSQL, openSession, runIn, type Session, type SQLAdapter } from './sql'

/** What the lock of the one who writes is known by in its database: "cited" in ASCII. */
export const LOCK = 0x63_69_74_65_64
/** How long a writer waits for the other processes, in milliseconds. Within a process it waits before (`createTurns`). */
const LOCK_LIMIT = 15_000
/** How long a transaction may do nothing before Postgres ends it, in milliseconds: a process that hangs holds up nobody. */
const IDLE_LIMIT = 60_000

/** What is used of `pg`. */
type Emitter = {
  on: ((event: 'error', listener: (error: Error) => void) => void) &
    ((event: 'connect', listener: (client: Emitter) => void) => void)
}
type Adapter = ReturnType<DatabaseAdapterObj['init']>
type PostgresAdapter = SQLAdapter & {
  poolOptions: { max?: number; poolSize?: number }
  pg: { Pool: new (options?: object) => Emitter }
}

/**
 * Survives connections that end, as they do when Postgres is restarted. Without somebody who listens, an error of one ends
 * the process: the pool tells of those that nobody uses, and of one in use whoever asks something of it.
 */
export function keepPools(given: Adapter): void {
  const adapter = given as PostgresAdapter
  const { pg, poolOptions } = adapter
  // Out of an environment it may be text.
  if (Number(poolOptions.max || poolOptions.poolSize) === 1) {
    throw new StartupError('Payload keeps one connection for itself, and nothing is left: set `pool.max` to 2 or more.')
  }
  class LastingPool extends pg.Pool {
    constructor(options?: object) {
      super(options)
      this.on('error', (err) => adapter.payload.logger.warn({ err }, 'cited: a connection to Postgres ended'))
      this.on('connect', (client) => client.on('error', () => undefined))
    }
  }
  adapter.pg = Object.create(pg, { Pool: { value: LastingPool } }) as typeof pg
}

export function gatePostgres(given: Adapter): void {
  const adapter = given as PostgresAdapter
  keepPools(given)
  // Before a connection is taken: writers who wait must leave some for the one who writes, and reads.
  const takeTurn = createTurns(1)
  gateSQL(adapter, async (options): Promise<Session> => {
    const leave = await takeTurn()
    let session: Session | undefined
    try {
      healthOf(adapter)?.requireDatabase()
      session = await openSession(adapter, options)
      // What is read is as it was when the lock was given, not when it was asked for, whatever the project has set.
      await runIn(session.db, 'SET TRANSACTION ISOLATION LEVEL READ COMMITTED')
      await runIn(session.db, `SET LOCAL idle_in_transaction_session_timeout = ${IDLE_LIMIT}`)
      await runIn(session.db, `SET LOCAL lock_timeout = ${LOCK_LIMIT}`)
      await runIn(session.db, `SELECT pg_advisory_xact_lock(${LOCK})`)
    } catch (error) {
      leave()
      await session?.reject()
      throw error
    }
    const { db, reject, resolve } = session
    const commit = async () => {
      try {
        // In a transaction in which a statement failed, COMMIT undoes everything and says nothing of it. This fails there.
        await runIn(db, 'SELECT 1')
      } catch (error) {
        await reject()
        throw error
      }
      await resolve()
    }
    return { db, reject: () => reject().finally(leave), resolve: () => commit().finally(leave) }
  })
  writeInside(adapter)
}
