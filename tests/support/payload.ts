/** Payload with Cited on a database, as one more process on it would open it. */
import { buildConfig, getPayload, type Config, type DatabaseAdapterObj, type Payload } from 'payload'
import { databaseAdapter, migrate } from '../../src/database/adapter'
import { cited, type CitedOptions } from '../../src/index'

export const origin = 'http://localhost:3000'

/** The key that the tests encrypt identities under. */
export const identityKey = '7e'.repeat(32)

/** Those of the demo: its story was published with "60 per cent". */
const languages: CitedOptions['languages'] = [
  { code: 'en', locale: 'en-US', figures: { percent: 'per cent' } },
  { code: 'es', locale: 'es-MX' },
]

/** A config with Cited, which says nothing (`LOG_LEVEL` has it talk). */
export function configOf(db: DatabaseAdapterObj, options: CitedOptions = {}, more: Partial<Config> = {}) {
  return buildConfig({
    db,
    logger: { options: { level: process.env.LOG_LEVEL ?? 'silent' } },
    onInit: migrate,
    plugins: [cited({ identityKey, languages, ...options })],
    secret: 'a secret for tests only, not for anything else',
    serverURL: origin,
    telemetry: false,
    // Outside production each start has another process write the types of the project, which costs more than the start.
    typescript: { autoGenerate: false },
    ...more,
  })
}

/** Opens the database that a URI names; one instance of each in a process. */
export async function openPayload(uri: string, options?: CitedOptions): Promise<Payload> {
  return getPayload({ config: await configOf(databaseAdapter(uri), options), cron: false, key: uri })
}
