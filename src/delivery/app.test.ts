import { describe, expect, it } from 'vitest'
import { createDelivery } from './app'

import { sampleDocument } from './examples'
import { bilingual, deliver, english, inSpanish, restated, spanish, type Json } from '../../tests/fixtures/app'
import { edition, memoryStore, newsroom } from '../../tests/fixtures/delivery'

describe('an edition', () => {
  it('is its document with its address, translations, times, version and hash, in the order of the contract', async () => {
    const { rows, en } = bilingual()
    const body = await deliver(rows).read(english)
    expect(Object.keys(body)).toEqual([
      ...['story', 'language', 'slug', 'url', 'title', 'dek', 'byline', 'firstPublished', 'translatedFrom'],
      ...[
        'translations',
        'publishedAt',
        'updatedAt',
        'version',
        'hash',
        'topics',
        'topicRefs',
        'hero',
        'body',
        'statistics',
      ],
      ...['quotes', 'sources', 'corrections', 'ledger'],
    ])
    expect(body).toMatchObject({
      ...sampleDocument,
      url: `/api/v1${english}`,
      publishedAt: en.at,
      updatedAt: en.at,
      version: 1,
      hash: en.hash,
      translations: [
        {
          language: 'es',
          slug: 'embajadas-sin-diplomaticos',
          url: `/api/v1${spanish}`,
          title: 'Embajadas sin diplomáticos',
        },
      ],
    })
  })

  it('says in its headers what it is and who may read it', async () => {
    const { headers } = await deliver(bilingual().rows).ask(english)
    expect(Object.fromEntries(headers)).toMatchObject({
      'content-type': 'application/json; charset=utf-8',
      'content-language': 'en',
      'cache-control': 'public, max-age=1, stale-while-revalidate=1',
      vary: 'Accept',
      'x-content-type-options': 'nosniff',
      'access-control-allow-origin': '*',
      'access-control-expose-headers': 'ETag, Last-Modified, Link, Retry-After',
      link: `</api/v1${spanish}>; rel="alternate"; hreflang="es"`,
    })
  })

  it('has absolute addresses when the base is known', async () => {
    const { rows } = bilingual()
    const app = createDelivery({
      store: memoryStore(rows),
      languages: ['en', 'es'],
      baseURL: 'https://news.example/',
      basePath: '/v1',
    })
    const body = (await (await app.request(`/v1${english}`)).json()) as Json
    expect(body.url).toBe(`https://news.example/v1${english}`)
  })

  it('has an ETag that begins with its hash and is another one whatever else moves its bytes', async () => {
    const { rows, release } = newsroom()
    const { hash } = release('a', edition(), 'published')
    const settings = { store: memoryStore(rows), languages: ['en'], baseURL: '' }
    const others: Array<Partial<Parameters<typeof createDelivery>[0]>> = [
      { baseURL: 'https://news.example' },
      { name: 'Another' },
      { logo: 'https://news.example/logo.png' },
      { license: 'https://news.example/license.xml' },
      { site: 'https://news.example/{language}/{slug}' },
    ]
    for (const form of ['', '.jsonld', '.ninjs', '.html', '.markdown', '.csl']) {
      const ask = async (more: typeof settings | object) => {
        const response = await createDelivery({ ...settings, ...more }).request(`/api/v1${english}${form}`)
        return { tag: response.headers.get('ETag') ?? '', text: await response.text() }
      }
      const before = await ask({})
      expect(before.tag).toMatch(new RegExp(`^"${hash}-[0-9a-f]{16}"$`))
      expect(await ask({})).toEqual(before)
      for (const more of others) {
        const { tag, text } = await ask(more)
        expect(tag === before.tag, `${form} ${JSON.stringify(more)}`).toBe(text === before.text)
      }
    }
  })

  it('changes its ETag when only a translation was released', async () => {
    const desk = newsroom()
    const { hash } = desk.release('a-en', edition(), 'published')
    const { ask } = deliver(desk.rows)
    const tag = async () => (await ask(english)).headers.get('ETag')
    const alone = await tag()
    desk.release('a-es', inSpanish(hash), 'published')
    const translated = await tag()
    expect(translated).toMatch(new RegExp(`^"${hash}-[0-9a-f]{16}"$`))
    expect(translated).not.toBe(alone)
    desk.release('a-es', inSpanish(hash, { title: 'Otro título' }), 'updated')
    expect(await tag()).not.toBe(translated)
  })

  it('changes its ETag when it was withdrawn and published again as it was', async () => {
    const desk = newsroom()
    const { hash } = desk.release('a', edition(), 'published')
    const { ask } = deliver(desk.rows)
    const before = (await ask(english)).headers.get('ETag')
    desk.withdraw('a', null)
    expect(desk.release('a', edition(), 'published').hash).toBe(hash)
    const again = await ask(english)
    expect(again.headers.get('ETag')).not.toBe(before)
    expect(await again.json()).toMatchObject({ hash, version: 3 })
  })

  it('is a 410 with its tombstone when it is withdrawn', async () => {
    const desk = bilingual()
    const tombstone = desk.withdraw('a-en', 'It named a minor.')
    const { ask, read } = deliver(desk.rows)
    const response = await ask(english)
    expect(response.status).toBe(410)
    expect(response.headers.get('Content-Type')).toBe('application/problem+json; charset=utf-8')
    expect(await response.json()).toEqual({
      type: '/problems/withdrawn',
      title: 'Withdrawn',
      status: 410,
      detail: 'This edition was withdrawn: It named a minor.',
      tombstone: {
        story: sampleDocument.story,
        language: 'en',
        slug: 'embassies-without-diplomats',
        title: 'Embassies without diplomats',
        reason: 'It named a minor.',
        withdrawnAt: tombstone.at,
      },
    })
    expect((await read(spanish)).translations).toEqual([])
  })

  it('moves an old slug to the present one, and says nothing that would be kept for ever', async () => {
    const desk = newsroom()
    desk.release('a', edition({ slug: 'first' }), 'published')
    desk.release('a', edition({ slug: 'second' }), 'updated')
    desk.release('a', edition({ slug: 'third' }), 'updated')
    const { ask } = deliver(desk.rows)
    for (const slug of ['first', 'second']) {
      const response = await ask(`/articles/en/${slug}`)
      expect(response.status).toBe(308)
      expect(response.headers.get('Location')).toBe('/api/v1/articles/en/third')
      expect(response.headers.get('Cache-Control')).toContain('max-age=1')
    }
    desk.withdraw('a', null)
    expect((await ask('/articles/en/first')).status).toBe(410)
  })

  it('keeps a slug that it has now from the one that had it before', async () => {
    const desk = newsroom()
    desk.release('b', edition({ slug: 'contested', title: 'New', story: 'story-b' }), 'published')
    desk.release('a', edition({ slug: 'contested', title: 'Old' }), 'published')
    desk.release('a', edition({ slug: 'moved', title: 'Old' }), 'updated')
    const { read } = deliver(desk.rows)
    expect(await read('/articles/en/contested')).toMatchObject({ title: 'New' })
    desk.withdraw('a', null)
    expect(await read('/articles/en/contested')).toMatchObject({ title: 'New' })
  })

  it.each([
    '/articles/en/unknown',
    '/articles/fr/embassies-without-diplomats',
    '/articles/en/%00',
    '/articles/en/%E0%A4',
  ])('is a 404 at %s', async (path) => {
    const response = await deliver(bilingual().rows).ask(path)
    expect(response.status).toBe(404)
    expect(await response.json()).toMatchObject({ type: '/problems/not-found', status: 404 })
  })
})

describe('the list of editions', () => {
  const many = () => {
    const desk = newsroom()
    for (const number of [1, 2, 3, 4, 5]) {
      const document = edition({
        story: `story-${number}`,
        slug: `slug-${number}`,
        topics: number > 3 ? ['water'] : [],
      })
      // Three at one time: the cursor must hold between them.
      desk.release(`a-${number}`, document, 'published', number > 2 ? { at: '2026-02-01T00:00:00.000Z' } : {})
    }
    desk.release('a-es', inSpanish('0'.repeat(64), { story: 'story-1' }), 'published')
    desk.release('gone', edition({ story: 'story-6', slug: 'gone' }), 'published')
    desk.withdraw('gone', null)
    return desk.rows
  }

  it('is summaries, newest first, without what is withdrawn', async () => {
    const { articles, next } = (await deliver(many()).read('/articles')) as { articles: Json[]; next: null }
    expect(next).toBeNull()
    expect(articles).toHaveLength(6)
    expect(articles.slice(-2).map(({ slug }) => slug)).toEqual(['slug-2', 'slug-1'])
    expect(Object.keys(articles[0] ?? {})).toEqual([
      ...[
        'story',
        'language',
        'slug',
        'url',
        'title',
        'dek',
        'byline',
        'topics',
        'topicRefs',
        'hero',
        'firstPublished',
      ],
      ...['publishedAt', 'updatedAt', 'version', 'hash'],
    ])
  })

  it('leaves out what was redacted between the reading of the list and of the releases', async () => {
    const { rows } = bilingual()
    const redacted = { ...rows[0]!, redactedAt: '2026-01-02T00:00:00.000Z', document: {} as never }
    const editions = [redacted, rows[1]!]
    const { ask, read } = deliver(rows, {
      liveEditions: () => Promise.resolve({ editions, next: null }),
      search: () => Promise.resolve({ editions, next: null, isBehind: false }),
      sharing: () => Promise.resolve(editions.map((release) => ({ release, shared: ['topic:diplomacy' as const] }))),
    })
    for (const path of ['/articles', '/articles?q=diplomats', '/topics/diplomacy', `${english}/related`]) {
      expect(await read(path), path).toMatchObject({ articles: [{ language: 'es' }] })
    }
    expect((await ask('/feeds/en.rss')).status).toBe(200)
  })

  it('filters by language and topic', async () => {
    const { read } = deliver(many())
    const slugs = async (query: string) =>
      ((await read(`/articles?${query}`)).articles as Json[]).map(({ slug }) => slug).sort()
    expect(await slugs('language=es')).toEqual(['embajadas-sin-diplomaticos'])
    expect(await slugs('topic=water')).toEqual(['slug-4', 'slug-5'])
    expect(await slugs('topic=water&language=es')).toEqual([])
  })

  it('pages through every edition once, by cursor and by link', async () => {
    const { ask, read } = deliver(many())
    const whole = ((await read('/articles?language=en')).articles as Json[]).map(({ slug }) => slug)
    const paged: unknown[] = []
    let path: string | undefined = '/articles?language=en&limit=2'
    while (path) {
      const response = await ask(path)
      const body = (await response.json()) as { articles: Json[]; next: string | null }
      paged.push(...body.articles.map(({ slug }) => slug))
      path = response.headers.get('Link')?.match(/^<\/api\/v1(.+)>; rel="next"$/)?.[1]
      expect(path?.includes(`cursor=${body.next}`) ?? false).toBe(body.next !== null)
    }
    expect(paged).toEqual(whole)
    expect(whole).toHaveLength(5)
  })
})

describe('a story', () => {
  it('is its live editions by language, with what is stale', async () => {
    const desk = bilingual()
    const { read } = deliver(desk.rows)
    const path = `/stories/${sampleDocument.story}`
    const editions = async () => (await read(path)).editions as Json[]
    expect(await editions()).toMatchObject([
      { language: 'en', translatedFrom: null, stale: false },
      { language: 'es', translatedFrom: { language: 'en', release: desk.en.hash }, stale: false },
    ])
    desk.release('a-en', restated('38'), 'corrected')
    // A figure is corrected in every edition at once: nothing is left to translate.
    expect(await editions()).toMatchObject([{ stale: false }, { stale: false }])
    desk.release('a-en', restated('38', { dek: 'What they say now.' }), 'updated')
    expect(await editions()).toMatchObject([{ stale: false }, { stale: true }])
    desk.withdraw('a-en', null)
    expect(await editions()).toMatchObject([{ language: 'es', stale: true }])
  })

  it('is a 410 when every edition is withdrawn, and a 404 when none was released', async () => {
    const desk = bilingual()
    desk.withdraw('a-en', 'Wrong.')
    desk.withdraw('a-es', 'Mal.')
    const { ask } = deliver(desk.rows)
    const gone = await ask(`/stories/${sampleDocument.story}`)
    expect(gone.status).toBe(410)
    const { tombstones } = (await gone.json()) as { tombstones: Json[] }
    expect(tombstones.map(({ reason }) => reason).sort()).toEqual(['Mal.', 'Wrong.'])
    expect((await ask('/stories/unknown')).status).toBe(404)
  })
})

describe('the forms of an edition', () => {
  it.each([
    ['json', 'application/json'],
    ['jsonld', 'application/ld+json'],
    ['ninjs', 'application/json'],
    ['html', 'text/html'],
    ['markdown', 'text/markdown'],
    ['csl', 'application/vnd.citationstyles.csl+json'],
  ])('has %s, with a tag of its own', async (format, type) => {
    const { ask } = deliver(bilingual().rows)
    const response = await ask(`${english}?format=${format}`, { headers: { Accept: 'image/png' } })
    expect(response.status).toBe(200)
    expect(response.headers.get('Content-Type')).toContain(type)
    expect(response.headers.get('Vary')).toContain('Accept')
    const etag = response.headers.get('ETag')!
    const again = await ask(`${english}?format=${format}`, { headers: { 'If-None-Match': etag } })
    expect(again.status).toBe(304)
    if (format !== 'json') expect((await ask(english)).headers.get('ETag')).not.toBe(etag)
  })

  it('are chosen by Accept, refused when unknown, and gone with a withdrawn edition', async () => {
    const desk = bilingual()
    const { ask } = deliver(desk.rows)
    const page = await ask(english, { headers: { Accept: 'text/html' } })
    expect(page.headers.get('Content-Type')).toContain('text/html')
    const unknown = await ask(`${english}?format=pdf`)
    expect(unknown.status).toBe(400)
    expect(JSON.stringify(await unknown.json())).toContain('markdown')
    desk.withdraw('a-en', 'Wrong.')
    for (const format of ['json', 'jsonld', 'ninjs', 'html', 'markdown', 'csl']) {
      expect((await ask(`${english}?format=${format}`)).status).toBe(410)
    }
  })
})
