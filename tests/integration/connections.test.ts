/** The connections to a file of SQLite that are kept: who waits for whom, also other processes. */
import { execFileSync } from 'node:child_process'
import { mkdtempSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import Database from 'libsql'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { requireSQLite } from '../../src/database/requireDatabase'
import { SQLiteConnections } from '../../src/database/sqlite'

const wal = { journalSizeLimit: 1_000_000, synchronous: 'FULL' }

/** Whether a promise has come to an end, and which. */
function watch<T>(promise: Promise<T>) {
  const watched = { state: 'waiting' as 'waiting' | 'done' | 'failed', value: undefined as unknown, promise }
  promise.then(
    (value) => Object.assign(watched, { state: 'done', value }),
    (error: unknown) => Object.assign(watched, { state: 'failed', value: error }),
  )
  return watched
}

/** Lets everything happen that waits for nothing but its turn. */
async function turns() {
  for (let turn = 0; turn < 10; turn += 1) await new Promise(setImmediate)
}

describe('the connections to a file of SQLite', () => {
  let folder: string
  let connections: SQLiteConnections
  let isInside = false
  const texts = async () =>
    (await connections.execute('SELECT text FROM notes ORDER BY rowid')).rows.map(({ text }) => text)
  /** Another process, which has begun to write. */
  const holdByAnother = () => {
    const other = new Database(path.join(folder, 'cited.db'))
    other.exec('BEGIN IMMEDIATE')
    return () => {
      other.exec('ROLLBACK')
      other.close()
    }
  }
  beforeEach(async () => {
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'Date'] })
    isInside = false
    folder = mkdtempSync(path.join(tmpdir(), 'cited-connections-'))
    connections = new SQLiteConnections({
      file: path.join(folder, 'cited.db'),
      options: {},
      wal,
      isInside: () => isInside,
    })
    await connections.open()
    await connections.executeMultiple('CREATE TABLE notes (text TEXT UNIQUE)')
  })
  afterEach(() => {
    vi.useRealTimers()
    connections.close()
    rmSync(folder, { force: true, recursive: true })
  })

  it('have one transaction open at a time, first come, first served', async () => {
    const first = await connections.transaction()
    const [second, third] = [watch(connections.transaction()), watch(connections.transaction())]
    await turns()
    expect([second.state, third.state]).toEqual(['waiting', 'waiting'])
    await first.commit()
    await turns()
    expect([second.state, third.state]).toEqual(['done', 'waiting'])
    await (await second.promise).rollback()
    await turns()
    expect(third.state).toBe('done')
  })

  it('let a turn of the event loop pass before they write, so that readers are answered between writers', async () => {
    const begun = watch(connections.transaction())
    for (let microtask = 0; microtask < 50; microtask += 1) await Promise.resolve()
    expect(begun.state).toBe('waiting')
    await turns()
    expect(begun.state).toBe('done')
  })

  it.each(["INSERT INTO notes VALUES ('b')", " update notes set text = 'b'", 'ANALYZE', 'VACUUM'])(
    'have a statement wait for the open transaction where it writes: %s',
    async (sql) => {
      const transaction = await connections.transaction()
      await transaction.execute("INSERT INTO notes VALUES ('a')")
      const written = watch(connections.execute(sql))
      await turns()
      expect(written.state).toBe('waiting')
      await transaction.commit()
      await turns()
      expect(written.state).toBe('done')
    },
  )

  it('have it wait for nothing where it reads, which sees what is committed', async () => {
    const transaction = await connections.transaction()
    await transaction.execute("INSERT INTO notes VALUES ('a')")
    expect(await texts()).toEqual([])
    await transaction.commit()
    expect(await texts()).toEqual(['a'])
  })

  it('have what belongs to the open transaction run in it', async () => {
    const transaction = await connections.transaction()
    isInside = true
    await connections.execute("INSERT INTO notes VALUES ('a')")
    expect(await texts()).toEqual(['a'])
    isInside = false
    await transaction.rollback()
    expect(await texts()).toEqual([])
  })

  it('let the next writer in where a COMMIT fails, and keep nothing of it', async () => {
    await connections.executeMultiple(
      'PRAGMA foreign_keys = ON; CREATE TABLE parts (note TEXT REFERENCES notes (text) DEFERRABLE INITIALLY DEFERRED)',
    )
    const transaction = await connections.transaction()
    await transaction.execute("INSERT INTO parts VALUES ('of none')")
    const next = watch(connections.execute("INSERT INTO notes VALUES ('b')"))
    await expect(transaction.commit()).rejects.toThrow('FOREIGN KEY')
    await turns()
    expect(next.state).toBe('done')
    expect((await connections.execute('SELECT * FROM parts')).rows).toEqual([])
  })

  it('let the next writer in where a statement fails', async () => {
    await connections.execute("INSERT INTO notes VALUES ('a')")
    await expect(connections.execute("INSERT INTO notes VALUES ('a')")).rejects.toThrow('UNIQUE')
    await connections.execute("INSERT INTO notes VALUES ('b')")
    expect(await texts()).toEqual(['a', 'b'])
  })

  it('wait fifteen seconds for the writers before them and no longer (503)', async () => {
    const first = await connections.transaction()
    const second = watch(connections.transaction())
    await vi.advanceTimersByTimeAsync(14_999)
    expect(second.state).toBe('waiting')
    const third = watch(connections.transaction())
    await vi.advanceTimersByTimeAsync(1)
    expect(second).toMatchObject({ state: 'failed', value: { status: 503, isPublic: true } })
    // Who gave up is not waited for.
    await first.commit()
    await turns()
    expect(third.state).toBe('done')
  })

  it('wait while another process writes, then go on', async () => {
    const release = holdByAnother()
    const written = watch(connections.execute("INSERT INTO notes VALUES ('a')"))
    await turns()
    await vi.advanceTimersByTimeAsync(1000)
    expect(written.state).toBe('waiting')
    release()
    await vi.advanceTimersByTimeAsync(250)
    await turns()
    expect(written.state).toBe('done')
    expect(await texts()).toEqual(['a'])
  })

  it('keep what they wrote last where it is, whoever else opens the file and closes it', async () => {
    const file = path.join(folder, 'cited.db')
    const read = `const db = new (require('libsql'))(${JSON.stringify(file)}); db.prepare('SELECT * FROM notes').all(); db.close()`
    // In this process somebody looks at the file, and at another connection; there another one comes and goes.
    expect(() => requireSQLite(file, { create: true, known: [] })).toThrow("not one of Cited's")
    const second = new SQLiteConnections({ file, options: {}, wal, isInside: () => false })
    await second.open()
    second.close()
    for (const text of ['a', 'b', 'c']) {
      await connections.execute(`INSERT INTO notes VALUES ('${text}')`)
      const log = statSync(`${file}-wal`).ino
      execFileSync(process.execPath, ['-e', read])
      expect(statSync(`${file}-wal`, { throwIfNoEntry: false })?.ino).toBe(log)
    }
    expect(await texts()).toEqual(['a', 'b', 'c'])
  })

  it('give up after five seconds of that (503), and let the next writer try', async () => {
    const release = holdByAnother()
    const first = watch(connections.transaction())
    const second = watch(connections.transaction())
    await turns()
    await vi.advanceTimersByTimeAsync(4900)
    expect(first.state).toBe('waiting')
    await vi.advanceTimersByTimeAsync(600)
    expect(first).toMatchObject({ state: 'failed', value: { status: 503 } })
    release()
    await turns()
    await vi.advanceTimersByTimeAsync(250)
    await turns()
    expect(second.state).toBe('done')
  })
})
