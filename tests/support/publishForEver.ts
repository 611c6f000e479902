/** A process that publishes article after article until it is killed: `publishForEver.ts URI`. */
import { randomUUID } from 'node:crypto'
import { openPayload } from './payload'

const payload = await openPayload(process.argv[2] ?? '')
async function publish() {
  const data = { language: 'en' as const, title: `Article ${randomUUID()}` }
  const draft = await payload.create({ collection: 'articles', data, draft: true })
  await payload.update({ collection: 'articles', data: { _status: 'published' }, id: draft.id })
  // Told only once the call has returned: what was acknowledged must be on disk.
  process.stdout.write(`${String(draft.id)}\n`)
}
for (;;) await Promise.all([publish(), publish(), publish()])
