import { APIError } from 'payload'
import { StartupError } from '../model/startupError'

/**
 * Why the database did not do what it was asked to:
 * - `conflict`: two transactions wrote one thing, and this one gave way;
 * - `duplicate`: a unique index holds the value already;
 * - `gone`: it was to name a row that somebody has deleted meanwhile, such as the account of whoever saves;
 * - `busy`: others wrote for longer than a request can wait;
 * - `full`: there is no room left on its disk;
 * - `readOnly`: it may be read and not written;
 * - `lost`: its file was removed or replaced while the server ran;
 * - `unknown`: it broke off in a commit, and did not say whether that was done;
 * - `down`: it does not answer, or its disk does not;
 * - `unreadable`: the request holds what no database could.
 */
export type Failure =
  'conflict' | 'duplicate' | 'gone' | 'busy' | 'full' | 'readOnly' | 'lost' | 'unknown' | 'down' | 'unreadable'

/** The database has another writer for longer than a request can wait. */
export class DatabaseBusyError extends APIError {
  constructor() {
    super('The database is busy with other changes. Nothing was saved; try again.', 503, null, true)
  }
}

/** The file of the database is no longer where it was when the server opened it: what is written goes nowhere. */
export class DatabaseLostError extends APIError {
  constructor(file: string) {
    super(`The database file ${file} was removed or replaced while the server ran.`, 503)
  }
}

type DatabaseError = Error & { code?: unknown; errorLabels?: string[]; status?: number }

/** An error and what caused it. */
function* causesOf(error: unknown): Generator<DatabaseError> {
  for (let each = error, depth = 0; each instanceof Error && depth < 6; each = each.cause, depth += 1) yield each
}

/** What MongoDB calls a lack of space (OutOfDiskSpace). */
const NO_SPACE = 14_031
/** Not the primary, shutting down, or stepping down (the retryable errors of MongoDB's specification). */
const NOT_PRIMARY = new Set([91, 189, 10_107, 11_600, 11_602, 13_435, 13_436])
const WRITE_CONFLICT = 112
const DUPLICATE_KEY = 11_000
/** What Postgres says, by its codes (https://www.postgresql.org/docs/current/errcodes-appendix.html). */
const postgres: Array<[RegExp, Failure]> = [
  [/^(40001|40P01)$/, 'conflict'],
  [/^23505$/, 'duplicate'],
  [/^23503$/, 'gone'],
  [/^(55P03|25P03)$/, 'busy'],
  [/^(53100|53200)$/, 'full'],
  [/^25006$/, 'readOnly'],
  [/^40003$/, 'unknown'],
  [/^(08|57P|53300|3D000|F0|XX00[12])/, 'down'],
  [/^(22021|22P0[235]|54001)$/, 'unreadable'],
]
/** What Node says of a connection that there is none, or no more. */
const NO_CONNECTION = /^(ECONNREFUSED|ECONNRESET|EPIPE|ETIMEDOUT|ENOTFOUND|EHOSTUNREACH)$/

function kindOf(error: DatabaseError): Failure | undefined {
  const { code, errorLabels = [], message, name } = error
  if (error instanceof DatabaseBusyError) return 'busy'
  if (error instanceof DatabaseLostError) return 'lost'
  if (errorLabels.includes('UnknownTransactionCommitResult')) return 'unknown'
  if (code === WRITE_CONFLICT || errorLabels.includes('TransientTransactionError')) return 'conflict'
  if (code === DUPLICATE_KEY || /UNIQUE constraint failed/.test(message)) return 'duplicate'
  if (/FOREIGN KEY constraint failed/.test(message)) return 'gone'
  if (code === NO_SPACE || code === 'ENOSPC' || code === 'EDQUOT') return 'full'
  if (/^Mongo(ServerSelection|Network|NetworkTimeout|PoolCleared|NotConnected)Error$/.test(name)) return 'down'
  if (typeof code === 'number' && NOT_PRIMARY.has(code)) return 'down'
  if (typeof code === 'string') {
    const said = postgres.find(([codes]) => /^[0-9A-Z]{5}$/.test(code) && codes.test(code))
    if (said) return said[1]
    if (NO_CONNECTION.test(code)) return 'down'
  }
  if (/^Connection terminated|^timeout exceeded when trying to connect/.test(message)) return 'down'
  const sqlite = /\bSQLITE_[A-Z_]+/.exec(`${typeof code === 'string' ? code : ''} ${message}`)?.[0] ?? ''
  if (sqlite.startsWith('SQLITE_FULL')) return 'full'
  if (sqlite.startsWith('SQLITE_READONLY')) return 'readOnly'
  if (/^SQLITE_(BUSY|LOCKED)/.test(sqlite)) return 'busy'
  if (/^SQLITE_(IOERR|CANTOPEN|CORRUPT|NOTADB)/.test(sqlite)) return 'down'
  if (['SyntaxError', 'URIError', 'CastError', 'BSONError'].includes(name)) return 'unreadable'
  return undefined
}

/** Whether another server was asked over HTTP: no database that Cited runs on is. */
function isOfHTTP(error: DatabaseError & { isAxiosError?: unknown }): boolean {
  return (error.name === 'TypeError' && error.message === 'fetch failed') || error.isAxiosError === true
}

/** Why the database failed, told from the error or from what caused it; undefined when it was something else. */
export function failureOf(error: unknown): Failure | undefined {
  for (const each of causesOf(error)) {
    if (isOfHTTP(each)) return undefined
    const kind = kindOf(each)
    if (kind) return kind
  }
  return undefined
}

/** Whether nothing can be written until somebody mends the database or its disk. */
export function isOutage(failure: Failure | undefined): boolean {
  return failure === 'full' || failure === 'readOnly' || failure === 'lost' || failure === 'down'
}

/** A failure to open a database as what somebody can mend before the server starts; undefined where nobody can. */
export function startupErrorOf(error: unknown, what: string): StartupError | undefined {
  const failure = failureOf(error)
  if (!(error instanceof Error) || !(isOutage(failure) || failure === 'busy')) return undefined
  return new StartupError(
    failure === 'full'
      ? `There is no room left on the disk of ${what}. Make some first.`
      : `${what[0]?.toUpperCase()}${what.slice(1)} cannot be opened: ${error.message}.`,
    { cause: error },
  )
}
