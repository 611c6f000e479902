/**
 * Who has a document open. Each form that shows one says so again and again while it does, and is told who else has it
 * open and which revision it has now. Who is not heard of for a while has gone: a window that was shut, a machine that
 * sleeps. Nothing is kept of it, and nobody is kept out by it.
 */
import type { CollectionSlug, Endpoint, PayloadRequest, Where } from 'payload'
import { z } from 'zod'
import { endpoint } from '../access/endpoint'
import { notFound } from '../access/refuse'
import { inTransactionOf } from '../database/request'
import { idOf } from '../model/ids'
import { namesOf } from './accounts/names'
import { revisionOf } from '../releases/trail'
import { sentence } from './sentences'
import { slugOf } from '../model/slugs'

/** How long somebody counts as there after they were last heard of, in milliseconds. */
const GONE_AFTER = 45_000

/** A colleague who has the same document open. */
export type Present = {
  id: string
  name: string
  /** Since when, ISO 8601. */
  since: string
  /** When they last typed something; null where they only look. */
  typedAt: string | null
}

/** What a form is told. */
export type Presence = {
  others: Present[]
  /** How the document is saved now, by whom and when. */
  saved: { revision: string; by: { id: string; name: string } | null; at: string }
}

type Row = {
  id: string
  document: string
  user: unknown
  since: string | Date
  seenAt: string | Date
  typedAt?: string | Date | null
}
type Place = { collection: CollectionSlug; document: string }

function iso(at: string | Date): string {
  return new Date(at).toISOString()
}

async function seats(req: PayloadRequest, ...conditions: Where[]): Promise<Row[]> {
  const { docs } = await req.payload.db.find<Row>({
    collection: slugOf(req.payload, 'presences'),
    pagination: false,
    req: {},
    where: { and: conditions },
  })
  return docs
}

async function empty(req: PayloadRequest, where: Where): Promise<void> {
  await req.payload.db.deleteMany({ collection: slugOf(req.payload, 'presences'), req: {}, where })
}

function isOf(req: PayloadRequest, seat: string): Where {
  return { and: [{ seat: { equals: seat } }, { user: { equals: req.user?.id } }] }
}

/** Notes that a form has a document open. A seat is one form in one window: two windows of one person are two. */
async function note(req: PayloadRequest, place: Place, seat: string, isTyping: boolean, now: Date): Promise<void> {
  const { db } = req.payload
  const seen = { seenAt: now.toISOString(), ...(isTyping ? { typedAt: now.toISOString() } : {}) }
  const [row] = await seats(req, isOf(req, seat), {
    and: [{ collection: { equals: place.collection } }, { document: { equals: place.document } }],
  })
  if (row) {
    await db.updateOne({
      collection: slugOf(req.payload, 'presences'),
      data: seen,
      id: row.id,
      req: {},
      returning: false,
    })
    return
  }
  const goneSince = new Date(now.getTime() - GONE_AFTER).toISOString()
  await empty(req, { or: [isOf(req, seat), { seenAt: { less_than_equal: goneSince } }] })
  const data = { ...place, seat, user: req.user?.id, since: now.toISOString(), typedAt: null, ...seen }
  try {
    await db.create({ collection: slugOf(req.payload, 'presences'), data, req: {} })
  } catch (error) {
    // Two that a form sent at once: the other has noted it.
    if ((await seats(req, { seat: { equals: seat } })).length === 0) throw error
  }
}

/** The others behind some seats, each once however many windows they have, those who came first first. */
async function peopleAt(req: PayloadRequest, rows: readonly Row[]): Promise<Present[]> {
  const byUser = new Map<string, Row[]>()
  for (const row of rows) {
    const user = idOf(row.user)
    if (user !== undefined && user !== String(req.user?.id)) byUser.set(user, [...(byUser.get(user) ?? []), row])
  }
  if (byUser.size === 0) return []
  return [...(await namesOf(req, [...byUser.keys()]))]
    .map(([id, name]) => {
      const own = byUser.get(id) ?? []
      const typed = own.flatMap(({ typedAt }) => (typedAt ? [iso(typedAt)] : []))
      const since = own.map((row) => iso(row.since)).toSorted()[0] ?? ''
      return { id, name, since, typedAt: typed.toSorted().at(-1) ?? null }
    })
    .toSorted((a, b) => a.since.localeCompare(b.since))
}

function heardOf(now: Date): Where {
  return { seenAt: { greater_than: new Date(now.getTime() - GONE_AFTER).toISOString() } }
}

/** How a document is saved, for those who may read it. */
async function savedAs(req: PayloadRequest, { collection, document }: Place): Promise<Presence['saved']> {
  const { docs } = await req.payload.find({
    collection: slugOf(req.payload, collection),
    depth: 0,
    draft: true,
    limit: 1,
    overrideAccess: false,
    pagination: false,
    req: inTransactionOf(req),
    select: { revision: true, editedBy: true, updatedAt: true } as never,
    trash: true,
    where: { id: { equals: document } },
  })
  const row = docs[0] as unknown as { revision?: string; editedBy?: unknown; updatedAt: string } | undefined
  if (!row) throw notFound(req, sentence('There is no such document.'))
  const user = idOf(row.editedBy)
  const [by] = user ? [...(await namesOf(req, [user]))] : []
  return { revision: revisionOf(row), by: by ? { id: by[0], name: by[1] } : null, at: iso(row.updatedAt) }
}

/**
 * `POST /api/{collection}/:id/presence`: sent again and again while a document is open, and once when it is closed. It
 * answers who else has it open, since when, and how it is saved now.
 */
export function presenceEndpoint(collection: CollectionSlug): Endpoint {
  return endpoint({
    method: 'post',
    path: '/:id/presence',
    who: 'reporter',
    does: 'notes that a document is open, or was closed, and says who else has it open',
    body: z.strictObject({
      /** Which form of which window. */
      seat: z.string().min(1).max(64),
      isTyping: z.boolean().default(false),
      isLeaving: z.boolean().default(false),
    }),
    handler: async ({ req, body: { seat, isLeaving, isTyping }, param }): Promise<Presence> => {
      const place = { collection, document: param('id') }
      const now = new Date()
      const saved = await savedAs(req, place)
      if (isLeaving) await empty(req, isOf(req, seat))
      else await note(req, place, seat, isTyping, now)
      const here: Where = { and: [{ collection: { equals: collection } }, { document: { equals: place.document } }] }
      return { others: await peopleAt(req, await seats(req, here, heardOf(now))), saved }
    },
  })
}

/** `GET /api/articles/presence`: who else has which articles open, for the Desk. */
export const whoIsWhere: Endpoint = endpoint({
  method: 'get',
  path: '/presence',
  who: 'reporter',
  does: 'lists who has which articles open',
  handler: async ({ req }): Promise<{ articles: Record<string, Present[]> }> => {
    const rows = await seats(req, { collection: { equals: 'articles' } }, heardOf(new Date()))
    const articles: Record<string, Present[]> = {}
    for (const document of new Set(rows.map((row) => row.document))) {
      const people = await peopleAt(
        req,
        rows.filter((row) => row.document === document),
      )
      if (people.length > 0) articles[document] = people
    }
    return { articles }
  },
})
