/**
 * The sizes of a picture: which there are, and what draws them.
 *
 * Each width is drawn as WebP, which every browser of today reads. AVIF would be a third smaller, and take fifteen times
 * as long (16 s and not 1.1 s for 1,920 pixels of a photograph, on two busy cores), while a first reader waits. Beside it
 * stands JPEG, or PNG for what was one or is seen through, for what reads neither: mail, old readers of feeds, previews in
 * messengers.
 */
import type { PictureFacts, PictureSize } from '../model/pictures'
import { loadSharp } from './sharp'
import { endingOf, pictureTypes, type Ending } from './types'

/** In pixels. Others are not drawn, whatever is asked for; nor is anything enlarged. */
const WIDTHS = [320, 640, 960, 1280, 1920]

/** Longer than this no size is drawn for, in seconds. */
const LONGEST = 20

/** A placeholder is at most so wide or high, in pixels, and so long as a `data:` URI. */
const TINY = 16
const SHORT = 400

/** What the sizes of a picture follow from. */
type Measures = {
  ending: Ending
  height: number
  width: number
  /** Whether something is seen through it. */
  hasAlpha: boolean
}

/** In which kinds the sizes of a picture are: what browsers read, and what everything reads. */
function kindsOf({ ending, hasAlpha }: Measures): Ending[] {
  if (ending === 'jpg' || ending === 'png') return ['webp', ending]
  return ['webp', hasAlpha ? 'png' : 'jpg']
}

/** Whether a size of some picture has a file of this name. */
export function isSizeFile(file: string): boolean {
  const [width = '', kind = '', ...rest] = file.split('.')
  return rest.length === 0 && WIDTHS.some((each) => String(each) === width) && ['jpg', 'png', 'webp'].includes(kind)
}

/** The sizes that there are of a still picture. */
function sizesOf(measures: Measures): PictureSize[] {
  const { height, width } = measures
  return WIDTHS.filter((each) => each < width).flatMap((each) =>
    kindsOf(measures).map((kind) => ({
      file: `${each}.${kind}`,
      width: each,
      height: Math.max(1, Math.round((height * each) / width)),
      type: pictureTypes[kind],
    })),
  )
}

/** What the head of a picture's file tells, and how long that is. */
export type Seen = Measures & {
  bytes: number
  /** Whether it moves: nothing is drawn of it but its first frame. */
  isMoving: boolean
}

/** Looks at a picture as readers get it. Throws where it is none, and `PictureRefused` where nothing here draws. */
export async function measure(bytes: Uint8Array): Promise<Seen> {
  const sharp = await loadSharp()
  const ending = endingOf(bytes)
  if (!ending) throw new Error('A file that is no picture is kept as one.')
  const { hasAlpha, height, pages = 1, width } = await sharp(bytes, { limitInputPixels: false }).metadata()
  return { ending, width, height, hasAlpha, bytes: bytes.byteLength, isMoving: pages > 1 }
}

/** What is known of a picture that was looked at. */
export function factsOf({ isMoving, ...seen }: Seen, placeholder: string | null): PictureFacts {
  const { bytes, ending, height, width } = seen
  return { width, height, type: pictureTypes[ending], bytes, placeholder, sizes: isMoving ? [] : sizesOf(seen) }
}

/**
 * A picture a few pixels wide, as a `data:` URI; null where it is too long. WebP of that size is shorter than what other
 * codings of blur need a library for.
 */
export async function placeholderOf(bytes: Uint8Array): Promise<string | null> {
  const sharp = await loadSharp()
  const tiny = await sharp(bytes, { limitInputPixels: false })
    .timeout({ seconds: LONGEST })
    .resize(TINY, TINY, { fit: 'inside' })
    .webp({ alphaQuality: 20, effort: 6, quality: 20 })
    .toBuffer()
  const uri = `data:image/webp;base64,${tiny.toString('base64')}`
  return uri.length > SHORT ? null : uri
}

/** Draws a size of a picture, in sRGB, which needs no profile. Throws where it cannot. */
export async function drawSize(bytes: Uint8Array, { file, height, width }: PictureSize): Promise<Uint8Array> {
  const sharp = await loadSharp()
  // Both sides are given, so that it is exactly as large as was said of it.
  const drawn = sharp(bytes, { limitInputPixels: false })
    .timeout({ seconds: LONGEST })
    .resize(width, height, { fit: 'fill' })
  if (file.endsWith('.png')) return drawn.png().toBuffer()
  if (file.endsWith('.jpg')) return drawn.jpeg({ progressive: true, quality: 82 }).toBuffer()
  return drawn.webp({ quality: 80, smartSubsample: true }).toBuffer()
}
