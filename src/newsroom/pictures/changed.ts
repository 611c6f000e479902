import type { PayloadRequest } from 'payload'
import { idOf } from '../../model/ids'
import { editionOf, isTombstone, type Release } from '../../model/release'
import { idsInStory } from '../../releases/opaqueId'
import { pictureOf } from '../../releases/releaseDraft'
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
type Newest = Pick<Release, 'article' | 'kind'>

/**
 * The articles whose main image is another one than their live releases show, or is said to be: an editor changed the
 * image, and readers get it when the edition is published again. Only images that were ever changed are compared: whether
 * that was before the newest release tells nothing, since corrections leave the image that readers have.
 */
export async function editionsWithNewImage(
  req: PayloadRequest,
  articles: readonly SavedArticle[],
  newest: ReadonlyMap<string, Newest>,
): Promise<Set<string>> {
  const shown = articles.flatMap((article) => {
    const [hero, release] = [idOf(article.hero), newest.get(String(article.id))]
    return hero && release && !isTombstone(release) ? [{ article: String(article.id), hero }] : []
  })
  if (shown.length === 0) return new Set()
  const fields = ['picture', 'filename', 'alt', 'credit', 'source', 'createdAt', 'updatedAt']
  const images = await rowsOf<Image>(req, 'media', { id: { in: [...new Set(shown.map(({ hero }) => hero))] } }, fields)
  const byId = new Map(images.map((image) => [String(image.id), image]))
  const changed = shown.flatMap(({ article, hero }) => {
    const image = byId.get(hero)
    return image && new Date(image.updatedAt) > new Date(image.createdAt) ? [{ article, image }] : []
  })
  if (changed.length === 0) return new Set()
  const releases = await rowsOf<Pick<Release, 'article' | 'kind' | 'document' | 'records' | 'redactedAt'>>(
    req,
    'releases',
    { and: [{ newest: { equals: true } }, { article: { in: changed.map(({ article }) => article) } }] },
    ['article', 'kind', 'document', 'records', 'redactedAt'],
  )
  const isAsShown = ({ article, image }: (typeof changed)[number]) => {
    const release = releases.find((each) => each.article === article)
    const document = editionOf(release)
    const hero = document?.hero
    // Another image, or none: the draft says so.
    if (!release || !document || !hero) return true
    const source = idOf(image.source)
    const called: Array<string | null> = source
      ? idsInStory(req.payload.secret, document.story, { collection: 'sources', id: source })
      : [null]
    return (
      [image.picture, image.filename].includes(pictureOf(release)) &&
      (altIn(image, document.language) ?? '') === hero.alt &&
      (image.credit ?? null) === hero.credit &&
      called.includes(hero.source)
    )
  }
  return new Set(changed.filter((each) => !isAsShown(each)).map(({ article }) => article))
}
