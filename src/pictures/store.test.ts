import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { plain } from '../../tests/fixtures/pictures'
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

  it.each(['..', '.', '', '../../etc/passwd', 'store', 'a\0.png', `${'a'.repeat(300)}.png`, '/etc/passwd'])(
    'are not found under %j',
    async (name) => {
      await keep(await plain().png().toBuffer())
      expect([await store.read(name), await store.readOriginal(name), await store.readFormer(name)]).toEqual([
        null,
        null,
        null,
      ])
    },
  )
})
