import { randomBytes } from 'node:crypto'
import { cwd, env } from 'node:process'
import path from 'node:path'
import { BackupError, type Place } from '../database/backup'
import { migrations } from '../database/migrations'
import { fileOf } from '../database/sqliteFile'
import { readDatabaseURI } from '../server/environment'
import { settingsOf } from '../options'

/** What backups are made of: the newsroom of this environment, and the migrations that this Cited knows. */
export async function newsroomHere(): Promise<Place & { known: string[] }> {
  const uri = readDatabaseURI()
  if (!uri.startsWith('file:')) {
    throw new BackupError(
      'DATABASE_URI names a server, which has tools of its own: docs/operations.md says which and how.',
    )
  }
  // The config wants a secret. Nothing here signs or opens anything with it.
  env.PAYLOAD_SECRET ||= randomBytes(32).toString('hex')
  const { default: config } = await import('../../payload.config')
  const { mediaDirectory } = settingsOf({ config: await config })
  return { database: fileOf(uri), media: path.resolve(mediaDirectory), known: migrations.map(({ name }) => name) }
}

/** A folder as it was written where npm was called. */
export function folderNamed(name: string): string {
  return path.resolve(env.INIT_CWD ?? cwd(), name)
}
