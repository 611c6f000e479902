/** The public API over connections that only read: nothing that editors do in another process can hold it up. */
import { getPayload, type Payload, type SanitizedConfig } from 'payload'
import { databaseAdapter } from '../database/adapter'
import { fileOf, identityOf, isStill } from '../database/sqliteFile'
import { StartupError } from '../model/startupError'
import { redactionsToReplay } from '../newsroom/redactions/replay'
import type { Metrics } from './metrics'
import { openDelivery, type OpenDelivery } from './open'
import { logOptions } from './process'

type ReadersOptions = {
  config: SanitizedConfig
  databaseURI: string
  /** How much memory the answers may take, in bytes. */
  cacheBytes: number
  /** What pino calls a level. */
  logLevel: string
  metrics: Metrics
}

export type Readers = {
  payload: Payload
  delivery: OpenDelivery
  /** Why nobody should be sent here, in words; null when they should. */
  problem: () => string | null
}

/**
 * Opens the public API over a database that is there. Throws `StartupError` where it is from before a redaction: none of
 * it may be served before that is made again.
 */
export async function openReaders({
  cacheBytes,
  config,
  databaseURI,
  logLevel,
  metrics,
}: ReadersOptions): Promise<Readers> {
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
  const delivery = await openDelivery(payload, { maxBytes: cacheBytes, metrics })
  return {
    payload,
    delivery,
    problem: () => {
      if (!delivery.isReady()) return 'the database does not answer'
      const isHere = file === null || opened === null || isStill(opened, file)
      return isHere ? null : 'the database was removed or replaced; put it back, or restart'
    },
  }
}
