import type { ArticleRecord } from '../../model/records'
import type { Finding, Review } from '../../review'

type Dismissals = NonNullable<ArticleRecord['dismissals']>

/** Two findings are of one thing when the rule, the place and, in running text, the words are the same. */
function placeOf({ rule, where, text }: Finding): string {
  return JSON.stringify([rule, where.field, where.path, where.start === null ? null : text])
}

/**
 * The dismissals of an edition after a correction. A dismissal falls when its sentence changes; where it is the
 * correction that changed a figure in the sentence, what an editor decided about the rest of it still holds. `live` is
 * the review of what readers have, `now` that of what they would get.
 */
export function carriedDismissals(dismissals: Dismissals, live: Review, now: Review): Dismissals {
  const standing = new Set(now.findings.map(({ fingerprint }) => fingerprint))
  const lost = live.findings.filter(({ dismissal, fingerprint }) => dismissal !== null && !standing.has(fingerprint))
  const carried = lost.flatMap((old) => {
    // A figure that its formula contradicts is another contradiction now: that is decided anew.
    if (old.rule === 'contradicted-figure') return []
    const given = dismissals.find(({ fingerprint }) => fingerprint === old.fingerprint)
    const counterpart = now.findings.find((each) => each.dismissal === null && placeOf(each) === placeOf(old))
    return given && counterpart ? [{ ...given, fingerprint: counterpart.fingerprint }] : []
  })
  return [...dismissals, ...carried]
}
