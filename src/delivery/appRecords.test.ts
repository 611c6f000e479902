import { describe, expect, it } from 'vitest'
import type { EditionDocument } from '../model/document'
import { changeCursor, feedStart } from './cursor'
import { sampleDocument, sampleStatistic } from './examples'
import { bilingual, deliver, english, restated, spanish, type Json } from '../../tests/fixtures/app'
import { edition, newsroom, type StoredRelease } from '../../tests/fixtures/delivery'

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

  it('leads with its query to what it was merged into', async () => {
    const { ask } = deliver(bilingual().rows, { nameNow: () => Promise.resolve('other') })
    expect((await ask(`${path}?language=es`)).headers.get('Location')).toBe('/api/v1/statistics/other?language=es')
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

  it.each([1, 2])(
    'is what was corrected last, also where an edition of before was given back %i times since',
    async (times) => {
      const desk = newsroom()
      const other = edition({ story: 'story-b', slug: 'other' })
      desk.release('a', restated('38'), 'published')
      desk.release('b', restated('38', { story: 'story-b', slug: 'other' }), 'published')
      desk.withdraw('b', null)
      const corrected = desk.release('a', restated('37'), 'corrected')
      for (let time = 1; time <= times; time += 1) {
        desk.release('b', restated('38', { story: 'story-b', slug: 'other' }), 'published')
        if (time < times) desk.withdraw('b', null)
      }
      const { read } = deliver(desk.rows)
      for (const asked of [path, `${path}?language=en`]) {
        const { history, value } = (await read(asked)) as { value: string; history: Array<{ release: string }> }
        expect({ value, newest: history[0]?.release, count: history.length }).toEqual({
          value: '37',
          newest: corrected.hash,
          count: 2,
        })
      }
      // What is released anew and not given back is news.
      desk.release('b', { ...other, dek: 'New.', statistics: restated('36').statistics }, 'updated')
      desk.release('b', restated('38', { story: 'story-b', slug: 'other' }), 'updated')
      expect(await read(path)).toMatchObject({ value: '38' })
    },
  )

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
    expect(body.allowed).toEqual([
      ...['q', 'topic', 'person', 'statistic', 'source', 'language', 'since', 'until', 'updatedSince', 'sort'],
      ...['fields', 'limit', 'cursor'],
    ])
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
    `${english}/related`,
    '/topics',
    '/topics/diplomacy',
    '/people',
    '/people/ana-ruiz',
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
