import { bodyTag, noneMatchNames } from './etag'
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

/** Text of some type, or 304 when the request already has it (RFC 9110, 15.4.5). HEAD gets the same headers. */
export function respondText(request: Request, body: string, options: Options & { contentType: string }): Response {
  const etag = options.etag ?? bodyTag(body)
  const headers = { ETag: etag, 'Cache-Control': options.cacheControl ?? movingCache, ...options.headers }
  if (noneMatchNames(request.headers.get('If-None-Match'), etag)) return new Response(null, { status: 304, headers })
  return new Response(body, {
    headers: { ...headers, 'Content-Type': options.contentType, 'Content-Length': String(Buffer.byteLength(body)) },
  })
}

/** A value as JSON. */
export function respond(request: Request, value: object, options: Options = {}): Response {
  return respondText(request, JSON.stringify(value), { ...options, contentType: 'application/json; charset=utf-8' })
}
