import type { DatabaseAdapterObj, Job } from 'payload'
import { speaksSQL } from './kinds'

type Adapter = ReturnType<DatabaseAdapterObj['init']>

const collection = 'payload-jobs'

/**
 * Has each job taken by one worker. Payload's adapter for MongoDB looks which jobs wait and marks those in a second step,
 * and a job that is asked for by its id is taken on both databases whoever is at work on it.
 */
export function claimJobsOnce(adapter: Adapter): void {
  const updateJobs = adapter.updateJobs.bind(adapter)
  adapter.updateJobs = async (args) => {
    const { data, id, limit, req, sort, where } = args
    if (data.processing !== true) return updateJobs(args)
    const waits = {
      and: [{ processing: { equals: false } }, id === undefined ? (where ?? {}) : { id: { equals: id } }],
    }
    const inTransaction = req ? { req } : {}
    if (speaksSQL(adapter)) {
      // In a transaction, of which there is one at a time.
      const isFree = id === undefined || (await adapter.findOne({ collection, ...inTransaction, where: waits }))
      return isFree ? updateJobs(args) : []
    }
    const { docs } = await adapter.find<{ id: string }>({
      collection,
      ...(limit === undefined ? {} : { limit }),
      pagination: false,
      select: {},
      sort: sort ?? 'createdAt',
      where: waits,
    })
    const claimed: Job[] = []
    for (const waiting of docs) {
      const job = (await adapter.updateOne({
        collection,
        // The adapter writes into what it is given.
        data: structuredClone(data),
        ...inTransaction,
        where: { and: [waits, { id: { equals: waiting.id } }] },
      })) as Job | null
      if (job) claimed.push(job)
    }
    return claimed
  }
}
