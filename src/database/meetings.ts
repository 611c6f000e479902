/**
 * Where writers meet who would not: on MongoDB two transactions conflict only where both write, so one that cites a
 * record and one that deletes it, each having looked that the other was not there, would both commit. Both write one
 * document here, and one gives way and is repeated. On SQLite and Postgres there is one writer at a time.
 */
import type { Payload } from 'payload'
import { MONGODB } from './kinds'
import type { InTransaction } from './request'

/** The collection they meet in. */
export const MEETINGS = 'cited_meetings'
const NAMESPACE_EXISTS = 48

/** What is used of Mongoose and MongoDB's driver. */
type MongoDB = {
  packageName: string
  sessions: Record<string, object | undefined>
  connection: {
    createCollection: (name: string) => Promise<unknown>
    collection: (name: string) => { updateOne: (filter: object, update: object, options: object) => Promise<unknown> }
  }
}

function mongodb({ db }: Pick<Payload, 'db'>): MongoDB | null {
  return db.packageName === MONGODB ? db : null
}

/** Makes the collection: in a transaction two of them would conflict over that. */
export async function createMeetings(payload: Pick<Payload, 'db'>): Promise<void> {
  try {
    await mongodb(payload)?.connection.createCollection(MEETINGS)
  } catch (error) {
    if ((error as { code?: unknown }).code !== NAMESPACE_EXISTS) throw error
  }
}

/** Lets nobody else who meets at one of the records commit beside the transaction of the request. */
export async function meetAt({ payload, transactionID }: InTransaction, records: Iterable<string>): Promise<void> {
  const db = mongodb(payload)
  const session = db?.sessions[String(await transactionID)]
  if (!db || !session) return
  // In one order for all: a database that makes the second wait must not have two wait for each other.
  for (const record of [...new Set(records)].sort()) {
    await db.connection
      .collection(MEETINGS)
      .updateOne({ _id: record }, { $inc: { meetings: 1 } }, { session, upsert: true })
  }
}
