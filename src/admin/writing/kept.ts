import type { Kept } from './surroundings'

/**
 * What was typed and is not saved, in the browser: by whose it is, which document, and which window. It is gone once it
 * is saved, and offered to the same person where it is not.
 */

const PREFIX = 'cited-typed'

/** A document, or a new one of a collection, the language its form shows where it has several, and whose form it is. */
export type Drawer = { account: string; collection: string; id: string | null; locale: string | null }
export type Found = Kept & { key: string }

function prefixOf({ account, collection, id, locale }: Drawer): string {
  return [PREFIX, account, collection, id ?? 'new', ...(locale === null ? [] : [locale]), ''].join(':')
}

/** Keeps what was typed in one window, or forgets it. Says whether that could be done: a browser can be full, or refuse. */
export function keepTyped(drawer: Drawer, seat: string, kept: Kept | null): boolean {
  try {
    const key = prefixOf(drawer) + seat
    if (kept === null) localStorage.removeItem(key)
    else localStorage.setItem(key, JSON.stringify(kept))
    return true
  } catch {
    return false
  }
}

/** What was kept of a document by windows that are no more, the newest first. */
export async function findKept(drawer: Drawer, seat: string): Promise<Found[]> {
  const prefix = prefixOf(drawer)
  let keys: string[]
  try {
    keys = Object.keys(localStorage).filter((key) => key.startsWith(prefix) && key !== prefix + seat)
  } catch {
    return []
  }
  const open = await openSeats()
  return keys
    .filter((key) => !open.has(key.slice(prefix.length)))
    .flatMap((key) => {
      const kept = read(key)
      return kept ? [{ ...kept, key }] : []
    })
    .toSorted((a, b) => b.at - a.at)
}

function read(key: string): Kept | null {
  try {
    return JSON.parse(localStorage.getItem(key) ?? 'null') as Kept | null
  } catch {
    return null
  }
}

export function forgetKept(key: string): void {
  try {
    localStorage.removeItem(key)
  } catch {
    // Then it was not kept either.
  }
}

function lockOf(seat: string): string {
  return `${PREFIX}:${seat}`
}

/** The windows of this browser that show a form now. Where the browser does not tell, none. */
async function openSeats(): Promise<Set<string>> {
  if (!('locks' in navigator)) return new Set()
  const { held = [] } = await navigator.locks.query()
  return new Set(held.flatMap(({ name }) => (name?.startsWith(`${PREFIX}:`) ? [name.slice(PREFIX.length + 1)] : [])))
}

/** Tells the other windows that this one has its form open, until the function that it gives is called. */
export function holdSeat(seat: string): () => void {
  if (!('locks' in navigator)) return () => undefined
  let release: () => void = () => undefined
  const closed = new Promise<void>((resolve) => (release = resolve))
  void navigator.locks.request(lockOf(seat), () => closed)
  return release
}
