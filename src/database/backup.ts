/**
 * Backups of a newsroom on SQLite: its database and its images in a folder, with a manifest that says what is in it. They
 * are made while a server writes, and put back while none does.
 */
import { createHash, randomUUID } from 'node:crypto'
import {
  closeSync,
  createReadStream,
  existsSync,
  fsyncSync,
  lstatSync,
  openSync,
  readFileSync,
  realpathSync,
  statSync,
} from 'node:fs'
import { copyFile, mkdir, readdir, rename, rm, rmdir, stat, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { pipeline } from 'node:stream/promises'
import Database from 'libsql'
import { z } from 'zod'
import type { EditionDocument } from '../model/document'
import { pictureNamed, pictureUrls } from '../model/pictures'
import { StartupError } from '../model/startupError'
import { failureOf } from './failures'
import { faultPoint } from './faultPoints'
import { makeFolder } from './makeFolder'
import { appendToRedactionLog, readRedactionLog, redactionLogOf } from './redactionLog'
import { requireSQLite, restoring } from './requireDatabase'
import { sentence } from './sentences'
import { makeMark } from './sqliteFile'

const MANIFEST = 'manifest.json'
const DATABASE = 'cited.db'
const MEDIA = 'media'
const REDACTIONS = 'redactions.jsonl'

const copied = z.strictObject({ file: z.string(), bytes: z.number().int(), sha256: z.string() })
const manifestSchema = z.strictObject({
  format: z.literal(1),
  /** When the copy of the database was made, ISO 8601: everything that was acknowledged before is in it. */
  made: z.string(),
  cited: z.string(),
  secret: z.string(),
  database: copied.extend({
    migrations: z.array(z.string()),
    releases: z.number().int(),
    sequence: z.number().int().nullable(),
  }),
  media: z.array(copied),
  /** The log of what was redacted; there is none where nothing was. */
  redactions: copied.optional(),
  /** Images that the newsroom knows, no release names, and nobody has any more. */
  missing: z.array(z.string()),
})

export type Manifest = z.infer<typeof manifestSchema>

const SECRET =
  'PAYLOAD_SECRET is not in this folder, and must not be kept beside it. Without it the secrets of webhooks cannot be ' +
  'opened, and confidential sources get other ids in public. Nor is IDENTITY_KEY: without it the identities of ' +
  'confidential sources cannot be opened.'

/** What a newsroom on SQLite consists of. */
export type Place = { database: string; media: string }

/** Something that keeps a backup from being made, or put back. Its message says what to do. */
export class BackupError extends StartupError {}

async function hashOf(file: string): Promise<string> {
  const hash = createHash('sha256')
  await pipeline(createReadStream(file), hash)
  return hash.digest('hex')
}

function flush(file: string): void {
  const descriptor = openSync(file, 'r')
  try {
    fsyncSync(descriptor)
  } finally {
    closeSync(descriptor)
  }
}

/** The files below a folder, as paths from it. */
async function filesIn(folder: string): Promise<string[]> {
  if (!existsSync(folder)) return []
  const entries = await readdir(folder, { recursive: true, withFileTypes: true })
  return entries
    .filter((entry) => entry.isFile())
    .map((entry) => path.relative(folder, path.join(entry.parentPath, entry.name)))
    .sort()
}

/** The folder of images that are drawn of the others, and again wherever they are not there. */
const DRAWN = `sizes${path.sep}`

/** Copies what is not in the copy yet, or is another there. What is gone by now was there a moment ago: it is not lost. */
async function copyMissing(from: string, to: string): Promise<void> {
  for (const file of await filesIn(from)) {
    if (file.startsWith(DRAWN)) continue
    const [source, target] = [path.join(from, file), path.join(to, file)]
    const [now, then] = [source, target].map((each) => statSync(each, { throwIfNoEntry: false }))
    if (!now || (then?.size === now.size && then.mtimeMs >= now.mtimeMs)) continue
    await mkdir(path.dirname(target), { recursive: true })
    try {
      await copyFile(source, target)
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw error
    }
  }
}

type Copy = Pick<Manifest['database'], 'migrations' | 'releases' | 'sequence'> & {
  /** The images that releases name. */
  named: string[]
  /** All that the newsroom has. */
  images: string[]
}

/** The images of a released document, of whatever shape; what is left of a withdrawn or redacted one has none. */
function imagesNamedIn(json: string): string[] {
  const { body = [], byline = [], hero = null } = JSON.parse(json) as Partial<EditionDocument>
  return pictureUrls({ body, byline, hero }).flatMap((url) => pictureNamed(url) ?? [])
}

/** Looks a copy through: is it whole, and what is in it. */
function lookThrough(file: string): Copy {
  const db = new Database(file)
  try {
    const rows = <Row>(sql: string) => db.prepare(sql).all() as Row[]
    const found = rows<{ integrity_check: string }>('PRAGMA integrity_check')
    if (found[0]?.integrity_check !== 'ok') {
      throw new BackupError(`The database is damaged: ${found.map((row) => row.integrity_check).join('; ')}`)
    }
    const named = new Set<string>()
    const documents = db.prepare('SELECT document FROM releases').iterate() as Iterable<{ document: string }>
    for (const { document } of documents) for (const name of imagesNamedIn(document)) named.add(name)
    const [counted] = rows<{ releases: number; sequence: number | null }>(
      'SELECT count(*) AS releases, max(sequence) AS sequence FROM releases',
    )
    return {
      migrations: rows<{ name: string }>('SELECT name FROM payload_migrations ORDER BY name').map(({ name }) => name),
      releases: Number(counted?.releases ?? 0),
      sequence: counted?.sequence === null ? null : Number(counted?.sequence),
      named: [...named],
      // A database of before has no names by content.
      images: rows<{ filename: string | null; picture?: string | null }>('SELECT * FROM media').flatMap(
        ({ filename, picture }) => picture ?? filename ?? [],
      ),
    }
  } finally {
    db.close()
  }
}

const overtaken = sentence(
  'The newsroom was put back from a backup after this was due, and nobody knows whether it was cancelled since. Schedule it again, or do it by hand.',
)

/**
 * Has what is overdue in a backup that is put back wait for somebody: it was carried out since, or cancelled, and would be
 * carried out at the start.
 */
function holdOverdue(file: string): void {
  const db = new Database(file)
  try {
    // A database of before has no schedules.
    if (!db.prepare("SELECT 1 FROM sqlite_master WHERE type = 'table' AND name = 'schedules'").get()) return
    // Nothing of it stays in a write-ahead log, which is not moved with it.
    db.exec('PRAGMA journal_mode = DELETE')
    const now = new Date().toISOString()
    const refusal = JSON.stringify({ message: overtaken })
    db.prepare('UPDATE schedules SET due_at = NULL, refused_at = ?, refusal = ? WHERE due_at <= ?').run(
      now,
      refusal,
      now,
    )
  } finally {
    db.close()
  }
}

/** A consistent copy of a database that others may write to meanwhile (https://www.sqlite.org/lang_vacuum.html). */
function copyDatabase(from: string, to: string): void {
  const db = new Database(from)
  try {
    db.exec('PRAGMA busy_timeout = 10000')
    db.exec(`VACUUM INTO '${to.replaceAll("'", "''")}'`)
  } finally {
    db.close()
  }
  const copy = new Database(to)
  try {
    // Another database than the one it was made of: a server is not to take the one for the other.
    copy.exec(`PRAGMA user_version = ${makeMark()}`)
  } finally {
    copy.close()
  }
}

/** Whether a path is the other, or leads below it. */
function isWithin(folder: string, at: string): boolean {
  const way = path.relative(folder, at)
  return way === '' || (!path.isAbsolute(way) && way.split(path.sep)[0] !== '..')
}

/** The real path of a folder that may not be there yet. */
function realPath(folder: string): string {
  if (existsSync(folder)) return realpathSync(folder)
  const parent = path.dirname(folder)
  return parent === folder ? folder : path.join(realPath(parent), path.basename(folder))
}

/** Throws where no backup can have this name: it takes the place of a folder once it is whole. */
async function requireEmpty(folder: string, media: string): Promise<void> {
  if (isWithin(realPath(media), realPath(folder))) {
    throw new BackupError(`${folder} is among the images, in ${media}. Name a folder outside of it.`)
  }
  const found = lstatSync(folder, { throwIfNoEntry: false })
  if (!found) return
  if (found.isSymbolicLink()) {
    throw new BackupError(`${folder} is a link. Name a folder that is not there yet, for example ${folder}/backup.`)
  }
  if (!found.isDirectory() || (await readdir(folder)).length > 0) {
    throw new BackupError(`${folder} is there already, and not empty. Name a folder that is not there yet.`)
  }
  // A disk, or a volume of a container, hangs there: nothing can be put in its place.
  if (found.dev !== statSync(path.dirname(folder)).dev) {
    throw new BackupError(`${folder} is a disk of its own. Name a folder on it: ${path.join(folder, 'backup')}`)
  }
}

/**
 * Makes a backup in a folder that is not there yet, which has its name once it is whole. All that was acknowledged
 * before it began is in it, and each image that a release names; throws `BackupError` where there is no such image.
 */
export async function makeBackup(
  { database, media }: Place,
  folder: string,
  { known, version }: { known: string[]; version: string },
): Promise<Manifest> {
  requireSQLite(database, { create: false, known, write: false })
  await requireEmpty(folder, media)
  const partial = `${folder}.partial-${randomUUID()}`
  makeFolder(partial)
  try {
    // What is deleted while the database is copied is in it still: images are copied before, and what came since, after.
    await copyMissing(media, path.join(partial, MEDIA))
    const made = new Date().toISOString()
    copyDatabase(database, path.join(partial, DATABASE))
    faultPoint('backup')
    await copyMissing(media, path.join(partial, MEDIA))
    const redactions = await readRedactionLog(redactionLogOf(media))
    await appendToRedactionLog(path.join(partial, REDACTIONS), redactions)

    const { images, named, ...inside } = lookThrough(path.join(partial, DATABASE))
    const files = await filesIn(path.join(partial, MEDIA))
    // An image has the name of its content as its folder, one of before as its file; what was not written to its end has none.
    const names = new Set(files.flatMap((file) => (path.basename(file).startsWith('.') ? [] : file.split(path.sep))))
    const lost = named.filter((name) => !names.has(name))
    if (lost.length > 0) {
      throw new BackupError(
        `Releases name images that are not in ${media}: ${lost.join(', ')}. The backup would not be whole; was not made.`,
      )
    }
    // One by one: a process may have no more than some hundred files open.
    const copies: Manifest['media'] = []
    for (const file of files) copies.push(await described(partial, path.join(MEDIA, file)))
    const manifest: Manifest = {
      format: 1,
      made,
      cited: version,
      secret: SECRET,
      database: { ...(await described(partial, DATABASE)), ...inside },
      media: copies,
      ...(redactions.length > 0 && { redactions: await described(partial, REDACTIONS) }),
      missing: images.filter((name) => !names.has(name)),
    }
    await writeFile(path.join(partial, MANIFEST), `${JSON.stringify(manifest, null, 2)}\n`)
    for (const file of await filesIn(partial)) flush(path.join(partial, file))
    await putInPlace(partial, folder)
    flush(path.dirname(folder))
    return manifest
  } catch (error) {
    await rm(partial, { force: true, recursive: true })
    throw error
  }
}

/** Gives a backup that is whole its name, unless another one has it by now. */
async function putInPlace(partial: string, folder: string): Promise<void> {
  try {
    if (existsSync(folder)) await rmdir(folder)
    makeFolder(path.dirname(folder))
    await rename(partial, folder)
  } catch (error) {
    const { code = '' } = error as NodeJS.ErrnoException
    if (code !== 'ENOTEMPTY' && code !== 'EEXIST') throw error
    throw new BackupError(`${folder} was made by another backup meanwhile. This one was not kept.`)
  }
}

async function described(folder: string, file: string) {
  const { size } = await stat(path.join(folder, file))
  return { file, bytes: size, sha256: await hashOf(path.join(folder, file)) }
}

/** Reads the manifest of a backup and compares every file with it. */
async function requireWhole(folder: string): Promise<Manifest> {
  const file = path.join(folder, MANIFEST)
  if (!existsSync(file)) throw new BackupError(`${folder} is no backup: it has no ${MANIFEST}.`)
  let manifest: Manifest
  try {
    manifest = manifestSchema.parse(JSON.parse(readFileSync(file, 'utf8')))
  } catch {
    throw new BackupError(`${file} cannot be read, or is of a newer Cited.`)
  }
  const { database, media, redactions } = manifest
  for (const { file: name, bytes, sha256 } of [database, ...media, redactions ?? []].flat()) {
    const within = path.resolve(folder, name)
    const isInside = within.startsWith(path.resolve(folder) + path.sep) && !name.includes('\0')
    // What a link leads to is not in the backup.
    const found = isInside ? lstatSync(within, { throwIfNoEntry: false }) : undefined
    if (!found?.isFile() || found.size !== bytes || (await hashOf(within)) !== sha256) {
      throw new BackupError(`The backup is damaged: ${JSON.stringify(name)} is not as it was when the backup was made.`)
    }
  }
  const listed = new Set(media.map((each) => path.normalize(each.file)))
  const added = (await filesIn(path.join(folder, MEDIA))).find((each) => !listed.has(path.join(MEDIA, each)))
  if (added !== undefined) {
    throw new BackupError(`The backup was changed: ${path.join(MEDIA, added)} was not in it when it was made.`)
  }
  return manifest
}

/**
 * Holds a database that nobody else has open, with all that its write-ahead log holds; gives the function that lets it
 * go. A file that is no database is nobody's.
 */
function hold(file: string, busy = `A server, or another program, has ${file} open. Stop it first.`): () => void {
  const db = new Database(file)
  try {
    // Which no other connection survives, and none is let to have been here.
    db.exec('PRAGMA journal_mode = DELETE')
    db.exec('BEGIN EXCLUSIVE')
  } catch (error) {
    db.close()
    if (failureOf(error) !== 'busy') return () => undefined
    throw new BackupError(busy)
  }
  return () => db.close()
}

/** Refuses to put a file in the place of a folder, or a folder in that of a file: a path was named wrong. */
function requirePlace(at: string, is: 'file' | 'folder'): void {
  const found = statSync(at, { throwIfNoEntry: false })
  if (!found || (is === 'file' ? found.isFile() : found.isDirectory())) return
  const [setting, what] =
    is === 'file' ? ['DATABASE_URI', 'database file'] : ['the option `mediaDirectory`', 'folder of images']
  throw new BackupError(`${at} is no ${what}. Nothing was restored: see what ${setting} names.`)
}

/**
 * Puts a backup back. What stood in its place is kept beside it under another name. Throws `BackupError` when the backup
 * is damaged, when there is a database already and it is not to be replaced (`force`), or when somebody has it open.
 */
export async function restoreBackup(
  folder: string,
  { database, media }: Place,
  { force, known }: { force: boolean; known: string[] },
): Promise<{ manifest: Manifest; kept: string[] }> {
  const manifest = await requireWhole(folder)
  const backup = path.join(folder, manifest.database.file)
  if ([database, media].some((at) => isWithin(realPath(folder), realPath(at)))) {
    throw new BackupError(`The newsroom is in ${folder}, the backup itself: see what DATABASE_URI names.`)
  }
  requireSQLite(backup, { create: false, known, write: false })
  requirePlace(database, 'file')
  requirePlace(media, 'folder')
  makeFolder(path.dirname(database))
  // Held as a database is: whoever is killed lets go of it.
  const turn = `${database}.restoring-turn`
  const endTurn = hold(turn, 'Another restore is under way. Let it end first.')
  try {
    return { manifest, kept: await putBack(folder, manifest, { database, media }, force) }
  } finally {
    endTurn()
    await rm(turn, { force: true })
  }
}

/** Puts in their place what was found to be whole; gives under which names is kept what was there. */
async function putBack(folder: string, manifest: Manifest, { database, media }: Place, force: boolean) {
  const isThere = existsSync(database) && statSync(database).size > 0
  const hasMedia = existsSync(media) && (await readdir(media)).length > 0
  if (!force && (isThere || hasMedia)) {
    if (existsSync(restoring(database))) {
      throw new BackupError(
        'A restore was broken off here, so that nothing starts. Finish it by the same command with --force.',
      )
    }
    const what = isThere ? `There is a database already: ${database}.` : `There are images already: ${media}.`
    throw new BackupError(`${what} To put the backup in its place, and keep it under another name: --force`)
  }
  const letGo = existsSync(database) ? hold(database) : () => undefined
  const [copiedDatabase, newMedia] = [`${database}.copying`, `${media}.restoring`]
  // While it is there the newsroom is neither the one nor the other, and nothing works on it.
  const newDatabase = restoring(database)
  const wasBrokenOff = existsSync(newDatabase)
  const clear = async () => {
    for (const left of [copiedDatabase, newMedia]) await rm(left, { force: true, recursive: true })
  }
  const moved: Array<{ from: string; to: string }> = []
  const move = async (from: string, to: string) => {
    await rename(from, to)
    moved.unshift({ from, to })
    faultPoint('restore')
  }
  try {
    const kept: string[] = []
    const stamp = new Date().toISOString().replaceAll(/[^0-9TZ]/g, '')
    const aside = async (what: string) => {
      if (!existsSync(what)) return
      const name = `${what}.before-restore-${stamp}`
      await move(what, name)
      kept.push(name)
    }
    // One that was killed leaves them.
    await clear()
    await mkdir(newMedia, { recursive: true })
    await copyMissing(path.join(folder, MEDIA), newMedia)
    await copyFile(path.join(folder, manifest.database.file), copiedDatabase)
    holdOverdue(copiedDatabase)
    for (const file of await filesIn(newMedia)) flush(path.join(newMedia, file))
    flush(copiedDatabase)

    await rename(copiedDatabase, newDatabase)
    faultPoint('restore')
    // The images first: without them the database would promise what is not there.
    if (hasMedia) await aside(media)
    else await rm(media, { force: true, recursive: true })
    await move(newMedia, media)
    if (isThere) await aside(database)
    for (const suffix of ['', '-wal', '-shm']) await rm(database + suffix, { force: true })
    // Before there is a database that somebody could serve: what it brings back is redacted again at the start.
    if (manifest.redactions) {
      await appendToRedactionLog(redactionLogOf(media), await readRedactionLog(path.join(folder, REDACTIONS)))
    }
    await rename(newDatabase, database)
    flush(path.dirname(database))
    return kept
  } catch (error) {
    for (const { from, to } of moved) await rename(to, from)
    if (!wasBrokenOff) await rm(newDatabase, { force: true })
    // A disk that was full is to have room again.
    await clear()
    throw error
  } finally {
    letGo()
  }
}
