/**
 * Pictures as the public API shows them: what is known of each, and its sizes, drawn when the first reader asks and kept
 * beside the others below `sizes`. Any number of processes may do so on one directory: what they draw is the same, and a
 * file is there whole or not at all. One that may not write, or has no room, draws into its memory. Nobody waits for long
 * behind what others ask for: where too much is to be drawn, or nothing can be, readers get the picture itself.
 */
import { readFile } from 'node:fs/promises'
import path from 'node:path'
import { setTimeout } from 'node:timers/promises'
import { LRUCache } from 'lru-cache'
import { z } from 'zod'
import type { PictureFacts, PictureSize } from '../model/pictures'
import { orNull, writeWhole } from './files'
import { createLine } from './line'
import { PictureRefused } from './sharp'
import { drawSize, factsOf, isSizeFile, measure, placeholderOf, type Seen } from './sizes'
import { pictureStore, type Media } from './store'
import { endingOfName } from './types'

/** A picture, or a size of one. */
export type ShownMedia = Media & {
  /** Whether its address tells what it is, so that nothing else will ever be there. */
  isContent: boolean
}

/** What is known of so many pictures is remembered. */
const MOST_FACTS = 5000
/** How much is remembered of what could not be kept, in bytes. */
const MOST_BYTES = 32 * 1024 * 1024
/** How long a text waits for the placeholders of its pictures, in milliseconds: a newsroom of before has to draw them all. */
const PATIENCE = 3000
/** Sizes that are drawn at once, and that wait for it. */
const SIZES = { atOnce: 2, waiting: 30 }

/** The file of what is known of a picture, beside its sizes. */
const FACTS = 'facts.json'

const keptFacts = z.strictObject({
  width: z.number().int().positive(),
  height: z.number().int().positive(),
  bytes: z.number().int().positive(),
  hasAlpha: z.boolean(),
  isMoving: z.boolean(),
  placeholder: z.string().nullable(),
})

/** Shows the pictures below a directory; `warn` is told once of what keeps it from drawing, or from keeping. */
export function shownPictures(directory: string, { warn }: { warn: (err: unknown, message: string) => void }) {
  const store = pictureStore(directory)
  const fileOf = (name: string, file: string) => path.resolve(directory, 'sizes', name.slice(0, 2), name, file)
  const remembered = new LRUCache<string, PictureFacts>({ max: MOST_FACTS })
  const unkept = new LRUCache<string, Uint8Array>({ maxSize: MOST_BYTES, sizeCalculation: (bytes) => bytes.byteLength })
  const looking = new Map<string, Promise<PictureFacts | null>>()
  const drawing = new Map<string, Promise<Uint8Array | null>>()
  const completing = new Map<string, Promise<PictureFacts | null>>()
  // Texts wait for what is known of their pictures, and not for what readers have drawn.
  const looks = createLine({ atOnce: 2, waiting: Infinity })
  const blurs = createLine({ atOnce: 1, waiting: Infinity })
  const draws = createLine(SIZES)
  const warned = new Set<string>()
  const warnOnce = (err: unknown, message: string) => {
    if (warned.has(message)) return
    warned.add(message)
    warn(err, message)
  }
  const keep = (file: string, bytes: Uint8Array) =>
    writeWhole(file, bytes).then(
      () => true,
      (err: unknown) => {
        warnOnce(err, 'cited: sizes of images cannot be written; they are drawn into memory')
        return false
      },
    )
  const couldNot = (err: unknown): null => {
    warnOnce(
      err,
      err instanceof PictureRefused
        ? 'cited: sharp is not installed; images are served without their sizes'
        : 'cited: an image could not be drawn; it is served as it is',
    )
    return null
  }

  const read = async (name: string): Promise<ShownMedia | null> => {
    const named = await store.read(name)
    if (named) return { ...named, isContent: true }
    const former = await store.readFormerAsDrawn(name)
    return former && { ...former, isContent: false }
  }

  const readFacts = async (name: string): Promise<PictureFacts | null> => {
    const ending = endingOfName(name)
    const text = ending && (await orNull(readFile(fileOf(name, FACTS), 'utf8')))
    if (!ending || !text) return null
    try {
      const { placeholder, ...seen } = keptFacts.parse(JSON.parse(text))
      return factsOf({ ...seen, ending }, placeholder)
    } catch {
      return null
    }
  }

  /** Draws the placeholder of a picture, and keeps what is known of it then. */
  const complete = async (name: string, { ending, ...seen }: Seen): Promise<PictureFacts> => {
    const placeholder = await blurs(async () => {
      const media = await read(name)
      return media && placeholderOf(media.bytes)
    })?.catch(couldNot)
    const found = factsOf({ ...seen, ending }, placeholder ?? null)
    // Of what is not called by its content no size has an address of its own.
    if (!endingOfName(name)) return remember(name, { ...found, sizes: [] })
    const kept: z.infer<typeof keptFacts> = { ...seen, placeholder: placeholder ?? null }
    await keep(fileOf(name, FACTS), Buffer.from(JSON.stringify(kept)))
    return remember(name, found)
  }
  const remember = (name: string, found: PictureFacts): PictureFacts => {
    remembered.set(name, found)
    return found
  }

  const look = async (name: string): Promise<PictureFacts | null> => {
    const known = await readFacts(name)
    if (known) return remember(name, known)
    // Read when its turn comes: what waits takes no memory.
    const seen = await looks(async () => {
      const media = await read(name)
      return media && measure(media.bytes)
    })
    if (!seen) return null
    const completed =
      completing.get(name) ??
      complete(name, seen)
        .catch(couldNot)
        .finally(() => completing.delete(name))
    completing.set(name, completed)
    const inTime = await Promise.race([completed, setTimeout(PATIENCE, null, { ref: false })])
    return inTime ?? { ...factsOf(seen, null), ...(!endingOfName(name) && { sizes: [] }) }
  }

  /** What is known of a picture by its public name; null where it is not there, or nothing here can look at it. */
  const facts = async (name: string): Promise<PictureFacts | null> => {
    const known = remembered.get(name)
    if (known) return known
    const work =
      looking.get(name) ??
      look(name)
        .catch(couldNot)
        .finally(() => looking.delete(name))
    looking.set(name, work)
    return work
  }

  /** A size, drawn now for all who ask for it meanwhile; null where it cannot be, or too many wait for theirs. */
  const draw = (name: string, size: PictureSize): Promise<Uint8Array | null> | null => {
    const key = `${name}/${size.file}`
    const underway = drawing.get(key)
    if (underway) return underway
    const work = draws(async () => {
      // Read when its turn comes: what waits takes no memory.
      const media = await store.read(name)
      if (!media) return null
      const bytes = await drawSize(media.bytes, size)
      if (!(await keep(fileOf(name, size.file), bytes))) unkept.set(key, bytes)
      return bytes
    })
      ?.catch(couldNot)
      .finally(() => drawing.delete(key))
    if (!work) return null
    drawing.set(key, work)
    return work
  }

  return {
    read,
    facts,
    /** A size of a picture by its file, or the picture itself where it cannot be drawn; null where there is no such size. */
    readSize: async (name: string, file: string): Promise<ShownMedia | null> => {
      if (!endingOfName(name) || !isSizeFile(file)) return null
      const known = await facts(name)
      const size = known?.sizes.find((each) => each.file === file)
      if (known && !size) return null
      const kept = unkept.get(`${name}/${file}`) ?? (await orNull(readFile(fileOf(name, file))))
      const bytes = kept ?? (size ? await draw(name, size) : null)
      if (bytes && size) return { bytes: new Uint8Array(bytes), type: size.type, isContent: true }
      const media = await store.read(name)
      return media && { ...media, isContent: false }
    },
  }
}
