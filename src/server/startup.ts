import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import path from 'node:path'
import type { Config, Payload } from 'payload'
import { healthOf } from '../database/health'
import { createIndexes } from '../database/indexes'
import { createMeetings } from '../database/meetings'
import { prepareTexts } from '../database/texts'
import { migrateDocuments } from '../database/mongodbMigrations'
import { MONGODB, POSTGRES, SQLITE } from '../database/kinds'
import { hasWorkingTransactions, isWriteAhead } from '../database/capabilities'
import { replayRedactions } from '../newsroom/redactions/replay'
import { identityWarnings } from '../newsroom/identities/keeping'
import { fillListings, indexLater } from '../releases/listings'
import { numberReleases } from '../releases/numbering'
import { StartupError } from '../model/startupError'
import { freeStuckJobs } from '../jobs/worker'

/** The oldest Payload whose access checks hold (29 published CVEs were fixed on the way to it). */
const OLDEST_PAYLOAD = '3.90.2'

/** The adapters whose transactions and ids Cited knows: their packages, by what they call themselves in a config. */
const adapters: Readonly<Record<string, string>> = {
  mongoose: MONGODB,
  postgres: POSTGRES,
  sqlite: SQLITE,
}

/** What signs sessions and makes ids that nobody can guess has this many characters at least. */
const SHORTEST_SECRET = 24

/** Compares two version numbers `major.minor.patch` as numbers; a pre-release is older than its release. */
export function isOlder(version: string, than: string): boolean {
  const parse = (text: string) => (text.split('-')[0] ?? '').split('.').map(Number)
  const [left, right] = [parse(version), parse(than)]
  for (const [index, part] of right.entries()) {
    const difference = (left[index] ?? 0) - part
    if (difference !== 0) return difference < 0
  }
  return version.includes('-')
}

/**
 * The version of the Payload that is installed; null where its package is not around, as in a build that carries all of it.
 * Looked up from the project's folder: a bundle has no packages around it.
 */
function installedPayload(): string | null {
  try {
    const entry = createRequire(path.join(process.cwd(), 'package.json')).resolve('payload')
    const manifest: unknown = JSON.parse(readFileSync(path.join(path.dirname(entry), '../package.json'), 'utf8'))
    return String((manifest as { version?: unknown }).version)
  } catch {
    return null
  }
}

/** Whether Next builds pages, where nobody signs in and what is secret need not be known. */
function isBuilding(): boolean {
  return process.env.NEXT_PHASE === 'phase-production-build'
}

/** Throws where an adapter, by its package and the type of its ids, is none that Cited runs on. */
export function requireAdapter(packageName: string, idType: 'number' | 'text'): void {
  const known = Object.values(adapters)
  if (!known.includes(packageName)) {
    throw new StartupError(`Cited runs on ${known.join(', ')}, not on ${packageName}: change \`db\` in the config.`)
  }
  if (idType !== 'text') {
    throw new StartupError(
      'The database gives numbers as ids. It gives them again (SQLite after a delete, Postgres after a sequence was set ' +
        "back), and a figure in a text would then name another record: set `idType: 'uuid'` on its adapter.",
    )
  }
}

/**
 * Refuses a config that Cited cannot run with, as far as it can be told before there is a database: the version of
 * Payload, the adapter and its ids, the secret. Throws `StartupError`, which names the option and what to do.
 */
export function requireConfig({ db, secret }: Pick<Config, 'db' | 'secret'>): void {
  const version = installedPayload()
  if (version !== null && isOlder(version, OLDEST_PAYLOAD)) {
    throw new StartupError(`Payload ${version} is too old: install ${OLDEST_PAYLOAD} or newer.`)
  }
  const below = process.env.NEXT_BASE_PATH
  if (below && below !== '/') {
    throw new StartupError(
      `Cited does not work below a path, and Next's \`basePath\` is '${below}': pictures, links and feeds would lead nowhere. ` +
        'Leave `basePath` out of next.config, and serve the project at a host name of its own, such as cms.example.org.',
    )
  }
  // Of one without, and of an empty secret, Payload itself says so.
  if (db) requireAdapter(adapters[db.name ?? ''] ?? db.name ?? 'an adapter without a name', db.defaultIDType)
  if (secret && secret.length < SHORTEST_SECRET && !isBuilding()) {
    throw new StartupError(
      `\`secret\` must have ${SHORTEST_SECRET} characters or more. Make one with: openssl rand -hex 32`,
    )
  }
}

/**
 * Refuses to go on without what publishing and safety rest on, then brings the documents of MongoDB up to date, makes
 * indexes, redacts again what a backup brought back, lists live editions that are in no list, numbers the releases that a crash left without a number, and warns of
 * identities that nobody can open. Throws `StartupError`, saying what to do.
 */
export async function checkStartup(payload: Payload): Promise<void> {
  if (process.env.NODE_ENV === 'production' && !payload.config.serverURL && !isBuilding()) {
    throw new StartupError('`serverURL` is not set: without it cookies are accepted from any site. Set SERVER_URL.')
  }
  requireAdapter(payload.db.packageName, payload.db.defaultIDType)
  const problem = await healthOf(payload.db)?.problem()
  if (problem) throw new StartupError(`The server cannot start: ${problem}.`)
  if (!(await hasWorkingTransactions(payload))) {
    throw new StartupError(
      {
        [SQLITE]: 'SQLite has no working transactions: is the database file writable, and are its migrations run?',
        [POSTGRES]: 'Postgres has no working transactions: are its migrations run, and is it no standby?',
      }[payload.db.packageName] ??
        'MongoDB has no transactions: run it as a replica set and put ?replicaSet=NAME into DATABASE_URI.',
    )
  }
  if (!(await isWriteAhead(payload))) {
    throw new StartupError(
      'SQLite does not use a write-ahead log and would lose writes: set `wal: true` on sqliteAdapter.',
    )
  }
  await migrateDocuments(payload)
  await createIndexes(payload)
  await createMeetings(payload)
  await prepareTexts(payload)
  const again = await replayRedactions(payload)
  if (again > 0) payload.logger.warn({ redactions: again }, 'cited: redacted again what a backup had brought back')
  const listed = await fillListings(payload)
  if (listed > 0)
    payload.logger.info({ editions: listed }, 'cited: listed live editions that were in no list, or not in the search')
  await numberReleases(payload)
  indexLater(payload)
  await freeStuckJobs(payload)
  for (const warning of await identityWarnings(payload)) payload.logger.warn(warning)
}
