/** The guard in front of every endpoint of Payload and of Cited: what is asked, and what is sent. */
import {
  APIError,
  type Access,
  type Endpoint,
  type Payload,
  type PayloadRequest,
  type SanitizedCollectionConfig,
  type SanitizedConfig,
} from 'payload'
import { isObject } from '../../body'
import { say, type Sentence } from '../../model/sentence'
import { sentence } from '../sentences'
import { bodyKind, BodyRefused, largestBody, readJson, readText, tooLarge } from './body'
import { jsonProblem } from './json'
import { guardOperation } from './operations'
import { badQuery, badRequest } from './problems'
import { queryProblems } from './query'

/** What is the project's own, which nobody but it guards: a collection by its slug, an endpoint that it has set. */
export type IsHosts = (each: { endpoint?: Endpoint; slug?: string }) => boolean

type Options = {
  isHosts: IsHosts
  /** Whether an endpoint is of the public API, which reads releases and nothing of a request but its address. */
  isPublic: (endpoint: Pick<Endpoint, 'path'>) => boolean
}

/** Endpoints that are guarded already: Payload's own are the same objects in every config. */
const guarded = new WeakSet<Endpoint['handler']>()

function unsupported(): BodyRefused {
  return new BodyRefused(
    415,
    sentence('Send the request as application/json, or as multipart/form-data with a boundary.'),
  )
}

/**
 * Refuses a body that is too large, too slow, or not JSON. It is read from a copy: whoever answers the request reads it
 * too, and may do so twice. A form with files is left to Payload, which has the same limits.
 */
async function checkBody(req: PayloadRequest, collection: SanitizedCollectionConfig | undefined): Promise<void> {
  const type = req.headers.get('content-type')
  const ofFiles = req.payload.config.upload.requestSizeLimit ?? Infinity
  const most = largestBody(req.pathname ?? '', type, ofFiles)
  if (Number(req.headers.get('content-length') ?? 0) > most) throw tooLarge()
  const kind = bodyKind(type)
  // Preferences are read as JSON, whatever they are sent as.
  if (kind === 'multipart' && collection?.slug !== 'payload-preferences') return
  if (type !== null && /^multipart\//i.test(type.trim())) {
    throw new BodyRefused(400, sentence('The form could not be read.'))
  }
  if (!req.body) return
  const text = await readText((req as unknown as Request).clone(), { most })
  // Behind a server a request without a body has an empty one.
  if (text === '') return
  if (kind !== 'json') throw unsupported()
  const json = readJson(text)
  if (!isObject(json)) throw new BodyRefused(400, sentence('Send the fields as a JSON object.'))
  const problem = jsonProblem(json)
  if (problem) throw badRequest(req, [problem])
}

function checkQuery(req: PayloadRequest, collection: SanitizedCollectionConfig | undefined): void {
  const problems = queryProblems(req, req.query, collection)
  // A question can be sent as a body (X-HTTP-Method-Override); Payload puts its fields among the parameters.
  if (req.method?.toUpperCase() === 'GET' && req.data !== undefined) {
    if (isObject(req.data)) problems.push(...queryProblems(req, req.data, collection))
    else problems.push({ path: '', message: sentence('Send the fields as a JSON object.') })
  }
  if (problems.length > 0) throw badQuery(req, problems)
}

/** Documents in the trash are for those who may delete; Payload asks nobody (3.90.2). */
async function checkTrash(req: PayloadRequest, { access, trash }: SanitizedCollectionConfig): Promise<void> {
  const asked = [req.query.trash, req.data?.trash].some((value) => value === true || value === 'true')
  if (!trash || !asked || !req.user || (await access.delete({ req }))) return
  throw refused(req, 403, sentence('What is in the trash is for those who may delete it.'))
}

/**
 * Whether Payload could not read a form: it says so as if the fault were the server's. Errors of databases and of the
 * system have codes.
 */
function isUnreadForm(req: PayloadRequest, error: unknown): boolean {
  if (bodyKind(req.headers.get('content-type')) !== 'multipart' || req.data !== undefined || req.file) return false
  const { code, status } = error as { code?: unknown; status?: unknown }
  return error instanceof Error && code === undefined && (status === undefined || status === 500)
}

function refused(req: PayloadRequest, status: number, said: Sentence): APIError {
  return new APIError(say(req, said), status, null, true)
}

/**
 * `POST /api/{collection}/access/{id}` says what somebody may do with a document. It says the same of one that is not there
 * as of one that they may not read, so that it does not tell which there are.
 */
async function asIfReadable(req: PayloadRequest, { slug }: SanitizedCollectionConfig): Promise<void> {
  if (!req.user) throw new APIError(req.t('error:unauthorized'), 401, null, true)
  const { access } = req.payload.collections[slug].config
  if ((await access.read({ req })) === false) {
    throw new APIError(req.t('error:notAllowedToPerformAction'), 403, null, true)
  }
  const id = req.routeParams?.id
  if (typeof id !== 'string') return
  const found = await req.payload.findByID({
    collection: slug,
    depth: 0,
    disableErrors: true,
    draft: true,
    id,
    overrideAccess: false,
    req,
    select: {},
    trash: Boolean(req.payload.collections[slug].config.trash && (await access.delete({ req }))),
  })
  if (!found) delete req.routeParams?.id
}

/** Preferences that are not there are not deleted: of one that nobody kept Payload fails on SQL (3.90.2). */
async function checkPreference(req: PayloadRequest): Promise<void> {
  const { payload, routeParams, user } = req
  // Many are deleted by conditions.
  if (!user || typeof routeParams?.key !== 'string') return
  const { totalDocs } = await payload.db.count({
    collection: 'payload-preferences',
    req,
    where: {
      and: [
        { key: { equals: routeParams.key } },
        { 'user.value': { equals: user.id } },
        { 'user.relationTo': { equals: user.collection } },
      ],
    },
  })
  if (totalDocs === 0) throw new APIError(req.t('error:notFound'), 404, null, true)
}

function isReading(method: Endpoint['method']): boolean {
  return method === 'get' || method === 'head' || method === 'options' || method === 'connect'
}

function guard(endpoint: Endpoint, { isHosts, isPublic }: Options, collection?: SanitizedCollectionConfig): Endpoint {
  if (guarded.has(endpoint.handler) || isPublic(endpoint)) return endpoint
  if (!collection && isHosts({ endpoint })) return endpoint
  const isOurs = endpoint.custom?.cited !== undefined
  const handler: Endpoint['handler'] = async (req) => {
    // For the answer to an error too, which Payload makes.
    req.responseHeaders = new Headers(req.responseHeaders)
    for (const [name, value] of Object.entries(staffHeaders)) req.responseHeaders.set(name, value)
    try {
      if (!isReading(endpoint.method)) await checkBody(req, collection)
    } catch (error) {
      throw error instanceof BodyRefused ? refused(req, error.status, error.said) : error
    }
    // Ours say themselves what they take, but for those by `where`, which stand in the places of Payload's.
    if (!isOurs || endpoint.custom?.doesMany) checkQuery(req, collection)
    if (collection) await checkTrash(req, collection)
    if (collection && endpoint.path === '/access/:id?') await asIfReadable(req, collection)
    if (collection?.slug === 'payload-preferences' && endpoint.method === 'delete') await checkPreference(req)
    let response: Response
    try {
      response = await endpoint.handler(req)
    } catch (error) {
      throw isUnreadForm(req, error) ? refused(req, 400, sentence('The form could not be read.')) : error
    }
    // What the handler says goes before: Payload joins the two.
    for (const name of Object.keys(staffHeaders)) if (response.headers.has(name)) req.responseHeaders.delete(name)
    return response
  }
  guarded.add(handler)
  return { ...endpoint, handler }
}

/** What every answer to staff carries: it is theirs alone, and it is what it says it is. */
const staffHeaders = {
  'Cache-Control': 'no-store',
  'Referrer-Policy': 'no-referrer',
  'X-Content-Type-Options': 'nosniff',
}

/** Whether a collection can do what an endpoint of Payload's is for. It fails (500) where one cannot. */
function isPossible(
  { path }: Endpoint,
  { auth, slug, versions }: SanitizedCollectionConfig,
  { jobs }: Pick<SanitizedConfig, 'jobs'>,
): boolean {
  if (path.startsWith('/verify/')) return Boolean(auth && auth.verify)
  if (slug === 'payload-jobs' && path === '/handle-schedules') return Boolean(jobs.scheduling)
  return versions || !path.startsWith('/versions') ? true : false
}

/**
 * Locks of documents are for those who work in the admin. Payload leaves them to whoever is signed in (3.90.2): a customer
 * of the host could keep an editor out.
 */
function guardLocks({ collections, config }: Payload): void {
  const locks = collections['payload-locked-documents']?.config
  if (!locks) return
  const isOfAdmin: Access = ({ req }) => req.user?.collection === config.admin.user
  locks.access = { ...locks.access, create: isOfAdmin, delete: isOfAdmin, read: isOfAdmin, update: isOfAdmin }
}

/** Puts the guard in front of everything that a Payload does for others. It may be done again, for a config read anew. */
export function guardPayload(payload: Payload, options: Options): void {
  const { config } = payload
  guardLocks(payload)
  const { endpoints } = config as { endpoints: Endpoint[] }
  endpoints.splice(0, endpoints.length, ...endpoints.map((endpoint) => guard(endpoint, options)))
  for (const { config: collection } of Object.values(payload.collections)) {
    if (options.isHosts({ slug: collection.slug })) continue
    const endpoints = collection.endpoints || []
    collection.endpoints = endpoints
      .filter((endpoint) => isPossible(endpoint, collection, config))
      .map((endpoint) => guard(endpoint, options, collection))
    const { beforeOperation } = collection.hooks
    if (!beforeOperation.includes(guardOperation)) beforeOperation.unshift(guardOperation)
  }
}
