import { MongoMemoryReplSet } from 'mongodb-memory-server'
import type { TestProject } from 'vitest/node'

declare module 'vitest' {
  export interface ProvidedContext {
    /** The URI of a MongoDB replica set for tests, or null when there is none. */
    mongodbURI: string | null
  }
}

/** Finds a MongoDB for the integration tests: the one named by MONGODB_URI, or one started for them. */
export default async ({ provide }: TestProject) => {
  if (process.env.MONGODB_URI) {
    provide('mongodbURI', process.env.MONGODB_URI)
    return
  }
  try {
    const replicaSet = await MongoMemoryReplSet.create({ replSet: { count: 1, storageEngine: 'wiredTiger' } })
    provide('mongodbURI', replicaSet.getUri())
    return () => replicaSet.stop()
  } catch (error) {
    const reason = error instanceof Error ? error.message.split('\n')[0] : String(error)
    console.warn(
      `\nThe MongoDB suite is SKIPPED: MONGODB_URI is not set and no MongoDB could be started (${reason}).\n`,
    )
    provide('mongodbURI', null)
  }
}
