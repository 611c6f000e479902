/** Leaves records that were merged into others out of what there is to choose from: who means one means what is kept. */
import type { CollectionBeforeOperationHook, Payload, PayloadRequest, TypedLocale, TypedUser, Where } from 'payload'
import type { Memory } from '../../database/request'
import { slugOf } from '../../model/slugs'
import { citedContext } from '../../releases/context'
import { keptRecords, mergedKinds, mergedRecords, type MergedCollection } from '../../releases/mergers'

/** What is read once for all that a request does: Payload asks what is offered for each relation of a form, and of a text. */
const memories = new WeakMap<object, Memory>()

/** The records of a collection that were not merged into others; null where that is all of them. */
export async function keptOnly(req: PayloadRequest, collection: MergedCollection): Promise<Where | null> {
  const context = citedContext(req)
  const memory = memories.get(context) ?? new Map<string, Promise<unknown>>()
  memories.set(context, memory)
  const { payload, transactionID, user } = req
  const merged = await mergedRecords({ payload, transactionID, user, memory }, collection)
  return merged.length === 0 ? null : { id: { not_in: merged } }
}

/** Has `GET /api/{collection}?merged=false` leave them out, as those ask who offer records to choose from. */
export function leaveOutMerged(collection: MergedCollection): CollectionBeforeOperationHook {
  return async ({ args, operation, req }) => {
    if (operation !== 'read' || req.payloadAPI !== 'REST' || req.query?.merged !== 'false' || 'id' in args) return args
    const kept = await keptOnly(req, collection)
    if (!kept) return args
    const { where } = args as { where?: Where }
    return { ...args, where: where ? { and: [where, kept] } : kept }
  }
}

/** A record that was merged, and the one that stands for it. */
export type MergedElsewhere = { title: string; into: { id: string; title: string } }

const MOST_SAID = 5

/** Where those records of a list went that are called something and were merged, as whoever looks may read them. */
export async function mergedElsewhere(
  { locale, payload, user }: { locale?: string; payload: Payload; user: TypedUser | null },
  slug: string,
  called: string,
): Promise<{ collection: MergedCollection; found: MergedElsewhere[] } | null> {
  const collection = (Object.keys(mergedKinds) as MergedCollection[]).find((name) => slugOf(payload, name) === slug)
  if (collection === undefined || called.trim() === '') return null
  const memory = new Map<string, Promise<unknown>>()
  const merged = await mergedRecords({ payload, user, memory }, collection)
  if (merged.length === 0) return null
  const title = payload.collections[slugOf(payload, collection)].config.admin.useAsTitle ?? 'id'
  const read = async (where: Where, limit: number) => {
    const { docs } = await payload.find({
      collection: slugOf(payload, collection),
      depth: 0,
      joins: false as never,
      limit,
      ...(locale !== undefined && { locale: locale as TypedLocale }),
      overrideAccess: false,
      pagination: false,
      select: { [title]: true },
      user,
      where,
    })
    return (docs as unknown as Array<Record<string, unknown> & { id: number | string }>).map((doc) => ({
      id: String(doc.id),
      title: typeof doc[title] === 'string' && doc[title] !== '' ? doc[title] : String(doc.id),
    }))
  }
  const former = await read({ and: [{ id: { in: merged } }, { [title]: { like: called } }] }, MOST_SAID)
  if (former.length === 0) return null
  const kept = await keptRecords({ payload, user, memory })
  const into = await read({ id: { in: former.map(({ id }) => kept(collection, id)) } }, MOST_SAID)
  const found = former.flatMap((each) => {
    const one = into.find(({ id }) => id === kept(collection, each.id))
    return one ? [{ title: each.title, into: one }] : []
  })
  return { collection, found }
}
