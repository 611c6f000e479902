import { spawn, spawnSync, type ChildProcess } from 'node:child_process'
import { chownSync, existsSync, mkdtempSync, readdirSync, realpathSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import type { TestProject } from 'vitest/node'
import { freePort } from './freePort'

declare module 'vitest' {
  export interface ProvidedContext {
    /** The URI of a Postgres for tests, or null when there is none. */
    postgresURI: string | null
  }
}

/** Where Debian puts the programs of Postgres that are not on the path. */
const DEBIAN = '/usr/lib/postgresql'
/** How long Postgres may take until it answers, in milliseconds. */
const PATIENCE = 30_000

/** The folder of the newest `initdb` and `postgres` on this machine. */
function programs(): string {
  const versions = existsSync(DEBIAN) ? readdirSync(DEBIAN).sort((a, b) => Number(b) - Number(a)) : []
  const folders = [
    ...(process.env.PATH ?? '').split(path.delimiter),
    ...versions.map((each) => `${DEBIAN}/${each}/bin`),
  ]
  const found = folders.find((folder) => existsSync(path.join(folder, 'initdb')))
  if (!found) throw new Error('there is no initdb')
  // Beside the program itself are the others, which need not be on the path.
  return path.dirname(realpathSync(path.join(found, 'initdb')))
}

/** Whom Postgres runs as: it refuses to run as root. */
function runner(): { uid: number; gid: number } | undefined {
  if (process.getuid?.() !== 0) return undefined
  const id = (flag: string) => Number(spawnSync('id', [flag, 'postgres'], { encoding: 'utf8' }).stdout)
  return { uid: id('-u') || 65_534, gid: id('-g') || 65_534 }
}

export type RunningPostgres = { uri: string; stop: () => Promise<void> }

/** Starts a Postgres of its own, in a folder that goes with it. */
async function start(): Promise<RunningPostgres> {
  const bin = programs()
  const as = runner()
  const folder = mkdtempSync(path.join(tmpdir(), 'cited-postgres-'))
  if (as) chownSync(folder, as.uid, as.gid)
  const data = path.join(folder, 'data')
  const made = spawnSync(
    path.join(bin, 'initdb'),
    ['-D', data, '-U', 'postgres', '--auth=trust', '--encoding=UTF8', '--locale=C.UTF-8', '--no-sync'],
    { ...as, encoding: 'utf8' },
  )
  if (made.status !== 0) throw new Error(`initdb: ${made.error?.message ?? made.stderr}`)
  const port = await freePort()
  const settings = ['fsync=off', 'full_page_writes=off', 'listen_addresses=127.0.0.1', 'max_connections=200']
  const server: ChildProcess = spawn(
    path.join(bin, 'postgres'),
    ['-D', data, '-p', String(port), '-k', folder, ...settings.flatMap((each) => ['-c', each])],
    { ...as, stdio: 'ignore' },
  )
  const ended = new Promise((resolve) => server.once('exit', resolve))
  const isReady = () => spawnSync(path.join(bin, 'pg_isready'), ['-h', '127.0.0.1', '-p', String(port)]).status === 0
  for (const end = Date.now() + PATIENCE; !isReady();) {
    if (Date.now() > end || server.exitCode !== null) {
      server.kill('SIGKILL')
      throw new Error('postgres does not answer')
    }
    await new Promise((resolve) => setTimeout(resolve, 100))
  }
  return {
    uri: `postgres://postgres@127.0.0.1:${port}/postgres`,
    stop: async () => {
      server.kill('SIGINT')
      await ended
      rmSync(folder, { force: true, recursive: true })
    },
  }
}

/** The Postgres that POSTGRES_URI names, or one that is started; null, with the reason said aloud, where there is none. */
export async function findPostgres(): Promise<RunningPostgres | null> {
  if (process.env.POSTGRES_URI) return { uri: process.env.POSTGRES_URI, stop: () => Promise.resolve() }
  try {
    return await start()
  } catch (error) {
    const reason = error instanceof Error ? error.message.split('\n')[0] : String(error)
    console.warn(`\nPostgres is SKIPPED: POSTGRES_URI is not set and none could be started (${reason}).\n`)
    return null
  }
}

/** Finds a Postgres for the integration tests. */
export default async ({ provide }: TestProject) => {
  const found = await findPostgres()
  provide('postgresURI', found?.uri ?? null)
  return found?.stop
}
