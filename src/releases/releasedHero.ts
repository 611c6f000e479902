import type { PayloadRequest } from 'payload'
import { inTransactionOf } from '../database/request'
import { idOf } from '../model/ids'
import type { ArticleRecord, MediaRecord } from '../model/records'
import { editionOf, readKinds, type Release } from '../model/release'
import { citedContext } from './context'
import type { Reading } from './load'
import { idsInStory } from './opaqueId'
import { releasesWhere } from './read'
import { keptRecords } from './mergers'
import { pictureOf } from './releaseDraft'
import { slugOf } from '../model/slugs'

/**
 * The main image of an edition as a release shows it: what readers have, whatever became of the image since. For releases
 * that are not to change it. Null where it shows none.
 */
export async function releasedHero(
  req: Reading,
  { id, hero }: Pick<ArticleRecord, 'id' | 'hero'>,
  release: Release,
): Promise<MediaRecord | null> {
  const document = editionOf(release)
  const picture = pictureOf(release)
  if (!document?.hero || !picture) return null
  const { alt, credit, source } = document.hero
  return {
    id: hero ?? '',
    picture,
    alt,
    credit,
    source: source && (await sourceCalled(req, id, document.story, source)),
  }
}

/** Has what this request releases of an edition show the main image that readers have, or had last. */
export async function keepHero(req: PayloadRequest, article: Pick<ArticleRecord, 'id' | 'hero'>): Promise<void> {
  const [last] = await releasesWhere(
    req,
    { and: [{ article: { equals: article.id } }, { kind: { in: [...readKinds] } }] },
    { sort: '-version', limit: 1 },
  )
  if (last) citedContext(req).hero = await releasedHero(req, article, last)
}

/** The source that has a public id in the edition of a story. */
async function sourceCalled(req: Reading, article: string, story: string, publicId: string): Promise<string | null> {
  const row = await req.payload.db.findOne<{ id: string; sources?: unknown[] | null }>({
    collection: slugOf(req.payload, 'articles'),
    req: inTransactionOf(req),
    select: { sources: true },
    where: { id: { equals: article } },
  })
  const ids = (row?.sources ?? []).flatMap((source) => idOf(source) ?? [])
  const now = (await keptRecords(req))('sources', publicId)
  if (ids.includes(now)) return now
  return (
    ids.find((id) => idsInStory(req.payload.secret, story, { collection: 'sources', id }).includes(publicId)) ?? null
  )
}
