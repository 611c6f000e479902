/** What editions are about, who signs them, and what is related to one. */
import { describe, expect, it } from 'vitest'
import { deliver, inSpanish, type Json } from '../../tests/fixtures/app'
import { edition, newsroom } from '../../tests/fixtures/delivery'
import { sampleDocument, sampleStatistic } from './examples'

const [onRecord, , unnamed] = sampleDocument.sources
if (!onRecord || !unnamed) throw new Error('The sample has three sources.')
const own = { topics: [], statistics: [], sources: [], byline: [] }

function desk() {
  const made = newsroom()
  const publish = (story: string, changes: Parameters<typeof edition>[0]) =>
    made.release(`a-${story}`, edition({ ...own, story, slug: story, ...changes }), 'published')
  return { ...made, publish }
}

describe('the topics and the people', () => {
  const { rows, publish, release, withdraw } = desk()
  publish('one', { topics: ['Política exterior', 'Water'], byline: [{ name: 'José Núñez', role: 'author' }] })
  publish('two', { topics: ['POLITICA EXTERIOR'], byline: [{ name: 'Ana Ruiz', role: 'editor' }] })
  publish('three', { topics: ['law'], byline: [{ name: 'Ana Ruiz', role: 'author' }] })
  publish('gone', { topics: ['secret'], byline: [{ name: 'Nobody', role: 'author' }] })
  withdraw('a-gone', null)
  release('es', inSpanish('0'.repeat(64), { ...own, story: 'one', topics: ['Agua'] }), 'published')
  const { ask, read } = deliver(rows)

  it('are listed by slug, as the newest edition calls them, with how many have them; nothing of what is withdrawn', async () => {
    expect(await read('/topics')).toEqual({
      topics: [
        { slug: 'agua', name: 'Agua', count: 1 },
        { slug: 'law', name: 'law', count: 1 },
        { slug: 'politica-exterior', name: 'POLITICA EXTERIOR', count: 2 },
        { slug: 'water', name: 'Water', count: 1 },
      ],
      next: null,
    })
    expect(await read('/people?language=en')).toEqual({
      people: [
        { slug: 'ana-ruiz', name: 'Ana Ruiz', count: 2 },
        { slug: 'jose-nunez', name: 'José Núñez', count: 1 },
      ],
      next: null,
    })
    expect((await read('/topics?language=es')).topics).toHaveLength(1)
  })

  it('page', async () => {
    const first = await ask('/topics?limit=2&language=en')
    const path = first.headers.get('Link')?.match(/^<\/api\/v1(.+)>; rel="next"$/)?.[1] ?? ''
    const slugs = ({ topics }: Json) => (topics as Json[]).map(({ slug }) => slug)
    expect(slugs((await first.json()) as Json)).toEqual(['law', 'politica-exterior'])
    expect(slugs(await read(path))).toEqual(['water'])
  })

  it('have their editions, with the parameters of every list', async () => {
    const body = await read('/topics/politica-exterior?fields=slug&limit=1')
    expect(body).toEqual({
      slug: 'politica-exterior',
      name: 'POLITICA EXTERIOR',
      count: 2,
      articles: [{ slug: 'two' }],
      next: expect.any(String) as string,
    })
    expect(await read(`/topics/politica-exterior?fields=slug&cursor=${String(body.next)}`)).toMatchObject({
      articles: [{ slug: 'one' }],
      next: null,
    })
    expect((await read('/people/Ana%20Ruiz')).articles).toHaveLength(2)
  })

  it.each([
    ['/topics/none', 404],
    ['/topics/secret', 404],
    ['/topics/%20', 404],
    ['/topics/law?language=es', 404],
    ['/people/nobody', 404],
    ['/topics?cursor=nonsense', 400],
    ['/topics?q=x', 400],
    ['/people?limit=101', 400],
    ['/people/ana-ruiz?cursor=x', 400],
  ])('of %s are a %i', async (path, status) => expect((await ask(path)).status).toBe(status))
})

describe('a topic and a person with a slug that their name does not say', () => {
  const { rows, publish, release } = desk()
  const known = { slug: 'ana-ruiz-2', sameAs: ['https://example.org/ana'] }
  const photo = { url: '/api/v1/media/ana.jpg', alt: 'Ana Ruiz', credit: null }
  const shown = { ...photo, bytes: null, height: null, placeholder: null, sizes: [], type: null, width: null }
  publish('one', {
    topics: ['Russia', 'Law'],
    byline: [
      { name: 'Ana Ruiz', role: 'author', ...known, bio: 'Writes on law.', photo },
      { name: 'Luis Gil', role: 'editor' },
    ],
  })
  publish('two', { topics: ['law'], byline: [{ name: 'Ana Ruiz', role: 'author' }] })
  const spanish = { ...own, story: 'one', topics: ['Rusia', 'Derecho'], topicSlugs: ['russia', 'law'] }
  release(
    'es',
    inSpanish('0'.repeat(64), { ...spanish, byline: [{ name: 'A. Ruiz', role: 'author', ...known }] }),
    'published',
  )
  const { ask, read } = deliver(rows)
  const found = async (query: string) =>
    ((await read(`/articles?fields=language,slug&${query}`)).articles as Json[]).map(
      ({ language, slug }) => `${String(language)} ${String(slug)}`,
    )

  it('are given with each edition, as it calls them', async () => {
    const { articles } = (await read('/articles?topic=russia')) as { articles: Json[] }
    expect(articles.map(({ topics, topicRefs }) => [topics, topicRefs])).toEqual([
      [
        ['Rusia', 'Derecho'],
        [
          { slug: 'russia', name: 'Rusia' },
          { slug: 'law', name: 'Derecho' },
        ],
      ],
      [
        ['Russia', 'Law'],
        [
          { slug: 'russia', name: 'Russia' },
          { slug: 'law', name: 'Law' },
        ],
      ],
    ])
    expect((await read('/articles/en/one')).byline).toEqual([
      { name: 'Ana Ruiz', role: 'author', ...known, bio: 'Writes on law.', photo: shown },
      { name: 'Luis Gil', role: 'editor', slug: 'luis-gil' },
    ])
  })

  it('are found by their slug and by every name, in whatever language, case and accents', async () => {
    const both = ['es embajadas-sin-diplomaticos', 'en one']
    for (const topic of ['russia', 'RÚSSIA']) expect(await found(`topic=${topic}`)).toEqual(both)
    expect(await found('topic=rusia')).toEqual(['es embajadas-sin-diplomaticos'])
    expect(await found('topic=Derecho&language=en')).toEqual([])
    expect(await found('topic=law')).toEqual([...both.slice(0, 1), 'en two', 'en one'])
    expect(await found('person=ana-ruiz-2')).toEqual(both)
    expect(await found('person=Ana%20Ruiz')).toEqual(['en two', 'en one'])
    expect(await found('person=A.%20Ruiz')).toEqual(['es embajadas-sin-diplomaticos'])
  })

  it('are one list each', async () => {
    const slugs = (list: unknown) => (list as Json[]).map(({ slug, count }) => [slug, count])
    expect(slugs((await read('/topics')).topics)).toEqual([
      ['law', 3],
      ['russia', 2],
    ])
    expect(slugs((await read('/people')).people)).toEqual([
      ['ana-ruiz', 1],
      ['ana-ruiz-2', 2],
      ['luis-gil', 1],
    ])
    expect(await read('/topics/Rusia')).toMatchObject({ slug: 'russia', count: 2 })
    expect(await read('/people/ana-ruiz-2?language=en')).toMatchObject({
      ...known,
      bio: 'Writes on law.',
      photo: shown,
      count: 1,
    })
    expect(await read('/people/ana-ruiz')).not.toHaveProperty('bio')
    expect((await ask('/topics/alias:topic:rusia')).status).toBe(404)
  })
})

describe('what is related to an edition', () => {
  const shared = { ...sampleStatistic, id: 'shared', evidence: [] }
  const { rows, publish, release, withdraw } = desk()
  publish('one', { topics: ['Law', 'water'], statistics: [shared], sources: [onRecord, unnamed] })
  publish('topic', { topics: ['law'] })
  publish('source', { sources: [onRecord] })
  publish('figure', { statistics: [shared] })
  publish('all', { topics: ['LAW'], statistics: [shared], sources: [onRecord] })
  // What no release has today: the same unnamed source under one id in two stories.
  publish('unnamed', { sources: [unnamed] })
  publish('nothing', {})
  publish('gone', { topics: ['law'] })
  withdraw('a-gone', null)
  release('es', inSpanish('0'.repeat(64), { ...own, story: 'one', topics: ['law'] }), 'published')
  const { ask, read } = deliver(rows)

  it('shares most first, never through an unnamed source', async () => {
    const { articles } = (await read('/articles/en/one/related')) as { articles: Json[] }
    expect(articles.map(({ slug, shared: both }) => [slug, both])).toEqual([
      ['all', { topics: ['law'], statistics: ['shared'], sources: [onRecord.id] }],
      ['figure', { topics: [], statistics: ['shared'], sources: [] }],
      ['source', { topics: [], statistics: [], sources: [onRecord.id] }],
      ['topic', { topics: ['law'], statistics: [], sources: [] }],
    ])
    expect((await read('/articles/en/one/related?limit=1')).articles).toHaveLength(1)
    expect((await read('/articles/en/nothing/related')).articles).toEqual([])
  })

  it('follows the edition to its address, and goes with it', async () => {
    expect((await ask('/articles/en/none/related')).status).toBe(404)
    expect((await ask('/articles/en/gone/related')).status).toBe(410)
    release('a-nothing', edition({ ...own, story: 'nothing', slug: 'renamed' }), 'updated')
    const moved = await ask('/articles/en/nothing/related?limit=2')
    expect([moved.status, moved.headers.get('Location')]).toEqual([308, '/api/v1/articles/en/renamed/related?limit=2'])
  })
})
