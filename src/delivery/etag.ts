import { createHash } from 'node:crypto'

function sha256(text: string | Uint8Array): string {
  return createHash('sha256').update(text).digest('hex')
}

/** A strong entity tag (RFC 9110, 8.8.3) of a body. */
export function bodyTag(body: string | Uint8Array): string {
  return `"${sha256(body)}"`
}

/** A strong entity tag of a document with this hash and nothing else that can change. */
export function hashTag(hash: string): string {
  return `"${hash}"`
}

/**
 * A strong entity tag of a document together with what is answered around it and moves by itself: the hash stays
 * readable, and the tag still changes whenever the bytes do (RFC 9110, 8.8.1).
 */
export function movingTag(hash: string, moving: object | string): string {
  return `"${hash}-${sha256(typeof moving === 'string' ? moving : JSON.stringify(moving)).slice(0, 16)}"`
}

/**
 * Whether an If-None-Match names this tag: `*`, or a list compared weakly (RFC 9110, 13.1.2).
 * @example noneMatchNames('W/"a", "b"', '"a"') // true
 */
export function noneMatchNames(header: string | null, tag: string): boolean {
  if (header === null) return false
  if (header.trim() === '*') return true
  // An entity tag may hold a comma, so the list cannot be split at them.
  return [...header.matchAll(/(?:W\/)?("[^"]*")/g)].some(([, opaque]) => opaque === tag)
}
