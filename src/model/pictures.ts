import type { EditionDocument } from './document'

/** A smaller form of a picture, as it is drawn of it and no larger. */
export type PictureSize = {
  /** What it is called below the address of the picture: `640.webp`. */
  file: string
  width: number
  height: number
  /** Its media type. */
  type: string
}

/**
 * What is known of a picture by its bytes alone. It is no part of the public document, which holds what editors decide:
 * bytes that are called by their content never change, so whoever has them knows all of this, of old releases too.
 */
export type PictureFacts = {
  /** In pixels. */
  width: number
  height: number
  /** Its media type. */
  type: string
  /** How long its file is. */
  bytes: number
  /** The picture a few pixels wide, as a `data:` URI of 400 characters at most; null where none could be drawn. */
  placeholder: string | null
  /** Narrower ones, by their width; none of what moves. */
  sizes: PictureSize[]
}

/** Where the images of a document are: the main one first, then those of its text and of those who sign it. */
export function pictureUrls({ body, byline, hero }: Pick<EditionDocument, 'body' | 'byline' | 'hero'>): string[] {
  return [
    ...(hero ? [hero.url] : []),
    ...imagesIn(body).map(({ url }) => url),
    ...byline.flatMap(({ photo }) => photo?.url ?? []),
  ]
}

/** The images between the paragraphs of a text. */
export function imagesIn<Block extends { _type: string }>(
  body: readonly Block[],
): Array<Extract<Block, { _type: 'image' }>> {
  return body.filter((block): block is Extract<Block, { _type: 'image' }> => block._type === 'image')
}

/** What a picture is called in public, of its address in a document: `/api/v1/media/3f9a….jpg`. */
export function pictureNamed(url: string): string | null {
  const name = /\/media\/([^/?#]+)$/.exec(url)?.[1]
  if (name === undefined) return null
  try {
    return decodeURIComponent(name)
  } catch {
    return null
  }
}
