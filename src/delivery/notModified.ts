import type { MiddlewareHandler } from 'hono'
import { noneMatchNames } from './etag'

/** What describes a body that a 304 does not have (RFC 9110, 15.4.5). */
const BODY_HEADERS = ['Content-Length', 'Content-Type']

/** Answers 304 in place of a 200 whose entity tag the request names in If-None-Match (RFC 9110, 13.1.2). */
export const notModified: MiddlewareHandler = async (context, next) => {
  await next()
  const { status, headers } = context.res
  const etag = headers.get('ETag')
  if (status !== 200 || etag === null || !noneMatchNames(context.req.header('If-None-Match') ?? null, etag)) return
  context.res = new Response(null, { status: 304, headers })
  for (const name of BODY_HEADERS) context.res.headers.delete(name)
}
