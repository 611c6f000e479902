import { createServer, request as httpRequest, type IncomingHttpHeaders } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterEach, describe, expect, it, vi } from 'vitest'
import { brotliDecompressSync } from 'node:zlib'
import { announceNews } from '../releases/announce'
import { createDelivery } from '../delivery/app'
import { sampleStatistic } from '../delivery/examples'
import { edition, memoryStore, newsroom, type StoredRelease } from '../../tests/fixtures/delivery'
import type { ReleaseStore } from '../delivery/store'
import { signal } from '../../tests/support/signal'
import { createTail } from '../delivery/tail'
import { encodeResponse } from './answer'
import { createAnswerCache } from './cache'
import { keysOf, noteReads } from './dependencies'
import { createHandler, isBelow, type CacheOutcome } from './handler'

const closers: Array<() => void> = []
afterEach(() => {
  for (const close of closers.splice(0)) close()
})

/** `appLog` is where the app logs its own failures. */
async function open(
  rows: StoredRelease[],
  more: Partial<ReleaseStore> = {},
  { maxBytes = 10_000_000, appLog = vi.fn() }: { maxBytes?: number; appLog?: () => void } = {},
) {
  const store = noteReads({ ...memoryStore(rows), ...more })
  const tail = createTail({ store, interval: 60_000 })
  let current = true
  const cache = createAnswerCache({ maxBytes, isCurrent: () => current })
  await tail.follow((released) => cache.invalidate(released.flatMap(keysOf)))
  const app = createDelivery({ store, tail, languages: ['en', 'es'], baseURL: '', log: { error: appLog } })
  const logged = vi.fn()
  const outcomes: CacheOutcome[] = []
  const handle = createHandler({
    app,
    cache,
    basePath: '/api/v1',
    log: { error: logged },
    onAnswer: (outcome) => outcomes.push(outcome),
  })
  const server = createServer(handle)
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo
  closers.push(() => {
    tail.close()
    server.close()
    server.closeAllConnections()
  })
  type Answer = { status: number; headers: IncomingHttpHeaders; body: Buffer }
  /** Without what `fetch` adds and undoes by itself. */
  const ask = (path: string, headers: Record<string, string> = {}, method = 'GET') =>
    new Promise<Answer>((resolve, reject) => {
      httpRequest({ port, host: '127.0.0.1', path: `/api/v1${path}`, headers, method }, (response) => {
        const parts: Buffer[] = []
        response.on('data', (part: Buffer) => parts.push(part))
        response.on('end', () =>
          resolve({ status: response.statusCode ?? 0, headers: response.headers, body: Buffer.concat(parts) }),
        )
      })
        .on('error', reject)
        .end()
    })
  const outcomeOf = async (path: string) => {
    outcomes.length = 0
    await ask(path)
    return outcomes[0]
  }
  return { ask, app, cache, logged, outcomes, outcomeOf, tail, setCurrent: (value: boolean) => (current = value) }
}

const english = '/articles/en/embassies-without-diplomats'
function bilingual() {
  const desk = newsroom()
  const en = desk.release('a-en', edition(), 'published')
  desk.release(
    'a-es',
    edition({ language: 'es', slug: 'embajadas', translatedFrom: { language: 'en', release: en.hash } }),
    'published',
  )
  desk.release('b-en', edition({ story: 'other', slug: 'other' }), 'published')
  return { ...desk, en }
}

describe('an answer from memory', () => {
  it('has the bytes and headers of the one that was made', async () => {
    const { ask, app, outcomes } = await open(bilingual().rows)
    const made = await app.request(`/api/v1${english}`)
    for (const outcome of ['miss', 'hit']) {
      const { status, headers, body } = await ask(english)
      expect(outcomes.pop()).toBe(outcome)
      expect(status).toBe(200)
      expect(body.toString()).toBe(await made.clone().text())
      for (const [name, value] of made.headers) {
        expect(headers[name]).toBe(name === 'vary' ? 'Accept, Accept-Encoding' : value)
      }
    }
  })

  it('comes compressed to those who take it, under a tag of its own that keeps the hash readable', async () => {
    const { ask } = await open(bilingual().rows)
    const plain = await ask(english)
    const { headers, body } = await ask(english, { 'Accept-Encoding': 'gzip, br' })
    expect(headers['content-encoding']).toBe('br')
    expect(headers['content-length']).toBe(String(body.length))
    expect(brotliDecompressSync(body)).toEqual(plain.body)
    expect(headers.etag).toBe(plain.headers.etag?.replace(/"$/, '-br"'))
  })

  it('is a 304 for whoever has it, in whatever coding, and for HEAD has no body', async () => {
    const { ask } = await open(bilingual().rows)
    const { headers, body } = await ask(english)
    const tag = headers.etag ?? ''
    for (const condition of [tag, `W/${tag}`, `"x", ${tag}`, '*', tag.replace(/"$/, '-gzip"')]) {
      const same = await ask(english, { 'If-None-Match': condition })
      expect(same.status).toBe(304)
      expect(same.body).toHaveLength(0)
      expect(same.headers).toMatchObject({ 'cache-control': headers['cache-control'], vary: headers.vary })
      expect(same.headers['content-length']).toBeUndefined()
    }
    expect((await ask(english, { 'If-None-Match': '"x"' })).status).toBe(200)
    const head = await ask(english, {}, 'HEAD')
    expect(head.body).toHaveLength(0)
    expect(head.headers['content-length']).toBe(String(body.length))
  })

  it('is made anew once it is older than it says that it may be', async () => {
    const cache = createAnswerCache({ maxBytes: 1_000_000, isCurrent: () => true })
    const made = (headers: Record<string, string>) =>
      encodeResponse(new Response('x', { headers: { ETag: '"x"', ...headers } }))
    const soon = await made({ Expires: new Date(Date.now() + 2000).toUTCString() })
    expect(soon.lastsFor).toBeGreaterThan(0)
    expect(soon.lastsFor).toBeLessThanOrEqual(2000)
    await cache.fill('soon', () => Promise.resolve({ made: { ...soon, lastsFor: 20 }, keys: new Set(['*']) }))
    const ever = await made({})
    await cache.fill('ever', () => Promise.resolve({ made: ever, keys: new Set(['*']) }))
    expect(cache.get('soon')).toBeDefined()
    await vi.waitFor(() => expect(cache.get('soon')).toBeUndefined())
    expect(cache.get('ever')).toBeDefined()
  })

  it('is made anew when its edition or a sibling is released, and only then', async () => {
    const { rows, release, withdraw } = bilingual()
    const { ask, outcomeOf } = await open(rows)
    for (const path of [english, '/articles/en/other', '/articles', '/openapi.json']) await ask(path)
    release('a-es', edition({ language: 'es', slug: 'otra', title: 'Otra' }), 'updated')
    await announceNews()
    expect(await outcomeOf('/articles/en/other')).toBe('hit')
    expect(await outcomeOf('/openapi.json')).toBe('hit')
    expect(await outcomeOf('/articles')).toBe('miss')
    expect(await outcomeOf(english)).toBe('miss')
    expect((await ask(english)).body.toString()).toContain('/articles/es/otra')
    withdraw('a-en', null)
    await announceNews()
    expect((await ask(english)).status).toBe(410)
  })

  it.each([
    ['a record', `/statistics/${sampleStatistic.id}`],
    ['the story', `/stories/${edition().story}`],
    ['the feed', '/changes'],
    ['the root', ''],
  ])('of %s is made anew', async (_what, path) => {
    const { rows, release } = bilingual()
    const { ask } = await open(rows)
    const before = await ask(path)
    release('a-en', edition({ statistics: [{ ...sampleStatistic, value: '38', display: '38' }] }), 'corrected')
    await announceNews()
    expect((await ask(path)).body.equals(before.body)).toBe(false)
  })

  it('is not kept when it was read before a change and made after it', async () => {
    const { rows, release } = bilingual()
    const store = memoryStore(rows)
    const [read, held] = [signal(), signal()]
    const liveAt: ReleaseStore['liveAt'] = async (address) => {
      const found = await store.liveAt(address)
      read.send()
      await held.sent
      return found
    }
    const { ask } = await open(rows, { liveAt })
    const early = ask(english)
    await read.sent
    release('a-en', edition({ dek: 'Changed meanwhile.' }), 'updated')
    await announceNews()
    const late = ask(english)
    held.send()
    expect((await early).body.toString()).not.toContain('Changed meanwhile.')
    // Who asked after the change is not given what somebody else was being given.
    expect((await late).body.toString()).toContain('Changed meanwhile.')
    expect((await ask(english)).body.toString()).toContain('Changed meanwhile.')
  })

  it('is the same for all campaigns that a reader may come by', async () => {
    const { ask, outcomeOf } = await open(bilingual().rows)
    expect(await outcomeOf(english)).toBe('miss')
    expect(await outcomeOf(`${english}?utm_source=mail&fbclid=x`)).toBe('hit')
    expect((await ask(`${english}?fbclid=x`)).body).toEqual((await ask(english)).body)
  })

  it('is made once for all who ask at the same time', async () => {
    const liveAt = vi.fn(memoryStore(bilingual().rows).liveAt)
    const { ask } = await open(bilingual().rows, { liveAt })
    await Promise.all(Array.from({ length: 20 }, () => ask(english)))
    expect(liveAt).toHaveBeenCalledTimes(1)
  })

  it('is not given while nobody knows whether it is in date', async () => {
    const { ask, outcomeOf, setCurrent } = await open(bilingual().rows)
    await ask(english)
    setCurrent(false)
    expect(await outcomeOf(english)).toBe('miss')
    setCurrent(true)
    expect(await outcomeOf(english)).toBe('hit')
  })

  it('is of a release that a crash left without a number, too', async () => {
    const { rows, release } = bilingual()
    const { ask, tail } = await open(rows)
    await ask(english)
    release('a-en', edition({ dek: 'Not numbered.' }), 'updated', { sequence: null })
    await tail.poll()
    expect((await ask(english)).body.toString()).toContain('Not numbered.')
  })

  it('is bounded in memory', async () => {
    const { ask, cache } = await open(bilingual().rows, {}, { maxBytes: 60_000 })
    for (let limit = 1; limit <= 60; limit += 1) await ask(`/articles?limit=${limit}`)
    expect(cache.size().bytes).toBeLessThanOrEqual(60_000)
    expect(cache.size().answers).toBeGreaterThan(1)
  })
})

describe('what is not kept', () => {
  it.each([
    ['an error', '/articles?limit=0', 400],
    ['what is not there', '/articles/en/none', 404],
    ['what waits', '/changes?wait=1&limit=1', 200],
    ['a refusal', '/nothing', 404],
  ])('%s is answered all the same', async (_what, path, status) => {
    const { ask, cache } = await open(bilingual().rows)
    expect((await ask(path)).status).toBe(status)
    expect(cache.size().answers).toBe(0)
  })

  it('is what a method other than GET and HEAD asks for', async () => {
    const { ask } = await open(bilingual().rows)
    expect((await ask(english, {}, 'POST')).status).toBe(405)
    expect((await ask(english, {}, 'OPTIONS')).status).toBe(204)
    expect((await ask(english, { Accept: 'image/png' })).status).toBe(406)
  })
})

describe('a fault that the app does not answer', () => {
  const broken = () =>
    open(
      [],
      { liveAt: () => Promise.reject(new Error('SQLITE_BUSY')), liveCarrying: () => Promise.reject(new Error('BUSY')) },
      {
        appLog: () => {
          throw new Error('no space left on device')
        },
      },
    )

  it.each([
    ['an answer that may be kept', `${english}?format=csl`, english],
    ['one that may not', '/media/hero.jpg?x=secret', '/media/hero.jpg'],
  ])('is a 500 for %s, logged with its path alone', async (_what, address, path) => {
    const { ask, cache, logged, outcomes } = await broken()
    const { status, headers, body } = await ask(address, { Cookie: 'session=secret' })
    expect([status, headers['content-type']]).toEqual([500, 'application/problem+json; charset=utf-8'])
    expect(JSON.parse(body.toString())).toMatchObject({ type: '/problems/internal-error', status: 500 })
    expect(body.toString()).not.toMatch(/space|SQLITE|secret/)
    expect(logged).toHaveBeenCalledOnce()
    const [details] = logged.mock.calls[0] as [{ err: Error; path: string }]
    expect(details).toEqual({ err: new Error('no space left on device'), path: `/api/v1${path}` })
    expect([cache.size().answers, outcomes.length]).toEqual([0, 1])
  })
})

describe('the addresses of the API', () => {
  it.each([
    ['/api/v1', true],
    ['/api/v1/', true],
    ['/api/v1?x', true],
    ['/api/v1/articles', true],
    ['/api/v10', false],
    ['/api/articles', false],
    [undefined, false],
  ])('%s: %s', (url, expected) => expect(isBelow('/api/v1', url)).toBe(expected))
})
