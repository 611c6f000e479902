import { mongooseAdapter } from '@payloadcms/db-mongodb'
import { sqliteAdapter } from '@payloadcms/db-sqlite'
import { randomUUID } from 'node:crypto'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { getPayload, handleEndpoints, type Config, type DatabaseAdapterObj, type Payload } from 'payload'
import { afterAll, afterEach, describe, expect, inject, it, vi } from 'vitest'
import { databaseAdapter } from '../../src/database/adapter'
import { cited } from '../../src/index'
import { numberReleases } from '../../src/releases/numbering'
import { isOlder } from '../../src/server/startup'
import { articleData, create } from '../support/drafts'
import { databases, openNewsroom, type Json } from '../support/newsroom'
import { configOf, origin } from '../support/payload'

async function start(db: DatabaseAdapterObj, more: Partial<Config> = {}): Promise<Payload> {
  return getPayload({ config: await configOf(db, {}, more), cron: false, key: randomUUID() })
}

describe('the server', () => {
  const folder = mkdtempSync(path.join(tmpdir(), 'cited-startup-'))
  const file = () => ({ url: `file:${path.join(folder, `${randomUUID()}.db`)}` })
  const sqlite = (wal: boolean) =>
    sqliteAdapter({ client: file(), idType: 'uuid', push: false, wal }) as DatabaseAdapterObj
  afterEach(() => {
    vi.unstubAllEnvs()
  })
  afterAll(() => rmSync(folder, { force: true, recursive: true }))

  it('refuses a SQLite that would lose writes', async () => {
    await expect(start(sqlite(false))).rejects.toThrow('wal: true')
  })

  it('refuses ids that are given again after a delete', async () => {
    const numbers = sqliteAdapter({ client: file(), push: false, wal: true })
    // Its migrations would not even run: the refusal comes before any table is looked at.
    const started = start(numbers, { onInit: () => undefined })
    await expect(started).rejects.toThrow("idType: 'uuid'")
  })

  it.each([
    ['an adapter', { name: 'd1-sqlite' }, {}, /db-sqlite, not on d1-sqlite: change `db`/],
    ['numbers as ids', { defaultIDType: 'number' as const }, {}, /idType: 'uuid'/],
    ['a short secret', {}, { secret: 'YOUR_SECRET_HERE' }, /`secret` must have 24 characters/],
  ])('refuses %s before anything is made of a config', (_, given, more, said) => {
    const config = { collections: [], db: { ...sqlite(true), ...given }, secret: 'x'.repeat(24), ...more } as Config
    expect(() => cited()(config)).toThrow(said)
  })

  it('refuses each request and each getPayload, however often, until what is missing is there', async () => {
    vi.stubEnv('NODE_ENV', 'production')
    const [key, uri] = [randomUUID(), file().url]
    const config = await configOf(databaseAdapter(uri), {}, { serverURL: '' })
    const again = () => getPayload({ config, cron: false, key })
    await expect(again()).rejects.toThrow('SERVER_URL')
    // Payload gives it now, and calls `onInit` no more.
    const payload = await again()
    const ask = (path: string) =>
      handleEndpoints({ config, payloadInstanceCacheKey: key, request: new Request(`${origin}/api${path}`) })
    for (const path of ['/articles', '/users/me', '/v1', '/payload-preferences/x', '/access', '/articles']) {
      expect([path, (await ask(path)).status]).toEqual([path, 503])
    }
    await expect(payload.find({ collection: 'articles' })).rejects.toThrow('has not started')
    await expect(payload.create({ collection: 'sources', data: {} as never })).rejects.toThrow('has not started')
    payload.config.serverURL = origin
    expect((await ask('/v1')).status).toBe(200)
    expect((await payload.find({ collection: 'articles' })).docs).toEqual([])
    await payload.destroy()
  })

  it('lets nobody make the first of its accounts where the admin has others', async () => {
    const key = randomUUID()
    const staff = { slug: 'staff', auth: true, fields: [] }
    const config = await configOf(databaseAdapter(file().url), {}, { collections: [staff], admin: { user: 'users' } })
    // As a plugin after Cited may set it.
    config.admin.user = 'staff'
    const payload = await getPayload({ config, cron: false, key })
    const body = JSON.stringify({ email: 'eve@example.org', name: 'Eve', password: 'correct horse battery staple' })
    const request = new Request(`${origin}/api/users/first-register`, {
      body,
      headers: { 'Content-Type': 'application/json' },
      method: 'POST',
    })
    expect((await handleEndpoints({ config, payloadInstanceCacheKey: key, request })).status).toBe(403)
    expect(await payload.db.findOne({ collection: 'users' })).toBeNull()
    await payload.destroy()
  })

  it('refuses a database that it does not know', async () => {
    const known = sqlite(true)
    const unknown = {
      ...known,
      init: (args: Parameters<typeof known.init>[0]) => ({
        ...known.init(args),
        packageName: '@payloadcms/db-d1-sqlite',
      }),
    }
    await expect(start(unknown)).rejects.toThrow('db-d1-sqlite')
  })

  it('refuses to run in production without a server URL', async () => {
    vi.stubEnv('NODE_ENV', 'production')
    await expect(start(sqlite(true), { serverURL: '' })).rejects.toThrow('SERVER_URL')
  })

  it('compares versions as numbers', () => {
    expect(isOlder('3.9.10', '3.90.2')).toBe(true)
    expect(isOlder('3.90.2', '3.90.2')).toBe(false)
    expect(isOlder('3.90.2-canary.1', '3.90.2')).toBe(true)
    expect(isOlder('3.100.0', '3.90.2')).toBe(false)
    expect(isOlder('4.0.0', '3.90.2')).toBe(false)
  })

  const uri = inject('mongodbURI')
  it.runIf(uri)('refuses a MongoDB whose transactions are off, whatever its address says', async () => {
    const url = new URL(uri ?? '')
    url.pathname = `/cited_${randomUUID().slice(0, 8)}`
    const withoutTransactions = mongooseAdapter({ url: url.toString(), transactionOptions: false })
    await expect(start(withoutTransactions)).rejects.toThrow('replica set')
  })
})

describe.each(databases)('releases on %s', (database) => {
  it('that a crash left without a number get theirs at the next start, in the order they were made', async () => {
    const newsroom = await openNewsroom(database)
    const { payload } = newsroom
    const { id } = await create(newsroom, 'articles', articleData({ _status: 'published' }))
    const [numbered] = (await payload.db.find<{ id: string; sequence: number }>({ collection: 'releases' })).docs
    const { id: _, sequence: __, ...row } = { ...numbered } as Record<string, unknown>
    for (const version of [2, 3]) {
      await payload.db.create({
        collection: 'releases',
        data: { ...row, article: id, at: `2100-01-0${version}T00:00:00.000Z`, newest: version === 3, version },
      })
    }
    await payload.config.onInit?.(payload)
    const { docs } = await payload.db.find<{ version: number }>({ collection: 'releases', sort: 'sequence' })
    expect(docs.map(({ version }) => version)).toEqual([1, 2, 3])
    await newsroom.close()
  })
})

describe.each(databases)('jobs on %s', (database) => {
  it('that a killed worker left are run again after the next start, and those at work are left alone', async () => {
    const newsroom = await openNewsroom(database)
    const { payload } = newsroom
    const input = { subscription: 'gone', release: 'gone', attempt: 1 }
    const processing = async (milliseconds: number) => {
      const { id } = await payload.jobs.queue({ task: 'webhook', input })
      const updatedAt = new Date(Date.now() - milliseconds).toISOString()
      await payload.db.updateOne({ collection: 'payload-jobs', data: { processing: true, updatedAt }, id })
      return id
    }
    const left = await processing(125_000)
    const atWork = await processing(60_000)
    await payload.config.onInit?.(payload)
    const isAtWork = async (id: string) => (await payload.findByID({ collection: 'payload-jobs', id })).processing
    expect([await isAtWork(left), await isAtWork(atWork)]).toEqual([false, true])
    await newsroom.close()
  })
})

describe.each(databases)('two processes on %s', (database) => {
  it('publish side by side and number without a gap or a duplicate', async () => {
    const newsroom = await openNewsroom(database)
    const desks = [newsroom.payload, await newsroom.startAnother()]
    const drafts: Json[] = []
    for (let index = 0; index < 20; index += 1) {
      drafts.push(await create(newsroom, 'articles', articleData(), '?draft=true'))
    }
    await Promise.all(
      drafts.map(({ id }, index) =>
        desks[index % 2]!.update({
          collection: 'articles',
          data: { _status: 'published' },
          id,
          overrideAccess: false,
          user: newsroom.user.editor,
        }),
      ),
    )
    // What one process left to the other when both took a number is numbered at the latest with the next commit.
    for (const desk of desks) await numberReleases(desk)
    const { docs } = await newsroom.payload.db.find<{ article: string; sequence: number }>({
      collection: 'releases',
      pagination: false,
      sort: 'sequence',
    })
    expect(docs.map(({ sequence }) => sequence)).toEqual(drafts.map((_, index) => index + 1))
    expect(docs.map(({ article }) => article).sort()).toEqual(drafts.map(({ id }) => String(id)).sort())
    await newsroom.close()
  })
})

describe('the transaction gate on SQLite', () => {
  it('tells the caller when a COMMIT fails, and lets the next writer in', async () => {
    const newsroom = await openNewsroom('SQLite')
    const { payload } = newsroom
    const id = await payload.db.beginTransaction()
    const { sessions } = payload.db as unknown as {
      sessions: Record<string, { db: { run: (sql: string) => unknown } }>
    }
    const { db } = sessions[String(id)]!
    // A foreign key that is checked at the end makes the COMMIT itself fail.
    await db.run('PRAGMA defer_foreign_keys = ON')
    await db.run(
      "INSERT INTO articles_byline (_order, _parent_id, id, name, role) VALUES (1, 'nobody', 'x', 'A', 'author')",
    )
    await expect(payload.db.commitTransaction(id!)).rejects.toThrow()
    await create(newsroom, 'articles', articleData(), '?draft=true')
    await newsroom.close()
  })

  it('lets writes outside transactions wait for their turn', async () => {
    const newsroom = await openNewsroom('SQLite')
    const { payload, user } = newsroom
    const id = await payload.db.beginTransaction()
    const nameNow = async () => (await payload.findByID({ collection: 'users', id: user.reporter.id })).name
    const write = payload.db.updateOne({ collection: 'users', id: user.reporter.id, data: { name: 'Renamed' } })
    // Reads do not wait: while the transaction is open, what was asked for before them is not done.
    for (let read = 0; read < 3; read += 1) expect(await nameNow()).toBe('reporter')
    await payload.db.rollbackTransaction(id!)
    await write
    expect(await nameNow()).toBe('Renamed')
    await newsroom.close()
  })

  it('lets the next writer in when a job that is at work was deleted', async () => {
    const newsroom = await openNewsroom('SQLite')
    const { payload } = newsroom
    const input = { subscription: randomUUID(), release: randomUUID(), attempt: 1 }
    const { id } = await payload.jobs.queue({ task: 'webhook', input })
    const find = payload.db.findOne.bind(payload.db)
    // The handler looks for its subscription first.
    payload.db.findOne = async (args) => {
      if (args.collection === 'webhooks') await payload.delete({ collection: 'payload-jobs', id })
      return find(args)
    }
    await payload.jobs.run({ silent: true }).catch(() => undefined)
    await create(newsroom, 'articles', articleData(), '?draft=true')
    await newsroom.close()
  })
})
