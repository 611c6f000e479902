/**
 * The words of live editions, for the search of full texts: in tables that Payload knows nothing of, because no field of
 * its has an index that finds words. On each database they are the words as `searchWords` has them, so that all fold case
 * and accents alike and none has a query language that a caller could speak: FTS5 on SQLite, arrays with an inverted index
 * on Postgres and MongoDB. They are written in the transaction of the release that they are of.
 */
import { sql, type SQL } from 'drizzle-orm'
import { createHash } from 'node:crypto'
import { createLocalReq, type Payload, type PayloadRequest } from 'payload'
import { inBackground, isClosing } from './background'
import { slices } from './below'
import { MONGODB, POSTGRES } from './kinds'
import { openTransaction } from './operations'
import type { InTransaction } from './request'
import { WORD_TABLES } from './tables'
import { withTransaction } from './transactions'

/** The words of one edition. */
export type EditionWords = {
  article: string
  release: string
  /** Where it stands in the order of first publication: the higher, the newer. */
  place: number
  title: string[]
  /** All, those of the title too. */
  words: string[]
  /** What besides it may be asked for by: its language, the lists that it stands in. */
  marks: string[]
}

/** Asks for editions that have all words, in the title or not all there, newest first. */
export type WordsQuery = {
  words: string[]
  where: 'in the title' | 'elsewhere'
  /** Of each group it has to have one. */
  marks: string[][]
  /** The bounds of its place, both included. */
  least?: number
  most?: number
  limit: number
}

/** An edition that was found. */
export type FoundWords = Pick<EditionWords, 'release' | 'place'>

type Texts = {
  /** Makes what is not there. */
  prepare: () => Promise<void>
  /** Takes articles out, in a transaction. */
  remove: (articles: string[], transaction: TransactionID | undefined) => Promise<void>
  add: (editions: EditionWords[], transaction: TransactionID | undefined) => Promise<void>
  /** Where taking words out of the file takes its time: how it is left for later. */
  leaving?: Leaving
  find: (query: WordsQuery) => Promise<FoundWords[]>
  /** The releases that the words are of, among those of articles; all without any. */
  releases: (articles: string[]) => Promise<string[]>
  count: () => Promise<number>
}

type Leaving = {
  /** Takes articles out so that nothing is found by their words from then on, which stay in the file; in a transaction. */
  leave: (articles: string[], transaction: TransactionID | undefined) => Promise<void>
  /** How many are left in the file, as far as one step goes. */
  left: () => Promise<number>
  /** Takes a step of them out of the file, in a transaction. */
  clear: (transaction: TransactionID | undefined) => Promise<void>
}

type TransactionID = number | string
const [TABLE, WORDS, LEFT] = WORD_TABLES
/** How many editions whose words are left in the file are taken out in one transaction: others save between two of them. */
const AT_ONCE = 5
/** How many editions one statement takes. */
const ROWS = 100
/** Places that one millisecond has. */
const PLACES = 4096

/** The place of an edition that was first released at a time; the key tells it from others of the same millisecond. */
export function placeOf(publishedAt: string, editionKey: string): number {
  return new Date(publishedAt).getTime() * PLACES + (Number.parseInt(editionKey.slice(0, 3), 16) || 0)
}

/** The lowest and the highest place of what was first released at a time. */
export function placesAt(publishedAt: string): { least: number; most: number } {
  const least = new Date(publishedAt).getTime() * PLACES
  return { least, most: least + PLACES - 1 }
}

/** A mark as indexes have it: of letters and digits alone. */
function markWord(mark: string): string {
  return createHash('sha256').update(mark).digest('hex').slice(0, 20)
}

/** What is used of Payload's adapters for databases of tables, and of Drizzle below them. */
type Statements = {
  all?: <Row>(statement: SQL) => Promise<Row[]>
  execute?: <Row>(statement: SQL) => Promise<{ rows: Row[] }>
  run?: (statement: SQL) => Promise<unknown>
}
type SQLAdapter = { drizzle?: Statements; sessions?: Record<TransactionID, { db: Statements } | undefined> }

function statementsOf({ drizzle, sessions }: SQLAdapter, transaction: TransactionID | undefined): Statements {
  const statements = (transaction === undefined ? undefined : sessions?.[transaction]?.db) ?? drizzle
  if (!statements) throw new Error('The database is not connected.')
  return statements
}

function listed(texts: ReadonlyArray<number | string>): SQL {
  return sql.join(
    texts.map((text) => sql`${text}`),
    sql`, `,
  )
}

/** Editions, each at the first place that is free from its own on. */
async function freePlaces<T extends { place: number }>(
  editions: readonly T[],
  taken: (places: number[]) => Promise<number[]>,
): Promise<T[]> {
  const given = new Set<number>()
  let waiting = [...editions]
  const placed: T[] = []
  while (waiting.length > 0) {
    const others = new Set(await taken(waiting.map(({ place }) => place)))
    const next: T[] = []
    for (const edition of waiting) {
      const { place } = edition
      if (others.has(place) || given.has(place)) next.push({ ...edition, place: place + 1 })
      else {
        given.add(place)
        placed.push(edition)
      }
    }
    waiting = next
  }
  return placed.sort((a, b) => a.place - b.place)
}

/** A question of FTS5: each of its strings is one word, of letters and digits. */
function joined(words: string[], operator: 'AND' | 'OR'): string {
  return words.map((word) => `"${word}"`).join(` ${operator} `)
}

function onSQLite(adapter: SQLAdapter): Texts {
  const run = async (statement: SQL, transaction?: TransactionID) => {
    await statementsOf(adapter, transaction).run?.(statement)
  }
  const all = async <Row>(statement: SQL, transaction?: TransactionID) =>
    (await statementsOf(adapter, transaction).all?.<Row>(statement)) ?? []
  const [table, words, left] = [TABLE, WORDS, LEFT].map((name) => sql.identifier(name))
  return {
    prepare: async () => {
      // Looked for first: a process that finds them there need not wait for whoever writes.
      const there = await all<{ name: string }>(
        sql`SELECT name FROM sqlite_master WHERE name IN (${listed(WORD_TABLES)})`,
      )
      if (there.length === WORD_TABLES.length) return
      await run(
        sql`CREATE TABLE IF NOT EXISTS ${table} (place integer PRIMARY KEY NOT NULL, article text NOT NULL UNIQUE, "release" text NOT NULL)`,
      )
      // Words come folded: the tokenizer is to leave all that is not ASCII alone, whatever version of Unicode it knows.
      await run(
        sql`CREATE VIRTUAL TABLE IF NOT EXISTS ${words} USING fts5(title, words, marks, tokenize = 'ascii', detail = 'column')`,
      )
      // What is taken out is to be gone from the file, and not from the answers alone.
      await run(sql`INSERT INTO ${words} (${words}, rank) VALUES ('secure-delete', 1)`)
      await run(sql`CREATE TABLE IF NOT EXISTS ${left} (place integer PRIMARY KEY NOT NULL, article text NOT NULL)`)
      await run(sql`CREATE INDEX IF NOT EXISTS cited_texts_left_idx ON ${left} (article)`)
    },
    remove: async (articles, transaction) => {
      const those = sql`article IN (${listed(articles)})`
      const places = sql`SELECT place FROM ${table} WHERE ${those} UNION ALL SELECT place FROM ${left} WHERE ${those}`
      await run(sql`DELETE FROM ${words} WHERE rowid IN (${places})`, transaction)
      await run(sql`DELETE FROM ${table} WHERE ${those}`, transaction)
      await run(sql`DELETE FROM ${left} WHERE ${those}`, transaction)
    },
    // Each word of a text that is taken out so that it is gone from the file is looked for by itself.
    leaving: {
      leave: async (articles, transaction) => {
        for (const step of slices(articles, ROWS)) {
          const those = sql`article IN (${listed(step)})`
          await run(
            sql`INSERT INTO ${left} (place, article) SELECT place, article FROM ${table} WHERE ${those}`,
            transaction,
          )
          await run(sql`DELETE FROM ${table} WHERE ${those}`, transaction)
        }
      },
      left: async () => (await all(sql`SELECT place FROM ${left} LIMIT ${AT_ONCE}`)).length,
      clear: async (transaction) => {
        const rows = await all<{ place: number }>(sql`SELECT place FROM ${left} LIMIT ${AT_ONCE}`, transaction)
        if (rows.length === 0) return
        const those = listed(rows.map(({ place }) => place))
        await run(sql`DELETE FROM ${words} WHERE rowid IN (${those})`, transaction)
        await run(sql`DELETE FROM ${left} WHERE place IN (${those})`, transaction)
      },
    },
    add: async (editions, transaction) => {
      // In the order of their rows: FTS5 writes what it holds whenever one comes before the last.
      const inOrder = editions.toSorted((a, b) => a.place - b.place)
      for (const step of slices(inOrder, ROWS)) {
        const placed = await freePlaces(step, async (places) => {
          const those = sql`place IN (${listed(places)})`
          const taken = sql`SELECT place FROM ${table} WHERE ${those} UNION ALL SELECT place FROM ${left} WHERE ${those}`
          return (await all<{ place: number }>(taken, transaction)).map(({ place }) => place)
        })
        const rows = placed.map(({ article, place, release }) => sql`(${place}, ${article}, ${release})`)
        await run(sql`INSERT INTO ${table} (place, article, "release") VALUES ${sql.join(rows, sql`, `)}`, transaction)
        const texts = placed.map(({ place, title, words: each, marks }) => {
          const columns = [title, each, marks.map(markWord)].map((some) => some.join(' '))
          return sql`(${place}, ${listed(columns)})`
        })
        await run(
          sql`INSERT INTO ${words} (rowid, title, words, marks) VALUES ${sql.join(texts, sql`, `)}`,
          transaction,
        )
      }
    },
    find: async ({ words: asked, where, marks, least = 0, most = Number.MAX_SAFE_INTEGER, limit }) => {
      const inTitle = `{title} : (${joined(asked, 'AND')})`
      const match = [
        where === 'in the title' ? `(${inTitle})` : `(({words} : (${joined(asked, 'AND')})) NOT (${inTitle}))`,
        ...marks.map((group) => `({marks} : (${joined(group.map(markWord), 'OR')}))`),
      ].join(' AND ')
      return all<FoundWords>(sql`SELECT t.place, t."release" FROM ${words} JOIN ${table} t ON t.place = ${words}.rowid
        WHERE ${words} MATCH ${match} AND ${words}.rowid >= ${least} AND ${words}.rowid <= ${most}
        ORDER BY ${words}.rowid DESC LIMIT ${limit}`)
    },
    releases: async (articles) =>
      (await all<{ release: string }>(sql`SELECT "release" FROM ${table} WHERE article IN (${listed(articles)})`)).map(
        ({ release }) => release,
      ),
    count: async () => Number((await all<{ n: number }>(sql`SELECT count(*) AS n FROM ${table}`))[0]?.n ?? 0),
  }
}

/** Words have no white space: as one text they are taken apart by the database. */
function asArray(words: string[]): SQL {
  return sql`string_to_array(${words.join(' ')}, ' ')`
}

function onPostgres(adapter: SQLAdapter): Texts {
  const all = async <Row>(statement: SQL, transaction?: TransactionID) =>
    (await statementsOf(adapter, transaction).execute?.<Row>(statement))?.rows ?? []
  const table = sql.identifier(TABLE)
  return {
    prepare: async () => {
      const [there] = await all<{ there: string | null }>(sql`SELECT to_regclass(${TABLE})::text AS there`)
      if (there?.there) return
      await all(sql`CREATE TABLE IF NOT EXISTS ${table} (article text PRIMARY KEY, "release" text NOT NULL,
        place bigint NOT NULL, title text[] NOT NULL, words text[] NOT NULL, marks text[] NOT NULL)`)
      await all(sql`CREATE INDEX IF NOT EXISTS cited_texts_words_idx ON ${table} USING gin (words)`)
      await all(sql`CREATE INDEX IF NOT EXISTS cited_texts_title_idx ON ${table} USING gin (title)`)
      await all(sql`CREATE INDEX IF NOT EXISTS cited_texts_place_idx ON ${table} (place)`)
    },
    remove: async (articles, transaction) => {
      await all(sql`DELETE FROM ${table} WHERE article IN (${listed(articles)})`, transaction)
    },
    add: async (editions, transaction) => {
      for (const step of slices(editions, ROWS)) {
        const rows = step.map(
          ({ article, release, place, title, words, marks }) =>
            sql`(${article}, ${release}, ${place}, ${asArray(title)}, ${asArray(words)}, ${asArray(marks.map(markWord))})`,
        )
        await all(
          sql`INSERT INTO ${table} (article, "release", place, title, words, marks) VALUES ${sql.join(rows, sql`, `)}`,
          transaction,
        )
      }
    },
    find: async ({ words, where, marks, least = 0, most = Number.MAX_SAFE_INTEGER, limit }) => {
      const inTitle = sql`title @> ${asArray(words)}`
      const conditions = [
        where === 'in the title' ? inTitle : sql`words @> ${asArray(words)} AND NOT (${inTitle})`,
        ...marks.map((group) => sql`marks && ${asArray(group.map(markWord))}`),
        sql`place BETWEEN ${least} AND ${most}`,
      ]
      const found = await all<{ release: string; place: string }>(sql`SELECT "release", place FROM ${table}
        WHERE ${sql.join(conditions, sql` AND `)} ORDER BY place DESC LIMIT ${limit}`)
      return found.map(({ release, place }) => ({ release, place: Number(place) }))
    },
    releases: async (articles) =>
      (await all<{ release: string }>(sql`SELECT "release" FROM ${table} WHERE article IN (${listed(articles)})`)).map(
        ({ release }) => release,
      ),
    count: async () => Number((await all<{ n: string }>(sql`SELECT count(*) AS n FROM ${table}`))[0]?.n ?? 0),
  }
}

type Stored = { _id: string; release: string; place: number }
/** What is used of Mongoose and MongoDB's driver. */
type Collection = {
  countDocuments: () => Promise<number>
  createIndex: (keys: Record<string, 1 | -1>) => Promise<unknown>
  deleteMany: (filter: object, options: object) => Promise<unknown>
  find: (filter: object, options: object) => { toArray: () => Promise<Stored[]> }
  insertMany: (documents: object[], options: object) => Promise<unknown>
}
type MongoDBAdapter = {
  connection: { collection: (name: string) => Collection; createCollection: (name: string) => Promise<unknown> }
  sessions: Record<TransactionID, object | undefined>
}
const NAMESPACE_EXISTS = 48

function onMongoDB({ connection, sessions }: MongoDBAdapter): Texts {
  const texts = connection.collection(TABLE)
  const inTransaction = (transaction: TransactionID | undefined) => {
    const session = transaction === undefined ? undefined : sessions[transaction]
    return session ? { session } : {}
  }
  return {
    prepare: async () => {
      // In a transaction two of them would conflict over that.
      await connection.createCollection(TABLE).catch((error: unknown) => {
        if ((error as { code?: unknown }).code !== NAMESPACE_EXISTS) throw error
      })
      await texts.createIndex({ words: 1, place: -1 })
      await texts.createIndex({ title: 1, place: -1 })
    },
    remove: async (articles, transaction) => {
      await texts.deleteMany({ _id: { $in: articles } }, inTransaction(transaction))
    },
    add: async (editions, transaction) => {
      const documents = editions.map(({ article, marks, ...rest }) => ({
        _id: article,
        ...rest,
        marks: marks.map(markWord),
      }))
      if (documents.length > 0) await texts.insertMany(documents, inTransaction(transaction))
    },
    find: async ({ words, where, marks, least = 0, most = Number.MAX_SAFE_INTEGER, limit }) => {
      // The index is entered by the first: a long word is rare.
      const all = { $all: words.toSorted((a, b) => b.length - a.length) }
      const filter = {
        ...(where === 'in the title' ? { title: all } : { words: all, $nor: [{ title: all }] }),
        ...(marks.length > 0 && { $and: marks.map((group) => ({ marks: { $in: group.map(markWord) } })) }),
        place: { $gte: least, $lte: most },
      }
      const found = await texts
        .find(filter, { limit, projection: { release: 1, place: 1 }, sort: { place: -1 } })
        .toArray()
      return found.map(({ release, place }) => ({ release, place }))
    },
    releases: async (articles) =>
      (await texts.find({ _id: { $in: articles } }, { projection: { release: 1 } }).toArray()).map(
        ({ release }) => release,
      ),
    count: () => texts.countDocuments(),
  }
}

function textsOf({ db }: Pick<Payload, 'db'>): Texts | null {
  if (db.packageName === MONGODB) return onMongoDB(db as unknown as MongoDBAdapter)
  const adapter = db as unknown as SQLAdapter
  if (!adapter.drizzle) return null
  return db.packageName === POSTGRES ? onPostgres(adapter) : onSQLite(adapter)
}

/** Makes the tables of words where there are none, in whatever project. */
export async function prepareTexts(payload: Pick<Payload, 'db'>): Promise<void> {
  await textsOf(payload)?.prepare()
}

/**
 * Puts the words of editions in place of what was kept of these articles, in the transaction of the request. By the words
 * of before nothing is found from then on. `areLeft` leaves them in the file where taking them out takes its time, for
 * `clearTexts`: never where they are of something that must not be kept.
 */
export async function replaceTexts(
  { payload, transactionID }: Pick<InTransaction, 'payload' | 'transactionID'>,
  articles: string[],
  editions: EditionWords[],
  { areLeft = false } = {},
): Promise<void> {
  const texts = textsOf(payload)
  if (!texts || articles.length === 0) return
  const transaction = (await transactionID) ?? openTransaction(payload.db)
  await (areLeft && texts.leaving ? texts.leaving.leave(articles, transaction) : texts.remove(articles, transaction))
  await texts.add(editions, transaction)
}

/**
 * Takes the words out of the file that were left there: a few at a time, and for half of the time at most, so that others
 * save in between. It ends where the database is about to be closed.
 */
export async function clearTexts(payload: Payload): Promise<void> {
  const leaving = textsOf(payload)?.leaving
  while (leaving && !isClosing(payload) && (await leaving.left()) > 0) {
    const began = performance.now()
    const req: PayloadRequest = await createLocalReq({}, payload)
    await withTransaction(req, async () => leaving.clear(await req.transactionID))
    await new Promise((resolve) => setTimeout(resolve, performance.now() - began))
  }
}

/** The same in the background: nobody waits for it, and what is interrupted goes on at the next start. */
export function clearTextsLater(payload: Payload): void {
  if (!textsOf(payload)?.leaving) return
  inBackground(payload, 'Words of before could not be taken out of the search; it is tried again.', () =>
    clearTexts(payload),
  )
}

/** What a word is made of: no sign that any database takes for a part of a question. */
const WORD = /^[\p{L}\p{N}\p{M}]+$/u

/** The editions that have some words, newest first. What is no word, or none, is in no text. */
export async function findTexts(payload: Pick<Payload, 'db'>, query: WordsQuery): Promise<FoundWords[]> {
  if (query.words.length === 0 || !query.words.every((word) => WORD.test(word))) return []
  return (await textsOf(payload)?.find(query)) ?? []
}

/** The releases of articles whose words are kept. */
export async function keptTexts(payload: Pick<Payload, 'db'>, articles: string[]): Promise<string[]> {
  return articles.length === 0 ? [] : ((await textsOf(payload)?.releases(articles)) ?? [])
}

/** Of how many editions words are kept. */
export async function countTexts(payload: Pick<Payload, 'db'>): Promise<number> {
  return (await textsOf(payload)?.count()) ?? 0
}
