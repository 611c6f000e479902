import type { Urls } from '../urls'

/** An edition's place among the publication's. */
type Address = { language: string; slug: string }

/** What an edition is published under: what feeds, pages and metadata say of the publication beside the edition. */
export type Publication = {
  name: string
  /** Where it is at home. */
  home: string
  /** The address of its logo; null where none is known. */
  logo: string | null
  /** The address of the licence under which its editions may be used; null where none is granted. */
  license: string | null
  /** Where readers find an edition: where the site has it, in the public API otherwise. */
  page: (address: Address) => string
  /** Whether it is known where the site has its editions. */
  hasPages: boolean
  /** The locale that numbers of a language are written in. */
  localeOf: (language: string) => string
}

export type PublicationOptions = Partial<Pick<Publication, 'logo' | 'license' | 'localeOf'>> & {
  name: string
  /** Where readers find the publication: its home, or the template of the addresses of its editions. */
  site: string | null
}

/** Whether a site is given as the template of the addresses of editions (RFC 6570, level 1, as far as it is used). */
export function isTemplate(site: string): boolean {
  return site.includes('{')
}

/**
 * What an edition is published under.
 * @example createPublication({ name: 'Eje', site: 'https://news.example/{language}/{slug}' }, urls)
 */
export function createPublication(
  { name, site, logo = null, license = null, localeOf = (language) => language }: PublicationOptions,
  urls: Pick<Urls, 'root' | 'edition'>,
): Publication {
  const template = site !== null && isTemplate(site) ? site : null
  return {
    name,
    home: template === null ? (site ?? urls.root) : `${new URL(template).origin}/`,
    hasPages: template !== null,
    logo,
    license,
    page: ({ language, slug }) =>
      template === null
        ? urls.edition({ language, slug })
        : template
            .replaceAll('{language}', () => encodeURIComponent(language))
            .replaceAll('{slug}', () => encodeURIComponent(slug)),
    localeOf,
  }
}
