/** The lists of editions: their order, filters, fields and cursors. */
import { describe, expect, it } from 'vitest'
import { deliver, inSpanish, type Json } from '../../tests/fixtures/app'
import { edition, newsroom } from '../../tests/fixtures/delivery'
import { sampleDocument, sampleStatistic } from './examples'

type Desk = ReturnType<typeof newsroom>

/** Editions of stories of their own, first released a minute apart from 2026-01-01T00:00Z. */
function editions(...changes: Array<Parameters<typeof edition>[0]>): Desk {
  const desk = newsroom()
  changes.forEach((change, index) => {
    const document = edition({ story: `story-${index + 1}`, slug: `slug-${index + 1}`, ...change })
    desk.release(`a-${index + 1}`, document, 'published')
  })
  return desk
}

function listing(desk: Desk) {
  const { ask, read } = deliver(desk.rows)
  const list = async (query = ''): Promise<unknown[]> =>
    ((await read(`/articles?${query}`)).articles as Json[]).map(({ slug }) => slug)
  const refused = async (query: string) => {
    const response = await ask(`/articles?${query}`)
    return [response.status, ((await response.json()) as Json).parameter]
  }
  return { ask, read, list, refused }
}

describe('the order of the lists', () => {
  it('is that of first publication: a correction puts no old story on top, of a feed neither', async () => {
    const desk = editions({}, {}, {})
    desk.release('a-1', edition({ story: 'story-1', slug: 'slug-1', dek: 'One word.' }), 'corrected')
    const { list, read } = listing(desk)
    expect(await list()).toEqual(['slug-3', 'slug-2', 'slug-1'])
    expect(await list('sort=published')).toEqual(['slug-3', 'slug-2', 'slug-1'])
    expect(await list('sort=updated')).toEqual(['slug-1', 'slug-3', 'slug-2'])
    const { items } = await read('/feeds/en.json')
    expect((items as Json[]).map(({ url }) => String(url).split('/').at(-1))).toEqual(['slug-3', 'slug-2', 'slug-1'])
  })

  it.each(['published', 'updated'])(
    'by %s gives each edition once while others come and go between pages',
    async (sort) => {
      const desk = editions(...Array.from({ length: 9 }, () => ({})))
      // All at one time: the place among them has to hold when one of them says something else.
      for (const row of desk.rows) row.publishedAt = '2026-01-01T00:00:00.000Z'
      const { read } = listing(desk)
      const seen: unknown[] = []
      let path = `/articles?limit=2&sort=${sort}`
      for (let page = 0; ; page += 1) {
        const body = (await read(path)) as { articles: Json[]; next: string | null }
        seen.push(...body.articles.map(({ slug }) => slug))
        if (body.next === null) break
        path = `/articles?limit=2&cursor=${body.next}`
        if (page === 0) {
          // One that was given is corrected, another withdrawn, and one is published.
          const [given, gone] = body.articles.map(({ slug }) => String(slug).split('-').at(-1))
          desk.release(
            `a-${given}`,
            edition({ story: `story-${given}`, slug: `slug-${given}`, dek: 'New.' }),
            'corrected',
          )
          desk.withdraw(`a-${gone}`, null)
          desk.release('new', edition({ story: 'new', slug: 'new' }), 'published')
        }
      }
      expect(seen.toSorted()).toEqual(Array.from({ length: 9 }, (_, index) => `slug-${index + 1}`))
    },
  )

  it('is kept by the cursor, which refuses another; one of before it says so', async () => {
    const { ask, read, refused } = listing(editions({}, {}, {}))
    const next = String((await read('/articles?limit=1&sort=updated')).next)
    expect((await ask(`/articles?limit=1&cursor=${next}`)).status).toBe(200)
    expect(await refused(`cursor=${next}&sort=published`)).toEqual([400, 'cursor'])
    const earlier = Buffer.from(`1:2026-01-01T00:00:00.000Z:${'a'.repeat(64)}`).toString('base64url')
    const response = await ask(`/articles?cursor=${earlier}`)
    expect(response.status).toBe(400)
    expect(((await response.json()) as Json).detail).toContain('first publication')
  })
})

describe('the filters', () => {
  const [onRecord, , unnamed] = sampleDocument.sources
  if (!onRecord || !unnamed) throw new Error('The sample has three sources.')
  // Resting on what is on the record.
  const shared = { ...sampleStatistic, id: 'shared', evidence: [] }
  const desk = editions(
    { topics: ['Política exterior'], statistics: [shared] },
    {
      topics: ['POLITICA EXTERIOR', 'water'],
      statistics: [sampleStatistic, shared],
      byline: [{ name: 'José Núñez', role: 'translator' }],
    },
    { topics: ['Water'], statistics: [], sources: [] },
    {
      topics: ['中国'],
      statistics: [{ ...sampleStatistic, id: 'other', evidence: [] }],
      sources: [{ ...unnamed, id: 'opaque' }],
    },
  )
  desk.release('a-es', inSpanish('0'.repeat(64), { story: 'story-1', topics: ['agua'] }), 'published')
  const gone = { story: 'gone', slug: 'gone', topics: ['water'] }
  desk.release('gone', edition(gone), 'published')
  desk.withdraw('gone', null)
  const { ask, list, read, refused } = listing(desk)

  it.each([
    ['topic=Pol%C3%ADtica%20exterior', ['slug-2', 'slug-1']],
    ['topic=politica-exterior', ['slug-2', 'slug-1']],
    ['topic=politica%20EXTERIOR', ['slug-2', 'slug-1']],
    ['topic=water', ['slug-3', 'slug-2']],
    ['topic=water&topic=politica-exterior', ['slug-3', 'slug-2', 'slug-1']],
    ['topic=water&topic=WATER&topic=none', ['slug-3', 'slug-2']],
    ['topic=%E4%B8%AD%E5%9B%BD', ['slug-4']],
    ['topic=wat', []],
    ['person=jose%20nunez', ['slug-2']],
    ['person=Jos%C3%A9-N%C3%BA%C3%B1ez', ['slug-2']],
    ['topic=water&person=ana-ruiz', ['slug-3']],
    ['statistic=shared', ['slug-2', 'slug-1']],
    // A release of before figures that rest on an unnamed source had ids of their own in each story.
    [`statistic=${sampleStatistic.id}`, []],
    ['statistic=other', ['slug-4']],
    [`source=${onRecord.id}&topic=water`, ['slug-2']],
    ['source=opaque', ['slug-4']],
    ['source=none', []],
    ['language=es', ['embajadas-sin-diplomaticos']],
    ['since=2026-01-01T00:02:00Z&until=2026-01-01T00:03:00Z', ['slug-4', 'slug-3']],
    ['until=2026-01-01T01:01:00%2B01:00', ['slug-2', 'slug-1']],
    ['since=2026-01-02', []],
    ['until=2025-12-31', []],
    ['since=2026-01-01&until=2026-01-01&topic=water', ['slug-3', 'slug-2']],
    ['updatedSince=2026-01-01T00:03:00Z', ['embajadas-sin-diplomaticos', 'slug-4']],
  ])('%s gives %j', async (query, slugs) => {
    expect(await list(query)).toEqual(slugs)
    expect(await list(`${query}&sort=updated`)).toEqual(slugs)
  })

  it('go on in the address of the next page', async () => {
    const response = await ask('/articles?topic=water&topic=politica-exterior&language=en&limit=1&fields=slug')
    const link = response.headers.get('Link') ?? ''
    expect(link).toMatch(
      /^<\/api\/v1\/articles\?topic=water&topic=politica-exterior&language=en&limit=1&fields=slug&cursor=/,
    )
    const path = link.match(/^<\/api\/v1(.+)>; rel="next"$/)?.[1] ?? ''
    expect((await read(path)).articles).toEqual([{ slug: 'slug-2' }])
    const followed = await ask('/articles?utm_source=letter&limit=1&fbclid=1')
    expect(followed.headers.get('Link')).toMatch(/^<\/api\/v1\/articles\?limit=1&cursor=/)
  })

  it.each([
    ['topic=', 'topic'],
    ['topic=%20', 'topic'],
    ['topic=%00', 'topic'],
    [`topic=${'a'.repeat(101)}`, 'topic'],
    [Array.from({ length: 11 }, (_, index) => `topic=${index}`).join('&'), 'topic'],
    ['person=', 'person'],
    ['person=a&person=b', 'person'],
    [`statistic=${'a'.repeat(101)}`, 'statistic'],
    ['source=', 'source'],
    ['since=yesterday', 'since'],
    ['since=2026-02-30', 'since'],
    ['since=2026-13-01', 'since'],
    ['since=0000-01-01', 'since'],
    ['since=2026-01-01T00:00:00', 'since'],
    ['since=2026-01-01T00:00:00+01:00', 'since'],
    ['until=2026-01-01T25:00:00Z', 'until'],
    ['since=2026-01-02&until=2026-01-01', 'until'],
    ['updatedSince=1', 'updatedSince'],
    ['sort=oldest', 'sort'],
    ['fields=', 'fields'],
    ['fields=title,body', 'fields'],
    ['topics=water', 'topics'],
  ])('refuse %s', async (query, parameter) => expect(await refused(query)).toEqual([400, parameter]))
})

describe('an entry of a list', () => {
  const hero = { url: '/media/a.jpg', alt: 'A port', credit: 'EFE', source: null }

  it('carries its main image', async () => {
    const { read } = listing(editions({ hero }))
    expect((await read('/articles')).articles).toMatchObject([{ hero }])
  })

  it('is what `fields` asks for, in the order of the contract', async () => {
    const { read } = listing(editions({ hero }))
    const { articles } = (await read('/articles?fields=hero,title')) as { articles: object[] }
    expect(articles).toMatchObject([{ title: sampleDocument.title, hero }])
    expect(Object.keys(articles[0] ?? {})).toEqual(['title', 'hero'])
  })
})
