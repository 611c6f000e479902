import { spawn } from 'node:child_process'
import { existsSync, readFileSync } from 'node:fs'
import { createServer, type AddressInfo } from 'node:net'
import { createServer as createHttpServer, type RequestListener } from 'node:http'
import { createRequire } from 'node:module'
import path from 'node:path'
import type { Payload } from 'payload'
import { firstAdministratorLink } from '../access/firstAdministrator'
import { requireFile } from '../database/adapter'
import { mayCreateDatabase } from '../database/creation'
import { healthOf } from '../database/health'
import { deliveryOptions } from '../delivery/options'
import { settingsOf } from '../options'
import { believing } from './caller'
import { inFront } from './front'
import { listen } from './listen'
import { createMetrics } from './metrics'
import { openDelivery } from './open'
import { createLog, stopOnSignal } from './process'
import { StartupError, startupFailure } from '../model/startupError'

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

/** Where Payload keeps its instances: one in a process, whichever copy of its code made it. */
function instances() {
  return (globalThis as { _payload?: Map<string, { payload: Payload | null }> })._payload
}

/** Whether the id of an action is one that the build has: Next fails (500) over one that it has not. */
function actionsOfBuild(): (id: string) => boolean {
  const manifest: unknown = JSON.parse(
    readFileSync(path.resolve('.next/server/server-reference-manifest.json'), 'utf8'),
  )
  const { edge = {}, node = {} } = manifest as Record<string, object | undefined>
  return (id) => Object.hasOwn(node, id) || Object.hasOwn(edge, id)
}

/** Nothing is there, which Payload says once it runs: Next asks it for all below the folder `src/app/(payload)/api`. */
const NOTHING_OF_PAYLOAD = '/api/nothing'

/**
 * The Payload of the site. Next's code makes it, with its first request, because the admin must run on the classes it
 * was built with; the public API only reads from it. The request is made on a port that nobody else knows.
 */
async function payloadOf(site: RequestListener): Promise<Payload> {
  const inside = createHttpServer(site)
  await new Promise<void>((resolve) => inside.listen(0, '127.0.0.1', resolve))
  const { port } = inside.address() as AddressInfo
  try {
    const ask = (url: string) => fetch(`http://127.0.0.1:${port}${url}`).catch(() => null)
    await ask(NOTHING_OF_PAYLOAD)
    const payload = instances()?.get('default')?.payload
    const answer = payload && (await ask(deliveryOptions(payload).basePath))
    if (answer && answer.status < 500) return payload
    throw new StartupError(startupFailure() ?? 'The server does not answer; what it said is above.')
  } finally {
    inside.close()
    inside.closeAllConnections()
  }
}

/**
 * Serves the admin and the public API on a port until SIGINT or SIGTERM, in this process: the public API from memory,
 * everything else by Next. Resolves once it answers. Throws `StartupError` when it must not start, or cannot.
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
  process.env.NEXT_TELEMETRY_DISABLED = '1'
  const { default: next } = await import('next')
  const site = next({ dev: false, dir: process.cwd(), port })
  await site.prepare()
  const handleSite = site.getRequestHandler()
  const answerSite: RequestListener = (request, response) => {
    handleSite(request, response).catch((err: unknown) => {
      // Without its query, which may hold what somebody wrote.
      log.error({ err, path: request.url?.split('?')[0] }, 'the site failed')
      if (!response.headersSent) response.writeHead(500)
      response.end()
    })
  }

  const payload = await payloadOf(answerSite)
  const metrics = createMetrics()
  const delivery = await openDelivery(payload, { maxBytes: cacheBytes, metrics })
  const listener = await listen({
    port,
    handle: inFront(
      (request, response) =>
        delivery.answers(request.url) ? delivery.handle(request, response) : answerSite(request, response),
      {
        addressOf: believing(trustedProxies),
        adminPath: payload.config.routes.admin,
        isAction: actionsOfBuild(),
        isPage: delivery.isPage,
        ofFiles: payload.config.upload.requestSizeLimit ?? Infinity,
        publicPath: deliveryOptions(payload).basePath,
        publicRate: settingsOf(payload).rateLimits.publicApi,
      },
    ),
    problem: async () =>
      delivery.isReady() ? ((await healthOf(payload.db)?.problem()) ?? null) : 'the database does not answer',
    onStop: delivery.close,
    ...(metricsPort !== undefined && { metrics: { port: metricsPort, registry: metrics.registry } }),
  })
  log.info({ port, metricsPort, database: payload.db.packageName }, 'serving')
  const stop = async () => {
    await listener.stop()
    await payload.destroy()
    await site.close()
  }
  return {
    apiPath: deliveryOptions(payload).basePath,
    firstAdministrator: await firstAdministratorLink(payload),
    stopped: stopOnSignal(stop, log),
  }
}
