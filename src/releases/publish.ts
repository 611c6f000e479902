import { createHmac } from 'node:crypto'
import path from 'node:path'
import { Forbidden, type CollectionAfterChangeHook, type CollectionAfterDeleteHook, type PayloadRequest } from 'payload'
import { hasRole } from '../access/roles'
import { queueDeliveries } from '../webhooks/queue'
import { afterCommit } from '../database/transactions'
import { localeOf, type Language } from '../languages'
import { canonicalJson, hashOf } from './canonical'
import { refuse } from './errors'
import { inTransactionOf, loadEditionRecords, loadPublishedArticle } from './load'
import { PresentationError, presentEdition } from './present'
import type { ArticleRecord } from './records'
import type { EditionDocument, Release, Tombstone } from './schema'
import { numberReleases } from './sequence'

/** What publishing needs to know of the configuration. */
export type PublishingSettings = { languages: Language[]; apiPath: string }

type Draft = Pick<Release, 'kind' | 'note' | 'statistics' | 'document' | 'story' | 'language' | 'slug' | 'hash'>

/**
 * An id for a confidential source that differs from story to story, so that stories cannot be linked by it: a keyed
 * hash (RFC 2104) in the form of a UUID of version 8 (RFC 9562). It stays the same as long as the secret does.
 */
const opaqueIdWith =
  (secret: string) =>
  (story: string, source: string): string => {
    const hex = createHmac('sha256', secret).update(`source\n${story}\n${source}`).digest('hex')
    return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-8${hex.slice(13, 16)}-a${hex.slice(17, 20)}-${hex.slice(20, 32)}`
  }

const newestRelease = async (req: PayloadRequest, article: string): Promise<Release | undefined> =>
  (
    await req.payload.db.find<Release>({
      collection: 'releases',
      limit: 1,
      pagination: false,
      req: inTransactionOf(req),
      sort: '-version',
      where: { article: { equals: article } },
    })
  ).docs[0]

/** The statistics whose public form is another one than before, or that came or went. */
const changedStatistics = (before: EditionDocument | null, after: EditionDocument | null): string[] => {
  const forms = (document: EditionDocument | null) =>
    new Map((document?.statistics ?? []).map((statistic) => [statistic.id, canonicalJson(statistic)]))
  const [old, now] = [forms(before), forms(after)]
  return [...new Set([...old.keys(), ...now.keys()])].filter((id) => old.get(id) !== now.get(id))
}

const editionOf = (release: Release | undefined): EditionDocument | null =>
  release && release.kind !== 'withdrawn' ? (release.document as EditionDocument) : null

const presented = async (
  req: PayloadRequest,
  article: ArticleRecord,
  { languages, apiPath }: PublishingSettings,
): Promise<EditionDocument> => {
  try {
    return presentEdition(await loadEditionRecords(req, article), {
      locale: localeOf(languages, article.language),
      mediaUrl: (filename) => `${req.payload.config.routes.api}${apiPath}/media/${encodeURIComponent(filename)}`,
      opaqueId: opaqueIdWith(req.payload.secret),
    })
  } catch (error) {
    if (error instanceof PresentationError) return refuse('articles', error.problems, req)
    throw error
  }
}

const publication = (document: EditionDocument, newest: Release | undefined): Draft | null => {
  const hash = hashOf(document)
  if (newest?.hash === hash) return null
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

const withdrawal = (newest: Release | undefined): Draft | null => {
  const before = editionOf(newest)
  if (!newest || !before) return null
  const { story, language, slug, title } = before
  const document: Tombstone = { story, language, slug, title, reason: null }
  return {
    kind: 'withdrawn',
    document,
    hash: hashOf(document),
    story,
    language,
    slug,
    note: null,
    statistics: changedStatistics(before, null),
  }
}

const recordsOf = ({ document, kind }: Draft): string[] => {
  if (kind === 'withdrawn') return []
  const { statistics, quotes, sources, hero } = document as EditionDocument
  return [
    ...(hero ? [`media:${decodeURIComponent(path.posix.basename(hero.url))}`] : []),
    ...statistics.map(({ id }) => `statistic:${id}`),
    ...quotes.map(({ id }) => `quote:${id}`),
    ...sources.map(({ id }) => `source:${id}`),
  ]
}

/**
 * Brings the releases of an article in step with its published row: a release when its public document is another one
 * than the live release's, a tombstone when it is published no more, nothing when nothing public changed. Runs in the
 * transaction of the change that it follows, so both are on disk or neither is.
 *
 * Whoever makes a change public must be an editor. This is decided here and not only by the collection's access,
 * because only here is it known whether a save changes what the public sees.
 */
const releaseArticle = async (req: PayloadRequest, id: string, settings: PublishingSettings): Promise<void> => {
  const newest = await newestRelease(req, id)
  const article = await loadPublishedArticle(req, id)
  const draft = article ? publication(await presented(req, article, settings), newest) : withdrawal(newest)
  if (!draft) return
  if (req.user && !hasRole(req.user, 'editor')) throw new Forbidden(req.t)

  const at = new Date().toISOString()
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
      article: id,
      at,
      live: true,
      previous: newest?.hash ?? null,
      publishedAt: newest?.publishedAt ?? at,
      records: recordsOf(draft),
      topics: draft.kind === 'withdrawn' ? [] : (draft.document as EditionDocument).topics,
      version: (newest?.version ?? 0) + 1,
    },
    req: inTransaction,
  })) as { id: number | string }
  await queueDeliveries(req, { id: String(release.id), kind: draft.kind, language: draft.language })
  await afterCommit(req.payload, req.transactionID, () => numberReleases(req.payload))
}

/** After an article changed, also when it was moved to the trash or brought back. */
export const releaseAfterChange =
  (settings: PublishingSettings): CollectionAfterChangeHook =>
  async ({ doc, req }) => {
    await releaseArticle(req, String((doc as ArticleRecord).id), settings)
  }

/** After an article was deleted for good. */
export const releaseAfterDelete =
  (settings: PublishingSettings): CollectionAfterDeleteHook =>
  async ({ id, req }) => {
    await releaseArticle(req, String(id), settings)
  }
