import fc from 'fast-check'
import { expect, it } from 'vitest'
import { dayOf, localDate } from './days'

it('writes the day that it shows', () => {
  const dates = fc.date({ min: new Date('1000-01-01'), max: new Date('9999-12-31'), noInvalidDate: true })
  fc.assert(
    fc.property(dates, (date) => {
      const day = date.toISOString().slice(0, 10)
      expect(dayOf(localDate(day)!)).toBe(day)
    }),
  )
})

it('shows nothing for what is no day', () => {
  expect([localDate('2026-02-30'), localDate('1 March'), localDate(null), localDate('')]).toEqual([
    null,
    null,
    null,
    null,
  ])
})
