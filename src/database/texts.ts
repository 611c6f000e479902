/**
 * The words of live editions, for the search of full texts: in tables that Payload knows nothing of, because no field of
 * its has an index that finds words. On each database they are the words as `searchWords` has them, so that all fold case
 * and accents alike and none has a query language that a caller could speak: FTS5 on SQLite, arrays with an inverted index
 * on Postgres and MongoDB. They are written in the transaction of the release that they are of, or wait there to be
 * written soon after (`awaitTexts`).
 */
import { sql, type SQL } from 'drizzle-orm'
import { createHash } from 'node:crypto'
import type { Payload } from 'payload'
import { slices } from './below'
import { MONGODB, POSTGRES } from './kinds'
import { openTransaction } from './operations'
import type { InTransaction } from './request'
import { WORD_TABLES } from './tables'

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

/** An edition that was found, and the release that the words are of. */
export type FoundWords = Pick<EditionWords, 'article' | 'release' | 'place'>

/** A release whose words the search has not yet. */
export type Waiting = Pick<EditionWords, 'article' | 'release'>

type Texts = {
  /** Makes what is not there. */
  prepare: () => Promise<void>
  /** Takes articles out, in a transaction. */
  remove: (articles: string[], transaction: TransactionID | undefined) => Promise<void>
  add: (editions: EditionWords[], transaction: TransactionID | undefined) => Promise<void>
  wait: (releases: Waiting[], transaction: TransactionID | undefined) => Promise<void>
  /** Some that wait, `limit` at most. */
  waiting: (limit: number) => Promise<Waiting[]>
  /** These releases wait no more; in a transaction. */
  done: (releases: string[], transaction: TransactionID | undefined) => Promise<void>
  find: (query: WordsQuery) => Promise<FoundWords[]>
  /** The releases that the words are of, among those of articles; all without any. */
  releases: (articles: string[]) => Promise<string[]>
  count: () => Promise<number>
}

type TransactionID = number | string
const [TABLE, WORDS, WAITING] = WORD_TABLES
/** Where SQLite had the places of words that were still to be taken out of the file, before `WAITING`. */
const FORMER = 'cited_texts_left'
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

/** What both databases of tables do alike with what waits. `all` runs a statement. */
function waitingIn(
  all: <Row>(statement: SQL, transaction?: TransactionID) => Promise<Row[]>,
): Pick<Texts, 'wait' | 'waiting' | 'done'> & { makeWaiting: () => Promise<void> } {
  const waiting = sql.identifier(WAITING)
  return {
    makeWaiting: async () => {
      await all(sql`CREATE TABLE IF NOT EXISTS ${waiting} ("release" text PRIMARY KEY NOT NULL, article text NOT NULL)`)
    },
    wait: async (releases, transaction) => {
      for (const step of slices(releases, ROWS)) {
        const rows = step.map(({ article, release }) => sql`(${release}, ${article})`)
        await all(sql`INSERT INTO ${waiting} ("release", article) VALUES ${sql.join(rows, sql`, `)}`, transaction)
      }
    },
    waiting: (limit) => all<Waiting>(sql`SELECT "release", article FROM ${waiting} LIMIT ${limit}`),
    done: async (releases, transaction) => {
      await all(sql`DELETE FROM ${waiting} WHERE "release" IN (${listed(releases)})`, transaction)
    },
  }
}

function onSQLite(adapter: SQLAdapter): Texts {
  const run = async (statement: SQL, transaction?: TransactionID) => {
    await statementsOf(adapter, transaction).run?.(statement)
  }
  const all = async <Row>(statement: SQL, transaction?: TransactionID) =>
    (await statementsOf(adapter, transaction).all?.<Row>(statement)) ?? []
  const [table, words, former] = [TABLE, WORDS, FORMER].map((name) => sql.identifier(name))
  const { makeWaiting, ...waits } = waitingIn(all)
  return {
    ...waits,
    prepare: async () => {
      // Looked for first: a process that finds them there need not wait for whoever writes.
      const rows = await all<{ name: string }>(
        sql`SELECT name FROM sqlite_master WHERE name IN (${listed([...WORD_TABLES, FORMER])})`,
      )
      let there = rows.map(({ name }) => name)
      if (there.includes(FORMER)) {
        await run(sql`DELETE FROM ${words} WHERE rowid IN (SELECT place FROM ${former})`)
        await run(sql`DROP TABLE IF EXISTS ${former}`)
      }
      const columns = await all<{ name: string }>(sql`SELECT name FROM pragma_table_info(${WAITING})`)
      if (columns.length > 0 && !columns.some(({ name }) => name === 'release')) {
        // As it was before: of articles whose words are those of a release before. What is in no search is put into it.
        const those = sql`article IN (SELECT article FROM ${sql.identifier(WAITING)})`
        await run(sql`DELETE FROM ${words} WHERE rowid IN (SELECT place FROM ${table} WHERE ${those})`)
        await run(sql`DELETE FROM ${table} WHERE ${those}`)
        await run(sql`DROP TABLE IF EXISTS ${sql.identifier(WAITING)}`)
        there = there.filter((name) => name !== WAITING)
      }
      if (WORD_TABLES.every((name) => there.includes(name))) return
      await run(
        sql`CREATE TABLE IF NOT EXISTS ${table} (place integer PRIMARY KEY NOT NULL, article text NOT NULL UNIQUE, "release" text NOT NULL)`,
      )
      // Words come folded: the tokenizer is to leave all that is not ASCII alone, whatever version of Unicode it knows.
      await run(
        sql`CREATE VIRTUAL TABLE IF NOT EXISTS ${words} USING fts5(title, words, marks, tokenize = 'ascii', detail = 'column')`,
      )
      // What is taken out is to be gone from the file, and not from the answers alone.
      await run(sql`INSERT INTO ${words} (${words}, rank) VALUES ('secure-delete', 1)`)
      await makeWaiting()
    },
    remove: async (articles, transaction) => {
      const those = sql`article IN (${listed(articles)})`
      await run(sql`DELETE FROM ${words} WHERE rowid IN (SELECT place FROM ${table} WHERE ${those})`, transaction)
      await run(sql`DELETE FROM ${table} WHERE ${those}`, transaction)
    },
    add: async (editions, transaction) => {
      // In the order of their rows: FTS5 writes what it holds whenever one comes before the last.
      const inOrder = editions.toSorted((a, b) => a.place - b.place)
      for (const step of slices(inOrder, ROWS)) {
        const placed = await freePlaces(step, async (places) => {
          const taken = sql`SELECT place FROM ${table} WHERE place IN (${listed(places)})`
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
      return all<FoundWords>(sql`SELECT t.place, t.article, t."release" FROM ${words} JOIN ${table} t ON t.place = ${words}.rowid
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
  const { makeWaiting, ...waits } = waitingIn(all)
  return {
    ...waits,
    prepare: async () => {
      // The last that is made.
      const [there] = await all<{ there: string | null }>(sql`SELECT to_regclass(${WAITING})::text AS there`)
      if (there?.there) return
      await all(sql`CREATE TABLE IF NOT EXISTS ${table} (article text PRIMARY KEY, "release" text NOT NULL,
        place bigint NOT NULL, title text[] NOT NULL, words text[] NOT NULL, marks text[] NOT NULL)`)
      await all(sql`CREATE INDEX IF NOT EXISTS cited_texts_words_idx ON ${table} USING gin (words)`)
      await all(sql`CREATE INDEX IF NOT EXISTS cited_texts_title_idx ON ${table} USING gin (title)`)
      await all(sql`CREATE INDEX IF NOT EXISTS cited_texts_place_idx ON ${table} (place)`)
      await makeWaiting()
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
        // Over what somebody else added since it was removed here: the later of two stands.
        const columns = ['release', 'place', 'title', 'words', 'marks'].map((name) => sql.identifier(name))
        const anew = columns.map((column) => sql`${column} = EXCLUDED.${column}`)
        await all(
          sql`INSERT INTO ${table} (article, "release", place, title, words, marks) VALUES ${sql.join(rows, sql`, `)}
            ON CONFLICT (article) DO UPDATE SET ${sql.join(anew, sql`, `)}`,
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
      const found = await all<{
        article: string
        release: string
        place: string
      }>(sql`SELECT article, "release", place FROM ${table}
        WHERE ${sql.join(conditions, sql` AND `)} ORDER BY place DESC LIMIT ${limit}`)
      return found.map(({ place, ...rest }) => ({ ...rest, place: Number(place) }))
    },
    releases: async (articles) =>
      (await all<{ release: string }>(sql`SELECT "release" FROM ${table} WHERE article IN (${listed(articles)})`)).map(
        ({ release }) => release,
      ),
    count: async () => Number((await all<{ n: string }>(sql`SELECT count(*) AS n FROM ${table}`))[0]?.n ?? 0),
  }
}

type Stored = { _id: string; article: string; release: string; place: number }
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
  const [texts, waiting] = [TABLE, WAITING].map((name) => connection.collection(name)) as [Collection, Collection]
  const inTransaction = (transaction: TransactionID | undefined) => {
    const session = transaction === undefined ? undefined : sessions[transaction]
    return session ? { session } : {}
  }
  return {
    prepare: async () => {
      // In a transaction two of them would conflict over that.
      for (const name of [TABLE, WAITING]) {
        await connection.createCollection(name).catch((error: unknown) => {
          if ((error as { code?: unknown }).code !== NAMESPACE_EXISTS) throw error
        })
      }
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
    wait: async (releases, transaction) => {
      const documents = releases.map(({ article, release }) => ({ _id: release, article }))
      if (documents.length > 0) await waiting.insertMany(documents, inTransaction(transaction))
    },
    waiting: async (limit) =>
      (await waiting.find({}, { limit }).toArray()).map(({ _id, article }) => ({ release: _id, article })),
    done: async (releases, transaction) => {
      await waiting.deleteMany({ _id: { $in: releases } }, inTransaction(transaction))
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
      return found.map(({ _id, release, place }) => ({ article: _id, release, place }))
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

type Within = Pick<InTransaction, 'payload' | 'transactionID'>

async function transactionOf({ payload, transactionID }: Within): Promise<TransactionID | undefined> {
  return (await transactionID) ?? openTransaction(payload.db)
}

/** Takes the words that are kept of articles out, of the file too, in the transaction of the request. */
export async function removeTexts(req: Within, articles: string[]): Promise<void> {
  if (articles.length > 0) await textsOf(req.payload)?.remove(articles, await transactionOf(req))
}

/** Adds the words of editions of which none are kept, in the transaction of the request. */
export async function addTexts(req: Within, editions: EditionWords[]): Promise<void> {
  await textsOf(req.payload)?.add(editions, await transactionOf(req))
}

/**
 * Notes that the words of releases are still to be put in place of those kept of their articles, in the transaction that
 * writes the releases: that takes longer than to write them. Until then a search finds their editions by the words of before.
 */
export async function awaitTexts(req: Within, releases: Waiting[]): Promise<void> {
  await textsOf(req.payload)?.wait(releases, await transactionOf(req))
}

/** Some releases whose words wait, `limit` at most. */
export async function waitingTexts({ db }: Pick<Payload, 'db'>, limit: number): Promise<Waiting[]> {
  return (await textsOf({ db })?.waiting(limit)) ?? []
}

/** These releases wait no more: in the transaction in which the words of their articles were written. */
export async function doneTexts(req: Within, releases: string[]): Promise<void> {
  if (releases.length > 0) await textsOf(req.payload)?.done(releases, await transactionOf(req))
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
