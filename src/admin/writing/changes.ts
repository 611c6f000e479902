/** What stands in a form otherwise than it is saved. Pure. */
import { isSame, valueAt, withValueAt, type Data, type MergeField } from './merge'

/** How long after a keystroke the browser keeps it, in milliseconds. */
export const KEEPING = 300
/** How often a save that meets others' is brought together and sent again before that counts as a failure. */
export const MOST_MEETINGS = 5
/** How long after the last keystroke what was typed is saved, and how long after the first at the latest, in ms. */
const PAUSE = 1_500
const LONGEST = 6_000
/** How long to wait before trying again, in milliseconds: each time longer. */
const WAITS = [1_000, 2_000, 4_000, 8_000, 15_000, 30_000]

/** How long to wait before what is typed is saved, in milliseconds, where the first of it was typed at a time. */
export function pauseAfter(firstTyped: number): number {
  return Math.max(0, Math.min(PAUSE, firstTyped + LONGEST - Date.now()))
}

/** How long to wait before the next try, in milliseconds; a server may ask for longer, in seconds. */
export function waitBefore(tries: number, retryAfter: number | null): number {
  return Math.max(WAITS[Math.min(tries, WAITS.length - 1)] ?? 0, (retryAfter ?? 0) * 1_000)
}

/** What the server made of values that were sent, where nobody has typed since, by path. */
export function madeByServer(
  fields: readonly MergeField[],
  { document, now, sent }: Record<'document' | 'now' | 'sent', Data>,
): Map<string, unknown> {
  const made = fields
    .filter(({ kind }) => kind === 'value')
    .map(({ path }) => [path, valueAt(document, path), valueAt(sent, path), valueAt(now, path)] as const)
    .filter(([, theirs, before, mine]) => !isSame(theirs, before) && isSame(before, mine))
  return new Map(made.map(([path, theirs]) => [path, theirs ?? null]))
}

/** Data with other values at some paths. */
export function withValues(data: Data, values: ReadonlyMap<string, unknown>): Data {
  return [...values].reduce((changed, [path, value]) => withValueAt(changed, path, value), data)
}

/** The fields that are not the same in both, by the first name of their paths: a group is sent as a whole. */
export function changedParts(fields: readonly MergeField[], now: Data, before: Data): Data {
  const changed = fields.filter(({ path }) => !isSame(valueAt(now, path), valueAt(before, path)))
  return Object.fromEntries(changed.map(({ path }) => path.split('.')[0] ?? path).map((key) => [key, now[key]]))
}

/** Whether something that was typed into a form stands in it no more. */
export function isMissing(
  fields: readonly MergeField[],
  { base, mine, now }: Record<'base' | 'mine' | 'now', Data>,
): boolean {
  return fields.some(({ path }) => {
    const value = valueAt(mine, path)
    return !isSame(value, valueAt(base, path)) && !isSame(value, valueAt(now, path))
  })
}

/** The values that stand in a form otherwise than they are wanted, by path. */
export function missingValues(fields: readonly MergeField[], wanted: Data, now: Data): Map<string, unknown> {
  const values = fields.map(({ path }) => [path, valueAt(wanted, path)] as const)
  return new Map(values.filter(([path, value]) => !isSame(value, valueAt(now, path))))
}

/** What a document was begun from, with what stands in it as it was sent: where the answer was lost, that is one's own. */
export function withOwn(
  fields: readonly MergeField[],
  base: Data,
  { document, sent }: { document: Data; sent: ReadonlyArray<Data | null> },
): Data {
  const own = fields
    .map(({ path }) => [path, valueAt(document, path)] as const)
    .filter(([path, value]) => sent.some((data) => data && isSame(valueAt(data, path), value)))
  return withValues(base, new Map(own))
}
