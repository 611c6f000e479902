/** The wait before each further attempt, in seconds: the schedule that Standard Webhooks 1.0 recommends. */
export const retrySchedule = [5, 300, 1800, 7200, 18_000, 36_000, 50_400, 72_000, 86_400]
/** How much of a wait is left to chance, so that a receiver that comes back is not met by all deliveries at once. */
const JITTER = 0.2
/** The longest wait that a receiver may ask for, in milliseconds: the longest of the schedule. */
const LONGEST = Math.max(...retrySchedule) * 1000

/** How long a receiver asks to be left alone (RFC 9110, 10.2.3: seconds, or a date), in milliseconds. */
function askedWait(retryAfter: string | undefined, now: number): number {
  const text = retryAfter?.trim() ?? ''
  const wait = /^\d+$/.test(text) ? Number(text) * 1000 : Date.parse(text) - now
  return Number.isNaN(wait) ? 0 : Math.min(Math.max(wait, 0), LONGEST)
}

/** When an attempt that failed is repeated, not before `Retry-After` says; null when it was the last one. */
export function nextAttemptAt(
  attempt: number,
  now: number,
  { random = Math.random(), retryAfter }: { random?: number; retryAfter?: string | undefined } = {},
): Date | null {
  const wait = retrySchedule[attempt - 1]
  if (wait === undefined) return null
  return new Date(now + Math.max(wait * 1000 * (1 + JITTER * random), askedWait(retryAfter, now)))
}
