import { APIError } from 'payload'

/**
 * Why the database did not do what it was asked to:
 * - `conflict`: two transactions wrote one thing, and this one gave way;
 * - `duplicate`: a unique index holds the value already;
 * - `busy`: others wrote for longer than a request can wait;
 * - `full`: there is no room left on its disk;
 * - `readOnly`: it may be read and not written;
 * - `lost`: its file was removed or replaced while the server ran;
 * - `unknown`: it broke off in a commit, and did not say whether that was done;
 * - `down`: it does not answer, or its disk does not;
 * - `unreadable`: the request holds what no database could.
 */
export type Failure =
  'conflict' | 'duplicate' | 'busy' | 'full' | 'readOnly' | 'lost' | 'unknown' | 'down' | 'unreadable'

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

function kindOf(error: DatabaseError): Failure | undefined {
  const { code, errorLabels = [], message, name } = error
  if (error instanceof DatabaseBusyError) return 'busy'
  if (error instanceof DatabaseLostError) return 'lost'
  if (errorLabels.includes('UnknownTransactionCommitResult')) return 'unknown'
  if (code === WRITE_CONFLICT || errorLabels.includes('TransientTransactionError')) return 'conflict'
  if (code === DUPLICATE_KEY || /UNIQUE constraint failed/.test(message)) return 'duplicate'
  if (code === NO_SPACE || code === 'ENOSPC' || code === 'EDQUOT') return 'full'
  if (/^Mongo(ServerSelection|Network|NetworkTimeout|PoolCleared|NotConnected)Error$/.test(name)) return 'down'
  if (typeof code === 'number' && NOT_PRIMARY.has(code)) return 'down'
  const sqlite = /\bSQLITE_[A-Z_]+/.exec(`${typeof code === 'string' ? code : ''} ${message}`)?.[0] ?? ''
  if (sqlite.startsWith('SQLITE_FULL')) return 'full'
  if (sqlite.startsWith('SQLITE_READONLY')) return 'readOnly'
  if (/^SQLITE_(BUSY|LOCKED)/.test(sqlite)) return 'busy'
  if (/^SQLITE_(IOERR|CANTOPEN|CORRUPT|NOTADB)/.test(sqlite)) return 'down'
  if (['SyntaxError', 'URIError', 'CastError', 'BSONError'].includes(name)) return 'unreadable'
  return undefined
}

/** Why the database failed, told from the error or from what caused it; undefined when it was something else. */
export function failureOf(error: unknown): Failure | undefined {
  for (const each of causesOf(error)) {
    const kind = kindOf(each)
    if (kind) return kind
  }
  return undefined
}

/** Whether nothing can be written until somebody mends the database or its disk. */
export function isOutage(failure: Failure | undefined): boolean {
  return failure === 'full' || failure === 'readOnly' || failure === 'lost' || failure === 'down'
}
