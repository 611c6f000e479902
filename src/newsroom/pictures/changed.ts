import type { PayloadRequest } from 'payload'
import { imagesOf } from '../../body'
import type { ImageFields, LexicalBody } from '../../body/types'
import type { EditionDocument } from '../../model/document'
import { idOf } from '../../model/ids'
import { imagesIn, pictureNamed } from '../../model/pictures'
import { editionOf, isTombstone, type Release } from '../../model/release'
import { idsInStory } from '../../releases/opaqueId'
import { imagesAmong } from '../../releases/publicNames'
import { rowsOf, type SavedArticle } from '../articles'

type Image = {
  id: string
  createdAt: string | Date
  updatedAt: string | Date
  picture?: string | null
  filename?: string | null
  /** By language; of a project's own images it may be the same in all. */
  alt?: Record<string, string | null> | string | null
  credit?: string | null
  source?: unknown
}

function altIn({ alt }: Image, language: string): string | null | undefined {
  return typeof alt === 'string' ? alt : alt?.[language]
}

/** A newest release, without its document. */
type Newest = Pick<Release, 'article' | 'kind' | 'records'>

/** What a live edition shows of an image, and whether that is what its record says by now. */
type Shown = Pick<NonNullable<EditionDocument['hero']>, 'alt' | 'credit' | 'source' | 'url'>

/**
 * The articles of which an image is another one than their live releases show, or is said to be: an editor changed the
 * image, and readers get it when the edition is published again. Only images that were ever changed are compared: whether
 * that was before the newest release tells nothing, since corrections leave the images that readers have.
 */
export async function editionsWithNewImage(
  req: PayloadRequest,
  articles: readonly SavedArticle[],
  newest: ReadonlyMap<string, Newest>,
): Promise<Set<string>> {
  const shown = articles.flatMap(({ hero, id }) => {
    const [article, release] = [String(id), newest.get(String(id))]
    if (!release || isTombstone(release)) return []
    const main = idOf(hero)
    return [
      ...(main ? [{ article, image: main, isMain: true }] : []),
      ...imagesAmong(release.records).map((image) => ({ article, image, isMain: false })),
    ]
  })
  if (shown.length === 0) return new Set()
  const fields = ['picture', 'filename', 'alt', 'credit', 'source', 'createdAt', 'updatedAt']
  const ids = [...new Set(shown.map(({ image }) => image))]
  const images = await rowsOf<Image>(req, 'media', { id: { in: ids } }, fields)
  const byId = new Map(images.map((image) => [String(image.id), image]))
  const changed = shown.flatMap(({ article, image: id, isMain }) => {
    const image = byId.get(id)
    return image && new Date(image.updatedAt) > new Date(image.createdAt) ? [{ article, image, isMain }] : []
  })
  if (changed.length === 0) return new Set()
  const among = [...new Set(changed.map(({ article }) => article))]
  const releases = await rowsOf<Pick<Release, 'article' | 'kind' | 'document' | 'redactedAt'>>(
    req,
    'releases',
    { and: [{ newest: { equals: true } }, { article: { in: among } }] },
    ['article', 'kind', 'document', 'redactedAt'],
  )
  const inText = changed.some(({ isMain }) => !isMain)
    ? await rowsOf<{ id: string; body?: unknown }>(req, 'articles', { id: { in: among } }, ['body'])
    : []
  const isAsShown = ({ article, image, isMain }: (typeof changed)[number]) => {
    const document = editionOf(releases.find((each) => each.article === article))
    // Another image, or none: the draft says so.
    if (!document) return true
    const source = idOf(image.source)
    const called: Array<string | null> = source
      ? idsInStory(req.payload.secret, document.story, { collection: 'sources', id: source })
      : [null]
    const isSame = (there: Shown, said: Partial<ImageFields> = {}) =>
      [image.picture, image.filename].includes(pictureNamed(there.url)) &&
      (said.alt ?? altIn(image, document.language) ?? '') === there.alt &&
      (said.credit ?? image.credit ?? null) === there.credit &&
      called.includes(there.source)
    if (isMain) return !document.hero || isSame(document.hero)
    const row = inText.find(({ id }) => String(id) === article)
    return imagesOf(row?.body as LexicalBody | null).every(({ fields: said }) => {
      const there = imagesIn(document.body).find(({ _key }) => _key === said.id)
      return said.media !== String(image.id) || !there || isSame(there, said)
    })
  }
  return new Set(changed.filter((each) => !isAsShown(each)).map(({ article }) => article))
}
