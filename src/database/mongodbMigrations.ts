/**
 * What MongoDB has instead of tables to change: documents in the shape of an earlier version. Each migration runs once,
 * in a transaction, and speaks to the driver: what the code calls things today is not what it called them then.
 */
import type { MigrateDownArgs, MigrateUpArgs } from '@payloadcms/db-mongodb'
import type { Migration, Payload } from 'payload'

/** What is used of MongoDB's driver. */
type Collection = {
  find: (filter: object, options: object) => { toArray: () => Promise<Array<Record<string, unknown>>> }
  insertMany: (documents: object[], options: object) => Promise<unknown>
  countDocuments: (filter: object, options: object) => Promise<number>
  updateMany: (filter: object, update: object, options: object) => Promise<unknown>
}

function collection({ db }: Payload, name: string): Collection {
  const { connection } = db as unknown as { connection: { collection: (name: string) => Collection } }
  return connection.collection(name)
}

/** The column says which release is the newest of its edition, tombstones too; "live" is what readers get. */
const newest = {
  name: '20261125_222500_newest',
  up: ({ payload, session }: MigrateUpArgs) =>
    collection(payload, 'releases').updateMany(
      { live: { $exists: true } },
      { $rename: { live: 'newest' } },
      { session },
    ),
  down: ({ payload, session }: MigrateDownArgs) =>
    collection(payload, 'releases').updateMany(
      { newest: { $exists: true } },
      { $rename: { newest: 'live' } },
      { session },
    ),
}

type OldRelease = {
  _id: unknown
  article: string
  language: string
  at: Date
  hash: string
  document: { topics?: string[] }
}

/** Databases from before the lists of topics: their live editions are listed now. */
const listings = {
  name: '20261125_222600_listings',
  up: async ({ payload, session }: MigrateUpArgs) => {
    if ((await collection(payload, 'listings').countDocuments({}, { session })) > 0) return
    const live = await collection(payload, 'releases')
      .find({ newest: true, kind: { $ne: 'withdrawn' } }, { session })
      .toArray()
    const rows = (live as OldRelease[]).flatMap(({ _id, article, language, at, hash, document }) =>
      [...new Set(document.topics ?? [])].map((topic) => ({
        topic,
        language,
        at,
        hash,
        release: String(_id),
        article,
      })),
    )
    if (rows.length > 0) await collection(payload, 'listings').insertMany(rows, { session })
  },
  down: async () => undefined,
}

export const mongodbMigrations = [newest, listings] as unknown as Migration[]

/** Brings the documents of MongoDB up to date, in whatever project: their shape is Cited's alone. Nothing on SQLite. */
export async function migrateDocuments({ db }: Payload): Promise<void> {
  if (db.packageName === '@payloadcms/db-mongodb') await db.migrate({ migrations: mongodbMigrations })
}
