/**
 * The rows of a document's lists have ids, which databases of tables hold once for a collection. Whoever makes a document
 * of another one, or copies a list of it, sends the ids of that one's rows: such a row gets an id of its own.
 */
import type {
  CollectionBeforeChangeHook,
  CollectionConfig,
  FlattenedField,
  PayloadRequest,
  SanitizedCollectionConfig,
} from 'payload'
import { isObject } from '../body'
import { speaksSQL } from '../database/kinds'
import { rowId } from '../database/patchRow'
import { inTransactionOf } from '../database/request'
import { idOf } from '../model/ids'
import { citedContext } from '../releases/context'

type ListedRow = Record<string, unknown> & { id?: unknown }
type List = { path: string; rows: ListedRow[] }

/** The lists of a document, by their paths. */
function listsOf(fields: readonly FlattenedField[], data: Record<string, unknown>, below = ''): List[] {
  return fields.flatMap((field) => {
    const value = data[field.name]
    const path = `${below}${field.name}`
    if (field.type === 'array' && Array.isArray(value)) return [{ path, rows: value.filter(isObject) }]
    const isGroup = field.type === 'group' || field.type === 'tab'
    return isGroup && isObject(value) ? listsOf(field.flattenedFields, value, `${path}.`) : []
  })
}

function idsOf({ rows }: List): string[] {
  return rows.flatMap(({ id }) => (typeof id === 'string' && id !== '' ? [id] : []))
}

/** Which ids of a list's rows other documents of the collection have. */
async function takenOf(
  req: PayloadRequest,
  collection: SanitizedCollectionConfig,
  own: string | undefined,
  list: List,
) {
  const ids = idsOf(list)
  if (ids.length === 0) return new Set<string>()
  const [name = ''] = list.path.split('.')
  const { docs } = await req.payload.db.find<Record<string, unknown> & { id: number | string }>({
    collection: collection.slug,
    pagination: false,
    req: inTransactionOf(req),
    select: { [name]: true },
    where: { [`${list.path}.id`]: { in: ids } },
  })
  const others = docs.filter(({ id }) => String(id) !== own)
  const theirs = others.flatMap((doc) => listsOf(collection.flattenedFields, doc))
  return new Set(theirs.filter(({ path }) => path === list.path).flatMap(idsOf))
}

const giveOwnIds: CollectionBeforeChangeHook = async ({ collection, data, operation, originalDoc, req }) => {
  // A version of a draft holds any ids; its document is to hold them when it is published.
  const isVersionOnly =
    operation === 'update' && Boolean(collection.versions?.drafts) && citedContext(req).isDraft === true
  const hasTables = speaksSQL(req.payload.db) && !isVersionOnly
  // The rows of a document that is stored as it was read are its own.
  const stored = originalDoc as (Record<string, unknown> & { _status?: unknown }) | undefined
  const isStored = operation === 'update' && stored?._status === 'published'
  const own = isStored ? listsOf(collection.flattenedFields, stored) : []
  for (const list of listsOf(collection.flattenedFields, data as Record<string, unknown>)) {
    const known = new Set(own.filter(({ path }) => path === list.path).flatMap(idsOf))
    const isOwn = idsOf(list).every((id) => known.has(id))
    const taken = hasTables && !isOwn ? await takenOf(req, collection, idOf(originalDoc), list) : new Set<string>()
    for (const row of list.rows) {
      if (typeof row.id !== 'string' || row.id === '') continue
      if (taken.has(row.id)) row.id = rowId()
      taken.add(row.id as string)
    }
  }
  return data as object
}

/** A collection whose documents have no row ids of each other. */
export function withOwnRowIds(collection: CollectionConfig): CollectionConfig {
  const { hooks } = collection
  return { ...collection, hooks: { ...hooks, beforeChange: [...(hooks?.beforeChange ?? []), giveOwnIds] } }
}
