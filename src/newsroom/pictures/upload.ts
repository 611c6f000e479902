/**
 * An uploaded image on its way into the newsroom: drawn as readers get it before anything is written, kept when the
 * database has taken its record, and gone again when the record is undone.
 */
import { randomBytes } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import path from 'node:path'
import {
  APIError,
  type CollectionAfterChangeHook,
  type CollectionBeforeOperationHook,
  type PayloadRequest,
} from 'payload'
import { refuse } from '../../access/refuse'
import { hasRole } from '../../access/roles'
import { failureOf } from '../../database/failures'
import { afterRollback } from '../../database/transactions'
import { say } from '../../model/sentence'
import { slugify } from '../../model/slug'
import { settingsOf } from '../../options'
import {
  nameOriginal,
  PictureRefused,
  pictureStore,
  readPicture,
  type Kept,
  type Picture,
  type PictureStore,
} from '../../pictures'
import { citedContext, type CitedContext } from '../../releases/context'
import { sentence } from '../sentences'
import { slugOf } from '../../model/slugs'

type File = NonNullable<PayloadRequest['file']>

/** The pictures of a newsroom. */
export function picturesOf(payload: PayloadRequest['payload']): PictureStore {
  return pictureStore(settingsOf(payload).mediaDirectory)
}

type Upload = NonNullable<CitedContext['upload']>

/** The upload of a request, once it is drawn; undefined where the request has no file, or another by now. */
export function uploadOf(req: PayloadRequest): Upload | undefined {
  const { upload } = citedContext(req)
  // Payload makes new objects of the file; the name is ours and no other's.
  return upload && req.file?.name === upload.name ? upload : undefined
}

/**
 * Draws the uploaded file of a request as readers will get it, and puts that in its place, under a name of ours. It takes
 * seconds for a large picture: called before a transaction is opened, it makes no other writer wait. A request that is
 * tried again is not drawn again. Refuses (400) what is no picture.
 */
export async function drawUpload(req: PayloadRequest): Promise<void> {
  const { file } = req
  if (!file || uploadOf(req)) return
  try {
    const bytes = await bytesOf(file)
    const picture = await readPicture(bytes, settingsOf(req.payload).mediaLimits)
    req.file = { ...file, ...drawnUpload(req, { bytes, name: file.name, picture }) }
  } catch (error) {
    if (error instanceof PictureRefused) refuse('media', [{ path: 'file', message: error.reason }], req)
    throw error
  }
}

/** Has a request upload a picture that is drawn already; gives the file that it is written as. */
export function drawnUpload(
  req: PayloadRequest,
  { bytes, name: given, picture }: { bytes: Uint8Array; name: string; picture: Picture },
): Pick<File, 'data' | 'mimetype' | 'name' | 'size'> {
  const name = nameForStaff(given, picture)
  const kept = { picture: picture.name, original: nameOriginal(picture.ending) }
  citedContext(req).upload = { bytes, kept, name, picture }
  const data = Buffer.from(picture.bytes)
  return { data, mimetype: picture.type, name, size: data.length }
}

/** A large upload may wait on disk, where the host has set Payload so. */
async function bytesOf({ data, tempFilePath }: File): Promise<Uint8Array> {
  return tempFilePath && !data?.length ? readFile(tempFilePath) : data
}

/**
 * What staff see an upload called: words of its name, and some letters that no other has. So two uploads of one name are
 * two files, and no name is ever given twice, whatever was deleted.
 */
function nameForStaff(name: string, { ending }: Picture): string {
  const words = slugify(path.parse(name).name).slice(0, 60).replace(/-$/, '')
  return `${words || 'image'}-${randomBytes(4).toString('hex')}.${ending}`
}

/** Hands Payload the picture as readers get it. Refuses what Payload would fetch or draw by itself. */
export const takeUpload: CollectionBeforeOperationHook = async ({ args, operation, overrideAccess, req }) => {
  if (operation !== 'create' && operation !== 'update') return args
  // Those who may not write are refused by the collection's access, which comes next.
  if (!overrideAccess && !hasRole(req, 'reporter')) return args
  const problem = (message: Parameters<typeof say>[1]) => refuse('media', [{ path: 'file', message }], req)
  if (req.query?.uploadEdits !== undefined) {
    return problem(sentence('Images are not cropped here. Upload the image as it is to be shown.'))
  }
  // With an address and no file Payload would fetch it.
  if (!req.file && operation === 'create') return problem(sentence('Upload an image.'))
  await drawUpload(req)
  return args
}

/** Writes the files of an upload, last of all before the transaction commits. */
export const keepUpload: CollectionAfterChangeHook = async ({ req }) => {
  const upload = uploadOf(req)
  if (upload) await keep(req, upload.kept, upload.picture, upload.bytes)
}

/** Writes a picture for a record that is written in the transaction of the request; it goes if the record does. */
export async function keep(req: PayloadRequest, kept: Kept, picture: Picture, upload: Uint8Array): Promise<void> {
  const store = picturesOf(req.payload)
  await afterRollback(req.payload, req.transactionID, async () => {
    // A COMMIT can fail after all of it is on disk.
    const stored = await req.payload.db.findOne({
      collection: slugOf(req.payload, 'media'),
      where: { original: { equals: kept.original } },
    })
    if (!stored) await store.forget(kept)
  })
  try {
    await store.keep(kept, picture, upload)
  } catch (err) {
    req.payload.logger.error({ err, msg: 'cited: an image could not be written' })
    // What the database would say of the same disk.
    if (failureOf(err) === 'full') throw err
    const { code = '' } = err as NodeJS.ErrnoException
    const message = sentence('The image could not be written to disk ({code}). Nothing was saved.', { code })
    throw new APIError(say(req, message), 503, null, true)
  }
}

/** What of a record of media is written by the server only. */
export type OwnFields = { picture?: string | null; original?: string | null }

const measures = ['mimeType', 'filesize', 'width', 'height'] as const

/** The fields of the file that a write leaves a record with: those of its upload, or those that it has. */
export function fileFieldsOf(req: PayloadRequest, before: (OwnFields & Record<string, unknown>) | undefined) {
  const upload = uploadOf(req)
  if (upload) {
    const { bytes, height, type, width } = upload.picture
    return { ...upload.kept, filesize: bytes.byteLength, height, mimeType: type, width }
  }
  return {
    picture: before?.picture ?? null,
    original: before?.original ?? null,
    ...Object.fromEntries(measures.map((name) => [name, before?.[name] ?? null])),
  }
}
