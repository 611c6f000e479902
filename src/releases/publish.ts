import path from 'node:path'
import { Forbidden, type CollectionAfterChangeHook, type CollectionAfterDeleteHook, type PayloadRequest } from 'payload'
import { hasRole } from '../access/roles'
import { queueDeliveries } from '../webhooks/queue'
import { afterCommit } from '../database/transactions'
import { localeOf } from '../model/languages'
import { review, type Review } from '../review'
import { canonicalJson, hashOf } from './canonical'
import { refuse } from '../access/refuse'
import { listUnderTopics } from './listings'
import { inTransactionOf, loadEditionRecords, loadPublishedArticle } from './load'
import { opaqueId } from './opaqueId'
import { PresentationError, presentEdition } from './present'
import { waitingNotes, withCorrections, writeReleased } from './notes'
import type { ArticleRecord, CorrectionEntry, EditionRecords } from '../model/records'
import { refuseFindings, reviewInput, type ReviewSettings } from './review'
import type { EditionDocument, Release, Tombstone } from '../model/document'
import { numberReleases } from './numbering'

/** What publishing needs to know of the configuration. */
export type PublishingSettings = ReviewSettings & { apiPath: string }

/** A release before it has a place among those of its edition. */
export type ReleaseDraft = Pick<
  Release,
  'kind' | 'note' | 'statistics' | 'document' | 'story' | 'language' | 'slug' | 'hash'
>

/** The newest release of an edition. */
export async function newestRelease(req: PayloadRequest, article: string): Promise<Release | undefined> {
  return (
    await req.payload.db.find<Release>({
      collection: 'releases',
      limit: 1,
      pagination: false,
      req: inTransactionOf(req),
      sort: '-version',
      where: { article: { equals: article } },
    })
  ).docs[0]
}

/** The statistics whose public form is another one than before, or that came or went. */
function changedStatistics(before: EditionDocument | null, after: EditionDocument | null): string[] {
  const forms = (document: EditionDocument | null) =>
    new Map((document?.statistics ?? []).map((statistic) => [statistic.id, canonicalJson(statistic)]))
  const [old, now] = [forms(before), forms(after)]
  return [...new Set([...old.keys(), ...now.keys()])].filter((id) => old.get(id) !== now.get(id))
}

/** The public document of a release, unless it is a tombstone. */
export function editionOf(release: Release | undefined): EditionDocument | null {
  return release && release.kind !== 'withdrawn' ? (release.document as EditionDocument) : null
}

function refuseUnlessEditor(req: PayloadRequest): void {
  if (req.user && !hasRole(req.user, 'editor')) throw new Forbidden(req.t)
}

/** The public document of an article, or why it has none. */
export function presented(
  req: PayloadRequest,
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

/** An article as it would be public now. */
export type Candidate = { records: EditionRecords; found: Review; document: EditionDocument | PresentationError }

/** Reads all that an article rests on, reviews it, and presents it. */
export async function candidateOf(
  req: PayloadRequest,
  article: ArticleRecord,
  settings: PublishingSettings,
): Promise<Candidate> {
  const records = await loadEditionRecords(req, article)
  const found = review(await reviewInput(req, article, settings, records), settings.rules)
  return { records, found, document: presented(req, records, found, settings) }
}

/** The same with correction notes added, which are no part of what is reviewed. */
export function withNotes(
  req: PayloadRequest,
  { records, found }: Candidate,
  notes: CorrectionEntry[],
  settings: PublishingSettings,
): EditionDocument {
  const article = { ...records.article, ...withCorrections(records.article, notes) }
  const document = presented(req, { ...records, article }, found, settings)
  return document instanceof PresentationError ? refuse('articles', document.problems, req) : document
}

/** The release that makes a document public. */
export function publication(document: EditionDocument, newest: Release | undefined): ReleaseDraft {
  const hash = hashOf(document)
  const before = editionOf(newest)
  const corrections = document.corrections.slice(before?.corrections.length ?? 0)
  const kind = before === null ? 'published' : corrections.length > 0 ? 'corrected' : 'updated'
  return {
    kind,
    document,
    hash,
    story: document.story,
    language: document.language,
    slug: document.slug,
    note: kind === 'corrected' ? corrections.map(({ text }) => text).join('\n') : null,
    statistics: changedStatistics(before, document),
  }
}

/** Why an edition is withdrawn, where whoever withdraws it says so. */
function reasonOf({ context }: PayloadRequest): string | null {
  return typeof context.withdrawalReason === 'string' ? context.withdrawalReason : null
}

function withdrawal(newest: Release | undefined, reason: string | null): ReleaseDraft | null {
  const before = editionOf(newest)
  if (!newest || !before) return null
  const { story, language, slug, title } = before
  const document: Tombstone = { story, language, slug, title, reason }
  return {
    kind: 'withdrawn',
    document,
    hash: hashOf(document),
    story,
    language,
    slug,
    note: reason,
    statistics: changedStatistics(before, null),
  }
}

function recordsOf({ document, kind }: ReleaseDraft): string[] {
  if (kind === 'withdrawn') return []
  const { statistics, quotes, sources, hero } = document as EditionDocument
  return [
    ...(hero ? [`media:${decodeURIComponent(path.posix.basename(hero.url))}`] : []),
    ...statistics.map(({ id }) => `statistic:${id}`),
    ...quotes.map(({ id }) => `quote:${id}`),
    ...sources.map(({ id }) => `source:${id}`),
  ]
}

/** Writes a release of an edition, with the webhooks it is announced by, in the transaction of the request. */
export async function writeRelease(
  req: PayloadRequest,
  article: string,
  newest: Release | undefined,
  draft: ReleaseDraft,
): Promise<Pick<Release, 'language' | 'slug' | 'version' | 'hash'>> {
  // Later than the release before it even if another server's clock is ahead: releases are numbered in this order.
  const at = new Date(Math.max(Date.now(), newest ? new Date(newest.at).getTime() + 1 : 0)).toISOString()
  const inTransaction = inTransactionOf(req)
  if (newest) {
    await req.payload.db.updateOne({
      collection: 'releases',
      data: { live: false },
      id: newest.id,
      req: inTransaction,
      returning: false,
    })
  }
  const release = (await req.payload.db.create({
    collection: 'releases',
    data: {
      ...draft,
      article,
      at,
      live: true,
      previous: newest?.hash ?? null,
      publishedAt: newest?.publishedAt ?? at,
      records: recordsOf(draft),
      version: (newest?.version ?? 0) + 1,
    },
    req: inTransaction,
  })) as { id: number | string }
  const id = String(release.id)
  await listUnderTopics(req.payload.db, { ...draft, id, article, at }, inTransaction)
  await queueDeliveries(req, { id, kind: draft.kind, language: draft.language })
  await afterCommit(req.payload, req.transactionID, () => numberReleases(req.payload))
  return { language: draft.language, slug: draft.slug, hash: draft.hash, version: (newest?.version ?? 0) + 1 }
}

/**
 * The release that makes an article public as it is; null when it is already. Refused if the review finds errors. The
 * notes of corrected records that it is the first to carry go with it, into the article too.
 */
async function publicationOf(
  req: PayloadRequest,
  article: ArticleRecord,
  newest: Release | undefined,
  settings: PublishingSettings,
): Promise<ReleaseDraft | null> {
  const candidate = await candidateOf(req, article, settings)
  const { document, found, records } = candidate
  const isPublic = !(document instanceof PresentationError)
  if (isPublic && newest?.hash === hashOf(document)) return null
  refuseUnlessEditor(req)
  refuseFindings(found, req)
  if (!isPublic) return refuse('articles', document.problems, req)

  const before = editionOf(newest)
  const notes = before
    ? waitingNotes(records, before, document, (story, source) => opaqueId(req.payload.secret, story, source))
    : []
  if (notes.length === 0) return publication(document, newest)
  await writeReleased(req, article, (row) => withCorrections(row, notes))
  return publication(withNotes(req, candidate, notes, settings), newest)
}

/**
 * Brings the releases of an article in step with its published row: a release when its public document is another one
 * than the live release's, a tombstone when it is published no more, nothing when nothing public changed. Runs in the
 * transaction of the change that it follows, so both are on disk or neither is.
 *
 * Whoever makes a change public must be an editor. This is decided here and not only by the collection's access,
 * because only here is it known whether a save changes what the public sees.
 */
export async function releaseArticle(
  req: PayloadRequest,
  id: string,
  settings: PublishingSettings,
  { isDraft }: { isDraft: boolean },
): Promise<Pick<Release, 'language' | 'slug' | 'version' | 'hash'> | null> {
  const article = await loadPublishedArticle(req, id)
  // A draft saved beside a published row changes nothing public, also where records have moved on since its release.
  if (article && isDraft) return null
  const newest = await newestRelease(req, id)
  const draft = article ? await publicationOf(req, article, newest, settings) : withdrawal(newest, reasonOf(req))
  if (!draft) return null
  refuseUnlessEditor(req)
  return writeRelease(req, id, newest, draft)
}

/** After an article changed, also when it was moved to the trash or brought back. */
export function releaseAfterChange(settings: PublishingSettings): CollectionAfterChangeHook {
  return async ({ doc, req }) => {
    const { id, _status } = doc as ArticleRecord & { _status?: string }
    await releaseArticle(req, String(id), settings, { isDraft: _status === 'draft' })
  }
}

/** After an article was deleted for good. */
export function releaseAfterDelete(settings: PublishingSettings): CollectionAfterDeleteHook {
  return async ({ id, req }) => {
    await releaseArticle(req, String(id), settings, { isDraft: false })
  }
}
