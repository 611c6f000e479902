import canonicalize from 'canonicalize'
import { createHash } from 'node:crypto'

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
