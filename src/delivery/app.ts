import { OpenAPIHono } from '@hono/zod-openapi'
import type { MiddlewareHandler } from 'hono'
import { cors } from 'hono/cors'
import { notModified } from './notModified'
import { problem } from './problem'
import { allowedMethods, type PublicApi } from './route'
import { articlesRoute, editionRoute, relatedRoute } from './routes/articles'
import { changesRoute } from './routes/changes'
import { docsRoute } from './routes/docs'
import { feedRoute } from './routes/feeds'
import { mediaRoute, type ReadMedia } from './routes/media'
import { nameRoutes } from './routes/names'
import { openapiRoute } from './routes/openapi'
import { recordRoutes } from './routes/records'
import { releaseRoute } from './routes/releases'
import { rootRoute } from './routes/root'
import { storyRoute } from './routes/stories'
import { streamRoute } from './routes/stream'
import { StoreFailure, withStoreFailures, type ReleaseStore } from './store'
import { createTail, type Tail } from './tail'
import { createUrls } from './urls'

export type DeliveryOptions = {
  store: ReleaseStore
  /** The followed end of the change feed over the same store. @default one of its own */
  tail?: Tail
  /** The name of the publication. @default 'Cited' */
  name?: string
  /** Where readers find it. @default the API */
  site?: string | null
  /** The codes of the languages that editions are published in. */
  languages: string[]
  /** Where the API is served from, as `https://news.example`; empty for addresses relative to the host. */
  baseURL: string
  /** @default '/api/v1' */
  basePath?: string
  /** Reads uploaded images. @default there are none */
  readMedia?: ReadMedia
  /** Where failures go, as pino or Payload's `logger` takes them. @default the console */
  log?: { error: (details: { err: unknown }, message: string) => void }
}

const consoleLog: NonNullable<DeliveryOptions['log']> = {
  error: ({ err }, message) => console.error(message, err),
}

/** Anyone may read the API, from any page, with what `fetch` and `EventSource` send to go on where they were. */
const anyOrigin = cors({
  // Each list is in one piece: the library would join its items without spaces.
  origin: '*',
  allowMethods: [allowedMethods],
  allowHeaders: ['Accept, If-None-Match, Last-Event-ID'],
  exposeHeaders: ['ETag, Link, Retry-After'],
  maxAge: 86_400,
})

/** What an answer may load that is no page of its own (CSP Level 3): nothing, wherever it is shown. */
const DATA_POLICY = "default-src 'none'; frame-ancestors 'none'"

/** What an edition as a page may load: its image, from the address that the API gives images, and nothing that acts. */
function pagePolicy(root: string): string {
  const images = URL.canParse(root) ? `'self' ${new URL(root).origin}` : "'self'"
  return `default-src 'none'; img-src ${images}; base-uri 'none'; form-action 'none'; frame-ancestors 'none'`
}

/** What every answer carries besides: errors, 304 and the answer to a preflight too. */
function commonHeaders(root: string): MiddlewareHandler {
  const ofPages = pagePolicy(root)
  return async (context, next) => {
    await next()
    const { headers } = context.res
    headers.set('Vary', 'Accept')
    headers.set('X-Content-Type-Options', 'nosniff')
    headers.set('Referrer-Policy', 'strict-origin-when-cross-origin')
    if (!headers.has('Content-Security-Policy')) {
      const isPage = headers.get('Content-Type')?.startsWith('text/html') ?? false
      headers.set('Content-Security-Policy', isPage ? ofPages : DATA_POLICY)
    }
    if (context.req.method === 'OPTIONS') headers.set('Allow', allowedMethods)
  }
}

/**
 * The public REST API: a Hono app that reads releases and nothing else.
 * @example
 * const app = createDelivery({ store: payloadStore(payload), languages, baseURL: 'https://news.example' })
 * const response = await app.fetch(request)
 */
export function createDelivery({
  store: unguarded,
  tail,
  name = 'Cited',
  site = null,
  languages,
  baseURL,
  basePath = '/api/v1',
  log = consoleLog,
  readMedia = () => Promise.resolve(null),
}: DeliveryOptions): OpenAPIHono {
  const app = new OpenAPIHono()
  const store = withStoreFailures(unguarded)

  const delivery: PublicApi = {
    app,
    basePath,
    store,
    tail: tail ?? createTail({ store, onFailure: (err) => log.error({ err }, 'cited: the change feed stands still') }),
    name,
    site,
    languages,
    urls: createUrls(baseURL, basePath),
  }
  const nothingHere = () =>
    problem('not-found', { detail: `Nothing is here. ${delivery.urls.root} lists what there is.` })
  app.use('*', commonHeaders(delivery.urls.root), anyOrigin, notModified)
  // No address of ours has U+0000, and Postgres fails over it.
  app.use('*', ({ req }, next) =>
    req.path.includes('%00') || req.path.includes('\0') ? Promise.resolve(nothingHere()) : next(),
  )
  rootRoute(delivery)
  articlesRoute(delivery)
  editionRoute(delivery)
  relatedRoute(delivery)
  nameRoutes(delivery)
  storyRoute(delivery)
  recordRoutes(delivery)
  releaseRoute(delivery)
  changesRoute(delivery)
  streamRoute(delivery)
  feedRoute(delivery)
  mediaRoute(delivery, readMedia)
  openapiRoute(delivery)
  docsRoute(delivery)

  app.notFound(nothingHere)
  app.onError((error) => {
    if (error instanceof StoreFailure) {
      log.error({ err: error.cause }, 'cited: the public API could not read the releases')
      return problem('unavailable', { detail: 'The store does not answer. Try again shortly.' }, { 'Retry-After': '5' })
    }
    log.error({ err: error }, 'cited: the public API failed')
    return problem('internal-error', { detail: 'This is a fault of the server. It was logged.' })
  })
  return app
}
