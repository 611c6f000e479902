/** Looks at a database before anything is written to it: is it there, is it Cited's, can this Cited work on it. */
import Database from 'libsql'
import { accessSync, constants, statSync } from 'node:fs'
import path from 'node:path'
import { StartupError } from '../model/startupError'
import { failureOf } from './failures'
import { readFrom } from './sqliteFile'

const CREATE = 'To make one: npm run migrate -- --create'
const CHECK = 'Does DATABASE_URI name the right one?'
/** What a file of SQLite begins with (https://www.sqlite.org/fileformat.html). */
const MAGIC = 'SQLite format 3\0'
/** What Payload calls a schema that was pushed in development. */
const PUSHED = 'dev'
const MOST_NAMED = 5
/** The collections by which a database of MongoDB is known for Cited's. */
const OURS = ['articles', 'statistics', 'sources', 'releases']

function some(names: string[]): string {
  return names.length > MOST_NAMED ? `${names.slice(0, MOST_NAMED).join(', ')}, …` : names.join(', ')
}

function requireOurs(where: string, isOurs: boolean, tables: string[]): void {
  if (!isOurs) throw new StartupError(`${where} is not one of Cited's: it holds ${some(tables)}. ${CHECK}`)
}

/** Throws where a newer Cited has been at work. */
function requireKnown(where: string, migrations: string[], known: string[]): void {
  const newer = migrations.filter((name) => name !== PUSHED && !known.includes(name))
  if (newer.length > 0) {
    throw new StartupError(
      `${where} was brought up to date by a newer Cited (${some(newer)}), which this one does not know. ` +
        'Run that version, or restore a backup from before it.',
    )
  }
}

function headOf(file: string): string {
  return readFrom(file, { at: 0, bytes: MAGIC.length }).toString('latin1')
}

function requireWritable(file: string, db: Database.Database): void {
  try {
    accessSync(file, constants.W_OK)
    // Beside it SQLite keeps the write-ahead log.
    accessSync(path.dirname(file), constants.W_OK)
    db.exec('BEGIN IMMEDIATE')
    db.exec('ROLLBACK')
  } catch (error) {
    if (failureOf(error) === 'busy') return
    const reason = error instanceof Error ? error.message : String(error)
    throw new StartupError(
      `The database ${file} cannot be written to: ${reason}. ` +
        'The user that runs the server needs to write to the file and to its folder.',
    )
  }
}

/** Where a backup waits to become a database, from the first thing that is moved for it until it is. */
export function restoring(file: string): string {
  return `${file}.restoring`
}

/**
 * Looks at the file of SQLite; `known` are the migrations of this Cited. Throws `StartupError` when there is none, or
 * an empty one, and none may be made; when it is another program's, or a newer Cited's; when
 * a restore of it was broken off; when it cannot be written to.
 */
export function requireSQLite(
  file: string,
  { known, create, write = true }: { known: string[]; create: boolean; write?: boolean },
): void {
  if (statSync(restoring(file), { throwIfNoEntry: false })) {
    throw new StartupError(
      `A restore of ${file} is under way, or was broken off. Run it again with --force: it ends what was begun, and what ` +
        'was there before stays beside it as ….before-restore-….',
    )
  }
  const found = statSync(file, { throwIfNoEntry: false })
  if (!found || (found.isFile() && found.size === 0)) {
    if (create) return
    throw new StartupError(`${found ? 'The database is empty' : 'There is no database'}: ${file}. ${CREATE}. ${CHECK}`)
  }
  let db: Database.Database
  try {
    if (!found.isFile() || headOf(file) !== MAGIC) {
      throw new StartupError(`${file} is no database of SQLite. ${CHECK}`)
    }
    db = new Database(file)
  } catch (error) {
    if (error instanceof StartupError) throw error
    const reason = error instanceof Error ? error.message : String(error)
    throw new StartupError(`The database ${file} cannot be opened: ${reason}. ${CHECK}`)
  }
  try {
    const names = (sql: string) => (db.prepare(sql).all() as Array<{ name: string }>).map(({ name }) => name)
    const tables = readable(file, () =>
      names("SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite_%'"),
    )
    if (tables.length === 0) {
      if (create) return
      throw new StartupError(`The database is empty: ${file}. ${CREATE}. ${CHECK}`)
    }
    const migrations = tables.includes('payload_migrations') ? names('SELECT name FROM payload_migrations') : []
    const where = `The database ${file}`
    requireOurs(
      where,
      migrations.some((name) => known.includes(name)),
      tables,
    )
    requireKnown(where, migrations, known)
    if (write) requireWritable(file, db)
  } finally {
    db.close()
  }
}

function readable<T>(file: string, read: () => T): T {
  try {
    return read()
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error)
    const advice = isDamaged(error)
      ? 'It is damaged, or was not copied to its end: restore a backup.'
      : 'SQLite needs to write to its folder as well, where it keeps the write-ahead log.'
    throw new StartupError(`The database ${file} cannot be read: ${reason}. ${advice}`)
  }
}

/** Whether SQLite says that a file is not as it left it. */
function isDamaged(error: unknown): boolean {
  const { code } = error as { code?: unknown }
  return typeof code === 'string' && /^SQLITE_(CORRUPT|NOTADB)/.test(code)
}

/** What is used of Mongoose: another connection of the same kind, and MongoDB's driver below it. */
type Connection = {
  base: { createConnection: (uri: string, options: object) => Connection }
  asPromise: () => Promise<unknown>
  close: () => Promise<void>
  collection: (name: string) => { find: (filter: object) => { toArray: () => Promise<Array<{ name: string }>> } }
  db?: { listCollections: () => { toArray: () => Promise<Array<{ name: string }>> } }
}

async function connected(open: () => Connection): Promise<Connection> {
  let connection: Connection | undefined
  try {
    connection = open()
    await connection.asPromise()
    return connection
  } catch (error) {
    await connection?.close()
    // What the driver says of an address that it cannot read holds the address, and a password in it.
    const isRead =
      (error as Error).name !== 'MongoParseError' && (error as { code?: unknown }).code !== 'ERR_INVALID_URL'
    const reason = isRead ? (error as Error).message : 'DATABASE_URI is no address of MongoDB'
    throw new StartupError(`MongoDB cannot be connected to: ${reason}. ${CHECK}`)
  }
}

/** The same for MongoDB, over a connection of its own: Mongoose makes collections where there are none. */
export async function requireMongoDB(
  { base }: Connection,
  uri: string,
  { known, create }: { known: string[]; create: boolean },
): Promise<void> {
  const connection = await connected(() => base.createConnection(uri, { autoCreate: false, autoIndex: false }))
  try {
    const found = (await connection.db?.listCollections().toArray()) ?? []
    const names = found.map(({ name }) => name).filter((name) => !name.startsWith('system.'))
    if (names.length === 0) {
      if (create) return
      throw new StartupError(`The database of MongoDB is empty. ${CREATE}. ${CHECK}`)
    }
    // Its first versions kept no migrations on MongoDB.
    requireOurs(
      'The database of MongoDB',
      OURS.every((name) => names.includes(name)),
      names,
    )
    const migrations = await connection.collection('payload-migrations').find({}).toArray()
    requireKnown(
      'The database of MongoDB',
      migrations.map(({ name }) => name),
      known,
    )
  } finally {
    await connection.close()
  }
}

/** What is asked of Postgres before it is connected to. */
type Client = {
  connect: () => Promise<unknown>
  end: () => Promise<void>
  query: <Row>(statement: string) => Promise<{ rows: Row[] }>
}

/** What Postgres says of a database that is not there. */
const NO_DATABASE = '3D000'

/**
 * The same for Postgres, whose databases are made by whoever runs it: an empty one is taken where one may be made.
 */
export async function requirePostgres(
  uri: string,
  { known, create, write = true }: { known: string[]; create: boolean; write?: boolean },
): Promise<void> {
  const { Client } = (await import('pg')).default
  const client: Client = new Client({ connectionString: uri, connectionTimeoutMillis: 10_000 })
  const { pathname } = new URL(uri)
  const where = `The database ${decodeURIComponent(pathname.slice(1)) || 'of the user'} of Postgres`
  try {
    await client.connect()
  } catch (error) {
    const { code, message } = error as Error & { code?: unknown }
    if (code === NO_DATABASE) throw new StartupError(`${where} is not there. Make it first: createdb. ${CHECK}`)
    throw new StartupError(`Postgres cannot be connected to: ${message || String(code)}. ${CHECK}`)
  }
  try {
    const names = async (statement: string) =>
      (await client.query<{ name: string }>(statement)).rows.map(({ name }) => name)
    const tables = await names('SELECT tablename AS name FROM pg_tables WHERE schemaname = current_schema()')
    if (tables.length === 0) {
      if (create) return
      throw new StartupError(`${where} is empty. ${CREATE}. ${CHECK}`)
    }
    const migrations = tables.includes('payload_migrations') ? await names('SELECT name FROM payload_migrations') : []
    requireOurs(
      where,
      migrations.some((name) => known.includes(name)),
      tables,
    )
    requireKnown(where, migrations, known)
    const [state] = (
      await client.query<{ read_only: string }>("SELECT current_setting('transaction_read_only') AS read_only")
    ).rows
    if (write && state?.read_only === 'on') {
      throw new StartupError(`${where} may only be read. A server needs to write; \`npm run delivery\` does not.`)
    }
  } finally {
    await client.end()
  }
}
