/**
 * The transaction gate: the one place where Cited replaces methods of Payload's database adapter.
 *
 * SQLite has one writer. libsql opens a new connection for every transaction and gives it no busy timeout, so parallel
 * transactions fail with SQLITE_BUSY instead of waiting for each other, and Payload's adapter swallows a COMMIT that
 * fails. Here one transaction at a time is open in the process, statements outside transactions wait for it too, a
 * second process is waited for, and a failed COMMIT reaches the caller.
 *
 * MongoDB runs a bounded number of transactions side by side.
 *
 * On both databases the gate runs what was registered with `afterCommit` once the transaction is on disk, and what was
 * registered with `afterRollback` once it is undone.
 */
import { randomUUID } from 'node:crypto'
import {
  APIError,
  commitTransaction,
  initTransaction,
  killTransaction,
  type DatabaseAdapterObj,
  type Payload,
  type PayloadRequest,
} from 'payload'

/** What the gate needs of an adapter: Payload's base and, on SQLite, the Drizzle and libsql handles it exposes. */
type GatedAdapter = ReturnType<DatabaseAdapterObj['init']>
type TransactionID = number | string
type Session = { db: unknown; resolve: () => Promise<void>; reject: () => Promise<void> }
type Statement = string | { sql: string }
type SQLiteAdapter = GatedAdapter & {
  initializing?: Promise<void>
  client?: {
    execute: (statement: Statement, args?: unknown) => Promise<unknown>
    transaction: (mode: 'deferred') => Promise<{ close: () => void }>
  }
  drizzle: { transaction: (run: (tx: unknown) => Promise<void>, options?: unknown) => Promise<void> }
  sessions: Record<TransactionID, Session>
  transactionOptions?: unknown
}

/** How long a writer waits for the writers before it, in milliseconds. */
const WAIT_LIMIT = 15_000
/** How many transactions one process has open at a time on MongoDB. */
const MONGODB_TRANSACTIONS = 16
/** How long a writer waits for another process to release the database, in milliseconds. */
const BUSY_LIMIT = 5_000

/** The database has another writer for longer than a request can wait: answered as 503 with Retry-After. */
class DatabaseBusyError extends APIError {
  constructor() {
    super('The database is busy with other changes. Nothing was saved; try again.', 503, { retryAfter: 1 }, true)
  }
}

function isBusy(error: unknown): boolean {
  for (let e = error, depth = 0; e instanceof Error && depth < 5; e = e.cause, depth += 1) {
    if (/SQLITE_BUSY|database is locked/i.test(`${(e as Error & { code?: string }).code ?? ''} ${e.message}`)) {
      return true
    }
  }
  return false
}

/** Lets `places` in at a time, first come, first served: `acquire` gives the function that makes room for the next. */
function createSemaphore(places: number) {
  const waiting: Array<() => void> = []
  let free = places
  const release = () => {
    const next = waiting.shift()
    if (next) next()
    else free += 1
  }
  return async (): Promise<() => void> => {
    if (free > 0) free -= 1
    else {
      await new Promise<void>((resolve, reject) => {
        const turn = () => {
          clearTimeout(timer)
          resolve()
        }
        const timer = setTimeout(() => {
          waiting.splice(waiting.indexOf(turn), 1)
          reject(new DatabaseBusyError())
        }, WAIT_LIMIT)
        waiting.push(turn)
      })
    }
    let released = false
    return () => {
      if (released) return
      released = true
      release()
    }
  }
}

/**
 * Makes libsql open a new connection for what comes next. A statement that met SQLITE_BUSY is never reset: on its
 * connection the next COMMIT fails ("SQL statements in progress") and reads stay at an old snapshot. Ending a deferred
 * transaction, which takes no lock, is the way to have the client let go of a connection.
 */
async function dropConnection({ client }: SQLiteAdapter): Promise<void> {
  return (await client?.transaction('deferred'))?.close()
}

async function withRetryWhileBusy<T>(adapter: SQLiteAdapter, run: () => Promise<T>): Promise<T> {
  const end = Date.now() + BUSY_LIMIT
  for (let pause = 10; ; pause = Math.min(pause * 2, 250)) {
    try {
      return await run()
    } catch (error) {
      if (!isBusy(error)) throw error
      await dropConnection(adapter)
      if (Date.now() > end) throw new DatabaseBusyError()
      await new Promise((resolve) => setTimeout(resolve, pause))
    }
  }
}

function gateSQLite(adapter: SQLiteAdapter): void {
  const acquire = createSemaphore(1)

  adapter.beginTransaction = async (options) => {
    await adapter.initializing
    const release = await acquire()
    // libsql does its work in the calls themselves, so a queue of writers would go through without one turn of the event
    // loop, and no request would be read or answered until it is through.
    await new Promise(setImmediate)
    try {
      return await withRetryWhileBusy(adapter, async () => {
        const id = randomUUID()
        // Drizzle ends a transaction when its callback does; Payload ends it by a call. So the callback waits for one.
        let end: { commit: () => void; rollback: (reason: Error) => void } | undefined
        const rolledBack = new Error('rolled back')
        await new Promise<void>((opened, failed) => {
          const done = adapter.drizzle.transaction(
            (tx) =>
              new Promise<void>((commit, rollback) => {
                end = { commit, rollback }
                adapter.sessions[id] = {
                  db: tx,
                  resolve: async () => {
                    commit()
                    await done
                  },
                  reject: async () => {
                    rollback(rolledBack)
                    await done.catch((error: unknown) => {
                      if (error !== rolledBack) throw error
                    })
                  },
                }
                opened()
              }),
            options ?? adapter.transactionOptions,
          )
          done.catch((error: unknown) => {
            if (!end) failed(error instanceof Error ? error : new Error(String(error)))
          })
          // However it ends, by commit, rollback or a broken connection, the next writer's turn comes.
          const free = () => {
            if (end) release()
          }
          done.then(free, free)
        })
        return id
      })
    } catch (error) {
      release()
      throw error
    }
  }

  const take = async (incoming: Promise<TransactionID> | TransactionID): Promise<Session | undefined> => {
    const id = await incoming
    const session = adapter.sessions[id]
    // The first to end a transaction removes it: operations that shared it find nothing left to do.
    delete adapter.sessions[id]
    return session
  }
  adapter.commitTransaction = async (id) => (await take(id))?.resolve()
  adapter.rollbackTransaction = async (id) => (await take(id))?.reject()

  // Payload begins a transaction to update jobs and does not end it when that fails: nobody could write any more.
  const updateJobs = adapter.updateJobs.bind(adapter)
  adapter.updateJobs = async (args) => {
    try {
      return await updateJobs(args)
    } catch (error) {
      const id = await args.req?.transactionID
      if (id !== undefined) await adapter.rollbackTransaction(id)
      throw error
    }
  }

  const connect = adapter.connect?.bind(adapter)
  adapter.connect = async (options) => {
    const hadClient = Boolean(adapter.client)
    await connect?.(options)
    const client = adapter.client
    if (!client || hadClient) return
    const execute = client.execute.bind(client)
    client.execute = async (statement, args) => {
      const sql = typeof statement === 'string' ? statement : statement.sql
      if (!/^\s*(insert|update|delete|replace|analyze)\b/i.test(sql)) return execute(statement, args)
      const release = await acquire()
      try {
        return await withRetryWhileBusy(adapter, () => execute(statement, args))
      } finally {
        release()
      }
    }
  }
}

/**
 * On MongoDB transactions run side by side, a bounded number of them: Payload reads outside a transaction while it holds
 * one, so without a bound a burst of writers can hold every connection of a pool and wait for one more for ever.
 */
function gateMongoDB(adapter: GatedAdapter): void {
  const acquire = createSemaphore(MONGODB_TRANSACTIONS)
  const releases = new Map<TransactionID, () => void>()
  const { beginTransaction, commitTransaction, rollbackTransaction } = adapter

  adapter.beginTransaction = async (options) => {
    const release = await acquire()
    try {
      const id = await beginTransaction.call(adapter, options)
      if (id === null || id === undefined) release()
      else releases.set(id, release)
      return id
    } catch (error) {
      release()
      throw error
    }
  }
  const ending =
    (end: (id: TransactionID) => Promise<void>) =>
    async (incoming: Promise<TransactionID> | TransactionID): Promise<void> => {
      const id = await incoming
      try {
        await end.call(adapter, id)
      } finally {
        releases.get(id)?.()
        releases.delete(id)
      }
    }
  adapter.commitTransaction = ending(commitTransaction)
  adapter.rollbackTransaction = ending(rollbackTransaction)
}

type Ends = { committed: Callbacks; rolledBack: Callbacks }
type Callbacks = Map<TransactionID, Array<() => Promise<void>>>

const callbacks = new WeakMap<object, Ends>()

/**
 * Runs `callback` once the transaction has committed; never if it is rolled back. Without a transaction (a caller that
 * disabled it) it runs at once. An error in it is logged and does not fail the request: the change is on disk already.
 */
export async function afterCommit(
  payload: Payload,
  transaction: Promise<TransactionID> | TransactionID | null | undefined,
  callback: () => Promise<void>,
): Promise<void> {
  const id = await transaction
  const registered = callbacks.get(payload.db)
  if (id === null || id === undefined || !registered) return callback()
  add(registered.committed, id, callback)
}

/**
 * Runs `callback` when the transaction is rolled back, also after a COMMIT that failed; never if it commits. For what a
 * transaction cannot take back by itself. Whether a failed COMMIT is on disk is for the callback to ask. An error in it
 * is logged. Without a transaction there is nothing to roll back.
 */
export async function afterRollback(
  payload: Payload,
  transaction: Promise<TransactionID> | TransactionID | null | undefined,
  callback: () => Promise<void>,
): Promise<void> {
  const id = await transaction
  const registered = callbacks.get(payload.db)
  if (id !== null && id !== undefined && registered) add(registered.rolledBack, id, callback)
}

function add(registered: Callbacks, id: TransactionID, callback: () => Promise<void>): void {
  registered.set(id, [...(registered.get(id) ?? []), callback])
}

function runCallbacksAtTheEnd(adapter: GatedAdapter): void {
  const ends: Ends = { committed: new Map(), rolledBack: new Map() }
  callbacks.set(adapter, ends)
  const { commitTransaction, rollbackTransaction } = adapter

  const run = async (due: Array<() => Promise<void>>, msg: string): Promise<void> => {
    for (const callback of due) {
      try {
        await callback()
      } catch (err) {
        adapter.payload.logger.error({ err, msg })
      }
    }
  }
  adapter.commitTransaction = async (incoming) => {
    const id = await incoming
    const due = ends.committed.get(id) ?? []
    ends.committed.delete(id)
    await commitTransaction.call(adapter, id)
    ends.rolledBack.delete(id)
    await run(due, 'A step after the commit failed; the next start repeats it.')
  }
  adapter.rollbackTransaction = async (incoming) => {
    const id = await incoming
    const due = ends.rolledBack.get(id) ?? []
    ends.committed.delete(id)
    ends.rolledBack.delete(id)
    try {
      await rollbackTransaction.call(adapter, id)
    } finally {
      await run(due, 'What a transaction had done outside the database could not be undone.')
    }
  }
}

/** Runs `write` in the transaction of the request, or in one of its own that ends with it. */
export async function withTransaction<T>(req: PayloadRequest, write: () => Promise<T>): Promise<T> {
  const isOurs = await initTransaction(req)
  try {
    const result = await write()
    if (isOurs) await commitTransaction(req)
    return result
  } catch (error) {
    if (isOurs) await killTransaction(req)
    throw error
  }
}

/** The same database adapter with the gate in front of its transactions. */
export function withTransactionGate(database: DatabaseAdapterObj): DatabaseAdapterObj {
  return {
    ...database,
    init: (args) => {
      const adapter = database.init(args)
      if (adapter.packageName === '@payloadcms/db-sqlite') gateSQLite(adapter as SQLiteAdapter)
      else gateMongoDB(adapter)
      runCallbacksAtTheEnd(adapter)
      return adapter
    },
  }
}

/**
 * Whether transactions work, asked of the database itself: an adapter that has them switched off, or a MongoDB that
 * is no replica set, answers `beginTransaction` with nothing or fails on the first operation.
 */
export async function hasWorkingTransactions(payload: Payload): Promise<boolean> {
  const id = await payload.db.beginTransaction()
  if (id === null || id === undefined) return false
  try {
    await payload.db.findOne({ collection: 'releases', req: { transactionID: id }, where: { hash: { equals: '' } } })
    await payload.db.commitTransaction(id)
    return true
  } catch {
    await payload.db.rollbackTransaction(id)
    return false
  }
}

/** Whether SQLite keeps a write-ahead log; true of MongoDB, whose journal is not the application's choice. */
export async function isWriteAhead(payload: Payload): Promise<boolean> {
  const { client } = payload.db as unknown as Partial<SQLiteAdapter>
  if (!client) return true
  const answer = (await client.execute('PRAGMA journal_mode')) as { rows: Array<{ journal_mode?: unknown }> }
  return answer.rows[0]?.journal_mode === 'wal'
}
