/** Which corrections of an edition are those of an earlier release of it, and which are new. Pure. */
import type { EditionDocument } from '../model/document'

type Correction = EditionDocument['corrections'][number]
type Corrected = Pick<EditionDocument, 'corrections'>

/** How alike an earlier correction is that is looked for among those of now: an editor may move one, and reword it. */
const likenesses: ReadonlyArray<(earlier: Correction, now: Correction) => boolean> = [
  (earlier, now) => earlier.text === now.text && earlier.kind === now.kind && earlier.date === now.date,
  (earlier, now) => earlier.text === now.text,
  (earlier, now) => earlier.kind === now.kind && earlier.date === now.date,
  () => true,
]

/** Where the corrections of a release stand in a later one of its edition, by their places in the earlier. */
export function placesOfCorrections(earlier: Corrected, later: Corrected): Map<number, number> {
  const places = new Map<number, number>()
  const free = new Set(later.corrections.keys())
  for (const isAlike of likenesses) {
    for (const [place, correction] of earlier.corrections.entries()) {
      if (places.has(place)) continue
      const found = [...free].find((each) => isAlike(correction, later.corrections[each] ?? correction))
      if (found === undefined) continue
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
