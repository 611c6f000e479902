import { afterEach, describe, expect, it, vi } from 'vitest'
import { announceNews } from '../releases/announce'
import { feedStart } from './cursor'
import { edition, memoryStore, newsroom } from '../../tests/fixtures/delivery'
import type { ReleaseEntry } from './store'
import { createTail } from './tail'

function open(interval = 60_000) {
  const desk = newsroom()
  let number = 0
  const publish = (language = 'en') => {
    number += 1
    desk.release(`a-${number}`, edition({ story: `s-${number}`, language }), 'published')
  }
  publish()
  const store = memoryStore(desk.rows)
  const changes = vi.fn(store.changes)
  const onFailure = vi.fn()
  const tail = createTail({ store: { ...store, changes }, interval, onFailure })
  return { ...desk, publish, changes, onFailure, tail }
}

afterEach(() => {
  vi.useRealTimers()
})

describe('the tail of the change feed', () => {
  it('asks the store once for all who wait', async () => {
    const { tail, changes, publish } = open()
    const waits = Array.from({ length: 100 }, () => tail.arrival({ since: 1, milliseconds: 5000 }))
    await vi.waitUntil(() => tail.waiting() === 100, { interval: 1 })
    changes.mockClear()
    publish()
    await announceNews()
    expect(new Set(await Promise.all(waits))).toEqual(new Set(['arrived']))
    expect(changes).toHaveBeenCalledTimes(1)
  })

  it('does not miss what is published while a wait begins', async () => {
    const { tail, publish } = open()
    const wait = tail.arrival({ since: 1, milliseconds: 5000 })
    publish()
    await announceNews()
    expect(await wait).toBe('arrived')
    expect(await tail.arrival({ since: 1, milliseconds: 5000 })).toBe('arrived')
  })

  it('leaves the store alone when nobody waits any more', async () => {
    vi.useFakeTimers()
    const { tail, changes } = open(10)
    const wait = tail.arrival({ since: 1, milliseconds: 35 })
    await vi.advanceTimersByTimeAsync(30)
    // To learn where the feed ends, and once an interval.
    expect(changes).toHaveBeenCalledTimes(4)
    await vi.advanceTimersByTimeAsync(5)
    expect(await wait).toBe('nothing')
    changes.mockClear()
    await vi.advanceTimersByTimeAsync(60_000)
    expect(changes).not.toHaveBeenCalled()
  })

  it('is told by polling when another process published, and goes on after a failure of the store', async () => {
    vi.useFakeTimers()
    const { tail, changes, publish, onFailure } = open(10)
    const wait = tail.arrival({ since: 1, milliseconds: 5000 })
    await vi.advanceTimersByTimeAsync(10)
    changes.mockRejectedValueOnce(new Error('no connection'))
    await vi.advanceTimersByTimeAsync(10)
    expect(onFailure).toHaveBeenCalledOnce()
    publish()
    await vi.advanceTimersByTimeAsync(10)
    expect(await wait).toBe('arrived')
    expect(onFailure).toHaveBeenCalledOnce()
  })

  it('tells followers of each change once, and of what a crash left without a number', async () => {
    const { tail, rows, publish, release } = open()
    const heard: ReleaseEntry[] = []
    const end = await tail.follow((released) => heard.push(...released))
    publish()
    publish('es')
    await tail.poll()
    release('crashed', edition({ story: 'crashed' }), 'published', { sequence: null })
    await tail.poll()
    await tail.poll()
    expect(heard.map(({ sequence }) => sequence)).toEqual([2, 3, null])
    Object.assign(rows[3] ?? {}, { sequence: 4 })
    await tail.poll()
    expect(heard.at(-1)?.sequence).toBe(4)
    end()
    publish()
    await announceNews()
    expect(heard).toHaveLength(4)
  })

  it('keeps to the place it is asked for, however far behind', async () => {
    const { tail, publish } = open()
    const end = await tail.follow(() => undefined)
    for (let count = 0; count < 1200; count += 1) publish()
    await tail.poll()
    const seen: Array<number | null> = []
    for (let since = 0; seen.length < 1201;) {
      const page = await tail.changes({ since, limit: 400 })
      seen.push(...page.map(({ sequence }) => sequence))
      since = seen.at(-1) ?? 0
    }
    expect(seen).toEqual(Array.from({ length: 1201 }, (_, index) => index + 1))
    end()
  })

  it('waits where nothing came in a language since a place before what is kept, and misses nothing that comes then', async () => {
    const { tail, changes, publish } = open()
    const asking = () => tail.arrival({ since: 0, language: 'es', milliseconds: 20 })
    expect(await asking()).toBe('nothing')
    changes.mockClear()
    expect(await asking()).toBe('nothing')
    // As often as it waits, and not without a pause.
    expect(changes.mock.calls.length).toBeLessThan(5)
    expect(await tail.arrival({ since: 0, language: 'en', milliseconds: 20 })).toBe('arrived')

    const wait = tail.arrival({ since: 0, language: 'es', milliseconds: 5000 })
    await vi.waitUntil(() => tail.waiting() === 1, { interval: 1 })
    publish('es')
    await announceNews()
    expect(await wait).toBe('arrived')
    const meanwhile = tail.arrival({ since: 0, language: 'fr', milliseconds: 5000 })
    publish('fr')
    await announceNews()
    expect(await meanwhile).toBe('arrived')
  })

  it('ends every wait when it is closed', async () => {
    const { tail } = open()
    const wait = tail.arrival({ since: 1, milliseconds: 5000 })
    await vi.waitUntil(() => tail.waiting() === 1, { interval: 1 })
    tail.close()
    expect(await wait).toBe('ended')
    expect(await tail.arrival({ since: 1, milliseconds: 5000 })).toBe('ended')
    expect(await tail.holds(feedStart)).toBe(true)
  })
})
