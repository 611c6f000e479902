/** A newsroom to test against: Payload with Cited on a database of its own, and callers signed in as each role. */
import { postgresAdapter } from '@payloadcms/db-postgres'
import { randomUUID } from 'node:crypto'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { getPayload, handleEndpoints, type Config, type Payload, type Where } from 'payload'
import pg from 'pg'
import { inject } from 'vitest'
import { guardRequest } from '../../src/access/guard/request'
import type { Role } from '../../src/access/roles'
import { databaseAdapter } from '../../src/database/adapter'
import { MONGODB } from '../../src/database/kinds'
import type { CitedOptions } from '../../src/index'
import { addAccount, type Account } from './accounts'
import { configOf, origin } from './payload'

const mongodbURI = inject('mongodbURI')
const postgresURI = inject('postgresURI')

export type DatabaseName = 'SQLite' | 'MongoDB' | 'Postgres'

/** The databases that the integration suite runs on here: SQLite always, the others where there is one. */
export const databases: DatabaseName[] = [
  'SQLite',
  ...(mongodbURI ? ['MongoDB' as const] : []),
  ...(postgresURI ? ['Postgres' as const] : []),
]

/** A JSON answer, kept loose: tests look into it and compare what they find. */
// eslint-disable-next-line @typescript-eslint/no-explicit-any -- the shape of an answer is what the tests assert
export type Json = any

type Answer = { status: number; headers: Headers; body: Json; bytes: Buffer }

type CallOptions = { as?: Role; method?: string; data?: unknown; headers?: Record<string, string> }

export type Newsroom = {
  payload: Payload
  /** The address of its database. */
  uri: string
  /** Calls Payload's REST API (`/articles`) or the public one (`/v1/articles`), without a port. */
  call: (path: string, options?: CallOptions) => Promise<Answer>
  /** Answers a request as the file that mounts Payload's REST API does, with its own guard. */
  answer: (request: Request) => Promise<Response>
  /** The token that somebody is signed in by. */
  token: Record<Role, string>
  /** The document of a demo user. */
  user: Record<Role, Account['user']>
  /** A second Payload on the same database, with locks of its own like another process. */
  startAnother: () => Promise<Payload>
  /** Has this process work on the queues by itself, as a server does; until then tests run what is queued. */
  startJobs: () => void
  close: () => Promise<void>
}

/** What is sent as it is: a form, text, bytes. */
function isRaw(data: unknown): data is FormData | string | Uint8Array<ArrayBuffer> {
  return data instanceof FormData || typeof data === 'string' || data instanceof Uint8Array
}

/** All documents, to be counted: without a condition MongoDB is asked for an estimate, which may be of a while ago. */
export const all: Where = { createdAt: { exists: true } }

export type TestDatabase = { uri: string; remove: () => Promise<void> | void }

/** Runs a statement on the Postgres of the tests. */
async function onPostgres(connectionString: string, statement: string): Promise<void> {
  const client = new pg.Client({ connectionString })
  await client.connect()
  await client.query(statement)
  await client.end()
}

/** A database of the name's kind that is not there yet; on Postgres, one that is empty. */
export async function newDatabase(name: DatabaseName): Promise<TestDatabase> {
  if (name === 'MongoDB' && mongodbURI) {
    const uri = new URL(mongodbURI)
    uri.pathname = `/cited_${randomUUID().slice(0, 8)}`
    return { uri: uri.toString(), remove: () => undefined }
  }
  if (name === 'Postgres' && postgresURI) {
    const database = `cited_${randomUUID().slice(0, 8)}`
    await onPostgres(postgresURI, `CREATE DATABASE ${database}`)
    const uri = new URL(postgresURI)
    uri.pathname = `/${database}`
    return {
      uri: uri.toString(),
      remove: () => onPostgres(postgresURI, `DROP DATABASE IF EXISTS ${database} WITH (FORCE)`),
    }
  }
  const folder = mkdtempSync(path.join(tmpdir(), 'cited-'))
  return {
    uri: `file:${path.join(folder, 'cited.db')}`,
    remove: () => rmSync(folder, { force: true, recursive: true }),
  }
}

/** Whether a project needs tables of its own: on Postgres the languages are a type, which the migrations here name. */
function hasOwnTables(uri: string, { languages = [] }: CitedOptions): boolean {
  return uri.startsWith('postgres') && languages.some(({ code }) => code !== 'en' && code !== 'es')
}

/** Starts Payload with Cited on a database, as one more process on it would. */
async function startPayload(uri: string, options: CitedOptions, more: Partial<Config>) {
  const key = randomUUID()
  const mediaDirectory = path.join(tmpdir(), `cited-media-${key}`)
  const db = hasOwnTables(uri, options)
    ? postgresAdapter({ idType: 'uuid', pool: { connectionString: uri } })
    : databaseAdapter(uri)
  const settings = { mediaDirectory, ...options }
  const config = await configOf(db, settings, hasOwnTables(uri, options) ? { onInit: () => undefined, ...more } : more)
  return { config, key, payload: await getPayload({ config, cron: false, key }) }
}

/** Waits for what Mongoose makes in the background, collections and indexes: not every service takes a write meanwhile. */
export async function collectionsMade({ db }: Payload): Promise<void> {
  if (db.packageName !== MONGODB) return
  const { collections, versions } = db as unknown as Record<string, Record<string, { init: () => Promise<unknown> }>>
  const models = [...Object.values(collections ?? {}), ...Object.values(versions ?? {})]
  await Promise.all(models.map((model) => model.init()))
}

/** Opens a newsroom on an empty database, or on the one that is given. Close it when done. */
export async function openNewsroom(
  name: DatabaseName,
  options: CitedOptions = {},
  more: Partial<Config> = {},
  database?: TestDatabase,
): Promise<Newsroom> {
  const { uri, remove } = database ?? (await newDatabase(name))
  let worksOnQueues = false
  const jobs = { shouldAutoRun: () => worksOnQueues } as Config['jobs']
  const { config, key, payload } = await startPayload(uri, options, { jobs, ...more })
  await collectionsMade(payload)

  const accounts = {
    admin: await addAccount(payload, 'admin'),
    editor: await addAccount(payload, 'editor'),
    reporter: await addAccount(payload, 'reporter'),
  }

  const call: Newsroom['call'] = async (route, { as, method = 'GET', data, headers } = {}) => {
    const response = await handleEndpoints({
      config,
      payloadInstanceCacheKey: key,
      request: new Request(`${origin}/api${route}`, {
        method,
        headers: {
          // A form says itself how it is divided.
          ...(data === undefined || data instanceof FormData ? {} : { 'Content-Type': 'application/json' }),
          ...(as ? { Authorization: `JWT ${accounts[as].token}` } : {}),
          ...headers,
        },
        ...(data === undefined ? {} : { body: isRaw(data) ? data : JSON.stringify(data) }),
      }),
    })
    const bytes = Buffer.from(await response.arrayBuffer())
    const text = bytes.toString()
    const isJson = response.headers.get('Content-Type')?.includes('json')
    return { status: response.status, headers: response.headers, body: isJson && text ? JSON.parse(text) : text, bytes }
  }

  const others: Payload[] = []
  return {
    payload,
    uri,
    call,
    answer: async (incoming) => {
      const request = await guardRequest(incoming, { ofFiles: config.upload.requestSizeLimit ?? Infinity })
      if (request instanceof Response) return request
      return handleEndpoints({ config, payloadInstanceCacheKey: key, request })
    },
    token: { admin: accounts.admin.token, editor: accounts.editor.token, reporter: accounts.reporter.token },
    user: { admin: accounts.admin.user, editor: accounts.editor.user, reporter: accounts.reporter.user },
    startAnother: async () => {
      const other = await startPayload(uri, options, more)
      others.push(other.payload)
      return other.payload
    },
    startJobs: () => {
      worksOnQueues = true
    },
    close: async () => {
      for (const other of others) await other.destroy()
      if (name === 'MongoDB') {
        const { connection } = payload.db as unknown as { connection: { dropDatabase: () => Promise<unknown> } }
        await connection.dropDatabase()
      }
      await payload.destroy()
      await remove()
    },
  }
}
