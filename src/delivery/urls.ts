import { editionPath } from '../model/editionPath'
import { pagePaths } from './pages/paths'

/** The addresses of the public API and of the pages; absolute when it knows where it is served from, relative to the host otherwise. */
export type Urls = ReturnType<typeof createUrls>

/** Where readers find what is published, as far as it is not the API. */
type Readers = {
  /** Where the publication is, or the template of the addresses of its editions: `https://news.example/{language}/{slug}`. */
  site?: string | null
  /** Whether Cited answers readers with pages. @default false */
  hasPages?: boolean
}

/** Whether a site is given as the template of the addresses of editions (RFC 6570, level 1, as far as it is used). */
export function isTemplate(site: string): boolean {
  return site.includes('{')
}

/** Builds addresses under `baseURL` (`https://news.example`, or empty) and `basePath` (`/api/v1`). */
export function createUrls(baseURL: string, basePath: string, { hasPages = false, site = null }: Readers = {}) {
  const base = baseURL.replace(/(?<!\/)\/+$/, '')
  const root = base + basePath
  const edition = (address: { language: string; slug: string }) => root + editionPath(address)
  const template = site !== null && isTemplate(site) ? site : null
  /** Where readers find an edition: at the project's own site, on the page of Cited, or else at the API. */
  const read = (address: { language: string; slug: string }) => {
    if (template !== null) {
      return template
        .replaceAll('{language}', () => encodeURIComponent(address.language))
        .replaceAll('{slug}', () => encodeURIComponent(address.slug))
    }
    return hasPages ? base + pagePaths.edition(address) : edition(address)
  }
  return {
    root,
    /** A path on the same host, such as that of an image. */
    absolute: (path: string) => (path.startsWith('/') ? base + path : path),
    articles: `${root}/articles`,
    corrections: `${root}/corrections`,
    /** How what is at an address is shown on other sites (oEmbed). */
    embed: (page: string) => `${root}/oembed?${new URLSearchParams({ url: page }).toString()}`,
    edition,
    /** The picture that stands for an edition where it is shared. */
    card: (address: { language: string; slug: string }, file: string) => `${edition(address)}/card/${file}`,
    read,
    /** The page of somebody who signs; null where there are no pages of Cited's. */
    person: (address: { language: string; slug: string }) =>
      hasPages && template === null ? base + pagePaths.person(address.language, address.slug) : null,
    /** The page of a topic; null where there are no pages of Cited's. */
    topic: (address: { language: string; slug: string }) =>
      hasPages && template === null ? base + pagePaths.topic(address.language, address.slug) : null,
    /** Whether it is known where readers find the editions: where the site has them, or on the pages. */
    hasPages: hasPages || template !== null,
    /** Where readers of a language begin. */
    home: (language: string) => {
      if (template !== null) return `${new URL(template).origin}/`
      return site ?? (hasPages ? base + pagePaths.index(language) : root)
    },
    /** The page that has the notes to an edition's citations, as `#source-N`. */
    notes: (address: { language: string; slug: string }) =>
      hasPages && template === null ? read(address) : `${edition(address)}?format=html`,
    articlesPage: (limit: number) => `${root}/articles?limit=${limit}`,
    feed: (file: string, query: URLSearchParams) =>
      `${root}/feeds/${file}${query.size > 0 ? `?${query.toString()}` : ''}`,
    changes: (query: URLSearchParams) => `${root}/changes?${query.toString()}`,
  }
}
