/** Times of day in a time zone. Pure. */
import { tzOffset } from '@date-fns/tz'

const MINUTE = 60_000
const DAY = 24 * 60 * MINUTE

/** Whether a name is one of the IANA Time Zone Database, such as `America/Mexico_City`. */
export function isTimeZone(name: string): boolean {
  try {
    return name !== '' && new Intl.DateTimeFormat('en', { timeZone: name }).resolvedOptions().timeZone !== ''
  } catch {
    return false
  }
}

/** A moment as people in a time zone write it: `2026-03-01T09:30`. */
export function localTime(at: Date, timeZone: string): string {
  return new Date(at.getTime() + tzOffset(timeZone, at) * MINUTE).toISOString().slice(0, 16)
}

/** Which day it is in a time zone, now or at another moment: `2026-03-01`. */
export function dayIn(timeZone: string, at: Date = new Date()): string {
  return localTime(at, timeZone).slice(0, 10)
}

/**
 * The moment of a local time (`2026-03-01T09:30`) in a time zone; null where there is none, because the day does not
 * exist or clocks were put forward over it. Of two, when clocks are put back, the first.
 */
export function momentOf(local: string, timeZone: string): Date | null {
  if (!/^\d{4}-\d\d-\d\dT\d\d:\d\d$/.test(local)) return null
  const asUtc = new Date(`${local}:00.000Z`).getTime()
  if (Number.isNaN(asUtc)) return null
  // The offset of that moment is one of those a day before and after it.
  const moments = [-DAY, DAY].map((away) => asUtc - tzOffset(timeZone, new Date(asUtc + away)) * MINUTE)
  const found = moments.sort((a, b) => a - b).find((moment) => localTime(new Date(moment), timeZone) === local)
  return found === undefined ? null : new Date(found)
}
