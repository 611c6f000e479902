/**
 * What MongoDB has instead of tables to change: documents in the shape of an earlier version. Each migration runs once,
 * in a transaction, and speaks to the driver: what the code calls things today is not what it called them then.
 */
import type { MigrateDownArgs, MigrateUpArgs } from '@payloadcms/db-mongodb'
import type { Migration, Payload } from 'payload'
import { searchForm } from '../model/text'
import { isHosts, slugOf } from '../model/slugs'
import { MONGODB } from './kinds'
import { migrateAlone } from './migrateAlone'

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null
}

/** What is used of MongoDB's driver. */
type Collection = {
  find: (filter: object, options: object) => { toArray: () => Promise<Array<Record<string, unknown>>> }
  deleteMany: (filter: object, options: object) => Promise<unknown>
  insertMany: (documents: object[], options: object) => Promise<unknown>
  countDocuments: (filter: object, options: object) => Promise<number>
  updateMany: (filter: object, update: object, options: object) => Promise<unknown>
  bulkWrite: (operations: object[], options: object) => Promise<unknown>
}

/** A collection, or its versions (`_articles_versions`), by what Cited calls it. */
function collection(payload: Payload, called: string): Collection {
  const [, before = '', base = '', after = ''] = /^(_?)([a-z]+)(_versions)?$/.exec(called) ?? []
  const name = `${before}${slugOf(payload, base)}${after}`
  const { connection } = payload.db as unknown as { connection: { collection: (name: string) => Collection } }
  return connection.collection(name)
}

/** The column says which release is the newest of its edition, tombstones too; "live" is what readers get. */
const newest = {
  name: '20261125_222500_newest',
  up: ({ payload, session }: MigrateUpArgs) =>
    collection(payload, 'releases').updateMany(
      { live: { $exists: true } },
      { $rename: { live: 'newest' } },
      { session },
    ),
  down: ({ payload, session }: MigrateDownArgs) =>
    collection(payload, 'releases').updateMany(
      { newest: { $exists: true } },
      { $rename: { newest: 'live' } },
      { session },
    ),
}

type OldRelease = {
  _id: unknown
  article: string
  language: string
  at: Date
  hash: string
  document: { topics?: string[] }
}

/** Databases from before the lists of topics: their live editions are listed now. */
const listings = {
  name: '20261125_222600_listings',
  up: async ({ payload, session }: MigrateUpArgs) => {
    if ((await collection(payload, 'listings').countDocuments({}, { session })) > 0) return
    const live = await collection(payload, 'releases')
      .find({ newest: true, kind: { $ne: 'withdrawn' } }, { session })
      .toArray()
    const rows = (live as OldRelease[]).flatMap(({ _id, article, language, at, hash, document }) =>
      [...new Set(document.topics ?? [])].map((topic) => ({
        topic,
        language,
        at,
        hash,
        release: String(_id),
        article,
      })),
    )
    if (rows.length > 0) await collection(payload, 'listings').insertMany(rows, { session })
  },
  down: async () => undefined,
}

/** Documents that one step rewrites. */
const STEP = 500

/** Rewrites the documents of a collection that `changed` gives new values for, by their paths. */
async function rewrite(
  { payload, session }: MigrateUpArgs,
  name: string,
  projection: object,
  changed: (document: Record<string, unknown>) => Record<string, unknown>,
): Promise<void> {
  // What is the project's own has no earlier version of ours.
  if (isHosts(payload, name)) return
  const documents = collection(payload, name)
  let after: unknown = null
  for (;;) {
    const step = await documents
      .find(after === null ? {} : { _id: { $gt: after } }, { limit: STEP, projection, session, sort: { _id: 1 } })
      .toArray()
    const operations = step.flatMap((document) => {
      const $set = changed(document)
      return Object.keys($set).length > 0 ? [{ updateOne: { filter: { _id: document._id }, update: { $set } } }] : []
    })
    if (operations.length > 0) await documents.bulkWrite(operations, { session })
    if (step.length < STEP) return
    after = step.at(-1)?._id
  }
}

/** Where days are, by collection; the first name of some is that of a list. */
const dayPaths: Record<string, string[]> = {
  articles: ['firstPublished.date', 'corrections.date'],
  statistics: ['asOf', 'evidence.accessedAt'],
  quotes: ['saidAt', 'evidence.accessedAt'],
  sources: ['publishedAt', 'accessedAt', 'approval.at'],
}

/** The dates at a path of a value as days, by their paths. */
function daysAt(value: unknown, [name, ...rest]: string[], path: string): Record<string, string> {
  if (Array.isArray(value)) {
    const items: unknown[] = value
    return Object.assign(
      {},
      ...items.map((item, index) => daysAt(item, name === undefined ? [] : [name, ...rest], `${path}.${index}`)),
    ) as Record<string, string>
  }
  // Readers were given the day in UTC that it falls on.
  if (name === undefined) return value instanceof Date ? { [path]: value.toISOString().slice(0, 10) } : {}
  if (!isRecord(value)) return {}
  return daysAt(value[name], rest, path === '' ? name : `${path}.${name}`)
}

/** Days were instants. */
const days = {
  name: '20261126_014500_days',
  up: async (args: MigrateUpArgs) => {
    for (const [slug, paths] of Object.entries(dayPaths)) {
      for (const [name, prefix] of [
        [slug, ''],
        [`_${slug}_versions`, 'version.'],
      ] as const) {
        const whole = paths.map((path) => prefix + path)
        const projection = Object.fromEntries(whole.map((path) => [path, 1]))
        await rewrite(
          args,
          name,
          projection,
          (document) =>
            Object.assign({}, ...whole.map((path) => daysAt(document, path.split('.'), ''))) as Record<string, string>,
        )
      }
    }
  },
  down: async () => undefined,
}

/** The text that lists are searched by, by collection. Of the versions, lists show the newest of each article. */
const searchedTexts: Record<string, string[]> = {
  articles: ['title', 'dek'],
  _articles_versions: ['version.title', 'version.dek'],
  statistics: ['label', 'place'],
  quotes: ['text', 'occasion', 'translations.text'],
  sources: ['name', 'title', 'author', 'publisher'],
  media: ['alt'],
  users: ['name'],
}

/** The search forms of the text at a path of a value, by the paths of those; of a text that is there once a language, each. */
function formsAt(value: unknown, [name, ...rest]: string[], path: string, copy = path): Record<string, string> {
  const each = (entries: Array<[string, unknown]>, names: string[], within: string) =>
    Object.assign(
      {},
      ...entries.map(([key, item]) => formsAt(item, names, `${path}.${key}`, `${within}.${key}`)),
    ) as Record<string, string>
  if (name === undefined) {
    if (typeof value === 'string') return { [copy]: searchForm(value) }
    return isRecord(value) ? each(Object.entries(value), [], copy) : {}
  }
  if (Array.isArray(value)) {
    return each(
      value.map((item, index) => [String(index), item]),
      [name, ...rest],
      path,
    )
  }
  if (!isRecord(value)) return {}
  const own = path === '' ? name : `${path}.${name}`
  return formsAt(value[name], rest, own, rest.length === 0 ? `${own}Search` : own)
}

/** Lists are searched by a second form of their text. */
const search = {
  name: '20261126_022900_search',
  up: async (args: MigrateUpArgs) => {
    for (const [name, paths] of Object.entries(searchedTexts)) {
      const projection = Object.fromEntries(paths.map((path) => [path, 1]))
      await rewrite(
        args,
        name,
        projection,
        (document) =>
          Object.assign({}, ...paths.map((path) => formsAt(document, path.split('.'), ''))) as Record<string, string>,
      )
    }
  },
  down: async () => undefined,
}

/** The lists were of topics alone, by their text. Those that there are now are filled at the start, on every database. */
const lists = {
  name: '20261126_210000_lists',
  up: ({ payload, session }: MigrateUpArgs) =>
    collection(payload, 'listings').deleteMany({ list: { $exists: false } }, { session }),
  down: async () => undefined,
}

export const mongodbMigrations = [newest, listings, days, search, lists] as unknown as Migration[]

/** Brings the documents of MongoDB up to date, in whatever project: their shape is Cited's alone. Nothing on SQLite. */
export async function migrateDocuments(payload: Payload): Promise<void> {
  if (payload.db.packageName === MONGODB) await migrateAlone(payload, mongodbMigrations)
}
