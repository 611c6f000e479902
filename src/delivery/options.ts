import { readFile } from 'node:fs/promises'
import path from 'node:path'
import type { Payload } from 'payload'
import { settingsOf } from '../options'
import type { DeliveryOptions } from './app'
import type { ReadMedia } from './routes/media'

/** Reads images from where Payload's local uploads are kept. */
function readUploads({ collections, db }: Payload): ReadMedia {
  return async (filename) => {
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
}

/** How the public API of a Payload is set up. */
export function deliveryOptions(
  payload: Payload,
): Required<Pick<DeliveryOptions, 'basePath' | 'baseURL' | 'languages' | 'name' | 'site' | 'log' | 'readMedia'>> {
  const { api, languages, name, site } = settingsOf(payload)
  return {
    basePath: `${payload.config.routes.api}${api.path}`,
    baseURL: payload.config.serverURL,
    languages: languages.map(({ code }) => code),
    name,
    site,
    log: payload.logger,
    readMedia: readUploads(payload),
  }
}
