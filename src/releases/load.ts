/** Reads what an edition is presented from: its article row and every record that its body leads to. */
import type { CollectionSlug, TypedLocale, Where } from 'payload'
import { attributionsOf, imagesOf } from '../body'
import type { LexicalBody } from '../body/types'
import { isId } from '../database/ids'
import { noteRows } from '../database/basis'
import { inTransactionOf, remembered, type InTransaction, type Memory } from '../database/request'
import type { RecordCollection } from '../model/recordKinds'
import {
  articleOf,
  type ArticleRecord,
  type EditionRecords,
  type MediaRecord,
  type PersonRecord,
  type QuoteRecord,
  type SourceRecord,
  type StatisticRecord,
  type TopicRecord,
} from '../model/records'
import { slugOf } from '../model/slugs'

/** A record as it is about to be stored, or once was, for those who look at what that does. */
export type Prospect = {
  collection: RecordCollection
  id: string
  /** The record in a language, given as it is stored now. */
  become: <T extends object>(stored: T, language: string) => T
}

/** What reads go by: a transaction, and the records that are to be read as something else than they are stored as. */
export type Reading = InTransaction & { prospects?: readonly Prospect[] }

async function find<T extends { id: string }>(
  req: Reading,
  collection: CollectionSlug,
  where: Where,
  language: string,
): Promise<T[]> {
  const { docs } = await req.payload.find({
    collection: slugOf(req.payload, collection),
    where,
    depth: 0,
    fallbackLocale: false,
    locale: language as TypedLocale,
    overrideAccess: true,
    pagination: false,
    req: inTransactionOf(req),
  })
  return docs as unknown as T[]
}

/** The documents with some ids, as they are to be read. */
async function findByIds<T extends { id: string }>(
  req: Reading,
  collection: CollectionSlug,
  ids: readonly string[],
  language: string,
): Promise<T[]> {
  const { memory, prospects = [] } = req
  const others = prospects.filter((prospect) => prospect.collection === collection)
  const asRead = (doc: T) => others.find(({ id }) => id === doc.id)?.become(doc, language) ?? doc
  if (!memory) return (await find<T>(req, collection, { id: { in: [...ids] } }, language)).map(asRead)
  const keyOf = (id: string) => `${collection} ${language} ${id}`
  const unread = ids.filter((id) => !memory.has(keyOf(id)))
  if (unread.length > 0) {
    const reading = find<T>(req, collection, { id: { in: unread } }, language).then((docs) => {
      noteRows(req, collection, unread, docs)
      return docs
    })
    for (const id of unread)
      memory.set(
        keyOf(id),
        reading.then((docs) => docs.find((doc) => doc.id === id)),
      )
  }
  const docs = await Promise.all(ids.map((id) => memory.get(keyOf(id)) as Promise<T | undefined>))
  // What is lent to one reader is nothing that another has.
  return docs.flatMap((doc) => (doc ? [asRead({ ...doc })] : []))
}

async function byId<T extends { id: string }>(
  req: Reading,
  collection: CollectionSlug,
  ids: Iterable<string>,
  language: string,
  into: Map<string, T>,
): Promise<T[]> {
  const missing = [...new Set(ids)].filter((id) => !into.has(id) && isId(req.payload, id))
  if (missing.length === 0) return []
  const found = await findByIds<T>(req, collection, missing, language)
  for (const record of found) into.set(String(record.id), record)
  return found
}

/** The published row of an article, or null when it has none: never published, withdrawn, in the trash or deleted. */
export async function loadPublishedArticle(req: Reading, id: string): Promise<ArticleRecord | null> {
  const article = await remembered(req, publishedKey(id), async () => (await findPublished(req, [id]))[0])
  return article ? articleOf(article) : null
}

function publishedKey(id: string): string {
  return `published ${id}`
}

async function findPublished(req: Reading, ids: readonly string[]): Promise<ArticleRecord[]> {
  // One in the trash is none.
  const where: Where = {
    and: [{ id: { in: [...ids] } }, { _status: { equals: 'published' } }, { deletedAt: { exists: false } }],
  }
  // As they are stored: no hook changes what an edition says when it is read.
  const { docs: found } = await req.payload.db.find<ArticleRecord>({
    collection: slugOf(req.payload, 'articles'),
    pagination: false,
    req: inTransactionOf(req),
    where,
  })
  const published = new Set(found.map(({ id }) => String(id)))
  // Of one that is not published it is not known here how it is.
  noteRows(req, 'articles', published, found)
  return found
}

/** Reads the published rows of articles into a memory, all at once. */
export async function rememberPublished(req: Reading & { memory: Memory }, ids: readonly string[]): Promise<void> {
  const rows = new Map((await findPublished(req, ids)).map((row) => [String(row.id), row]))
  for (const id of ids) req.memory.set(publishedKey(id), Promise.resolve(rows.get(id)))
}

/**
 * Gives records what readers need in a language and nobody has written in it, as it is in another, the first configured
 * one first: a new edition needs no record typed again, and says whose words it shows.
 */
async function lend<T extends { id: string }>(
  req: Reading,
  collection: CollectionSlug,
  lacking: (record: T) => boolean,
  found: T[],
  language: string,
  borrow: (record: T, other: T, language: string) => void,
): Promise<void> {
  const { localization } = req.payload.config
  for (const other of localization ? localization.localeCodes : []) {
    const wanting = found.filter(lacking)
    if (wanting.length === 0) return
    if (other === language) continue
    const rows = await findByIds<T>(
      req,
      collection,
      wanting.map(({ id }) => id),
      other,
    )
    for (const record of wanting) {
      const row = rows.find(({ id }) => id === record.id)
      if (row) borrow(record, row, other)
    }
  }
}

function lendLabels(req: Reading, found: StatisticRecord[], language: string) {
  return lend(
    req,
    'statistics',
    ({ label }) => !label,
    found,
    language,
    (record, { label }, other) => {
      if (label) Object.assign(record, { label, labelLanguage: other })
    },
  )
}

/** Only where there must be one: the wording agreed with a source that is not named. */
function lendAttributions(req: Reading, found: SourceRecord[], language: string) {
  return lend(
    req,
    'sources',
    ({ attribution, terms }) => terms === 'background' && !attribution,
    found,
    language,
    (record, { attribution }, other) => {
      if (attribution) Object.assign(record, { attribution, attributionLanguage: other })
    },
  )
}

/**
 * The topics that an article is about and the people who sign it, with their photos, in a language: a topic that nobody has
 * translated in another.
 */
export async function loadNames(
  req: Reading,
  { byline, topics }: Pick<ArticleRecord, 'byline' | 'topics'>,
  language: string,
): Promise<Pick<EditionRecords, 'people' | 'photos' | 'topics'>> {
  const names = {
    people: new Map<string, PersonRecord>(),
    photos: new Map<string, MediaRecord>(),
    topics: new Map<string, TopicRecord>(),
  }
  const found = await byId<TopicRecord>(req, 'topics', topics ?? [], language, names.topics)
  await lend(
    req,
    'topics',
    ({ name }) => !name,
    found,
    language,
    (topic, { name }) => {
      if (name) Object.assign(topic, { name })
    },
  )
  const people = (byline ?? []).flatMap(({ person }) => person ?? [])
  const signing = await byId<PersonRecord>(req, 'people', people, language, names.people)
  const photos = signing.flatMap(({ photo }) => photo ?? [])
  await byId<MediaRecord>(req, 'media', photos, language, names.photos)
  return names
}

/** Ids of records to start from. */
export type RecordIds = { statistics: string[]; quotes: string[]; sources: string[] }

/** The records, and all that they rest on at any distance, in one language. */
export async function loadRecords(
  req: Reading,
  ids: RecordIds,
  language: string,
): Promise<Pick<EditionRecords, 'statistics' | 'quotes' | 'sources'>> {
  const statistics = new Map<string, StatisticRecord>()
  const quotes = new Map<string, QuoteRecord>()
  const sources = new Map<string, SourceRecord>()

  let next = ids.statistics
  while (next.length > 0) {
    const found = await byId(req, 'statistics', next, language, statistics)
    await lendLabels(req, found, language)
    next = found.flatMap(({ operands }) => (operands ?? []).map(({ statistic }) => statistic))
  }

  let quoteIds = [
    ...ids.quotes,
    ...[...statistics.values()].flatMap(({ evidence }) => (evidence ?? []).flatMap(({ quote }) => quote ?? [])),
  ]
  while (quoteIds.length > 0) {
    const found = await byId(req, 'quotes', quoteIds, language, quotes)
    quoteIds = found.flatMap(({ evidence }) => (evidence ?? []).flatMap(({ quote }) => quote ?? []))
  }

  const found = await byId(
    req,
    'sources',
    [
      ...ids.sources,
      ...[...statistics.values()].flatMap(({ evidence }) => (evidence ?? []).map(({ source }) => source)),
      ...[...quotes.values()].flatMap(({ speaker, evidence }) => [
        speaker,
        ...(evidence ?? []).map(({ source }) => source),
      ]),
    ],
    language,
    sources,
  )
  await lendAttributions(req, found, language)
  return { statistics, quotes, sources }
}

/** The ids of the records that a body names. */
export function recordsIn(body: unknown): RecordIds {
  const attributions = attributionsOf(body as LexicalBody | null).map(({ fields }) => fields)
  return {
    statistics: attributions.flatMap((fields) => (fields.blockType === 'figure' ? [fields.statistic] : [])),
    quotes: attributions.flatMap((fields) => (fields.blockType === 'quotation' ? [fields.quote] : [])),
    sources: attributions.flatMap((fields) => (fields.blockType === 'citation' ? [fields.source] : [])),
  }
}

/** The main image of an article. */
export async function loadHero(
  req: Reading,
  { hero, language }: Pick<ArticleRecord, 'hero' | 'language'>,
): Promise<MediaRecord | null> {
  return hero && isId(req.payload, hero)
    ? ((await findByIds<MediaRecord>(req, 'media', [hero], language))[0] ?? null)
    : null
}

/** The images of a body, by the ids of their nodes. */
export async function loadImages(
  req: Reading,
  { body, language }: { body?: unknown; language: string },
): Promise<EditionRecords['images']> {
  const images = imagesOf(body as LexicalBody | null).map(({ fields }) => fields)
  const records = new Map<string, MediaRecord>()
  const named = images.flatMap(({ media }) => media ?? [])
  await byId<MediaRecord>(req, 'media', named, language, records)
  return new Map(
    images.flatMap(({ id, media }) => {
      const record = media === null ? undefined : records.get(media)
      return record ? [[id, record] as const] : []
    }),
  )
}

/** The images of an edition: the main one, and those of its body. */
export type EditionImages = Pick<EditionRecords, 'hero' | 'images'>

/** Everything that `article` is presented from, in its language; with other images than it has now, if given. */
export async function loadEditionRecords(
  req: Reading,
  article: ArticleRecord,
  shown?: EditionImages,
): Promise<EditionRecords> {
  const { language, translatedFrom } = article
  const hero = shown ? shown.hero : await loadHero(req, article)
  const images = shown ? shown.images : await loadImages(req, article)
  const ofImages = [hero, ...images.values()].flatMap((image) => image?.source ?? [])
  const ids = recordsIn(article.body)
  const records = await loadRecords(req, { ...ids, sources: [...ids.sources, ...ofImages] }, language)
  const original = translatedFrom?.article
    ? (await findByIds<ArticleRecord>(req, 'articles', [translatedFrom.article], language))[0]
    : undefined
  const names = await loadNames(req, article, language)
  return { article, ...records, ...names, hero, images, translatedFromLanguage: original?.language ?? null }
}
