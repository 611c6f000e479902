import type { CollectionBeforeValidateHook, PayloadRequest, Where } from 'payload'
import { forbidden } from '../../access/refuse'
import { hasRole } from '../../access/roles'
import { inTransactionOf } from '../../database/request'
import { idOf } from '../../model/ids'
import { readKinds } from '../../model/release'
import { imageKey } from '../../releases/publicNames'
import { rowsOf } from '../articles'
import { sentence } from '../sentences'
import { fileFieldsOf, uploadOf } from './upload'
import { slugOf } from '../../model/slugs'

type Row = Record<string, unknown> & { id?: string }

/** The languages of the editions that are published with an image. */
async function languagesShowing(req: PayloadRequest, id: string): Promise<string[]> {
  const { docs } = await req.payload.db.find<{ language: string }>({
    collection: slugOf(req.payload, 'articles'),
    pagination: false,
    req: inTransactionOf(req),
    select: { language: true },
    where: { and: [{ hero: { equals: id } }, { _status: { equals: 'published' } }] },
  })
  const shows: Where = {
    and: [{ records: { in: [imageKey(id)] } }, { newest: { equals: true } }, { kind: { in: [...readKinds] } }],
  }
  const inText = await rowsOf<{ language: string }>(req, 'releases', shows, ['language'])
  return [...new Set([...docs, ...inText].map(({ language }) => language))]
}

function differ(now: unknown, before: unknown): boolean {
  return now !== undefined && JSON.stringify(now ?? null) !== JSON.stringify(before ?? null)
}

/** Whether a write changes what readers of editions in these languages are shown. */
function isSeen(req: PayloadRequest, data: Row, before: Row, languages: string[]): boolean {
  const altIn = (row: Row, language: string): unknown =>
    req.locale === 'all'
      ? (row.alt as Record<string, unknown> | null | undefined)?.[language]
      : req.locale === language
        ? row.alt
        : undefined
  return (
    uploadOf(req) !== undefined ||
    differ(data.credit, before.credit) ||
    (idOf(data.source) ?? null) !== (idOf(before.source) ?? null) ||
    languages.some((language) => differ(altIn(data, language), altIn(before, language)))
  )
}

/**
 * Prepares an image for the database: its files are those of its upload, whatever a client says. What readers see of an
 * image that an edition is published with is changed by editors (403): the change waits for the next time that the
 * edition is published, and whoever publishes it answers for it.
 */
export const prepareMedia: CollectionBeforeValidateHook = async ({ data: incoming, originalDoc, operation, req }) => {
  const data = (incoming ?? {}) as Row
  const before = operation === 'update' ? (originalDoc as Row & { id: string }) : undefined
  if (before && req.user && !hasRole(req, 'editor')) {
    const languages = await languagesShowing(req, before.id)
    if (languages.length > 0 && isSeen(req, data, before, languages)) {
      throw forbidden(
        req,
        sentence('A published edition shows this image: an editor changes it. Upload another image for your draft.'),
      )
    }
  }
  return { ...data, ...fileFieldsOf(req, before) }
}
