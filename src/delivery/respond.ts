import { bodyTag } from './etag'
import { movingCache } from './problem'

type Options = {
  /** The strong entity tag. @default the SHA-256 of the body */
  etag?: string
  /**
   * `Cache-Control`. The default lets a shared cache absorb a rush and lets nothing be staler than about a second,
   * which is how long a correction or a takedown may take to reach readers.
   */
  cacheControl?: string
  headers?: Record<string, string>
}

/** A body of some type, under its entity tag. */
export function respondBody(
  body: string | Uint8Array<ArrayBuffer>,
  { etag = bodyTag(body), cacheControl = movingCache, headers, contentType }: Options & { contentType: string },
): Response {
  return new Response(body, {
    headers: {
      ETag: etag,
      'Cache-Control': cacheControl,
      ...headers,
      'Content-Type': contentType,
      'Content-Length': String(Buffer.byteLength(body)),
    },
  })
}

/** A value as JSON. */
export function respond(value: object, options: Options = {}): Response {
  return respondBody(JSON.stringify(value), { ...options, contentType: 'application/json; charset=utf-8' })
}
