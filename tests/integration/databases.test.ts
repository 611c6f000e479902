/** Which databases a server starts on, and who may be its first administrator. */
import { mongooseAdapter } from '@payloadcms/db-mongodb'
import { execFile } from 'node:child_process'
import { randomUUID } from 'node:crypto'
import {
  chmodSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { promisify } from 'node:util'
import Database from 'libsql'
import { buildConfig, getPayload, type DatabaseAdapterObj, type Payload } from 'payload'
import { afterAll, afterEach, beforeAll, describe, expect, inject, it, vi } from 'vitest'
import { databaseAdapter, migrate } from '../../src/database/adapter'
import { firstAdministratorLink } from '../../src/access/firstAdministrator'
import { cited } from '../../src/index'
import { articleData } from '../support/drafts'
import { databases, newDatabase, openNewsroom, type Newsroom } from '../support/newsroom'

const run = promisify(execFile)
const folder = mkdtempSync(path.join(tmpdir(), 'cited-databases-'))
afterAll(() => rmSync(folder, { force: true, recursive: true }))

async function start(db: DatabaseAdapterObj): Promise<Payload> {
  return getPayload({
    config: await buildConfig({
      db,
      logger: { options: { level: 'silent' } },
      onInit: migrate,
      plugins: [cited()],
      secret: 'a secret for tests only, not for anything else',
      serverURL: 'http://localhost:3000',
      telemetry: false,
    }),
    cron: false,
    key: randomUUID(),
  })
}

/** A file of the name in a folder of its own. */
function newFile(): string {
  const own = path.join(folder, randomUUID())
  mkdirSync(own)
  return path.join(own, 'cited.db')
}

function inSQLite(file: string, sql: string): void {
  const db = new Database(file)
  db.exec(sql)
  db.close()
}

describe('SQLite without leave to make a database', () => {
  const onFile = (file: string) => start(databaseAdapter(`file:${file}`, { create: false }))

  it('is refused where there is none, and none is made', async () => {
    const file = newFile()
    await expect(onFile(file)).rejects.toThrow('npm run migrate -- --create')
    await expect(onFile(path.join(path.dirname(file), 'no-such-folder/cited.db'))).rejects.toThrow(
      'There is no database',
    )
    expect(readdirSync(path.dirname(file))).toEqual([])
  })

  it('is refused where the file is empty, or has no tables', async () => {
    const file = newFile()
    writeFileSync(file, '')
    await expect(onFile(file)).rejects.toThrow('npm run migrate -- --create')
    inSQLite(file, 'PRAGMA user_version = 7')
    await expect(onFile(file)).rejects.toThrow('npm run migrate -- --create')
  })

  it('is refused where the file is none of SQLite, is a folder, or holds the tables of something else', async () => {
    const file = newFile()
    writeFileSync(file, 'Dear editor, this is a letter and no database at all.')
    await expect(onFile(file)).rejects.toThrow('no database of SQLite')
    await expect(onFile(path.dirname(file))).rejects.toThrow('no database of SQLite')
    const foreign = newFile()
    inSQLite(foreign, 'CREATE TABLE customers (id TEXT); CREATE TABLE invoices (id TEXT)')
    await expect(onFile(foreign)).rejects.toThrow("not one of Cited's: it holds customers, invoices")
    // With leave to make one, too: it would be mixed with the tables of the other.
    await expect(start(databaseAdapter(`file:${foreign}`))).rejects.toThrow('customers')
    const otherPayload = newFile()
    inSQLite(
      otherPayload,
      "CREATE TABLE payload_migrations (name TEXT); INSERT INTO payload_migrations VALUES ('theirs')",
    )
    await expect(onFile(otherPayload)).rejects.toThrow("not one of Cited's")
  })

  it('is refused where the file ends too early, or is damaged, and asks for a backup', async () => {
    const file = newFile()
    await (await start(databaseAdapter(`file:${file}`))).destroy()
    const copy = newFile()
    inSQLite(file, `VACUUM INTO '${copy}'`)
    const whole = readFileSync(copy)
    for (const bytes of [60, 4096, whole.length / 2]) {
      const cut = newFile()
      writeFileSync(cut, whole.subarray(0, bytes))
      await expect(onFile(cut)).rejects.toThrow('restore a backup')
    }
  })

  it('is refused where a newer Cited was at work', async () => {
    const file = newFile()
    const payload = await start(databaseAdapter(`file:${file}`))
    await payload.destroy()
    await (await onFile(file)).destroy()
    inSQLite(file, "INSERT INTO payload_migrations (id, name, batch) VALUES ('x', '20990101_000000_better', 9)")
    await expect(onFile(file)).rejects.toThrow('a newer Cited (20990101_000000_better)')
  })

  it('is refused where the file, or its folder, cannot be written to', async () => {
    const file = newFile()
    await (await start(databaseAdapter(`file:${file}`))).destroy()
    // Whoever may do anything is stopped by an attribute of the file only.
    const isRoot = process.getuid?.() === 0
    const close = async (what: string, isOpen: boolean) => {
      if (isRoot) await run('chattr', [isOpen ? '-i' : '+i', what])
      else chmodSync(what, isOpen ? 0o700 : 0o500)
    }
    for (const what of [file, path.dirname(file)]) {
      const isClosed = await close(what, false).then(
        () => true,
        () => false,
      )
      if (!isClosed) continue
      try {
        await expect(onFile(file)).rejects.toThrow(/cannot be (written to|read|opened)/)
      } finally {
        await close(what, true)
      }
    }
  })

  it('is made by `npm run migrate -- --create`, which `npm run migrate` and `npm start` ask for', async () => {
    const file = newFile()
    const env = {
      ...process.env,
      NODE_ENV: 'production',
      DATABASE_URI: `file:${file}`,
      PAYLOAD_SECRET: 'a secret for tests only, not for anything else',
      PORT: '0',
      SERVER_URL: 'http://localhost:3000',
    }
    const command = (name: string, ...args: string[]) =>
      run(process.execPath, ['--conditions=production', '--import', 'tsx', `src/commands/${name}.ts`, ...args], {
        env: { ...env, PORT: '39999' } as NodeJS.ProcessEnv,
      }).then(
        ({ stdout }) => ({ code: 0, said: stdout }),
        (error: { code: number; stdout: string; stderr: string }) => ({
          code: error.code,
          said: error.stdout + error.stderr,
        }),
      )
    for (const name of ['migrate', 'start', 'delivery']) {
      const refused = await command(name)
      expect([name, refused.code, refused.said]).toEqual([
        name,
        1,
        expect.stringContaining('npm run migrate -- --create'),
      ])
      expect(refused.said).not.toContain('at ')
    }
    expect(existsSync(file)).toBe(false)
    expect(await command('migrate', '--create')).toMatchObject({ code: 0 })
    expect(existsSync(file)).toBe(true)
    expect(await command('migrate')).toMatchObject({ code: 0 })
    expect(await command('migrate', '--make')).toMatchObject({ code: 1 })
  })
})

const mongodbURI = inject('mongodbURI')
describe.runIf(mongodbURI)('MongoDB without leave to make a database', () => {
  const newURI = () => {
    const url = new URL(mongodbURI ?? '')
    url.pathname = `/cited_${randomUUID().slice(0, 8)}`
    return url.toString()
  }
  const onURI = (uri: string) => start(databaseAdapter(uri, { create: false }))
  type Driver = {
    connection: {
      collection: (name: string) => { insertOne: (document: object) => Promise<unknown> }
      dropDatabase: () => Promise<unknown>
    }
  }

  it('is refused where there is none, where it is something else’s, and where a newer Cited was at work', async () => {
    const uri = newURI()
    await expect(onURI(uri)).rejects.toThrow('npm run migrate -- --create')
    await expect(onURI(uri)).rejects.toThrow('empty')
    const payload = await start(databaseAdapter(uri))
    const { connection } = payload.db as unknown as Driver
    await (await onURI(uri)).destroy()
    await connection.collection('payload-migrations').insertOne({ name: '20990101_000000_better', batch: 9 })
    await expect(onURI(uri)).rejects.toThrow('a newer Cited (20990101_000000_better)')
    await connection.dropDatabase()
    await connection.collection('customers').insertOne({ name: 'somebody' })
    await expect(onURI(uri)).rejects.toThrow("not one of Cited's: it holds customers")
    await connection.dropDatabase()
    await payload.destroy()
  })

  it('is refused in a sentence where nobody answers, or its address is none, and tells no password', async () => {
    const nobody = start(databaseAdapter('mongodb://127.0.0.1:1/cited?replicaSet=rs0&serverSelectionTimeoutMS=300'))
    await expect(nobody).rejects.toThrow('MongoDB cannot be connected to')
    const noAddress = start(databaseAdapter('mongodb://editor:open-sesame@/cited?replicaSet=rs0'))
    await expect(noAddress).rejects.toThrow('no address of MongoDB')
    await expect(noAddress).rejects.not.toThrow('open-sesame')
  })

  it('acknowledges nothing more once it was seen to be dropped', async () => {
    const newsroom = await openNewsroom('MongoDB')
    const { healthOf } = await import('../../src/database/health')
    const { connection } = newsroom.payload.db as unknown as Driver
    const problem = () => healthOf(newsroom.payload.db)?.problem()
    expect(await problem()).toBeNull()
    await connection.dropDatabase()
    vi.spyOn(performance, 'now').mockReturnValue(performance.now() + 11_000)
    expect(await problem()).toContain('removed or replaced')
    vi.restoreAllMocks()
    const writing = newsroom.payload.create({ collection: 'articles', data: articleData(), draft: true })
    await expect(writing).rejects.toMatchObject({ status: 503 })
    await newsroom.close()
  })

  it('is refused where its transactions are off, whatever its address says', async () => {
    await expect(start(mongooseAdapter({ url: newURI(), transactionOptions: false }))).rejects.toThrow('replica set')
  })
})

describe.each(databases)('the first administrator on %s', (database) => {
  let newsroom: Newsroom
  beforeAll(async () => {
    newsroom = await openNewsroom(database)
    await newsroom.payload.db.deleteMany({ collection: 'users', where: {} })
  })
  afterEach(() => {
    vi.unstubAllEnvs()
  })
  afterAll(() => newsroom?.close())

  const register = (token?: string, headers?: Record<string, string>, password = 'correct horse battery staple') =>
    newsroom.call(`/users/first-register${token === undefined ? '' : `?token=${token}`}`, {
      method: 'POST',
      data: { email: 'eve@example.org', name: 'Eve', password },
      ...(headers ? { headers } : {}),
    })
  const users = async () => (await newsroom.payload.find({ collection: 'users', pagination: false })).docs.length

  it('needs the link in production: once, and it shows the form in the browser', async () => {
    vi.stubEnv('NODE_ENV', 'production')
    expect((await register()).status).toBe(403)
    expect((await register('guessed')).status).toBe(403)
    const link = await firstAdministratorLink(newsroom.payload)
    expect(link).toMatch(/^http:\/\/localhost:3000\/api\/users\/first-register\?token=/)
    const token = new URL(link ?? '').searchParams.get('token') ?? ''
    expect((await register()).status).toBe(403)
    expect((await register(`${token}x`)).status).toBe(403)
    expect((await newsroom.call('/users/first-register?token=guessed')).status).toBe(403)

    const form = await newsroom.call(`/users/first-register?token=${token}`)
    expect([form.status, form.headers.get('Location')]).toEqual([303, 'http://localhost:3000/admin/create-first-user'])
    const cookie = form.headers.get('Set-Cookie') ?? ''
    expect(cookie).toMatch(/HttpOnly; SameSite=Strict/)

    // What was refused for another reason can be sent again.
    expect((await register(token, undefined, '')).status).toBe(400)
    const answers = await Promise.all([register(token), register(undefined, { Cookie: cookie.split(';')[0] ?? '' })])
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 403])
    expect(await users()).toBe(1)
    const [first] = (await newsroom.payload.find({ collection: 'users' })).docs
    expect(first?.role).toBe('admin')

    // It was good once, also where the user is gone.
    await newsroom.payload.db.deleteMany({ collection: 'users', where: {} })
    expect((await register(token)).status).toBe(403)
    expect(await users()).toBe(0)
  })

  it('needs none in development', async () => {
    expect(await firstAdministratorLink(newsroom.payload)).toBeNull()
    expect((await register()).status).toBe(200)
    expect(await users()).toBe(1)
  })
})

describe.each(databases)('processes that start at once on %s', (kind) => {
  it('wait for the one that migrates, and each migration runs once', async () => {
    const { remove, uri } = await newDatabase(kind)
    const started = await Promise.allSettled(['one', 'two', 'three'].map(() => start(databaseAdapter(uri))))
    try {
      expect(started.map(({ status }) => status)).toEqual(['fulfilled', 'fulfilled', 'fulfilled'])
      const [first] = started
      const { docs } =
        first?.status === 'fulfilled'
          ? await first.value.find({ collection: 'payload-migrations', pagination: false })
          : { docs: [] }
      const names = docs.map(({ name }) => name)
      expect(names.length).toBeGreaterThan(3)
      expect(names.toSorted()).toEqual([...new Set(names)].toSorted())
    } finally {
      for (const each of started) if (each.status === 'fulfilled') await each.value.destroy()
      await remove()
    }
  })
})
