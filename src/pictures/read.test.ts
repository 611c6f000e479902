import { createHash } from 'node:crypto'
import sharp from 'sharp'
import { describe, expect, it, vi } from 'vitest'
import { animated, chunkTypes, greyJpeg, kinds, plain, secret, telling } from '../../tests/fixtures/pictures'
import { readPicture, type PictureLimits } from './read'

const limits: PictureLimits = { bytes: 1024 * 1024, pixels: 1_000_000 }
function read(file: Uint8Array, other: Partial<PictureLimits> = {}) {
  return readPicture(file, { ...limits, ...other })
}
function hasSecret(bytes: Uint8Array): boolean {
  return Buffer.from(bytes).includes(secret)
}
function ascii(text: string): Buffer {
  return Buffer.from(text, 'latin1')
}

describe('a picture as readers get it', () => {
  it.each(kinds)('tells nothing of what a %s says beside the picture', async (kind) => {
    const file = await telling(kind)
    expect(hasSecret(file)).toBe(true)
    const picture = await read(file)
    const { exif, xmp, iptc, comments, orientation, format } = await sharp(picture.bytes).metadata()
    expect({ exif, xmp, iptc, comments, orientation }).toEqual({})
    expect([hasSecret(picture.bytes), format]).toEqual([false, { jpg: 'jpeg', avif: 'heif' }[kind as string] ?? kind])
  })

  it('has none of the chunks of a PNG that tell something', async () => {
    const file = await telling('png')
    expect(chunkTypes(file)).toEqual(expect.arrayContaining(['tEXt', 'zTXt', 'iTXt', 'eXIf']))
    const { bytes } = await read(file)
    expect(chunkTypes(bytes).filter((type) => !['IHDR', 'iCCP', 'pHYs', 'IDAT', 'IEND'].includes(type))).toEqual([])
  })

  it.each(['jpg', 'png', 'webp', 'avif'] as const)('keeps the colour profile of a %s', async (kind) => {
    const file = await telling(kind)
    const [before, after] = [await sharp(file).metadata(), await sharp((await read(file)).bytes).metadata()]
    expect(before.icc?.length).toBeGreaterThan(0)
    expect(after.icc).toEqual(before.icc)
  })

  it('keeps the profile of greys, and shows them as bright', async () => {
    const file = await greyJpeg(100)
    const { bytes } = await read(file)
    const [before, after] = [await sharp(file).metadata(), await sharp(bytes).metadata()]
    expect(before.icc?.length).toBeGreaterThan(0)
    expect([after.space, after.icc]).toEqual(['b-w', before.icc])
    const [shown, wanted] = [await sharp(bytes).raw().toBuffer(), await sharp(file).raw().toBuffer()]
    expect(wanted[0]).toBeGreaterThan(150)
    expect(Math.abs((shown[0] ?? 0) - (wanted[0] ?? 0))).toBeLessThan(3)
  })

  it('is in colours that every browser shows where it was for a printing press', async () => {
    const file = await plain().toColourspace('cmyk').withIccProfile('cmyk').jpeg().toBuffer()
    const { bytes } = await read(file)
    expect((await sharp(bytes).metadata()).space).toBe('srgb')
    const colours = async (image: Uint8Array) =>
      [...(await sharp(image).toColourspace('srgb').raw().toBuffer())].slice(0, 3)
    const [shown, wanted] = [await colours(bytes), await colours(file)]
    shown.forEach((level, index) => expect(Math.abs(level - (wanted[index] ?? 0))).toBeLessThan(4))
  })

  it.each(['rgb16', 'grey16'] as const)('keeps the 16 bits of a PNG in %s, and what is clear in it', async (space) => {
    const create = { background: { alpha: 0.5, b: 120, g: 60, r: 30 }, channels: 4, height: 8, width: 12 } as const
    const file = await sharp({ create }).toColourspace(space).png().toBuffer()
    const { bytes } = await read(file)
    const [before, after] = [await sharp(file).metadata(), await sharp(bytes).metadata()]
    expect([after.space, after.depth, after.channels]).toEqual([space, 'ushort', before.channels])
  })

  it('stands upright, whatever way the camera was held', async () => {
    const left = await plain(6, 4)
      .composite([{ input: await plain(2, 4).png().toBuffer(), left: 0, top: 0 }])
      .png()
      .toBuffer()
    for (const [orientation, format] of [1, 2, 3, 4, 5, 6, 7, 8].flatMap((way) =>
      (['jpeg', 'png', 'webp', 'avif'] as const).map((each) => [way, each] as const),
    )) {
      const file = await sharp(left).withMetadata({ orientation }).toFormat(format).toBuffer()
      const picture = await read(file)
      const upright = await sharp(file).autoOrient().raw().toBuffer({ resolveWithObject: true })
      expect([picture.width, picture.height]).toEqual([upright.info.width, upright.info.height])
      expect((await sharp(picture.bytes).metadata()).orientation).toBeUndefined()
      const shown = await sharp(picture.bytes).raw().toBuffer()
      const levels = upright.data.map((level, index) => Math.abs(level - (shown[index] ?? 0)))
      expect([orientation, format, Math.max(...levels) < 40]).toEqual([orientation, format, true])
    }
  })

  it.each(['gif', 'webp'] as const)('moves where a %s moves, as fast as before', async (kind) => {
    const file = await telling(kind, animated().toFormat(kind, { delay: [120, 340], loop: 3 }))
    const picture = await read(file)
    const { delay, loop, pages } = await sharp(picture.bytes).metadata()
    expect({ delay, loop, pages, height: picture.height }).toEqual({ delay: [120, 340], loop: 3, pages: 2, height: 8 })
    expect(hasSecret(picture.bytes)).toBe(false)
  })

  it('loses nothing where nothing was lost before', async () => {
    const noise = sharp({
      create: {
        background: 'red',
        channels: 3,
        height: 20,
        noise: { mean: 128, sigma: 60, type: 'gaussian' },
        width: 20,
      },
    })
    const pixels = await noise.clone().png().toBuffer()
    for (const file of [pixels, await sharp(pixels).webp({ lossless: true }).toBuffer()]) {
      const drawn = await sharp((await read(file)).bytes)
        .raw()
        .toBuffer()
      expect(drawn.equals(await sharp(file).raw().toBuffer())).toBe(true)
    }
  })

  it('is called by its content', async () => {
    const picture = await read(await telling('jpg'))
    expect(picture.name).toBe(`${createHash('sha256').update(picture.bytes).digest('hex')}.jpg`)
  })
})

describe('an upload that is refused', () => {
  it.each([
    ['nothing', Buffer.alloc(0)],
    ['three bytes', ascii('\xff\xd8\xff')],
    ['a page', ascii('<!doctype html><script>alert(1)</script>')],
    ['a drawing with a script', ascii('<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>')],
    ['a document', ascii('%PDF-1.7\n1 0 obj\n<<>>\nendobj\n')],
    ['a TIFF', ascii('II*\0\x08\0\0\0')],
    ['a picture of a phone', ascii('\0\0\0\x18ftypheic\0\0\0\0mif1heic')],
    ['the head of a GIF and a script', ascii('GIF89a/*\0\0*/=1;alert(1)')],
    ['the head of a PNG and nothing', ascii('\x89PNG\r\n\x1a\n')],
    ['a box that says it is endless', ascii('\xff\xff\xff\xffftypavif\0\0\0\0')],
  ])('is %s', async (_, file) => {
    await expect(read(file)).rejects.toMatchObject({ name: 'PictureRefused' })
  })

  it.each(kinds)('is a %s that is cut off', async (kind) => {
    const noise = { mean: 128, sigma: 60, type: 'gaussian' } as const
    const file = await sharp({ create: { background: 'red', channels: 3, height: 64, noise, width: 64 } })
      .toFormat(kind === 'jpg' ? 'jpeg' : kind)
      .toBuffer()
    await expect(read(file.subarray(0, Math.floor(file.length / 3)))).rejects.toMatchObject({ name: 'PictureRefused' })
  })

  it('is larger than the limits, in bytes or in pixels', async () => {
    const file = await plain(200, 200).png().toBuffer()
    await expect(read(file, { bytes: 100 })).rejects.toThrow('Too large: 1 MB, 1 MB at most.')
    await expect(read(file, { pixels: 10_000 })).rejects.toThrow('1 million pixels')
  })

  it('is a small file that would be a huge picture, also one in many frames', async () => {
    const flat = await sharp({ create: { background: 'red', channels: 3, height: 5000, width: 5000 } })
      .png()
      .toBuffer()
    expect(flat.length).toBeLessThan(500_000)
    await expect(read(flat)).rejects.toThrow('25 million pixels')
    const levels = Array.from({ length: 200 }, (_, level) => Buffer.alloc(100 * 100 * 3, level))
    const frames = sharp(Buffer.concat(levels), {
      raw: { channels: 3, height: 20_000, pageHeight: 100, width: 100 },
    })
    await expect(read(await frames.gif().toBuffer(), { pixels: 300_000 })).rejects.toThrow('1 million pixels')
  })
})

describe('a project without sharp', () => {
  it('is told so with the first image', async () => {
    const file = await plain().png().toBuffer()
    vi.doMock('sharp', () => {
      throw new Error("Cannot find package 'sharp'")
    })
    await expect(read(file)).rejects.toThrow('Images need the package sharp')
    vi.doUnmock('sharp')
    expect((await read(file)).ending).toBe('png')
  })
})
