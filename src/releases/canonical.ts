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

/** What of a body has its key from the place where it stands; the key of an object is that of its node. */
const KEYED_BY_PLACE = ['block', 'span', 'link', 'break', 'table', 'row', 'cell']
/** A mark that is the key of a link, which begins with that of its passage. */
const LINK_MARK = /^b\d+(?:-\d+)*(?=l\d+$)/

function isTyped(value: unknown, types: readonly string[]): value is { _type: string } & Record<string, unknown> {
  return typeof value === 'object' && value !== null && '_type' in value && types.includes(String(value._type))
}

/** What stands in a passage without the white space around it, which nobody sees. */
function withoutEdges(children: readonly unknown[]): unknown[] {
  const from = children.findIndex((each) => !isWhite(each))
  const to = children.findLastIndex((each) => !isWhite(each))
  return children.slice(Math.max(from, 0), to + 1).map((each, index, kept) => {
    if (!isTyped(each, ['span']) || typeof each.text !== 'string') return each
    const start = index === 0 ? each.text.trimStart() : each.text
    return { ...each, text: index === kept.length - 1 ? start.trimEnd() : start }
  })
}

function isWhite(child: unknown): boolean {
  return isTyped(child, ['span']) && typeof child.text === 'string' && child.text.trim() === ''
}

/**
 * The same value with its text as it is cleaned when it is saved. Running text keeps the spaces between its spans; those
 * around a passage are nothing, and so is a place that an empty passage before it has changed.
 */
function cleaned(value: unknown): unknown {
  if (typeof value === 'string') return cleanText(value) || null
  if (Array.isArray(value)) return value.map(cleaned)
  if (value === null || typeof value !== 'object') return value
  const isOfPlace = isTyped(value, KEYED_BY_PLACE)
  return Object.fromEntries(
    Object.entries(value).map(([key, each]: [string, unknown]) => {
      if (isOfPlace && key === '_key') return [key, value._type === 'link' ? String(each).replace(LINK_MARK, '') : null]
      if (isOfPlace && key === 'text' && typeof each === 'string') return [key, soundText(each)]
      if (isOfPlace && key === 'marks' && Array.isArray(each)) {
        return [key, each.map((mark: unknown) => (typeof mark === 'string' ? mark.replace(LINK_MARK, '') : mark))]
      }
      if (isOfPlace && key === 'children' && Array.isArray(each)) return [key, withoutEdges(each).map(cleaned)]
      return [key, cleaned(each)]
    }),
  )
}

/**
 * What a public document or a part of one says, to be compared: what was released before text was cleaned says the same
 * as what is presented of it since.
 */
export function meaningOf(document: object): string {
  return canonicalJson(cleaned(document) as object)
}
