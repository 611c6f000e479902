import { isDeepStrictEqual } from 'node:util'
import type { PayloadRequest } from 'payload'
import type { EditionDocument } from '../model/document'
import { localeOf } from '../model/languages'
import { articleOf, type ArticleRecord, type CorrectionEntry, type EditionRecords } from '../model/records'
import type { Release } from '../model/release'
import type { ApprovalPolicy } from '../model/stages'
import { check, type CheckedInput, type Review, type ReviewInput, type Rule, type RuleFinding } from '../review'
import { loadEditionRecords, type EditionImages, type Reading } from './load'
import { opaqueId } from './opaqueId'
import { publicNames, type PublicNames } from './publicNames'
import { PresentationError, presentable, presentCorrections, presentEdition, type PresentationProblem } from './present'
import { reviewInput, type ReviewSettings } from './review'

/** A release as it is announced; `wasDown` where its edition was withdrawn before. */
export type Announced = Pick<Release, 'id' | 'kind' | 'language' | 'redacts'> & { wasDown: boolean }

/** What publishing needs to know of the configuration. */
export type PublishingSettings = ReviewSettings & {
  /** Where the public API answers, below Payload's `routes.api`. */
  apiPath: string
  /** Where the newsroom's days begin and end: an IANA name. */
  timeZone: string
  /** Whether the text of an edition has to be approved before it is published. */
  approval?: ApprovalPolicy
  /** Called with the releases that a transaction writes, inside of it: what it throws undoes them. */
  onRelease?: (req: PayloadRequest, releases: readonly Announced[]) => Promise<void>
}

/** An article as it would be public now. */
export type Candidate = {
  records: EditionRecords
  found: Review
  /** What its records are called in public. */
  names: PublicNames
  /** The public document, or why there is none; presented when it is first asked for. */
  readonly document: EditionDocument | PresentationError
}

/** What the rules found when an edition was last reviewed, kept for who reviews it again with other dismissals. */
export type LastCheck = {
  made: { input: CheckedInput; rules: readonly Rule[]; decide: ReturnType<typeof check> } | null
}

type CandidateOptions = {
  faults?: readonly RuleFinding[]
  held?: ReviewInput['held']
  images?: EditionImages | undefined
  last?: LastCheck | undefined
}

/**
 * Reads all that an article rests on, and reviews it, with what else is wrong with it (`faults`) and keeps it a draft (`held`). Where a release is not
 * to change the images, `images` are what readers have (`releasedImages`); else they are shown as they are now. Where
 * nothing but the dismissals is another than in `last`, the rules are not run again.
 */
export async function candidateOf(
  req: Reading,
  article: ArticleRecord,
  settings: PublishingSettings,
  { faults = [], held = null, images, last = { made: null } }: CandidateOptions = {},
): Promise<Candidate> {
  const records = await loadEditionRecords(req, article, images)
  const input = { ...(await reviewInput(req, article, settings, records)), faults, held }
  const found = reviewAfter(last, input, settings.rules)
  let document: Candidate['document'] | undefined
  return {
    records,
    found,
    names: publicNames(req.payload.secret, article.story, records),
    get document() {
      return (document ??= presented(req, records, found, settings))
    },
  }
}

function reviewAfter(last: LastCheck, { dismissals, ...input }: ReviewInput, rules: readonly Rule[]): Review {
  const isSame = last.made?.rules === rules && isDeepStrictEqual(last.made.input, input)
  const { decide } = (last.made = (isSame ? last.made : null) ?? { input, rules, decide: check(input, rules) })
  return decide(dismissals)
}

/** The same with correction notes added, which are no part of what is reviewed. */
export function withNotes(document: EditionDocument, notes: CorrectionEntry[], names: PublicNames): EditionDocument {
  const carried = new Set(document.statistics.map(({ id }) => id))
  const shown = new Map([...names].filter(([, name]) => carried.has(name)))
  return { ...document, corrections: [...document.corrections, ...presentCorrections(notes, shown)] }
}

/** A draft as readers would get it, as far as it can be shown. */
export type DraftView = {
  document: EditionDocument
  found: Review
  /** What keeps parts of it from being public: they read as plain text. */
  left: PresentationProblem[]
}

/** A row of a draft, of which nothing need be filled in yet, as one that is presented. */
function asPresented(row: ArticleRecord): ArticleRecord {
  const article = articleOf(row)
  return {
    ...article,
    title: article.title ?? '',
    slug: article.slug ?? '',
    byline: (article.byline ?? []).filter(({ name, person }) => Boolean(name || person)),
    corrections: (article.corrections ?? []).filter(({ date, kind, text }) => Boolean(date && kind && text)),
  }
}

/** Reads a draft as readers would get it: by the same review and the same presenters as a release. */
export async function viewDraft(req: Reading, row: ArticleRecord, settings: PublishingSettings): Promise<DraftView> {
  const article = asPresented(row)
  const { found, records: all } = await candidateOf(req, article, settings)
  const { left, records } = presentable(all, localeOf(settings.languages, article.language))
  const document = presented(req, records, found, settings)
  if (document instanceof PresentationError) throw document
  return { document, found, left }
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
      mediaUrl: (picture) => `${req.payload.config.routes.api}${apiPath}/media/${encodeURIComponent(picture)}`,
      opaqueId: (story, record) => opaqueId(req.payload.secret, story, record),
      review: found,
    })
  } catch (error) {
    if (error instanceof PresentationError) return error
    throw error
  }
}
