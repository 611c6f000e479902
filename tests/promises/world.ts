/** What a run of the promises works on: a newsroom, the documents that it made there, and all that is stored of them. */
import { isDeepStrictEqual } from 'node:util'
import { APIError, type Where } from 'payload'
import type { Role } from '../../src/access/roles'
import type { Json, Newsroom } from '../support/newsroom'

type Collection = 'articles' | 'statistics'
export type Door = 'id' | 'where' | 'form' | 'local'
export type Answer = { status: number; body: Json }

/** All that is stored: rows by id, and the counts of what there is at all. */
export type Stored = {
  rows: Record<Collection, Map<string, Json>>
  versions: Record<Collection, Map<string, Json[]>>
  /** By article. */
  releases: Map<string, Json[]>
  schedules: Map<string, Json[]>
  counts: Record<string, number>
}

function groupedBy(rows: Json[], key: string): Map<string, Json[]> {
  const groups = new Map<string, Json[]>()
  for (const row of rows) groups.set(String(row[key]), [...(groups.get(String(row[key])) ?? []), row])
  return groups
}

export class World {
  readonly articles: string[] = []
  readonly statistics: string[] = []
  /** As it stands now. */
  stored!: Stored

  private notes = 0

  constructor(readonly newsroom: Newsroom) {}

  /** A number that no note had before. */
  told(): number {
    return (this.notes += 1)
  }

  /** Everything that is stored of the documents of this run. */
  async read(): Promise<Stored> {
    const { db } = this.newsroom.payload
    // Where a record is used is read with it and stored with what uses it.
    const stored = (key: string, value: unknown) => (key === 'usedIn' ? undefined : value)
    const plain = (docs: unknown[]) => JSON.parse(JSON.stringify(docs, stored)) as Json[]
    const find = async (collection: Collection | 'releases' | 'schedules', where: Where, sort?: string) =>
      plain(
        (
          await db.find({
            collection,
            locale: 'all',
            pagination: false,
            where,
            ...(sort ? { sort } : {}),
          })
        ).docs,
      )
    const rows = async (collection: Collection, ids: string[]) =>
      new Map((await find(collection, { id: { in: ids } })).map((row) => [String(row.id), row]))
    const versions = async (collection: Collection, ids: string[]) => {
      const where = { parent: { in: ids } }
      const sort = ['createdAt', 'id']
      const { docs } = await db.findVersions({ collection, locale: 'all', pagination: false, sort, where })
      return groupedBy(plain(docs), 'parent')
    }
    const ofArticles = { article: { in: this.articles } }
    // Without a condition MongoDB may answer with an estimate.
    const everything: Where = { id: { exists: true } }
    const counted = ['articles', 'statistics', 'releases', 'schedules'] as const
    const totals = await Promise.all(
      counted.map(async (collection) => (await db.count({ collection, where: everything })).totalDocs),
    )
    return {
      rows: { articles: await rows('articles', this.articles), statistics: await rows('statistics', this.statistics) },
      versions: {
        articles: await versions('articles', this.articles),
        statistics: await versions('statistics', this.statistics),
      },
      releases: groupedBy(await find('releases', ofArticles, 'version'), 'article'),
      schedules: groupedBy(await find('schedules', ofArticles), 'article'),
      counts: Object.fromEntries(counted.map((name, index) => [name, totals[index] ?? 0])),
    }
  }

  call(path: string, as: Role, method = 'GET', data?: unknown, headers: Record<string, string> = {}): Promise<Answer> {
    return this.newsroom.call(path, { as, method, data, headers })
  }

  /** What topics are found by, in their order: of what was typed the server makes records. */
  async slugsOf(topics: unknown): Promise<string[]> {
    const ids = (Array.isArray(topics) ? topics : []).map(String)
    const { docs } = await this.newsroom.payload.db.find<{ id: unknown; slug: string }>({
      collection: 'topics',
      pagination: false,
      where: { id: { in: ids } },
    })
    const slugs = new Map(docs.map(({ id, slug }) => [String(id), slug]))
    return ids.map((id) => slugs.get(id) ?? `no topic: ${id}`)
  }

  /** Saves through one of the doors that there are. */
  async save(
    door: Door,
    as: Role,
    collection: Collection,
    id: string,
    data: Json,
    { headers = {}, query = {} }: { query?: Record<string, string>; headers?: Record<string, string> } = {},
  ): Promise<Answer> {
    const search = new URLSearchParams(query)
    if (door === 'where') search.set('where[id][equals]', id)
    const path = `/${collection}${door === 'where' ? '' : `/${id}`}?${search}`
    if (door !== 'local') {
      if (door !== 'form') return this.call(path, as, 'PATCH', data, headers)
      const form = [
        '--edge',
        'Content-Disposition: form-data; name="_payload"',
        '',
        JSON.stringify(data),
        '--edge--',
        '',
      ]
      const type = { 'Content-Type': 'multipart/form-data; boundary=edge' }
      return this.call(path, as, 'PATCH', form.join('\r\n'), { ...headers, ...type })
    }
    try {
      const doc = await this.newsroom.payload.update({
        collection,
        data,
        depth: 0,
        draft: query.draft === 'true',
        id,
        overrideAccess: false,
        user: this.newsroom.user[as],
      })
      return { status: 200, body: { doc } }
    } catch (error) {
      if (!(error instanceof APIError)) throw error
      return { status: error.status, body: { errors: [{ message: error.message }] } }
    }
  }

  /** The article as whoever writes it has it before them; undefined where it is gone or in the trash. */
  draftOf(stored: Stored, id: string): Json {
    const newest = (stored.versions.articles.get(id) ?? []).find(({ latest }) => latest)
    const row = stored.rows.articles.get(id)
    return row ? (newest?.version ?? row) : undefined
  }
}

export function newestRelease(stored: Stored, article: string): Json {
  return stored.releases.get(article)?.at(-1)
}

export function isLive(stored: Stored, article: string): boolean {
  const newest = newestRelease(stored, article)
  return newest !== undefined && newest.kind !== 'withdrawn'
}

export function isSame(one: unknown, other: unknown): boolean {
  return isDeepStrictEqual(one, other)
}
