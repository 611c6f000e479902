import { createHash, randomUUID } from 'node:crypto'
import { sampleDocument } from '../../src/delivery/examples'
import { openPayload } from '../load/open'

/** What is used of libsql's client. */
type Client = {
  batch: (statements: Array<{ sql: string; args: Array<string | number | null> }>, mode: 'write') => Promise<unknown>
}

const STEP = 500

/** Makes a SQLite database with so many editions, each of a story of its own and released once. No publishing: rows. */
export const fillDatabase = async (uri: string, editions: number): Promise<void> => {
  const payload = await openPayload(uri)
  const { client } = payload.db as unknown as { client: Client }
  const began = Date.UTC(2026, 0, 1)
  for (let first = 1; first <= editions; first += STEP) {
    const statements: Parameters<Client['batch']>[0] = []
    for (let number = first; number < first + STEP && number <= editions; number += 1) {
      const [id, slug, story] = [randomUUID(), `edition-${number}`, `story-${number}`]
      const document = JSON.stringify({ ...sampleDocument, story, slug, title: `Edition ${number}` })
      const hash = createHash('sha256').update(document).digest('hex')
      const at = new Date(began + number * 60_000).toISOString()
      statements.push({
        sql: `INSERT INTO releases (id, sequence, story, language, slug, article, version, kind, at, published_at, hash,
          statistics, live, document) VALUES (?, ?, ?, 'en', ?, ?, 1, 'published', ?, ?, ?, '[]', 1, ?)`,
        args: [id, number, story, slug, `article-${number}`, at, at, hash, document],
      })
      // Two topics and five records, as publishing files them.
      const texts: Array<[string, number, string]> = [
        ['topics', 1, `topic-${number % 20}`],
        ['topics', 2, `desk-${number % 7}`],
        ...[1, 2, 3, 4, 5].map((order): [string, number, string] => ['records', order, `statistic:${number}-${order}`]),
      ]
      for (const [path, order, text] of texts) {
        statements.push({
          sql: 'INSERT INTO releases_texts ("order", parent_id, path, text) VALUES (?, ?, ?, ?)',
          args: [order, id, path, text],
        })
      }
    }
    await client.batch(statements, 'write')
  }
  await payload.destroy()
}
