/**
 * What databases of tables have in common: one transaction at a time, and those that are opened inside it are parts of it.
 */
import { randomUUID } from 'node:crypto'
import type { DatabaseAdapterObj } from 'payload'
import { noteOpen, openTransaction } from '../operations'

type TransactionID = number | string
/** What is used of Drizzle, which runs statements by another name on each database. */
type Statements = { run?: (sql: string) => Promise<unknown>; execute?: (sql: string) => Promise<unknown> }
export type Session = { db: Statements; resolve: () => Promise<void>; reject: () => Promise<void> }

/** What is needed of an adapter for a database of tables. */
export type SQLAdapter = ReturnType<DatabaseAdapterObj['init']> & {
  initializing?: Promise<void>
  drizzle: { transaction: (run: (tx: Statements) => Promise<void>, options?: unknown) => Promise<void> }
  sessions: Record<TransactionID, Session>
  transactionOptions?: unknown
}

/** Runs one statement in a transaction. */
export async function runIn(db: Statements, statement: string): Promise<void> {
  await (db.run ?? db.execute)?.call(db, statement)
}

/** Opens a transaction of Drizzle's, which ends when its callback does; Payload ends it by a call, which the callback waits for. */
export async function openSession(adapter: SQLAdapter, options: unknown): Promise<Session> {
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
 * A transaction inside the one that its operation has open: there is one writer, and to wait for oneself is to wait for
 * ever. What it does can be undone alone (a savepoint); it is on disk when the outer one is.
 */
async function openInside(adapter: SQLAdapter, outer: TransactionID): Promise<Session | undefined> {
  const around = adapter.sessions[outer]
  if (!around) return undefined
  const savepoint = `inside_${randomUUID().replaceAll('-', '')}`
  await runIn(around.db, `SAVEPOINT ${savepoint}`)
  const end = async (statement: string) => {
    if (adapter.sessions[outer] !== around) throw new Error('The transaction around this one has ended already.')
    await runIn(around.db, statement)
  }
  return {
    db: around.db,
    resolve: () => end(`RELEASE SAVEPOINT ${savepoint}`),
    reject: async () => {
      await end(`ROLLBACK TO SAVEPOINT ${savepoint}`)
      await end(`RELEASE SAVEPOINT ${savepoint}`)
    },
  }
}

/** Has an adapter begin and end its transactions here. `open` opens one that is in no other. */
export function gateSQL(adapter: SQLAdapter, open: (options: unknown) => Promise<Session>): void {
  const ends = new Map<TransactionID, () => void>()

  adapter.beginTransaction = async (options) => {
    await adapter.initializing
    const id = randomUUID()
    const outer = openTransaction(adapter)
    const inside = outer === undefined ? undefined : await openInside(adapter, outer)
    adapter.sessions[id] = inside ?? (await open(options ?? adapter.transactionOptions))
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
