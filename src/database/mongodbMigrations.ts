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
import { namesIn, type CountedText } from './namesInTexts'

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
  const slug = slugOf(payload, base)
  const { collections, connection } = payload.db as unknown as {
    collections: Record<string, { collection: { collectionName: string } }>
    connection: { collection: (name: string) => Collection }
  }
  // Mongoose makes a plural of what does not look like one: people are kept in `peoples`.
  const name = before ? slug : (collections[slug]?.collection.collectionName ?? slug)
  return connection.collection(`${before}${name}${after}`)
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

type NamingDocument = { language?: string; topics?: unknown[]; byline?: Array<{ name?: unknown }>; _status?: string }

/** Articles and their versions, each with where its content is. */
const naming = [
  ['articles', ''],
  ['_articles_versions', 'version.'],
] as const

function contentOf(document: Record<string, unknown>, prefix: string): NamingDocument {
  return prefix === '' ? document : isRecord(document.version) ? document.version : {}
}

function textsOf(list: unknown): string[] {
  return Array.isArray(list) ? list.filter((each) => typeof each === 'string') : []
}

/** The texts that stand in all articles and versions, with how often they do. */
async function countTexts(
  { payload, session }: MigrateUpArgs,
  textsIn: (content: NamingDocument) => Array<{ text: string; language: string | null }>,
): Promise<CountedText[]> {
  const counted = new Map<string, CountedText>()
  for (const [name, prefix] of naming) {
    const projection = Object.fromEntries(
      ['language', 'topics', 'byline.name', '_status'].map((path) => [prefix + path, 1]),
    )
    const documents = await collection(payload, name).find({}, { projection, session }).toArray()
    for (const document of documents) {
      const content = contentOf(document, prefix)
      for (const { language, text } of textsIn(content)) {
        const key = JSON.stringify([text, language])
        const known = counted.get(key) ?? { text, language, count: 0, live: 0 }
        known.count += 1
        if (prefix === '' && content._status === 'published') known.live += 1
        counted.set(key, known)
      }
    }
  }
  return [...counted.values()]
}

/** Makes records, and gives their ids by the texts that mean them. */
async function makeNamed(
  { payload, session }: MigrateUpArgs,
  name: 'topics' | 'people',
  records: ReadonlyArray<{ slug: string; texts: string[]; document: object }>,
): Promise<Map<string, unknown>> {
  if (records.length === 0) return new Map()
  const made = collection(payload, name)
  const at = new Date()
  await made.insertMany(
    records.map(({ document, slug }) => ({ ...document, slug, createdAt: at, updatedAt: at })),
    { session },
  )
  const stored = await made.find({}, { projection: { slug: 1 }, session }).toArray()
  const ids = new Map(stored.map(({ _id, slug }) => [slug, _id]))
  return new Map(records.flatMap(({ slug, texts }) => texts.map((text) => [text, ids.get(slug)] as const)))
}

/** Topics were texts and people names: those that there are become records, and articles name these. */
const names = {
  name: '20261127_092800_people_topics',
  up: async (args: MigrateUpArgs) => {
    const first = args.payload.config.localization ? args.payload.config.localization.defaultLocale : 'en'
    const topics = namesIn(
      await countTexts(args, ({ language, topics: texts }) =>
        textsOf(texts).map((text) => ({ text, language: language ?? first })),
      ),
    )
    const topicIds = await makeNamed(
      args,
      'topics',
      topics.map(({ names: name, slug, texts }) => ({
        slug,
        texts,
        document: {
          kind: 'topic',
          name,
          nameSearch: Object.fromEntries(Object.entries(name).map(([language, text]) => [language, searchForm(text)])),
        },
      })),
    )
    const people = namesIn(
      await countTexts(args, ({ byline }) =>
        textsOf((Array.isArray(byline) ? byline : []).map(({ name }) => name)).map((text) => ({
          text,
          language: null,
        })),
      ),
    )
    const peopleIds = await makeNamed(
      args,
      'people',
      people.map(({ names: { '': name = '' }, slug, texts }) => ({
        slug,
        texts,
        document: { links: [], name, nameSearch: searchForm(name) },
      })),
    )
    for (const [name, prefix] of naming) {
      await rewrite(args, name, { [`${prefix}topics`]: 1, [`${prefix}byline.name`]: 1 }, (document) => {
        const { byline, topics: texts } = contentOf(document, prefix)
        const ids = new Set(textsOf(texts).flatMap((text) => topicIds.get(text) ?? []))
        const signers = (Array.isArray(byline) ? byline : []).flatMap(({ name: text }, index) => {
          const id = typeof text === 'string' ? peopleIds.get(text) : undefined
          return id === undefined ? [] : [[`${prefix}byline.${index}.person`, id] as const]
        })
        return {
          ...(Array.isArray(texts) && texts.length > 0 ? { [`${prefix}topics`]: [...ids] } : {}),
          ...Object.fromEntries(signers),
        }
      })
    }
  },
  down: async () => undefined,
}

export const mongodbMigrations = [newest, listings, days, search, lists, names] as unknown as Migration[]

/** Brings the documents of MongoDB up to date, in whatever project: their shape is Cited's alone. Nothing on SQLite. */
export async function migrateDocuments(payload: Payload): Promise<void> {
  if (payload.db.packageName === MONGODB) await migrateAlone(payload, mongodbMigrations)
}
