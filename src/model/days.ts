/**
 * Calendar days: text, `2026-03-01`. A day is no instant, so it is the same in every time zone, and nothing is computed
 * with it that knows of clocks.
 */

/** Why text is no day: it is written otherwise, or no calendar has it. */
export type DayProblem = 'form' | 'existence'

const FORM = /^([1-9]\d{3})-(\d{2})-(\d{2})$/

/**
 * What keeps a value from being a day between the years 1000 and 9999, written as the full date of ISO 8601; null when it
 * is one. An instant is none, not even at midnight: which day it is depends on where one asks.
 */
export function dayProblem(value: unknown): DayProblem | null {
  const [, year, month, day] = (typeof value === 'string' && FORM.exec(value)) || []
  if (!year || !month || !day) return 'form'
  // A day that there is none of becomes one of the next month.
  const date = new Date(Date.UTC(Number(year), Number(month) - 1, Number(day)))
  return date.toISOString().startsWith(`${year}-${month}-${day}`) ? null : 'existence'
}
