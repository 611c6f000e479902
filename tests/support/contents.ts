import type { Payload } from 'payload'

type Row = Record<string, unknown>
type SQLite = { client: { execute: (statement: string) => Promise<{ rows: Row[] }> } }
type Documents = {
  countDocuments: () => Promise<number>
  findOne: (filter: object, options: object) => Promise<Row | null>
}
type MongoDB = { connection: { db: { collections: () => Promise<Documents[]> } } }

const statements = new WeakMap<Payload, string>()

/** Counts the rows of every table, and finds the newest. */
async function statementOf(payload: Payload): Promise<string> {
  const known = statements.get(payload)
  if (known !== undefined) return known
  const { client } = payload.db as unknown as SQLite
  const { rows } = await client.execute(
    `SELECT m.name, EXISTS (SELECT 1 FROM pragma_table_info(m.name) WHERE name = 'updated_at') AS dated
     FROM sqlite_master m WHERE m.type = 'table' AND m.name NOT LIKE 'sqlite_%' AND m.name NOT LIKE '%_fts%'`,
  )
  const made = rows
    .map(({ name, dated }) => `SELECT count(*) AS n, ${dated ? 'max(updated_at)' : "''"} AS t FROM "${String(name)}"`)
    .join(' UNION ALL ')
  statements.set(payload, made)
  return made
}

/** A text for everything that a database holds: it differs once anything in it was written. */
export async function contentsOf(payload: Payload): Promise<string> {
  if (payload.db.packageName === '@payloadcms/db-sqlite') {
    const { client } = payload.db as unknown as SQLite
    return JSON.stringify((await client.execute(await statementOf(payload))).rows)
  }
  const collections = await (payload.db as unknown as MongoDB).connection.db.collections()
  const rows = await Promise.all(
    collections.map(async (each) => [
      await each.countDocuments(),
      (await each.findOne({}, { sort: { updatedAt: -1 }, projection: { updatedAt: 1 } }))?.updatedAt,
    ]),
  )
  return JSON.stringify(rows)
}
