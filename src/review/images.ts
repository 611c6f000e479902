import { imagesOf } from '../body'
import type { ReviewedEdition, Where } from './types'

/** An image as readers would get it, and where it stands. */
type ShownImage = { alt: string; credit: string; isMain: boolean; where: Where }

/** The images of an edition, the main one first. One in the text of which the record is not known yet is left out. */
export function imagesShown({ body, hero, images }: ReviewedEdition): ShownImage[] {
  const inText = imagesOf(body).flatMap(({ fields, path }): ShownImage[] => {
    const image = images.get(fields.id)
    if (image?.id !== fields.media) return []
    return [
      {
        alt: fields.alt ?? image.alt ?? '',
        credit: fields.credit ?? image.credit ?? '',
        isMain: false,
        where: { field: 'body', path: path.join('.'), start: null, end: null },
      },
    ]
  })
  if (!hero) return inText
  const where = { field: 'hero', path: null, start: null, end: null }
  return [{ alt: hero.alt ?? '', credit: hero.credit ?? '', isMain: true, where }, ...inText]
}
