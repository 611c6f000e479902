import type { DatabaseAdapter } from 'payload'

type SQLiteClient = { client?: { execute: (sql: string) => Promise<unknown> } }

/**
 * Puts what was overwritten out of the write-ahead log of SQLite as well (https://www.sqlite.org/pragma.html#pragma_wal_checkpoint).
 * Where another process reads just now the log is emptied by the next checkpoint after that. Nothing on other databases.
 */
export async function emptySpace(db: DatabaseAdapter): Promise<void> {
  if (db.packageName !== '@payloadcms/db-sqlite') return
  await (db as unknown as SQLiteClient).client?.execute('PRAGMA wal_checkpoint(TRUNCATE)')
}
