/** The search over the whole newsroom: editions and records, by the words that they are found by in their lists. */
import type { Endpoint, PayloadRequest, Where } from 'payload'
import { z } from 'zod'
import { endpoint, wholeNumber } from '../access/endpoint'
import { isObject } from '../body'
import { inTransactionOf } from '../database/request'
import { recordCollections, type RecordCollection } from '../model/recordKinds'
import { slugOf } from '../model/slugs'
import { searchForm } from '../model/text'
import { mergedRecords } from '../releases/mergers'

/** Something that was found: what it is called, and what tells it from others of that name. */
export type Found = {
  collection: 'articles' | RecordCollection
  id: string
  title: string
  /** The language of an edition. */
  language?: string
  /** Whether readers have an edition, whatever was written since. */
  status?: 'draft' | 'published'
  /** The value of a statistic, the terms of a source. */
  detail?: string
}

type Row = { id: number | string } & Record<string, unknown>

const searchable = ['articles', ...recordCollections] as const
/** What is fetched of each collection, to give the best of it. */
const MOST_READ = 30
/** More words than these find nothing that fewer did not. */
const MOST_WORDS = 8

/** What documents of a collection are found by, in each language where they have several. */
function pathsOf(req: PayloadRequest, collection: Found['collection']): string[] {
  const { admin, flattenedFields } = req.payload.collections[slugOf(req.payload, collection)].config
  const { localization } = req.payload.config
  const codes = localization ? localization.localeCodes : []
  return (admin.listSearchableFields ?? []).flatMap((path) => {
    const field = flattenedFields.find(({ name }) => name === path)
    return field && 'localized' in field && field.localized ? codes.map((code) => `${path}.${code}`) : [path]
  })
}

/** Text that may be there in several languages, in one of them: the caller's, or else any. */
function textOf(value: unknown, language: string): string {
  if (typeof value === 'string') return value
  if (!isObject(value)) return ''
  const texts = [value[language], ...Object.values(value)]
  return texts.find((text): text is string => typeof text === 'string' && text !== '') ?? ''
}

/** How well a title fits what is looked for: how it begins, how a word of it begins, that it has it, or that something else has. */
function rankOf(title: string, asked: string): number {
  const form = searchForm(title)
  if (form.startsWith(asked)) return 0
  if (form.includes(` ${asked}`)) return 1
  return form.includes(asked) ? 2 : 3
}

function foundIn(collection: Found['collection'], row: Row, language: string): Found {
  const id = String(row.id)
  switch (collection) {
    case 'articles':
      return {
        collection,
        id,
        title: textOf(row.title, language),
        language: textOf(row.language, language),
      }
    case 'statistics':
      return { collection, id, title: textOf(row.label, language), detail: textOf(row.value, language) }
    case 'quotes':
      return { collection, id, title: textOf(row.text, language), language: textOf(row.language, language) }
    case 'sources':
      return { collection, id, title: textOf(row.name, language), detail: textOf(row.terms, language) }
  }
}

const selected = {
  articles: { title: true, language: true },
  statistics: { label: true, value: true },
  quotes: { text: true, language: true },
  sources: { name: true, terms: true },
} as const satisfies Record<Found['collection'], Record<string, true>>

/** What a collection has that every word of what is asked is found in, as the caller may read it: the best of it first. */
async function findIn(
  req: PayloadRequest,
  collection: Found['collection'],
  { limit, q }: { q: string; limit: number },
): Promise<Found[]> {
  const asked = searchForm(q)
  const paths = pathsOf(req, collection)
  const words = asked.split(' ').slice(0, MOST_WORDS)
  // What was merged is found as what stands for it.
  const merged = collection === 'articles' ? [] : await mergedRecords(req, collection)
  const where: Where =
    asked === ''
      ? {}
      : {
          and: [
            ...words.map((word) => ({ or: paths.map((path) => ({ [path]: { contains: word } })) })),
            ...(merged.length > 0 ? [{ id: { not_in: merged } }] : []),
          ],
        }
  const { docs } = await req.payload.find({
    collection: slugOf(req.payload, collection),
    depth: 0,
    draft: collection === 'articles',
    limit: asked === '' ? limit : MOST_READ,
    locale: 'all',
    overrideAccess: false,
    pagination: false,
    req: inTransactionOf(req),
    select: selected[collection],
    sort: '-updatedAt',
    where,
  })
  const language = String(req.locale)
  const found = (docs as unknown as Row[])
    .map((row) => foundIn(collection, row, language))
    .map((found) => ({ found, rank: asked === '' ? 0 : rankOf(found.title, asked) }))
    .sort((one, other) => one.rank - other.rank)
    .slice(0, limit)
    .map(({ found }) => found)
  return collection === 'articles' && found.length > 0 ? withStatus(req, found) : found
}

/** Editions with whether they are live, which the newest version of one that is changed does not say. */
async function withStatus(req: PayloadRequest, found: Found[]): Promise<Found[]> {
  const { docs } = await req.payload.find({
    collection: slugOf(req.payload, 'articles'),
    depth: 0,
    overrideAccess: false,
    pagination: false,
    req: inTransactionOf(req),
    select: { _status: true },
    where: { and: [{ id: { in: found.map(({ id }) => id) } }, { _status: { equals: 'published' } }] },
  })
  const live = new Set(docs.map(({ id }) => String(id)))
  return found.map((each) => ({ ...each, status: live.has(each.id) ? 'published' : 'draft' }))
}

/**
 * `GET /api/desk/search?q=&limit=`: editions and records that hold every word of `q`, by case and accents of no
 * difference, at most `limit` of each kind; without words the editions that were worked on last.
 */
export const searchEndpoint: Endpoint = endpoint({
  method: 'get',
  path: '/desk/search',
  who: 'reporter',
  does: 'finds editions and records by their words',
  query: z.strictObject({
    q: z.string().max(200).default(''),
    limit: wholeNumber({ least: 1, most: MOST_READ }).default(6),
  }),
  handler: async ({ req, query }): Promise<{ found: Found[] }> => {
    const found: Found[] = []
    for (const collection of searchForm(query.q) === '' ? (['articles'] as const) : searchable) {
      found.push(...(await findIn(req, collection, query)))
    }
    return { found }
  },
})
