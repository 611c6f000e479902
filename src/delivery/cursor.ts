import type { EditionPosition } from './store'

// Cursors are opaque to clients: base64url of a text that begins with its version, so that a later form can be told
// from this one.
const write = (text: string): string => Buffer.from(text).toString('base64url')

const read = (cursor: string): string | null => {
  const text = Buffer.from(cursor, 'base64url').toString()
  // Decoding skips what is not base64url; a cursor of ours reads back the same.
  return write(text) === cursor ? text : null
}

/** The cursor of the change feed after a sequence. */
export const changeCursor = (sequence: number): string => write(`1:${sequence}`)

/** The sequence in a cursor of the change feed; null when it is not one. */
export const readChangeCursor = (cursor: string): number | null => {
  const [, sequence] = read(cursor)?.match(/^1:(0|[1-9]\d{0,14})$/) ?? []
  return sequence === undefined ? null : Number(sequence)
}

/** The cursor of the list of editions after a position. */
export const editionCursor = ({ at, hash }: EditionPosition): string => write(`1:${at}:${hash}`)

/** The position in a cursor of the list of editions; null when it is not one. */
export const readEditionCursor = (cursor: string): EditionPosition | null => {
  const [, at, hash] = read(cursor)?.match(/^1:(\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z):([0-9a-f]{64})$/) ?? []
  if (at === undefined || hash === undefined || Number.isNaN(Date.parse(at))) return null
  return { at, hash }
}
