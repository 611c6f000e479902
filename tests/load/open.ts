import { buildConfig, getPayload, type Payload } from 'payload'
import { databaseAdapter, migrate } from '../../src/database/adapter'
import { cited } from '../../src/index'

/** Payload with Cited on a database, as a server of its own would open it. */
export async function openPayload(uri: string): Promise<Payload> {
  return getPayload({
    config: await buildConfig({
      db: databaseAdapter(uri),
      logger: { options: { level: 'silent' } },
      onInit: migrate,
      plugins: [cited()],
      secret: 'a secret for tests only, not for anything else',
      serverURL: 'http://localhost:3000',
      telemetry: false,
    }),
    cron: false,
    key: uri,
  })
}
