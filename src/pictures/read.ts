import { createHash } from 'node:crypto'
import type { Metadata, Sharp } from 'sharp'
import { sentence } from './sentences'
import { loadSharp, PictureRefused } from './sharp'
import { endingOf, pictureTypes, type Ending } from './types'

/** How large a picture may be. */
export type PictureLimits = {
  /** In bytes, as it is uploaded. */
  bytes: number
  /** In pixels, those of all frames of an animation together. */
  pixels: number
}

/** A picture as readers get it. */
export type Picture = {
  bytes: Uint8Array
  /** What it is called in public: its hash and its kind, and nothing of the upload's name. */
  name: string
  ending: Ending
  type: string
  width: number
  height: number
}

/** Longer than this no picture is worked on, in seconds. */
const LONGEST = 60

function million(pixels: number): number {
  return Math.ceil(pixels / 1e6)
}
function megabytes(bytes: number): number {
  return Math.ceil(bytes / 1024 / 1024)
}

let turn: Promise<unknown> = Promise.resolve()

/** One picture at a time: a few of the largest side by side would take the memory of the whole server. */
function inTurn<T>(work: () => Promise<T>): Promise<T> {
  const ours = turn.then(work)
  turn = ours.catch(() => undefined)
  return ours
}

/**
 * Makes of an uploaded file the picture that may be public. It is drawn anew, so that of all that the file holds besides
 * only the colour profile stays: no EXIF, XMP, IPTC, comments, thumbnails, or what hangs on behind the picture. The
 * orientation is applied, an animated GIF or WebP stays animated. Throws `PictureRefused` for what is no picture of a
 * kind that is served, is damaged (unless `failOn` says that the rest will do), or larger than the limits.
 */
export async function readPicture(
  file: Uint8Array,
  limits: PictureLimits,
  { failOn = 'error' }: { failOn?: 'error' | 'none' } = {},
): Promise<Picture> {
  if (file.byteLength > limits.bytes) {
    const sizes = { megabytes: megabytes(file.byteLength), most: megabytes(limits.bytes) }
    throw new PictureRefused(sentence('Too large: {megabytes} MB, {most} MB at most.', sizes))
  }
  const ending = endingOf(file)
  if (!ending) {
    throw new PictureRefused(
      sentence('This is no image of a kind that can be published: AVIF, GIF, JPEG, PNG or WebP.'),
    )
  }
  const sharp = await loadSharp()
  return inTurn(async () => {
    const options = {
      animated: ending === 'gif' || ending === 'webp',
      failOn,
      // Counted below, where it can be said how many there are.
      limitInputPixels: false,
    } as const
    try {
      const metadata = await sharp(file, options).metadata()
      const pixels = metadata.width * metadata.height
      if (pixels > limits.pixels) {
        const counts = { pixels: million(pixels), most: million(limits.pixels) }
        throw new PictureRefused(
          sentence('The image has {pixels} million pixels in all its frames; {most} million at most.', counts),
        )
      }
      const upright = (metadata.pages ?? 1) > 1 ? sharp(file, options) : sharp(file, options).autoOrient()
      const coloured = inItsColours(upright.keepIccProfile(), metadata)
      const drawn = await drawnAs(ending, coloured.timeout({ seconds: LONGEST }), metadata, file).toBuffer({
        resolveWithObject: true,
      })
      return {
        bytes: drawn.data,
        name: `${createHash('sha256').update(drawn.data).digest('hex')}.${ending}`,
        ending,
        type: pictureTypes[ending],
        width: drawn.info.width,
        height: drawn.info.pageHeight ?? drawn.info.height,
      }
    } catch (error) {
      if (error instanceof PictureRefused) throw error
      throw new PictureRefused(
        error instanceof Error && error.message.startsWith('timeout')
          ? sentence('The image takes too long to read. Make it smaller.')
          : sentence('The image cannot be read: it is damaged or cut off.'),
      )
    }
  })
}

/**
 * Greys stay greys, whose profile says nothing of colours and would be lost with them; what a PNG has 16 bits of stays so.
 * CMYK, which browsers show as they like, becomes sRGB.
 */
function inItsColours(image: Sharp, { format, space }: Metadata): Sharp {
  const isKept = { jpeg: ['b-w'], png: ['b-w', 'grey16', 'rgb16'] }[format as string]?.includes(space)
  return isKept ? image.toColourspace(space) : image
}

/** In its own kind again, as good as what came: what had no loss has none, the rest loses what nobody sees. */
function drawnAs(ending: Ending, image: Sharp, metadata: Metadata, file: Uint8Array): Sharp {
  switch (ending) {
    case 'jpg':
      return image.jpeg({
        chromaSubsampling: metadata.chromaSubsampling === '4:4:4' ? '4:4:4' : '4:2:0',
        progressive: metadata.isProgressive ?? false,
        quality: 90,
      })
    case 'png':
      return image.png()
    case 'gif':
      return image.gif()
    case 'webp':
      return image.webp(isLossless(file) ? { lossless: true } : { quality: 90 })
    case 'avif':
      // More effort takes minutes for the picture of a camera.
      return image.avif({ effort: 2, quality: 80 })
  }
}

/** Whether a WebP has a picture in its lossless coding, whose chunks begin so. */
function isLossless(file: Uint8Array): boolean {
  return Buffer.from(file.buffer, file.byteOffset, file.byteLength).includes('VP8L')
}
