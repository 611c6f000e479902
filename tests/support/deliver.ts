/** A process that makes the deliveries that are due, and ends: `deliver.ts URI`. */
import { buildConfig, getPayload } from 'payload'
import { databaseAdapter, migrate } from '../../src/database/adapter'
import { cited } from '../../src/index'
import { deliverDue } from '../../src/jobs/worker'

const config = await buildConfig({
  db: databaseAdapter(process.argv[2] ?? ''),
  logger: { options: { level: 'silent' } },
  onInit: migrate,
  plugins: [cited({ webhooks: { allowLoopback: true } })],
  secret: 'a secret for tests only, not for anything else',
  serverURL: 'http://localhost:3000',
  telemetry: false,
})
const payload = await getPayload({ config, cron: false })
await deliverDue(payload)
await payload.destroy()
