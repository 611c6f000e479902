/** A newsroom to test against: Payload with Cited on a database of its own, and callers signed in as each role. */
import { randomUUID } from 'node:crypto'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { buildConfig, getPayload, handleEndpoints, type Config, type Payload } from 'payload'
import { inject } from 'vitest'
import type { Role } from '../../src/access/roles'
import { databaseAdapter, migrate } from '../../src/database/adapter'
import { cited, type CitedOptions } from '../../src/index'

const mongodbURI = inject('mongodbURI')

export type DatabaseName = 'SQLite' | 'MongoDB'

/** The databases that the integration suite runs on here: SQLite always, MongoDB where there is one. */
export const databases: DatabaseName[] = mongodbURI ? ['SQLite', 'MongoDB'] : ['SQLite']

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
  /** The document of a demo user. */
  user: Record<Role, { id: string; email: string; collection: 'users' }>
  /** A second Payload on the same database, with locks of its own like another process. */
  startAnother: () => Promise<Payload>
  /** Has this process work on the queues by itself, as a server does; until then tests run what is queued. */
  startJobs: () => void
  close: () => Promise<void>
}

const origin = 'http://localhost:3000'

/** What is sent as it is: a form, text, bytes. */
function isRaw(data: unknown): data is FormData | string | Uint8Array<ArrayBuffer> {
  return data instanceof FormData || typeof data === 'string' || data instanceof Uint8Array
}

function databaseFor(name: DatabaseName) {
  if (name === 'MongoDB' && mongodbURI) {
    const uri = new URL(mongodbURI)
    uri.pathname = `/cited_${randomUUID().slice(0, 8)}`
    return { uri: uri.toString(), remove: () => undefined }
  }
  const folder = mkdtempSync(path.join(tmpdir(), 'cited-'))
  return {
    uri: `file:${path.join(folder, 'cited.db')}`,
    remove: () => rmSync(folder, { force: true, recursive: true }),
  }
}

/** Starts Payload with Cited on a database, as one more process on it would. */
async function startPayload(uri: string, options: CitedOptions, more: Partial<Config>) {
  const key = randomUUID()
  const config = await buildConfig({
    db: databaseAdapter(uri),
    logger: { options: { level: process.env.LOG_LEVEL ?? 'silent' } },
    onInit: migrate,
    plugins: [cited({ mediaDirectory: path.join(tmpdir(), `cited-media-${key}`), ...options })],
    secret: 'a secret for tests only, not for anything else',
    serverURL: origin,
    telemetry: false,
    ...more,
  })
  return { config, key, payload: await getPayload({ config, cron: false, key }) }
}

/** Opens a newsroom on an empty database. Close it when done. */
export async function openNewsroom(
  name: DatabaseName,
  options: CitedOptions = {},
  more: Partial<Config> = {},
): Promise<Newsroom> {
  const { uri, remove } = databaseFor(name)
  let worksOnQueues = false
  const jobs = { shouldAutoRun: () => worksOnQueues } as Config['jobs']
  const { config, key, payload } = await startPayload(uri, options, { jobs, ...more })

  const password = 'correct horse battery staple'
  const tokens = {} as Record<Role, string>
  const user = {} as Newsroom['user']
  for (const role of ['admin', 'editor', 'reporter'] as const) {
    const email = `${role}@example.org`
    await payload.create({ collection: 'users', data: { email, name: role, password, role } })
    const signedIn = await payload.login({ collection: 'users', data: { email, password } })
    tokens[role] = String(signedIn.token)
    user[role] = { ...(signedIn.user as unknown as Newsroom['user'][Role]), collection: 'users' }
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
          ...(as ? { Authorization: `JWT ${tokens[as]}` } : {}),
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
    user,
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
      remove()
    },
  }
}
