import type { SharedCard, Shown } from '../cards'
import type { Urls } from '../urls'

/** An edition's place among the publication's. */
type Address = { language: string; slug: string }

/** What an edition is published under: what feeds, pages and metadata say of the publication beside the edition. */
export type Publication = {
  name: string
  /** Where readers of a language begin. */
  home: (language: string) => string
  /** The address of its logo; null where none is known. */
  logo: string | null
  /** The address of the licence under which its editions may be used; null where none is granted. */
  license: string | null
  /** Where readers find an edition: where the site has it, on its page, or in the public API. */
  page: (address: Address) => string
  /** The page of somebody who signs editions; null where there is none. */
  person: (address: Address) => string | null
  /** Whether it is known where readers find the editions. */
  hasPages: boolean
  /** The page that has the notes to an edition's citations, as `#source-N`. */
  notes: (address: Address) => string
  /** The picture that stands for an edition where it is shared; null where none is drawn. */
  card: (edition: Shown) => SharedCard | null
  /** The locale that numbers of a language are written in. */
  localeOf: (language: string) => string
}

export type PublicationOptions = Partial<Pick<Publication, 'card' | 'logo' | 'license' | 'localeOf'>> &
  Pick<Publication, 'name'>

/**
 * What an edition is published under.
 * @example createPublication({ name: 'Eje' }, createUrls('https://news.example', '/api/v1', { hasPages: true }))
 */
export function createPublication(
  { name, card = () => null, logo = null, license = null, localeOf = (language) => language }: PublicationOptions,
  { hasPages, home, notes, person, read }: Pick<Urls, 'hasPages' | 'home' | 'notes' | 'person' | 'read'>,
): Publication {
  return { name, card, home, hasPages, notes, person, logo, license, page: read, localeOf }
}
