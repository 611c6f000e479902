import { mongooseAdapter } from '@payloadcms/db-mongodb'
import { postgresAdapter } from '@payloadcms/db-postgres'
import { sqliteAdapter } from '@payloadcms/db-sqlite'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import type { DatabaseAdapterObj, Migration, Payload } from 'payload'
import { leaveStartupFailure } from '../model/startupError'
import { POSTGRES, SQLITE } from './kinds'
import { makeFolder } from './makeFolder'
import { migrateAlone } from './migrateAlone'
import { migrations } from './migrations'
import { mongodbMigrations } from './mongodbMigrations'
import { migrations as postgresMigrations } from './postgresMigrations'
import { withoutWrites } from './readOnly'
import { requireMongoDB, requirePostgres, requireSQLite } from './requireDatabase'
import { fileOf } from './sqliteFile'

export type DatabaseOptions = {
  /** Nothing can be written through it, indexes and tables included. @default false */
  readOnly?: boolean
  /** Whether a database is made where there is none. @default true */
  create?: boolean
}

/**
 * The database that a URI names: `mongodb://…?replicaSet=…`, `mongodb+srv://…` or `postgres://…` for teams and scale,
 * `file:…` for the embedded SQLite. Tables change by committed migrations only, never by pushing. Connecting throws
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
          } else if (isPostgres(uri)) {
            const known = postgresMigrations.map(({ name }) => name)
            await requirePostgres(uri, { create: options.create, known, write: !options.readOnly })
          } else {
            requireFile(uri, options)
            if (options.create) makeFolder(path.dirname(fileOf(uri)))
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

function isPostgres(uri: string): boolean {
  return /^postgres(ql)?:/.test(uri)
}

const here = path.dirname(fileURLToPath(import.meta.url))
/** How long is waited for a connection to Postgres, in milliseconds. */
const CONNECT_LIMIT = 10_000

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
  if (isPostgres(uri)) {
    return postgresAdapter({
      disableCreateDatabase: true,
      idType: 'uuid',
      migrationDir: path.join(here, 'postgresMigrations'),
      pool: {
        connectionString: uri,
        connectionTimeoutMillis: CONNECT_LIMIT,
        ...(readOnly && { options: '-c default_transaction_read_only=on' }),
      },
      push: false,
    })
  }
  return sqliteAdapter({
    client: { url: uri },
    // Row ids are reused after a delete, and a reference in JSON would then name another record.
    idType: 'uuid',
    migrationDir: path.join(here, 'migrations'),
    push: false,
    // A rollback journal loses acknowledged writes under parallel transactions.
    wal: true,
  })
}

/**
 * Brings the tables of SQLite and Postgres up to date, in development as in production: those of this project, as its config has
 * them. What MongoDB has instead comes with the plugin.
 */
export async function migrate(payload: Payload): Promise<void> {
  const { packageName } = payload.db
  if (packageName === SQLITE) await migrateAlone(payload, migrations as Migration[])
  if (packageName === POSTGRES) await migrateAlone(payload, postgresMigrations as Migration[])
}
