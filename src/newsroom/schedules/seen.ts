/** What an editor had before them who scheduled an edition: what nobody of them has seen is not published by itself. */
import type { CollectionSlug, PayloadRequest } from 'payload'
import { conflict } from '../../access/refuse'
import { isAtLeast } from '../../access/roles'
import { inTransactionOf } from '../../database/request'
import { idOf } from '../../model/ids'
import { articleOf } from '../../model/records'
import { slugOf } from '../../model/slugs'
import { loadEditionRecords } from '../../releases/load'
import { savedSince } from '../../releases/trail'
import { namesOf, rolesOf } from '../accounts/names'
import { rowsOf, type SavedArticle } from '../articles'
import { sentence } from '../sentences'

/** The revisions of an article and of all that it is presented from, by what they are. */
export type Seen = Record<string, string | null>

type PartCollection = 'articles' | 'media' | 'quotes' | 'sources' | 'statistics'
type Part = { collection: PartCollection; id: string; revision: string | null; updatedAt: string }
type Row = { id: string; revision?: string | null; updatedAt: string }
type Saved = { editedBy?: unknown; revision?: string | null; trail?: unknown }

/** Versions of one part that are looked through at most: what one person types in a sitting is one. */
const MOST_VERSIONS = 500

/** Topics and people are none: only editors change those that there are. */
async function partsOf(req: PayloadRequest, draft: SavedArticle): Promise<Part[]> {
  const { hero, images, photos, quotes, sources, statistics } = await loadEditionRecords(req, articleOf(draft))
  const ids = {
    media: [...new Set([hero, ...images.values(), ...photos.values()].flatMap((image) => image?.id ?? []))],
    quotes: [...quotes.keys()],
    sources: [...sources.keys()],
    statistics: [...statistics.keys()],
  }
  const part = (collection: PartCollection, { id, revision, updatedAt }: Row): Part => ({
    collection,
    id: String(id),
    revision: revision ?? null,
    updatedAt: new Date(updatedAt).toISOString(),
  })
  const parts = [part('articles', draft)]
  for (const collection of ['media', 'quotes', 'sources', 'statistics'] as const) {
    if (ids[collection].length === 0) continue
    const rows = await rowsOf<Row>(req, collection, { id: { in: ids[collection] } }, ['revision', 'updatedAt'])
    parts.push(...rows.map((row) => part(collection, row)))
  }
  return parts
}

function keyOf({ collection, id }: Part): string {
  return `${collection}:${id}`
}

/** What is there to be seen of an edition now. */
export async function seenOf(req: PayloadRequest, draft: SavedArticle): Promise<Seen> {
  return Object.fromEntries((await partsOf(req, draft)).map((part) => [keyOf(part), part.revision]))
}

/** The last saves of a part as its versions tell them, newest first; without versions, the last one. */
async function savesOf(req: PayloadRequest, { collection, id }: Part): Promise<Array<Saved & { updatedAt: string }>> {
  const { db } = req.payload
  const slug: CollectionSlug = slugOf(req.payload, collection)
  if (!req.payload.collections[slug].config.versions) {
    return rowsOf(req, collection, { id: { equals: id } }, ['editedBy', 'revision', 'updatedAt'])
  }
  const { docs } = await db.findVersions<Saved>({
    collection: slug,
    limit: MOST_VERSIONS,
    pagination: false,
    req: inTransactionOf(req),
    select: { updatedAt: true, version: { editedBy: true, revision: true } },
    sort: '-updatedAt',
    where: { parent: { equals: id } },
  })
  return docs.map(({ updatedAt, version }) => ({ ...version, updatedAt }))
}

/** A part as it is now, with the trail of its revisions. */
async function trailOf(req: PayloadRequest, { collection, id }: Part): Promise<Record<string, unknown>> {
  if (collection !== 'articles') {
    const [row] = await rowsOf<Record<string, unknown>>(req, collection, { id: { equals: id } }, ['trail'])
    return row ?? {}
  }
  const { docs } = await req.payload.db.findVersions<Record<string, unknown>>({
    collection: slugOf(req.payload, collection),
    limit: 1,
    pagination: false,
    req: inTransactionOf(req),
    select: { version: { trail: true } },
    sort: '-updatedAt',
    where: { parent: { equals: id } },
  })
  return docs[0]?.version ?? {}
}

/**
 * Everybody who has saved a part since it was seen, not only who did last: a save of one thing is no look at another.
 * Null for somebody unknown: databases forget who it was when an account is deleted.
 */
async function changedBy(req: PayloadRequest, part: Part, seen: Seen, since: Date): Promise<Array<string | null>> {
  const key = keyOf(part)
  const before = seen[key]
  if (key in seen && before === part.revision) return []
  if (!(key in seen) && new Date(part.updatedAt) <= since) return []
  const saves = await savesOf(req, part)
  const from = before ? saves.findIndex(({ revision }) => revision === before) : -1
  const later = from >= 0 ? saves.slice(0, from) : saves.filter(({ updatedAt }) => new Date(updatedAt) > since)
  const remembered = before ? savedSince(req, await trailOf(req, part), before) : []
  return [...later.map(({ editedBy }) => idOf(editedBy) ?? null), ...remembered]
}

/**
 * Refuses (409) to publish what no editor has seen: a draft, or something that it is presented from, that was changed
 * since by somebody who may not publish. `since` is when it was scheduled.
 */
export async function refuseUnlessSeen(
  req: PayloadRequest,
  draft: SavedArticle,
  seen: Seen,
  since: Date,
): Promise<void> {
  const changed: Array<{ collection: PartCollection; by: string | null }> = []
  for (const part of await partsOf(req, draft)) {
    const by = new Set(await changedBy(req, part, seen, since))
    changed.push(...[...by].map((each) => ({ collection: part.collection, by: each })))
  }
  const known = changed.flatMap(({ by }) => by ?? [])
  if (changed.length === 0) return
  const roles = await rolesOf(req, known)
  const names = await namesOf(req, known)
  // Somebody who is gone is no editor; who is still there can be named.
  const isNamed = ({ by }: { by: string | null }) => by !== null && names.has(by)
  const strangers = changed.filter(({ by }) => !isAtLeast((by !== null && roles.get(by)) || null, 'editor'))
  const stranger = strangers.find(isNamed) ?? strangers[0]
  if (stranger === undefined) return
  const name = names.get(stranger.by ?? '') ?? sentence('Somebody')
  throw conflict(
    req,
    stranger.collection === 'articles'
      ? sentence(
          '{name} has changed the draft since it was scheduled. Look at it, then publish or schedule it again.',
          { name },
        )
      : sentence(
          '{name} has changed what it rests on since it was scheduled. Look at it, then publish or schedule it again.',
          { name },
        ),
  )
}
