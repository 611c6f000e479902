import { mkdtempSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import sharp, { type Sharp } from 'sharp'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { greyJpeg, plain } from '../../tests/fixtures/pictures'
import { filesBelow } from '../../tests/support/images'
import { createLine } from './line'
import { readPicture } from './read'
import { shownPictures } from './shown'
import { nameOriginal, pictureStore } from './store'

let directory: string
let warned: string[]
beforeEach(() => {
  directory = mkdtempSync(path.join(tmpdir(), 'cited-sizes-'))
  warned = []
})
afterEach(() => rmSync(directory, { force: true, recursive: true }))

function open() {
  return shownPictures(directory, { warn: (_, message) => warned.push(message) })
}

/** Keeps a picture as an upload does, and gives its public name. */
async function kept(file: Uint8Array): Promise<string> {
  const picture = await readPicture(file, { bytes: 50_000_000, pixels: 100_000_000 })
  await pictureStore(directory).keep({ original: nameOriginal(picture.ending), picture: picture.name }, picture, file)
  return picture.name
}

/** A picture in which something is to be seen. */
function scene(width: number, height: number): Sharp {
  const circle = `<svg width="${width}" height="${height}"><circle cx="${width / 3}" cy="${height / 2}" r="${height / 3}" fill="teal"/></svg>`
  return plain(width, height).composite([{ input: Buffer.from(circle), left: 0, top: 0 }])
}

describe('what is known of a picture', () => {
  it('is what its bytes tell, with the sizes that it has', async () => {
    const name = await kept(await scene(1000, 333).jpeg().toBuffer())
    const facts = await open().facts(name)
    const { bytes } = (await pictureStore(directory).read(name))!
    expect(facts).toMatchObject({ width: 1000, height: 333, type: 'image/jpeg', bytes: bytes.length })
    expect(facts?.sizes.map(({ file, height, width }) => [file, width, height])).toEqual([
      ['320.webp', 320, 107],
      ['320.jpg', 320, 107],
      ['640.webp', 640, 213],
      ['640.jpg', 640, 213],
      ['960.webp', 960, 320],
      ['960.jpg', 960, 320],
    ])
  })

  it('has a placeholder that is short, and shows it', async () => {
    for (const picture of [scene(1600, 900).jpeg(), scene(300, 2000).png(), plain(3, 3).webp()]) {
      const facts = await open().facts(await kept(await picture.toBuffer()))
      const placeholder = String(facts?.placeholder)
      expect(placeholder.length).toBeLessThanOrEqual(400)
      const [, data = ''] = placeholder.split('base64,')
      const { format, height, width } = await sharp(Buffer.from(data, 'base64')).metadata()
      expect([format, Math.max(width, height) <= 16]).toEqual(['webp', true])
    }
  })

  it('is kept, and found by the next process without the picture being read', async () => {
    const name = await kept(await scene(1000, 500).png().toBuffer())
    const facts = await open().facts(name)
    rmSync(path.join(directory, 'store'), { recursive: true })
    expect(await open().facts(name)).toEqual(facts)
  })

  it('is looked for again where what was kept of it is damaged', async () => {
    const name = await kept(await scene(1000, 500).png().toBuffer())
    const facts = await open().facts(name)
    writeFileSync(path.join(directory, 'sizes', name.slice(0, 2), name, 'facts.json'), '{"width":"x"')
    expect(await open().facts(name)).toEqual(facts)
  })

  it.each(['gif', 'webp'] as const)('names no sizes of a %s that moves, also once it is kept', async (kind) => {
    const frames = Buffer.concat([10, 250].map((level) => Buffer.alloc(700 * 10 * 3, level)))
    const moving = sharp(frames, { raw: { channels: 3, height: 20, pageHeight: 10, width: 700 } })
    const name = await kept(await moving.toFormat(kind).toBuffer())
    const first = await open().facts(name)
    expect([first?.width, first?.height, first?.sizes]).toEqual([700, 10, []])
    expect(await open().facts(name)).toEqual(first)
  })

  it('is looked for at once for a list of many, each once', async () => {
    const names: string[] = []
    for (let each = 0; each < 20; each += 1) names.push(await kept(await plain(400, 300).png().toBuffer()))
    const pictures = open()
    const found = await Promise.all([...names, ...names].map((name) => pictures.facts(name)))
    expect(found.map((facts) => [facts?.width, facts?.sizes.length])).toEqual(found.map(() => [400, 2]))
    expect(found.slice(0, 20)).toEqual(found.slice(20))
    for (const name of names) expect((await pictures.facts(name))?.placeholder).toMatch(/^data:/)
  })

  it('is nothing of what is not there, and never of another file', async () => {
    const pictures = open()
    for (const name of [`${'0'.repeat(64)}.jpg`, '../../etc/passwd', 'facts.json', '']) {
      expect(await pictures.facts(name)).toBeNull()
      expect(await pictures.readSize(name, '320.webp')).toBeNull()
    }
    expect(warned).toEqual([])
  })

  it('is known of an upload of before too, whose sizes have no address', async () => {
    writeFileSync(path.join(directory, 'old.png'), await scene(800, 400).png().toBuffer())
    expect(await open().facts('old.png')).toMatchObject({ width: 800, height: 400, type: 'image/png', sizes: [] })
  })
})

describe('a size of a picture', () => {
  it('is in what everything reads, whatever the picture is in', async () => {
    const create = { background: { alpha: 0, b: 0, g: 0, r: 0 }, channels: 4, height: 40, width: 400 } as const
    for (const [picture, files] of [
      [plain(400, 40).webp(), ['320.webp', '320.jpg']],
      [plain(400, 40).avif(), ['320.webp', '320.jpg']],
      [sharp({ create }).webp(), ['320.webp', '320.png']],
      [sharp({ create }).avif(), ['320.webp', '320.png']],
    ] as const) {
      const name = await kept(await picture.toBuffer())
      for (const facts of [await open().facts(name), await open().facts(name)]) {
        expect(facts?.sizes.map(({ file }) => file)).toEqual(files)
        expect(Object.keys(facts ?? {})).not.toContain('hasAlpha')
      }
    }
  })

  it('is drawn by two processes on one directory at once, and whole in both', async () => {
    const name = await kept(await scene(1000, 500).jpeg().toBuffer())
    const shown = await Promise.all(Array.from({ length: 6 }, () => open().readSize(name, '640.webp')))
    expect(new Set(shown.map((each) => Buffer.from(each!.bytes).toString('base64'))).size).toBe(1)
    expect(filesBelow(path.join(directory, 'sizes')).map((file) => path.basename(file))).toEqual([
      '640.webp',
      'facts.json',
    ])
  })

  it('is exactly as large as was said, of the kind that was said, in each kind of picture', async () => {
    for (const picture of [
      scene(1001, 777).jpeg(),
      scene(700, 333).png(),
      scene(400, 999).webp(),
      scene(650, 31).avif(),
    ]) {
      const name = await kept(await picture.toBuffer())
      const pictures = open()
      const facts = await pictures.facts(name)
      expect(facts?.sizes.length).toBeGreaterThan(0)
      for (const size of facts?.sizes ?? []) {
        const shown = await pictures.readSize(name, size.file)
        const { format, height, width } = await sharp(shown?.bytes).metadata()
        expect([shown?.isContent, shown?.type, `image/${format}`, width, height]).toEqual([
          true,
          size.type,
          size.type,
          size.width,
          size.height,
        ])
      }
    }
  })

  it('shows what the picture shows', async () => {
    const file = await scene(900, 600).png().toBuffer()
    const shown = await open().readSize(await kept(file), '320.webp')
    const at = async (image: Uint8Array, x: number, y: number) =>
      (await sharp(image).resize(30, 20, { fit: 'fill' }).removeAlpha().raw().toBuffer()).readUIntBE(
        (y * 30 + x) * 3,
        3,
      )
    const levels = (colour: number) => [colour >> 16, (colour >> 8) & 255, colour & 255]
    for (const [x, y] of [
      [10, 10],
      [28, 2],
    ] as const) {
      const [is, was] = [levels(await at(shown!.bytes, x, y)), levels(await at(file, x, y))]
      is.forEach((level, index) => expect(Math.abs(level - (was[index] ?? 0))).toBeLessThan(25))
    }
  })

  it('has the colours of the picture, whatever profile that has, and none of its own', async () => {
    const background = { b: 90, g: 200, r: 240 }
    const wide = () => sharp({ create: { background, channels: 3, height: 300, width: 400 } })
    for (const file of [
      await wide().withIccProfile('p3').jpeg({ quality: 95 }).toBuffer(),
      await wide().withIccProfile('p3').png().toBuffer(),
      await wide().toColourspace('cmyk').withIccProfile('cmyk').jpeg({ quality: 95 }).toBuffer(),
      await sharp(await greyJpeg(100))
        .resize(400, 300)
        .keepIccProfile()
        .toColourspace('b-w')
        .jpeg()
        .toBuffer(),
    ]) {
      const name = await kept(file)
      const pictures = open()
      const shownAs = async (image: Uint8Array) => [
        ...(await sharp(image).toColourspace('srgb').removeAlpha().raw().toBuffer()).subarray(0, 3),
      ]
      const wanted = await shownAs((await pictureStore(directory).read(name))!.bytes)
      for (const { file: size } of (await pictures.facts(name))!.sizes) {
        const { bytes } = (await pictures.readSize(name, size))!
        expect((await sharp(bytes).metadata()).icc).toBeUndefined()
        const shown = await shownAs(bytes)
        shown.forEach((level, index) => expect(Math.abs(level - (wanted[index % wanted.length] ?? 0))).toBeLessThan(8))
      }
    }
  })

  it('is clear where the picture is', async () => {
    const create = { background: { alpha: 0, b: 0, g: 0, r: 0 }, channels: 4, height: 400, width: 800 } as const
    const shown = await open().readSize(await kept(await sharp({ create }).png().toBuffer()), '320.webp')
    expect((await sharp(shown?.bytes).stats()).isOpaque).toBe(false)
  })

  it('is drawn once for all who ask, and kept', async () => {
    const name = await kept(await scene(1000, 500).jpeg().toBuffer())
    const pictures = open()
    const all = await Promise.all(Array.from({ length: 20 }, () => pictures.readSize(name, '640.webp')))
    const file = path.join(directory, 'sizes', name.slice(0, 2), name, '640.webp')
    const { ino } = statSync(file)
    expect(new Set(all.map((each) => each?.bytes.length)).size).toBe(1)
    const later = await open().readSize(name, '640.webp')
    expect([later?.bytes, statSync(file).ino]).toEqual([all[0]?.bytes, ino])
    expect(readdirSync(path.dirname(file)).filter((each) => each.startsWith('.'))).toEqual([])
  })

  it('is one of those that there are, and no other', async () => {
    const name = await kept(await scene(700, 350).jpeg().toBuffer())
    const pictures = open()
    const before = filesBelow(directory)
    for (const file of [
      '641.webp',
      '960.webp',
      '640.png',
      '640.avif',
      '0320.webp',
      '320.webp.webp',
      '../facts.json',
      'facts.json',
      '',
    ]) {
      expect(await pictures.readSize(name, file), file).toBeNull()
    }
    expect(filesBelow(directory).filter((file) => !before.includes(file) && !file.endsWith('facts.json'))).toEqual([])
  })

  it('is the picture itself where many others are to be drawn first', async () => {
    const names: string[] = []
    for (let each = 0; each < 25; each += 1) names.push(await kept(await plain(330, 200).jpeg().toBuffer()))
    const pictures = open()
    for (const name of names) await pictures.facts(name)
    const asked = names.flatMap((name) => ['320.webp', '320.jpg'].map((file) => pictures.readSize(name, file)))
    const shown = await Promise.all(asked)
    const whole = shown.filter((each) => each?.isContent === false)
    expect(whole.length).toBeGreaterThan(0)
    for (const each of whole) {
      expect([each?.type, (await sharp(each?.bytes).metadata()).width]).toEqual(['image/jpeg', 330])
    }
    // And drawn when there is time.
    for (const name of names) expect((await pictures.readSize(name, '320.jpg'))?.isContent).toBe(true)
  })

  it('is drawn where nothing can be written, and that is said once', async () => {
    const name = await kept(await scene(1000, 500).jpeg().toBuffer())
    // A file where a folder would have to be made: nobody can write below it, not even root.
    writeFileSync(path.join(directory, 'sizes'), '')
    const pictures = open()
    const first = await pictures.readSize(name, '640.webp')
    expect([first?.isContent, (await sharp(first?.bytes).metadata()).width]).toEqual([true, 640])
    const again = await pictures.readSize(name, '640.webp')
    expect(again?.bytes).toEqual(first?.bytes)
    expect(warned).toEqual(['cited: sizes of images cannot be written; they are drawn into memory'])
  })

  it('is the picture itself where sharp is missing, as long as that is so', async () => {
    const name = await kept(await scene(1000, 500).jpeg().toBuffer())
    await open().facts(name)
    const unknown = await kept(await scene(1001, 500).jpeg().toBuffer())
    vi.doMock('sharp', () => {
      throw new Error("Cannot find package 'sharp'")
    })
    try {
      const pictures = open()
      for (const each of [name, unknown]) {
        const shown = await pictures.readSize(each, '640.webp')
        expect([shown?.isContent, shown?.type]).toEqual([false, 'image/jpeg'])
      }
      expect(await pictures.facts(unknown)).toBeNull()
      expect((await pictures.facts(name))?.width).toBe(1000)
      expect(warned).toEqual(['cited: sharp is not installed; images are served without their sizes'])
      vi.doUnmock('sharp')
      expect((await pictures.readSize(name, '640.webp'))?.type).toBe('image/webp')
      expect((await pictures.facts(unknown))?.width).toBe(1001)
    } finally {
      vi.doUnmock('sharp')
    }
  })

  it('is the picture itself where the picture cannot be drawn any more', async () => {
    const name = await kept(await scene(1000, 500).jpeg().toBuffer())
    await open().facts(name)
    const folder = path.join(directory, 'store', name.slice(0, 2), name)
    const [file = ''] = readdirSync(folder)
    writeFileSync(path.join(folder, file), 'damaged')
    expect(await open().readSize(name, '640.webp')).toMatchObject({ isContent: false, type: 'image/jpeg' })
    rmSync(folder, { recursive: true })
    expect(await open().readSize(name, '640.webp')).toBeNull()
  })
})

describe('a line of work', () => {
  it('runs so much at once, keeps the order, and refuses what would wait behind too much', async () => {
    const line = createLine({ atOnce: 2, waiting: 2 })
    const ends: Array<() => void> = []
    const began: number[] = []
    const work = (number: number) => () =>
      new Promise<number>((resolve) => {
        began.push(number)
        ends.push(() => resolve(number))
      })
    const given = [0, 1, 2, 3, 4].map((number) => line(work(number)))
    expect(given.map((each) => each === null)).toEqual([false, false, false, false, true])
    expect(began).toEqual([0, 1])
    ends[1]!()
    await given[1]
    await vi.waitFor(() => expect(began).toEqual([0, 1, 2]))
    expect(line(work(5))).not.toBeNull()
    for (const end of [0, 2, 3, 4]) {
      await vi.waitFor(() => expect(ends.length).toBeGreaterThan(end))
      ends[end]!()
    }
    expect(await Promise.all(given.flatMap((each) => (each ? [each] : [])))).toEqual([0, 1, 2, 3])
    expect(began).toEqual([0, 1, 2, 3, 5])
  })

  it('goes on after work that fails', async () => {
    const line = createLine({ atOnce: 1, waiting: 5 })
    const failed = line(() => Promise.reject(new Error('no')))
    const next = line(() => Promise.resolve('yes'))
    await expect(failed).rejects.toThrow('no')
    expect(await next).toBe('yes')
  })
})
