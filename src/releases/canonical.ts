import canonicalize from 'canonicalize'
import { createHash } from 'node:crypto'
import { cleanText, soundText } from '../model/text'

/** The same value with every string, keys included, in Unicode Normalization Form C (Unicode Annex 15). */
function normalize(value: unknown): unknown {
  if (typeof value === 'string') return value.normalize('NFC')
  if (Array.isArray(value)) return value.map(normalize)
  if (value !== null && typeof value === 'object') {
    return Object.fromEntries(Object.entries(value).map(([key, each]) => [key.normalize('NFC'), normalize(each)]))
  }
  return value
}

/** The canonical JSON of a document (RFC 8785), with its strings in NFC so that "é" has one spelling. */
export function canonicalJson(document: object): string {
  const json = canonicalize(normalize(document))
  if (json === undefined) throw new Error('The document has no JSON form.')
  return json
}

/** SHA-256 of the canonical JSON of a document, in lower-case hexadecimal. */
export function hashOf(document: object): string {
  return createHash('sha256').update(canonicalJson(document)).digest('hex')
}

/** The same value with its text as it is cleaned when it is saved; running text keeps the spaces between its spans. */
function cleaned(value: unknown): unknown {
  if (typeof value === 'string') return cleanText(value) || null
  if (Array.isArray(value)) return value.map(cleaned)
  if (value === null || typeof value !== 'object') return value
  const isSpan = '_type' in value && value._type === 'span'
  return Object.fromEntries(
    Object.entries(value).map(([key, each]) => [
      key,
      isSpan && key === 'text' && typeof each === 'string' ? soundText(each) : cleaned(each),
    ]),
  )
}

/**
 * What a public document or a part of one says, to be compared: what was released before text was cleaned says the same
 * as what is presented of it since.
 */
export function meaningOf(document: object): string {
  return canonicalJson(cleaned(document) as object)
}
