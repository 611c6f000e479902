import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { know, readNow, request, type ChipRecords } from './recordStore'
import type { Ask } from './server'

const place = { collection: 'statistics' as const, locale: 'en', sources: 'sources' }
const record: ChipRecords['statistics'] = { id: 'a', value: '37', qualifier: 'exact', unit: { kind: 'count' } }

/** A server that has the record with another value, and how often it was asked. */
function server() {
  const asked: string[] = []
  const ask = ((path: string) => {
    asked.push(path)
    return Promise.resolve({ docs: [{ ...record, value: '38' }] })
  }) as Ask
  return { ask, asked }
}

beforeEach(() => {
  vi.useFakeTimers()
  vi.stubGlobal('window', {})
})
afterEach(() => {
  vi.useRealTimers()
  vi.unstubAllGlobals()
})

it('asks for no record that came with the page, however long the browser took to draw it', async () => {
  const { ask, asked } = server()
  know({ locale: 'en', records: { statistics: [record], quotes: [], sources: [] } })
  await vi.advanceTimersByTimeAsync(30_000)
  request(ask, place, 'a', { again: false })
  request(ask, place, 'a', { again: false })
  await vi.advanceTimersByTimeAsync(1000)
  expect(asked).toEqual([])
  expect(readNow('statistics', 'en', 'a')?.value).toBe('37')

  // Shown anew after a while, or edited, it is read.
  await vi.advanceTimersByTimeAsync(30_000)
  request(ask, place, 'a', { again: false })
  await vi.advanceTimersByTimeAsync(1000)
  expect(asked).toHaveLength(1)
  expect(readNow('statistics', 'en', 'a')?.value).toBe('38')
})

it('asks for a record that came with the page when it was edited', async () => {
  const { ask, asked } = server()
  know({ locale: 'en', records: { statistics: [record], quotes: [], sources: [] } })
  request(ask, place, 'a', { again: true })
  await vi.advanceTimersByTimeAsync(1000)
  expect(asked).toHaveLength(1)
})
