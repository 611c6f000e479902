import { spawn, type ChildProcess } from 'node:child_process'
import { randomUUID } from 'node:crypto'
import { existsSync, mkdtempSync, rmSync } from 'node:fs'
import { createServer } from 'node:net'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import { requireFile } from '../database/adapter'
import { mayCreateDatabase } from '../database/creation'
import { deliveryOptions } from '../delivery/options'
import { settingsOf } from '../options'
import { StartupError } from '../model/startupError'
import { believing } from './caller'
import { inFront } from './front'
import { listen } from './listen'
import type { FromSite, ToSite } from './messages'
import { createMetrics } from './metrics'
import { createLog, stopOnSignal } from './process'
import { createProxy } from './proxy'
import { openReaders } from './readers'
import { actionsOfBuild } from './site'

/** What runs the newsroom. */
const SITE = new URL('../commands/site.ts', import.meta.url)

export type ServerOptions = {
  /** The address of the database. */
  databaseURI: string
  port: number
  /** How much memory answers of the public API may take, in bytes. */
  cacheBytes: number
  /** The port of /metrics. @default there is none */
  metricsPort?: number | undefined
  /** What pino calls a level. */
  logLevel: string
  /** The proxies whose forwarded headers are believed. */
  trustedProxies: string[]
}

export type Serving = {
  /** The path of the public API. */
  apiPath: string
  /** Where the first administrator is made; null where there are users. */
  firstAdministrator: string | null
  /** The exit code, once the server has ended. */
  stopped: Promise<number>
}

/** Runs Next's command line in this project and gives its exit code. */
export function runNext(args: string[]): Promise<number> {
  return new Promise((resolve, reject) => {
    const script = createRequire(import.meta.url).resolve('next/dist/bin/next')
    const child = spawn(process.execPath, [script, ...args], {
      env: { ...process.env, NEXT_TELEMETRY_DISABLED: '1' },
      stdio: 'inherit',
    })
    child.once('error', reject)
    child.once('exit', (code, signal) => resolve(signal ? 130 : (code ?? 1)))
  })
}

/** Throws when something listens on the port already, before half a minute is spent on starting. */
function checkPort(port: number): Promise<void> {
  return new Promise((resolve, reject) => {
    const probe = createServer()
    probe.once('error', (error: NodeJS.ErrnoException) =>
      reject(
        new StartupError(
          error.code === 'EADDRINUSE'
            ? `Port ${port} is in use. Stop what uses it, or choose another: PORT=${port + 1}`
            : `Port ${port} cannot be opened: ${error.message}`,
        ),
      ),
    )
    probe.listen(port, () => probe.close(() => resolve()))
  })
}

/** The process of the newsroom, as the one in front sees it. */
type Newsroom = {
  child: ChildProcess
  socket: string
  firstAdministrator: string | null
  /** Its exit code, once it has ended. */
  ended: Promise<number>
}

/** A socket that only this user can open. */
function newSocket(): { socket: string; remove: () => void } {
  if (process.platform === 'win32') return { socket: `\\\\.\\pipe\\cited-${randomUUID()}`, remove: () => undefined }
  const folder = mkdtempSync(path.join(tmpdir(), 'cited-'))
  return { socket: path.join(folder, 'site'), remove: () => rmSync(folder, { force: true, recursive: true }) }
}

/** Starts the newsroom in a process of its own, and waits until it serves. Throws `StartupError` with why it does not. */
async function startNewsroom(): Promise<Newsroom> {
  const { remove, socket } = newSocket()
  const child = spawn(process.execPath, [...process.execArgv, fileURLToPath(SITE), socket], {
    stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
  })
  const ended = new Promise<number>((resolve) => child.once('exit', (code) => resolve(code ?? 1))).finally(remove)
  const first = new Promise<FromSite>((resolve) => child.once('message', (message) => resolve(message as FromSite)))
  const said = await Promise.race([first, ended.then((): FromSite => ({ kind: 'failed', why: null }))])
  if (said.kind === 'ready') return { child, socket, firstAdministrator: said.firstAdministrator, ended }
  await ended
  const why = said.kind === 'failed' ? said.why : null
  throw new StartupError(why ?? 'The server did not start; what it said is above.')
}

/**
 * Serves the admin and the public API on a port until SIGINT or SIGTERM: the public API in this process, from memory and
 * over connections that only read; everything else in one of its own. Resolves once it answers. Throws `StartupError` when
 * it must not start, or cannot.
 */
export async function serve({
  databaseURI,
  port,
  cacheBytes,
  metricsPort,
  logLevel,
  trustedProxies,
}: ServerOptions): Promise<Serving> {
  await checkPort(port)
  // Before half a minute is spent on starting; connecting looks again.
  if (databaseURI.startsWith('file:')) requireFile(databaseURI, { readOnly: false, create: mayCreateDatabase() })
  if (!existsSync(path.resolve('.next/BUILD_ID'))) {
    throw new StartupError('There is no build of the admin yet. Run: npm run build')
  }
  const log = createLog(logLevel)
  const metrics = createMetrics()
  const addressOf = believing(trustedProxies)
  const newsroom = await startNewsroom()
  const { delivery, payload, problem } = await openReaders({ cacheBytes, databaseURI, logLevel, metrics })
  newsroom.child.on('message', (message: FromSite) => {
    if (message.kind !== 'numbered') return
    void delivery.caughtUp().then(() => {
      if (newsroom.child.connected) newsroom.child.send({ kind: 'seen', turn: message.turn } satisfies ToSite)
    })
  })
  const proxy = createProxy({ addressOf, log, socket: newsroom.socket })
  const listener = await listen({
    port,
    handle: inFront(
      (request, response) =>
        delivery.answers(request.url) ? delivery.handle(request, response) : proxy.handle(request, response),
      {
        addressOf,
        adminPath: payload.config.routes.admin,
        isAction: actionsOfBuild(path.resolve('.next/server/server-reference-manifest.json')),
        ofFiles: payload.config.upload.requestSizeLimit ?? Infinity,
        publicPath: deliveryOptions(payload).basePath,
        publicRate: settingsOf(payload).rateLimits.publicApi,
      },
    ),
    problem: async () => problem() ?? (await proxy.problem()),
    onStop: delivery.close,
    ...(metricsPort !== undefined && { metrics: { port: metricsPort, registry: metrics.registry } }),
  })
  log.info({ port, metricsPort, database: payload.db.packageName }, 'serving')
  const stop = async () => {
    await listener.stop()
    proxy.close()
    if (newsroom.child.connected) newsroom.child.send({ kind: 'stop' } satisfies ToSite)
    await newsroom.ended
    await payload.destroy()
  }
  // Where it ends by itself this process ends as well: whoever watches over it starts both again.
  let isStopping = false
  const broken = newsroom.ended.then(async () => {
    if (isStopping) return new Promise<number>(() => undefined)
    log.error('the newsroom ended by itself')
    await stop()
    return 1
  })
  const told = stopOnSignal(() => {
    isStopping = true
    return stop()
  }, log)
  return {
    apiPath: deliveryOptions(payload).basePath,
    firstAdministrator: newsroom.firstAdministrator,
    stopped: Promise.race([told, broken]),
  }
}
