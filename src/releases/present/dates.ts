import { dayProblem } from '../../model/days'
import type { Precision } from '../../model/records'

/** A stored day as ISO 8601 to the precision that is known: `2022`, `2022-02` or `2022-02-24`; null for what is no day. */
export function presentDate(stored: string | null | undefined, precision: Precision | null = 'day'): string | null {
  // A draft is saved whatever is wrong in it, and is presented to be reviewed.
  if (!stored || dayProblem(stored)) return null
  if (precision === 'year') return stored.slice(0, 4)
  return precision === 'month' ? stored.slice(0, 7) : stored
}

/** A stored day as readers of a locale write it, to the precision that is known; null for what is no day. */
export function sayDate(
  stored: string | null | undefined,
  precision: Precision | null | undefined,
  locale: string,
): string | null {
  const date = presentDate(stored, precision)
  if (date === null || date.length === 4) return date
  const format: Intl.DateTimeFormatOptions =
    date.length === 7 ? { month: 'long', year: 'numeric' } : { dateStyle: 'long' }
  return new Intl.DateTimeFormat(locale, { ...format, timeZone: 'UTC' }).format(new Date(date))
}
