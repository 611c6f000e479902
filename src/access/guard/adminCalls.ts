/**
 * The guard of those functions of the admin's server that write beside what they show: the form's notes who is editing, the
 * table's keeps which columns somebody sees. Payload looks at neither what they are about nor who asks (3.90.2).
 */
import { canAccessAdmin, NotFound, type PayloadRequest, type SanitizedCollectionConfig } from 'payload'
import { isObject } from '../../body'
import { isId } from './fields'

type Arguments = Record<string, unknown>

/** More columns no table has. */
const MOST_COLUMNS = 200
const LONGEST_NAME = 200

function isName(value: unknown): boolean {
  return typeof value === 'string' && value.length <= LONGEST_NAME
}

function collectionOf({ payload }: PayloadRequest, slug: unknown): SanitizedCollectionConfig | undefined {
  return Object.values(payload.collections).find(({ config }) => config.slug === slug)?.config
}

/** Whether somebody may be noted as the one who edits a document: it is there, locked at all, and theirs to change. */
async function mayLock(req: PayloadRequest, { collectionSlug, id }: Arguments): Promise<boolean> {
  const collection = collectionOf(req, collectionSlug)
  if (!collection || collection.lockDocuments === false || !isId(id) || id === '') return false
  const may = await collection.access.update({ id: id as string, req })
  if (may === false) return false
  const found = await req.payload.find({
    collection: collection.slug,
    depth: 0,
    draft: true,
    limit: 1,
    overrideAccess: false,
    pagination: false,
    req,
    select: {},
    where: { and: [{ id: { equals: id } }, ...(may === true ? [] : [may])] },
  })
  return found.docs.length > 0
}

/** Whether a table is one that the admin shows in a document: that of a join. */
function isTable(req: PayloadRequest, { collectionSlug, columns, parent, query }: Arguments): boolean {
  if (!isObject(parent) || !isName(parent.joinPath)) return false
  const shown = collectionOf(req, collectionSlug)
  const joins = shown ? (collectionOf(req, parent.collectionSlug)?.joins[shown.slug] ?? []) : []
  const isColumn = (column: unknown) =>
    isObject(column) && isName(column.accessor) && ['boolean', 'undefined'].includes(typeof column.active)
  const hasColumns =
    columns === undefined ||
    columns === null ||
    (Array.isArray(columns) && columns.length <= MOST_COLUMNS && columns.every(isColumn))
  const sort = isObject(query) ? [query.sort ?? []].flat() : []
  return (
    joins.some(({ joinPath }) => joinPath === parent.joinPath) &&
    hasColumns &&
    sort.length <= MOST_COLUMNS &&
    sort.every(isName)
  )
}

/**
 * What a function is given in place of what it was sent. Throws where it is not for whoever asks (401), or is none that
 * the admin asks for (404), and logs it as every refusal: Payload would log where it was thrown as well, for anybody.
 */
export async function guardAdminCall<Given extends object>(
  name: 'form-state' | 'table-state',
  given: Given,
  req: PayloadRequest,
): Promise<Given> {
  const args = given as Arguments
  try {
    await canAccessAdmin({ req })
    if (name === 'table-state' && !isTable(req, args)) throw new NotFound(req.t)
  } catch (err) {
    req.payload.logger.error({ err })
    throw err
  }
  if (name === 'table-state' || !args.returnLockStatus || (await mayLock(req, args))) return given
  return { ...given, returnLockStatus: false }
}
