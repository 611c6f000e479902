/** Reads what the newsroom has: articles in their newest version, drafts too, and rows as they are stored. */
import type { PayloadRequest, Where } from 'payload'
import { inTransactionOf, type InTransaction } from '../database/request'
import type { RecordCollection } from '../model/recordKinds'
import type { ArticleRecord } from '../model/records'
import { slugOf } from '../model/slugs'

/** An article as its newest version has it, with when and by whom that was saved. */
export type SavedArticle = ArticleRecord & {
  _status?: 'draft' | 'published'
  updatedAt: string
  revision?: string | null
  review?: { errors?: number | null; warnings?: number | null } | null
}

/** The newest version of each article that fits, drafts too, as the asking user may read them. */
export async function savedArticles(req: PayloadRequest, where: Where, limit = 0): Promise<SavedArticle[]> {
  return (
    await req.payload.find({
      collection: slugOf(req.payload, 'articles'),
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

/** Some fields of rows as they are stored. */
export async function rowsOf<T>(
  req: InTransaction,
  collection: 'articles' | 'handovers' | 'media' | 'releases' | 'schedules' | RecordCollection,
  where: Where,
  fields: string[],
  sort?: string,
): Promise<T[]> {
  return (
    await req.payload.db.find<T & { id: string }>({
      collection: slugOf(req.payload, collection),
      pagination: false,
      req: inTransactionOf(req),
      select: Object.fromEntries(fields.map((field) => [field, true])),
      sort,
      where,
    })
  ).docs
}

/** What the system writes about a version: who saved it, when, and what follows from the rest. */
const written = [
  'id',
  'createdAt',
  'updatedAt',
  'deletedAt',
  '_status',
  'editedBy',
  'revision',
  'trail',
  'review',
  'statistics',
  'quotes',
  'sources',
] as const

/** What a version of an article holds besides. */
export function contentOf(version: Record<string, unknown>): Record<string, unknown> {
  return Object.fromEntries(Object.entries(version).filter(([name]) => !(written as readonly string[]).includes(name)))
}

/**
 * The fields that a draft filled in, emptied: to be given with the content of an older version. MongoDB keeps no empty
 * fields, so that has to be done by name.
 */
export function emptyFields(content: Record<string, unknown>): Record<string, null> {
  return Object.fromEntries(Object.keys(content).map((field) => [field, null]))
}
