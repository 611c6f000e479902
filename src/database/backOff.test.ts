import { describe, expect, it } from 'vitest'
import { backOff, REPEAT_LIMIT, type Meeting } from './backOff'

/** The waits of something that meets somebody each time, where an attempt itself takes no time. */
function waits(meeting: Meeting, chance: number): number[] {
  const all: number[] = []
  for (let attempt = 1, since = 0; ; attempt += 1) {
    const wait = backOff(meeting, { attempt, chance, since })
    if (wait === null) return all
    all.push(wait)
    since += wait
  }
}

function sum(all: number[]): number {
  return all.reduce((a, b) => a + b, 0)
}

describe('backOff', () => {
  it.each([0, 0.5, 1])(
    'tries again for as long as a conflict may last, and no longer, with a chance of %s',
    (chance) => {
      const all = waits('conflict', chance)
      expect(sum(all)).toBeGreaterThan(REPEAT_LIMIT - 1000)
      expect(sum(all)).toBeLessThanOrEqual(REPEAT_LIMIT)
      expect(all.length).toBeLessThan(25)
      expect(all[0]).toBeLessThanOrEqual(25)
      expect(Math.max(...all)).toBeLessThanOrEqual(1000)
      expect(all.every((wait, index) => wait >= (all[index - 1] ?? 0))).toBe(true)
    },
  )

  it('gives up on a duplicate after few attempts', () => {
    for (const chance of [0, 1]) {
      expect(waits('duplicate', chance)).toHaveLength(7)
      expect(sum(waits('duplicate', chance))).toBeLessThan(1200)
    }
  })

  it('gives up where the first attempts took all the time there is', () => {
    expect(backOff('conflict', { attempt: 2, since: REPEAT_LIMIT })).toBe(null)
  })
})
