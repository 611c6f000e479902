/** A process that publishes article after article until it is killed: `publishForEver.ts URI`. */
import { randomUUID } from 'node:crypto'
import { buildConfig, getPayload } from 'payload'
import { databaseAdapter, migrate } from '../../src/database/adapter'
import { cited } from '../../src/index'

const config = await buildConfig({
  db: databaseAdapter(process.argv[2] ?? ''),
  logger: { options: { level: 'silent' } },
  onInit: migrate,
  plugins: [cited()],
  secret: 'a secret for tests only, not for anything else',
  serverURL: 'http://localhost:3000',
  telemetry: false,
})
const payload = await getPayload({ config, cron: false })
async function publish() {
  const data = { language: 'en' as const, title: `Article ${randomUUID()}` }
  const draft = await payload.create({ collection: 'articles', data, draft: true })
  await payload.update({ collection: 'articles', data: { _status: 'published' }, id: draft.id })
  // Told only once the call has returned: what was acknowledged must be on disk.
  process.stdout.write(`${String(draft.id)}\n`)
}
for (;;) await Promise.all([publish(), publish(), publish()])
