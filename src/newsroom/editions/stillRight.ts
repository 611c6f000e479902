/**
 * What an editor says is still right in a translation, passage by passage of what changed in its original. It is kept with
 * what else they let stand in the edition: who, when, and beside which version.
 */
import type { ArticleRecord } from '../../model/records'
import type { Sentence } from '../../model/sentence'
import { hashOf } from '../../releases/canonical'
import type { Passage } from '../../releases/editorsView'
import { sentence } from '../sentences'

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

/** Why a translation is let stand that is still right beside a version of its original. */
export function besideVersion(version: number): Sentence {
  return sentence('Still right beside version {version} of the original.', { version })
}

/** What such a decision gives as its reason, whatever language it was kept in: null where somebody gave another. */
export function stillRightReason({ reason, rule }: { reason?: unknown; rule?: unknown }): Sentence | null {
  if (rule !== STILL_RIGHT || typeof reason !== 'string') return null
  const said = besideVersion(Number(/\d+/.exec(reason)?.[0]))
  return Object.values(said).includes(reason) ? said : null
}
