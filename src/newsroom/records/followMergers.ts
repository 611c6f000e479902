/** What names a record that was merged into another names that one from then on: in whatever is saved. */
import type { CollectionBeforeValidateHook, CollectionSlug, FlattenedField, PayloadRequest } from 'payload'
import { conflict } from '../../access/refuse'
import { isObject, walkBody, recordField } from '../../body'
import type { LexicalBody } from '../../body/types'
import { idOf } from '../../model/ids'
import { slugOf } from '../../model/slugs'
import { citedContext } from '../../releases/context'
import { keptRecords, mergedKinds, type MergedCollection } from '../../releases/mergers'
import { sentence } from '../sentences'

type Data = Record<string, unknown>
/** Tells what stands for a record, by its collection and id: its own id where it was not merged. */
type Kept = (collection: MergedCollection, id: string) => string

const inNodes: Readonly<Record<string, MergedCollection>> = {
  quote: 'quotes',
  source: 'sources',
  statistic: 'statistics',
  statistics: 'statistics',
}

/** A relation with what stands for each of its records; what names none of them is the very same. */
function relation(value: unknown, collection: MergedCollection, kept: Kept): unknown {
  const one = (each: unknown): unknown => {
    const id = idOf(each)
    const now = id === undefined ? undefined : kept(collection, id)
    return now === id ? each : now
  }
  if (!Array.isArray(value)) return one(value)
  const all = value.map(one)
  if (all.every((each, index) => each === value[index])) return value
  return all.filter((each, index) => all.findIndex((other) => idOf(other) === idOf(each)) === index)
}

function body(value: unknown, kept: Kept): unknown {
  const changesOf = (root: unknown): Array<{ fields: Data; name: string; now: unknown }> => {
    const changes: Array<{ fields: Data; name: string; now: unknown }> = []
    walkBody(root as LexicalBody | null, ({ fields, type }) => {
      const name = isObject(fields) ? recordField(type, fields.blockType) : null
      const collection = name === null ? undefined : inNodes[name]
      if (!isObject(fields) || name === null || !collection) return
      const now = relation(fields[name], collection, kept)
      if (now !== fields[name]) changes.push({ fields, name, now })
    })
    return changes
  }
  if (changesOf(value).length === 0) return value
  const copy = structuredClone(value)
  for (const { fields, name, now } of changesOf(copy)) fields[name] = now
  return copy
}

/** A row of a list without its id: two that say the same are one. */
function saidIn(row: unknown): string {
  if (!isObject(row)) return JSON.stringify(row)
  const { id: _, ...said } = row
  return JSON.stringify(said)
}

function valueOf(
  field: FlattenedField,
  value: unknown,
  names: ReadonlyMap<string, MergedCollection>,
  kept: Kept,
): unknown {
  if (value === null || value === undefined) return value
  if ((field.type === 'relationship' || field.type === 'upload') && typeof field.relationTo === 'string') {
    const collection = names.get(field.relationTo)
    return collection ? relation(value, collection, kept) : value
  }
  if (field.type === 'richText') return body(value, kept)
  if (field.type === 'array' && Array.isArray(value)) {
    const given: unknown[] = value
    const rows = given.map((row) => (isObject(row) ? followed(field.flattenedFields, row, names, kept) : row))
    if (rows.every((row, index) => row === given[index])) return value
    const said = rows.map(saidIn)
    return rows.filter((_, index) => said.indexOf(said[index] ?? '') === index)
  }
  if ((field.type === 'group' || field.type === 'tab') && isObject(value)) {
    return followed(field.flattenedFields, value, names, kept)
  }
  return value
}

function followed(
  fields: readonly FlattenedField[],
  data: Data,
  names: ReadonlyMap<string, MergedCollection>,
  kept: Kept,
): Data {
  const changes = fields.flatMap((field): Array<[string, unknown]> => {
    const value = data[field.name]
    const now = valueOf(field, value, names, kept)
    return now === value ? [] : [[field.name, now]]
  })
  return changes.length === 0 ? data : { ...data, ...Object.fromEntries(changes) }
}

/** A document in which what was merged is named by what stands for it; the very same where it names nothing of that. */
export function withKept({ payload }: Pick<PayloadRequest, 'payload'>, slug: string, data: Data, kept: Kept): Data {
  const { flattenedFields } = payload.collections[slug as CollectionSlug].config
  const names = new Map(
    (Object.keys(mergedKinds) as MergedCollection[]).map((name) => [slugOf(payload, name) as string, name]),
  )
  return followed(flattenedFields, data, names, kept)
}

/**
 * Before a document is saved: what it names that was merged meanwhile, it names by what is kept: a form that was opened
 * before, a version that is restored, a program that knows the old id.
 */
export const followMergers: CollectionBeforeValidateHook = async ({ collection, data, req }) => {
  if (!isObject(data)) return data
  return withKept(req, collection.slug, data, await keptRecords(req))
}

/** Refuses (409) to change a record that was merged: what stands for it is to be changed. */
export function refuseMerged(name: MergedCollection): CollectionBeforeValidateHook {
  return async ({ data, operation, originalDoc, req }) => {
    const id = idOf(originalDoc)
    if (operation !== 'update' || id === undefined || citedContext(req).partOf) return data as Data
    const into = (await keptRecords(req))(name, id)
    if (into === id) return data as Data
    throw conflict(req, sentence('This was merged into another record: change that one.'), { mergedInto: into })
  }
}
