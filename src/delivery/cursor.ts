import { createHash } from 'node:crypto'
import type { EditionOrder, EditionPosition, ReleaseEntry, ReleasePosition, SearchPosition } from './store'

// Cursors are opaque to clients: base64url of a text that begins with its version, so that a later form can be told
// from this one.
function write(text: string): string {
  return Buffer.from(text).toString('base64url')
}

function read(cursor: string): string | null {
  const text = Buffer.from(cursor, 'base64url').toString()
  // Decoding skips what is not base64url; a cursor of ours reads back the same.
  return write(text) === cursor ? text : null
}

/**
 * A place in the change feed: after the release with a sequence. `mark` tells that release from every other that could
 * have the number: one of another installation, or one made after the database went back to a backup.
 */
export type FeedPosition = { sequence: number; mark: string }

/** Before the first change; the same in every feed. */
export const feedStart: FeedPosition = { sequence: 0, mark: '' }

/** The place after a numbered release. Its hash and time mark it, which it keeps in whatever database it is moved to. */
export function positionAfter({ sequence, hash, at }: Pick<ReleaseEntry, 'sequence' | 'hash' | 'at'>): FeedPosition {
  if (sequence === null) throw new Error(`The release ${hash} has no sequence yet.`)
  return { sequence, mark: createHash('sha256').update(`${hash}:${at}`).digest('hex').slice(0, 12) }
}

/** The cursor of the change feed at a place. */
export function changeCursor({ sequence, mark }: FeedPosition): string {
  return write(`2:${sequence}:${mark}`)
}

/**
 * The place in a cursor of the change feed, `expired` when it has the form of an earlier version, and null when it is
 * no such cursor. Whether the place is one of this feed only the store can tell.
 */
export function readChangeCursor(cursor: string): FeedPosition | 'expired' | null {
  const text = read(cursor)
  if (text === null) return null
  if (/^1:(0|[1-9]\d{0,14})$/.test(text)) return 'expired'
  const [, sequence, mark] = text.match(/^2:([1-9]\d{0,14}):([0-9a-f]{12})$/) ?? []
  if (sequence !== undefined && mark !== undefined) return { sequence: Number(sequence), mark }
  return text === '2:0:' ? feedStart : null
}

/** A place in a list of editions in one order. */
export type ListPosition = EditionPosition & { order: EditionOrder }

/** The cursor of a list of editions after a position. */
export function editionCursor({ order, at, edition }: ListPosition): string {
  return write(`2:${order}:${at}:${edition}`)
}

/**
 * The position in a cursor of a list of editions, `expired` when it has the form of an earlier version, whose lists were
 * in another order, and null when it is no such cursor.
 */
export function readEditionCursor(cursor: string): ListPosition | 'expired' | null {
  const text = read(cursor)
  if (text === null) return null
  if (/^1:[\d:.TZ-]+:[0-9a-f]{64}$/.test(text)) return 'expired'
  const [, order, at, edition] =
    text.match(/^2:(published|updated):((?!0000)\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z):([0-9a-f]{16})$/) ?? []
  if (order === undefined || at === undefined || edition === undefined || Number.isNaN(Date.parse(at))) return null
  return { order: order as EditionOrder, at, edition }
}

/** The cursor of a list of releases after a position. */
export function releaseCursor({ at, hash }: ReleasePosition): string {
  return write(`released:${at}:${hash}`)
}

/** The position in a cursor of a list of releases; null when it is none. */
export function readReleaseCursor(cursor: string): ReleasePosition | null {
  const [, at, hash] =
    read(cursor)?.match(/^released:((?!0000)\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z):([0-9a-f]{64})$/) ?? []
  if (at === undefined || hash === undefined || Number.isNaN(Date.parse(at))) return null
  return { at, hash }
}

/** The cursor of the history of an edition after a release of it. */
export function versionCursor(version: number): string {
  return write(`version:${version}`)
}

/** The release in a cursor of the history of an edition; null when it is no such cursor. */
export function readVersionCursor(cursor: string): number | null {
  const [, version] = read(cursor)?.match(/^version:([1-9]\d{0,8})$/) ?? []
  return version === undefined ? null : Number(version)
}

/** The cursor of a list of names after the one with a slug. */
export function nameCursor(slug: string): string {
  return write(`name:${slug}`)
}

/** The slug in a cursor of a list of names; null when it is none. */
export function readNameCursor(cursor: string): string | null {
  const [, slug] = read(cursor)?.match(/^name:(.{1,200})$/) ?? []
  return slug === undefined || slug.includes('\0') ? null : slug
}

/** The cursor of what was found after a position. */
export function searchCursor({ where, place }: SearchPosition): string {
  return write(`found:${where}:${place}`)
}

/** The position in a cursor of what was found; null when it is none. */
export function readSearchCursor(cursor: string): SearchPosition | null {
  const [, where, place] = read(cursor)?.match(/^found:(title|text):(\d{1,16})$/) ?? []
  if (where === undefined || !Number.isSafeInteger(Number(place))) return null
  return { where: where as SearchPosition['where'], place: Number(place) }
}
