/** What is in a database, read without Payload, and what is wrong with it after a crash. */
import Database from 'libsql'
import { MongoClient, type ObjectId } from 'mongodb'
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

function readSQLite(file: string): Stored {
  const db = new Database(file)
  try {
    const rows = <Row>(sql: string) => db.prepare(sql).all() as Row[]
    const versions = rows<{ parent: string; dek: string | null; status: string; latest: number }>(
      'SELECT parent_id AS parent, version_dek AS dek, version__status AS status, latest FROM _articles_v',
    )
    const of = byParent(versions)
    return {
      releases: rows<Omit<ReleaseRow, 'document' | 'newest'> & { document: string; newest: number }>(
        'SELECT sequence, article, version, kind, hash, previous, newest, document FROM releases ORDER BY article, version',
      ).map((row) => ({ ...row, document: JSON.parse(row.document) as EditionDocument, newest: row.newest === 1 })),
      articles: rows<Omit<ArticleRow, 'newest' | 'versions'>>(
        `SELECT id, title, dek, _status AS status,
          (SELECT count(*) FROM articles_byline WHERE _parent_id = articles.id) AS signed FROM articles`,
      ).map((row) => ({
        ...row,
        versions: of(row.id).flatMap(({ dek, status }) => (status === 'published' ? [dek] : [])),
        newest: of(row.id).find(({ latest }) => latest === 1)?.dek ?? null,
      })),
      schedules: rows<{ article: string; refused: number }>(
        'SELECT article, refused_at IS NOT NULL AS refused FROM schedules',
      ).map(({ article, refused }) => ({ article, refused: refused === 1 })),
      damage: rows<{ quick_check: string }>('PRAGMA quick_check')
        .map((row) => row.quick_check)
        .filter((said) => said !== 'ok'),
    }
  } finally {
    db.close()
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

export function readStored(uri: string): Promise<Stored> {
  return uri.startsWith('file:') ? Promise.resolve(readSQLite(fileOf(uri))) : readMongoDB(uri)
}

/** Drops a database of MongoDB; the file of one of SQLite is somebody else's. */
export async function dropDatabase(uri: string): Promise<void> {
  if (uri.startsWith('file:')) return
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
