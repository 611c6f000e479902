import { createHash, randomUUID } from 'node:crypto'
import { sampleDocument } from '../../src/delivery/examples'
import { analyzeIndexes } from '../../src/database/indexes'
import { editionKey } from '../../src/releases/listings'
import { openPayload } from '../support/payload'

type Value = string | number
/** What is used of libsql's client. */
type Client = { batch: (statements: Array<{ sql: string; args: Value[] }>, mode: 'write') => Promise<unknown> }

const STEP = 1000

/** One INSERT for many rows. */
function insert(into: string, rows: Value[][]) {
  return {
    sql: `INSERT INTO ${into} VALUES ${rows.map((row) => `(${row.map(() => '?').join()})`).join()}`,
    args: rows.flat(),
  }
}

/** Makes a SQLite database with so many editions, each of a story of its own and released once. No publishing: rows. */
export async function fillDatabase(uri: string, editions: number): Promise<void> {
  const payload = await openPayload(uri)
  const { client } = payload.db as unknown as { client: Client }
  const began = Date.UTC(2026, 0, 1)
  for (let first = 1; first <= editions; first += STEP) {
    const releases: Value[][] = []
    const listings: Value[][] = []
    const texts: Value[][] = []
    for (let number = first; number < first + STEP && number <= editions; number += 1) {
      const [id, slug, story] = [randomUUID(), `edition-${number}`, `story-${number}`]
      const document = JSON.stringify({ ...sampleDocument, story, slug, title: `Edition ${number}` })
      const hash = createHash('sha256').update(document).digest('hex')
      const at = new Date(began + number * 60_000).toISOString()
      releases.push([
        ...[id, number, story, 'en', slug, `article-${number}`, 1, 'published'],
        ...[at, at, hash, '[]', 1, document],
      ])
      // Two topics, two people and five records, as publishing files them.
      const lists = [
        ...['all', `topic:topic-${number % 20}`, `topic:desk-${number % 7}`],
        ...[`person:person-${number % 50}`, `person:editor-${number % 5}`],
        ...[1, 2, 3, 4, 5].map((order) => `${order > 3 ? 'source' : 'statistic'}:${number % (order * 1000)}-${order}`),
      ]
      const article = `article-${number}`
      for (const list of lists) {
        const name = list.startsWith('topic') || list.startsWith('person') ? list : ''
        listings.push([randomUUID(), list, name, 'en', at, at, editionKey(article), id, article])
      }
      for (const order of [1, 2, 3, 4, 5]) texts.push([order, id, 'records', `statistic:${number}-${order}`])
    }
    await client.batch(
      [
        insert(
          'releases (id, sequence, story, language, slug, article, version, kind, at, published_at, hash, statistics, newest, document)',
          releases,
        ),
        insert('listings (id, list, name, language, published_at, at, edition, "release", article)', listings),
        insert('releases_texts ("order", parent_id, path, text)', texts),
      ],
      'write',
    )
  }
  // As a server does once an hour.
  await analyzeIndexes(payload)
  await payload.destroy()
}
