import type { Payload } from 'payload'

/** What is used of Mongoose. */
type MongoDBAdapter = {
  versions: Record<string, { collection: { createIndex: (keys: Record<string, 1 | -1>) => Promise<unknown> } }>
}

/**
 * Makes the index by which MongoDB finds the articles that were worked on last without sorting them all. It has
 * properties that Payload adds to versions, which the `indexes` of a collection cannot name.
 */
export const createIndexes = async ({ db }: Pick<Payload, 'db'>): Promise<void> => {
  if (db.packageName !== '@payloadcms/db-mongodb') return
  const { versions } = db as unknown as MongoDBAdapter
  await versions.articles?.collection.createIndex({ latest: 1, 'version.updatedAt': -1, parent: -1, createdAt: -1 })
}
