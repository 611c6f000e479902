/** Calendar days as the picker has them: dates in the time zone of the browser, of which only the day counts. */
import { dayProblem } from '../model/days'

/** The day that a date is of where the browser is. */
export function dayOf(date: Date): string {
  const pad = (part: number, digits: number) => String(part).padStart(digits, '0')
  return `${pad(date.getFullYear(), 4)}-${pad(date.getMonth() + 1, 2)}-${pad(date.getDate(), 2)}`
}

/** Noon of a day where the browser is, which is that day whatever its clocks were changed to; null for what is no day. */
export function localDate(day: string | null | undefined): Date | null {
  if (!day || dayProblem(day)) return null
  const [year = 0, month = 1, date = 1] = day.split('-').map(Number)
  return new Date(year, month - 1, date, 12)
}
