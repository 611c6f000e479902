/** Whether readers of two texts would take the one for the other, a little changed. Pure. */
import { searchForm } from '../model/text'

/** Text as it is held against another: other capitals, accents, spaces, stops and numbers make no other words. */
function wordsOf(text: string): string {
  const form = searchForm(text)
  const counted = form.replace(/\p{N}+(?:[\s.,'’]\p{N}+)*/gu, '#')
  return counted.replace(/[^\p{L}#]+/gu, ' ').trim() || form
}

/** How often each run of three characters is in a text. */
function runsOf(text: string): Map<string, number> {
  const padded = ` ${text} `
  const runs = new Map<string, number>()
  for (let at = 0; at + 3 <= padded.length; at += 1) {
    const run = padded.slice(at, at + 3)
    runs.set(run, (runs.get(run) ?? 0) + 1)
  }
  return runs
}

/** What share of their runs two texts have in common (Dice, 1945): 1 for the same ones, in whatever order. */
function likeness(one: string, other: string): number {
  const [mine, theirs] = [runsOf(one), runsOf(other)]
  let common = 0
  for (const [run, count] of mine) common += Math.min(count, theirs.get(run) ?? 0)
  const total = [...mine.values(), ...theirs.values()].reduce((sum, count) => sum + count, 0)
  return total === 0 ? 0 : (2 * common) / total
}

/** From where on two texts are one: a word in ten may be another, or stand elsewhere. Frames that every note has are less. */
const LIKE = 0.75
/** How much of a text says so where it stands within a longer one. */
const LONG = 20

/**
 * Whether a text says what another does in nearly the same words.
 * @example isAlike('It was counted anew: 1,235.', 'It is counted anew: 1,236') // true
 */
export function isAlike(one: string, other: string): boolean {
  const [shorter = '', longer = ''] = [wordsOf(one), wordsOf(other)].toSorted((a, b) => a.length - b.length)
  if (shorter === longer) return true
  if (shorter.length >= LONG && ` ${longer} `.includes(` ${shorter} `)) return true
  return likeness(shorter, longer) >= LIKE
}
