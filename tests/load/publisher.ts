/**
 * A server that publishes: `publisher.ts URI PORT WRITERS PUBLISHES`. Serves the public API on the port, publishes with
 * so many writers at a time until there are so many publications, and tells each one that was acknowledged.
 */
import { randomUUID } from 'node:crypto'
import { serveDelivery } from '../support/serve'
import { openPayload } from '../support/payload'

const [uri = '', port, writers, publishes] = process.argv.slice(2)
const payload = await openPayload(uri)
await serveDelivery(payload, Number(port))
process.stdout.write('serving\n')

let left = Number(publishes)
async function write() {
  let id: string | undefined
  while (left > 0) {
    left -= 1
    // A new article, then a change of it.
    if (id === undefined) {
      const data = { language: 'en' as const, title: `Article ${randomUUID()}`, _status: 'published' as const }
      id = String((await payload.create({ collection: 'articles', data })).id)
    } else {
      const data = { dek: randomUUID(), _status: 'published' as const }
      await payload.update({ collection: 'articles', data, id })
      id = undefined
    }
    process.stdout.write('published\n')
  }
}
await Promise.all(Array.from({ length: Number(writers) }, write))
process.stdout.write('done\n')
