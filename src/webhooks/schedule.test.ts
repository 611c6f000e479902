import { describe, expect, it } from 'vitest'
import { nextAttemptAt, retrySchedule } from './schedule'

function waitAfter(attempt: number, random: number, retryAfter?: string) {
  return nextAttemptAt(attempt, 0, { random, retryAfter })?.getTime()
}

describe('nextAttemptAt', () => {
  it('follows the schedule of Standard Webhooks and ends with it', () => {
    expect(retrySchedule.map((_, index) => waitAfter(index + 1, 0))).toEqual(retrySchedule.map((wait) => wait * 1000))
    expect(nextAttemptAt(retrySchedule.length + 1, 0)).toBeNull()
  })
  it('leaves a part of each wait to chance', () => {
    expect(waitAfter(1, 1)).toBe(6000)
    expect(waitAfter(9, 0.5)).toBe(95_040_000)
  })
  it.each([
    ['waits as long as the receiver asks', '60', 60_000],
    ['takes a date', 'Thu, 01 Jan 1970 00:02:00 GMT', 120_000],
    ['never waits less than the schedule says', '1', 5000],
    ['waits no longer than the schedule ever does', '99999999', 86_400_000],
    ['ignores what is no time', 'later', 5000],
    ['ignores what is past', 'Thu, 01 Jan 1960 00:00:00 GMT', 5000],
  ])('%s', (_, retryAfter, wait) => {
    expect(waitAfter(1, 0, retryAfter)).toBe(wait)
  })
})
