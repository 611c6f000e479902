import type { DatabaseAdapterObj } from 'payload'
import { keepPools } from './gates/postgres'
import { POSTGRES } from './kinds'

/** The operations of Payload's adapters that write, or begin to. */
const writes = [
  'beginTransaction',
  'create',
  'createGlobal',
  'createGlobalVersion',
  'createMigration',
  'createVersion',
  'deleteMany',
  'deleteOne',
  'deleteVersions',
  'migrate',
  'migrateDown',
  'migrateFresh',
  'migrateRefresh',
  'migrateReset',
  'updateGlobal',
  'updateGlobalVersion',
  'updateJobs',
  'updateMany',
  'updateOne',
  'updateVersion',
  'upsert',
] as const

/** What is used of libsql's client. */
type SQLiteClient = { client?: { execute: (statement: string) => Promise<unknown> } }

/** The same database adapter, which refuses to write. On SQLite the connection itself refuses. */
export function withoutWrites(database: DatabaseAdapterObj): DatabaseAdapterObj {
  return {
    ...database,
    init: (args) => {
      const adapter = database.init(args)
      if (adapter.packageName === POSTGRES) keepPools(adapter)
      for (const operation of writes) {
        Object.assign(adapter, {
          [operation]: () => Promise.reject(new Error(`This process only reads the database: no ${operation}.`)),
        })
      }
      const connect = adapter.connect?.bind(adapter)
      adapter.connect = async (options) => {
        await connect?.(options)
        await (adapter as SQLiteClient).client?.execute('PRAGMA query_only = ON')
      }
      return adapter
    },
  }
}
