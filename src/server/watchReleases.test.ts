import { describe, expect, it, vi } from 'vitest'
import { watchVersion } from './watchReleases'

describe('a look at the version of a database', () => {
  it('wakes when it is another, and not before, whatever failed in between, and no more once it is ended', async () => {
    vi.useFakeTimers()
    try {
      const answers: Array<string | Error> = ['1', '1', new Error('gone'), '1', '2', '2', '3', '4']
      const version = vi.fn(async () => {
        const answer = answers.shift() ?? '4'
        if (answer instanceof Error) throw answer
        return answer
      })
      const onNews = vi.fn()
      const end = watchVersion(version)(onNews)
      const looked = async (times: number) => {
        while (version.mock.calls.length < times) await vi.advanceTimersByTimeAsync(10)
        return onNews.mock.calls.length
      }
      expect(await looked(4)).toBe(0)
      expect(await looked(6)).toBe(1)
      expect(await looked(7)).toBe(2)
      end()
      await vi.advanceTimersByTimeAsync(1000)
      expect([version.mock.calls.length, onNews.mock.calls.length]).toEqual([7, 2])
    } finally {
      vi.useRealTimers()
    }
  })
})
