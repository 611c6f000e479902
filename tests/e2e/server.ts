/** Starts the production server for the browser tests, on a database of its own with the story in it. */
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { existsSync, mkdtempSync, rmSync } from 'node:fs'
import { createServer, type AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { chromium } from 'playwright-core'
import type { TestProject } from 'vitest/node'

declare module 'vitest' {
  export interface ProvidedContext {
    /** Where the server answers. */
    origin: string
    /** The executable of Chromium; empty when there is none. */
    chromiumPath: string
    /** The password of every demo account. */
    password: string
  }
}

/** How long the server may take to answer, in milliseconds. */
const START_LIMIT = 90_000
const password = 'a password for browser tests'

/** Where Chromium is: as CHROMIUM_PATH says, as the system or Playwright has it; empty when it is nowhere. */
export const findChromium = (): string => {
  const given = process.env.CHROMIUM_PATH
  if (given) {
    if (!existsSync(given)) throw new Error(`CHROMIUM_PATH names no file: ${given}`)
    return given
  }
  const places = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome', chromium.executablePath()]
  return places.find((place) => place !== '' && existsSync(place)) ?? ''
}

const freePort = async (): Promise<number> => {
  const server = createServer().listen(0, '127.0.0.1')
  await once(server, 'listening')
  const { port } = server.address() as AddressInfo
  server.close()
  await once(server, 'close')
  return port
}

const node = (args: string[], env: NodeJS.ProcessEnv) => {
  const child = spawn(process.execPath, args, { env, stdio: ['ignore', 'pipe', 'pipe'] })
  let output = ''
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk) => (output += String(chunk)))
  const ended = once(child, 'exit').then(([code]) => code as number | null)
  return { child, ended, output: () => output }
}

const run = async (args: string[], env: NodeJS.ProcessEnv): Promise<void> => {
  const { ended, output } = node(args, env)
  if ((await ended) !== 0) throw new Error(`node ${args.join(' ')} failed:\n${output()}`)
}

const script = (file: string) => ['--conditions=production', '--import', 'tsx', file]

export type TestServer = { origin: string; password: string; stop: () => Promise<void> }

/** Builds the admin if that was not done, loads the story and serves it on a free port. */
export const startServer = async (): Promise<TestServer> => {
  const folder = mkdtempSync(path.join(tmpdir(), 'cited-e2e-'))
  const port = await freePort()
  const origin = `http://localhost:${port}`
  const env: NodeJS.ProcessEnv = {
    ...process.env,
    // Vitest sets it to `test`, which is none of Next's.
    NODE_ENV: 'production',
    DATABASE_URI: `file:${path.join(folder, 'cited.db')}`,
    DEMO_PASSWORD: password,
    NEXT_TELEMETRY_DISABLED: '1',
    PAYLOAD_SECRET: 'a secret for browser tests only, not for anything else',
    PORT: String(port),
    SERVER_URL: origin,
  }
  const removeFolder = () => rmSync(folder, { force: true, recursive: true })
  try {
    if (!existsSync('.next/BUILD_ID')) await run(['node_modules/next/dist/bin/next', 'build'], env)
    await run(script('seed/seed.ts'), env)
    const server = node(script('src/start.ts'), env)
    let ended = false
    void server.ended.then(() => (ended = true))
    const stop = async () => {
      server.child.kill('SIGTERM')
      await server.ended
      removeFolder()
    }
    for (const end = Date.now() + START_LIMIT; !ended && Date.now() < end;) {
      const answer = await fetch(`${origin}/admin/login`).catch(() => null)
      if (answer?.ok) return { origin, password, stop }
      await new Promise((resolve) => setTimeout(resolve, 300))
    }
    await stop()
    throw new Error(`The server did not start:\n${server.output()}`)
  } catch (error) {
    removeFolder()
    throw error
  }
}

export default async function setup(project: TestProject): Promise<(() => Promise<void>) | undefined> {
  const chromiumPath = findChromium()
  project.provide('chromiumPath', chromiumPath)
  project.provide('password', password)
  if (chromiumPath === '') {
    const message =
      'There is no Chromium on this machine. Install one with `npx playwright-core install chromium`, or name one in CHROMIUM_PATH.'
    if (process.env.CI === 'true') throw new Error(message)
    console.warn(`\nBROWSER TESTS SKIPPED. ${message}\n`)
    project.provide('origin', '')
    return undefined
  }
  const { origin, stop } = await startServer()
  project.provide('origin', origin)
  return stop
}
