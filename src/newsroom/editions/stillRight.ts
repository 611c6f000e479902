/**
 * What an editor says is still right in a translation, passage by passage of what changed in its original. It is kept with
 * what else they let stand in the edition: who, when, and beside which version.
 */
import type { ArticleRecord } from '../../model/records'
import { hashOf } from '../../releases/canonical'
import type { Passage } from '../../releases/editorsView'

/** What tells these among the decisions of an edition. */
export const STILL_RIGHT = 'stale-translation'

/** How much of a passage is kept with the decision, in characters. */
const KEPT = 300

/**
 * What a changed passage is known by: what the original said in the release that the translation was made from, and says
 * now. Where it says something else again nobody has decided about it.
 */
export function changeKey(from: string, { after, before, part }: Passage): string {
  return `still-right:${hashOf({ after, before, from, part })}`
}

/** What a decision says that it is about. */
export function changeText({ after, before }: Passage): string {
  return (after ?? before ?? '').slice(0, KEPT)
}

type Decisions = Pick<ArticleRecord, 'dismissals'>

/** The passages of its original that an edition has not caught up with, and that nobody says it is still right beside. */
export function undecided(passages: readonly Passage[], from: string, { dismissals }: Decisions): Passage[] {
  const decided = new Set((dismissals ?? []).map(({ fingerprint }) => fingerprint))
  return passages.filter((passage) => !decided.has(changeKey(from, passage)))
}
