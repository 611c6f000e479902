/** Which corrections of an edition are those of an earlier release of it, and which are new. Pure. */
import type { EditionDocument } from '../model/document'
import { searchWords } from '../model/words'

type Correction = EditionDocument['corrections'][number]
type Corrected = Pick<EditionDocument, 'corrections'>

/** More than this much of their words two wordings of one correction have in common. */
const ALIKE = 0.5

/** How much of their words two texts have in common, from 0 to 1 (Dice, 1945). */
function likenessOf(one: string, other: string): number {
  const [a, b] = [one, other].map((text) => new Set(searchWords(text))) as [Set<string>, Set<string>]
  const shared = [...a].filter((word) => b.has(word)).length
  return a.size + b.size === 0 ? 0 : (2 * shared) / (a.size + b.size)
}

/**
 * By what an earlier correction is looked for among those of now, as a likeness from 0 to 1: an editor may move one, and
 * reword it.
 */
const likenesses: ReadonlyArray<(earlier: Correction, now: Correction) => number> = [
  (earlier, now) => Number(earlier.text === now.text && earlier.kind === now.kind && earlier.date === now.date),
  (earlier, now) => Number(earlier.text === now.text),
  (earlier, now) => {
    const likeness = likenessOf(earlier.text, now.text)
    return likeness > ALIKE ? likeness : 0
  },
  (earlier, now) => Number(earlier.kind === now.kind && earlier.date === now.date),
  () => 1,
]

/** Where the corrections of a release stand in a later one of its edition, by their places in the earlier. */
export function placesOfCorrections(earlier: Corrected, later: Corrected): Map<number, number> {
  const places = new Map<number, number>()
  const free = new Set(later.corrections.keys())
  for (const likeness of likenesses) {
    for (const [place, correction] of earlier.corrections.entries()) {
      if (places.has(place)) continue
      const rated = [...free].map(
        (each) => [each, likeness(correction, later.corrections[each] ?? correction)] as const,
      )
      const [found, most] = rated.sort(([, a], [, b]) => b - a)[0] ?? []
      if (found === undefined || !most) continue
      free.delete(found)
      places.set(place, found)
    }
  }
  return places
}

/** The places of the corrections that a release has and the one before it had not, in whatever order they stand. */
export function newCorrections(before: Corrected | null, after: Corrected): number[] {
  const known = new Set(placesOfCorrections(before ?? { corrections: [] }, after).values())
  return [...after.corrections.keys()].filter((place) => !known.has(place))
}
