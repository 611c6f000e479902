import { isId } from '../database/ids'
import { inTransactionOf, type InTransaction } from '../database/request'
import { slugOf } from '../model/slugs'
import type { HeldImport } from '../review'

/** Why the import that an article came by did not publish it, as its newest version has it; null where nothing kept it. */
export async function heldOf(req: InTransaction, { id }: { id?: string | undefined }): Promise<HeldImport | null> {
  if (id === undefined || !isId(req.payload, id)) return null
  const article = await req.payload.findByID({
    collection: slugOf(req.payload, 'articles'),
    depth: 0,
    disableErrors: true,
    draft: true,
    id,
    overrideAccess: true,
    req: inTransactionOf(req),
    select: { imported: true },
    showHiddenFields: true,
    trash: true,
  })
  return ((article as { imported?: { held?: HeldImport | null } } | null)?.imported?.held ?? null) || null
}
