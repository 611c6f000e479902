/**
 * Where writers meet who would not: on MongoDB two transactions conflict only where both write, so one that cites a
 * record and one that deletes it, each having looked that the other was not there, would both commit. Both write one
 * document here, and one gives way and is repeated. On SQLite and Postgres there is one writer at a time.
 */
import { createHash } from 'node:crypto'
import type { Payload } from 'payload'
import { MONGODB } from './kinds'
import type { InTransaction } from './request'

/** The collection they meet in. */
export const MEETINGS = 'cited_meetings'
const NAMESPACE_EXISTS = 48

type Meeting = { updateOne: { filter: object; update: object; upsert: true } }

/** What is used of Mongoose and MongoDB's driver. */
type MongoDB = {
  packageName: string
  sessions: Record<string, object | undefined>
  connection: {
    createCollection: (name: string) => Promise<unknown>
    collection: (name: string) => { bulkWrite: (writes: Meeting[], options: object) => Promise<unknown> }
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
  const keys = [...new Set(records)].sort()
  if (!db || !session || keys.length === 0) return
  // In one order for all: a database that makes the second wait must not have two wait for each other.
  const writes = keys.map((key): Meeting => ({
    updateOne: { filter: { _id: key }, update: { $inc: { meetings: 1 } }, upsert: true },
  }))
  await db.connection.collection(MEETINGS).bulkWrite(writes, { session })
}

/** How many doors a place has that many come to who need not meet each other. */
const DOORS = 16

function doorOf(place: string, door: number): string {
  return `${place}:${door}`
}

/** Meets whoever comes to all doors of a place, and few of those who come to one as well: each transaction to one of them. */
export async function meetAtOneDoor(req: InTransaction, place: string): Promise<void> {
  const [byte = 0] = createHash('sha256')
    .update(String(await req.transactionID))
    .digest()
  await meetAt(req, [doorOf(place, byte % DOORS)])
}

/** Meets everybody who comes to a place, by whichever door. */
export async function meetAtAllDoors(req: InTransaction, place: string): Promise<void> {
  await meetAt(
    req,
    Array.from({ length: DOORS }, (_, door) => doorOf(place, door)),
  )
}
