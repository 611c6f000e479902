/** What a database does, asked of the database itself. */
import type { Payload } from 'payload'
import { slugOf } from '../model/slugs'

/**
 * Whether transactions work, asked of the database itself: an adapter that has them switched off, or a MongoDB that
 * is no replica set, answers `beginTransaction` with nothing or fails on the first operation.
 */
export async function hasWorkingTransactions(payload: Payload): Promise<boolean> {
  const id = await payload.db.beginTransaction().catch(() => null)
  if (id === null || id === undefined) return false
  try {
    await payload.db.findOne({
      collection: slugOf(payload, 'releases'),
      req: { transactionID: id },
      where: { hash: { equals: '' } },
    })
    await payload.db.commitTransaction(id)
    return true
  } catch {
    await payload.db.rollbackTransaction(id)
    return false
  }
}

/** Whether SQLite keeps a write-ahead log; true of MongoDB, whose journal is not the application's choice. */
export async function isWriteAhead(payload: Payload): Promise<boolean> {
  const { client } = payload.db as unknown as { client?: { execute: (statement: string) => Promise<unknown> } }
  if (!client) return true
  const answer = (await client.execute('PRAGMA journal_mode')) as { rows: Array<{ journal_mode?: unknown }> }
  return answer.rows[0]?.journal_mode === 'wal'
}
