/**
 * `npm run delivery`: the public API alone, without the admin, jobs or anything that writes. Any number of these may run
 * on one database, beside the server that editors use.
 */
import { randomBytes } from 'node:crypto'
import { existsSync } from 'node:fs'
import { exit } from 'node:process'
import { getPayload } from 'payload'
import { databaseAdapter } from '../database/adapter'
import { readEnvironment } from '../server/environment'
import { report } from './report'
import { StartupError } from '../server/startupError'
import { listen } from '../server/listen'
import { createMetrics } from '../server/metrics'
import { openDelivery } from '../server/open'
import { createLog, logOptions, stopOnSignal } from '../server/process'

// Payload wants a secret. Nothing here signs or decrypts, so the one that does need not be given to this process.
process.env.PAYLOAD_SECRET ||= randomBytes(32).toString('hex')
Object.assign(process.env, { NODE_ENV: 'production' })

try {
  const { cacheBytes, databaseURI, logLevel, metricsPort, port } = readEnvironment()
  const file = databaseURI.startsWith('file:') ? databaseURI.slice('file:'.length) : null
  if (file !== null && !existsSync(file)) {
    throw new StartupError(`There is no database at ${file} yet. Start the server once, or run: npm run migrate`)
  }
  const log = createLog(logLevel)
  const { default: loaded } = await import('../../payload.config')
  const config = await loaded
  const payload = await getPayload({
    config: {
      ...config,
      db: databaseAdapter(databaseURI, { readOnly: true }) as typeof config.db,
      logger: { options: logOptions(logLevel) } as unknown as typeof config.logger,
      // Which would migrate and number.
      onInit: () => undefined,
    },
    cron: false,
    disableOnInit: true,
  })
  const metrics = createMetrics()
  const delivery = await openDelivery(payload, { maxBytes: cacheBytes, metrics })
  const listener = await listen({
    port,
    handle: (request, response) => {
      if (delivery.answers(request.url)) return delivery.handle(request, response)
      response.writeHead(404, { 'Content-Type': 'text/plain; charset=utf-8' }).end('Not found.\n')
    },
    isReady: delivery.isReady,
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
