import { diffWordsWithSpace } from 'diff'
import { excerptInText } from '../../body'

/** Words that stayed, or that others came in place of: where they were, and where they are. */
type Stretch = { from: number; to: number; nowFrom: number; nowTo: number; isSame: boolean }

/** Of words that have more changes than this in common nothing is said: comparing them would take long. */
const MOST_CHANGES = 1000

const DOUBLE = '[“”„‟«»″"]'
const SINGLE = "[‘’‚‛‹›′`´']"

/**
 * The part of a text that stands for an excerpt of it after the text was changed: “saw nothing” of “We saw nothing”, which
 * is “We saw no one” by now, is “saw no one”. Null where that is not beyond doubt: what was changed reaches over an end of
 * the excerpt, or the excerpt stands in the text more than once.
 */
export function followExcerpt(excerpt: string, was: string, is: string): string | null {
  const places = [...was.matchAll(asWritten(excerpt))].filter(([found]) => excerptInText(found, was))
  const [place] = places
  if (!place || places.length > 1) return null
  const stretches = stretchesOf(was, is)
  const from = startNow(stretches, was, place.index)
  const to = endNow(stretches, was, place.index + place[0].length)
  if (from === null || to === null || from >= to) return null
  const followed = is.slice(from, to).trim()
  return followed !== '' && excerptInText(followed, is) ? followed : null
}

/** The same words, whatever their quotation marks and the white space between them. */
function asWritten(excerpt: string): RegExp {
  const pattern = excerpt
    .trim()
    .replace(/[\\^$.*+?()[\]{}|/]/g, '\\$&')
    .replace(new RegExp(DOUBLE, 'g'), DOUBLE)
    .replace(new RegExp(SINGLE, 'g'), SINGLE)
    .replace(/\s+/g, '\\s+')
  return new RegExp(`(?<![\\p{L}\\p{N}])${pattern}(?![\\p{L}\\p{N}])`, 'gu')
}

/** Changes that only white space lies between are one: which of the new words stand for which old ones nobody can say. */
function stretchesOf(was: string, is: string): Stretch[] {
  const stretches: Stretch[] = []
  let [at, now] = [0, 0]
  for (const { added, removed, value } of diffWordsWithSpace(was, is, { maxEditLength: MOST_CHANGES }) ?? []) {
    const isSame = !added && !removed
    const [to, nowTo] = [added ? at : at + value.length, removed ? now : now + value.length]
    if (!isSame) joinOver(stretches, was)
    const last = stretches.at(-1)
    if (last && !isSame && !last.isSame) Object.assign(last, { to, nowTo })
    else stretches.push({ from: at, to, nowFrom: now, nowTo, isSame })
    at = to
    now = nowTo
  }
  return stretches
}

/** Makes white space after a change, which another one follows, a part of it. */
function joinOver(stretches: Stretch[], was: string): void {
  const [change, space] = stretches.slice(-2)
  if (!change || !space?.isSame || change.isSame || was.slice(space.from, space.to).trim() !== '') return
  Object.assign(change, { to: space.to, nowTo: space.nowTo })
  stretches.pop()
}

/** Where an excerpt that begins at a place of the old text begins now. */
function startNow(stretches: readonly Stretch[], was: string, start: number): number | null {
  const stretch = stretches.find(({ from, to }) => from <= start && start < to)
  if (!stretch) return null
  if (stretch.isSame) return stretch.nowFrom + start - stretch.from
  return was.slice(stretch.from, start).trim() === '' ? stretch.nowFrom : null
}

/** Where an excerpt that ends at a place of the old text ends now. */
function endNow(stretches: readonly Stretch[], was: string, end: number): number | null {
  const stretch = stretches.find(({ from, to }) => from < end && end <= to)
  if (!stretch) return null
  if (stretch.isSame) return stretch.nowFrom + end - stretch.from
  return was.slice(end, stretch.to).trim() === '' ? stretch.nowTo : null
}
