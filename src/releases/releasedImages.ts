import type { PayloadRequest } from 'payload'
import { inTransactionOf } from '../database/request'
import { imagesOf } from '../body'
import type { LexicalBody } from '../body/types'
import type { ImageBlock } from '../model/document'
import { idOf } from '../model/ids'
import { imagesIn, pictureNamed } from '../model/pictures'
import type { ArticleRecord, MediaRecord } from '../model/records'
import { editionOf, type Release } from '../model/release'
import { citedContext } from './context'
import type { EditionImages, Reading } from './load'
import { keptRecords } from './mergers'
import { idsInStory } from './opaqueId'
import { lastRead } from './read'
import { slugOf } from '../model/slugs'

/**
 * The images of an edition as a release shows them: what readers have, whatever became of them since. For releases that are
 * not to change them.
 */
export async function releasedImages(
  req: Reading,
  { body, hero, id }: Pick<ArticleRecord, 'body' | 'hero' | 'id'>,
  release: Release,
): Promise<EditionImages> {
  const document = editionOf(release)
  if (!document) return { hero: null, images: new Map() }
  const called = new Map<string, Promise<string | null>>()
  const sourceOf = (publicId: string): Promise<string | null> => {
    const source = called.get(publicId) ?? sourceCalled(req, id, document.story, publicId)
    called.set(publicId, source)
    return source
  }
  const asRecord = async (
    record: string,
    { alt, credit, source, url }: Pick<ImageBlock, 'alt' | 'credit' | 'source' | 'url'>,
  ): Promise<MediaRecord> => ({
    id: record,
    picture: pictureNamed(url),
    alt,
    credit,
    source: source && (await sourceOf(source)),
  })
  const shown = new Map(imagesIn(document.body).map((image) => [image._key, image]))
  const images = imagesOf(body as LexicalBody | null).flatMap(({ fields }) => {
    const image = shown.get(fields.id)
    return image ? [asRecord(fields.media ?? '', image).then((record) => [fields.id, record] as const)] : []
  })
  return {
    hero: document.hero && (await asRecord(hero ?? '', document.hero)),
    images: new Map(await Promise.all(images)),
  }
}

/** Has what this request releases of an edition show the images that readers have, or had last. */
export async function keepImages(
  req: PayloadRequest,
  article: Pick<ArticleRecord, 'body' | 'hero' | 'id'>,
): Promise<void> {
  const last = await lastRead(req, article.id)
  if (last) citedContext(req).images = await releasedImages(req, article, last)
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
