import type { CollectionBeforeChangeHook } from 'payload'
import { refuse } from '../../access/refuse'
import { inTransactionOf } from '../../database/request'
import { idOf } from '../../model/ids'
import { slugOf } from '../../model/slugs'
import { adoptPicture } from '../pictures/adopt'
import { sentence } from '../sentences'

/**
 * Prepares the photo that somebody is given for the public. An image that rests on a source is one of a story (400): who
 * signs is shown by what needs no evidence, and never under terms that were agreed with somebody.
 */
export const preparePhoto: CollectionBeforeChangeHook = async ({ data, originalDoc, req }) => {
  const photo = idOf((data as { photo?: unknown }).photo)
  if (photo === undefined || photo === idOf((originalDoc as { photo?: unknown } | undefined)?.photo)) {
    return data as Record<string, unknown>
  }
  const image = await req.payload.db.findOne<{ id: string; source?: unknown }>({
    collection: slugOf(req.payload, 'media'),
    req: inTransactionOf(req),
    where: { id: { equals: photo } },
  })
  if (idOf(image?.source) !== undefined) {
    const message = sentence(
      'This image has a source, as images of a story have. Upload the photo without one, and say in its credit who made it.',
    )
    refuse('people', [{ path: 'photo', message }], req)
  }
  await adoptPicture(req, photo)
  return data as Record<string, unknown>
}
