import { APIError, type Config, type Endpoint, type PayloadRequest, type SanitizedConfig } from 'payload'
import { z } from 'zod'
import { followsReader } from '../body'
import { adminLanguage, say } from '../model/sentence'
import { hasRole, type Role } from './roles'
import { schemaErrors, sentence } from './sentences'

/** Who may call an endpoint: anybody at all, whoever has a link that leads there, or staff who have at least a role. */
type Who = 'anyone' | 'link' | Role

type Method = 'get' | 'post' | 'patch' | 'delete'

/** A row of the access table: an endpoint of Cited, and who may call it. */
export type AccessRow = {
  /** The collection that it belongs to; null for those of no collection. */
  collection: string | null
  method: string
  path: string
  who: Who
  /** What it does, in a few words. */
  does: string
  /** The query parameters that it takes of its own; none where it reads its request itself. */
  takes: readonly string[]
}

type Own = Pick<AccessRow, 'path' | 'who' | 'does'>

type Schema = z.ZodType

type Given<Body extends Schema, Query extends Schema> = {
  req: PayloadRequest
  /** The JSON body as its schema gives it; undefined where the endpoint takes none. */
  body: z.output<Body>
  /** The query parameters as their schema gives them; undefined where the endpoint takes none. */
  query: z.output<Query>
  /** The value of a parameter of the path. */
  param: (name: string) => string
}

type Definition<Body extends Schema, Query extends Schema> = {
  method: Method
  path: string
  who: Who
  does: string
  body?: Body
  query?: Query
  /** Gives what is answered as JSON (200), or a Response of its own. */
  handler: (given: Given<Body, Query>) => Promise<unknown>
}

/**
 * Makes an endpoint for Payload. It answers 401 and 403 to those it is not for, 400 to a body or query that is not as
 * its schema says, with each field and what is wrong with it, and else what its handler gives, never to be cached. All
 * that it says is in the language of whoever asks. It is its own row of the access table.
 */
export function endpoint<Body extends Schema = z.ZodUndefined, Query extends Schema = z.ZodUndefined>({
  method,
  path,
  who,
  does,
  body,
  query,
  handler,
}: Definition<Body, Query>): Endpoint {
  return guarded({ method, path, who, does, takes: namesOf(query) }, async (req) => {
    const given: Given<Body, Query> = {
      req,
      body: (await bodyOf(req, method, body)) as z.output<Body>,
      query: parsed(req, query ?? z.strictObject({}), parametersOf(req, req.searchParams)) as z.output<Query>,
      param: (name) => {
        const value = req.routeParams?.[name]
        return typeof value === 'string' ? value : ''
      },
    }
    const answered = await handler(given)
    return answered instanceof Response ? answered : answer(answered)
  })
}

/** How long a token may be that is looked at, in characters; ours are shorter. */
const LONGEST_TOKEN = 200

type LinkDefinition<Led, Query extends z.core.$ZodLooseShape> = {
  path: string
  does: string
  /** What it takes besides `token`. */
  query: Query
  /** What a token leads to, whoever asks; null where it leads nowhere, whatever the reason. */
  follow: (req: PayloadRequest, token: string) => Promise<Led | null>
  /** The one answer to every token that leads nowhere. */
  nowhere: (req: PayloadRequest) => Response
  handler: (given: { req: PayloadRequest; led: Led; query: z.output<z.ZodObject<Query>> }) => Promise<Response>
}

/**
 * Makes an endpoint for people without an account who have a link: `?token=`. A token that leads nowhere, because it is
 * none, or not any more, gets one answer. It is in the query, which no log has; whoever is signed in gets what others get.
 */
export function linkEndpoint<Led, Query extends z.core.$ZodLooseShape>({
  path,
  does,
  query: shape,
  follow,
  nowhere,
  handler,
}: LinkDefinition<Led, Query>): Endpoint {
  const taken = z.strictObject({ token: z.string().max(LONGEST_TOKEN).default('') })
  const rest = z.strictObject(shape)
  const takes = ['token', ...Object.keys(shape)]
  return guarded({ method: 'get', path, who: 'link', does, takes }, async (req) => {
    // What a network hangs on a link that somebody passed on is no question of whoever opens it.
    const meant = [...req.searchParams].filter(([name]) => !followsReader(name))
    const { token: said, ...others } = parametersOf(req, meant)
    const { token } = parsed(req, taken, said === undefined ? {} : { token: said }) as z.output<typeof taken>
    const query = parsed(req, rest, others) as z.output<z.ZodObject<Query>>
    const led = await follow(req, token)
    return led === null ? nowhere(req) : handler({ req, led, query })
  })
}

/**
 * Makes an endpoint that reads its request and writes its answer itself, as the public API does; any method. It is
 * guarded and a row of the access table like every other.
 */
export function rawEndpoint({
  handler,
  doesMany = false,
  ...row
}: Own & {
  method: Endpoint['method']
  handler: Endpoint['handler']
  /** Whether it does several things side by side, each an operation of its own. */
  doesMany?: boolean
}): Endpoint {
  const made = guarded({ ...row, takes: [] }, handler)
  return doesMany ? { ...made, custom: { ...made.custom, doesMany } } : made
}

/** The names of what a schema of a query takes. */
function namesOf(query: Schema | undefined): string[] {
  return query instanceof z.ZodObject ? Object.keys(query.shape) : []
}

function guarded(
  { method, path, who, does, takes }: Own & Pick<AccessRow, 'takes'> & { method: Endpoint['method'] },
  handler: Endpoint['handler'],
): Endpoint {
  // eslint-disable-next-line no-restricted-syntax -- here they are made
  return {
    method,
    path,
    custom: { cited: { who, does, takes } },
    handler: async (req) => {
      if (who !== 'anyone' && who !== 'link') {
        if (!req.user) throw new APIError(req.t('error:unauthorized'), 401, null, true)
        if (!hasRole(req, who)) throw new APIError(req.t('error:notAllowedToPerformAction'), 403, null, true)
      }
      return handler(req)
    },
  }
}

/** A JSON answer to staff, never kept by a cache. */
export function answer(body: unknown, status = 200): Response {
  return Response.json(body, { status, headers: { 'Cache-Control': 'no-store' } })
}

/** The parameters that every endpoint of Payload takes: they say how the caller reads, not what is asked. */
const ofPayload = ['depth', 'draft', 'fallback-locale', 'locale']

/** The parameters of a request by their names, but those of Payload. Refuses (400) one that is given twice: which is meant? */
function parametersOf(req: PayloadRequest, given: Iterable<[string, string]>): Record<string, string> {
  const own = [...given].filter(([name]) => !ofPayload.includes(name))
  const names = own.map(([name]) => name)
  const [twice] = names.filter((name, index) => names.indexOf(name) < index)
  if (twice !== undefined)
    throw badRequest(req, [{ path: twice, message: say(req, sentence('is given more than once')) }])
  return Object.fromEntries(own)
}

/** A whole number in digits, as a query has it: `0x10` and `1e1` are none. */
export function wholeNumber({ least, most }: { least: number; most: number }) {
  const said = sentence('must be a whole number from {least} to {most}', { least, most })
  return z
    .string()
    .refine((text) => /^\d{1,9}$/.test(text) && Number(text) >= least && Number(text) <= most, {
      params: { sentence: said },
    })
    .transform(Number)
}

/** The body as its schema gives it; where the endpoint takes none, there must be none. */
async function bodyOf(req: PayloadRequest, method: Method, schema: Schema | undefined): Promise<unknown> {
  if (schema) return parsed(req, schema, await jsonOf(req))
  // What sends JSON with every request sends an empty object for nothing.
  if (method !== 'get' && !['', '{}'].includes(((await req.text?.()) ?? '').trim())) {
    throw new APIError(say(req, sentence('This takes no body: send the request without one.')), 400, null, true)
  }
  return undefined
}

/** The body as JSON; undefined where there is none, which a schema may take for its default. */
async function jsonOf(req: PayloadRequest): Promise<unknown> {
  const text = (await req.text?.()) ?? ''
  // Behind a server a request without a body has an empty one, of whatever type it says.
  if (text === '') return undefined
  try {
    return JSON.parse(text) as unknown
  } catch {
    throw new APIError(say(req, sentence('The request has no JSON body.')), 400, null, true)
  }
}

/** A problem that a schema of ours says in its own words: `refine(…, { params: { sentence } })`. */
function ownWords(req: PayloadRequest, issue: z.core.$ZodIssue): string | undefined {
  const own = issue.code === 'custom' ? (issue.params?.sentence as Parameters<typeof say>[1] | undefined) : undefined
  return own && say(req, own)
}

const notKnown = sentence('is not known here')

function parsed(req: PayloadRequest, schema: Schema, value: unknown): unknown {
  const result = schema.safeParse(value, { error: schemaErrors[adminLanguage(req.i18n?.language)] })
  if (result.success) return result.data
  const errors = result.error.issues.flatMap((issue) =>
    issue.code === 'unrecognized_keys'
      ? issue.keys.map((key) => ({ path: [...issue.path, key].join('.'), message: say(req, notKnown) }))
      : { path: issue.path.join('.'), message: ownWords(req, issue) ?? issue.message },
  )
  throw badRequest(req, errors)
}

function badRequest(req: PayloadRequest, errors: Array<{ path: string; message: string }>): APIError {
  const list = errors.map(({ path, message }) => (path === '' ? message : `${path}: ${message}`)).join('; ')
  return new APIError(say(req, sentence('Bad request. {list}', { list })), 400, { errors }, true)
}

type Configured = Pick<Config, 'endpoints' | 'collections'> | Pick<SanitizedConfig, 'endpoints' | 'collections'>

/** Who may call the endpoints that Cited adds, read from the config that has them. */
export function accessTable({ collections, endpoints }: Configured): AccessRow[] {
  const rowsOf = (collection: string | null, list: Endpoint[] | false | undefined): AccessRow[] =>
    (list || []).flatMap(({ custom, method, path }) => {
      const row = custom?.cited as Pick<AccessRow, 'who' | 'does' | 'takes'> | undefined
      return row ? [{ collection, method, path, ...row }] : []
    })
  return [
    ...rowsOf(null, endpoints),
    ...(collections ?? []).flatMap((collection) => rowsOf(collection.slug, collection.endpoints)),
  ]
}
