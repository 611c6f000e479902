import type { Payload } from 'payload'
import { settingsOf } from '../options'
import { shownPictures } from '../pictures'
import type { DeliveryOptions } from './app'
import { createCards, noCards, type Cards } from './cards'
import { isPageOf } from './pages/paths'
import type { MediaLibrary } from './routes/media'

const libraries = new WeakMap<Payload, MediaLibrary>()

/** The images of a Payload, and what is remembered of them. */
export function mediaOf(payload: Payload): MediaLibrary {
  const known = libraries.get(payload)
  if (known) return known
  const warn = (err: unknown, message: string) => payload.logger.warn({ err, msg: message })
  const library = shownPictures(settingsOf(payload).mediaDirectory, { warn })
  libraries.set(payload, library)
  return library
}

const drawers = new WeakMap<Payload, Cards>()

/** The pictures of the editions of a Payload: none where the pages for readers are off. */
function cardsOf(payload: Payload): Cards {
  const known = drawers.get(payload)
  if (known) return known
  const { languages, name, reader } = settingsOf(payload)
  const warn = (err: unknown, message: string) => payload.logger.warn({ err, msg: message })
  const cards = reader ? createCards({ key: payload.secret, languages, media: mediaOf(payload), name, warn }) : noCards
  drawers.set(payload, cards)
  return cards
}

/** How the public API of a Payload is set up. */
export function deliveryOptions(
  payload: Payload,
): Required<Pick<DeliveryOptions, Exclude<keyof DeliveryOptions, 'store' | 'tail'>>> {
  const { api, languages, license, logo, name, reader, site, timeZone } = settingsOf(payload)
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
    media: mediaOf(payload),
    cards: cardsOf(payload),
  }
}

/** Tells of the URL of a request whether it is that of a page for readers. */
export function pagesOf({ languages, reader }: Pick<DeliveryOptions, 'languages' | 'reader'>) {
  return reader ? isPageOf(languages) : () => false
}
