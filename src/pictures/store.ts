/**
 * Where pictures are kept, below one directory:
 *
 *     store/3f/3f9a….jpg/<upload>    what readers get, by its content; a file for each upload that came to it
 *     originals/5c/5c0e….jpg         each upload as it came, for staff
 *     embassy.jpg                    uploads of before; releases of then name them, and nothing writes or deletes here
 *     former/embassy.jpg             what readers get of those, drawn when the first asks
 *     sizes/3f/3f9a….jpg/640.webp    a picture drawn smaller, and what is known of it (`sizes.ts`)
 *
 * A file is written once, under its name when it is whole and on disk. Nothing is ever written over, and nothing deleted
 * but what an upload that came to nothing has written: so what a release names stays as it was.
 */
import { randomUUID } from 'node:crypto'
import { readdir, readFile, rm } from 'node:fs/promises'
import path from 'node:path'
import { orNull, writeWhole } from './files'
import { readPicture, type Picture } from './read'
import { PictureRefused } from './sharp'
import { endingOf, pictureTypes, typeOfName, type Ending } from './types'

/** The bytes of a picture and their type. */
export type Media = { bytes: Uint8Array<ArrayBuffer>; type: string }

/** The names of what an upload has written: what readers get, and the upload as it came. */
export type Kept = { picture: string; original: string }

/** The pictures below a directory. */
export type PictureStore = ReturnType<typeof pictureStore>

/** The name of an upload of its own, which tells nothing. */
export function nameOriginal(ending: Ending): string {
  return `${randomUUID()}.${ending}`
}

/** Opens the pictures below a directory; nothing is there until the first is kept. */
export function pictureStore(directory: string) {
  const originals = (name: string) => path.resolve(directory, 'originals', name.slice(0, 2), name)
  const folderOf = (file: string) => path.resolve(directory, 'store', file.slice(0, 2), file)
  const former = (filename: string) =>
    path.basename(filename) === filename ? readAny(path.resolve(directory, filename)) : Promise.resolve(null)
  const drawing = new Map<string, Promise<Media | null>>()
  const published = ({ picture, original }: Kept) => path.join(folderOf(picture), original)
  return {
    /** Writes what readers get, and the upload as it came. */
    async keep(kept: Kept, { bytes }: Pick<Picture, 'bytes'>, upload: Uint8Array): Promise<void> {
      await writeWhole(published(kept), bytes)
      await writeWhole(originals(kept.original), upload)
    },
    /** Removes what an upload has written, after it came to nothing. */
    async forget(kept: Kept): Promise<void> {
      await orNull(rm(published(kept)))
      await orNull(rm(originals(kept.original)))
    },
    /** What readers get under a public name. */
    async read(name: string): Promise<Media | null> {
      const type = typeOfName(name)
      if (!type) return null
      const files = (await orNull(readdir(folderOf(name)))) ?? []
      const whole = files.find((file) => !file.startsWith('.'))
      const bytes = whole === undefined ? null : await orNull(readFile(path.join(folderOf(name), whole)))
      return bytes && { bytes: new Uint8Array(bytes), type }
    },
    /** An upload as it came. */
    async readOriginal(name: string): Promise<Media | null> {
      return path.basename(name) === name ? readAny(originals(name)) : null
    },
    /** An upload of before as it came, by the name of its file. */
    readFormer: former,
    /** What readers get of an upload of before: drawn once, also where many ask at once. */
    async readFormerAsDrawn(filename: string): Promise<Media | null> {
      const upload = await former(filename)
      if (!upload) return null
      const file = path.resolve(directory, 'former', filename)
      const drawn = await readAny(file)
      if (drawn) return drawn
      const work = drawing.get(filename) ?? draw(upload, file).finally(() => drawing.delete(filename))
      drawing.set(filename, work)
      return work
    },
  }
}

/** Reads a picture of whatever kind its bytes say; null where there is none. */
async function readAny(file: string): Promise<Media | null> {
  const bytes = file.includes('\0') ? null : await orNull(readFile(file))
  const ending = bytes && endingOf(bytes)
  return bytes && ending && { bytes: new Uint8Array(bytes), type: pictureTypes[ending] }
}

/**
 * Draws an upload of before, without what its file tells, and keeps that. Readers have had it: no limit is too low for it,
 * and of a damaged one they get what there is.
 */
async function draw({ bytes: upload }: Media, file: string): Promise<Media | null> {
  try {
    const { bytes, type } = await readPicture(upload, { bytes: Infinity, pixels: Infinity }, { failOn: 'none' })
    // A process that may only read draws it again.
    await writeWhole(file, bytes).catch(() => undefined)
    return { bytes: new Uint8Array(bytes), type }
  } catch (error) {
    if (error instanceof PictureRefused) return null
    throw error
  }
}
