/**
 * `npm run delivery`: the public API alone, without the admin, jobs or anything that writes. Any number of these may run
 * on one database, beside the server that editors use.
 */
import { randomBytes } from 'node:crypto'
import { exit } from 'node:process'
import { getPayload } from 'payload'
import { databaseAdapter, requireFile } from '../database/adapter'
import { fileOf, identityOf, isStill } from '../database/sqliteFile'
import { readEnvironment } from '../server/environment'
import { redactionsToReplay } from '../newsroom/redactions/replay'
import { StartupError } from '../model/startupError'
import { report } from './report'
import { deliveryOptions } from '../delivery/options'
import { settingsOf } from '../options'
import { believing } from '../server/caller'
import { inFront } from '../server/front'
import { listen } from '../server/listen'
import { createMetrics } from '../server/metrics'
import { openDelivery } from '../server/open'
import { createLog, logOptions, stopOnSignal } from '../server/process'

// Payload wants a secret. Nothing here signs or decrypts, so the one that does need not be given to this process.
process.env.PAYLOAD_SECRET ||= randomBytes(32).toString('hex')
Object.assign(process.env, { NODE_ENV: 'production' })

try {
  const { cacheBytes, databaseURI, logLevel, metricsPort, port, trustedProxies } = readEnvironment()
  if (databaseURI.startsWith('file:')) requireFile(databaseURI, { readOnly: true, create: false })
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
  if ((await redactionsToReplay(payload)) > 0) {
    throw new StartupError(
      'The database is from before releases were redacted, which must not be served again. Start the server (npm start) ' +
        'once: it redacts them again.',
    )
  }
  // What is read from a file that was replaced is what it held then.
  const file = databaseURI.startsWith('file:') ? fileOf(databaseURI) : null
  const opened = file === null ? null : identityOf(file)
  const metrics = createMetrics()
  const delivery = await openDelivery(payload, { maxBytes: cacheBytes, metrics })
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
        isPage: delivery.isPage,
        ofFiles: 0,
        publicPath: deliveryOptions(payload).basePath,
        publicRate: settingsOf(payload).rateLimits.publicApi,
      },
    ),
    problem: async () => {
      if (!delivery.isReady()) return 'the database does not answer'
      const isHere = file === null || opened === null || isStill(opened, file)
      return isHere ? null : 'the database was removed or replaced; put it back, or restart'
    },
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
