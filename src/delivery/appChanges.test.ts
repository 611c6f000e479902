import { afterEach, describe, expect, it, vi } from 'vitest'
import { changeCursor, feedStart, positionAfter } from './cursor'
import { sampleDocument, sampleStatistic } from './examples'
import { announceNews } from '../releases/announce'
import { bilingual, deliver, english, inSpanish, restated, type Json } from '../../tests/fixtures/app'
import { memoryStore, type StoredRelease } from '../../tests/fixtures/delivery'

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
      redacted: false,
      redacts: [],
      note: 'It was 38.',
      changed: [{ kind: 'statistic', id: sampleStatistic.id, label: sampleStatistic.label, from: '37', to: '38' }],
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
    await announceNews()
    expect(await inAny).toMatchObject({ changes: [{ sequence: 3 }], more: false })
    release('a-es', inSpanish(en.hash, { title: 'Otro' }), 'updated')
    await announceNews()
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
    await announceNews()
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

  it('reads what a correction changed once for all who wait for it', async () => {
    const desk = bilingual()
    const withHashes = vi.fn(memoryStore(desk.rows).withHashes)
    const { ask, read, waiting } = deliver(desk.rows, { withHashes })
    const { next: since } = (await read('/changes')) as { next: string }
    const streams = Array.from({ length: 8 }, async () => events(await ask(`/changes/stream?since=${since}`), 1))
    const answers = Array.from({ length: 8 }, () => read(`/changes?wait=30&since=${since}`))
    await waiting(16)
    desk.release('a-en', restated('38'), 'corrected')
    await announceNews()
    const changed = [{ kind: 'statistic', from: '37', to: '38' }]
    for (const [event] of await Promise.all(streams)) expect(event?.data).toMatchObject({ changed })
    for (const answer of await Promise.all(answers)) expect(answer).toMatchObject({ changes: [{ changed }] })
    // The streams once, and the answers once.
    expect(withHashes).toHaveBeenCalledTimes(2)
  })
})
