/** What an editor had before them who scheduled an edition: what nobody of them has seen is not published by itself. */
import type { PayloadRequest } from 'payload'
import { conflict } from '../../access/refuse'
import { isAtLeast } from '../../access/roles'
import { idOf } from '../../model/ids'
import { articleOf } from '../../model/records'
import { loadEditionRecords } from '../../releases/load'
import { namesOf, rolesOf } from '../accounts/names'
import { rowsOf, type SavedArticle } from '../articles'
import { sentence } from '../sentences'

/** The revisions of an article and of all that it is presented from, by what they are. */
export type Seen = Record<string, string | null>

type Part = { key: string; editedBy: string | null; revision: string | null; updatedAt: string }
type Row = { id: string; editedBy?: unknown; revision?: string | null; updatedAt: string }

async function partsOf(req: PayloadRequest, draft: SavedArticle): Promise<Part[]> {
  const { hero, quotes, sources, statistics } = await loadEditionRecords(req, articleOf(draft))
  const ids = {
    media: hero ? [hero.id] : [],
    quotes: [...quotes.keys()],
    sources: [...sources.keys()],
    statistics: [...statistics.keys()],
  }
  const part = (collection: string, { editedBy, id, revision, updatedAt }: Row): Part => ({
    key: `${collection}:${id}`,
    editedBy: idOf(editedBy) ?? null,
    revision: revision ?? null,
    updatedAt: new Date(updatedAt).toISOString(),
  })
  const parts = [part('articles', draft)]
  for (const collection of ['media', 'quotes', 'sources', 'statistics'] as const) {
    if (ids[collection].length === 0) continue
    const where = { id: { in: ids[collection] } }
    const rows = await rowsOf<Row>(req, collection, where, ['editedBy', 'revision', 'updatedAt'])
    parts.push(...rows.map((row) => part(collection, row)))
  }
  return parts
}

/** What is there to be seen of an edition now. */
export async function seenOf(req: PayloadRequest, draft: SavedArticle): Promise<Seen> {
  return Object.fromEntries((await partsOf(req, draft)).map(({ key, revision }) => [key, revision]))
}

/**
 * Refuses (409) to publish what no editor has seen: a draft, or something that it is presented from, that was changed
 * since by somebody who may not publish.
 */
export async function refuseUnlessSeen(req: PayloadRequest, draft: SavedArticle, seen: Seen): Promise<void> {
  const parts = await partsOf(req, draft)
  const saved = new Date(draft.updatedAt).toISOString()
  const isNew = ({ key, revision, updatedAt }: Part) => (key in seen ? seen[key] !== revision : updatedAt > saved)
  const changed = parts.filter(isNew)
  const by = [...new Set(changed.flatMap(({ editedBy }) => editedBy ?? []))]
  if (by.length === 0) return
  const roles = await rolesOf(req, by)
  const strangers = by.filter((id) => !isAtLeast(roles.get(id) ?? null, 'editor'))
  // Somebody who is gone is no editor; who is still there can be named.
  const stranger = strangers.find((id) => roles.has(id)) ?? strangers[0]
  if (stranger === undefined) return
  const isDraft = changed.some(({ editedBy, key }) => key.startsWith('articles:') && editedBy === stranger)
  const name = (await namesOf(req, [stranger])).get(stranger) ?? '?'
  throw conflict(
    req,
    isDraft
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
