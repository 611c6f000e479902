/** What the browser knows of the records that a body names, each asked for once with the others of its moment. */
import type { FigureUnit, Qualifier } from '../figures'
import type { Precision } from '../model/records'
import type { RecordCollection } from '../model/recordKinds'
import { selections } from './selections'
import type { Ask } from './server'

/** A record of which only a reference came: its id, when the document behind it does not exist or cannot be read. */
type Reference<Record> = Record | string | null

/** The records as far as a chip shows them. A relationship is populated one level deep. */
export type ChipRecords = {
  statistics: {
    id: string
    value: string
    high?: string | null
    qualifier: Qualifier
    unit: FigureUnit & { noun?: string | null }
    formula?: string | null
    label?: string | null
    asOf?: string | null
    precision?: Precision | null
    status?: 'unverified' | 'verified' | 'disputed' | 'retracted'
    evidence?: { source?: Reference<{ name: string }>; locator?: string | null }[] | null
  }
  quotes: { id: string; speaker?: Reference<{ name: string }> }
  sources: { id: string; name: string }
  media: {
    id: string
    alt?: string | null
    credit?: string | null
    url?: string | null
    width?: number | null
    height?: number | null
  }
}

export type Collection = keyof ChipRecords

/** The records that a body names, read by the server with the page: what it shows stands there from the first. */
export type KnownRecords = {
  /** The language that their labels are in. */
  locale: string
  records: { [Slug in RecordCollection]: ChipRecords[Slug][] }
}

/** What is known of a record: it may have been deleted, or the reading of it may have failed. */
export type Loaded<Record> =
  { state: 'loading' } | { state: 'ready'; record: Record } | { state: 'missing' } | { state: 'failed' }

/** How many records one request asks for: their ids must fit into an address. */
const BATCH = 50
/** How long a record counts as fresh, in milliseconds: all chips of a body that opens share one reading. */
const FRESH = 5_000

/** `readAt`: null of what came with the page and was not shown yet, however long the browser takes to draw it. */
type Entry = { loaded: Loaded<unknown>; readAt: number | null }
/** `sources`: what the collection of sources is called here. */
type Place = { collection: Collection; locale: string; sources: string }

export const loading: Loaded<never> = { state: 'loading' }
const entries = new Map<string, Entry>()
const waiting = new Map<string, { ask: Ask; place: Place; ids: Set<string> }>()
const listeners = new Set<() => void>()
/** How often records came: who shows several is drawn again then. */
let readings = 0

export function readingsSoFar(): number {
  return readings
}

function placeKey({ collection, locale }: Pick<Place, 'collection' | 'locale'>) {
  return `${collection} ${locale}`
}
function entryKey(place: Pick<Place, 'collection' | 'locale'>, id: string) {
  return `${placeKey(place)} ${id}`
}

export function subscribe(listener: () => void) {
  listeners.add(listener)
  return () => listeners.delete(listener)
}

function pathOf({ collection, locale, sources }: Place, ids: string[]): `/${string}` {
  const query = new URLSearchParams({
    'where[id][in]': ids.join(','),
    depth: '1',
    joins: 'false',
    limit: String(ids.length),
    locale,
    [`populate[${sources}][name]`]: 'true',
  })
  for (const field of selections[collection]) query.set(`select[${field}]`, 'true')
  return `/${collection}?${query}`
}

async function read(ask: Ask, place: Place, ids: string[]): Promise<void> {
  let found: Map<string, unknown> | undefined
  try {
    const { docs } = await ask<{ docs: { id: string }[] }>(pathOf(place, ids))
    found = new Map(docs.map((record) => [String(record.id), record]))
  } catch {
    // The network or the answer is broken: shown below as a failure.
  }
  for (const id of ids) {
    const record = found?.get(id)
    const loaded = found ? (record ? { state: 'ready' as const, record } : { state: 'missing' as const }) : undefined
    const before = entries.get(entryKey(place, id))?.loaded
    // What was read before is better than nothing when a later reading fails.
    const kept = before?.state === 'ready' ? before : { state: 'failed' as const }
    entries.set(entryKey(place, id), { loaded: loaded ?? kept, readAt: loaded ? Date.now() : 0 })
  }
  readings += 1
  for (const listener of listeners) listener()
}

function flush(): void {
  for (const { ask, place, ids } of waiting.values()) {
    const all = [...ids]
    for (let start = 0; start < all.length; start += BATCH) void read(ask, place, all.slice(start, start + BATCH))
  }
  waiting.clear()
}

/** Reads a record with the others that are asked for in the same moment, unless it was read just now. */
export function request(ask: Ask, place: Place, id: string, { again }: { again: boolean }): void {
  const entry = entries.get(entryKey(place, id))
  if (entry?.readAt === null) entry.readAt = Date.now()
  if (entry?.readAt && !again && Date.now() - entry.readAt < FRESH) return
  // Chips that mount while it is on its way must not ask once more.
  entries.set(entryKey(place, id), { loaded: entry?.loaded ?? loading, readAt: Date.now() })
  if (waiting.size === 0) setTimeout(flush, 0)
  const queue = waiting.get(placeKey(place)) ?? { ask, place, ids: new Set() }
  queue.ids.add(id)
  waiting.set(placeKey(place), queue)
}

/**
 * Takes over what came with the page, to be shown without being asked for. Of a server, which has many pages at once,
 * nothing is kept.
 */
export function know({ locale, records }: KnownRecords): void {
  if (typeof window === 'undefined') return
  for (const collection of ['statistics', 'quotes', 'sources'] as const) {
    for (const record of records[collection]) {
      entries.set(entryKey({ collection, locale }, String(record.id)), {
        loaded: { state: 'ready', record },
        readAt: null,
      })
    }
  }
}

/** What is known of a record now, without asking for it. */
export function loadedNow(collection: Collection, locale: string, id: string | undefined): Loaded<unknown> {
  return (id === undefined ? undefined : entries.get(entryKey({ collection, locale }, id))?.loaded) ?? loading
}

/** A record as far as it is known now, without asking for it. */
export function readNow<Slug extends Collection>(
  collection: Slug,
  locale: string,
  id: string | undefined,
): ChipRecords[Slug] | undefined {
  const loaded = loadedNow(collection, locale, id)
  return loaded.state === 'ready' ? (loaded.record as ChipRecords[Slug]) : undefined
}
