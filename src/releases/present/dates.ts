import type { Precision } from '../../model/records'

/** A stored date as ISO 8601 to the precision that is known: `2022`, `2022-02` or `2022-02-24`. */
export function presentDate(stored: string | null | undefined, precision: Precision | null = 'day'): string | null {
  if (!stored) return null
  const day = new Date(stored).toISOString().slice(0, 10)
  if (precision === 'year') return day.slice(0, 4)
  return precision === 'month' ? day.slice(0, 7) : day
}
