/**
 * The transaction gate: the one place where Cited replaces methods of Payload's database adapter.
 *
 * SQLite and Postgres have one writer, MongoDB a bounded number of them (`gates/`). On each, what an operation writes
 * outside the transaction that it has open is written inside it, and a failed COMMIT reaches the caller. What was
 * registered with `afterCommit` runs once the transaction is on disk, and what was with `afterRollback` once it is undone.
 */
import {
  commitTransaction,
  initTransaction,
  killTransaction,
  type DatabaseAdapterObj,
  type Payload,
  type PayloadRequest,
} from 'payload'
import { finishBeforeClosing } from './background'
import { claimJobsOnce } from './claims'
import { faultPoint } from './faultPoints'
import { gateMongoDB } from './gates/mongodb'
import { gatePostgres } from './gates/postgres'
import { gateSQLite } from './gates/sqlite'
import { watchHealth } from './health'
import { MONGODB, POSTGRES, speaksSQL, SQLITE } from './kinds'
import { asNoOperation, asOperation, noteWritten, openTransaction } from './operations'
import { runAsOperations } from './repeat'
import { keepSessions } from './sessions'
import { shared } from '../model/shared'

type GatedAdapter = ReturnType<DatabaseAdapterObj['init']>
type TransactionID = number | string

type Ends = { committed: Callbacks; rolledBack: Callbacks }
type Callbacks = Map<TransactionID, Array<() => Promise<void>>>

const callbacks = shared('ends', () => new WeakMap<object, Ends>())

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
  const waiting = registered.get(id) ?? []
  // What is asked for again is done once.
  if (!waiting.includes(callback)) registered.set(id, [...waiting, callback])
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
  // In SQL nothing that was done inside another transaction is on disk, or free to be read, before that one ends.
  const around = () => (speaksSQL(adapter) ? openTransaction(adapter) : undefined)

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

const gates: Record<string, (adapter: GatedAdapter) => void> = {
  [MONGODB]: gateMongoDB,
  [POSTGRES]: gatePostgres,
  [SQLITE]: gateSQLite,
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
      // Any other is refused at the start, which says so.
      gates[adapter.packageName]?.(adapter)
      runCallbacksAtTheEnd(adapter)
      finishBeforeClosing(adapter)
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
