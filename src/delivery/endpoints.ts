import type { Endpoint, PayloadHandler } from 'payload'
import { rawEndpoint } from '../access/endpoint'
import type { Settings } from '../options'
import { createDelivery } from './app'
import { deliveryOptions } from './options'
import { payloadStore } from './payloadStore'

const apps = new WeakMap<object, ReturnType<typeof createDelivery>>()

/** The public API as endpoints of Payload, so that it answers wherever Payload does. */
export function deliveryEndpoints({ api }: Settings): Endpoint[] {
  const handler: PayloadHandler = async (req) => {
    const { payload } = req
    let app = apps.get(payload)
    if (!app) {
      app = createDelivery({ ...deliveryOptions(payload), store: payloadStore(payload) })
      apps.set(payload, app)
    }
    // A request of its own: nothing that a session or a header of the authoring plane could change reaches the API.
    return app.fetch(
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
