import { mongooseAdapter } from '@payloadcms/db-mongodb'
import { sqliteAdapter } from '@payloadcms/db-sqlite'
import { mkdirSync } from 'node:fs'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import type { DatabaseAdapterObj, Migration, Payload } from 'payload'
import { migrations } from './migrations'
import { mongodbMigrations } from './mongodbMigrations'
import { withoutWrites } from './readOnly'

/**
 * The database that a URI names: `mongodb://…?replicaSet=…` or `mongodb+srv://…` for teams and scale, `file:…` for
 * the embedded SQLite. Schema changes on SQLite come as committed migrations only, never by pushing. With `readOnly`
 * nothing can be written through it, indexes and tables included.
 */
export function databaseAdapter(uri: string, { readOnly = false } = {}): DatabaseAdapterObj {
  const adapter = writableAdapter(uri, readOnly)
  return readOnly ? withoutWrites(adapter) : adapter
}

function writableAdapter(uri: string, readOnly: boolean): DatabaseAdapterObj {
  if (uri.startsWith('mongodb')) {
    // "Used in" lists by plain queries: the aggregation that Payload makes of them is not one that every
    // MongoDB-compatible service answers, and some answer it with nothing.
    return mongooseAdapter({
      url: uri,
      useJoinAggregations: false,
      // Mongoose makes collections and indexes when it connects.
      ...(readOnly && { connectOptions: { autoCreate: false, autoIndex: false } }),
    })
  }
  mkdirSync(path.dirname(path.resolve(uri.slice('file:'.length))), { recursive: true })
  return sqliteAdapter({
    client: { url: uri },
    // Row ids are reused after a delete, and a reference in JSON would then name another record.
    idType: 'uuid',
    migrationDir: path.join(path.dirname(fileURLToPath(import.meta.url)), 'migrations'),
    push: false,
    transactionOptions: {},
    // A rollback journal loses acknowledged writes under parallel transactions.
    wal: true,
  })
}

/** Brings what is stored up to date, in development as in production: the tables of SQLite, the documents of MongoDB. */
export async function migrate({ db }: Payload): Promise<void> {
  if (db.packageName === '@payloadcms/db-sqlite') await db.migrate({ migrations: migrations as Migration[] })
  if (db.packageName === '@payloadcms/db-mongodb') await db.migrate({ migrations: mongodbMigrations })
}
