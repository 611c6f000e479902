/** The search of full texts, as the public API answers it. What databases find is for tests/integration/payloadStore. */
import { describe, expect, it } from 'vitest'
import { deliver, inSpanish, type Json } from '../../tests/fixtures/app'
import { edition, newsroom } from '../../tests/fixtures/delivery'
import { sampleDocument } from './examples'

function said(text: string): typeof sampleDocument.body {
  const [block] = sampleDocument.body
  if (block?._type !== 'block') throw new Error('The sample has a paragraph.')
  return [{ ...block, children: [{ _type: 'span', _key: 's', text, marks: [] }] }]
}

const desk = newsroom()
function publish(story: string, changes: Parameters<typeof edition>[0]): void {
  desk.release(story, edition({ story, slug: story, title: story, dek: null, topics: [], ...changes }), 'published')
}
publish('in-text', { body: said('It was José Núñez <b>who</b> counted the ships.') })
publish('in-title', { title: 'The ships of NUNEZ', topics: ['Sea'] })
publish('newer', { body: said('No ship, but ships.'), topics: ['sea'] })
publish('dek', { dek: 'Ships & boats.' })
publish('gone', { title: 'Ships' })
desk.withdraw('gone', null)
desk.release('es', inSpanish('0'.repeat(64), { title: 'Los ships', slug: 'es', story: 'es' }), 'published')
const { ask, read } = deliver(desk.rows)

async function found(query: string): Promise<unknown[]> {
  return ((await read(`/articles?${query}`)).articles as Json[]).map(({ slug }) => slug)
}

describe('a search', () => {
  it.each([
    ['q=ships', ['es', 'in-title', 'dek', 'newer', 'in-text']],
    ['q=SHIPS&language=en', ['in-title', 'dek', 'newer', 'in-text']],
    ['q=jos%C3%A9%20nunez', ['in-text']],
    ['q=nu%CC%81n%CC%83ez%20ships', ['in-title', 'in-text']],
    ['q=ships&topic=sea', ['in-title', 'newer']],
    ['q=ships&topic=sea&topic=none&until=2026-01-01T00:01:30Z', ['in-title']],
    ['q=ships&since=2026-01-01T00:02:00Z&language=en', ['dek', 'newer']],
    ['q=counted', ['in-text']],
    ['q=the', ['in-title', 'es', 'dek', 'in-text']],
    ['q=shi', []],
    ['q=ships%20OR%20boats', []],
    ['q=%22ships%22*', ['es', 'in-title', 'dek', 'newer', 'in-text']],
  ])('for %s finds %j', async (query, slugs) => {
    expect(await found(query)).toEqual(slugs)
    const paged: unknown[] = []
    for (let path = `/articles?${query}&limit=1`; ;) {
      const body = (await read(path)) as { articles: Json[]; next: string | null }
      paged.push(...body.articles.map(({ slug }) => slug))
      if (body.next === null) break
      path = `/articles?${query}&limit=1&cursor=${body.next}`
    }
    expect(paged).toEqual(slugs)
  })

  it('shows where, as parts of plain text', async () => {
    const { articles } = await read('/articles?q=nunez&fields=slug')
    expect(articles).toEqual([
      {
        slug: 'in-title',
        highlights: {
          title: [
            { text: 'The ships of ', match: false },
            { text: 'NUNEZ', match: true },
          ],
          text: expect.any(Array) as object,
        },
      },
      {
        slug: 'in-text',
        highlights: {
          title: [{ text: 'in-text', match: false }],
          text: [
            { text: 'It was José ', match: false },
            { text: 'Núñez', match: true },
            { text: ' <b>who</b> counted the ships.', match: false },
          ],
        },
      },
    ])
  })

  it.each([
    ['q=', 'q'],
    ['q=%20', 'q'],
    ['q=*', 'q'],
    ['q=%22', 'q'],
    ['q=%F0%9F%9A%80', 'q'],
    ['q=%00', 'q'],
    [`q=${'a'.repeat(10_000)}`, 'q'],
    [`q=${Array.from({ length: 11 }, (_, index) => `w${index}`).join('+')}`, 'q'],
    ['q=ships&sort=updated', 'sort'],
    ['q=ships&updatedSince=2026-01-01', 'updatedSince'],
    ['q=ships&since=2026-01-02&until=2026-01-01', 'until'],
    ['q=ships&q=boats', 'q'],
    ['q=ships&cursor=x', 'cursor'],
  ])('for %s is refused', async (query, parameter) => {
    const response = await ask(`/articles?${query}`)
    expect([response.status, ((await response.json()) as Json).parameter]).toEqual([400, parameter])
  })

  it('and a list take no cursor of each other', async () => {
    const { next: ofList } = await read('/articles?limit=1')
    const { next: ofSearch } = await read('/articles?limit=1&q=ships')
    expect((await ask(`/articles?q=ships&cursor=${String(ofList)}`)).status).toBe(400)
    expect((await ask(`/articles?cursor=${String(ofSearch)}`)).status).toBe(400)
  })
})
