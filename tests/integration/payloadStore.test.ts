import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { databases, openNewsroom, type Newsroom } from '../support/newsroom'
import { listUnderTopics } from '../../src/releases/listings'
import { sampleDocument, sampleStatistic } from '../../src/delivery/examples'
import { edition, memoryStore, newsroom } from '../fixtures/delivery'
import { payloadStore } from '../../src/delivery/payloadStore'
import type { ReleaseStore } from '../../src/delivery/store'

const desk = newsroom()
const at = '2026-02-01T00:00:00.000Z'
const first = desk.release('a', edition({ slug: 'old' }), 'published')
desk.release('a', edition({ slug: 'new', topics: ['water', 'diplomacy'] }), 'corrected', {
  note: 'It was 38.',
  statistics: [sampleStatistic.id],
})
desk.release('b', edition({ language: 'es', slug: 'nuevo', topics: [] }), 'published')
for (const number of [1, 2, 3]) {
  desk.release(`c-${number}`, edition({ story: `story-${number}`, slug: `slug-${number}` }), 'published', { at })
}
const gone = desk.release('gone', edition({ story: 'gone', slug: 'gone', topics: ['water'] }), 'published')
desk.withdraw('gone', 'Wrong.')
const again = desk.release('again', edition({ story: 'again', slug: 'again' }), 'published')
desk.withdraw('again', null)
desk.release('again', edition({ story: 'again', slug: 'again' }), 'published')
// A tombstone and a live edition at one address.
desk.release('d', edition({ story: 'd', slug: 'gone' }), 'published')
desk.release('e', edition({ story: 'e', slug: 'unnumbered', topics: ['water', 'water rights'] }), 'published', {
  sequence: null,
})

const record = `statistic:${sampleStatistic.id}` as const
const source = `source:${sampleDocument.sources[2]?.id}` as const
const [, afterHash] = desk.rows
  .filter((row) => row.at === at)
  .map(({ hash }) => hash)
  .sort()

const reads: Array<[string, (store: ReleaseStore) => Promise<unknown>]> = [
  ['the live edition at an address', (store) => store.liveAt({ language: 'en', slug: 'new' })],
  ['the live edition where there is a tombstone too', (store) => store.liveAt({ language: 'en', slug: 'gone' })],
  ['no live edition at an old address', (store) => store.liveAt({ language: 'en', slug: 'old' })],
  ['no live edition in another language', (store) => store.liveAt({ language: 'es', slug: 'new' })],
  ['the newest release at an old address', (store) => store.newestAt({ language: 'en', slug: 'old' })],
  ['the newest release at a tombstone', (store) => store.newestAt({ language: 'en', slug: 'gone' })],
  ['no release at an address', (store) => store.newestAt({ language: 'en', slug: 'none' })],
  ['the newest of an article', (store) => store.newestOfArticle('a')],
  ['the tombstone of an article', (store) => store.newestOfArticle('gone')],
  ['the withdrawn among articles', (store) => store.withdrawnAmong(['a', 'gone', 'again', 'none'])],
  ['the withdrawn among none', (store) => store.withdrawnAmong([])],
  ['the editions of a story', (store) => store.newestOfStory(sampleDocument.story)],
  ['no story', (store) => store.newestOfStory('none')],
  [
    'the live editions of stories',
    async (store) =>
      (await store.liveOfStories([sampleDocument.story, 'gone', 'none'])).sort((a, b) => (a.hash < b.hash ? -1 : 1)),
  ],
  ['no live editions of no stories', (store) => store.liveOfStories([])],
  ['the live editions', (store) => store.liveEditions({ limit: 100 })],
  ['the first live editions', (store) => store.liveEditions({ limit: 2 })],
  ['those of a language', (store) => store.liveEditions({ language: 'es', limit: 100 })],
  ['those of a topic', (store) => store.liveEditions({ topic: 'water', limit: 100 })],
  ['the first of a topic', (store) => store.liveEditions({ topic: 'diplomacy', limit: 2 })],
  ['no edition of a topic', (store) => store.liveEditions({ topic: 'none', limit: 2 })],
  ['those of a topic in a language', (store) => store.liveEditions({ topic: 'diplomacy', language: 'en', limit: 100 })],
  ['those after a position', (store) => store.liveEditions({ after: { at, hash: afterHash ?? '' }, limit: 2 })],
  [
    'those of a topic in a language after a position',
    (store) =>
      store.liveEditions({ topic: 'diplomacy', language: 'en', after: { at, hash: afterHash ?? '' }, limit: 100 }),
  ],
  ['the releases that corrected an edition', (store) => store.correctionsOf({ article: 'a', limit: 100 })],
  ['no release that corrected an edition', (store) => store.correctionsOf({ article: 'b', limit: 100 })],
  ['what was corrected in a language', (store) => store.corrected({ language: 'en', limit: 100 })],
  ['nothing corrected in a language', (store) => store.corrected({ language: 'es', limit: 100 })],
  [
    'nothing corrected after a position',
    (store) => store.corrected({ language: 'en', after: { at: '2026-01-01T00:00:00.000Z', hash: '0' }, limit: 100 }),
  ],
  ['the release with a hash', (store) => store.newestWithHash(gone.hash)],
  ['the newest release with a hash', (store) => store.newestWithHash(again.hash)],
  ['no release with a hash', (store) => store.newestWithHash('0'.repeat(64))],
  ['a hash that came again', (store) => store.recurs(again.hash)],
  ['a hash that came once', (store) => store.recurs(first.hash)],
  ['the live editions that carry a record', (store) => store.liveCarrying({ record, limit: 100 })],
  ['the newest of them', (store) => store.liveCarrying({ record: source, language: 'es', limit: 1 })],
  ['no edition that carries a record', (store) => store.liveCarrying({ record: 'quote:none', limit: 100 })],
  ['every release that carried a record', (store) => store.everCarrying({ record, language: 'en', limit: 100 })],
  ['the newest release that carried a record', (store) => store.everCarrying({ record: source, limit: 1 })],
  ['every change', (store) => store.changes({ since: 0, limit: 100 })],
  ['changes after a sequence', (store) => store.changes({ since: 3, limit: 2 })],
  ['changes of a language', (store) => store.changes({ since: 0, language: 'es', limit: 100 })],
  ['the change with a sequence', (store) => store.changeAt(2)],
  ['no change with a sequence', (store) => store.changeAt(1000)],
  ['the newest change', (store) => store.newestChange()],
  ['what has no number yet', (store) => store.unnumbered()],
]

/** The ids of rows are the database's own. */
function withoutIds(value: unknown): unknown {
  return JSON.parse(JSON.stringify(value ?? null), function (this: unknown, key: string, each: unknown) {
    return key === 'id' && typeof this === 'object' && this !== null && 'hash' in this ? undefined : each
  })
}

describe.each(databases)('the releases on %s', (database) => {
  let opened: Newsroom
  let store: ReleaseStore

  beforeAll(async () => {
    opened = await openNewsroom(database)
    store = payloadStore(opened.payload)
    expect(await store.newestChange()).toBeNull()
    // Not in the order of their dates, which the database must find by itself.
    for (const { id: _id, ...row } of desk.rows.toReversed()) {
      // The change feed numbers under a unique index, and a null is a value to one: an unnumbered row has none.
      const { sequence, ...unnumbered } = row
      const { id } = await opened.payload.db.create({
        collection: 'releases',
        data: sequence === null ? unnumbered : row,
      })
      if (row.newest) await listUnderTopics(opened.payload, { ...row, id: String(id) })
    }
  })
  afterAll(() => opened.close())

  it.each(reads)('give %s', async (_what, read) => {
    const expected = withoutIds(await read(memoryStore(desk.rows)))
    const found = withoutIds(await read(store))
    const sorted = (value: unknown): unknown =>
      Array.isArray(value) && value.every((each) => typeof each === 'string') ? [...value].sort() : value
    expect(sorted(found)).toEqual(sorted(expected))
  })
})
