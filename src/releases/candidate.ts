import type { PayloadRequest } from 'payload'
import type { EditionDocument } from '../model/document'
import { localeOf } from '../model/languages'
import type { ArticleRecord, CorrectionEntry, EditionRecords } from '../model/records'
import type { Release } from '../model/release'
import { review, type Review } from '../review'
import { canonicalJson } from './canonical'
import { citedContext } from './context'
import { loadEditionRecords, type Reading } from './load'
import { opaqueId } from './opaqueId'
import { PresentationError, presentCorrections, presentEdition } from './present'
import { reviewInput, type ReviewSettings } from './review'

/** What publishing needs to know of the configuration. */
export type PublishingSettings = ReviewSettings & {
  /** Where the public API answers, below Payload's `routes.api`. */
  apiPath: string
  /** Called for each release, inside the transaction that writes it: what it throws undoes the release. */
  onRelease?: (req: PayloadRequest, release: Pick<Release, 'id' | 'kind' | 'language'>) => Promise<void>
}

/** An article as it would be public now. */
export type Candidate = {
  records: EditionRecords
  found: Review
  /** The public document, or why there is none; presented when it is first asked for. */
  readonly document: EditionDocument | PresentationError
}

/** Reads all that an article rests on, and reviews it. */
export async function candidateOf(
  req: Reading,
  article: ArticleRecord,
  settings: PublishingSettings,
): Promise<Candidate> {
  const records = await loadEditionRecords(req, article)
  const found = review(await reviewInput(req, article, settings, records), settings.rules)
  let document: Candidate['document'] | undefined
  return {
    records,
    found,
    get document() {
      return (document ??= presented(req, records, found, settings))
    },
  }
}

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
  return kept && isSame(kept.records.article, article) ? kept : candidateOf(req, article, settings)
}

/** Whether two readings of an article are of one content. The id is left out: one that is being created has none yet. */
function isSame(a: ArticleRecord, b: ArticleRecord): boolean {
  return canonicalJson({ ...a, id: '' }) === canonicalJson({ ...b, id: '' })
}

/** The same with correction notes added, which are no part of what is reviewed. */
export function withNotes(document: EditionDocument, notes: CorrectionEntry[]): EditionDocument {
  const shown = new Set(document.statistics.map(({ id }) => id))
  return { ...document, corrections: [...document.corrections, ...presentCorrections(notes, shown)] }
}

function presented(
  req: Pick<PayloadRequest, 'payload'>,
  records: EditionRecords,
  found: Review,
  { languages, apiPath }: PublishingSettings,
): EditionDocument | PresentationError {
  try {
    return presentEdition(records, {
      locale: localeOf(languages, records.article.language),
      mediaUrl: (filename) => `${req.payload.config.routes.api}${apiPath}/media/${encodeURIComponent(filename)}`,
      opaqueId: (story, source) => opaqueId(req.payload.secret, story, source),
      review: found,
    })
  } catch (error) {
    if (error instanceof PresentationError) return error
    throw error
  }
}
