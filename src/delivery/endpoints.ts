import { readFile } from 'node:fs/promises'
import path from 'node:path'
import type { Endpoint, Payload, PayloadHandler } from 'payload'
import type { Settings } from '../options'
import { createDelivery } from './app'
import { payloadStore } from './payloadStore'
import type { ReadMedia } from './routes/media'

/** Reads images from where Payload's local uploads are kept. */
const readUploads =
  ({ collections, db }: Payload): ReadMedia =>
  async (filename) => {
    const upload = await db.findOne<{ id: string; mimeType?: string }>({
      collection: 'media',
      where: { filename: { equals: filename } },
    })
    // Payload made the name when the image was uploaded; what is no plain name was never one of its files.
    if (!upload?.mimeType || path.basename(filename) !== filename) return null
    const file = path.resolve(collections.media.config.upload.staticDir ?? '', filename)
    const bytes = await readFile(file).catch((error: NodeJS.ErrnoException) => {
      if (error.code === 'ENOENT') return null
      throw error
    })
    return bytes && { bytes: new Uint8Array(bytes), type: upload.mimeType }
  }

const apps = new WeakMap<object, ReturnType<typeof createDelivery>>()

/** The public API as endpoints of Payload, so that it answers wherever Payload does. */
export const deliveryEndpoints = ({ api, languages }: Settings): Endpoint[] => {
  const handler: PayloadHandler = async (req) => {
    const { payload } = req
    let app = apps.get(payload)
    if (!app) {
      app = createDelivery({
        basePath: `${payload.config.routes.api}${api.path}`,
        baseURL: payload.config.serverURL,
        languages: languages.map(({ code }) => code),
        log: payload.logger,
        readMedia: readUploads(payload),
        store: payloadStore(payload),
      })
      apps.set(payload, app)
    }
    // A request of its own: nothing that a session or a header of the authoring plane could change reaches the API.
    return app.fetch(
      new Request(req.url ?? '', { headers: req.headers, method: req.method ?? 'GET', signal: req.signal ?? null }),
    )
  }
  const methods = ['get', 'head', 'options', 'post', 'put', 'patch', 'delete'] as const
  return methods.flatMap((method) => [api.path, `${api.path}/:path*`].map((path) => ({ path, method, handler })))
}
