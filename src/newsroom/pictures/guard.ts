import type { CollectionBeforeValidateHook, PayloadRequest } from 'payload'
import { forbidden, refuse } from '../../access/refuse'
import { hasRole } from '../../access/roles'
import { inTransactionOf } from '../../database/request'
import { idOf } from '../../model/ids'
import { citedContext } from '../../releases/context'
import { missingReferences } from '../records/references'
import { sentence } from '../sentences'
import { fileFieldsOf } from './upload'

type Row = Record<string, unknown> & { id?: string }

/** What readers get of an image, besides its file. */
const publicFields = ['alt', 'credit', 'source'] as const

function isChanged(field: (typeof publicFields)[number], data: Row, before: Row): boolean {
  const [now, then] = [data[field], before[field]]
  if (now === undefined) return false
  return field === 'source'
    ? (idOf(now) ?? null) !== (idOf(then) ?? null)
    : JSON.stringify(now ?? null) !== JSON.stringify(then ?? null)
}

/** Whether readers see the image: an edition is published with it. */
async function isPublic(req: PayloadRequest, id: string): Promise<boolean> {
  const article = await req.payload.db.findOne({
    collection: 'articles',
    req: inTransactionOf(req),
    select: {},
    where: { and: [{ hero: { equals: id } }, { _status: { equals: 'published' } }] },
  })
  return article !== null
}

/**
 * Prepares an image for the database: its files are those of its upload, whatever a client says. What readers see of an
 * image that an edition is published with is changed by editors (403): the change waits for the next time that the
 * edition is published, and whoever publishes it answers for it.
 */
export const prepareMedia: CollectionBeforeValidateHook = async ({ data: incoming, originalDoc, operation, req }) => {
  const data = (incoming ?? {}) as Row
  const before = originalDoc as Row | undefined
  const id = operation === 'update' ? idOf(before) : undefined
  const changes =
    before !== undefined &&
    (citedContext(req).upload !== undefined || publicFields.some((field) => isChanged(field, data, before)))
  if (id !== undefined && changes && req.user && !hasRole(req.user, 'editor') && (await isPublic(req, id))) {
    throw forbidden(
      req,
      sentence('A published edition shows this image: an editor changes it. Upload another image for your draft.'),
    )
  }
  const problems = await missingReferences(req, [{ path: 'source', collection: 'sources', id: data.source }])
  if (problems.length > 0) refuse('media', problems, req)
  return { ...data, ...fileFieldsOf(req, operation === 'update' ? before : undefined) }
}
