/** Which records were merged into others: what they stand for from then on, in the newsroom and in what was released. */
import { inTransactionOf, remembered, type InTransaction } from '../database/request'
import { noteList } from '../database/basis'
import type { EditionDocument } from '../model/document'
import { recordCollections, recordKinds, type RecordCollection } from '../model/recordKinds'
import { slugOf } from '../model/slugs'
import { renamed } from './publicNames'

/** The collections whose records can be merged, with what a record of each is called. */
export const mergedKinds = { ...recordKinds, topics: 'topic', people: 'person' } as const
export type MergedCollection = keyof typeof mergedKinds

/** A record that was merged: `was` its id, `now` that of the one which is kept; of a topic or a person also the slugs (`public`). */
export type Merger = {
  scope: 'public' | 'record'
  kind: (typeof mergedKinds)[MergedCollection]
  was: string
  now: string
  at: string | Date
  by?: string | null
}

/** The records that were merged, by kind and id: each with the id of the one that is kept. */
async function readMergers(req: InTransaction): Promise<Map<string, string>> {
  const { docs } = await req.payload.db.find<Merger>({
    collection: slugOf(req.payload, 'mergers'),
    pagination: false,
    req: inTransactionOf(req),
    where: { scope: { equals: 'record' } },
  })
  return new Map(docs.map(({ kind, now, was }) => [`${kind}:${was}`, now]))
}

function asText(mergers: ReadonlyMap<string, string>): string {
  return [...mergers]
    .map((pair) => pair.join(' '))
    .sort()
    .join('\n')
}

/** The same, read once where there is a memory, and noted where what is read is to be as it was when something is written. */
function mergers(req: InTransaction): Promise<Map<string, string>> {
  return remembered(req, 'mergers', async () => {
    const read = await readMergers(req)
    noteList(req, 'mergers', asText(read), async (again) => asText(await readMergers(again)))
    return read
  })
}

/** Tells of which record another one stands for it by now: the id of the one that is kept, or its own. */
export async function keptRecords(req: InTransaction): Promise<(collection: MergedCollection, id: string) => string> {
  const known = await mergers(req)
  return (collection, id) => known.get(`${mergedKinds[collection]}:${id}`) ?? id
}

/** The ids of the records of a collection that were merged into others: those that nobody chooses any more. */
export async function mergedRecords(req: InTransaction, collection: MergedCollection): Promise<string[]> {
  const kind = `${mergedKinds[collection]}:`
  return [...(await mergers(req)).keys()].filter((key) => key.startsWith(kind)).map((key) => key.slice(kind.length))
}

/** The id of a record, and those of all that were merged into it. */
export async function everyId(req: InTransaction, collection: MergedCollection, id: string): Promise<string[]> {
  const kind = `${mergedKinds[collection]}:`
  const former = [...(await mergers(req))].flatMap(([key, now]) =>
    now === id && key.startsWith(kind) ? [key.slice(kind.length)] : [],
  )
  return [id, ...former]
}

/** A list without what stands in it twice. */
function distinct<T extends object>(list: T[]): T[] {
  const known = new Set<string>()
  return list.filter((each) => {
    const text = JSON.stringify(each)
    if (known.has(text)) return false
    known.add(text)
    return true
  })
}

/**
 * What was released, with those of its records that were merged since called by what stands for them now, for whoever
 * compares it. Two that say the same are one; where they do not, both stay, and so it is another than what is there now.
 */
export async function calledNow<Document extends EditionDocument | null>(
  req: InTransaction,
  document: Document,
): Promise<Document> {
  if (document === null) return document
  const known = await mergers(req)
  if (known.size === 0) return document
  const names = new Map<string, string>()
  for (const collection of recordCollections) {
    for (const { id } of document[collection]) {
      const now = known.get(`${recordKinds[collection]}:${id}`)
      if (now !== undefined) names.set(id, now)
    }
  }
  if (names.size === 0) return document
  const called = renamed(document, names)
  const lists: Record<RecordCollection, object[]> = called
  for (const collection of recordCollections) lists[collection] = distinct(lists[collection])
  return called as Document
}
