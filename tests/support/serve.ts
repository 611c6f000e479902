import { serve } from '@hono/node-server'
import type { AddressInfo } from 'node:net'
import type { Payload } from 'payload'
import { createDelivery, createTail, payloadStore } from '../../src/delivery'

/** Serves the public API of a newsroom on a port of its own. */
export async function serveDelivery(payload: Payload, port = 0) {
  const store = payloadStore(payload)
  const tail = createTail({ store })
  const app = createDelivery({ store, tail, languages: ['en', 'es'], baseURL: '' })
  const server = await new Promise<ReturnType<typeof serve>>((resolve) => {
    const started = serve({ fetch: app.fetch, hostname: '127.0.0.1', port }, () => resolve(started))
  })
  const address = server.address() as AddressInfo
  return {
    api: `http://127.0.0.1:${address.port}/api/v1`,
    close: () =>
      new Promise<void>((resolve) => {
        tail.close()
        server.close(() => resolve())
        if ('closeAllConnections' in server) server.closeAllConnections()
      }),
  }
}
