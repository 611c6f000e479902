/** What is in a database, read without Payload, and what is wrong with it after a crash. */
import Database from 'libsql'
import { MongoClient, type ObjectId } from 'mongodb'
import pg from 'pg'
import { fileOf } from '../../src/database/sqliteFile'
import type { EditionDocument, ReleaseKind, Tombstone } from '../../src/model/document'
import { hashOf } from '../../src/releases/canonical'

export type ReleaseRow = {
  sequence: number | null
  article: string
  version: number
  kind: ReleaseKind
  hash: string
  previous: string | null
  newest: boolean
  document: EditionDocument | Tombstone
}

export type ArticleRow = {
  id: string
  title: string
  dek: string | null
  status: 'draft' | 'published'
  /** How many sign it: a row of its own for each on SQLite. */
  signed: number
  /** The deks of its published versions. */
  versions: Array<string | null>
  /** The dek of its newest version, published or not. */
  newest: string | null
}

export type Stored = {
  releases: ReleaseRow[]
  articles: ArticleRow[]
  /** The articles that wait to be published at a time; those whose time came in vain are `refused`. */
  schedules: Array<{ article: string; refused: boolean }>
  /** What the database itself says is wrong. */
  damage: string[]
}

function byParent<Version extends { parent: string }>(versions: Version[]): (parent: string) => Version[] {
  const parents = new Map<string, Version[]>()
  for (const version of versions) parents.set(version.parent, [...(parents.get(version.parent) ?? []), version])
  return (parent) => parents.get(parent) ?? []
}

/** Asks a database of tables. */
type Query = <Row>(statement: string) => Promise<Row[]>

async function readTables(rows: Query): Promise<Omit<Stored, 'damage'>> {
  type Flag = number | boolean
  const versions = await rows<{ parent: string; dek: string | null; status: string; latest: Flag }>(
    'SELECT parent_id AS parent, version_dek AS dek, version__status AS status, latest FROM _articles_v',
  )
  const of = byParent(versions)
  // Numbers of Postgres that could be larger than those of JavaScript come as text.
  const number = (value: number | string | null) => (value === null ? null : Number(value))
  type Stored = Omit<ReleaseRow, 'document' | 'newest'> & { document: string | EditionDocument; newest: Flag }
  const releases = await rows<Stored>(
    'SELECT sequence, article, version, kind, hash, previous, newest, document FROM releases ORDER BY article, version',
  )
  const articles = await rows<Omit<ArticleRow, 'newest' | 'versions'>>(
    `SELECT id, title, dek, _status AS status,
      (SELECT count(*) FROM articles_byline WHERE _parent_id = articles.id) AS signed FROM articles`,
  )
  const schedules = await rows<{ article: string; refused: Flag }>(
    'SELECT article, refused_at IS NOT NULL AS refused FROM schedules',
  )
  return {
    releases: releases.map((row) => ({
      ...row,
      document: typeof row.document === 'string' ? (JSON.parse(row.document) as EditionDocument) : row.document,
      newest: Boolean(row.newest),
      sequence: number(row.sequence),
      version: Number(row.version),
    })),
    articles: articles.map((row) => ({
      ...row,
      signed: Number(row.signed),
      versions: of(row.id).flatMap(({ dek, status }) => (status === 'published' ? [dek] : [])),
      newest: of(row.id).find(({ latest }) => Boolean(latest))?.dek ?? null,
    })),
    schedules: schedules.map(({ article, refused }) => ({ article, refused: Boolean(refused) })),
  }
}

async function readSQLite(file: string): Promise<Stored> {
  const db = new Database(file)
  try {
    const rows: Query = <Row>(statement: string) => Promise.resolve(db.prepare(statement).all() as Row[])
    const checked = await rows<{ quick_check: string }>('PRAGMA quick_check')
    return {
      ...(await readTables(rows)),
      damage: checked.map((row) => row.quick_check).filter((said) => said !== 'ok'),
    }
  } finally {
    db.close()
  }
}

async function onPostgres<T>(uri: string, ask: (rows: Query) => Promise<T>): Promise<T> {
  const client = new pg.Client({ connectionString: uri })
  await client.connect()
  try {
    return await ask(async <Row>(statement: string) => (await client.query(statement)).rows as Row[])
  } finally {
    await client.end()
  }
}

type MongoArticle = { title: string; dek?: string; byline?: object[]; _status: string }
type Loose = Record<string, never> & { _id: ObjectId }

async function readMongoDB(uri: string): Promise<Stored> {
  const client = new MongoClient(uri)
  try {
    const all = async (name: string, filter = {}) =>
      (await client.db().collection(name).find(filter).toArray()) as unknown as Loose[]
    const of = byParent(
      (await all('_articles_versions')).map((row) => {
        const { version, latest, parent } = row as unknown as {
          version: MongoArticle
          latest?: boolean
          parent: ObjectId
        }
        return { parent: String(parent), dek: version.dek ?? null, status: version._status, latest: latest === true }
      }),
    )
    return {
      releases: (await all('releases')).map((row) => ({
        ...(row as unknown as ReleaseRow),
        sequence: (row as Partial<ReleaseRow>).sequence ?? null,
        previous: (row as Partial<ReleaseRow>).previous ?? null,
      })),
      articles: (await all('articles')).map((row) => {
        const { title, dek, byline, _status } = row as unknown as MongoArticle
        return {
          id: String(row._id),
          title,
          dek: dek ?? null,
          status: _status as ArticleRow['status'],
          signed: byline?.length ?? 0,
          versions: of(String(row._id)).flatMap(({ dek: published, status }) =>
            status === 'published' ? [published] : [],
          ),
          newest: of(String(row._id)).find(({ latest }) => latest)?.dek ?? null,
        }
      }),
      schedules: (await all('schedules')).map((row) => {
        const { article, refusedAt } = row as unknown as { article: string; refusedAt?: Date | null }
        return { article, refused: Boolean(refusedAt) }
      }),
      damage: [],
    }
  } finally {
    await client.close()
  }
}

function isPostgres(uri: string): boolean {
  return uri.startsWith('postgres')
}

export function readStored(uri: string): Promise<Stored> {
  if (uri.startsWith('file:')) return readSQLite(fileOf(uri))
  if (!isPostgres(uri)) return readMongoDB(uri)
  return onPostgres(uri, async (rows) => ({ ...(await readTables(rows)), damage: [] }))
}

/** Drops a database of a server; the file of one of SQLite is somebody else's. */
export async function dropDatabase(uri: string): Promise<void> {
  if (uri.startsWith('file:')) return
  if (isPostgres(uri)) {
    const { pathname } = new URL(uri)
    const server = new URL('/postgres', uri).toString()
    return onPostgres(server, async (rows) => {
      await rows(`DROP DATABASE IF EXISTS "${pathname.slice(1)}" WITH (FORCE)`)
    })
  }
  const client = new MongoClient(uri)
  await client.db().dropDatabase()
  await client.close()
}

/** Has the deliveries that a killed worker left taken up at once, not in two minutes. */
export async function ageJobs(uri: string): Promise<void> {
  const long = new Date(Date.now() - 10 * 60_000)
  if (uri.startsWith('file:')) {
    const db = new Database(fileOf(uri))
    db.exec('PRAGMA busy_timeout = 5000')
    db.exec(`UPDATE payload_jobs SET updated_at = '${long.toISOString()}', wait_until = NULL`)
    db.close()
    return
  }
  if (isPostgres(uri)) {
    return onPostgres(uri, async (rows) => {
      await rows(`UPDATE payload_jobs SET updated_at = '${long.toISOString()}', wait_until = NULL`)
    })
  }
  const client = new MongoClient(uri)
  await client
    .db()
    .collection('payload-jobs')
    .updateMany({}, { $set: { updatedAt: long }, $unset: { waitUntil: '' } })
  await client.close()
}

/** What is torn: what should be on disk together, or not at all, and is not. */
export function tornIn({ articles, damage, releases }: Stored): string[] {
  const torn = damage.map((said) => `the database: ${said}`)
  const numbers = releases.map(({ sequence }) => sequence).sort((a, b) => Number(a) - Number(b))
  numbers.forEach((sequence, index) => {
    if (sequence !== index + 1) torn.push(`place ${index + 1} of the feed has the number ${String(sequence)}`)
  })
  const byArticle = new Map<string, ReleaseRow[]>()
  for (const release of releases) {
    byArticle.set(release.article, [...(byArticle.get(release.article) ?? []), release])
    if (hashOf(release.document) !== release.hash) torn.push(`${release.hash} is not the hash of its document`)
  }
  for (const [article, all] of byArticle) {
    all.sort((a, b) => a.version - b.version)
    all.forEach((release, index) => {
      const before = all[index - 1]
      if (release.version !== index + 1) torn.push(`${article} has no version ${index + 1}`)
      if (release.previous !== (before?.hash ?? null))
        torn.push(`${article} ${release.version} follows another release`)
      if (release.newest !== (index === all.length - 1)) torn.push(`${article} ${release.version}: newest is wrong`)
    })
  }
  for (const { dek, id, signed, status, title, versions } of articles) {
    const newest = byArticle.get(id)?.at(-1)
    const isLive = newest !== undefined && newest.kind !== 'withdrawn'
    if (signed !== 1) torn.push(`“${title}” is signed by ${signed}`)
    if ((status === 'published') !== isLive) torn.push(`“${title}” is ${status}, its newest release ${newest?.kind}`)
    if (status !== 'published' || !isLive) continue
    const document = newest.document as EditionDocument
    if (document.dek !== dek || document.title !== title) torn.push(`“${title}” reads otherwise than its release`)
    if (!versions.includes(dek)) torn.push(`“${title}” has no version of what is published`)
  }
  return torn
}
