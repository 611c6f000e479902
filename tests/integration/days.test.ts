import type { Payload } from 'payload'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { migrations } from '../../src/database/migrations'
import { mongodbMigrations } from '../../src/database/mongodbMigrations'
import { articleData, body, create, createStatistic, paragraph } from '../support/drafts'
import { databases, openNewsroom, type Json, type Newsroom } from '../support/newsroom'
import { earlierDatabases } from '../support/upgrade'

const day = '2026-03-01'
const NAME = '20261126_014500_days'

/** Every field that is a day, in the document that a request would send. */
const fields: Array<[collection: string, path: string, data: (value: unknown, source: string) => Json]> = [
  ['statistics', 'asOf', (asOf) => ({ label: 'x', value: '1', unit: { kind: 'count' }, asOf })],
  [
    'statistics',
    'evidence.0.accessedAt',
    (accessedAt, source) => ({ label: 'x', value: '1', unit: { kind: 'count' }, evidence: [{ source, accessedAt }] }),
  ],
  ['quotes', 'saidAt', (saidAt, speaker) => ({ text: 'x', language: 'en', speaker, saidAt })],
  [
    'quotes',
    'evidence.0.accessedAt',
    (accessedAt, source) => ({ text: 'x', language: 'en', speaker: source, evidence: [{ source, accessedAt }] }),
  ],
  ['sources', 'publishedAt', (publishedAt) => ({ name: 'x', publishedAt })],
  ['sources', 'accessedAt', (accessedAt) => ({ name: 'x', accessedAt })],
  ['articles', 'firstPublished.date', (date) => articleData({ firstPublished: { outlet: 'x', date } })],
  ['articles', 'corrections.0.date', (date) => articleData({ corrections: [{ kind: 'update', text: 'x', date }] })],
]

/** What is no day, and a word of what is said to whoever writes it. */
const refused: Array<[string, string]> = [
  ['2026-02-30', 'There is no day 2026-02-30'],
  ['2026-13-01', 'There is no day 2026-13-01'],
  ['2023-02-29', 'There is no day 2023-02-29'],
  ['0000-01-01', 'YYYY-MM-DD'],
  ['01/02/2026', 'YYYY-MM-DD'],
  ['2026-03', 'YYYY-MM-DD'],
  ['2026', 'YYYY-MM-DD'],
  ['1 March 2026', 'YYYY-MM-DD'],
  ['2026-03-01T23:30:00-06:00', 'no time'],
  ['2026-03-01T00:00:00.000Z', 'no time'],
]

function at(document: Json, path: string): unknown {
  return path.split('.').reduce((value, name) => value?.[name], document)
}

describe.each(databases)('calendar days on %s', (database) => {
  let newsroom: Newsroom
  let source: string

  beforeAll(async () => {
    newsroom = await openNewsroom(database)
    source = (await create(newsroom, 'sources', { name: 'A register' })).id
  })
  afterAll(() => newsroom?.close())

  describe.each(fields)('%s: %s', (collection, path, data) => {
    it('is kept as it was written', async () => {
      const { id } = await create(newsroom, collection, data(day, source))
      const { body: read } = await newsroom.call(`/${collection}/${id}`, { as: 'editor' })
      expect(at(read, path)).toBe(day)
    })

    it.each(refused)('refuses %s (400), naming the field and what to write', async (value, said) => {
      const answer = await newsroom.call(`/${collection}`, { as: 'editor', method: 'POST', data: data(value, source) })
      expect(answer.status).toBe(400)
      const { errors } = answer.body.errors[0].data
      expect(errors).toEqual([expect.objectContaining({ path, message: expect.stringContaining(said) })])
    })
  })

  it('refuses a number, and a date of a program, as well', async () => {
    for (const asOf of [20260301, { year: 2026 }, [day]]) {
      const data = { label: 'x', value: '1', unit: { kind: 'count' }, asOf }
      expect((await newsroom.call('/statistics', { as: 'editor', method: 'POST', data })).status).toBe(400)
    }
    const data = { label: 'x', value: '1', unit: { kind: 'count' }, asOf: new Date() } as Json
    await expect(newsroom.payload.create({ collection: 'statistics', data })).rejects.toThrow('As of')
  })

  it('takes nothing for a day as well', async () => {
    const { id } = await createStatistic(newsroom, { asOf: day })
    for (const asOf of ['', null]) {
      const answer = await newsroom.call(`/statistics/${id}`, { as: 'editor', method: 'PATCH', data: { asOf } })
      expect(answer.status).toBe(200)
      expect(answer.body.doc.asOf || null).toBeNull()
    }
  })

  it('is found and sorted as a day', async () => {
    const place = 'Sorted'
    for (const asOf of ['2026-02-01', '2025-12-31', '2026-01-15']) await createStatistic(newsroom, { asOf, place })
    const query = `where[place][equals]=${place}&where[asOf][greater_than_equal]=2026-01-01&sort=asOf`
    const { body: found } = await newsroom.call(`/statistics?${query}`, { as: 'reporter' })
    expect(found.docs.map(({ asOf }: Json) => asOf)).toEqual(['2026-01-15', '2026-02-01'])
  })

  it('saves a draft whatever is wrong in it, and refuses to publish it with what is', async () => {
    const { id } = await create(newsroom, 'articles', articleData())
    const save = (data: Json, query = '') =>
      newsroom.call(`/articles/${id}${query}`, { as: 'editor', method: 'PATCH', data })
    const firstPublished = { outlet: 'Elsewhere', date: '2026-02-30' }
    expect((await save({ firstPublished }, '?draft=true&autosave=true')).status).toBe(200)
    const published = await save({ _status: 'published' })
    expect(published.status).toBe(400)
    expect(JSON.stringify(published.body)).toContain('There is no day 2026-02-30')
  })

  it('reaches readers as it was written', async () => {
    const statistic = await createStatistic(newsroom, { asOf: day })
    const text = body(paragraph('There are ', { blockType: 'figure', statistic: statistic.id, form: 'digits' }, '.'))
    const firstPublished = { outlet: 'Elsewhere', date: '2023-09-16' }
    const article = await create(
      newsroom,
      'articles',
      articleData({ body: text, firstPublished, _status: 'published' }),
    )
    const { body: edition } = await newsroom.call(`/v1/articles/en/${article.slug}`)
    expect(edition.firstPublished.date).toBe('2023-09-16')
    expect(edition.statistics[0].asOf).toBe(day)
  })

  it.runIf(earlierDatabases.includes(database))(
    'is made of what earlier versions kept, in documents and their versions, without a change for readers',
    async () => {
      const statistic = await createStatistic(newsroom, { asOf: day, evidence: [{ source, accessedAt: day }] })
      const quote = await create(newsroom, 'quotes', {
        text: 'So it is.',
        language: 'en',
        speaker: source,
        saidAt: day,
      })
      const text = body(paragraph('There are ', { blockType: 'figure', statistic: statistic.id, form: 'digits' }, '.'))
      const article = await create(
        newsroom,
        'articles',
        articleData({
          body: text,
          corrections: [{ kind: 'update', text: 'x', date: day }],
          firstPublished: { outlet: 'Elsewhere', date: day },
          _status: 'published',
        }),
      )
      const hash = async () => (await newsroom.call(`/v1/articles/en/${article.slug}`)).body.hash
      const before = await hash()

      await keepInstants(newsroom.payload)
      await migrate(newsroom.payload)

      for (const [collection, id, path] of [
        ['statistics', statistic.id, 'asOf'],
        ['statistics', statistic.id, 'evidence.0.accessedAt'],
        ['quotes', quote.id, 'saidAt'],
        ['articles', article.id, 'firstPublished.date'],
        ['articles', article.id, 'corrections.0.date'],
      ]) {
        const { body: read } = await newsroom.call(`/${collection}/${id}`, { as: 'editor' })
        expect(at(read, path)).toBe(day)
        const versions = await newsroom.call(`/${collection}/versions?where[parent][equals]=${id}`, { as: 'editor' })
        expect(versions.body.docs.map(({ version }: Json) => at(version, path))).toContain(day)
      }
      const again = await newsroom.call(`/articles/${article.id}`, {
        as: 'editor',
        method: 'PATCH',
        data: { _status: 'published' },
      })
      expect(again.status).toBe(200)
      expect(await hash()).toBe(before)
      const { totalDocs } = (await newsroom.call(`/releases?where[article][equals]=${article.id}`, { as: 'editor' }))
        .body
      expect(totalDocs).toBe(1)
    },
  )
})

type Handles = {
  drizzle: { run: (statement: unknown) => Promise<unknown> }
  connection: {
    collection: (name: string) => { updateMany: (filter: object, update: object[]) => Promise<unknown> }
  }
}

function instant(path: string): object {
  return { $toDate: { $concat: [`$${path}`, 'T12:00:00.000Z'] } }
}

/** Puts the days of the database back to what earlier versions made of them. */
async function keepInstants(payload: Payload): Promise<void> {
  const { connection, drizzle } = payload.db as unknown as Handles
  if (payload.db.packageName === '@payloadcms/db-sqlite') {
    const migration = migrations.find(({ name }) => name === NAME)
    await migration?.down({ db: drizzle } as unknown as Parameters<typeof migration.down>[0])
    return
  }
  for (const [collection, path] of [
    ['statistics', 'asOf'],
    ['quotes', 'saidAt'],
    ['articles', 'firstPublished.date'],
  ] as const) {
    for (const [name, prefix] of [
      [collection, ''],
      [`_${collection}_versions`, 'version.'],
    ] as const) {
      await connection
        .collection(name)
        .updateMany({ [prefix + path]: day }, [{ $set: { [prefix + path]: instant(prefix + path) } }])
    }
  }
  const rows = [
    ['statistics', 'evidence', 'accessedAt'],
    ['articles', 'corrections', 'date'],
  ] as const
  for (const [collection, list, name] of rows) {
    for (const [stored, prefix] of [
      [collection, ''],
      [`_${collection}_versions`, 'version.'],
    ] as const) {
      const dated = { $mergeObjects: ['$$row', { [name]: instant(`$row.${name}`) }] }
      await connection
        .collection(stored)
        .updateMany({ [`${prefix}${list}.${name}`]: day }, [
          { $set: { [prefix + list]: { $map: { input: `$${prefix}${list}`, as: 'row', in: dated } } } },
        ])
    }
  }
}

async function migrate(payload: Payload): Promise<void> {
  const { drizzle } = payload.db as unknown as Handles
  const run = [...migrations, ...mongodbMigrations].filter(({ name }) => name === NAME)
  const migration = payload.db.packageName === '@payloadcms/db-sqlite' ? run[0] : run[1]
  await migration?.up({ db: drizzle, payload } as never)
}
