import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import sharp from 'sharp'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { plain, secret, telling } from '../../tests/fixtures/pictures'
import { readPicture } from './read'
import { nameOriginal, pictureStore, type PictureStore } from './store'

const limits = { bytes: 1e6, pixels: 1e6 }

describe('the pictures below a directory', () => {
  let directory: string
  let store: PictureStore
  beforeEach(() => {
    directory = mkdtempSync(path.join(tmpdir(), 'cited-pictures-'))
    store = pictureStore(directory)
  })
  afterEach(() => rmSync(directory, { force: true, recursive: true }))

  const files = () =>
    readdirSync(directory, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map(({ name }) => name)
  const keep = async (upload: Buffer) => {
    const picture = await readPicture(upload, limits)
    const kept = { picture: picture.name, original: nameOriginal(picture.ending) }
    await store.keep(kept, picture, upload)
    return { kept, picture, upload }
  }

  it('are found by their content, and as they came', async () => {
    const { kept, picture, upload } = await keep(await plain().jpeg().toBuffer())
    const [shown, original] = [await store.read(kept.picture), await store.readOriginal(kept.original)]
    expect([shown?.type, original?.type]).toEqual(['image/jpeg', 'image/jpeg'])
    expect(Buffer.from(shown!.bytes).equals(picture.bytes)).toBe(true)
    expect(Buffer.from(original!.bytes).equals(upload)).toBe(true)
  })

  it('leave nothing unfinished beside them', async () => {
    const { kept } = await keep(await plain().png().toBuffer())
    expect(files().toSorted()).toEqual([kept.original, kept.original])
  })

  it('stay where an upload of the same content came to nothing', async () => {
    const upload = await plain().png().toBuffer()
    const [first, second] = [await keep(upload), await keep(upload)]
    expect(second.kept.picture).toBe(first.kept.picture)
    await store.forget(second.kept)
    expect((await store.read(first.kept.picture))?.bytes).toHaveLength(first.picture.bytes.length)
    await store.forget(first.kept)
    expect(await store.read(first.kept.picture)).toBeNull()
    expect(files()).toEqual([])
  })

  it('of before are read by the name of their file and the kind of their bytes', async () => {
    writeFileSync(path.join(directory, 'una embajada.html'), await plain().png().toBuffer())
    writeFileSync(path.join(directory, 'page.png'), '<script>alert(1)</script>')
    expect((await store.readFormer('una embajada.html'))?.type).toBe('image/png')
    expect(await store.readFormer('page.png')).toBeNull()
  })

  it('of before are shown without what they tell, drawn once for all who ask', async () => {
    const upload = await telling('jpg', plain(60, 40))
    writeFileSync(path.join(directory, 'embajada.jpg'), upload)
    const [first, ...others] = await Promise.all(
      Array.from({ length: 5 }, () => store.readFormerAsDrawn('embajada.jpg')),
    )
    const { exif, height, icc, width } = await sharp(first!.bytes).metadata()
    expect([first?.type, exif, width, height, icc?.length]).toEqual(['image/jpeg', undefined, 60, 40, 480])
    expect(Buffer.from(first!.bytes).includes(secret)).toBe(false)
    for (const other of others) expect(other).toBe(first)
    expect(Buffer.from((await pictureStore(directory).readFormerAsDrawn('embajada.jpg'))!.bytes)).toEqual(
      Buffer.from(first!.bytes),
    )
    expect(readFileSync(path.join(directory, 'embajada.jpg')).equals(upload)).toBe(true)
    // Deleted by hand, by somebody who has to.
    rmSync(path.join(directory, 'embajada.jpg'))
    expect(await store.readFormerAsDrawn('embajada.jpg')).toBeNull()
  })

  it('of before are shown as far as there is something of them', async () => {
    const noise = { mean: 128, sigma: 60, type: 'gaussian' } as const
    const whole = await sharp({ create: { background: 'red', channels: 3, height: 64, noise, width: 64 } })
      .jpeg()
      .toBuffer()
    writeFileSync(path.join(directory, 'cut.jpg'), whole.subarray(0, whole.length / 2))
    writeFileSync(path.join(directory, 'head.jpg'), whole.subarray(0, 20))
    expect((await store.readFormerAsDrawn('cut.jpg'))?.type).toBe('image/jpeg')
    expect(await store.readFormerAsDrawn('head.jpg')).toBeNull()
  })

  it('of before are shown by a process that may only read as well', async () => {
    writeFileSync(path.join(directory, 'embajada.jpg'), await telling('jpg'))
    // In the way of what would be written.
    writeFileSync(path.join(directory, 'former'), '')
    expect(Buffer.from((await store.readFormerAsDrawn('embajada.jpg'))!.bytes).includes(secret)).toBe(false)
  })

  it.each(['..', '.', '', '../../etc/passwd', 'store', 'a\0.png', `${'a'.repeat(300)}.png`, '/etc/passwd'])(
    'are not found under %j',
    async (name) => {
      await keep(await plain().png().toBuffer())
      const found = [store.read(name), store.readOriginal(name), store.readFormer(name), store.readFormerAsDrawn(name)]
      expect(await Promise.all(found)).toEqual([null, null, null, null])
    },
  )
})
