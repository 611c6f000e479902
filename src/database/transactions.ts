/**
 * The transaction gate: the one place where Cited replaces methods of Payload's database adapter.
 *
 * SQLite has one writer: one transaction at a time is open in the process, statements outside transactions wait for it
 * too, a second process is waited for, and a failed COMMIT, which Payload's adapter swallows, reaches the caller. MongoDB
 * runs a bounded number of transactions side by side.
 *
 * On both databases what an operation writes outside the transaction that it has open is written inside it. What was
 * registered with `afterCommit` runs once the transaction is on disk, and what was with `afterRollback` once it is undone.
 */
import { randomUUID } from 'node:crypto'
import {
  commitTransaction,
  initTransaction,
  isolateObjectProperty,
  killTransaction,
  type DatabaseAdapterObj,
  type Payload,
  type PayloadRequest,
} from 'payload'
import { claimJobsOnce } from './claims'
import { faultPoint } from './faultPoints'
import { healthOf, watchHealth } from './health'
import { asNoOperation, asOperation, noteOpen, noteWritten, openTransaction } from './operations'
import { keepSessions } from './sessions'
import { SQLiteConnections, type SQLiteSettings } from './sqlite'
import { fileOf } from './sqliteFile'
import { runAsOperations } from './repeat'
import { createTurns } from './turns'

/** What the gate needs of an adapter: Payload's base and, on SQLite, the Drizzle and libsql handles it exposes. */
type GatedAdapter = ReturnType<DatabaseAdapterObj['init']>
type TransactionID = number | string
type Statements = { run: (sql: string) => Promise<unknown> }
type Session = { db: Statements; resolve: () => Promise<void>; reject: () => Promise<void> }
type SQLiteAdapter = GatedAdapter & {
  initializing?: Promise<void>
  client?: { execute: (statement: string) => Promise<unknown> } | undefined
  clientConfig: { url: string; syncUrl?: string; encryptionKey?: string }
  wal: SQLiteSettings['wal']
  drizzle: { transaction: (run: (tx: Statements) => Promise<void>, options?: unknown) => Promise<void> }
  sessions: Record<TransactionID, Session>
  transactionOptions?: unknown
}

const SQLITE = '@payloadcms/db-sqlite'
const MONGODB = '@payloadcms/db-mongodb'
/** How many transactions one process has open at a time on MongoDB. */
const MONGODB_TRANSACTIONS = 16

/** Gives the adapter connections that are kept, where its database is a file. */
function keepConnections(adapter: SQLiteAdapter): void {
  const { clientConfig } = adapter
  const { url, syncUrl, encryptionKey } = clientConfig
  if (!url.startsWith('file:') || url.startsWith('file::memory:') || syncUrl) return
  const connect = adapter.connect?.bind(adapter)
  adapter.connect = async (options) => {
    if (!adapter.client) {
      const connections = new SQLiteConnections({
        file: fileOf(url),
        options: encryptionKey === undefined ? {} : ({ encryptionKey } as SQLiteSettings['options']),
        wal: adapter.wal,
        isInside: () => openTransaction(adapter) !== undefined,
      })
      await connections.open()
      adapter.client = connections
    }
    await connect?.(options)
  }
  const destroy = adapter.destroy?.bind(adapter)
  adapter.destroy = async () => {
    await destroy?.()
    if (adapter.client instanceof SQLiteConnections) adapter.client.close()
    adapter.client = undefined
  }
}

/** Opens a transaction of Drizzle's, which ends when its callback does; Payload ends it by a call, which the callback waits for. */
async function openSession(adapter: SQLiteAdapter, options: unknown): Promise<Session> {
  let end: { commit: () => void; rollback: (reason: Error) => void } | undefined
  const rolledBack = new Error('rolled back')
  return new Promise<Session>((opened, failed) => {
    const done = adapter.drizzle.transaction(
      (db) =>
        new Promise<void>((commit, rollback) => {
          end = { commit, rollback }
          opened({
            db,
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
          })
        }),
      options,
    )
    done.catch((error: unknown) => {
      if (!end) failed(error instanceof Error ? error : new Error(String(error)))
    })
  })
}

/**
 * A transaction inside the one that its operation has open: SQLite has one writer, and to wait for oneself is to wait for
 * ever. What it does can be undone alone (a savepoint); it is on disk when the outer one is.
 */
async function openInside(adapter: SQLiteAdapter, outer: TransactionID): Promise<Session | undefined> {
  const around = adapter.sessions[outer]
  if (!around) return undefined
  const savepoint = `inside_${randomUUID().replaceAll('-', '')}`
  await around.db.run(`SAVEPOINT ${savepoint}`)
  const end = async (statement: string) => {
    if (adapter.sessions[outer] !== around) throw new Error('The transaction around this one has ended already.')
    await around.db.run(statement)
  }
  return {
    db: around.db,
    resolve: () => end(`RELEASE ${savepoint}`),
    reject: async () => {
      await end(`ROLLBACK TO ${savepoint}`)
      await end(`RELEASE ${savepoint}`)
    },
  }
}

function gateSQLite(adapter: SQLiteAdapter): void {
  keepConnections(adapter)
  const ends = new Map<TransactionID, () => void>()

  adapter.beginTransaction = async (options) => {
    await adapter.initializing
    const id = randomUUID()
    const outer = openTransaction(adapter)
    const inside = outer === undefined ? undefined : await openInside(adapter, outer)
    adapter.sessions[id] = inside ?? (await openSession(adapter, options ?? adapter.transactionOptions))
    ends.set(id, noteOpen(adapter, id))
    return id
  }

  const take = async (incoming: Promise<TransactionID> | TransactionID): Promise<Session | undefined> => {
    const id = await incoming
    const session = adapter.sessions[id]
    // The first to end a transaction removes it: operations that shared it find nothing left to do.
    delete adapter.sessions[id]
    ends.get(id)?.()
    ends.delete(id)
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
}

/** What writes single documents on MongoDB, in or outside a transaction. */
const mongodbWrites = [
  'create',
  'createGlobal',
  'createGlobalVersion',
  'createVersion',
  'deleteMany',
  'deleteOne',
  'deleteVersions',
  'updateGlobal',
  'updateGlobalVersion',
  'updateMany',
  'updateOne',
  'updateVersion',
  'upsert',
] as const

type WriteArguments = { req?: Partial<PayloadRequest> | undefined }

/** The same request, in a transaction. */
function inside(req: WriteArguments['req'], transactionID: TransactionID): Partial<PayloadRequest> {
  if (!req) return { transactionID }
  const isolated = isolateObjectProperty(req as PayloadRequest, 'transactionID')
  isolated.transactionID = transactionID
  return isolated
}

/**
 * On MongoDB transactions run side by side, a bounded number of them: Payload reads outside a transaction while it holds
 * one, so without a bound a burst of writers can hold every connection of a pool and wait for one more for ever. One that
 * an operation opens beside the one it has open takes no further place.
 */
function gateMongoDB(adapter: GatedAdapter): void {
  const takePlace = createTurns(MONGODB_TRANSACTIONS)
  const ends = new Map<TransactionID, Array<() => void>>()
  const { beginTransaction, commitTransaction, rollbackTransaction } = adapter

  adapter.beginTransaction = async (options) => {
    const leave = openTransaction(adapter) === undefined ? await takePlace() : () => undefined
    try {
      healthOf(adapter)?.requireDatabase()
      const id = await beginTransaction.call(adapter, options)
      if (id === null || id === undefined) leave()
      else ends.set(id, [leave, noteOpen(adapter, id)])
      return id
    } catch (error) {
      leave()
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
        for (const note of ends.get(id) ?? []) note()
        ends.delete(id)
      }
    }
  adapter.commitTransaction = ending(commitTransaction)
  adapter.rollbackTransaction = ending(rollbackTransaction)

  // Mongoose makes collections and indexes beside everything else; until they are there, no index refuses a duplicate.
  const connect = adapter.connect?.bind(adapter)
  adapter.connect = async (options) => {
    await connect?.(options)
    const { connection } = adapter as unknown as {
      connection: { models: Record<string, { init: () => Promise<unknown> }> }
    }
    const made = await Promise.allSettled(Object.values(connection.models).map((model) => model.init()))
    for (const each of made) {
      if (each.status === 'rejected') {
        adapter.payload.logger.error({ err: each.reason as unknown, msg: 'An index could not be made.' })
      }
    }
  }

  const methods = adapter as unknown as Record<string, (args: WriteArguments) => Promise<unknown>>
  for (const name of mongodbWrites) {
    const write = methods[name]?.bind(adapter)
    if (!write) continue
    methods[name] = async (args) => {
      const given = await args.req?.transactionID
      const outer = given ? undefined : openTransaction(adapter)
      if (!given && outer === undefined) noteWritten()
      return write(outer === undefined ? args : { ...args, req: inside(args.req, outer) })
    }
  }
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
  const id = (await transaction) ?? openTransaction(payload.db)
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
  const id = (await transaction) ?? openTransaction(payload.db)
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
        await asNoOperation(callback)
      } catch (err) {
        adapter.payload.logger.error({ err, msg })
      }
    }
  }
  const take = (registered: Callbacks, id: TransactionID) => {
    const due = registered.get(id) ?? []
    registered.delete(id)
    return due
  }
  // On SQLite nothing that was done inside another transaction is on disk, or free to be read, before that one ends.
  const around = () => (adapter.packageName === SQLITE ? openTransaction(adapter) : undefined)

  adapter.commitTransaction = async (incoming) => {
    const id = await incoming
    const due = take(ends.committed, id)
    if (due.length > 0) faultPoint('before-commit')
    await commitTransaction.call(adapter, id)
    noteWritten()
    const undo = take(ends.rolledBack, id)
    const outer = around()
    if (outer !== undefined) {
      for (const callback of due) add(ends.committed, outer, callback)
      for (const callback of undo) add(ends.rolledBack, outer, callback)
      return
    }
    if (due.length > 0) faultPoint('after-commit')
    await run(due, 'A step after the commit failed; the next start repeats it.')
  }
  adapter.rollbackTransaction = async (incoming) => {
    const id = await incoming
    ends.committed.delete(id)
    const undo = take(ends.rolledBack, id)
    try {
      await rollbackTransaction.call(adapter, id)
    } finally {
      const outer = around()
      if (outer === undefined) await run(undo, 'What a transaction had done outside the database could not be undone.')
      // However the outer one ends.
      else for (const callback of undo) for (const end of [ends.committed, ends.rolledBack]) add(end, outer, callback)
    }
  }
}

/** Runs `write` in the transaction of the request, or in one of its own that ends with it. */
export async function withTransaction<T>(req: PayloadRequest, write: () => Promise<T>): Promise<T> {
  return asOperation(async () => {
    const isOurs = await initTransaction(req)
    try {
      const result = await write()
      if (isOurs) await commitTransaction(req)
      return result
    } catch (error) {
      if (isOurs) await killTransaction(req)
      throw error
    }
  })
}

/** The same database adapter with the gate in front of its transactions. */
export function withTransactionGate(database: DatabaseAdapterObj): DatabaseAdapterObj {
  return {
    ...database,
    init: (args) => {
      const adapter = database.init(args)
      watchHealth(adapter)
      claimJobsOnce(adapter)
      keepSessions(adapter)
      if (adapter.packageName === SQLITE) gateSQLite(adapter as SQLiteAdapter)
      // Any other is refused at the start, which says so.
      else if (adapter.packageName === MONGODB) gateMongoDB(adapter)
      runCallbacksAtTheEnd(adapter)
      const connect = adapter.connect?.bind(adapter)
      adapter.connect = async (options) => {
        // Also when the config was read again in development.
        runAsOperations(adapter.payload)
        await connect?.(options)
      }
      return adapter
    },
  }
}
