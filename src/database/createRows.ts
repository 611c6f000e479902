import { randomUUID } from 'node:crypto'
import type { CollectionSlug, FlattenedField } from 'payload'
import { slugOf } from '../model/slugs'
import { modelIn, slices, tablesIn, type InSQL } from './below'
import { inTransactionOf, type InTransaction } from './request'

/** How many rows one statement takes: databases bound the number of values in it, SQLite at 32,766. */
const STEP = 500

type Row = Record<string, unknown>

/** The lists of texts of a collection, which are in a table of their own where there are tables. */
function textLists(fields: readonly FlattenedField[]): string[] {
  return fields.flatMap((field) => (field.type === 'text' && field.hasMany ? [field.name] : []))
}

/**
 * Writes many rows of a collection whose only lists are of texts, past its hooks, in the transaction of the request: one
 * by one, as the adapters do, thirty rows of an edition would take longer than all else of its release. Gives their ids,
 * in their order.
 */
export async function createRows(req: InTransaction, name: CollectionSlug, rows: Row[]): Promise<string[]> {
  const { payload } = req
  const mongodb = await modelIn(req, name)
  const sql = mongodb ? null : await tablesIn(req, name)
  const ids: string[] = []
  for (const step of slices(rows, STEP)) {
    if (mongodb) {
      const made = step.map((row) => ({ _id: mongodb.objectId(), ...row }))
      await mongodb.model.insertMany(made, mongodb.options)
      ids.push(...made.map(({ _id }) => _id.toHexString()))
    } else if (sql) {
      const lists = textLists(payload.collections[slugOf(payload, name)].config.flattenedFields)
      ids.push(...(await insertInto(sql, step, lists)))
    } else {
      const collection = slugOf(payload, name)
      for (const data of step) {
        const made = (await payload.db.create({ collection, data, req: inTransactionOf(req) })) as {
          id: number | string
        }
        ids.push(String(made.id))
      }
    }
  }
  return ids
}

async function insertInto({ db, table }: InSQL, rows: Row[], lists: string[]): Promise<string[]> {
  const root = table()
  if (!root) throw new Error('The table is not there.')
  const made = rows.map((row) => ({ id: randomUUID(), ...row }))
  // The same columns in each row: Drizzle takes those of the first.
  const columns = [...new Set(made.flatMap((row) => Object.keys(row)))].filter((column) => !lists.includes(column))
  await db
    .insert(root)
    .values(made.map((row: Row) => Object.fromEntries(columns.map((column) => [column, row[column] ?? null]))))
  const texts = made.flatMap((row: Row & { id: string }) =>
    lists.flatMap((path) =>
      ((row[path] ?? []) as string[]).map((text, index) => ({ order: index + 1, parent: row.id, path, text })),
    ),
  )
  const list = table('_texts')
  if (list) for (const step of slices(texts, STEP)) await db.insert(list).values(step)
  return made.map(({ id }) => id)
}
