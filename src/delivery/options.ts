import type { Payload } from 'payload'
import { settingsOf } from '../options'
import { pictureStore } from '../pictures'
import type { DeliveryOptions } from './app'
import { isPageOf } from './pages/paths'
import type { ReadMedia } from './routes/media'

/** Reads images by their content, and by the files that releases of before name them by. */
function readPictures(directory: string): ReadMedia {
  const store = pictureStore(directory)
  return async (name) => {
    const named = await store.read(name)
    if (named) return { ...named, isContent: true }
    const former = await store.readFormerAsDrawn(name)
    return former && { ...former, isContent: false }
  }
}

/** How the public API of a Payload is set up. */
export function deliveryOptions(
  payload: Payload,
): Required<Pick<DeliveryOptions, Exclude<keyof DeliveryOptions, 'store' | 'tail'>>> {
  const { api, languages, license, logo, mediaDirectory, name, reader, site, timeZone } = settingsOf(payload)
  return {
    basePath: `${payload.config.routes.api}${api.path}`,
    baseURL: payload.config.serverURL,
    languages: languages.map(({ code }) => code),
    name,
    reader: reader && { languages, timeZone, style: reader.style },
    site,
    logo,
    license,
    sharedMaxAge: api.sharedMaxAge,
    locales: Object.fromEntries(languages.map(({ code, locale }) => [code, locale])),
    log: payload.logger,
    readMedia: readPictures(mediaDirectory),
  }
}

/** Tells of the URL of a request whether it is that of a page for readers. */
export function pagesOf({ languages, reader }: Pick<DeliveryOptions, 'languages' | 'reader'>) {
  return reader ? isPageOf(languages) : () => false
}
