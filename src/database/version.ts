/** What tells, without a look at any table, that something was written to a database. */
import type { Payload } from 'payload'
import { POSTGRES, SQLITE } from './kinds'

type Row = Record<string, unknown>
type SQLiteAdapter = { client?: { execute: (statement: string) => Promise<{ rows: Row[] }> } }
type PostgresAdapter = { pool?: { query: (statement: string) => Promise<{ rows: Row[] }> } }

/**
 * Asks for something that is another after each commit of any process. Undefined on MongoDB, which has nothing of that kind
 * but its change streams. What it gives means nothing else, and may be another with nothing written. Rejects where the
 * database does not answer.
 *
 * On SQLite by `PRAGMA data_version` (https://www.sqlite.org/pragma.html#pragma_data_version), on Postgres by the snapshot
 * that a statement sees (`pg_current_snapshot()`, Postgres 13 and later).
 */
export function versionOf({ db }: Pick<Payload, 'db'>): (() => Promise<string>) | undefined {
  if (db.packageName === SQLITE) {
    return async () =>
      String((await (db as unknown as SQLiteAdapter).client?.execute('PRAGMA data_version'))?.rows[0]?.data_version)
  }
  if (db.packageName === POSTGRES) {
    return async () => {
      const answer = await (db as unknown as PostgresAdapter).pool?.query(
        'SELECT pg_current_snapshot()::text AS version',
      )
      return String(answer?.rows[0]?.version)
    }
  }
  return undefined
}
