import { OpenAPIHono } from '@hono/zod-openapi'
import type { MiddlewareHandler } from 'hono'
import { cors } from 'hono/cors'
import { noCards, sharedCards, type Cards } from './cards'
import { createPublication } from './formats/publication'
import { gonePage, wantsPage } from './gonePages'
import type { Site } from './pages/layout'
import { withPictures } from './pictures'
import { notModified } from './notModified'
import { movingCache, problem } from './problem'
import { allowedMethods, type PublicApi } from './route'
import { articlesRoute, editionRoute, relatedRoute } from './routes/articles'
import { cardRoute } from './routes/cards'
import { changesRoute } from './routes/changes'
import { correctionsRoute } from './routes/corrections'
import { discoveryRoutes } from './routes/discovery'
import { docsRoute } from './routes/docs'
import { correctionsFeedRoute, feedRoute } from './routes/feeds'
import { historyRoute } from './routes/history'
import { mediaRoutes, noMedia, type MediaLibrary } from './routes/media'
import { nameRoutes } from './routes/names'
import { oembedRoute } from './routes/oembed'
import { openapiRoute } from './routes/openapi'
import { pageRoutes } from './routes/pages'
import { recordRoutes } from './routes/records'
import { releaseRoute } from './routes/releases'
import { rootRoute } from './routes/root'
import { storyRoute } from './routes/stories'
import { streamRoute } from './routes/stream'
import type { Problem } from './schemas'
import { StoreFailure, withStoreFailures, type ReleaseStore } from './store'
import { createTail, type Tail } from './tail'
import { createUrls } from './urls'

export type DeliveryOptions = {
  store: ReleaseStore
  /** The followed end of the change feed over the same store. @default one of its own */
  tail?: Tail
  /** The name of the publication. @default 'Cited' */
  name?: string
  /** Where readers find it, or the template of the addresses of its editions. @default the pages, or the API */
  site?: string | null
  /** How the pages for readers are set. @default there are none */
  reader?: Omit<Site, 'publication' | 'urls'> | null
  /** The address of its logo. @default none */
  logo?: string | null
  /** The address of the licence under which its editions may be used. @default none */
  license?: string | null
  /**
   * How many seconds a shared cache may keep an answer that it can throw away by its tags.
   * @default as everybody: a second
   */
  sharedMaxAge?: number | null
  /** The locales that the numbers of languages are written in. @default the codes of the languages */
  locales?: Record<string, string>
  /** The codes of the languages that editions are published in. */
  languages: string[]
  /** Where the API is served from, as `https://news.example`; empty for addresses relative to the host. */
  baseURL: string
  /** @default '/api/v1' */
  basePath?: string
  /** The images of the newsroom. @default there are none */
  media?: MediaLibrary
  /** The pictures of editions, which the head of each names. @default there are none */
  cards?: Cards
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
  exposeHeaders: ['ETag, Last-Modified, Link, Retry-After'],
  maxAge: 86_400,
})

/** What an answer may load that is no page of its own (CSP Level 3): nothing, wherever it is shown. */
const DATA_POLICY = "default-src 'none'; frame-ancestors 'none'"

/** What an edition as a page may load: its image, from the address that the API gives images, and nothing that acts. */
function pagePolicy(root: string): string {
  const images = URL.canParse(root) ? `'self' ${new URL(root).origin}` : "'self'"
  return `default-src 'none'; img-src ${images}; base-uri 'none'; form-action 'none'; frame-ancestors 'none'`
}

type Common = {
  basePath: string
  root: string
  /** The address of the licence of what is answered. */
  license: string | null
  /** How many seconds shared caches keep what they can throw away by its tags. */
  sharedMaxAge: number | null
}

/** What every answer carries besides: errors, 304 and the answer to a preflight too. */
function commonHeaders({ basePath, license, root, sharedMaxAge }: Common): MiddlewareHandler {
  const ofPages = pagePolicy(root)
  return async (context, next) => {
    await next()
    const { headers } = context.res
    // A page is a page, whatever is accepted.
    if (context.req.path.startsWith(basePath)) headers.set('Vary', 'Accept')
    headers.set('X-Content-Type-Options', 'nosniff')
    headers.set('Referrer-Policy', 'strict-origin-when-cross-origin')
    if (!headers.has('Content-Security-Policy')) {
      const isPage = headers.get('Content-Type')?.startsWith('text/html') ?? false
      headers.set('Content-Security-Policy', isPage ? ofPages : DATA_POLICY)
    }
    if (context.res.status === 200) {
      if (license !== null) headers.append('Link', `<${license}>; rel="license"`)
      // What carries no tag nobody can throw away before it is old.
      if (sharedMaxAge !== null && headers.has('Cache-Tag') && headers.get('Cache-Control') === movingCache) {
        headers.set('Cache-Control', `public, max-age=1, s-maxage=${sharedMaxAge}, stale-while-revalidate=1`)
      }
    }
    if (context.req.method === 'OPTIONS') headers.set('Allow', allowedMethods)
  }
}

/** Gives a browser a page where it would get a problem that says that nothing is there. */
function pagesOfGone({ languages, publication: { home, name } }: PublicApi): MiddlewareHandler {
  return async (context, next) => {
    await next()
    const { req, res } = context
    if (res.status !== 404 && res.status !== 410) return
    if (!res.headers.get('Content-Type')?.startsWith('application/problem+json')) return
    if (!wantsPage(req.header('Accept'))) return
    const problem = (await res.clone().json()) as Problem
    // Of what machines follow there is nothing to show.
    if (problem.resync) return
    const page = gonePage(req.path, problem, { home, languages, name })
    const headers = new Headers(res.headers)
    headers.set('Content-Type', 'text/html; charset=utf-8')
    headers.set('Content-Length', String(Buffer.byteLength(page)))
    // The headers of the one before would be kept.
    context.res = undefined
    context.res = new Response(page, { status: res.status, headers })
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
  logo = null,
  license = null,
  sharedMaxAge = null,
  locales = {},
  reader = null,
  languages,
  baseURL,
  basePath = '/api/v1',
  log = consoleLog,
  media = noMedia,
  cards = noCards,
}: DeliveryOptions): OpenAPIHono {
  const app = new OpenAPIHono()
  const store = withPictures(withStoreFailures(unguarded), media.facts)
  const urls = createUrls(baseURL, basePath, { site, hasPages: reader !== null })
  const localeOf = (language: string) => locales[language] ?? language

  const delivery: PublicApi = {
    app,
    basePath,
    store,
    tail: tail ?? createTail({ store, onFailure: (err) => log.error({ err }, 'cited: the change feed stands still') }),
    publication: createPublication({ name, card: sharedCards(cards, urls), logo, license, localeOf }, urls),
    cards,
    languages,
    urls,
  }
  const nothingHere = () => problem('not-found', { detail: `Nothing is here. ${urls.root} lists what there is.` })
  app.use(
    '*',
    commonHeaders({ basePath, root: urls.root, license, sharedMaxAge }),
    anyOrigin,
    notModified,
    pagesOfGone(delivery),
  )
  // No address of ours has U+0000, and Postgres fails over it.
  app.use('*', ({ req }, next) =>
    req.path.includes('%00') || req.path.includes('\0') ? Promise.resolve(nothingHere()) : next(),
  )
  rootRoute(delivery)
  articlesRoute(delivery)
  editionRoute(delivery)
  relatedRoute(delivery)
  cardRoute(delivery)
  historyRoute(delivery)
  nameRoutes(delivery)
  storyRoute(delivery)
  recordRoutes(delivery)
  releaseRoute(delivery)
  correctionsRoute(delivery)
  changesRoute(delivery)
  streamRoute(delivery)
  feedRoute(delivery)
  correctionsFeedRoute(delivery)
  oembedRoute(delivery, reader !== null)
  mediaRoutes(delivery, media)
  openapiRoute(delivery)
  docsRoute(delivery)
  if (reader) {
    pageRoutes(delivery, { ...reader, publication: delivery.publication, urls }, (err) =>
      log.error({ err: err instanceof StoreFailure ? err.cause : err }, 'cited: a page could not be shown'),
    )
  }

  discoveryRoutes(delivery)

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
