/** How long to wait before something that met another writer is begun again, and when to give up. */

/** How long after its first attempt has failed something is begun again at most, in milliseconds: that one may itself have waited for seconds. */
export const REPEAT_LIMIT = 8000
/** How often what met a duplicate is begun at most: one that is no accident stays one. */
const DUPLICATE_ATTEMPTS = 8
const FIRST_WAIT = 25
const LONGEST_WAIT = 1000

/** Why something is begun again: others wrote first, or took a value that is made anew each time (a slug). */
export type Meeting = 'conflict' | 'duplicate'

/**
 * How long to wait after an attempt (the first is 1) that failed, in milliseconds; null to give up. `since` is how long
 * ago the first one failed. Whoever holds what is wanted may hold it for seconds (an index is built, a long correction is
 * released), so waits double up to a second, until the limit; half of each is chance, so that those who met do not meet again.
 */
export function backOff(
  meeting: Meeting,
  { attempt, since, chance = Math.random() }: { attempt: number; since: number; chance?: number },
): number | null {
  if (meeting === 'duplicate' && attempt >= DUPLICATE_ATTEMPTS) return null
  const longest = Math.min(FIRST_WAIT * 2 ** (attempt - 1), meeting === 'duplicate' ? 200 : LONGEST_WAIT)
  const wait = longest * (0.5 + chance / 2)
  return since + wait > REPEAT_LIMIT ? null : wait
}
