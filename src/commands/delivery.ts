/**
 * `npm run delivery`: the public API alone, without the admin, jobs or anything that writes. Any number of these may run
 * on one database, beside the server that editors use.
 */
import { randomBytes } from 'node:crypto'
import { exit } from 'node:process'
import { requireFile } from '../database/adapter'
import { readEnvironment } from '../server/environment'
import { report } from './report'
import { deliveryOptions } from '../delivery/options'
import { settingsOf } from '../options'
import { warnOfOldBuild } from '../server/build'
import { believing } from '../server/caller'
import { inFront } from '../server/front'
import { listen } from '../server/listen'
import { createMetrics } from '../server/metrics'
import { createLog, stopOnSignal } from '../server/process'
import { openReaders } from '../server/readers'
import { nameSources } from '../server/stacks'

nameSources()
// Payload wants a secret. Nothing here signs or decrypts, so the one that does need not be given to this process; where there
// are pages for readers it is, since the addresses of the pictures for sharing are made with it.
process.env.PAYLOAD_SECRET ||= randomBytes(32).toString('hex')
Object.assign(process.env, { NODE_ENV: 'production' })

try {
  const { cacheBytes, databaseURI, logLevel, metricsPort, port, trustedProxies } = readEnvironment()
  const log = createLog(logLevel)
  warnOfOldBuild(log)
  if (databaseURI.startsWith('file:')) requireFile(databaseURI, { readOnly: true, create: false })
  const metrics = createMetrics()
  const { default: config } = await import('../../payload.config')
  const { delivery, payload, problem } = await openReaders({
    cacheBytes,
    config: await config,
    databaseURI,
    logLevel,
    metrics,
  })
  const listener = await listen({
    port,
    handle: inFront(
      (request, response) => {
        if (delivery.answers(request.url)) return delivery.handle(request, response)
        response.writeHead(404, { 'Content-Type': 'text/plain; charset=utf-8' }).end('Not found.\n')
      },
      {
        addressOf: believing(trustedProxies),
        adminPath: null,
        apiPath: payload.config.routes.api,
        isForReaders: delivery.answers,
        ofFiles: 0,
        publicPath: deliveryOptions(payload).basePath,
        publicRate: settingsOf(payload).rateLimits.publicApi,
      },
    ),
    problem: () => Promise.resolve(problem()),
    onStop: delivery.close,
    ...(metricsPort !== undefined && { metrics: { port: metricsPort, registry: metrics.registry } }),
  })
  log.info({ port, metricsPort, database: payload.db.packageName }, 'serving the public API, read-only')
  exit(
    await stopOnSignal(async () => {
      await listener.stop()
      await payload.destroy()
    }, log),
  )
} catch (error) {
  report(error)
  exit(1)
}
