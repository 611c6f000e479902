import { escapeHtml } from '../../body'
import { imagesIn } from '../../model/pictures'
import type { Edition, Image } from '../schemas'

/** What is shown of an image: its address, what it shows in words, and what is known of it. */
export type ShownImage = Pick<Image, 'url' | 'alt' | 'width' | 'height' | 'type' | 'sizes'>

type Placed = {
  /** How wide it is shown (`sizes` of HTML). @default as wide as the window */
  wide?: string
  /** Whether it is the first thing to be seen: it is loaded before all else, and others when they come into view. */
  isFirst?: boolean
}

/** How wide an image may be to be among those that browsers choose from, in pixels. */
const WIDEST = 2560
/** How wide what is shown beside a link is. */
const SHARED = 1280

type Candidate = Pick<Image['sizes'][number], 'url' | 'width'>

function srcsetOf(candidates: readonly Candidate[]): string {
  return candidates.map(({ url, width }) => `${url} ${width}w`).join(', ')
}

/** An image with what browsers choose from (WHATWG HTML, 4.8.4): room is kept for it, and no more is loaded than is shown. */
export function imageHtml(
  { alt, height, sizes, type, url, width }: ShownImage,
  { isFirst = false, wide = '100vw' }: Placed = {},
): string {
  const attributes = (given: Record<string, string | number | null | undefined>) =>
    Object.entries(given)
      .map(([name, value]) => (value === null || value === undefined ? '' : ` ${name}="${escapeHtml(String(value))}"`))
      .join('')
  const whole = width !== null && width <= WIDEST ? [{ url, width }] : []
  const own = [...sizes.filter((each) => each.type === type), ...whole]
  const webp = type === 'image/webp' ? [] : sizes.filter((each) => each.type === 'image/webp')
  const source = attributes({ type: 'image/webp', srcset: srcsetOf(webp), sizes: wide })
  const image = `<img${attributes({
    src: url,
    srcset: own.length > 1 ? srcsetOf(own) : null,
    sizes: own.length > 1 ? wide : null,
    alt,
    width,
    height,
    loading: isFirst ? null : 'lazy',
    fetchpriority: isFirst ? 'high' : null,
    decoding: isFirst ? null : 'async',
  })}>`
  return webp.length === 0 ? image : `<picture><source${source}>${image}</picture>`
}

/** Writes the images of a text with what is known of them. */
export function imageWriter(body: Edition['body'], placed: Placed = {}): (image: { _key: string }) => string {
  const images = new Map(imagesIn(body).map((image) => [image._key, image]))
  return ({ _key }) => {
    const image = images.get(_key)
    return image ? imageHtml(image, placed) : ''
  }
}

/** What everything reads that shows an image beside a link. */
const READ_EVERYWHERE = ['image/jpeg', 'image/png', 'image/gif']

/** What of an image is shown beside a link to its edition. */
export function sharedImage(image: ShownImage): Pick<ShownImage, 'url' | 'type' | 'width' | 'height'> {
  const isRead = (type: string | null) => type !== null && READ_EVERYWHERE.includes(type)
  if (isRead(image.type) && (image.width ?? 0) <= SHARED) return image
  return image.sizes.findLast((each) => isRead(each.type) && each.width <= SHARED) ?? image
}
