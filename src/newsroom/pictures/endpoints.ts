import { addDataAndFileToRequest, APIError, type Endpoint, type PayloadRequest } from 'payload'
import { rawEndpoint } from '../../access/endpoint'
import { say } from '../../model/sentence'
import { settingsOf } from '../../options'
import { sentence } from '../sentences'
import { originalEndpoint } from './serve'
import { drawUpload } from './upload'
import { slugOf } from '../../model/slugs'

/**
 * Reads an upload before Payload's own endpoint opens a transaction for it, in which no other could write until the
 * picture is drawn. Only for staff: nobody else has this server read a file.
 */
function readsUpload(method: 'post' | 'patch', path: string, does: string): Endpoint {
  return rawEndpoint({
    method,
    path,
    who: 'reporter',
    does,
    handler: async (req) => {
      await readRequest(req)
      await drawUpload(req)
      const own = (req.payload.collections[slugOf(req.payload, 'media')].config.endpoints || []).findLast(
        (endpoint) => endpoint.method === method && endpoint.path === path,
      )
      if (!own) throw new Error(`Payload has no ${method} ${path} of its own.`)
      return own.handler(req)
    },
  })
}

/** Reads the body of a request, as Payload does; what cannot be read is a 4xx. */
async function readRequest(req: PayloadRequest): Promise<void> {
  const unreadable = new APIError(say(req, sentence('The upload could not be read.')), 400, null, true)
  try {
    await addDataAndFileToRequest(req)
  } catch (error) {
    const status = error instanceof APIError ? error.status : 0
    if (status === 413) {
      const most = Math.floor(settingsOf(req.payload).mediaLimits.bytes / 1024 / 1024)
      throw new APIError(say(req, sentence('The upload is too large: {most} MB at most.', { most })), 413, null, true)
    }
    if (status >= 400 && status < 500) throw error
    throw unreadable
  }
  const data: unknown = (req.data ??= {})
  if (typeof data !== 'object' || data === null || Array.isArray(data)) throw unreadable
  // Two files, or one in a field of another name, would be passed over in silence.
  if (!req.file && Object.keys(req.files ?? {}).length > 0) throw unreadable
  // Payload's own endpoint reads the body too, and would find it read.
  Object.defineProperty(req, 'body', { value: null })
}

/** The endpoints of images. */
export function mediaEndpoints(): Endpoint[] {
  return [
    readsUpload('post', '/', 'takes an image'),
    readsUpload('patch', '/:id', 'changes an image, or what is said of it'),
    originalEndpoint(),
  ]
}
