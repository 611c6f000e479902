import { z, type OpenAPIHono } from '@hono/zod-openapi'
import { accepts } from './accept'
import type { Cards } from './cards'
import type { Publication } from './formats/publication'
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
  publication: Publication
  /** The pictures of editions. */
  cards: Cards
  /** The codes of the configured languages. */
  languages: string[]
  urls: Urls
}

/** An answer as the contract has it: one operation gives one media type, so that clients made of it know what they get. */
type Answer = {
  schema: z.ZodType
  description: string
  example: unknown
  /** The media type. @default 'application/json' */
  mediaType?: string
}

/** What an operation says of itself in the contract. */
type Operation = {
  /** As the contract writes it: `/articles/{language}/{slug}`. */
  path: string
  /** What clients that are made of the contract call it. @default made of the path: `getStories` */
  operationId?: string
  summary: string
  description?: string
  /** What it is listed under. @default the first part of the path */
  tag?: string
  params: z.ZodObject
  query: z.ZodObject
  answer: Answer
  /** What it can answer besides 200, 304 and what every route can, with the reason. */
  others?: Partial<Record<308 | 404 | 410 | 501, string>>
  /** Whether browsers are its readers: what is not there, or not any more, it tells them in a page. */
  isPage?: boolean
}

type Route<Path extends z.ZodObject, Query extends z.ZodObject> = Operation & {
  params: Path
  query: Query
  /** Whether `respond` decides what `Accept` means, and not the media type of the answer. */
  negotiates?: boolean
  /** What the contract has of it, where that is not one operation at its path. */
  operations?: Operation[]
  respond: (asked: { params: z.output<Path>; query: z.output<Query>; request: Request }) => Promise<Response>
}

/** No parameters. */
export const none = z.strictObject({})

export const allowedMethods = 'GET, HEAD, OPTIONS'

const text = { schema: { type: 'string' as const } }
const cacheHeaders = { ETag: text, 'Cache-Control': text }

/** A problem in the contract. */
export function problemResponse(description: string, headers?: Record<string, typeof text>, isPage = false) {
  return {
    description,
    headers,
    content: {
      'application/problem+json': { schema: problemSchema },
      ...(isPage && { 'text/html': { schema: z.string() } }),
    },
  }
}

/** What each operation can answer besides. */
export const failures = {
  500: problemResponse('A fault of the server'),
  503: problemResponse('The store does not answer', { 'Retry-After': text }),
}

/** `/articles/{language}` as a name: `getArticlesLanguage`. */
function nameOf(path: string): string {
  const words = path.match(/[a-z]+/gi) ?? []
  return `get${words.map((word) => word.charAt(0).toUpperCase() + word.slice(1)).join('')}`
}

/** Adds an operation to the contract. */
function describeOperation(
  { app }: Pick<PublicApi, 'app'>,
  { path, operationId, summary, description, tag, params, query, answer, others = {}, isPage }: Operation,
): void {
  const { mediaType = 'application/json' } = answer
  app.openAPIRegistry.registerPath({
    method: 'get',
    path,
    operationId: operationId ?? nameOf(path),
    tags: [tag ?? /[a-z]+/.exec(path)?.[0] ?? 'root'],
    summary,
    description: description ?? `${summary}.`,
    request: { params, query },
    responses: {
      200: {
        description: answer.description,
        headers: cacheHeaders,
        content: { [mediaType]: { schema: answer.schema, example: answer.example } },
      },
      304: { description: 'Nothing changed since the ETag in `If-None-Match`', headers: cacheHeaders },
      ...(others[308] && { 308: problemResponse(others[308], { Location: text }) }),
      400: problemResponse('A query parameter that is unknown, repeated or has a bad value'),
      ...(others[404] && { 404: problemResponse(others[404], undefined, isPage) }),
      406: problemResponse(`\`Accept\` excludes \`${mediaType}\``),
      ...(others[410] && { 410: problemResponse(others[410], undefined, isPage) }),
      ...(others[501] && { 501: problemResponse(others[501]) }),
      ...failures,
    },
  })
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
  { negotiates = false, operations, respond, ...operation }: Route<Path, Query>,
): void {
  const { path, params, query, answer } = operation
  const { mediaType = 'application/json' } = answer
  for (const each of operations ?? [operation]) describeOperation({ app }, each)
  const pattern = basePath + path.replaceAll(/{(\w+)}/g, ':$1')
  // The root answers with and without its slash: both are typed.
  const patterns = path === '/' ? [basePath || '/', `${basePath}/`] : [pattern]
  app.on('GET', patterns, async ({ req }) => {
    if (!negotiates && !accepts(req.header('Accept'), mediaType)) {
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
