import type { Payload } from 'payload'
import { describe, expect, it } from 'vitest'
import { ensureAccounts } from './accounts'
import { loadStory } from './load'
import type { Doc, Store } from './store'
import { editions, quotes, sources, statistics } from './story'

type Row = { id: string; collection: string } & Record<string, unknown>

/** Just enough of the Local API: rows by collection, `equals` and `and`, a text for each locale, releases on publish. */
function fakePayload({ failAt = Infinity }: { failAt?: number } = {}) {
  const rows: Row[] = []
  const localized = new Set(['label', 'attribution', 'holder', 'capacity', 'publicNote'])
  let writes = 0

  const put = (row: Row, data: Record<string, unknown>, locale = 'en') => {
    writes += 1
    if (writes >= failAt) throw new Error('interrupted')
    for (const [name, value] of Object.entries(data)) {
      const isNoun = name === 'unit' && locale === 'es'
      row[localized.has(name) || isNoun ? `${name}:${locale}` : name] = value
    }
  }
  const view = (row: Row, locale = 'en'): Doc => {
    const doc: Doc = { ...row }
    for (const name of localized) doc[name] = row[`${name}:${locale}`]
    if (locale === 'es') doc.unit = row['unit:es']
    return doc
  }
  const matches = (doc: Doc, where: Record<string, unknown>): boolean =>
    Object.entries(where).every(([name, condition]) =>
      name === 'and'
        ? (condition as Record<string, unknown>[]).every((each) => matches(doc, each))
        : doc[name] === (condition as { equals: unknown }).equals,
    )

  const store: Store = {
    find: async ({ collection, where, locale }) => ({
      docs: rows
        .filter((row) => row.collection === collection)
        .map((row) => view(row, locale))
        .filter((doc) => matches(doc, where)),
    }),
    create: async ({ collection, data, locale }) => {
      const row: Row = { id: `${collection}-${rows.length}`, collection, story: 'story' }
      put(row, data, locale)
      rows.push(row)
      return view(row, locale)
    },
    update: async ({ collection, id, data, locale }) => {
      const row = rows.find((each) => each.collection === collection && each.id === id)
      if (!row) throw new Error(`no ${id}`)
      put(row, data, locale)
      if (data._status === 'published') {
        const { language, slug } = row
        const release = { article: id, hash: `hash-${id}`, language, slug, version: 1 }
        rows.push({ id: `release-${id}`, collection: 'releases', ...release })
      }
      return view(row, locale)
    },
  }
  return {
    payload: store as unknown as Payload,
    of: (collection: string) => rows.filter((row) => row.collection === collection),
    writes: () => writes,
    repair: () => {
      failAt = Infinity
    },
  }
}

const editor = { id: 'editor', role: 'editor' }
function load(payload: Payload, messages: string[] = []) {
  return loadStory(payload, { approve: async () => undefined, editor, log: (message) => messages.push(message) })
}

const counts = {
  sources: Object.keys(sources).length,
  statistics: Object.keys(statistics).length,
  quotes: Object.keys(quotes).length,
  articles: 2,
}
function countsOf(fake: ReturnType<typeof fakePayload>) {
  return Object.fromEntries(Object.keys(counts).map((collection) => [collection, fake.of(collection).length]))
}

describe('loading the story', () => {
  it('publishes the English edition as a translation of the live Spanish release', async () => {
    const fake = fakePayload()
    await load(fake.payload)
    expect(countsOf(fake)).toEqual(counts)

    const [spanish, english] = fake.of('articles')
    expect(spanish).toMatchObject({ slug: editions.es.slug, _status: 'published' })
    expect(english).toMatchObject({
      slug: editions.en.slug,
      _status: 'published',
      story: spanish?.story,
      translatedFrom: { article: spanish?.id, release: `hash-${spanish?.id}` },
    })
  })

  it('gives every label in both languages', async () => {
    const fake = fakePayload()
    await load(fake.payload)
    for (const row of fake.of('statistics')) {
      expect(row['label:en']).toBeTruthy()
      expect(row['label:es']).toBeTruthy()
    }
  })

  it('writes nothing when it is there already, and says so', async () => {
    const fake = fakePayload()
    await load(fake.payload)
    const before = fake.writes()
    const messages: string[] = []
    await load(fake.payload, messages)
    expect(fake.writes()).toBe(before)
    expect(messages).toEqual([`The story “${editions.es.slug}” is already there: nothing to do.`])
  })

  it('makes no edition again whose address was changed since', async () => {
    const fake = fakePayload()
    await load(fake.payload)
    const [first] = fake.of('articles')
    if (first) first.slug = 'another-address'
    const before = fake.writes()
    await load(fake.payload)
    expect(fake.writes()).toBe(before)
  })

  it('completes what an interruption left, wherever it came', async () => {
    const whole = fakePayload()
    await load(whole.payload)

    for (let failAt = 1; failAt <= whole.writes(); failAt++) {
      const fake = fakePayload({ failAt })
      await expect(load(fake.payload)).rejects.toThrow('interrupted')
      fake.repair()
      await load(fake.payload)
      expect(countsOf(fake)).toEqual(counts)
      expect(fake.of('releases')).toHaveLength(2)
      expect(fake.of('statistics').every((row) => row['label:es'])).toBe(true)
    }
  })
})

describe('the accounts of the demo', () => {
  it('are created once, and left alone after that', async () => {
    const fake = fakePayload()
    expect(await ensureAccounts(fake.payload, 'a password')).toEqual([
      'admin@example.org',
      'editor@example.org',
      'reporter@example.org',
    ])
    expect(await ensureAccounts(fake.payload, 'another')).toEqual([])
    expect(fake.of('users').map(({ role, password }) => [role, password])).toEqual([
      ['admin', 'a password'],
      ['editor', 'a password'],
      ['reporter', 'a password'],
    ])
  })
})
