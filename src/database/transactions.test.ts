import type { DatabaseAdapterObj, Payload } from 'payload'
import { describe, expect, it, vi } from 'vitest'
import { requestOf } from '../../tests/fixtures/request'
import { asOperation } from './operations'
import { afterCommit, afterRollback, withTransaction, withTransactionGate } from './transactions'
import { hasWorkingTransactions, isWriteAhead } from './capabilities'

type Failures = Partial<Record<'BEGIN' | 'COMMIT', Error[]>>

/**
 * What Payload's SQLite adapter is to the gate: Drizzle, which begins, calls back and then commits or rolls back, and
 * the client of libsql. `failures` are what the next statements of a kind fail with; `log` is what reached the database.
 */
function sqlite(failures: Failures = {}) {
  const log: string[] = []
  const fail = (kind: keyof Failures) => {
    const error = failures[kind]?.shift()
    if (error) throw error
  }
  const client = { execute: async (_sql: string) => ({ rows: [{ journal_mode: 'wal' }] }) }
  const adapter = {
    packageName: '@payloadcms/db-sqlite',
    sessions: {} as Record<string, unknown>,
    // Without a file: the connections that are kept to one have tests of their own.
    clientConfig: { url: 'file::memory:' },
    transactionOptions: { behavior: 'deferred' },
    client: undefined as typeof client | undefined,
    connect: async () => {
      adapter.client = client
    },
    drizzle: {
      transaction: async (run: (tx: unknown) => Promise<void>, options: unknown) => {
        fail('BEGIN')
        log.push('BEGIN')
        try {
          await run({ options, run: async (sql: string) => void log.push(sql) })
          fail('COMMIT')
        } catch (error) {
          log.push('ROLLBACK')
          throw error
        }
        log.push('COMMIT')
      },
    },
    updateOne: async () => null,
    updateJobs: async ({ req }: { req?: { transactionID?: string } }) => {
      if (req) req.transactionID = String(await adapter.beginTransaction?.())
      throw new Error('the job is gone')
    },
    beginTransaction: undefined as (() => Promise<unknown>) | undefined,
  }
  return { adapter, client, log }
}

/** The adapter behind the gate, as the rest of Cited and Payload see it. */
async function open(adapter: object) {
  const config = { collections: [], endpoints: [], globals: [], i18n: { supportedLanguages: {} }, jobs: {} }
  const payload = { config, logger: { error: vi.fn() } } as unknown as Payload
  const made = withTransactionGate({ init: () => adapter } as unknown as DatabaseAdapterObj).init({ payload })
  made.payload = payload
  payload.db = made as unknown as Payload['db']
  await made.connect?.()
  return { db: payload.db, payload, error: vi.mocked(payload.logger.error) }
}

/** Lets everything happen that waits for nothing but its turn. */
async function turns() {
  for (let turn = 0; turn < 10; turn += 1) await new Promise(setImmediate)
}

/** Whether a promise has come to an end, and which. */
function watch(promise: Promise<unknown>) {
  const watched = { state: 'waiting' as 'waiting' | 'done' | 'failed', value: undefined as unknown }
  promise.then(
    (value) => Object.assign(watched, { state: 'done', value }),
    (error: unknown) => Object.assign(watched, { state: 'failed', value: error }),
  )
  return watched
}

describe('transactions on SQLite', () => {
  it('have the database handle and the options of the adapter, until they end', async () => {
    const { adapter } = sqlite()
    const { db } = await open(adapter)
    const id = String(await db.beginTransaction())
    expect(adapter.sessions[id]).toMatchObject({ db: { options: { behavior: 'deferred' } } })
    await db.commitTransaction(id)
    expect(adapter.sessions).toEqual({})
  })

  it('end once: whoever shared one finds nothing left to do', async () => {
    const { adapter, log } = sqlite()
    const { db } = await open(adapter)
    const id = Promise.resolve(String(await db.beginTransaction()))
    await Promise.all([db.commitTransaction(id), db.commitTransaction(id), db.rollbackTransaction(id)])
    expect(log).toEqual(['BEGIN', 'COMMIT'])
  })

  it('tell the caller when the COMMIT fails, and let the next writer in', async () => {
    const { adapter } = sqlite({ COMMIT: [new Error('FOREIGN KEY constraint failed')] })
    const { db } = await open(adapter)
    const id = String(await db.beginTransaction())
    await expect(db.commitTransaction(id)).rejects.toThrow('FOREIGN KEY')
    expect(await db.beginTransaction()).toEqual(expect.any(String))
  })

  it('fail at once with any other error, and let the next writer in', async () => {
    const { adapter } = sqlite({ BEGIN: [new Error('disk I/O error')] })
    const { db } = await open(adapter)
    await expect(db.beginTransaction()).rejects.toThrow('disk I/O error')
    expect(await db.beginTransaction()).toEqual(expect.any(String))
  })

  it('are rolled back where Payload begins one for jobs and leaves it', async () => {
    const { adapter, log } = sqlite()
    const { db } = await open(adapter)
    const req = {}
    await expect(db.updateJobs({ data: {}, req } as never)).rejects.toThrow('the job is gone')
    expect(log).toEqual(['BEGIN', 'ROLLBACK'])
    await expect(db.updateJobs({ data: {} } as never)).rejects.toThrow('the job is gone')
  })
})

/** What Payload's MongoDB adapter is to the gate. */
function mongodb(begin: () => Promise<string | null> | string | null) {
  const log: string[] = []
  const sessions: Record<string, object> = {}
  const first = vi.fn(async (_filter: object, _options: object): Promise<unknown> => null)
  const adapter = {
    packageName: '@payloadcms/db-mongodb',
    connect: async () => undefined,
    connection: { collection: () => ({ findOne: first }), models: {} },
    sessions,
    updateJobs: async () => [],
    updateOne: async () => null,
    beginTransaction: async () => {
      const id = await begin()
      if (id !== null) sessions[id] = { id }
      return id
    },
    commitTransaction: async (id: string) => void log.push(`commit ${id}`),
    rollbackTransaction: async (id: string) => void log.push(`rollback ${id}`),
  }
  return { adapter, first, log }
}

describe('transactions on MongoDB', () => {
  const counting = () => {
    let number = 0
    return () => String((number += 1))
  }

  it('are open side by side, sixteen of them', async () => {
    const { adapter } = mongodb(counting())
    const { db } = await open(adapter)
    const begun = Array.from({ length: 18 }, () => watch(db.beginTransaction()))
    await turns()
    expect(begun.filter(({ state }) => state === 'done')).toHaveLength(16)
    await db.commitTransaction('3')
    await db.rollbackTransaction('5')
    await turns()
    expect(begun.filter(({ state }) => state === 'done')).toHaveLength(18)
  })

  it('make room for the next also where their end fails, and once', async () => {
    const { adapter } = mongodb(counting())
    adapter.commitTransaction = async () => Promise.reject(new Error('WriteConflict'))
    const { db } = await open(adapter)
    const begun = Array.from({ length: 18 }, () => watch(db.beginTransaction()))
    await turns()
    await expect(db.commitTransaction('1')).rejects.toThrow('WriteConflict')
    await db.rollbackTransaction('1')
    await turns()
    expect(begun.filter(({ state }) => state === 'done')).toHaveLength(17)
  })

  it('have begun at the database before anybody has one', async () => {
    const { adapter, first, log } = mongodb(counting())
    const { db } = await open(adapter)
    expect(await db.beginTransaction()).toBe('1')
    expect(first).toHaveBeenCalledExactlyOnceWith({}, expect.objectContaining({ session: { id: '1' } }))
    first.mockRejectedValue(new Error('no replica set'))
    for (let count = 0; count < 20; count += 1) {
      await expect(db.beginTransaction()).rejects.toThrow('no replica set')
    }
    expect(log).toEqual(Array.from({ length: 20 }, (_, index) => `rollback ${index + 2}`))
  })

  it('hold no place where there are none, or one cannot begin', async () => {
    const answers = [null, new Error('no primary')]
    const { adapter } = mongodb(() => {
      const next = answers[Math.floor(asked++ / 20)]
      if (next instanceof Error) throw next
      return next ?? null
    })
    let asked = 0
    const { db } = await open(adapter)
    for (let count = 0; count < 20; count += 1) expect(await db.beginTransaction()).toBeNull()
    for (let count = 0; count < 20; count += 1) await expect(db.beginTransaction()).rejects.toThrow('no primary')
  })
})

describe('what is to be done after a commit', () => {
  it('is done once the commit is through, in the order it was asked for', async () => {
    const { adapter, log } = sqlite()
    const { db, payload } = await open(adapter)
    const id = String(await db.beginTransaction())
    for (const name of ['one', 'two']) await afterCommit(payload, id, async () => void log.push(name))
    expect(log).toEqual(['BEGIN'])
    await db.commitTransaction(Promise.resolve(id))
    expect(log).toEqual(['BEGIN', 'COMMIT', 'one', 'two'])
    await db.commitTransaction(id)
    expect(log).toHaveLength(4)
  })

  it('is never done after a rollback, or a commit that failed', async () => {
    const { adapter, log } = sqlite({ COMMIT: [new Error('disk full')] })
    const { db, payload } = await open(adapter)
    const callback = vi.fn(async () => undefined)
    const rolledBack = String(await db.beginTransaction())
    await afterCommit(payload, rolledBack, callback)
    await db.rollbackTransaction(rolledBack)
    // Whoever shared it may not know.
    await db.commitTransaction(rolledBack)
    const failed = String(await db.beginTransaction())
    await afterCommit(payload, failed, callback)
    await expect(db.commitTransaction(failed)).rejects.toThrow('disk full')
    expect(log).toEqual(['BEGIN', 'ROLLBACK', 'BEGIN', 'ROLLBACK'])
    expect(callback).not.toHaveBeenCalled()
  })

  it('is done at once where there is no transaction', async () => {
    const { payload } = await open(sqlite().adapter)
    const callback = vi.fn(async () => undefined)
    for (const none of [undefined, null, Promise.resolve(undefined as never)])
      await afterCommit(payload, none, callback)
    expect(callback).toHaveBeenCalledTimes(3)
    await expect(afterCommit(payload, null, () => Promise.reject(new Error('of its own')))).rejects.toThrow(
      'of its own',
    )
  })

  it('fails no request: what is written is on disk. The log is told, and the rest is done', async () => {
    const { db, error, payload } = await open(sqlite().adapter)
    const id = String(await db.beginTransaction())
    const rest = vi.fn(async () => undefined)
    await afterCommit(payload, id, () => Promise.reject(new Error('numbering failed')))
    await afterCommit(payload, id, rest)
    await db.commitTransaction(id)
    expect(rest).toHaveBeenCalledOnce()
    expect(error).toHaveBeenCalledWith(expect.objectContaining({ err: new Error('numbering failed') }))
  })
})

describe('what is to be undone after a rollback', () => {
  it('is undone once, also after a commit that failed, and never after one that did not', async () => {
    const { adapter, log } = sqlite({ COMMIT: [new Error('disk full')] })
    const { db, payload } = await open(adapter)
    const undo = async () => void log.push('undone')
    const rolledBack = String(await db.beginTransaction())
    await afterRollback(payload, rolledBack, undo)
    await db.rollbackTransaction(rolledBack)
    await db.rollbackTransaction(rolledBack)
    expect(log.splice(0)).toEqual(['BEGIN', 'ROLLBACK', 'undone'])

    const failed = String(await db.beginTransaction())
    await afterRollback(payload, failed, undo)
    await expect(db.commitTransaction(failed)).rejects.toThrow('disk full')
    await db.rollbackTransaction(failed)
    expect(log.splice(0)).toEqual(['BEGIN', 'ROLLBACK', 'undone'])

    const committed = String(await db.beginTransaction())
    await afterRollback(payload, committed, undo)
    await db.commitTransaction(committed)
    await db.rollbackTransaction(committed)
    expect(log).toEqual(['BEGIN', 'COMMIT'])
  })

  it.each(['commit', 'rollback'] as const)('inside another transaction waits for its end (%s)', async (end) => {
    const { adapter, log } = sqlite()
    const { db, payload } = await open(adapter)
    await asOperation(async () => {
      const outer = String(await db.beginTransaction())
      await asOperation(async () => {
        for (const ending of ['commitTransaction', 'rollbackTransaction'] as const) {
          const inner = String(await db.beginTransaction())
          await afterRollback(payload, inner, async () => void log.push(`undone: ${ending}`))
          await db[ending](inner)
        }
      })
      expect(log.filter((each) => each.startsWith('undone'))).toEqual([])
      await db[`${end}Transaction`](outer)
    })
    const undone = log.filter((each) => each.startsWith('undone'))
    expect(undone).toEqual(
      end === 'commit' ? ['undone: rollbackTransaction'] : ['undone: commitTransaction', 'undone: rollbackTransaction'],
    )
  })
})

describe('a write in a transaction', () => {
  async function requestOn(failures: Failures = {}) {
    const { adapter, log } = sqlite(failures)
    const { payload } = await open(adapter)
    return { log, req: requestOf({ payload }) }
  }

  it('is committed, and gives what it made', async () => {
    const { log, req } = await requestOn()
    const made = await withTransaction(req, async () => {
      log.push('write')
      return 'made'
    })
    expect(made).toBe('made')
    expect(log).toEqual(['BEGIN', 'write', 'COMMIT'])
  })

  it('is rolled back where it fails, and fails with its own error', async () => {
    const { log, req } = await requestOn()
    await expect(withTransaction(req, () => Promise.reject(new Error('refused')))).rejects.toThrow('refused')
    expect(log).toEqual(['BEGIN', 'ROLLBACK'])
  })

  it('fails where its COMMIT fails', async () => {
    const { req } = await requestOn({ COMMIT: [new Error('disk full')] })
    await expect(withTransaction(req, async () => 'made')).rejects.toThrow('disk full')
  })

  it('joins the transaction of the request, and leaves it to whoever began it', async () => {
    const { log, req } = await requestOn()
    await withTransaction(req, async () => {
      await withTransaction(req, async () => void log.push('inner'))
      await expect(withTransaction(req, () => Promise.reject(new Error('refused')))).rejects.toThrow('refused')
      log.push('outer')
    })
    expect(log).toEqual(['BEGIN', 'inner', 'outer', 'COMMIT'])
  })
})

describe('a database', () => {
  it('has working transactions where one reads and commits', async () => {
    const { adapter, log } = sqlite()
    const { payload } = await open({ ...adapter, findOne: async () => null })
    expect(await hasWorkingTransactions(payload)).toBe(true)
    expect(log).toEqual(['BEGIN', 'COMMIT'])
  })

  it('has none where nothing begins, or the first read in it fails', async () => {
    const { payload: without } = await open(mongodb(() => null).adapter)
    expect(await hasWorkingTransactions(without)).toBe(false)
    const { adapter, log } = mongodb(() => 't')
    const refuses = () => Promise.reject(new Error('no replica set'))
    expect(await hasWorkingTransactions((await open({ ...adapter, findOne: refuses })).payload)).toBe(false)
    expect(log).toEqual(['rollback t'])
    const standalone = { ...adapter, connection: { ...adapter.connection, collection: () => ({ findOne: refuses }) } }
    expect(await hasWorkingTransactions((await open(standalone)).payload)).toBe(false)
  })

  it('keeps a write-ahead log where SQLite says so, and where it is another', async () => {
    const { adapter, client } = sqlite()
    const { payload } = await open(adapter)
    expect(await isWriteAhead(payload)).toBe(true)
    client.execute = async () => ({ rows: [{ journal_mode: 'delete' }] })
    expect(await isWriteAhead(payload)).toBe(false)
    expect(await isWriteAhead((await open(mongodb(() => null).adapter)).payload)).toBe(true)
  })
})
