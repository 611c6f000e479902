import type { PayloadRequest } from 'payload'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { databases, openNewsroom, type Newsroom } from '../support/newsroom'
import { editionKey, listReleases } from '../../src/releases/listings'
import { sampleDocument, sampleStatistic } from '../../src/delivery/examples'
import { edition, memoryStore, newsroom } from '../fixtures/delivery'
import { payloadStore } from '../../src/delivery/payloadStore'
import type { ReleaseStore } from '../../src/delivery/store'

const desk = newsroom()
const at = '2026-02-01T00:00:00.000Z'
const first = desk.release('a', edition({ slug: 'old', dek: 'Formerly.' }), 'published')
desk.release('a', edition({ slug: 'new', topics: ['water', 'diplomacy'] }), 'corrected', {
  note: 'It was 38.',
  statistics: [sampleStatistic.id],
})
desk.release('b', edition({ language: 'es', slug: 'nuevo', topics: [] }), 'published')
/** Resting on what is on the record. */
const shared = { ...sampleStatistic, id: 'shared', evidence: [] }
for (const number of [1, 2, 3]) {
  desk.release(
    `c-${number}`,
    edition({ story: `story-${number}`, slug: `slug-${number}`, statistics: [shared] }),
    'published',
    { at },
  )
}
const gone = desk.release(
  'gone',
  edition({ story: 'gone', slug: 'gone', topics: ['water'], dek: 'A secret.' }),
  'published',
)
desk.withdraw('gone', 'Wrong.')
const again = desk.release('again', edition({ story: 'again', slug: 'again', dek: 'At the HARBOUR.' }), 'published')
desk.withdraw('again', null)
desk.release('again', edition({ story: 'again', slug: 'again', dek: 'At the HARBOUR.' }), 'published')
// A tombstone and a live edition at one address.
desk.release('d', edition({ story: 'd', slug: 'gone', title: 'Hárbour' }), 'published')
desk.release('e', edition({ story: 'e', slug: 'unnumbered', topics: ['water', 'water rights'] }), 'published', {
  sequence: null,
})

const record = `statistic:${sampleStatistic.id}` as const
const source = `source:${sampleDocument.sources[2]?.id}` as const
const order = 'published'
const [, second] = desk.rows
  .filter((row) => row.at === at)
  .map(({ article }) => editionKey(article))
  .sort()
/** Between two that were first released at one time. */
const position = { at, edition: second ?? '' }

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
  ['the live editions', (store) => store.liveEditions({ order, limit: 100 })],
  ['the live editions as last released', (store) => store.liveEditions({ order: 'updated', limit: 100 })],
  ['the first live editions', (store) => store.liveEditions({ order, limit: 2 })],
  ['those of a language', (store) => store.liveEditions({ order, language: 'es', limit: 100 })],
  ['those of a topic', (store) => store.liveEditions({ order, lists: [['topic:water']], limit: 100 })],
  [
    'those of any of two topics',
    (store) => store.liveEditions({ order, lists: [['topic:water', 'topic:law']], limit: 2 }),
  ],
  [
    'those of any of two topics after a position',
    (store) => store.liveEditions({ order, lists: [['topic:water', 'topic:diplomacy']], after: position, limit: 2 }),
  ],
  ['those of a person', (store) => store.liveEditions({ order, lists: [['person:ana-ruiz']], limit: 2 })],
  ['those that carry a statistic', (store) => store.liveEditions({ order, lists: [['statistic:shared']], limit: 2 })],
  ['those that carry a source', (store) => store.liveEditions({ order, lists: [[source]], limit: 3 })],
  [
    'those that fit several filters',
    (store) =>
      store.liveEditions({
        order: 'updated',
        language: 'en',
        lists: [['topic:water', 'topic:diplomacy'], ['person:ana-ruiz'], [source]],
        limit: 2,
      }),
  ],
  [
    'no edition that fits both',
    (store) => store.liveEditions({ order, lists: [['topic:water'], ['person:x']], limit: 2 }),
  ],
  [
    'those first released in a time',
    (store) =>
      store.liveEditions({ order, since: '2026-01-01T00:00:00.000Z', until: '2026-01-01T00:05:00.000Z', limit: 2 }),
  ],
  [
    'those first released in a time, as last released',
    (store) =>
      store.liveEditions({
        order: 'updated',
        until: '2026-01-01T00:03:00.000Z',
        lists: [['topic:diplomacy']],
        limit: 2,
      }),
  ],
  [
    'those released since',
    (store) => store.liveEditions({ order, updatedSince: '2026-01-01T00:01:00.000Z', after: position, limit: 2 }),
  ],
  ['the first of a topic', (store) => store.liveEditions({ order, lists: [['topic:diplomacy']], limit: 2 })],
  ['no edition of a topic', (store) => store.liveEditions({ order, lists: [['topic:none']], limit: 2 })],
  [
    'those of a topic in a language',
    (store) => store.liveEditions({ order, lists: [['topic:diplomacy']], language: 'en', limit: 100 }),
  ],
  ['those after a position', (store) => store.liveEditions({ order, after: position, limit: 2 })],
  [
    'those of a topic in a language after a position',
    (store) => store.liveEditions({ order, lists: [['topic:diplomacy']], language: 'en', after: position, limit: 100 }),
  ],
  ['what has a word', (store) => store.search({ words: ['diplomats'], limit: 100 })],
  ['what has all words', (store) => store.search({ words: ['senate', 'ruiz'], language: 'es', limit: 100 })],
  ['what has a word in its title, first', (store) => store.search({ words: ['harbour'], limit: 2 })],
  [
    'what has a word, after those that have it in the title',
    (store) => store.search({ words: ['harbour'], after: { where: 'title', place: 1 }, limit: 2 }),
  ],
  [
    'what has a word, after a place',
    (store) =>
      store.search({ words: ['diplomats'], after: { where: 'text', place: Number.MAX_SAFE_INTEGER }, limit: 3 }),
  ],
  [
    'what has a word, of any of two topics, first released in a time',
    (store) =>
      store.search({
        words: ['diplomats'],
        lists: [['topic:water', 'topic:diplomacy'], ['person:ana-ruiz']],
        since: '2026-01-01T00:00:00.000Z',
        until: '2026-01-01T00:08:00.000Z',
        limit: 100,
      }),
  ],
  ['nothing of what only a release of before said', (store) => store.search({ words: ['formerly'], limit: 100 })],
  ['nothing of what is withdrawn', (store) => store.search({ words: ['secret'], limit: 100 })],
  ...['"', '*', 'NEAR', "' OR 1=1 --", '{title}', '$where', '-x', '\0', '', '中国', 'a" OR "b'].map(
    (word): [string, (store: ReleaseStore) => Promise<unknown>] => [
      `nothing for ${JSON.stringify(word)}, and no failure`,
      (store) => store.search({ words: [word], limit: 100 }),
    ],
  ),
  ['the topics', (store) => store.namedLists({ kind: 'topic', limit: 100 })],
  ['the first topic of a language', (store) => store.namedLists({ kind: 'topic', language: 'en', limit: 1 })],
  ['the topics after one', (store) => store.namedLists({ kind: 'topic', after: 'diplomacy', limit: 100 })],
  ['no topics of a language', (store) => store.namedLists({ kind: 'topic', language: 'es', limit: 100 })],
  ['the people', (store) => store.namedLists({ kind: 'person', limit: 100 })],
  ['the slugs of topics', (store) => store.listSlugs({ kind: 'topic', language: 'en' })],
  ['the slugs of people', (store) => store.listSlugs({ kind: 'person', language: 'en' })],
  ['no slugs', (store) => store.listSlugs({ kind: 'topic', language: 'es' })],
  ['a topic', (store) => store.namedList({ kind: 'topic', slug: 'water' })],
  ['no topic', (store) => store.namedList({ kind: 'topic', slug: 'none' })],
  [
    'the editions that share most',
    (store) =>
      store.sharing({
        lists: ['topic:water', 'topic:diplomacy', 'statistic:shared'],
        except: 'c-1',
        language: 'en',
        limit: 4,
      }),
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

function requestIn(payload: Newsroom['payload']) {
  return { payload, user: null } as unknown as PayloadRequest
}

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
      if (row.newest) await listReleases(requestIn(opened.payload), [{ ...row, id: String(id) }])
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
