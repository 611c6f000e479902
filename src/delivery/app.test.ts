import { afterEach, describe, expect, it, vi } from 'vitest'
import type { EditionDocument } from '../model/document'
import { createDelivery } from './app'
import { changeCursor, feedStart, positionAfter } from './cursor'
import { sampleDocument, sampleStatistic } from './examples'
import { announceNumbered } from '../releases/announce'
import { edition, memoryStore, newsroom, type StoredRelease } from '../../tests/fixtures/delivery'
import type { ReleaseStore } from './store'
import { createTail } from './tail'

type Json = Record<string, unknown>

function deliver(rows: StoredRelease[], store: Partial<ReleaseStore> = {}) {
  const error = vi.fn()
  const asked = { ...memoryStore(rows), ...store }
  const tail = createTail({ store: asked })
  const app = createDelivery({ store: asked, tail, languages: ['en', 'es'], baseURL: '', log: { error } })
  const ask = async (path: string, init?: RequestInit) => app.request(`/api/v1${path}`, init)
  const read = async (path: string): Promise<Json> => (await ask(path)).json() as Promise<Json>
  /** Resolves once so many requests and streams wait for a change. */
  const waiting = (count: number) => vi.waitUntil(() => tail.waiting() === count, { interval: 1 })
  return { ask, read, error, tail, waiting }
}

const english = '/articles/en/embassies-without-diplomats'
const spanish = '/articles/es/embajadas-sin-diplomaticos'
function inSpanish(release: string, changes: Partial<EditionDocument> = {}) {
  return edition({
    language: 'es',
    slug: 'embajadas-sin-diplomaticos',
    title: 'Embajadas sin diplomáticos',
    translatedFrom: { language: 'en', release },
    ...changes,
  })
}
function restated(value: string, changes: Partial<EditionDocument> = {}) {
  return edition({ statistics: [{ ...sampleStatistic, value, display: value }], ...changes })
}

/** A story in English and the Spanish edition made from it. */
function bilingual() {
  const desk = newsroom()
  const en = desk.release('a-en', edition(), 'published')
  const es = desk.release('a-es', inSpanish(en.hash), 'published')
  return { ...desk, en, es }
}

describe('an edition', () => {
  it('is its document with its address, translations, times, version and hash, in the order of the contract', async () => {
    const { rows, en } = bilingual()
    const body = await deliver(rows).read(english)
    expect(Object.keys(body)).toEqual([
      ...['story', 'language', 'slug', 'url', 'title', 'dek', 'byline', 'firstPublished', 'translatedFrom'],
      ...['translations', 'publishedAt', 'updatedAt', 'version', 'hash', 'topics', 'hero', 'body', 'statistics'],
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
      'access-control-expose-headers': 'ETag, Link, Retry-After',
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

  it('has its hash as ETag when it stands alone', async () => {
    const { rows, release } = newsroom()
    const { hash } = release('a', edition(), 'published')
    expect((await deliver(rows).ask(english)).headers.get('ETag')).toBe(`"${hash}"`)
    const corrected = release('a', restated('38'), 'corrected')
    release('a', restated('39'), 'corrected')
    const third = release('a', restated('40'), 'corrected')
    expect(corrected.version).toBe(2)
    expect((await deliver(rows).ask(english)).headers.get('ETag')).toBe(`"${third.hash}"`)
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
      ...['story', 'language', 'slug', 'url', 'title', 'dek', 'byline', 'topics', 'firstPublished', 'publishedAt'],
      ...['updatedAt', 'version', 'hash'],
    ])
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

describe('a record', () => {
  const path = `/statistics/${sampleStatistic.id}`

  it('is as last released, with its changes and the editions that cite it', async () => {
    const desk = bilingual()
    desk.release('a-en', restated('37', { dek: 'Another dek.' }), 'updated')
    const corrected = desk.release('a-en', restated('38'), 'corrected', { note: 'It was 38.' })
    const body = await deliver(desk.rows).read(path)
    expect(body).toMatchObject({ id: sampleStatistic.id, value: '38', note: null })
    expect(body.history).toEqual([
      {
        at: corrected.at,
        release: corrected.hash,
        language: 'en',
        slug: 'embassies-without-diplomats',
        note: 'It was 38.',
        statistic: { ...sampleStatistic, value: '38', display: '38' },
      },
      {
        at: desk.en.at,
        release: desk.en.hash,
        language: 'en',
        slug: 'embassies-without-diplomats',
        note: null,
        statistic: sampleStatistic,
      },
    ])
    expect(body.editions).toEqual([
      {
        language: 'en',
        slug: 'embassies-without-diplomats',
        url: `/api/v1${english}`,
        title: 'Embassies without diplomats',
        version: 3,
        hash: corrected.hash,
      },
      {
        language: 'es',
        slug: 'embajadas-sin-diplomaticos',
        url: `/api/v1${spanish}`,
        title: 'Embajadas sin diplomáticos',
        version: 1,
        hash: desk.es.hash,
      },
    ])
  })

  it('is shown in the language that is asked for', async () => {
    const desk = bilingual()
    desk.release('a-en', restated('38'), 'corrected')
    const { ask, read } = deliver(desk.rows)
    expect(await read(`${path}?language=es`)).toMatchObject({ value: '37', history: [{ language: 'es' }] })
    expect((await ask(`${path}?language=es`)).headers.get('Content-Language')).toBe('es')
    desk.withdraw('a-es', null)
    const response = await ask(`${path}?language=es`)
    expect(response.status).toBe(404)
    expect(await response.json()).toMatchObject({ parameter: 'language', allowed: ['en'] })
  })

  it('has no change where another story names the same unnamed source by another id', async () => {
    const desk = newsroom()
    desk.release('a', edition(), 'published')
    const other = JSON.parse(
      JSON.stringify(sampleDocument).replaceAll('b7Qm2xkP0sZ1', 'zzOther00000'),
    ) as EditionDocument
    desk.release('b', { ...other, story: 'story-b', slug: 'other' }, 'published')
    expect((await deliver(desk.rows).read(path)).history).toHaveLength(1)
  })

  it('keeps out of its history what only a withdrawn edition said', async () => {
    const desk = newsroom()
    desk.release('a', edition(), 'published')
    desk.release('b', restated('99', { story: 'story-b', slug: 'other' }), 'published')
    desk.withdraw('b', 'Libel.')
    const body = JSON.stringify(await deliver(desk.rows).read(path))
    expect(body).not.toContain('99')
  })

  it('may be a quote or a source, an unnamed one too', async () => {
    const { read } = deliver(bilingual().rows)
    for (const quote of sampleDocument.quotes) {
      expect(await read(`/quotes/${quote.id}`)).toMatchObject({ ...quote, history: [{ quote }], editions: [{}, {}] })
    }
    for (const source of sampleDocument.sources) {
      expect(await read(`/sources/${source.id}`)).toMatchObject({
        ...source,
        history: [{ source }],
        editions: [{}, {}],
      })
    }
  })

  it('is a 410 when no live edition cites it any more, and a 404 when none ever did', async () => {
    const desk = newsroom()
    desk.release('a', edition(), 'published')
    desk.release('a', edition({ statistics: [] }), 'updated')
    const { ask } = deliver(desk.rows)
    expect((await ask(path)).status).toBe(410)
    expect((await ask('/statistics/unknown')).status).toBe(404)
    desk.withdraw('a', null)
    for (const { id } of sampleDocument.sources) expect((await ask(`/sources/${id}`)).status).toBe(410)
  })
})

describe('a release', () => {
  it('is the snapshot, with its hash as ETag', async () => {
    const desk = newsroom()
    const first = desk.release('a', edition(), 'published')
    const second = desk.release('a', restated('38'), 'corrected', { note: 'It was 38.' })
    const { ask } = deliver(desk.rows)
    expect(await (await ask(`/releases/${first.hash}`)).json()).toMatchObject({ version: 1, document: sampleDocument })
    const response = await ask(`/releases/${second.hash}`)
    expect(response.headers.get('ETag')).toBe(`"${second.hash}"`)
    const body = (await response.json()) as Json
    expect(Object.keys(body)).toEqual([
      ...['hash', 'previous', 'story', 'language', 'slug', 'version', 'kind', 'at', 'note', 'document'],
    ])
    expect(body).toMatchObject({ hash: second.hash, previous: first.hash, kind: 'corrected', note: 'It was 38.' })
  })

  it('is a 410 once its edition is withdrawn, so that the text does not stay readable; the tombstone stays', async () => {
    const desk = newsroom()
    const first = desk.release('a', edition(), 'published')
    const second = desk.release('a', restated('38'), 'corrected')
    const tombstone = desk.withdraw('a', 'Libel.')
    const { ask } = deliver(desk.rows)
    for (const { hash } of [first, second]) {
      const response = await ask(`/releases/${hash}`)
      expect(response.status).toBe(410)
      expect(await response.json()).toMatchObject({ tombstone: { reason: 'Libel.', withdrawnAt: tombstone.at } })
    }
    expect(await (await ask(`/releases/${tombstone.hash}`)).json()).toMatchObject({
      kind: 'withdrawn',
      document: { reason: 'Libel.' },
    })
  })

  it('is not cached for ever, because it can be taken down', async () => {
    const desk = bilingual()
    const { headers } = await deliver(desk.rows).ask(`/releases/${desk.en.hash}`)
    expect(headers.get('Cache-Control')).toBe('public, max-age=60')
  })

  it('is the newest with its hash, under another ETag, when the hash came again', async () => {
    const desk = newsroom()
    const { hash } = desk.release('a', edition(), 'published')
    const { ask } = deliver(desk.rows)
    const before = (await ask(`/releases/${hash}`)).headers.get('ETag')
    desk.withdraw('a', null)
    desk.release('a', edition(), 'published')
    const response = await ask(`/releases/${hash}`)
    expect(response.headers.get('ETag')).not.toBe(before)
    expect(await response.json()).toMatchObject({ version: 3 })
  })

  it.each(['0'.repeat(64), 'ABC', 'x'])('is a 404 for %s', async (hash) => {
    expect((await deliver(bilingual().rows).ask(`/releases/${hash}`)).status).toBe(404)
  })
})

describe('the change feed', () => {
  afterEach(() => {
    vi.useRealTimers()
  })

  it('gives every change once, in order, and the same cursor when nothing is new', async () => {
    const desk = bilingual()
    desk.release('a-en', restated('38'), 'corrected', { note: 'It was 38.', statistics: [sampleStatistic.id] })
    desk.withdraw('a-es', null)
    const { read } = deliver(desk.rows)
    const seen: Json[] = []
    let since = ''
    let more = true
    while (more) {
      const answer = (await read(`/changes?limit=3${since}`)) as { changes: Json[]; next: string; more: boolean }
      seen.push(...answer.changes)
      since = `&since=${answer.next}`
      more = answer.more
    }
    expect(seen.map(({ sequence, kind }) => [sequence, kind])).toEqual([
      [1, 'published'],
      [2, 'published'],
      [3, 'corrected'],
      [4, 'withdrawn'],
    ])
    expect(seen[2]).toEqual({
      sequence: 3,
      kind: 'corrected',
      story: sampleDocument.story,
      language: 'en',
      slug: 'embassies-without-diplomats',
      url: `/api/v1${english}`,
      version: 2,
      hash: desk.rows[2]?.hash,
      at: desk.rows[2]?.at,
      statistics: [sampleStatistic.id],
      note: 'It was 38.',
    })
    expect(await read(`/changes?limit=3${since}`)).toEqual({ changes: [], next: since.slice(7), more: false })
  })

  it('leaves out what is not numbered yet, and other languages when one is asked for', async () => {
    const desk = bilingual()
    desk.release('a-en', restated('38'), 'corrected', { sequence: null })
    const { read } = deliver(desk.rows)
    expect((await read('/changes')).changes).toHaveLength(2)
    expect((await read('/changes?language=es')).changes).toMatchObject([{ sequence: 2, language: 'es' }])
  })

  it('starts with a cursor even when there is nothing', async () => {
    const { read } = deliver([])
    const answer = await read('/changes')
    expect(answer).toEqual({ changes: [], next: changeCursor(feedStart), more: false })
    expect(await read(`/changes?since=${String(answer.next)}`)).toEqual(answer)
  })

  const desk = bilingual()
  const [, last] = desk.rows
  const end = positionAfter(last as StoredRelease)
  const elsewhere = positionAfter({ sequence: 2, hash: 'f'.repeat(64), at: '2026-01-01T00:00:00.000Z' })
  it.each([
    ['of another installation', changeCursor(elsewhere)],
    ['from before a backup was restored', changeCursor({ ...end, sequence: 3 })],
    ['of an earlier form', Buffer.from('1:2').toString('base64url')],
  ])('answers a cursor %s with 410 and where to start over', async (_what, cursor) => {
    const { ask, read } = deliver(desk.rows)
    expect((await ask(`/changes?since=${changeCursor(end)}`)).status).toBe(200)
    for (const path of [
      `/changes?since=${cursor}`,
      `/changes?since=${cursor}&wait=5`,
      `/changes/stream?since=${cursor}`,
    ]) {
      const response = await ask(path)
      expect(response.status).toBe(410)
      expect(response.headers.get('Content-Type')).toContain('application/problem+json')
      expect(await response.json()).toMatchObject({
        type: '/problems/cursor-expired',
        resync: {
          articles: '/api/v1/articles?limit=100',
          changes: `/api/v1/changes?since=${String((await read('/')).cursor)}`,
        },
      })
    }
  })

  it('waits for a change, of the language that is asked for, and then answers at once', async () => {
    const { rows, release, en } = bilingual()
    const { read, waiting } = deliver(rows)
    const since = String((await read('/')).cursor)
    const inAny = read(`/changes?since=${since}&wait=30`)
    const inSpanishOnly = read(`/changes?since=${since}&wait=30&language=es`)
    await waiting(2)
    release('a-en', restated('38'), 'updated')
    await announceNumbered()
    expect(await inAny).toMatchObject({ changes: [{ sequence: 3 }], more: false })
    release('a-es', inSpanish(en.hash, { title: 'Otro' }), 'updated')
    await announceNumbered()
    expect(await inSpanishOnly).toMatchObject({ changes: [{ sequence: 4 }] })
  })

  it('answers nothing, with the same cursor, when nothing comes', async () => {
    const { read, tail } = deliver(bilingual().rows)
    const { cursor } = await read('/')
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'performance'] })
    const answer = read(`/changes?since=${String(cursor)}&wait=30`)
    while (tail.waiting() === 0) await new Promise(setImmediate)
    await vi.advanceTimersByTimeAsync(29_999)
    expect(tail.waiting()).toBe(1)
    await vi.advanceTimersByTimeAsync(1)
    expect(await answer).toEqual({ changes: [], next: cursor, more: false })
  })

  it('waits no longer for a client that is gone', async () => {
    const { ask, tail, waiting } = deliver(bilingual().rows)
    const gone = new AbortController()
    const since = changeCursor(await tail.head())
    const answer = ask(`/changes?since=${since}&wait=30`, { signal: gone.signal })
    await waiting(1)
    gone.abort()
    await answer
    expect(tail.waiting()).toBe(0)
  })
})

describe('the stream of changes', () => {
  /** Reads from a stream until it has so many events. */
  const events = async (response: Response, count: number) => {
    const reader = (response.body as ReadableStream<Uint8Array>).getReader()
    let text = ''
    const found = () => [...text.matchAll(/^id: (.+)\nevent: change\ndata: (.+)\n\n/gm)]
    while (found().length < count) text += Buffer.from((await reader.read()).value ?? []).toString()
    await reader.cancel()
    return found().map(([, id, data]) => ({ id: String(id), data: JSON.parse(String(data)) as Json }))
  }

  it('gives the changes that the feed lists, and those to come, each with the cursor after it', async () => {
    const { rows, release } = bilingual()
    const { ask, read, waiting } = deliver(rows)
    const response = await ask('/changes/stream')
    expect(response.headers.get('Content-Type')).toBe('text/event-stream; charset=utf-8')
    const reading = events(response, 3)
    await waiting(1)
    release('a-en', restated('38'), 'updated')
    await announceNumbered()
    const found = await reading
    const { changes, next } = (await read('/changes')) as { changes: Json[]; next: string }
    expect(found.map(({ data }) => data)).toEqual(changes)
    expect(found.at(-1)?.id).toBe(next)
  })

  it('goes on after Last-Event-ID, whatever `since` says', async () => {
    const { rows } = bilingual()
    const { ask } = deliver(rows)
    const [first] = await events(await ask('/changes/stream'), 1)
    const resumed = await ask(`/changes/stream?since=${changeCursor(feedStart)}`, {
      headers: { 'Last-Event-ID': first?.id ?? '', Accept: 'text/event-stream' },
    })
    expect((await events(resumed, 1))[0]?.data).toMatchObject({ sequence: 2 })
  })

  it('refuses what is no id of its events', async () => {
    const { ask } = deliver(bilingual().rows)
    expect((await ask('/changes/stream', { headers: { 'Last-Event-ID': 'x' } })).status).toBe(400)
    expect((await ask('/changes/stream?limit=1')).status).toBe(400)
  })

  it('ends when the server goes', async () => {
    const { ask, tail, waiting } = deliver([])
    const text = (await ask('/changes/stream')).text()
    await waiting(1)
    tail.close()
    expect(await text).toBe('retry: 1000\n\n')
  })
})

describe('a query parameter', () => {
  it.each([
    ['/articles?colour=red', 'unknown-parameter', 'colour'],
    ['/articles?format=jsonld', 'unknown-parameter', 'format'],
    ['/changes?wait=31', 'bad-parameter', 'wait'],
    ['/changes?wait=-1', 'bad-parameter', 'wait'],
    ['/?language=en', 'unknown-parameter', 'language'],
    [`${english}?depth=2`, 'unknown-parameter', 'depth'],
    ['/articles?__proto__=1', 'unknown-parameter', '__proto__'],
    ['/openapi.json?x=', 'unknown-parameter', 'x'],
    ['/articles?limit=1&limit=2', 'repeated-parameter', 'limit'],
    ['/articles?limit=0', 'bad-parameter', 'limit'],
    ['/articles?limit=101', 'bad-parameter', 'limit'],
    ['/articles?limit=1e1', 'bad-parameter', 'limit'],
    ['/articles?limit=', 'bad-parameter', 'limit'],
    ['/articles?language=fr', 'bad-parameter', 'language'],
    ['/articles?topic=', 'bad-parameter', 'topic'],
    ['/articles?cursor=nonsense', 'bad-parameter', 'cursor'],
    [`/articles?cursor=${changeCursor(feedStart)}`, 'bad-parameter', 'cursor'],
    ['/changes?limit=1001', 'bad-parameter', 'limit'],
    ['/changes?since=', 'bad-parameter', 'since'],
    ['/changes?since=5', 'bad-parameter', 'since'],
    ['/changes?language=EN', 'bad-parameter', 'language'],
    [`/statistics/${sampleStatistic.id}?language=xx`, 'bad-parameter', 'language'],
  ])('that is wrong in %s is a 400 (%s) that names `%s`', async (path, kind, parameter) => {
    const response = await deliver(bilingual().rows).ask(path)
    expect(response.status).toBe(400)
    expect(response.headers.get('Cache-Control')).toBe('no-store')
    const body = (await response.json()) as { detail: string }
    expect(body).toMatchObject({ type: `/problems/${kind}`, status: 400, parameter })
    expect(body.detail).toContain(`\`${parameter}\``)
  })

  it('that is unknown is answered with those there are', async () => {
    const body = await deliver([]).read('/articles?page=2')
    expect(body.allowed).toEqual(['language', 'topic', 'limit', 'cursor'])
  })
  it('that is out of range is answered with the range', async () => {
    expect((await deliver([]).read('/articles?limit=500')).detail).toBe('`limit` must be a whole number from 1 to 100.')
  })
})

function everyRoute(rows: StoredRelease[]): string[] {
  return [
    '',
    '/',
    '/articles',
    english,
    `/stories/${sampleDocument.story}`,
    `/statistics/${sampleStatistic.id}`,
    `/quotes/${sampleDocument.quotes[0]?.id}`,
    `/sources/${sampleDocument.sources[0]?.id}`,
    `/releases/${rows[0]?.hash}`,
    '/changes',
    '/feeds/en.rss',
    '/feeds/en.atom',
    '/feeds/en.json',
    '/openapi.json',
    '/docs',
    '/docs/swagger-ui.css',
    '/docs/start.js',
  ]
}

describe('every route', () => {
  const { rows } = bilingual()
  const { ask } = deliver(rows)

  it.each(everyRoute(rows))('%s answers HEAD with the headers of GET and no body', async (path) => {
    const [got, head] = [await ask(path), await ask(path, { method: 'HEAD' })]
    const body = await got.text()
    expect([got.status, head.status]).toEqual([200, 200])
    expect(Object.fromEntries(head.headers)).toEqual(Object.fromEntries(got.headers))
    expect(head.headers.get('Content-Length')).toBe(String(Buffer.byteLength(body)))
    expect(await head.text()).toBe('')
  })

  it.each(everyRoute(rows))('%s answers 304 to its own ETag', async (path) => {
    const etag = (await ask(path)).headers.get('ETag') ?? ''
    expect(etag).toMatch(/^"[0-9a-f-]+"$/)
    for (const given of [etag, `W/${etag}`, `"other", ${etag}`, '*']) {
      const response = await ask(path, { headers: { 'If-None-Match': given } })
      expect(response.status).toBe(304)
      expect(await response.text()).toBe('')
      expect(response.headers.get('ETag')).toBe(etag)
      expect(response.headers.get('Cache-Control')).toMatch(/^public/)
      expect(response.headers.get('Vary')).toBe('Accept')
      expect(response.headers.get('Access-Control-Allow-Origin')).toBe('*')
      expect(response.headers.get('Content-Type')).toBeNull()
      expect(response.headers.get('Content-Length')).toBeNull()
    }
    expect((await ask(path, { headers: { 'If-None-Match': '"other"' } })).status).toBe(200)
  })

  it.each(everyRoute(rows))('%s refuses other methods and media types', async (path) => {
    for (const method of ['POST', 'PUT', 'PATCH', 'DELETE']) {
      const response = await ask(path, { method })
      expect(response.status).toBe(405)
      expect(response.headers.get('Allow')).toBe('GET, HEAD, OPTIONS')
    }
    // The path of these says all of what they are.
    if (/^\/(feeds|docs)\b/.test(path)) return
    const response = await ask(path, { headers: { Accept: 'image/png' } })
    expect(response.status).toBe(406)
    expect(await response.json()).toMatchObject({ type: '/problems/not-acceptable' })
  })

  it.each(everyRoute(rows))('%s answers a preflight', async (path) => {
    const response = await ask(path, { method: 'OPTIONS' })
    expect(response.status).toBe(204)
    expect(response.headers.get('Access-Control-Allow-Origin')).toBe('*')
    expect(response.headers.get('Access-Control-Allow-Methods')).toBe('GET, HEAD, OPTIONS')
    expect(response.headers.get('Access-Control-Allow-Headers')).toBe('Accept, If-None-Match, Last-Event-ID')
    expect(response.headers.get('Access-Control-Max-Age')).toBe('86400')
    expect(response.headers.get('Allow')).toBe('GET, HEAD, OPTIONS')
  })

  it('is listed at the root, and nothing else is there', async () => {
    const body = (await (await ask('')).json()) as Json
    expect(body).toMatchObject({ languages: ['en', 'es'], sequence: 2 })
    const unknown = await ask('/nothing')
    expect(unknown.status).toBe(404)
    expect(unknown.headers.get('Content-Type')).toBe('application/problem+json; charset=utf-8')
  })
})

describe('a failure', () => {
  const fail = async (): Promise<never> => Promise.reject(new Error('SQLITE_BUSY at /var/data/cited.db'))

  it('of the store is a 503 to try again, which tells the log and nobody else why', async () => {
    const { ask, error } = deliver([], { liveAt: fail, liveEditions: fail, changes: fail })
    for (const path of [english, '/articles', '/changes']) {
      const response = await ask(path)
      expect(response.status).toBe(503)
      expect(response.headers.get('Retry-After')).toBe('5')
      expect(response.headers.get('Cache-Control')).toBe('no-store')
      expect(response.headers.get('Access-Control-Allow-Origin')).toBe('*')
      expect(await response.text()).not.toMatch(/SQLITE|var|stack/)
    }
    expect(error).toHaveBeenCalledTimes(3)
    expect(String((error.mock.calls[0]?.[0] as { err: Error }).err)).toContain('SQLITE_BUSY')
  })

  it('of the code is a 500 without its message', async () => {
    const { rows } = bilingual()
    const { ask, error } = deliver(rows, { liveAt: async () => ({ kind: 'published' }) as StoredRelease })
    const response = await ask(english)
    expect(response.status).toBe(500)
    expect(await response.text()).not.toContain('undefined')
    expect(error).toHaveBeenCalledOnce()
  })
})
