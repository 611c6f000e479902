import { readFile } from 'node:fs/promises'
import path from 'node:path'
import type { Payload } from 'payload'
import type { Settings } from '../options'
import type { DeliveryOptions } from './app'
import type { ReadMedia } from './routes/media'

/** What the plugin leaves in the config for whoever serves the public API of a Payload. */
export type DeliverySettings = { name: string; site: string | null; path: string; languages: string[] }

/** What of the plugin's settings the public API needs, to be left in `config.custom.cited`. */
export function deliverySettings({ api, languages, name, site }: Settings): DeliverySettings {
  return {
    name,
    site,
    path: api.path,
    languages: languages.map(({ code }) => code),
  }
}

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
  const { cited } = payload.config.custom as { cited: DeliverySettings }
  return {
    basePath: `${payload.config.routes.api}${cited.path}`,
    baseURL: payload.config.serverURL,
    languages: cited.languages,
    name: cited.name,
    site: cited.site,
    log: payload.logger,
    readMedia: readUploads(payload),
  }
}
