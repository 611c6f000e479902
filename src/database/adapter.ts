import { mongooseAdapter } from '@payloadcms/db-mongodb'
import { sqliteAdapter } from '@payloadcms/db-sqlite'
import { mkdirSync } from 'node:fs'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import type { DatabaseAdapterObj, Migration, Payload } from 'payload'
import { leaveStartupFailure } from '../model/startupError'
import { migrations } from './migrations'
import { mongodbMigrations } from './mongodbMigrations'
import { withoutWrites } from './readOnly'
import { requireMongoDB, requireSQLite } from './requireDatabase'
import { fileOf } from './sqliteFile'

export type DatabaseOptions = {
  /** Nothing can be written through it, indexes and tables included. @default false */
  readOnly?: boolean
  /** Whether a database is made where there is none. @default true */
  create?: boolean
}

/**
 * The database that a URI names: `mongodb://…?replicaSet=…` or `mongodb+srv://…` for teams and scale, `file:…` for
 * the embedded SQLite. Schema changes on SQLite come as committed migrations only, never by pushing. Connecting throws
 * `StartupError` where there is no database and none may be made, and where it is not one that this Cited can work on.
 */
export function databaseAdapter(uri: string, options: DatabaseOptions = {}): DatabaseAdapterObj {
  const { readOnly = false, create = true } = options
  const adapter = checked(writableAdapter(uri, readOnly), uri, { readOnly, create: create && !readOnly })
  return readOnly ? withoutWrites(adapter) : adapter
}

/** Looks at the file that a URI of SQLite names; see `requireSQLite`. */
export function requireFile(uri: string, { readOnly, create }: Required<DatabaseOptions>): void {
  requireSQLite(fileOf(uri), { create, known: migrations.map(({ name }) => name), write: !readOnly })
}

/** The same adapter, which looks at the database before it connects. */
function checked(database: DatabaseAdapterObj, uri: string, options: Required<DatabaseOptions>): DatabaseAdapterObj {
  return {
    ...database,
    init: (args) => {
      const adapter = database.init(args)
      const initialize = adapter.init?.bind(adapter)
      adapter.init = async () => {
        await initialize?.()
        try {
          if (uri.startsWith('mongodb')) {
            const { connection } = adapter as unknown as { connection: Parameters<typeof requireMongoDB>[0] }
            const known = mongodbMigrations.map(({ name }) => name)
            await requireMongoDB(connection, uri, { create: options.create, known })
          } else {
            requireFile(uri, options)
            if (options.create) mkdirSync(path.dirname(fileOf(uri)), { recursive: true })
          }
        } catch (error) {
          leaveStartupFailure(error)
          throw error
        }
      }
      return adapter
    },
  }
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
