import type { Payload } from 'payload'

type Row = Record<string, unknown>
type Run = (statement: string) => Promise<{ rows: Row[] }>
type SQLite = { client: { execute: (statement: string) => Promise<{ rows: Row[] }> } }
type Documents = {
  collectionName: string
  countDocuments: () => Promise<number>
  findOne: (filter: object, options: object) => Promise<Row | null>
}
type Postgres = { pool: { query: (statement: string) => Promise<{ rows: Row[] }> } }
type MongoDB = { connection: { db: { collections: () => Promise<Documents[]> } } }

const statements = new WeakMap<Payload, string>()

/** Counts the rows of every table, and finds the newest. */
async function statementOf(payload: Payload, run: Run): Promise<string> {
  const known = statements.get(payload)
  if (known !== undefined) return known
  const { rows } = await run(tables[payload.db.packageName] ?? '')
  const made = rows
    .map(
      ({ name, dated }) =>
        `SELECT count(*) AS n, CAST(${dated ? 'max(updated_at)' : 'NULL'} AS text) AS t FROM "${String(name)}"`,
    )
    .join(' UNION ALL ')
  statements.set(payload, made)
  return made
}

/** What runs a statement of SQL; null on MongoDB. */
function runnerOf({ db }: Payload): Run | null {
  if (db.packageName === '@payloadcms/db-sqlite')
    return (statement) => (db as unknown as SQLite).client.execute(statement)
  if (db.packageName === '@payloadcms/db-postgres')
    return (statement) => (db as unknown as Postgres).pool.query(statement)
  return null
}

const tables = {
  '@payloadcms/db-sqlite': `SELECT m.name, EXISTS (SELECT 1 FROM pragma_table_info(m.name) WHERE name = 'updated_at') AS dated
     FROM sqlite_master m WHERE m.type = 'table' AND m.name NOT LIKE 'sqlite_%' AND m.name NOT LIKE '%_fts%'`,
  '@payloadcms/db-postgres': `SELECT t.tablename AS name, EXISTS (SELECT 1 FROM information_schema.columns c
       WHERE c.table_schema = 'public' AND c.table_name = t.tablename AND c.column_name = 'updated_at') AS dated
     FROM pg_tables t WHERE t.schemaname = 'public'`,
} as Record<string, string>

/** A text for everything that a database holds: it differs once anything in it was written. */
export async function contentsOf(payload: Payload): Promise<string> {
  const run = runnerOf(payload)
  if (run) return JSON.stringify((await run(await statementOf(payload, run))).rows)
  const collections = await (payload.db as unknown as MongoDB).connection.db.collections()
  const rows = await Promise.all(
    collections.map(async (each) => [
      each.collectionName,
      await each.countDocuments(),
      (await each.findOne({}, { sort: { updatedAt: -1 }, projection: { updatedAt: 1 } }))?.updatedAt,
    ]),
  )
  // The database lists its collections in any order, and one that it makes late is no writing.
  return JSON.stringify(rows.filter(([, count]) => count !== 0).sort(([a], [b]) => (String(a) < String(b) ? -1 : 1)))
}
