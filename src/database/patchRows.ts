/**
 * Changes many rows at once, in the transaction of the request: as `patchRow` does, without reading them or writing what
 * stays as it is.
 */
import { and, eq, inArray, isNull, sql, type Column } from 'drizzle-orm'
import type { CollectionSlug, FlattenedField, PayloadRequest } from 'payload'
import { idOf } from '../model/ids'
import { slugOf } from '../model/slugs'
import { POSTGRES } from './kinds'
import { modelIn, slices, tablesIn, type InMongoDB, type InSQL, type Table } from './below'
import { inTransactionOf, type InTransaction } from './request'

type Row = Record<string, unknown>

/** How a row is changed that is stored as `before`: `id` is that of the document, or of the version of it. */
export type RowPatch = { id: string; before: Row; after: Row }

/** How many rows one command changes. */
const STEP = 100

/** What is in a list besides what was; null where it is not the same with more at its end. */
function appended(before: unknown, after: unknown): Row[] | null {
  const [was, is] = [before ?? [], after ?? []] as [Row[], Row[]]
  return was.length <= is.length && was.every((row, index) => row === is[index]) ? is.slice(was.length) : null
}

/** Whether what is changed is written by this module: plain fields, and lists of plain fields that become longer. */
function isPlain(
  fields: readonly FlattenedField[],
  { before, after }: RowPatch,
  { tables, isVersions }: { tables: InSQL | null; isVersions: boolean },
): boolean {
  return Object.entries(after).every(([name, value]) => {
    const field = fields.find((each) => each.name === name)
    if (!field || ('localized' in field && field.localized)) return false
    if (field.type === 'array') {
      const isThere = !tables || tables.table(partOf(name, isVersions)) !== undefined
      return isThere && appended(before[name], value) !== null
    }
    return !('hasMany' in field && field.hasMany) && !['blocks', 'group', 'tab', 'join'].includes(field.type)
  })
}

/** What the table of a list is called behind the name of that of its documents. */
function partOf(list: string, isVersions: boolean): string {
  return isVersions ? `_version_${list}` : `_${list}`
}

/**
 * Changes properties of rows of a collection, or of versions of it. Gives those that it does not know how to write: they
 * are as they were.
 */
export async function patchRows(
  req: InTransaction,
  name: CollectionSlug,
  patches: RowPatch[],
  { isVersions = false } = {},
): Promise<RowPatch[]> {
  const fields = req.payload.collections[slugOf(req.payload, name)].config.flattenedFields
  const mongodb = await modelIn(req, name, { isVersions })
  const tables = mongodb ? null : await tablesIn(req, name, { isVersions })
  const known = mongodb || tables ? patches.filter((patch) => isPlain(fields, patch, { tables, isVersions })) : []
  if (mongodb) await patchInMongoDB(req, mongodb, fields, known, isVersions)
  else if (tables) await patchInSQL(req, tables, fields, known, isVersions)
  return patches.filter((patch) => !known.includes(patch))
}

/** A value as MongoDB has it: ids of documents as such, moments as dates. */
function asStored(
  { payload }: Pick<PayloadRequest, 'payload'>,
  { objectId }: Pick<InMongoDB, 'objectId'>,
  field: FlattenedField,
  value: unknown,
): unknown {
  if (value === null || value === undefined) return null
  const again = (each: FlattenedField, of: unknown) => asStored({ payload }, { objectId }, each, of)
  if ((field.type === 'relationship' || field.type === 'upload') && typeof field.relationTo === 'string') {
    const related = payload.collections[field.relationTo]
    const stored = (each: unknown) => {
      const id = idOf(each)
      return id !== undefined && !related.customIDType && /^[0-9a-f]{24}$/i.test(id) ? objectId(id) : (id ?? null)
    }
    return Array.isArray(value) ? value.map(stored) : stored(value)
  }
  if (field.type === 'date') return new Date(value as string | Date)
  if (field.type === 'array' && Array.isArray(value)) {
    return value.map((row: Row) => ({
      ...row,
      ...Object.fromEntries(
        field.flattenedFields.flatMap((each) =>
          each.name in row && each.name !== 'id' ? [[each.name, again(each, row[each.name])]] : [],
        ),
      ),
    }))
  }
  return value
}

async function patchInMongoDB(
  req: InTransaction,
  mongodb: InMongoDB,
  fields: readonly FlattenedField[],
  patches: readonly RowPatch[],
  isVersions: boolean,
): Promise<void> {
  const { model, objectId, options } = mongodb
  for (const step of slices(patches, STEP)) {
    const operations = step.map(({ id, after }) => ({
      updateOne: {
        filter: { _id: objectId(id) },
        update: {
          $set: Object.fromEntries(
            fields.flatMap((field) =>
              field.name in after
                ? [
                    [
                      isVersions ? `version.${field.name}` : field.name,
                      asStored(req, mongodb, field, after[field.name]),
                    ],
                  ]
                : [],
            ),
          ),
        },
        timestamps: false,
      },
    }))
    await model.bulkWrite(operations, { ...options, timestamps: false })
  }
}

async function patchInSQL(
  req: InTransaction,
  { db, table }: InSQL,
  fields: readonly FlattenedField[],
  patches: readonly RowPatch[],
  isVersions: boolean,
): Promise<void> {
  const root = table()
  if (!root) throw new Error('The table is not there.')
  const lists = fields.filter((field) => field.type === 'array')
  const rows = new Map<string, Row[]>()
  // By what is set: one statement sets the same columns of all its rows.
  const sets = new Map<string, Array<{ id: string; set: Row }>>()
  const add = (part: string, row: Row) => {
    const list = rows.get(part)
    if (list) list.push(row)
    else rows.set(part, [row])
  }
  for (const { id, before, after } of patches) {
    const set: Row = {}
    for (const [name, value] of Object.entries(after)) {
      const list = lists.find((field) => field.name === name)
      if (!list) {
        set[isVersions ? `version_${name}` : name] = value ?? null
        continue
      }
      const first = ((before[name] ?? []) as Row[]).length
      for (const [index, row] of (appended(before[name], value) ?? []).entries()) {
        addRow(add, { list, id, place: first + index, row, isVersions })
      }
    }
    const columns = Object.keys(set)
    if (columns.length === 0) continue
    const alike = sets.get(columns.join(' '))
    if (alike) alike.push({ id, set })
    else sets.set(columns.join(' '), [{ id, set }])
  }
  for (const alike of sets.values()) {
    for (const step of slices(alike, STEP)) await setEach(req, { db, root }, step)
  }
  for (const [part, list] of rows) {
    const into = table(part)
    if (!into) throw new Error(`The table of the list ${part} is not there.`)
    for (const step of slices(list, STEP)) await db.insert(into).values(sameColumns(step, into))
  }
}

/** Sets the same columns of some rows, of each to its own values. */
async function setEach(
  { payload }: Pick<InTransaction, 'payload'>,
  { db, root }: Pick<InSQL, 'db'> & { root: Table },
  rows: ReadonlyArray<{ id: string; set: Row }>,
): Promise<void> {
  const [first, ...others] = rows
  if (!first) return
  const id = root.id as Column
  if (others.length === 0) {
    await db.update(root).set(first.set).where(eq(id, first.id))
    return
  }
  const valueOf = (name: string) => {
    const column = root[name] as Column
    const cases = rows.map((row) => sql`when ${row.id} then ${sql.param(row.set[name], column)}`)
    const value = sql`case ${id} ${sql.join(cases, sql` `)} end`
    // Which takes what is chosen among for text.
    return payload.db.packageName === POSTGRES ? sql`cast(${value} as ${sql.raw(column.getSQLType())})` : value
  }
  await db
    .update(root)
    .set(Object.fromEntries(Object.keys(first.set).map((name) => [name, valueOf(name)])))
    .where(
      inArray(
        id,
        rows.map((row) => row.id),
      ),
    )
}

type Appended = {
  list: Extract<FlattenedField, { type: 'array' }>
  id: string
  /** Where it stands in the list, from 0. */
  place: number
  row: Row
  isVersions: boolean
}

/** What a row of a list is in tables: its own row, and one for each document that it names. */
function addRow(add: (part: string, row: Row) => void, { list, id, place, row, isVersions }: Appended): void {
  const columns: Row = { _order: place + 1, _parentID: id }
  for (const field of list.flattenedFields) {
    if (field.name === 'id' || !(field.name in row)) continue
    const value = row[field.name]
    if ((field.type === 'relationship' || field.type === 'upload') && field.hasMany) {
      const path = [...(isVersions ? ['version'] : []), list.name, place, field.name].join('.')
      for (const [index, each] of ((value ?? []) as unknown[]).entries()) {
        add('_rels', { order: index + 1, parent: id, path, [`${String(field.relationTo)}ID`]: idOf(each) })
      }
    } else columns[field.name] = value ?? null
  }
  // A version of a row has an id of its own.
  add(partOf(list.name, isVersions), { ...columns, ...(isVersions ? { _uuid: row.id } : { id: row.id }) })
}

/** The same rows with the same columns in each: Drizzle takes those of the first. */
function sameColumns(rows: Row[], table: Table): Row[] {
  const columns = [...new Set(rows.flatMap((row) => Object.keys(row)))].filter((column) => column in table)
  return rows.map((row) => Object.fromEntries(columns.map((column) => [column, row[column] ?? null])))
}

/**
 * Gives each of some documents its value of a field, in the order in which they are named, unless it has one: in one
 * command. False where this does not know the database, and nothing was done.
 */
export async function setWhereEmpty(
  req: Pick<InTransaction, 'payload' | 'transactionID'>,
  name: CollectionSlug,
  field: string,
  values: ReadonlyArray<{ id: string; value: number }>,
): Promise<boolean> {
  const mongodb = await modelIn(req, name)
  if (mongodb) {
    const operations = values.map(({ id, value }) => ({
      updateOne: {
        filter: { _id: mongodb.objectId(id), [field]: null },
        update: { $set: { [field]: value } },
        timestamps: false,
      },
    }))
    await mongodb.model.bulkWrite(operations, { ...mongodb.options, ordered: true, timestamps: false })
    return true
  }
  const tables = await tablesIn(req, name)
  const table = tables?.table()
  const [id, column] = [table?.id, table?.[field]] as never[]
  if (!tables || !table || !id || !column) return false
  const cases = values.map((each) => sql`when ${each.id} then ${sql.raw(String(each.value))}`)
  const ids = values.map((each) => each.id)
  await tables.db
    .update(table)
    .set({ [field]: sql`case ${id} ${sql.join(cases, sql` `)} end` })
    .where(and(inArray(id, ids), isNull(column)))
  return true
}

/** Sets fields of documents to the same values. */
export async function setAll(
  req: InTransaction,
  name: CollectionSlug,
  ids: readonly string[],
  values: Record<string, boolean | number | string | null>,
): Promise<void> {
  const mongodb = await modelIn(req, name)
  const tables = mongodb ? null : await tablesIn(req, name)
  const table = tables?.table()
  for (const step of slices(ids, STEP)) {
    if (mongodb) {
      const filter = { _id: { $in: step.map((id) => mongodb.objectId(id)) } }
      await mongodb.model.updateMany(filter, { $set: values }, { ...mongodb.options, timestamps: false })
    } else if (tables && table?.id) {
      await tables.db
        .update(table)
        .set(values)
        .where(inArray(table.id as never, step))
    } else {
      const collection = slugOf(req.payload, name)
      for (const id of step) {
        const data = { ...values }
        await req.payload.db.updateOne({ collection, data, id, req: inTransactionOf(req), returning: false })
      }
    }
  }
}
