import { randomUUID } from 'node:crypto'
import type { PayloadRequest, Where } from 'payload'
import { slices } from '../database/below'
import { patchNewestVersion, patchRow } from '../database/patchRow'
import { patchRows, type RowPatch } from '../database/patchRows'
import { inTransactionOf, type InTransaction } from '../database/request'
import { noteRows } from '../database/basis'
import type { ArticleRecord } from '../model/records'
import { slugOf } from '../model/slugs'
import { trailAfter } from './trail'

type Row = ArticleRecord & Record<string, unknown>
type Version = { id: string; parent: string; row: Row }

/** What a release adds to an edition. */
export type Addition = { article: string; change: (row: Row) => Partial<ArticleRecord> }

/** What is stored of articles: their published rows, and the versions that go with them. */
export type Stored = { rows: Map<string, Row>; versions: Map<string, Version[]> }

/** Articles that are read at once. */
const STEP = 100

/** What a release may change of an article, and what tells one save of it from another. */
const fields: Record<string, true> = {
  ...{ body: true, corrections: true, dismissals: true, story: true, translatedFrom: true },
  ...{ editedBy: true, revision: true, trail: true, updatedAt: true, _status: true },
}

async function versionsWhere(req: InTransaction, where: Where): Promise<Version[]> {
  const { docs } = await req.payload.db.findVersions<Row>({
    collection: slugOf(req.payload, 'articles'),
    pagination: false,
    req: inTransactionOf(req),
    select: { parent: true, version: fields },
    sort: '-updatedAt',
    where,
  })
  return docs.map(({ id, parent, version }) => ({ id: String(id), parent: String(parent), row: version }))
}

/** The newest version of each article, and that which was published last where it is another. */
async function readVersions(req: InTransaction, articles: readonly string[]): Promise<Map<string, Version[]>> {
  const isNewest: Where = { and: [{ parent: { in: [...articles] } }, { latest: { equals: true } }] }
  const versions = new Map<string, Version[]>()
  for (const version of await versionsWhere(req, isNewest)) {
    if (!versions.has(version.parent)) versions.set(version.parent, [version])
  }
  const drafts = [...versions].filter(([, [newest]]) => newest?.row._status !== 'published').map(([article]) => article)
  if (drafts.length === 0) return versions
  const published = await versionsWhere(req, {
    and: [{ parent: { in: drafts } }, { 'version._status': { equals: 'published' } }],
  })
  for (const version of published) {
    const known = versions.get(version.parent)
    if (known?.length === 1) known.push(version)
  }
  return versions
}

/** Reads what a release adds to, of many articles. */
export async function readStored(req: InTransaction, articles: readonly string[]): Promise<Stored> {
  const stored: Stored = { rows: new Map(), versions: new Map() }
  for (const ids of slices(articles, STEP)) {
    const { docs } = await req.payload.db.find<Row>({
      collection: slugOf(req.payload, 'articles'),
      pagination: false,
      req: inTransactionOf(req),
      select: fields,
      where: { id: { in: ids } },
    })
    noteRows(req, 'articles', ids, docs)
    for (const row of docs) stored.rows.set(String(row.id), row)
    for (const [article, versions] of await readVersions(req, ids)) stored.versions.set(article, versions)
  }
  return stored
}

/** Reads the versions again that somebody has saved since: a draft that is written meanwhile gets the correction too. */
export async function readVersionsSaved(req: InTransaction, { rows, versions }: Stored): Promise<void> {
  for (const ids of slices([...rows.keys()], STEP * 5)) {
    const { docs } = await req.payload.db.findVersions<{ revision?: string | null }>({
      collection: slugOf(req.payload, 'articles'),
      pagination: false,
      req: inTransactionOf(req),
      select: { parent: true, version: { revision: true } },
      where: { and: [{ parent: { in: ids } }, { latest: { equals: true } }] },
    })
    const newest = new Map(docs.map(({ id, parent, version }) => [String(parent), `${String(id)} ${version.revision}`]))
    const saved = ids.filter((article) => {
      const [known] = versions.get(article) ?? []
      return newest.get(article) !== (known ? `${known.id} ${String(known.row.revision)}` : undefined)
    })
    for (const some of slices(saved, STEP)) {
      const read = await readVersions(req, some)
      for (const article of some) versions.set(article, read.get(article) ?? [])
    }
  }
}

/**
 * Writes into editions what releases add to them: the published row of each with the version that was published, and its
 * newest version, which may be a draft that somebody is working on. Nothing of the draft is lost, nothing released is lost
 * when the draft is published, and nothing when the edition is withdrawn and reinstated. Each gets another revision, so
 * that whoever has the article open is told. `stored` is what is there, where it was read before.
 */
export async function writeReleased(
  req: PayloadRequest,
  additions: readonly Addition[],
  stored?: Stored,
): Promise<void> {
  const { rows, versions } =
    stored ??
    (await readStored(
      req,
      additions.map(({ article }) => article),
    ))
  const inRows: RowPatch[] = []
  const inVersions: RowPatch[] = []
  const changes = new Map<string, (row: Row) => Partial<Row>>()
  for (const { article, change } of additions) {
    const revision = randomUUID()
    const changed = (row: Row): Partial<Row> => {
      const given = { ...change(row), editedBy: req.user?.id ?? row.editedBy }
      const differs = Object.fromEntries(
        Object.entries(given).filter(([name, value]) => value !== row[name] || name === 'editedBy'),
      )
      return { ...differs, revision, trail: trailAfter(req, 'articles', row, { ...row, ...given }) }
    }
    changes.set(article, changed)
    const row = rows.get(article)
    const [newest, published] = versions.get(article) ?? []
    if (row) inRows.push({ id: article, before: row, after: changed(row) })
    for (const version of [newest, published]) {
      if (version) inVersions.push({ id: version.id, before: version.row, after: changed(version.row) })
    }
  }
  // What is written at once is what this database has in plain columns; all else is written whole.
  const leftRows = await patchRows(req, 'articles', inRows)
  for (const { id } of leftRows) await patchRow<Row>(req, 'articles', id, changes.get(id) ?? (() => ({})))
  const leftVersions = await patchRows(req, 'articles', inVersions, { isVersions: true })
  const left = new Set(leftVersions.map(({ id }) => id))
  for (const [article, [...these]] of versions) {
    const changed = changes.get(article)
    for (const { id } of these) {
      if (changed && left.has(id))
        await patchNewestVersion<Row>(req, 'articles', article, changed, { id: { equals: id } })
    }
  }
}
