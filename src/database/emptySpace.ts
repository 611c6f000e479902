import type { Payload } from 'payload'
import { SQLITE } from './kinds'

type SQLiteClient = { client?: { execute: (sql: string) => Promise<unknown> } }

/**
 * Puts what was overwritten out of the write-ahead log of SQLite as well (https://www.sqlite.org/pragma.html#pragma_wal_checkpoint).
 * Where that cannot be done now, because another process reads or writes, the log is emptied by the next checkpoint after it.
 * Nothing on other databases.
 */
export async function emptySpace({ db, logger }: Pick<Payload, 'db' | 'logger'>): Promise<void> {
  if (db.packageName !== SQLITE) return
  try {
    await (db as unknown as SQLiteClient).client?.execute('PRAGMA wal_checkpoint(TRUNCATE)')
  } catch (err) {
    // What is committed is committed: whoever asked for it is not told otherwise.
    logger.warn({ err }, 'cited: the write-ahead log could not be emptied yet')
  }
}
