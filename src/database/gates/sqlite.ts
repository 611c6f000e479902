/**
 * SQLite has one writer: one transaction at a time is open in the process, statements outside transactions wait for it
 * too, and a second process is waited for.
 */
import type { DatabaseAdapterObj } from 'payload'
import { leaveStartupFailure } from '../../model/startupError'
import { startupErrorOf } from '../failures'
import { openTransaction } from '../operations'
import { SQLiteConnections, type SQLiteSettings } from '../sqlite'
import { fileOf } from '../sqliteFile'
import { gateSQL, openSession, type SQLAdapter } from './sql'

type SQLiteAdapter = SQLAdapter & {
  client?: { execute: (statement: string) => Promise<unknown> } | undefined
  clientConfig: { url: string; syncUrl?: string; encryptionKey?: string }
  wal: SQLiteSettings['wal']
}

/** Gives the adapter connections that are kept, where its database is a file. */
function keepConnections(adapter: SQLiteAdapter): void {
  const { clientConfig } = adapter
  const { url, syncUrl, encryptionKey } = clientConfig
  if (!url.startsWith('file:') || url.startsWith('file::memory:') || syncUrl) return
  const connect = adapter.connect?.bind(adapter)
  adapter.connect = async (options) => {
    if (!adapter.client) {
      const connections = new SQLiteConnections({
        file: fileOf(url),
        options: encryptionKey === undefined ? {} : ({ encryptionKey } as SQLiteSettings['options']),
        wal: adapter.wal,
        isInside: () => openTransaction(adapter) !== undefined,
      })
      try {
        await connections.open()
      } catch (error) {
        const why = startupErrorOf(error, `the database ${fileOf(url)}`) ?? error
        leaveStartupFailure(why)
        throw why
      }
      adapter.client = connections
    }
    await connect?.(options)
  }
  const destroy = adapter.destroy?.bind(adapter)
  adapter.destroy = async () => {
    await destroy?.()
    if (adapter.client instanceof SQLiteConnections) adapter.client.close()
    adapter.client = undefined
  }
}

export function gateSQLite(given: ReturnType<DatabaseAdapterObj['init']>): void {
  const adapter = given as SQLiteAdapter
  keepConnections(adapter)
  gateSQL(adapter, (options) => openSession(adapter, options))
}
