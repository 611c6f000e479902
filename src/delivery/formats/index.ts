/** The forms in which an edition can be had. */
import { preferred } from '../accept'
import type { Edition } from '../schemas'
import { toCsl } from './csl'
import { embeddableJson } from './embeddableJson'
import { toHtmlPage } from './html'
import { toJsonLd } from './jsonld'
import { toMarkdownPage } from './markdown'
import { toNinjs } from './ninjs'
import type { Publication } from './publication'

type Format = { contentType: string; write: (edition: Edition, publication: Publication) => string }

function json(write: (edition: Edition, publication: Publication) => object) {
  return (edition: Edition, publication: Publication) => JSON.stringify(write(edition, publication))
}

/** By the name that `?format=` takes. */
export const formats = {
  json: { contentType: 'application/json; charset=utf-8', write: json((edition) => edition) },
  jsonld: { contentType: 'application/ld+json', write: (...given) => embeddableJson(toJsonLd(...given)) },
  // ninjs has no media type of its own, so no Accept header asks for it.
  ninjs: { contentType: 'application/json; charset=utf-8', write: json(toNinjs) },
  html: { contentType: 'text/html; charset=utf-8', write: toHtmlPage },
  markdown: { contentType: 'text/markdown; charset=utf-8', write: toMarkdownPage },
  csl: { contentType: 'application/vnd.citationstyles.csl+json', write: json(toCsl) },
} as const satisfies Record<string, Format>

export type FormatName = keyof typeof formats
export const formatNames = Object.keys(formats) as [FormatName, ...FormatName[]]

/** Whether there is a format of this name. */
export function isFormat(name: string): name is FormatName {
  return Object.hasOwn(formats, name)
}

const negotiated: Record<string, FormatName> = {
  'application/json': 'json',
  'application/ld+json': 'jsonld',
  'text/html': 'html',
  'text/markdown': 'markdown',
  'application/vnd.citationstyles.csl+json': 'csl',
}

/** What an Accept header can choose among. */
export const mediaTypes = Object.keys(negotiated)

/** The format that an Accept header asks for (RFC 9110, 12.5.1); null when it lets none through. */
export function acceptedFormat(accept: string | null): FormatName | null {
  const mediaType = preferred(accept, mediaTypes)
  return (mediaType && negotiated[mediaType]) || null
}
