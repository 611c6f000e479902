/** The editions of a story: making one in another language, keeping it in step with its source, joining, withdrawing. */
import { APIError, commitTransaction, initTransaction, killTransaction, type PayloadRequest, type Where } from 'payload'
import { excerptInText, walkBody } from '../../body'
import type { LexicalBody } from '../../body/types'
import { languageLabel } from '../../model/languages'
import { canonicalJson } from '../../releases/canonical'
import { refuse, type Message } from '../../access/refuse'
import { inTransactionOf, loadPublishedArticle, loadRecords, recordsIn } from '../../releases/load'
import { writeReleased } from '../../releases/notes'
import { opaqueId } from '../../releases/opaqueId'
import { changedPassages, type Passage } from '../../releases/passages'
import { editionOf, newestRelease, releaseArticle, type PublishingSettings } from '../../releases/publish'
import type { ArticleRecord, QuoteRecord } from '../../model/records'
import { recordCollections, recordKinds, type RecordCollection } from '../../model/recordKinds'
import { idOf } from '../records/references'
import { reviewEdition } from '../../releases/review'
import type { EditionDocument, Release } from '../../model/document'

/** An article as its newest version has it, with when and by whom that was saved. */
export type SavedArticle = ArticleRecord & {
  _status?: 'draft' | 'published'
  updatedAt: string
  review?: { errors?: number | null; warnings?: number | null } | null
}

/** What was released: one a release. */
export type Released = Pick<Release, 'language' | 'slug' | 'version' | 'hash'>

/** Something that cannot be done now: 409, in the language of whoever asked. */
export function conflict(req: PayloadRequest, { en, es }: Message, data?: unknown): APIError {
  return new APIError(req.i18n?.language === 'es' ? es : en, 409, data as Record<string, unknown> | undefined, true)
}

/** Runs a change in one transaction: the request's own, where it has one. */
async function inOneTransaction<T>(req: PayloadRequest, change: () => Promise<T>): Promise<T> {
  const isOurs = await initTransaction(req)
  try {
    const result = await change()
    if (isOurs) await commitTransaction(req)
    return result
  } catch (error) {
    if (isOurs) await killTransaction(req)
    throw error
  }
}

/** The newest version of each article that fits, drafts too, as the asking user may read them. */
export async function savedArticles(req: PayloadRequest, where: Where, limit = 0): Promise<SavedArticle[]> {
  return (
    await req.payload.find({
      collection: 'articles',
      depth: 0,
      draft: true,
      limit,
      overrideAccess: false,
      pagination: false,
      req: inTransactionOf(req),
      where,
    })
  ).docs as unknown as SavedArticle[]
}

/** The excerpt of a quotation in an edition in another language: the quote's translation where it gave the whole of it. */
function excerptFor(excerpt: string, quote: QuoteRecord | undefined, language: string): string {
  if (!quote) return excerpt
  const translation = quote.translations?.find((each) => each.language === language)?.text
  const isOriginal = excerptInText(excerpt, quote.text)
  if (isOriginal && quote.language === language) return excerpt
  const isWhole = [quote.text, ...(quote.translations ?? []).map(({ text }) => text)].some((text) =>
    excerptInText(text, excerpt),
  )
  if (translation && isWhole) return translation
  return isOriginal ? excerpt : quote.text
}

/** The body with its structure and nodes, as a translator starts from it: figures in the form that every language has. */
function bodyFor(body: unknown, quotes: Map<string, QuoteRecord>, language: string): unknown {
  const copy = structuredClone(body) as LexicalBody | null
  walkBody(copy, ({ fields }) => {
    if (fields?.blockType === 'figure' && fields.form === 'custom') {
      fields.form = 'digits'
      fields.text = null
    }
    if (fields?.blockType === 'quotation' && typeof fields.excerpt === 'string') {
      fields.excerpt = excerptFor(fields.excerpt, quotes.get(idOf(fields.quote) ?? ''), language)
    }
  })
  return copy
}

/**
 * Makes a draft of a story in another language from its live edition: the text to translate, with every figure,
 * quotation and citation in its place. Refused (409) where nothing is live to translate, or the language has an edition.
 */
export async function createEdition(
  req: PayloadRequest,
  id: string,
  language: string,
): Promise<{ article: string; language: string }> {
  return inOneTransaction(req, async () => {
    const newest = await newestRelease(req, id)
    const article = await loadPublishedArticle(req, id)
    if (!article || !newest || !editionOf(newest)) {
      throw conflict(req, {
        en: 'This edition is not published. Publish it first: a translation is made from what readers have.',
        es: 'Esta edición no está publicada. Publíquela primero: una traducción se hace de lo que tienen los lectores.',
      })
    }
    const others = await savedArticles(req, {
      and: [{ story: { equals: article.story } }, { language: { equals: language } }],
    })
    if (others[0]) {
      throw conflict(
        req,
        {
          en: 'The story has an edition in this language already.',
          es: 'La historia ya tiene una edición en este idioma.',
        },
        { article: String(others[0].id) },
      )
    }
    const { quotes } = await loadRecords(req, recordsIn(article.body), language)
    const { title, dek, byline, story, hero, topics, body } = article
    const created = await req.payload.create({
      collection: 'articles',
      data: {
        title,
        dek,
        byline: (byline ?? []).map(({ name, role }) => ({ name, role })),
        story,
        hero,
        topics,
        language,
        body: bodyFor(body, quotes, language),
        translatedFrom: { article: id, release: newest.hash },
        _status: 'draft',
      } as never,
      depth: 0,
      draft: true,
      overrideAccess: false,
      req,
    })
    return { article: String(created.id), language }
  })
}

async function releaseWhere(req: PayloadRequest, where: Where): Promise<Release | undefined> {
  return (
    await req.payload.db.find<Release>({
      collection: 'releases',
      limit: 1,
      pagination: false,
      req: inTransactionOf(req),
      sort: '-version',
      where,
    })
  ).docs[0]
}

/** What the source of a translation was when it was made, and is now. */
export type SourceChanges = {
  source: { article: string; language: string; title: string; from: string | null; live: string | null } | null
  passages: Passage[]
}

/** The passages of its source that say something else since a translation was made. */
export async function sourceChanges(
  req: PayloadRequest,
  { translatedFrom }: Pick<ArticleRecord, 'translatedFrom'>,
): Promise<SourceChanges> {
  const article = idOf(translatedFrom?.article)
  const hash = translatedFrom?.release ?? null
  const live = article ? await newestRelease(req, article) : undefined
  if (!article || !live) return { source: null, passages: [] }
  const made = hash
    ? await releaseWhere(req, { and: [{ article: { equals: article } }, { hash: { equals: hash } }] })
    : undefined
  const [before, after] = [editionOf(made), editionOf(live)]
  return {
    source: {
      article,
      language: live.language,
      title: live.document.title,
      from: made?.hash ?? null,
      live: after ? live.hash : null,
    },
    passages: before && after && live.hash !== hash ? changedPassages(before, after) : [],
  }
}

/**
 * Notes that a translation has caught up with its source. A published one is released with that, through the same gate
 * as any other; where there is a draft the draft carries it, and it is public when the draft is. Refused (409) when the
 * source is not, or no more, at the release that was looked at.
 */
export async function confirmUpToDate(req: PayloadRequest, id: string, seen: string, settings: PublishingSettings) {
  return inOneTransaction(req, async (): Promise<Released[]> => {
    const [article] = await savedArticles(req, { id: { equals: id } })
    const from = idOf(article?.translatedFrom?.article)
    const live = from ? await newestRelease(req, from) : undefined
    if (!article || !live || !editionOf(live)) {
      throw conflict(req, {
        en: 'This edition was made from no other, or that one is not published.',
        es: 'Esta edición no se hizo de otra, o aquella no está publicada.',
      })
    }
    if (live.hash !== seen) {
      throw conflict(req, {
        en: 'The source edition was released again in the meantime. Look at what changed once more.',
        es: 'La edición de origen volvió a publicarse mientras tanto. Revise otra vez los cambios.',
      })
    }
    const upToDate = { article: from, release: live.hash }
    if (article._status === 'draft') {
      await req.payload.update({
        collection: 'articles',
        data: { translatedFrom: upToDate },
        depth: 0,
        draft: true,
        id,
        overrideAccess: false,
        req,
      })
      return []
    }
    await writeReleased(req, article, () => ({ translatedFrom: upToDate }))
    const release = await releaseArticle(req, id, settings, { isDraft: false })
    return release ? [release] : []
  })
}

/** Gives an edition that was made by itself the story of another. Refused (409) where the story has its language. */
export async function joinStory(req: PayloadRequest, id: string, other: string, settings: PublishingSettings) {
  return inOneTransaction(req, async (): Promise<{ story: string }> => {
    const [[into], [article]] = [
      await savedArticles(req, { id: { equals: id } }),
      await savedArticles(req, { id: { equals: other } }),
    ]
    if (!into || !article) {
      return refuse(
        'articles',
        [{ path: 'article', en: 'There is no such article.', es: 'No existe ese artículo.' }],
        req,
      )
    }
    const { story } = into
    if (article.story === story) return { story }
    const [taken] = await savedArticles(req, {
      and: [{ story: { equals: story } }, { language: { equals: article.language } }],
    })
    if (taken) {
      throw conflict(req, {
        en: `The story has an edition in '${article.language}' already: “${taken.title}”.`,
        es: `La historia ya tiene una edición en '${article.language}': “${taken.title}”.`,
      })
    }
    await writeReleased(req, article, () => ({ story }))
    await releaseArticle(req, other, settings, { isDraft: false })
    return { story }
  })
}

/** Takes an edition down: what is left of it in public is a tombstone with the reason. */
export async function withdraw(req: PayloadRequest, id: string, reason: string): Promise<Released[]> {
  const before = await newestRelease(req, id)
  if (!editionOf(before)) {
    throw conflict(req, { en: 'This edition is not published.', es: 'Esta edición no está publicada.' })
  }
  await req.payload.update({
    collection: 'articles',
    context: { withdrawalReason: reason },
    data: { _status: 'draft' },
    depth: 0,
    id,
    overrideAccess: false,
    req,
  })
  return releasedSince(req, id, before)
}

async function releasedSince(req: PayloadRequest, id: string, before: Release | undefined): Promise<Released[]> {
  const now = await newestRelease(req, id)
  if (!now || now.version === before?.version) return []
  const { language, slug, version, hash } = now
  return [{ language, slug, version, hash }]
}

/** What a version holds besides who saved it and when. */
function contentOf(version: Record<string, unknown>): Record<string, unknown> {
  const { id, createdAt, updatedAt, deletedAt, _status, editedBy, review, statistics, quotes, sources, ...content } =
    version
  void [id, createdAt, updatedAt, deletedAt, _status, editedBy, review, statistics, quotes, sources]
  return content
}

/** Publishes a withdrawn edition again as it was last published; a draft that was written since stays a draft. */
export async function reinstate(req: PayloadRequest, id: string): Promise<Released[]> {
  return inOneTransaction(req, async () => {
    const before = await newestRelease(req, id)
    if (before?.kind !== 'withdrawn') {
      throw conflict(req, { en: 'This edition is not withdrawn.', es: 'Esta edición no está retirada.' })
    }
    const { docs } = await req.payload.findVersions({
      collection: 'articles',
      depth: 0,
      limit: 1,
      overrideAccess: false,
      pagination: false,
      req: inTransactionOf(req),
      sort: '-updatedAt',
      where: { and: [{ parent: { equals: id } }, { 'version._status': { equals: 'published' } }] },
    })
    const [draft] = await savedArticles(req, { id: { equals: id } })
    const published = docs[0]?.version as Record<string, unknown> | undefined
    if (!draft || !published) {
      throw conflict(req, {
        en: 'There is no published version to go back to. Publish the draft instead.',
        es: 'No hay una versión publicada a la que volver. Publique el borrador.',
      })
    }
    const shared = { collection: 'articles' as const, depth: 0, id, overrideAccess: false, req }
    const kept = contentOf({ ...draft })
    // MongoDB keeps no empty fields: what the draft filled in since is emptied by name.
    const empty = Object.fromEntries(Object.keys(kept).map((field) => [field, null]))
    const old = { ...empty, ...contentOf(published) }
    await req.payload.update({ ...shared, data: { ...old, _status: 'published' } as never })
    if (canonicalJson(old) !== canonicalJson(kept)) {
      await req.payload.update({ ...shared, data: { ...kept, _status: 'draft' } as never, draft: true })
    }
    return releasedSince(req, id, before)
  })
}

/** A scheduled publication that was refused at its time. */
export type Refusal = { at: string; by: string | null; message: string; findings: Message[] }

/** An edition of a story as the newsroom sees it, or the place of one that is missing. */
export type EditionState = {
  language: string
  label: string
  article: string | null
  title: string | null
  slug: string | null
  status: 'missing' | 'draft' | 'live' | 'withdrawn'
  /** The number of its newest release. */
  version: number | null
  /** Whether there is a draft that readers do not have. */
  hasDraft: boolean
  /** Whether a corrected record waits to be released in it. */
  isBehind: boolean
  isStale: boolean
  stalePassages: number
  errors: number
  warnings: number
  /** Who saved it last, and when. */
  by: string | null
  at: string | null
  translatedFrom: { article: string; language: string | null } | null
}

/** The newest release of an edition, without its document. */
type NewestRelease = Pick<Release, 'article' | 'hash' | 'kind' | 'version' | 'at' | 'language' | 'story'> & {
  records?: string[] | null
}

/** What the states of editions are told from, read once for many. */
export type EditionFacts = {
  articles: SavedArticle[]
  /** By article. */
  newest: Map<string, NewestRelease>
  /** The documents that translations are compared by, by hash. */
  documents: Map<string, EditionDocument>
  /** Names by user. */
  names: Map<string, string>
  /** The ids of the articles that are behind. */
  behind: Set<string>
}

async function rowsOf<T>(
  req: PayloadRequest,
  collection: 'releases' | 'users' | RecordCollection,
  where: Where,
  fields: string[],
  sort?: string,
): Promise<T[]> {
  return (
    await req.payload.db.find<T & { id: string }>({
      collection,
      pagination: false,
      req: inTransactionOf(req),
      select: Object.fromEntries(fields.map((field) => [field, true])),
      sort,
      where,
    })
  ).docs
}

/** A record whose correction waits to be released. */
export type WaitingRecord = { collection: RecordCollection; id: string; updatedAt: string | Date }

/**
 * The records whose corrections wait. They are few: each was written by an editor and goes when it is released.
 * Asked for as a range in its order: SQLite looks through every record for what merely exists.
 */
export async function waitingRecords(req: PayloadRequest): Promise<WaitingRecord[]> {
  const waiting: WaitingRecord[] = []
  for (const collection of recordCollections) {
    const rows = await rowsOf<Omit<WaitingRecord, 'collection'>>(
      req,
      collection,
      { 'correction.at': { greater_than: new Date(0).toISOString() } },
      ['updatedAt'],
      'correction.at',
    )
    waiting.push(...rows.map(({ id, updatedAt }) => ({ collection, id: String(id), updatedAt })))
  }
  return waiting
}

/** Whether a record was changed after a release that carries it. A release carries every record as it was at the time. */
function isBehind(req: PayloadRequest, { at, kind, records, story }: NewestRelease, waiting: WaitingRecord[]): boolean {
  return (
    kind !== 'withdrawn' &&
    waiting.some(({ collection, id, updatedAt }) => {
      const ids = collection === 'sources' ? [id, opaqueId(req.payload.secret, story, id)] : [id]
      return (
        new Date(at) < new Date(updatedAt) &&
        ids.some((each) => records?.includes(`${recordKinds[collection]}:${each}`))
      )
    })
  )
}

/** Reads what the states of articles are told from: a few queries, however many articles. */
export async function loadFacts(req: PayloadRequest, articles: SavedArticle[]): Promise<EditionFacts> {
  const sources = articles.flatMap(({ translatedFrom }) => idOf(translatedFrom?.article) ?? [])
  const ids = [...new Set([...articles.map(({ id }) => String(id)), ...sources])]
  const releases = await rowsOf<NewestRelease>(
    req,
    'releases',
    { and: [{ article: { in: ids } }, { live: { equals: true } }] },
    ['article', 'hash', 'kind', 'version', 'at', 'language', 'story', 'records'],
  )
  const newest = new Map(releases.map((release) => [release.article, release]))
  const compared = articles.flatMap(({ translatedFrom }) => {
    const live = newest.get(idOf(translatedFrom?.article) ?? '')
    const made = translatedFrom?.release
    return made && live && live.hash !== made ? [made, live.hash] : []
  })
  const documents =
    compared.length > 0
      ? await rowsOf<Pick<Release, 'hash' | 'document' | 'kind'>>(
          req,
          'releases',
          { hash: { in: [...new Set(compared)] } },
          ['hash', 'document', 'kind'],
        )
      : []
  const users = [...new Set(articles.flatMap(({ editedBy }) => idOf(editedBy) ?? []))]
  const named =
    users.length > 0 ? await rowsOf<{ id: string; name: string }>(req, 'users', { id: { in: users } }, ['name']) : []
  const waiting = await waitingRecords(req)
  return {
    articles,
    newest,
    documents: new Map(
      documents.flatMap((row) => (row.kind === 'withdrawn' ? [] : [[row.hash, row.document as EditionDocument]])),
    ),
    names: new Map(named.map(({ id, name }) => [String(id), name])),
    behind: new Set(releases.flatMap((release) => (isBehind(req, release, waiting) ? [release.article] : []))),
  }
}

/** The passages of its source that a translation has not caught up with. */
function missedPassages({ translatedFrom }: SavedArticle, { documents, newest }: EditionFacts): Passage[] {
  const live = newest.get(idOf(translatedFrom?.article) ?? '')
  const [before, after] = [documents.get(translatedFrom?.release ?? ''), documents.get(live?.hash ?? '')]
  return before && after && live?.hash !== translatedFrom?.release ? changedPassages(before, after) : []
}

/** The editions of a story in each language. */
export function editionStates(
  story: string,
  facts: EditionFacts,
  { languages }: Pick<PublishingSettings, 'languages'>,
): EditionState[] {
  return languages.map((language): EditionState => {
    const { behind, names, newest } = facts
    const article = facts.articles.find((each) => each.story === story && each.language === language.code)
    const shared = { language: language.code, label: languageLabel(language) }
    if (!article) {
      return {
        ...shared,
        article: null,
        title: null,
        slug: null,
        status: 'missing',
        version: null,
        hasDraft: false,
        isBehind: false,
        isStale: false,
        stalePassages: 0,
        errors: 0,
        warnings: 0,
        by: null,
        at: null,
        translatedFrom: null,
      }
    }
    const release = newest.get(String(article.id))
    const from = idOf(article.translatedFrom?.article)
    const passages = missedPassages(article, facts)
    return {
      ...shared,
      article: String(article.id),
      title: article.title,
      slug: article.slug,
      status: !release ? 'draft' : release.kind === 'withdrawn' ? 'withdrawn' : 'live',
      version: release?.version ?? null,
      hasDraft: article._status === 'draft',
      isBehind: behind.has(String(article.id)),
      isStale: passages.length > 0,
      stalePassages: passages.length,
      errors: article.review?.errors ?? 0,
      warnings: article.review?.warnings ?? 0,
      by: names.get(idOf(article.editedBy) ?? '') ?? null,
      at: article.updatedAt,
      translatedFrom: from ? { article: from, language: newest.get(from)?.language ?? null } : null,
    }
  })
}

type FailedJob = {
  input?: { doc?: { relationTo?: string; value?: unknown } | null; user?: { value?: unknown } | null } | null
  error?: { message?: string } | null
  updatedAt: string
}

/** Failed publications that are looked at: each is shown until its article is released or saved again. */
const MOST_FAILED = 100

/**
 * The scheduled publications of these articles that were refused at their time, by article: when, who had scheduled them
 * and why. One that was followed by a release or by another save is over.
 */
export async function refusalsOf(
  req: PayloadRequest,
  articles: SavedArticle[],
  settings: PublishingSettings,
): Promise<Map<string, Refusal>> {
  const { docs } = await req.payload.find({
    collection: 'payload-jobs',
    depth: 0,
    limit: MOST_FAILED,
    overrideAccess: true,
    pagination: false,
    req: inTransactionOf(req),
    sort: '-updatedAt',
    where: { and: [{ taskSlug: { equals: 'schedulePublish' } }, { hasError: { equals: true } }] },
  })
  const refusals = new Map<string, Refusal>()
  for (const job of docs as unknown as FailedJob[]) {
    const article = articles.find(({ id }) => String(id) === String(job.input?.doc?.value))
    if (!article || refusals.has(String(article.id)) || new Date(article.updatedAt) > new Date(job.updatedAt)) continue
    const user = idOf(job.input?.user?.value)
    const [by] = user
      ? await rowsOf<{ id: string; name: string }>(req, 'users', { id: { equals: user } }, ['name'])
      : []
    const { review } = await reviewEdition(req, article, settings)
    refusals.set(String(article.id), {
      at: job.updatedAt,
      by: by?.name ?? null,
      message: job.error?.message ?? '',
      findings: review.findings
        .filter(({ severity, dismissal }) => severity === 'error' && dismissal === null)
        .map(({ message }) => message),
    })
  }
  return refusals
}
