'use client'

import { useDocumentEvents } from '@payloadcms/ui'
import { useEffect, useSyncExternalStore } from 'react'
import type { FigureUnit, Qualifier } from '../figures'
import type { Precision } from '../model/records'
import { recordCollections, type RecordCollection } from '../model/recordKinds'
import { useSlugOf } from './project'
import { selections } from './selections'
import { useServer, type Ask } from './server'

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

type Collection = keyof ChipRecords

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

type Entry = { loaded: Loaded<unknown>; readAt: number }
/** `sources`: what the collection of sources is called here. */
type Place = { collection: Collection; locale: string; sources: string }

const loading: Loaded<never> = { state: 'loading' }
const entries = new Map<string, Entry>()
const waiting = new Map<string, { ask: Ask; place: Place; ids: Set<string> }>()
const listeners = new Set<() => void>()
/** How often records came: who shows several is drawn again then. */
let readings = 0

function placeKey({ collection, locale }: Pick<Place, 'collection' | 'locale'>) {
  return `${collection} ${locale}`
}
function entryKey(place: Pick<Place, 'collection' | 'locale'>, id: string) {
  return `${placeKey(place)} ${id}`
}

function subscribe(listener: () => void) {
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
function request(ask: Ask, place: Place, id: string, { again }: { again: boolean }): void {
  const entry = entries.get(entryKey(place, id))
  if (entry && !again && Date.now() - entry.readAt < FRESH) return
  // Chips that mount while it is on its way must not ask once more.
  entries.set(entryKey(place, id), { loaded: entry?.loaded ?? loading, readAt: Date.now() })
  if (waiting.size === 0) setTimeout(flush, 0)
  const queue = waiting.get(placeKey(place)) ?? { ask, place, ids: new Set() }
  queue.ids.add(id)
  waiting.set(placeKey(place), queue)
}

/** Takes over what came with the page, as read just now. Of a server, which has many pages at once, nothing is kept. */
export function know({ locale, records }: KnownRecords): void {
  if (typeof window === 'undefined') return
  for (const collection of ['statistics', 'quotes', 'sources'] as const) {
    for (const record of records[collection]) {
      entries.set(entryKey({ collection, locale }, String(record.id)), {
        loaded: { state: 'ready', record },
        readAt: Date.now(),
      })
    }
  }
}

/** A record as far as it is known now, without asking for it. */
export function readNow<Slug extends Collection>(
  collection: Slug,
  locale: string,
  id: string | undefined,
): ChipRecords[Slug] | undefined {
  const loaded = id === undefined ? undefined : entries.get(entryKey({ collection, locale }, id))?.loaded
  return loaded?.state === 'ready' ? (loaded.record as ChipRecords[Slug]) : undefined
}

/** A record with its labels in `locale`, read by the browser; read again after somebody edits it in a drawer. */
export function useRecord<Slug extends Collection>(
  collection: Slug,
  id: string | undefined,
  locale: string,
): Loaded<ChipRecords[Slug]> {
  const ask = useServer()
  const { mostRecentUpdate } = useDocumentEvents()
  const slugOf = useSlugOf()
  const sources = slugOf('sources')

  useEffect(() => {
    if (id) request(ask, { collection, locale, sources }, id, { again: false })
  }, [ask, collection, id, locale, sources])

  useEffect(() => {
    // The edited record may also be the source that this one names.
    const concerns = [...recordCollections, 'media' as const].some(
      (name) => slugOf(name) === mostRecentUpdate?.entitySlug,
    )
    if (id && concerns) request(ask, { collection, locale, sources }, id, { again: true })
  }, [ask, collection, id, locale, mostRecentUpdate, slugOf, sources])

  const loaded = useSyncExternalStore(
    subscribe,
    () => (id ? entries.get(entryKey({ collection, locale }, id))?.loaded : undefined) ?? loading,
    () => loading,
  )
  return loaded as Loaded<ChipRecords[Slug]>
}

/** Several records as far as they are known, in their order; what is not there yet, or any more, is left out. */
export function useRecords<Slug extends Collection>(
  collection: Slug,
  ids: readonly string[],
  locale: string,
): ChipRecords[Slug][] {
  const ask = useServer()
  const sources = useSlugOf()('sources')
  const asked = ids.join(' ')
  useEffect(() => {
    for (const id of asked.split(' ')) if (id) request(ask, { collection, locale, sources }, id, { again: false })
  }, [ask, asked, collection, locale, sources])
  useSyncExternalStore(
    subscribe,
    () => readings,
    () => 0,
  )
  return ids.flatMap((id) => readNow(collection, locale, id) ?? [])
}
