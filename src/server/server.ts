import { createServer } from 'node:net'
import path from 'node:path'
import type { SanitizedConfig } from 'payload'
import { requireFile } from '../database/adapter'
import { mayCreateDatabase } from '../database/creation'
import { deliveryOptions } from '../delivery/options'
import { linkPath } from '../newsroom/shares/shares'
import { settingsOf } from '../options'
import { StartupError } from '../model/startupError'
import { requireBuild, warnOfOldBuild } from './build'
import { believing } from './caller'
import { inFront } from './front'
import { isBelow } from './handler'
import { listen } from './listen'
import { createMetrics } from './metrics'
import { keepNewsroom } from './newsroom'
import { createLog, stopOnSignal } from './process'
import { createProxy } from './proxy'
import { openReaders } from './readers'
import { actionsOfBuild } from './site'

export type ServerOptions = {
  /** Gives the config of Payload, which the public API reads by. The newsroom reads its own. */
  config: () => Promise<SanitizedConfig>
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

/** Says where the first administrator is made: on the terminal of whoever starts the server, and nowhere else. */
export function sayFirstAdministrator(link: string): void {
  console.info(`There are no users yet. Make the first administrator here, once: ${link}`)
}

/**
 * Serves the admin and the public API on a port until SIGINT or SIGTERM: the public API in this process, from memory and
 * over connections that only read; everything else in one of its own, which is started again when it ends. Resolves once
 * both answer. Throws `StartupError` when it must not start, or cannot.
 */
export async function serve({
  config,
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
  requireBuild()
  const log = createLog(logLevel)
  warnOfOldBuild(log)
  const metrics = createMetrics()
  const addressOf = believing(trustedProxies)
  // Nothing that was released before there are readers is in their memory.
  let caughtUp: () => Promise<void> = () => Promise.resolve()
  const starting = keepNewsroom({
    log,
    onFirstAdministrator: sayFirstAdministrator,
    onNumbered: () => caughtUp(),
  })
  // The code is read meanwhile. The database is only opened once the newsroom has brought it up to date.
  const [newsroom, loaded] = await Promise.all([starting, config()])
  const { delivery, payload, problem } = await openReaders({
    cacheBytes,
    config: loaded,
    databaseURI,
    logLevel,
    metrics,
  })
  caughtUp = delivery.caughtUp
  const proxy = createProxy({ addressOf, log, socket: newsroom.socket })
  const listener = await listen({
    port,
    handle: inFront(
      (request, response) =>
        delivery.answers(request.url) ? delivery.handle(request, response) : proxy.handle(request, response),
      {
        addressOf,
        adminPath: payload.config.routes.admin,
        apiPath: payload.config.routes.api,
        isAction: actionsOfBuild(path.resolve('.next/server/server-reference-manifest.json')),
        // Whoever has a link to a draft is counted as readers are.
        isForReaders: (url) => delivery.answers(url) || isBelow(linkPath(payload), url),
        ofFiles: payload.config.upload.requestSizeLimit ?? Infinity,
        publicPath: deliveryOptions(payload).basePath,
        publicRate: settingsOf(payload).rateLimits.publicApi,
      },
    ),
    problem: async () => {
      const found = problem()
      if (found !== null) return found
      if (!newsroom.isServing()) return 'the newsroom is being started again; readers are served'
      return proxy.problem()
    },
    onStop: delivery.close,
    ...(metricsPort !== undefined && { metrics: { port: metricsPort, registry: metrics.registry } }),
  })
  log.info({ port, metricsPort, database: payload.db.packageName }, 'serving')
  const stop = async () => {
    await listener.stop()
    proxy.close()
    await newsroom.stop()
    await payload.destroy()
  }
  return {
    apiPath: deliveryOptions(payload).basePath,
    firstAdministrator: newsroom.firstAdministrator,
    stopped: stopOnSignal(stop, log),
  }
}
