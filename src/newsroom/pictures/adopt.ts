import type { PayloadRequest } from 'payload'
import { isId } from '../../database/ids'
import { patchRow } from '../../database/patchRow'
import { inTransactionOf } from '../../database/request'
import { settingsOf } from '../../options'
import { nameOriginal, PictureRefused, pictureStore, readPicture, type PictureStore } from '../../pictures'
import { keep, picturesOf, type OwnFields } from './upload'
import { isHosts, slugOf } from '../../model/slugs'

/** Where the uploads of before are; those of the project's own images are where it keeps them. */
function uploadsOf(payload: PayloadRequest['payload']): PictureStore {
  if (!isHosts(payload, 'media')) return picturesOf(payload)
  return pictureStore(payload.collections[slugOf(payload, 'media')].config.upload.staticDir ?? '')
}

/**
 * Draws an image that was uploaded before images were, when an edition is published with it for the first time since. Its file stays
 * where it is, for the releases that name it. One that is missing or cannot be read stays as it is: no edition is
 * published with it.
 */
export async function adoptPicture(req: PayloadRequest, id: string | undefined): Promise<void> {
  if (id === undefined || !isId(req.payload, id)) return
  const row = await req.payload.db.findOne<OwnFields & { id: string; filename?: string | null }>({
    collection: slugOf(req.payload, 'media'),
    req: inTransactionOf(req),
    where: { id: { equals: id } },
  })
  if (!row?.filename || row.picture) return
  const former = await uploadsOf(req.payload).readFormer(row.filename)
  if (!former) return
  try {
    const { pixels } = settingsOf(req.payload).mediaLimits
    const picture = await readPicture(former.bytes, { bytes: former.bytes.byteLength, pixels })
    const kept = { picture: picture.name, original: nameOriginal(picture.ending) }
    await patchRow(req, 'media', id, () => kept)
    await keep(req, kept, picture, former.bytes)
  } catch (error) {
    if (!(error instanceof PictureRefused)) throw error
    req.payload.logger.warn({ image: id, reason: error.reason.en, msg: 'cited: an image cannot be published' })
  }
}
