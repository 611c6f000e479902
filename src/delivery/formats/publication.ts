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
  /** Where readers find an edition: on the site where one is named, in the public API otherwise. */
  page: (address: Address) => string
  /** The locale that numbers of a language are written in. */
  localeOf: (language: string) => string
}

export type PublicationOptions = Partial<Pick<Publication, 'logo' | 'license' | 'localeOf'>> & {
  name: string
  /**
   * Where readers find the publication: its home, with editions at `/{language}/{slug}` below it, or a template of their
   * addresses with both in it.
   */
  site: string | null
}

/** Whether a site is given as a template of the addresses of editions (RFC 6570, level 1, as far as it is used). */
function isTemplate(site: string): boolean {
  return site.includes('{slug}')
}

/**
 * What an edition is published under.
 * @example createPublication({ name: 'Eje', site: 'https://news.example/{language}/{slug}' }, urls)
 */
export function createPublication(
  { name, site, logo = null, license = null, localeOf = (language) => language }: PublicationOptions,
  urls: Pick<Urls, 'root' | 'edition'>,
): Publication {
  const template = site === null ? null : isTemplate(site) ? site : `${site.replace(/\/*$/, '')}/{language}/{slug}`
  return {
    name,
    home: site === null ? urls.root : isTemplate(site) ? `${new URL(site).origin}/` : site,
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
