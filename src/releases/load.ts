/** Reads what an edition is presented from: its article row and every record that its body leads to. */
import type { CollectionSlug, PayloadRequest, TypedLocale, Where } from 'payload'
import { attributionsOf } from '../body'
import type { LexicalBody } from '../body/types'
import type { ArticleRecord, EditionRecords, MediaRecord, QuoteRecord, SourceRecord, StatisticRecord } from './records'

/** The part of a request that reads need to see what its transaction has written. */
export type InTransaction = Pick<PayloadRequest, 'payload' | 'transactionID' | 'user'>

/** The request to pass to the Local API: the same transaction, none of the caller's locale or query. */
export const inTransactionOf = ({ transactionID, user }: InTransaction): Partial<PayloadRequest> => ({
  ...(transactionID === undefined ? {} : { transactionID }),
  user,
  context: {},
})

const find = async <T>(
  req: InTransaction,
  collection: CollectionSlug,
  where: Where,
  language: string,
): Promise<T[]> => {
  const { docs } = await req.payload.find({
    collection,
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

const byId = async <T extends { id: string }>(
  req: InTransaction,
  collection: CollectionSlug,
  ids: Iterable<string>,
  language: string,
  into: Map<string, T>,
): Promise<T[]> => {
  const missing = [...new Set(ids)].filter((id) => !into.has(id))
  if (missing.length === 0) return []
  const found = await find<T>(req, collection, { id: { in: missing } }, language)
  for (const record of found) into.set(String(record.id), record)
  return found
}

/** The published row of an article, or null when it has none: never published, withdrawn, in the trash or deleted. */
export const loadPublishedArticle = async (req: InTransaction, id: string): Promise<ArticleRecord | null> => {
  const [article] = await find<ArticleRecord>(
    req,
    'articles',
    { and: [{ id: { equals: id } }, { _status: { equals: 'published' } }] },
    'all',
  )
  return article ?? null
}

/** Everything that `article` is presented from, in its language. */
export const loadEditionRecords = async (req: InTransaction, article: ArticleRecord): Promise<EditionRecords> => {
  const { language } = article
  const statistics = new Map<string, StatisticRecord>()
  const quotes = new Map<string, QuoteRecord>()
  const sources = new Map<string, SourceRecord>()
  const attributions = attributionsOf(article.body as LexicalBody | null).map(({ fields }) => fields)

  let next = attributions.flatMap((fields) => (fields.blockType === 'figure' ? [fields.statistic] : []))
  while (next.length > 0) {
    const found = await byId(req, 'statistics', next, language, statistics)
    next = found.flatMap(({ operands }) => (operands ?? []).map(({ statistic }) => statistic))
  }

  let quoteIds = [
    ...attributions.flatMap((fields) => (fields.blockType === 'quotation' ? [fields.quote] : [])),
    ...[...statistics.values()].flatMap(({ evidence }) => (evidence ?? []).flatMap(({ quote }) => quote ?? [])),
  ]
  while (quoteIds.length > 0) {
    const found = await byId(req, 'quotes', quoteIds, language, quotes)
    quoteIds = found.flatMap(({ evidence }) => (evidence ?? []).flatMap(({ quote }) => quote ?? []))
  }

  const hero = article.hero
    ? ((await find<MediaRecord>(req, 'media', { id: { equals: article.hero } }, language))[0] ?? null)
    : null

  const original = article.translatedFrom?.article
    ? (await find<ArticleRecord>(req, 'articles', { id: { equals: article.translatedFrom.article } }, language))[0]
    : undefined

  await byId(
    req,
    'sources',
    [
      ...attributions.flatMap((fields) => (fields.blockType === 'citation' ? [fields.source] : [])),
      ...[...statistics.values()].flatMap(({ evidence }) => (evidence ?? []).map(({ source }) => source)),
      ...[...quotes.values()].flatMap(({ speaker, evidence }) => [
        speaker,
        ...(evidence ?? []).map(({ source }) => source),
      ]),
      ...(hero?.source ? [hero.source] : []),
    ],
    language,
    sources,
  )
  return { article, statistics, quotes, sources, hero, translatedFromLanguage: original?.language ?? null }
}
