/**
 * SQLite through two connections that are kept: one reads, the other writes, one transaction at a time.
 *
 * libsql's client gives its connection away with every transaction and opens another; nothing closes the one it gave
 * away, and even closed it keeps its files open until each of its statements was collected as garbage. Under load that
 * is hundreds of open files and hundreds of megabytes. It also gives no connection a busy timeout, so that parallel
 * transactions fail with SQLITE_BUSY instead of waiting for each other.
 */
import { Sqlite3Client } from '@libsql/client/sqlite3'
import type { Client, InArgs, InStatement, ResultSet, Transaction } from '@libsql/client'
import Database from 'libsql'
import { DatabaseBusyError, DatabaseLostError, failureOf, isOutage } from './failures'
import { identityOf, isStill, makeMark, placeOf, type FileIdentity } from './sqliteFile'
import { createTurns } from './turns'

/** How long a writer waits for another process to release the database, in milliseconds. */
const BUSY_LIMIT = 5000
/** How long a reader waits for another process that recovers or ends the write-ahead log, in milliseconds. */
const READER_WAITS = 2000

type Connection = { db: Database.Database; client: Client }

export type SQLiteSettings = {
  file: string
  /** What libsql opens a file with: an encryption key. */
  options: Database.Options
  /** The size that the write-ahead log is cut to, in bytes, and when it is flushed; false for a rollback journal. */
  wal: { journalSizeLimit: number; synchronous: string } | false
  /** Whether what runs now belongs to the transaction that is open. */
  isInside: () => boolean
}

function textOf(statement: InStatement): string {
  return typeof statement === 'string' ? statement : statement.sql
}

/** Whether a statement only reads. What could write is taken to write. */
function isRead(sql: string): boolean {
  return (
    /^\s*(select|explain|values)\b/i.test(sql) ||
    /^\s*pragma\s+\w+\s*(?:;\s*)?$/i.test(sql) ||
    (/^\s*with\b/i.test(sql) && !/\b(insert|update|delete|replace)\b/i.test(sql))
  )
}

/** What SQLite runs in a transaction, and so undoes when it fails. */
function isUndone(sql: string): boolean {
  return /^\s*(insert|update|delete|replace|with|analyze)\b/i.test(sql)
}

/** A client of libsql for one file, for Drizzle. */
export class SQLiteConnections implements Client {
  readonly protocol = 'file'
  closed = false
  /** Why nothing can be written, since the last write that failed; null after one that did not. */
  outage: unknown = null
  /** When something was written last, as `performance.now()` has it. */
  wroteAt = -Infinity

  readonly #settings: SQLiteSettings
  readonly #turn = createTurns(1)
  #reader: Connection | undefined
  #writer: Connection | undefined
  #open: WriteTransaction | undefined
  /** The file and the write-ahead log that were opened. */
  #opened: { file: FileIdentity; log: string | null } | undefined

  constructor(settings: SQLiteSettings) {
    this.#settings = settings
  }

  /** Opens the file, and gives it a write-ahead log and a mark. It is made where there is none. */
  async open(): Promise<void> {
    const { file, wal } = this.#settings
    const { db } = this.#read()
    if (wal && pragma(db, 'journal_mode') !== 'wal') await this.#whileBusy(() => db.exec('PRAGMA journal_mode = WAL'))
    if (pragma(db, 'user_version') === 0) {
      await this.#whileBusy(() => this.#write().db.exec(`PRAGMA user_version = ${makeMark()}`))
    }
    // The mark is to stand in the file itself. Where another process reads, it is put there later.
    if (wal) this.#write().db.exec('PRAGMA wal_checkpoint(PASSIVE)')
    this.#opened = { file: identityOf(file), log: this.#placeOfLog() }
  }

  execute(statement: InStatement, args?: InArgs): Promise<ResultSet>
  async execute(given: InStatement, args?: InArgs): Promise<ResultSet> {
    const statement = typeof given === 'string' ? { sql: given, args: args ?? [] } : given
    if (this.#open && this.#settings.isInside()) return this.#open.execute(statement)
    const sql = textOf(statement)
    if (isRead(sql)) return this.#whileBusy(() => this.#reading(statement))
    if (!isUndone(sql)) return this.#inTurn(async () => this.#write().client.execute(statement))
    const transaction = await this.transaction()
    try {
      const result = await transaction.execute(statement)
      await transaction.commit()
      return result
    } catch (error) {
      await transaction.rollback()
      throw error
    }
  }

  async #reading(statement: InStatement): Promise<ResultSet> {
    try {
      return await this.#read().client.execute(statement)
    } catch (error) {
      // A statement that did not end keeps its connection at an old snapshot.
      if (['busy', 'down'].includes(failureOf(error) ?? '')) this.#dropReader()
      throw error
    }
  }

  /** Begins to write, once it is this one's turn in the process and no other process writes. */
  async transaction(): Promise<WriteTransaction> {
    const leave = await this.#turn()
    // libsql does its work in the calls themselves, so a queue of writers would go through without one turn of the event
    // loop, and no request would be read or answered until it is through.
    await new Promise(setImmediate)
    try {
      const { client, db } = await this.#whileBusy(() => {
        const writer = this.#write()
        // Not as a statement of its own: one that meets SQLITE_BUSY is never reset, and no COMMIT succeeds after it.
        writer.db.exec('BEGIN IMMEDIATE')
        return writer
      })
      this.#open = new WriteTransaction(db, client, {
        onCommit: () => this.#noteCommit(),
        onFailure: (error) => this.#noteFailure(error),
        onEnd: (isClean) => {
          this.#open = undefined
          if (!isClean) this.#dropWriter()
          leave()
        },
      })
      return this.#open
    } catch (error) {
      leave()
      this.#noteFailure(error)
      throw error
    }
  }

  async batch(statements: InStatement[]): Promise<ResultSet[]> {
    const transaction = await this.transaction()
    try {
      const results = await transaction.batch(statements)
      await transaction.commit()
      return results
    } catch (error) {
      await transaction.rollback()
      throw error
    }
  }

  migrate(statements: InStatement[]): Promise<ResultSet[]> {
    return this.#inTurn(() => this.#write().client.migrate(statements))
  }

  executeMultiple(sql: string): Promise<void> {
    return this.#inTurn(() => this.#write().client.executeMultiple(sql))
  }

  sync(): Promise<undefined> {
    return Promise.resolve(undefined)
  }

  close(): void {
    this.closed = true
    this.#dropReader()
    this.#dropWriter()
  }

  /** Throws `DatabaseLostError` when the path leads to another file by now, or to none. */
  requireFile(): void {
    const { file } = this.#settings
    if (!this.#opened) return
    const { file: opened, log } = this.#opened
    const isHere = isStill(opened, file) && (log === null || this.#placeOfLog() === log)
    if (!isHere) throw new DatabaseLostError(file)
  }

  /** Writes what changes nothing. Throws where a write would fail. */
  async tryWriting(): Promise<void> {
    const transaction = await this.transaction()
    try {
      const { rows } = await transaction.execute('PRAGMA user_version')
      await transaction.execute(`PRAGMA user_version = ${Number(rows[0]?.user_version ?? 0)}`)
      await transaction.commit()
    } catch (error) {
      await transaction.rollback()
      throw error
    }
  }

  async #inTurn<T>(run: () => Promise<T>): Promise<T> {
    const leave = await this.#turn()
    try {
      return await run()
    } catch (error) {
      this.#noteFailure(error)
      if (failureOf(error) === 'busy') this.#dropWriter()
      throw error
    } finally {
      leave()
    }
  }

  #noteCommit(): void {
    // What was committed to a file that nobody will open again must not be acknowledged.
    this.requireFile()
    if (this.#opened && this.#settings.wal) {
      this.#opened.log ??= this.#placeOfLog()
      if (this.#opened.log === null) throw new DatabaseLostError(this.#settings.file)
    }
    this.outage = null
    this.wroteAt = performance.now()
  }

  #noteFailure(error: unknown): void {
    if (isOutage(failureOf(error))) this.outage = error
  }

  async #whileBusy<T>(run: () => T | Promise<T>): Promise<T> {
    const end = Date.now() + BUSY_LIMIT
    for (let pause = 10; ; pause = Math.min(pause * 2, 250)) {
      try {
        return await run()
      } catch (error) {
        if (failureOf(error) !== 'busy' || error instanceof DatabaseBusyError) throw error
        if (Date.now() > end) throw new DatabaseBusyError()
        await new Promise((resolve) => setTimeout(resolve, pause))
      }
    }
  }

  #connect(pragmas: string[]): Connection {
    if (this.closed) throw new Error('The database was closed.')
    // To open what is not there makes an empty database of it.
    this.requireFile()
    const { file, options } = this.#settings
    const db = new Database(file, options)
    for (const pragma of pragmas) db.exec(`PRAGMA ${pragma}`)
    return { db, client: new Sqlite3Client(file, options, db, 'number') }
  }

  #read(): Connection {
    return (this.#reader ??= this.#connect([`busy_timeout = ${READER_WAITS}`]))
  }

  #write(): Connection {
    this.requireFile()
    const { wal } = this.#settings
    return (this.#writer ??= this.#connect(
      // What is redacted has to be gone from the file: https://www.sqlite.org/pragma.html#pragma_secure_delete
      [
        'secure_delete = ON',
        ...(wal ? [`synchronous = ${wal.synchronous}`, `journal_size_limit = ${wal.journalSizeLimit}`] : []),
      ],
    ))
  }

  #placeOfLog(): string | null {
    return placeOf(`${this.#settings.file}-wal`)
  }

  #dropReader(): void {
    this.#reader?.db.close()
    this.#reader = undefined
    this.#forgetLog()
  }

  #dropWriter(): void {
    this.#writer?.db.close()
    this.#writer = undefined
    this.#forgetLog()
  }

  /** The last connection to a file removes its write-ahead log. */
  #forgetLog(): void {
    if (this.#opened && !this.#reader && !this.#writer) this.#opened.log = null
  }
}

function pragma(db: Database.Database, name: 'journal_mode' | 'user_version'): unknown {
  return (db.prepare(`PRAGMA ${name}`).all() as Array<Record<string, unknown>>)[0]?.[name]
}

type Ends = {
  onCommit: () => void
  onFailure: (error: unknown) => void
  /** Called once; a connection that is not clean can be used for nothing more. */
  onEnd: (isClean: boolean) => void
}

/** A transaction on the connection that writes. It ends once, by commit or by rollback. */
class WriteTransaction implements Transaction {
  #hasEnded = false
  /** Why SQLite ended it by itself, as it does when its disk is full or fails: what came after would be written alone. */
  #brokenBy: Error | undefined

  constructor(
    private readonly db: Database.Database,
    private readonly client: Client,
    private readonly ends: Ends,
  ) {}

  get closed(): boolean {
    return this.#hasEnded || !this.db.inTransaction
  }

  #requireOpen(): void {
    if (this.closed) throw this.#brokenBy ?? new Error('The transaction has ended already.')
  }

  execute(statement: InStatement, args?: InArgs): Promise<ResultSet>
  async execute(statement: InStatement, args?: InArgs): Promise<ResultSet> {
    this.#requireOpen()
    try {
      return await this.client.execute(typeof statement === 'string' ? { sql: statement, args: args ?? [] } : statement)
    } catch (error) {
      this.ends.onFailure(error)
      if (!this.db.inTransaction && error instanceof Error) this.#brokenBy = error
      throw error
    }
  }

  async batch(statements: InStatement[]): Promise<ResultSet[]> {
    const results: ResultSet[] = []
    for (const statement of statements) results.push(await this.execute(statement))
    return results
  }

  async executeMultiple(sql: string): Promise<void> {
    this.#requireOpen()
    this.db.exec(sql)
  }

  async commit(): Promise<void> {
    try {
      this.#requireOpen()
      this.db.exec('COMMIT')
      this.ends.onCommit()
    } catch (error) {
      this.ends.onFailure(error)
      this.#end()
      throw error
    }
    this.#end()
  }

  async rollback(): Promise<void> {
    this.#end()
  }

  close(): void {
    this.#end()
  }

  #end(): void {
    if (this.#hasEnded) return
    this.#hasEnded = true
    try {
      if (this.db.inTransaction) this.db.exec('ROLLBACK')
    } catch (error) {
      this.ends.onFailure(error)
    }
    this.ends.onEnd(!this.db.inTransaction)
  }
}
