import { createHash, randomUUID } from 'node:crypto'
import { sampleDocument, sampleStatistic } from '../../src/delivery/examples'
import { analyzeIndexes } from '../../src/database/indexes'
import { fillListings } from '../../src/releases/listings'
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
    const texts: Value[][] = []
    for (let number = first; number < first + STEP && number <= editions; number += 1) {
      const [id, slug, story] = [randomUUID(), `edition-${number}`, `story-${number}`]
      const document = JSON.stringify({
        ...sampleDocument,
        ...{ story, slug, title: `Edition ${number}` },
        topics: [`topic-${number % 20}`, `desk-${number % 7}`],
        byline: [
          { name: `Person ${number % 50}`, role: 'author' },
          { name: `Editor ${number % 5}`, role: 'editor' },
        ],
        statistics: [1000, 2000, 3000].map((some) => ({
          ...sampleStatistic,
          id: `${number % some}-${some}`,
          evidence: [],
        })),
      })
      const hash = createHash('sha256').update(document).digest('hex')
      const at = new Date(began + number * 60_000).toISOString()
      releases.push([
        ...[id, number, story, 'en', slug, `article-${number}`, 1, 'published'],
        ...[at, at, hash, '[]', 1, document],
      ])
      // Five records, as publishing files them.
      for (const order of [1, 2, 3, 4, 5]) texts.push([order, id, 'records', `statistic:${number}-${order}`])
    }
    await client.batch(
      [
        insert(
          'releases (id, sequence, story, language, slug, article, version, kind, at, published_at, hash, statistics, newest, document)',
          releases,
        ),
        insert('releases_texts ("order", parent_id, path, text)', texts),
      ],
      'write',
    )
  }
  // What stands in which list, and the words, as a server that starts on it fills them.
  await fillListings(payload)
  // As a server does once an hour.
  await analyzeIndexes(payload)
  await payload.destroy()
}
