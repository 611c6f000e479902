/** The production server for the browser tests, on a database with the story in it. */
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { copyFileSync, existsSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { chromium } from 'playwright-core'
import type { TestProject } from 'vitest/node'
import { isBuilt } from '../../src/server/build'
import { signal } from '../support/signal'
import { freePort } from '../support/freePort'

declare module 'vitest' {
  export interface ProvidedContext {
    /** A database with the story in it; empty when there is no Chromium. */
    seeded: string
    /** The executable of Chromium; empty when there is none. */
    chromiumPath: string
  }
}

/** How long the server may take to answer once it serves, in milliseconds. */
const START_LIMIT = 30_000
/** The password of every demo account. */
export const password = 'a password for browser tests'

/** Where Chromium is: as CHROMIUM_PATH says, as the system or Playwright has it; empty when it is nowhere. */
export function findChromium(): string {
  const given = process.env.CHROMIUM_PATH
  if (given) {
    if (!existsSync(given)) throw new Error(`CHROMIUM_PATH names no file: ${given}`)
    return given
  }
  const places = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome', chromium.executablePath()]
  return places.find((place) => place !== '' && existsSync(place)) ?? ''
}

function node(args: string[], env: NodeJS.ProcessEnv) {
  const child = spawn(process.execPath, args, { env, stdio: ['ignore', 'pipe', 'pipe'] })
  let output = ''
  const serving = signal()
  for (const stream of [child.stdout, child.stderr]) {
    stream.on('data', (chunk) => {
      output += String(chunk)
      // What `npm start` logs once it answers.
      if (output.includes('"message":"serving"')) serving.send()
    })
  }
  const ended = once(child, 'exit').then(([code]) => code as number | null)
  // Whoever else it started holds these as well.
  const allEnded = once(child, 'close').then(() => undefined)
  return { allEnded, child, ended, output: () => output, serving: serving.sent }
}

async function run(args: string[], env: NodeJS.ProcessEnv): Promise<void> {
  const { ended, output } = node(args, env)
  if ((await ended) !== 0) throw new Error(`node ${args.join(' ')} failed:\n${output()}`)
}

function script(file: string) {
  return ['--conditions=production', '--import', 'tsx', file]
}

export type TestServer = {
  origin: string
  /** Sends a signal to the process that serves readers. */
  kill: (signal: NodeJS.Signals) => void
  /** Its exit code, once it has ended. */
  ended: Promise<number | null>
  /** Resolves once it has ended, and every process that it started. */
  allEnded: Promise<void>
  /** The id of the process of the newsroom, as the log says it. */
  newsroom: () => number
  /** Where the first administrator is made, as the log says it. */
  firstAdministrator: () => string
  stop: () => Promise<void>
}

function environment(database: string, port: number, origin: string): NodeJS.ProcessEnv {
  return {
    ...process.env,
    // Vitest sets it to `test`, which is none of Next's.
    NODE_ENV: 'production',
    DATABASE_URI: `file:${database}`,
    DEMO_PASSWORD: password,
    NEXT_TELEMETRY_DISABLED: '1',
    IDENTITY_KEY: '7e'.repeat(32),
    PAYLOAD_SECRET: 'a secret for browser tests only, not for anything else',
    PORT: String(port),
    SERVER_URL: origin,
    // Webhooks of the tests go to receivers on this machine.
    WEBHOOKS_ALLOW_LOOPBACK: 'true',
  }
}

function newFolder() {
  const folder = mkdtempSync(path.join(tmpdir(), 'cited-e2e-'))
  return { database: path.join(folder, 'cited.db'), remove: () => rmSync(folder, { force: true, recursive: true }) }
}

type Database = { database: string; remove: () => void }

/** Builds the admin if that was not done, and makes a database with the story in it. */
export function seedDatabase(): Promise<Database> {
  return newDatabase(script('seed/seed.ts'))
}

/** Makes a database with nothing in it. */
export function emptyDatabase(): Promise<Database> {
  return newDatabase([...script('src/commands/migrate.ts'), '--create'])
}

async function newDatabase(make: string[]): Promise<Database> {
  const { database, remove } = newFolder()
  const env = environment(database, 3000, 'http://localhost:3000')
  try {
    if (!isBuilt()) await run(script('src/commands/build.ts'), env)
    await run(make, env)
    return { database, remove }
  } catch (error) {
    remove()
    throw error
  }
}

/** Serves a copy of a database on a free port. */
export async function startServer(seeded: string, env: Record<string, string> = {}): Promise<TestServer> {
  const { database, remove } = newFolder()
  // With the write-ahead log, where there is one.
  for (const suffix of ['', '-wal']) {
    if (existsSync(seeded + suffix)) copyFileSync(seeded + suffix, database + suffix)
  }
  const port = await freePort()
  const origin = `http://localhost:${port}`
  const server = node(['--conditions=production', 'dist/server/start.js'], {
    ...environment(database, port, origin),
    ...env,
  })
  const stop = async () => {
    server.child.kill('SIGTERM')
    await server.ended
    remove()
  }
  await Promise.race([server.serving, server.ended])
  const answer = await fetch(`${origin}/admin/login`, { signal: AbortSignal.timeout(START_LIMIT) }).catch(() => null)
  if (answer?.ok) {
    return {
      origin,
      kill: (name) => void server.child.kill(name),
      ended: server.ended,
      allEnded: server.allEnded,
      newsroom: () => Number([...server.output().matchAll(/"pid":(\d+),"message":"the newsroom serves/g)].at(-1)?.[1]),
      firstAdministrator: () => /http\S+first-register\?token=\S+/.exec(server.output())?.[0] ?? '',
      stop,
    }
  }
  await stop()
  throw new Error(`The server did not start:\n${server.output()}`)
}

export default async function setup(project: TestProject): Promise<(() => void) | undefined> {
  const chromiumPath = findChromium()
  project.provide('chromiumPath', chromiumPath)
  if (chromiumPath === '') {
    const message =
      'There is no Chromium on this machine. Install one with `npx playwright-core install chromium`, or name one in CHROMIUM_PATH.'
    if (process.env.CI === 'true') throw new Error(message)
    console.warn(`\nBROWSER TESTS SKIPPED. ${message}\n`)
    project.provide('seeded', '')
    return undefined
  }
  const { database, remove } = await seedDatabase()
  project.provide('seeded', database)
  return remove
}
