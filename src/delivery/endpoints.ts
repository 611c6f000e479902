import type { Endpoint, Payload, PayloadHandler } from 'payload'
import { rawEndpoint } from '../access/endpoint'
import type { Settings } from '../options'
import { onNews } from '../releases/announce'
import { createDelivery } from './app'
import { deliveryOptions } from './options'
import { payloadStore } from './payloadStore'

const apps = new WeakMap<object, ReturnType<typeof createDelivery>>()

/** The public API of a Payload, and its pages for readers where the option `reader` has them; made once for a config. */
function deliveryOf(payload: Payload) {
  let app = apps.get(payload.config)
  if (!app) {
    const options = deliveryOptions(payload)
    app = createDelivery({ ...options, store: payloadStore(payload) })
    // What was drawn of a release must not outlive it here.
    onNews(() => Promise.resolve(options.cards.forget()))
    apps.set(payload.config, app)
  }
  return app
}

/**
 * Answers readers with the pages, for a project whose own server has a place for them: with the option `reader`.
 * @example
 * // app/(reader)/[language]/[[...path]]/route.ts
 * export async function GET(request: Request) {
 *   return readerPages(await getPayload({ config }), request)
 * }
 */
export async function readerPages(payload: Payload, request: Request): Promise<Response> {
  // Nothing else of what a browser sends is looked at: a page is the same for everybody.
  const headers = new Headers()
  const known = request.headers.get('If-None-Match')
  if (known !== null) headers.set('If-None-Match', known)
  return deliveryOf(payload).fetch(
    new Request(request.url, { headers, method: request.method, signal: request.signal }),
  )
}

/** The public API as endpoints of Payload, so that it answers wherever Payload does. */
export function deliveryEndpoints({ api }: Settings): Endpoint[] {
  const handler: PayloadHandler = async (req) => {
    // A request of its own: nothing that a session or a header of the authoring plane could change reaches the API.
    return deliveryOf(req.payload).fetch(
      new Request(req.url ?? '', { headers: req.headers, method: req.method ?? 'GET', signal: req.signal ?? null }),
    )
  }
  const methods = ['get', 'head', 'options', 'post', 'put', 'patch', 'delete'] as const
  return methods.flatMap((method) =>
    [api.path, `${api.path}/:path*`].map((path) =>
      rawEndpoint({ method, path, who: 'anyone', does: 'reads releases and nothing else', handler }),
    ),
  )
}
