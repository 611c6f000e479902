import { z, type OpenAPIHono } from '@hono/zod-openapi'
import { accepts } from './accept'
import { readPath, readQuery } from './parameters'
import { problem } from './problem'
import { problemSchema } from './schemas'
import type { ReleaseStore } from './store'
import type { Tail } from './tail'
import type { Urls } from './urls'

/** What every route works with. */
export type PublicApi = {
  app: OpenAPIHono
  basePath: string
  store: ReleaseStore
  /** The end of the change feed, followed for all who wait for it. */
  tail: Tail
  /** The name of the publication. */
  name: string
  /** The codes of the configured languages. */
  languages: string[]
  urls: Urls
}

type Route<Path extends z.ZodObject, Query extends z.ZodObject> = {
  /** As the contract writes it: `/articles/{language}/{slug}`. */
  path: string
  summary: string
  description?: string
  params: Path
  query: Query
  answer: {
    schema: z.ZodType
    description: string
    example: object
    /** The media type of what the schema describes. @default 'application/json' */
    mediaType?: string
    /** The media types that it can be had in besides; `respond` then decides what `Accept` means. */
    otherTypes?: string[]
  }
  /** What it can answer besides 200, 304 and what every route can, with the reason. */
  others?: Partial<Record<308 | 404 | 410, string>>
  respond: (asked: { params: z.output<Path>; query: z.output<Query>; request: Request }) => Promise<Response>
}

/** No parameters. */
export const none = z.strictObject({})

export const allowedMethods = 'GET, HEAD, OPTIONS'

const text = { schema: { type: 'string' as const } }
const cacheHeaders = { ETag: text, 'Cache-Control': text }

function problemResponse(description: string, headers?: Record<string, typeof text>) {
  return {
    description,
    headers,
    content: { 'application/problem+json': { schema: problemSchema } },
  }
}

/** Answers the methods that write with a 405. */
export function refuseWrites(app: OpenAPIHono, patterns: string[]): void {
  app.on(['POST', 'PUT', 'PATCH', 'DELETE'], patterns, () =>
    problem(
      'method-not-allowed',
      { detail: `The public API is read-only: ${allowedMethods}.` },
      { Allow: allowedMethods },
    ),
  )
}

/** Adds a route to the app and to its contract at once, so that neither says what the other does not. */
export function addRoute<Path extends z.ZodObject, Query extends z.ZodObject>(
  { app, basePath }: Pick<PublicApi, 'app' | 'basePath'>,
  { path, summary, description, params, query, answer, others = {}, respond }: Route<Path, Query>,
): void {
  const { mediaType = 'application/json' } = answer
  app.openAPIRegistry.registerPath({
    method: 'get',
    path,
    summary,
    description,
    request: { params, query },
    responses: {
      200: {
        description: answer.description,
        headers: cacheHeaders,
        content: {
          ...Object.fromEntries(
            (answer.otherTypes ?? []).map((type) => [type, { schema: { type: 'string' as const } }]),
          ),
          [mediaType]: { schema: answer.schema, example: answer.example },
        },
      },
      304: { description: 'Nothing changed since the ETag in `If-None-Match`', headers: cacheHeaders },
      ...(others[308] && { 308: problemResponse(others[308], { Location: text }) }),
      400: problemResponse('A query parameter that is unknown, repeated or has a bad value'),
      ...(others[404] && { 404: problemResponse(others[404]) }),
      406: problemResponse('`Accept` excludes `application/json`'),
      ...(others[410] && { 410: problemResponse(others[410]) }),
      503: problemResponse('The store does not answer', { 'Retry-After': text }),
    },
  })
  const pattern = basePath + path.replaceAll(/{(\w+)}/g, ':$1')
  // The root answers with and without its slash: both are typed.
  const patterns = path === '/' ? [basePath || '/', `${basePath}/`] : [pattern]
  app.on('GET', patterns, async ({ req }) => {
    if (!answer.otherTypes && !accepts(req.header('Accept'), mediaType)) {
      return problem('not-acceptable', { detail: `Answers are \`${mediaType}\`; \`Accept\` excludes it.` })
    }
    const readParams = readPath(params, req.param())
    if ('refusal' in readParams) return readParams.refusal
    const readParameters = readQuery(query, new URL(req.url).searchParams)
    if ('refusal' in readParameters) return readParameters.refusal
    return respond({ params: readParams.value, query: readParameters.value, request: req.raw })
  })
  refuseWrites(app, patterns)
}
