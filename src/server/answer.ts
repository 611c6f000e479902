import { noneMatchNames } from '../delivery/etag'
import { encodeBody, type Coding } from './encode'

/** An answer in one content coding, in its final bytes. Headers alternate names and values, as `writeHead` takes them. */
export type Variant = {
  etag: string | null
  body: Buffer
  headers: string[]
  /** The headers of the 304 in its place. */
  headersNotModified: string[]
}

/** An answer in its final bytes. */
export type Answer = {
  status: number
  variants: Partial<Record<Coding, Variant>> & { identity: Variant }
  /** Whether it may be given again, to anybody, until what it depends on changes. */
  isLasting: boolean
  /** For how many milliseconds it may at most, where time alone makes it another: what its `Expires` says. */
  lastsFor?: number
  /** What it takes in memory, about, in bytes. */
  size: number
}

/** What the objects around the bytes of an answer take, about, in bytes. */
const OVERHEAD = 3000

/**
 * A strong entity tag for a coding: two representations with other bytes may not share one (RFC 9110, 8.8.3). The hash
 * stays readable in it.
 */
function tagOf(etag: string, coding: Coding): string {
  return coding === 'identity' ? etag : `${etag.slice(0, -1)}-${coding}"`
}

/** A response of the app in every coding. */
export async function encodeResponse(response: Response): Promise<Answer> {
  const body = Buffer.from(await response.arrayBuffer())
  const etag = response.headers.get('ETag')
  const isLasting =
    response.status === 200 && etag !== null && !/no-store|private/.test(response.headers.get('Cache-Control') ?? '')
  // Pictures are compressed already.
  const isText = !response.headers.get('Content-Type')?.startsWith('image/')
  const expires = Date.parse(response.headers.get('Expires') ?? '')
  const bodies = isLasting && isText ? await encodeBody(body) : { identity: body }
  const variantOf = (coding: Coding, bytes: Buffer): Variant => {
    const tag = etag && tagOf(etag, coding)
    const shared = [...response.headers].flatMap(([name, value]) => {
      if (['content-length', 'content-type', 'etag'].includes(name)) return []
      return name === 'vary' ? [name, `${value}, Accept-Encoding`] : [name, value]
    })
    const headersNotModified = [...(tag ? ['ETag', tag] : []), ...shared]
    const type = response.headers.get('Content-Type')
    const headers = [
      ...headersNotModified,
      ...(type ? ['Content-Type', type] : []),
      ...(coding === 'identity' ? [] : ['Content-Encoding', coding]),
      'Content-Length',
      String(bytes.length),
    ]
    return { etag: tag, body: bytes, headers, headersNotModified }
  }
  const variants: Answer['variants'] = { identity: variantOf('identity', bodies.identity) }
  let size = OVERHEAD + body.length
  for (const coding of ['gzip', 'br'] as const) {
    const bytes = bodies[coding]
    if (!bytes) continue
    variants[coding] = variantOf(coding, bytes)
    size += bytes.length
  }
  return {
    status: response.status,
    variants,
    isLasting,
    size,
    ...(!Number.isNaN(expires) && { lastsFor: Math.max(1, expires - Date.now()) }),
  }
}

/**
 * The variant that an If-None-Match says the client has. Any coding counts: the client chose it, and it is the same
 * document.
 */
export function variantNamed({ variants }: Answer, chosen: Variant, header: string): Variant | undefined {
  if (header === chosen.etag) return chosen
  return [chosen, ...Object.values(variants)].find(({ etag }) => etag !== null && noneMatchNames(header, etag))
}
