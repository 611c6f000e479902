import { describe, expect, it } from 'vitest'
import { dayProblem } from './days'

describe('a day', () => {
  it.each(['2026-03-01', '2024-02-29', '2000-02-29', '1000-01-01', '9999-12-31'])('is %s', (day) => {
    expect(dayProblem(day)).toBeNull()
  })

  it.each(['2026-02-30', '2026-13-01', '2026-00-10', '2026-01-00', '2023-02-29', '1900-02-29', '2026-04-31'])(
    'is not %s, which no calendar has',
    (day) => {
      expect(dayProblem(day)).toBe('existence')
    },
  )

  it.each([
    ...['01/02/2026', '2026-3-1', '2026-03', '2026', '20260301', '2026-W09-7', '26-03-01', '0000-01-01', '0999-01-01'],
    ...['12026-03-01', '+002026-03-01', '-000001-01-01', '1 March 2026', 'yesterday', '2026-03-01 ', '２０２６-03-01'],
    // Instants: which day that is depends on where one asks.
    ...['2026-03-01T23:30:00-06:00', '2026-03-01T00:00:00.000Z', '2026-03-01T12:00', '1772323200000'],
  ])('is not written %s', (day) => {
    expect(dayProblem(day)).toBe('form')
  })

  it.each([20260301, new Date(0), null, undefined, {}, ['2026-03-01']])('is text, not %s', (value) => {
    expect(dayProblem(value)).toBe('form')
  })
})
