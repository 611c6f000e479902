import { mendBody } from '../../body/mend'
import type { LexicalBody } from '../../body/types'
import type { QuoteRecord, SourceRecord, StatisticRecord } from '../../model/records'
import type { Review, ReviewedImage, ReviewInput } from '../../review'
import type { Ask } from '../server'

/** The fields of an article that a review depends on, as the form has them; the body comes from the editor. */
export type FormEdition = {
  id: string | null
  language: string
  /** How numbers are read and written in the language. */
  locale: string
  title: string
  dek: string | null
  byline: { name: string | null; person: string | null }[]
  /** Their ids: what they are called, the server knows. */
  topics: string[]
  hero: string | null
  translatedFrom: { article: string | null; release: string | null }
  dismissals: { fingerprint: string; reason: string; by: string | null; at: string | null }[]
  proposals: FormProposal[]
}

/** What somebody proposes as not a claim, as the form has it. */
export type FormProposal = {
  fingerprint: string
  reason: string | null
  /** Who; null until it is saved. */
  by: string | null
  /** Whether an editor said no. */
  declined: boolean
}

/** What the server answers to an edition that is not saved yet (`POST /api/review`). */
export type ReviewAnswer = Pick<ReviewInput, 'hero' | 'original' | 'isStale' | 'translations' | 'minorFigures'> & {
  review: Review
  records: { statistics: StatisticRecord[]; quotes: QuoteRecord[]; sources: SourceRecord[] }
  /** The images of the body, each with the id of its node. */
  images: Array<ReviewedImage & { node: string }>
  /** The names of the rules that the newsroom has on. */
  rules: string[]
}

/** Asks for the review of an edition. Throws an Error with a sentence for the editor when there is no answer. */
export function askForReview(
  ask: Ask,
  { locale: _, proposals: __, ...edition }: FormEdition,
  body: LexicalBody | null,
  signal: AbortSignal,
): Promise<ReviewAnswer> {
  return ask<ReviewAnswer>('/review', { method: 'POST', body: { ...edition, body: savedAs(body) }, signal })
}

/** A body as a draft is saved with it. */
function savedAs(body: LexicalBody | null): LexicalBody | null {
  let made = 0
  const mended = mendBody(body, () => `new-${made++}`)
  return 'body' in mended ? mended.body : body
}
