/** Postgres: what is looked at before it is used, and what holds of its transactions where its own rules are others. */
import { postgresAdapter } from '@payloadcms/db-postgres'
import { sql } from 'drizzle-orm'
import { randomUUID } from 'node:crypto'
import pg from 'pg'
import { commitTransaction, getPayload, initTransaction, killTransaction, type PayloadRequest } from 'payload'
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest'
import { databaseAdapter } from '../../src/database/adapter'
import { LOCK } from '../../src/database/gates/postgres'
import { healthOf } from '../../src/database/health'
import { articleData } from '../support/drafts'
import { databases, newDatabase, openNewsroom, type Newsroom, type TestDatabase } from '../support/newsroom'
import { configOf } from '../support/payload'

type Transaction = { execute: (statement: unknown) => Promise<unknown> }
type Handles = { pool: pg.Pool; sessions: Record<string, { db: Transaction }> }

async function ask(connectionString: string, ...statements: string[]): Promise<void> {
  const client = new pg.Client({ connectionString })
  await client.connect()
  for (const statement of statements) await client.query(statement)
  await client.end()
}

describe.runIf(databases.includes('Postgres'))('a database of Postgres', () => {
  let database: TestDatabase
  beforeAll(async () => {
    database = await newDatabase('Postgres')
  })
  afterAll(() => database?.remove())

  const onURI = async (uri: string, create = false) =>
    getPayload({ config: await configOf(databaseAdapter(uri, { create })), cron: false, key: randomUUID() })

  it('is refused where there is none, where it is empty, something else’s, or a newer Cited was at work', async () => {
    const { uri } = database
    const nowhere = new URL(uri)
    nowhere.pathname = '/no_such_database'
    await expect(onURI(nowhere.toString(), true)).rejects.toThrow('createdb')
    nowhere.port = '1'
    await expect(onURI(nowhere.toString())).rejects.toThrow('Postgres cannot be connected to')
    await expect(onURI(uri)).rejects.toThrow('npm run migrate -- --create')
    await ask(uri, 'CREATE TABLE customers (id TEXT)')
    await expect(onURI(uri, true)).rejects.toThrow("not one of Cited's: it holds customers")
    await ask(uri, 'DROP TABLE customers')
    await (await onURI(uri, true)).destroy()
    await (await onURI(uri)).destroy()
    await ask(uri, "INSERT INTO payload_migrations (name, batch) VALUES ('20990101_000000_better', 9)")
    await expect(onURI(uri)).rejects.toThrow('a newer Cited (20990101_000000_better)')
    await ask(uri, 'DELETE FROM payload_migrations WHERE batch = 9')
  })

  // Out of an environment, a number is text.
  it.each([1, '1' as never])(
    'is refused with a pool of one connection (%j), for which all would wait for ever',
    async (max) => {
      const adapter = postgresAdapter({ idType: 'uuid', pool: { connectionString: database.uri, max }, push: false })
      const config = await configOf(adapter)
      await expect(getPayload({ config, cron: false, key: randomUUID() })).rejects.toThrow(
        'set `pool.max` to 2 or more',
      )
    },
  )

  it('is refused by a server, and not by what only reads, where it may only be read', async () => {
    const { uri } = database
    const name = new URL(uri).pathname.slice(1)
    await ask(uri, `ALTER DATABASE ${name} SET default_transaction_read_only = on`)
    await expect(onURI(uri)).rejects.toThrow('may only be read')
    await ask(
      uri,
      'SET default_transaction_read_only = off',
      `ALTER DATABASE ${name} RESET default_transaction_read_only`,
    )
    await (await onURI(uri)).destroy()
  })
})

describe.runIf(databases.includes('Postgres'))('a newsroom on Postgres', () => {
  let newsroom: Newsroom
  beforeAll(async () => {
    newsroom = await openNewsroom('Postgres')
  })
  afterEach(() => {
    vi.restoreAllMocks()
  })
  afterAll(() => newsroom?.close())

  const handles = () => newsroom.payload.db as unknown as Handles
  const save = (language = 'en') =>
    newsroom.call('/articles?draft=true', {
      as: 'editor',
      method: 'POST',
      data: articleData(),
      headers: { 'Accept-Language': language },
    })
  const articles = async () => (await newsroom.payload.count({ collection: 'articles' })).totalDocs
  const later = () => vi.spyOn(performance, 'now').mockReturnValue(performance.now() + 11_000)

  it('has the tables that its config asks for', async () => {
    // What Payload would push is what the migrations lack.
    const { drizzle, requireDrizzleKit, schema, tablesFilter } = newsroom.payload.db as unknown as {
      drizzle: unknown
      requireDrizzleKit: () => {
        pushSchema: (...given: unknown[]) => Promise<{ statementsToExecute: string[] }>
      }
      schema: unknown
      tablesFilter: string[]
    }
    const { statementsToExecute } = await requireDrizzleKit().pushSchema(schema, drizzle, ['public'], tablesFilter)
    // Drizzle takes a default of 0 for another than the one that is there.
    expect(statementsToExecute.filter((statement) => !/SET DEFAULT 0;$/.test(statement))).toEqual([])
  })

  it('says of a commit that was none that it failed', async () => {
    const before = await articles()
    const req = { context: {}, payload: newsroom.payload } as unknown as PayloadRequest
    await initTransaction(req)
    await newsroom.payload.create({ collection: 'articles', data: articleData(), draft: true, req })
    const transaction = handles().sessions[String(await req.transactionID)]
    await transaction?.db.execute(sql.raw('SELECT nonsense')).catch(() => undefined)
    await expect(commitTransaction(req)).rejects.toMatchObject({ cause: { code: '25P02' } })
    expect(await articles()).toBe(before)
    expect((await save()).status).toBe(201)
  })

  it('lets one process write at a time, and a process that hangs holds the others up for no longer than they wait', async () => {
    const other = new pg.Client({ connectionString: newsroom.uri })
    await other.connect()
    await other.query('BEGIN')
    await other.query(`SELECT pg_advisory_xact_lock(${LOCK})`)
    const { totalDocs } = await newsroom.payload.find({ collection: 'articles', limit: 1 })
    expect(totalDocs).toBeGreaterThanOrEqual(0)
    const refused = await save('es')
    expect([refused.status, refused.headers.get('Retry-After')]).toEqual([503, '1'])
    const waits = save()
    await other.query('COMMIT')
    await other.end()
    expect((await waits).status).toBe(201)
  })

  it('goes on after its connections were ended, and says when nothing can be written', async () => {
    const { uri } = newsroom
    const name = new URL(uri).pathname.slice(1)
    const problem = () => healthOf(newsroom.payload.db)?.problem()
    expect(await problem()).toBeNull()
    const others = `FROM pg_stat_activity WHERE datname = '${name}' AND pid <> pg_backend_pid()`
    await ask(uri, `SELECT pg_terminate_backend(pid) ${others}`)
    await vi.waitFor(async () => expect((await save()).status).toBe(201), { timeout: 10_000 })

    await ask(
      uri,
      `ALTER DATABASE ${name} SET default_transaction_read_only = on`,
      `SELECT pg_terminate_backend(pid) ${others}`,
    )
    await vi.waitFor(async () => expect((await save()).status).toBe(503), { timeout: 10_000 })
    later()
    expect(await problem()).toContain('cannot be written to')
    await ask(
      uri,
      'SET default_transaction_read_only = off',
      `ALTER DATABASE ${name} RESET default_transaction_read_only`,
      `SELECT pg_terminate_backend(pid) ${others}`,
    )
    vi.restoreAllMocks()
    await vi.waitFor(async () => expect((await save()).status).toBe(201), { timeout: 10_000 })
  })

  it('is read on by a process that only reads, after its connections were ended', async () => {
    const ended: string[] = []
    const note = (error: Error) => void ended.push(error.message)
    const others = process.listeners('uncaughtException')
    const config = await configOf(databaseAdapter(newsroom.uri))
    // In the place of that of the config, as the process in front has it: the plugin has not seen it.
    const db = databaseAdapter(newsroom.uri, { readOnly: true }) as typeof config.db
    const readers = await getPayload({
      config: { ...config, db },
      cron: false,
      disableOnInit: true,
      key: randomUUID(),
    })
    const read = () => readers.db.count({ collection: 'articles' })
    await read()
    process.removeAllListeners('uncaughtException').on('uncaughtException', note)
    try {
      await ask(
        newsroom.uri,
        'SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = current_database() AND pid <> pg_backend_pid()',
      )
      await vi.waitFor(async () => expect(await read()).not.toBeNull(), {
        timeout: 10_000,
      })
    } finally {
      process.removeListener('uncaughtException', note)
      for (const each of others) process.on('uncaughtException', each)
      await readers.destroy()
    }
    expect(ended).toEqual([])
    await vi.waitFor(async () => expect((await save()).status).toBe(201), { timeout: 10_000 })
  })

  it('goes on after a connection was ended in the middle of a transaction', async () => {
    const ended: string[] = []
    const note = (error: Error) => void ended.push(error.message)
    const others = process.listeners('uncaughtException')
    process.removeAllListeners('uncaughtException').on('uncaughtException', note)
    const req = { context: {}, payload: newsroom.payload } as unknown as PayloadRequest
    await initTransaction(req)
    await ask(
      newsroom.uri,
      `SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = current_database() AND state LIKE 'idle in%'`,
    )
    await new Promise((resolve) => setTimeout(resolve, 200))
    await expect(commitTransaction(req)).rejects.toMatchObject({ cause: { message: /not queryable/ } })
    process.removeListener('uncaughtException', note)
    for (const each of others) process.on('uncaughtException', each)
    expect(ended).toEqual([])
    expect((await save()).status).toBe(201)
  })

  it('reads what was committed while it waited for its turn, whatever isolation the project asks for', async () => {
    const adapter = postgresAdapter({
      idType: 'uuid',
      pool: { connectionString: newsroom.uri },
      push: false,
      transactionOptions: { isolationLevel: 'repeatable read' },
    })
    const payload = await getPayload({ config: await configOf(adapter), cron: false, key: randomUUID() })
    const { id } = await payload.create({ collection: 'articles', data: articleData(), draft: true })
    const other = new pg.Client({ connectionString: newsroom.uri })
    await other.connect()
    await other.query('BEGIN')
    await other.query(`SELECT pg_advisory_xact_lock(${LOCK})`)
    const req = { context: {}, payload } as unknown as PayloadRequest
    const begun = initTransaction(req)
    const waits = "SELECT FROM pg_locks WHERE locktype = 'advisory' AND NOT granted"
    await vi.waitFor(async () => expect((await other.query(waits)).rowCount).toBe(1))
    await other.query('UPDATE articles SET title = $1 WHERE id = $2', ['By another', id])
    await other.query('COMMIT')
    await other.end()
    await begun
    expect(await payload.findByID({ collection: 'articles', id, req })).toMatchObject({ title: 'By another' })
    await killTransaction(req)
    await payload.destroy()
  })

  it('tells readers that nothing is called by a name that it cannot look for', async () => {
    for (const route of ['/v1/articles/en/a%00b', '/v1/statistics/%00']) {
      expect([route, (await newsroom.call(route)).status]).toEqual([route, 404])
    }
  })

  it('leaves no transaction open, whatever became of it', async () => {
    const req = { context: {}, payload: newsroom.payload } as unknown as PayloadRequest
    await initTransaction(req)
    await killTransaction(req)
    const { rows } = await handles().pool.query<{ n: string }>(
      "SELECT count(*) AS n FROM pg_stat_activity WHERE datname = current_database() AND state LIKE 'idle in transaction%'",
    )
    expect(Number(rows[0]?.n)).toBe(0)
  })
})
