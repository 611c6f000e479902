import type { DatabaseAdapterObj } from 'payload'
import { healthOf } from '../health'
import { noteOpen, openTransaction } from '../operations'
import { MEETINGS } from '../meetings'
import { createTurns } from '../turns'
import { writeInside } from './inside'

type TransactionID = number | string

/** How many transactions one process has open at a time. */
const TRANSACTIONS = 16

/** Documents that one answer has at most, in a transaction. */
const BATCH = 100_000

/** What is used of Mongoose. */
type Query = { batchSize: (documents: number) => unknown; getOptions: () => { session?: unknown } }
type Model = { find: (...given: unknown[]) => Query; init: () => Promise<unknown> }

/**
 * In a transaction what is found comes in one answer, as far as one holds it (16 MB), and not a hundred documents first:
 * each further answer keeps the transaction open for longer, and not every service that speaks MongoDB's protocol gives
 * one inside a transaction.
 */
function findAtOnce(model: Model): void {
  const { find } = model
  model.find = function findInOneBatch(this: Model, ...given) {
    const query = find.apply(this, given)
    if (query.getOptions().session) query.batchSize(BATCH)
    return query
  }
}

/** What is used of MongoDB's driver. */
type Connection = { collection: (name: string) => { findOne: (filter: object, options: object) => Promise<unknown> } }

/**
 * Asks for something, so that the transaction has begun at the database as well: the first command begins it there. Payload
 * counts and finds side by side, each over a connection of its own, and where those two come first the database may see
 * the second before the first, which is then of a transaction that it does not know; each further attempt ends alike.
 */
async function beginAtTheDatabase(adapter: ReturnType<DatabaseAdapterObj['init']>, id: TransactionID): Promise<void> {
  const { connection, sessions } = adapter as unknown as { connection: Connection; sessions: Record<string, object> }
  const session = sessions[id]
  if (session) await connection.collection(MEETINGS).findOne({}, { projection: { _id: 1 }, session })
}

/**
 * On MongoDB transactions run side by side, a bounded number of them: Payload reads outside a transaction while it holds
 * one, so without a bound a burst of writers can hold every connection of a pool and wait for one more for ever. One that
 * an operation opens beside the one it has open takes no further place.
 */
export function gateMongoDB(adapter: ReturnType<DatabaseAdapterObj['init']>): void {
  const takePlace = createTurns(TRANSACTIONS)
  const ends = new Map<TransactionID, Array<() => void>>()
  const { beginTransaction, commitTransaction, rollbackTransaction } = adapter

  adapter.beginTransaction = async (options) => {
    const leave = openTransaction(adapter) === undefined ? await takePlace() : () => undefined
    try {
      healthOf(adapter)?.requireDatabase()
      const id = await beginTransaction.call(adapter, options)
      if (id === null || id === undefined) {
        leave()
        return id
      }
      try {
        await beginAtTheDatabase(adapter, id)
      } catch (error) {
        await rollbackTransaction.call(adapter, id)
        throw error
      }
      ends.set(id, [leave, noteOpen(adapter, id)])
      return id
    } catch (error) {
      leave()
      throw error
    }
  }
  const ending =
    (end: (id: TransactionID) => Promise<void>) =>
    async (incoming: Promise<TransactionID> | TransactionID): Promise<void> => {
      const id = await incoming
      try {
        await end.call(adapter, id)
      } finally {
        for (const note of ends.get(id) ?? []) note()
        ends.delete(id)
      }
    }
  adapter.commitTransaction = ending(commitTransaction)
  adapter.rollbackTransaction = ending(rollbackTransaction)

  // Mongoose makes collections and indexes beside everything else; until they are there, no index refuses a duplicate.
  const connect = adapter.connect?.bind(adapter)
  adapter.connect = async (options) => {
    await connect?.(options)
    const { connection } = adapter as unknown as {
      connection: { models: Record<string, Model> }
    }
    const models = Object.values(connection.models)
    const made = await Promise.allSettled(models.map((model) => model.init()))
    for (const each of made) {
      if (each.status === 'rejected') {
        adapter.payload.logger.error({ err: each.reason as unknown, msg: 'An index could not be made.' })
      }
    }
    models.forEach(findAtOnce)
  }

  writeInside(adapter)
}
