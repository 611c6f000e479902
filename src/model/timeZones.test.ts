import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { isTimeZone, localTime, momentOf } from './timeZones'

describe('momentOf', () => {
  it.each([
    ['America/Mexico_City', '2026-03-01T09:30', '2026-03-01T15:30:00.000Z'],
    ['Pacific/Auckland', '2026-03-01T09:30', '2026-02-28T20:30:00.000Z'],
    ['Asia/Kathmandu', '2026-03-01T00:00', '2026-02-28T18:15:00.000Z'],
    ['UTC', '2028-02-29T23:59', '2028-02-29T23:59:00.000Z'],
    // Clocks are put back at three: there are two half past two, and the first is meant.
    ['Europe/Madrid', '2026-10-25T02:30', '2026-10-25T00:30:00.000Z'],
    ['America/New_York', '2026-11-01T01:30', '2026-11-01T05:30:00.000Z'],
  ])('in %s takes %s for %s', (timeZone, local, moment) => {
    expect(momentOf(local, timeZone)?.toISOString()).toBe(moment)
  })

  it.each([
    ['Europe/Madrid', '2026-03-29T02:30', 'clocks are put forward over it'],
    ['America/New_York', '2026-03-08T02:00', 'clocks are put forward over it'],
    ['Pacific/Apia', '2011-12-30T12:00', 'the day was left out'],
    ['UTC', '2026-02-30T12:00', 'there is no such day'],
    ['UTC', '2026-02-28T25:00', 'there is no such hour'],
    ['UTC', '2026-02-28', 'it is no time'],
  ])('in %s takes %s for none: %s', (timeZone, local) => {
    expect(momentOf(local, timeZone)).toBeNull()
  })

  it('gives back what the time reads as', () => {
    const zones = fc.constantFrom('America/Mexico_City', 'Europe/Madrid', 'Australia/Lord_Howe', 'Asia/Kolkata', 'UTC')
    const minutes = fc
      .integer({ min: 0, max: 60 * 24 * 365 * 20 })
      .map((each) => new Date(Date.UTC(2020, 0) + each * 60_000))
    fc.assert(
      fc.property(zones, minutes, (timeZone, at) => {
        const local = localTime(at, timeZone)
        const moment = momentOf(local, timeZone)
        expect(moment && localTime(moment, timeZone)).toBe(local)
        expect(moment!.getTime()).toBeLessThanOrEqual(at.getTime())
      }),
    )
  })
})

it.each([
  ['America/Mexico_City', true],
  ['UTC', true],
  ['Mexico', false],
  ['', false],
  ['../etc', false],
])('takes %s for a time zone: %s', (name, is) => {
  expect(isTimeZone(name)).toBe(is)
})
