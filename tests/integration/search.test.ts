import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { migrations } from '../../src/database/migrations'
import { mongodbMigrations } from '../../src/database/mongodbMigrations'
import { articleData, create } from '../support/drafts'
import { databases, openNewsroom, type Json, type Newsroom } from '../support/newsroom'
import { earlierDatabases } from '../support/upgrade'

const NAME = '20261126_022900_search'

/** What lists hold, by the name that tests call each by. */
const titles = {
  mexico: 'Espías en la Ciudad de México',
  plain: 'Spies in MEXICO city',
  senor: 'El señor Pérez',
  percent: 'Up by 100% in a year',
  number: 'Up by 1000 in a year',
  underscore: 'A file named a_b',
  letters: 'A file named axb',
  brackets: 'A (short) story',
  star: 'What .* means',
  backslash: 'A path C:\\files',
  quote: 'The mayor’s “plan”',
}
type Name = keyof typeof titles

/** What is looked for, and what is found. */
const searches: Array<[string, Name[]]> = [
  ['mexico', ['mexico', 'plain']],
  ['México', ['mexico', 'plain']],
  ['MÉXICO', ['mexico', 'plain']],
  ['Me\u0301xico', ['mexico', 'plain']],
  ['senor perez', ['senor']],
  ['perez señor', ['senor']],
  ['  perez  ', ['senor']],
  ['%', ['percent']],
  ['100%', ['percent']],
  ['1%0', []],
  ['_', ['underscore']],
  ['a_b', ['underscore']],
  ['.*', ['star']],
  ['.', ['star']],
  ['(', ['brackets']],
  ['(short)', ['brackets']],
  ['[a-z]', []],
  ['\\', ['backslash']],
  ['c:\\f', ['backslash']],
  ['%\\', []],
  [`mayor's "plan"`, ['quote']],
  ["' or 1=1 --", []],
]

describe.each(databases)('lists on %s', (database) => {
  let newsroom: Newsroom
  const ids = new Map<string, Name>()

  /** What a search of a list finds, by its names. */
  const found = async (collection: string, condition: Json, query = ''): Promise<string[]> => {
    const where = encodeURIComponent(JSON.stringify(condition))
    const { status, body } = await newsroom.call(`/${collection}?limit=100&depth=0&where=${where}${query}`, {
      as: 'reporter',
    })
    expect(status).toBe(200)
    return body.docs.flatMap(({ id }: Json) => ids.get(String(id)) ?? []).sort()
  }

  beforeAll(async () => {
    newsroom = await openNewsroom(database)
    for (const [name, title] of Object.entries(titles) as Array<[Name, string]>) {
      const article = await create(newsroom, 'articles', articleData({ title, dek: title }))
      const source = await create(newsroom, 'sources', { name: title, publisher: title })
      const statistic = await create(newsroom, 'statistics', {
        label: title,
        value: '1.5',
        unit: { kind: 'count' },
        place: title,
      })
      const quote = await create(newsroom, 'quotes', {
        text: 'Said.',
        language: 'en',
        speaker: source.id,
        translations: [{ language: 'es', text: title }],
      })
      for (const { id } of [article, source, statistic, quote]) ids.set(String(id), name)
    }
  })
  afterAll(() => newsroom?.close())

  describe.each([
    ['articles', 'title', ''],
    ['articles', 'dek', '&draft=true'],
    ['sources', 'name', ''],
    ['statistics', 'label', ''],
    ['statistics', 'place', ''],
    ['quotes', 'translations.text', ''],
    ['quotes', 'speaker.name', ''],
  ])('of %s by %s%s', (collection, field, query) => {
    it('are searched without case and accents, and by the letter', async () => {
      for (const [text, names] of searches) {
        const condition = { or: [{ [field]: { like: text } }] }
        expect([text, await found(collection, condition, query)]).toEqual([text, [...names].sort()])
      }
    })
  })

  it('are searched for a text as it stands, and for what is not in it', async () => {
    expect(await found('articles', { title: { contains: 'ciudad de mexico' } })).toEqual(['mexico'])
    expect(await found('articles', { title: { contains: 'mexico ciudad' } })).toEqual([])
    const others = (Object.keys(titles) as Name[]).filter((name) => !['mexico', 'plain'].includes(name))
    expect(await found('articles', { title: { not_like: 'México' } })).toEqual(others.sort())
    expect(await found('articles', { title: { like: 'mexico', not_equals: titles.plain } })).toEqual(['mexico'])
  })

  it('are searched by the letter where there is no other form of their text', async () => {
    expect(await found('articles', { slug: { like: 'México' } })).toEqual(['mexico', 'plain'])
    expect(await found('articles', { slug: { like: 'up_by' } })).toEqual([])
    expect(await found('statistics', { value: { like: '1.5' } })).toHaveLength(ids.size / 4)
    expect(await found('statistics', { value: { like: '1_5' } })).toEqual([])
    expect(await found('articles', { 'byline.name': { like: '%' } })).toEqual([])
  })

  it('are searched in the language that is asked for', async () => {
    const [id] = [...ids].find(([, name]) => name === 'senor') ?? []
    const statistics = (await newsroom.call('/statistics?limit=100', { as: 'reporter' })).body.docs as Json[]
    const statistic = statistics.find(({ label }) => label === titles.senor)
    expect(id).toBeDefined()
    const data = { label: 'Cuántos años' }
    await newsroom.call(`/statistics/${statistic.id}?locale=es`, { as: 'editor', method: 'PATCH', data })
    expect(await found('statistics', { label: { like: 'anos' } }, '&locale=es')).toEqual(['senor'])
    expect(await found('statistics', { label: { like: 'anos' } })).toEqual([])
    expect(await found('statistics', { label: { like: 'senor' } })).toEqual(['senor'])
  })

  it('are found by what was typed last, in drafts and after a restore', async () => {
    const article = await create(newsroom, 'articles', articleData({ title: 'Antes de julio' }))
    ids.set(String(article.id), 'mexico')
    const save = (data: Json) =>
      newsroom.call(`/articles/${article.id}?draft=true&autosave=true`, { as: 'editor', method: 'PATCH', data })
    await save({ title: 'Después' })
    const has = async (text: string) => (await found('articles', { title: { like: text } }, '&draft=true')).length === 1
    expect([await has('despues'), await has('antes de julio')]).toEqual([true, false])
    const { body } = await newsroom.call(`/articles/versions?where[parent][equals]=${article.id}&sort=updatedAt`, {
      as: 'editor',
    })
    const restored = await newsroom.call(`/articles/versions/${body.docs[0].id}?draft=true`, {
      as: 'editor',
      method: 'POST',
    })
    expect(restored.status).toBe(200)
    expect([await has('despues'), await has('antes de julio')]).toEqual([false, true])
    ids.delete(String(article.id))
  })

  it('say nothing of the form that they are searched in, and take no condition on it', async () => {
    const { body } = await newsroom.call('/articles?limit=1', { as: 'editor' })
    expect(Object.keys(body.docs[0]).filter((name) => name.endsWith('Search'))).toEqual([])
    expect((await newsroom.call('/articles?where[titleSearch][like]=a', { as: 'editor' })).status).toBe(400)
  })

  it('are those that have something in a field, or nothing, also where it is an id', async () => {
    const { payload } = newsroom
    const { totalDocs } = await payload.count({ collection: 'articles' })
    const found = async (query: string): Promise<number> => {
      const { body } = await newsroom.call(`/articles?limit=1&${query}`, { as: 'editor' })
      return body.totalDocs
    }
    for (const [field, some] of [
      ['id', totalDocs],
      ['title', totalDocs],
      ['hero', 0],
      ['editedBy', totalDocs],
    ] as const) {
      const counts = [await found(`where[${field}][exists]=true`), await found(`where[${field}][exists]=false`)]
      expect([field, ...counts]).toEqual([field, some, totalDocs - some])
      const json = encodeURIComponent(JSON.stringify({ and: [{ [field]: { exists: true } }] }))
      expect([field, await found(`where=${json}`)]).toEqual([field, some])
    }
  })

  it('answer what is too long to be found', async () => {
    expect(await found('articles', { title: { like: 'é'.repeat(900) } })).toEqual([])
    expect(await found('articles', { slug: { contains: '%_'.repeat(450) } })).toEqual([])
    const tooLong = new URLSearchParams({ 'where[title][like]': 'é'.repeat(60_000) })
    expect((await newsroom.call(`/articles?${tooLong}`, { as: 'reporter' })).status).toBe(400)
  })

  it.runIf(earlierDatabases.includes(database))('are searched as before the upgrade of a database', async () => {
    const { db } = newsroom.payload as unknown as { db: Json }
    if (database === 'SQLite') {
      const migration = migrations.find(({ name }) => name === NAME)
      await migration?.down({ db: db.drizzle } as never)
      await migration?.up({ db: db.drizzle } as never)
    } else {
      for (const name of ['articles', '_articles_versions', 'statistics', 'quotes', 'sources']) {
        await db.connection.collection(name).updateMany({}, [
          {
            $unset: [
              ...['titleSearch', 'dekSearch', 'labelSearch', 'placeSearch', 'nameSearch', 'publisherSearch'],
              ...['version.titleSearch', 'version.dekSearch', 'translations.textSearch'],
            ],
          },
        ])
      }
      expect(await found('articles', { title: { like: 'mexico' } })).toEqual([])
      await mongodbMigrations.find(({ name }) => name === NAME)?.up({ payload: newsroom.payload })
    }
    expect(await found('articles', { title: { like: 'mexico' } })).toEqual(['mexico', 'plain'])
    expect(await found('articles', { dek: { like: 'mexico' } }, '&draft=true')).toEqual(['mexico', 'plain'])
    expect(await found('statistics', { label: { like: 'mexico' } })).toEqual(['mexico', 'plain'])
    expect(await found('statistics', { label: { like: 'anos' } }, '&locale=es')).toEqual(['senor'])
    expect(await found('quotes', { 'translations.text': { like: 'mexico' } })).toEqual(['mexico', 'plain'])
    expect(await found('sources', { publisher: { like: 'senor' } })).toEqual(['senor'])
  })
})
