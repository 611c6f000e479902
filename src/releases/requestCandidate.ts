/** The candidate of a request: made before a write, and used by what follows it. */
import { isDeepStrictEqual } from 'node:util'
import type { PayloadRequest } from 'payload'
import type { ArticleRecord } from '../model/records'
import { candidateOf, type Candidate, type PublishingSettings } from './candidate'
import { canonicalJson } from './canonical'
import { citedContext } from './context'

/** Keeps the candidate of a request for what follows its write. */
export function keepCandidate(req: PayloadRequest, candidate: Candidate): void {
  citedContext(req).candidate = candidate
}

/** Forgets it: what it was made of is about to be another. */
export function dropCandidate(req: PayloadRequest): void {
  delete citedContext(req).candidate
}

/**
 * The candidate of an article as it is stored: the one that was made in this request, if it was made of just this, and
 * else one that is made now. So what is released is always what was reviewed, whatever a hook changed in between.
 */
export async function candidateOfStored(
  req: PayloadRequest,
  article: ArticleRecord,
  settings: PublishingSettings,
): Promise<Candidate> {
  const kept = citedContext(req).candidate
  return kept && isSame(kept.records.article, article)
    ? kept
    : candidateOf(req, article, settings, { images: citedContext(req).images })
}

/** Whether two readings of an article are of one content. The id is left out: one that is being created has none yet. */
function isSame(a: ArticleRecord, b: ArticleRecord): boolean {
  const [one, other] = [
    { ...a, id: '' },
    { ...b, id: '' },
  ]
  return isDeepStrictEqual(one, other) || canonicalJson(one) === canonicalJson(other)
}
