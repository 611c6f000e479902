import { escapeHtml } from '../../body'
import type { Publication } from './publication'
import { readableXml } from './xml'

/** An edition as a sitemap names it. */
export type SitemapEntry = { language: string; slug: string; at: string }

/** An edition as a news sitemap names it. */
export type NewsEntry = SitemapEntry & { title: string; publishedAt: string }

function document(root: string, namespaces: string[], items: string[]): string {
  const lines = items.map((item) => `${item}\n`).join('')
  return readableXml(`<?xml version="1.0" encoding="UTF-8"?>\n<${root} ${namespaces.join(' ')}>\n${lines}</${root}>\n`)
}

const SITEMAP = 'xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"'

function element(name: string, text: string): string {
  return `<${name}>${escapeHtml(text)}</${name}>`
}

/** An index of sitemaps (sitemaps.org 0.9). */
export function writeSitemapIndex(addresses: string[]): string {
  return document(
    'sitemapindex',
    [SITEMAP],
    addresses.map((address) => `<sitemap>${element('loc', address)}</sitemap>`),
  )
}

/** A sitemap (sitemaps.org 0.9): each edition with when it changed, and with all editions of its story by language. */
export function writeSitemap(
  editions: Array<{ edition: SitemapEntry; story: SitemapEntry[] }>,
  { page }: Pick<Publication, 'page'>,
): string {
  const alternate = (each: SitemapEntry) =>
    `<xhtml:link rel="alternate" hreflang="${escapeHtml(each.language)}" href="${escapeHtml(page(each))}"/>`
  return document(
    'urlset',
    [SITEMAP, 'xmlns:xhtml="http://www.w3.org/1999/xhtml"'],
    editions.map(({ edition, story }) => {
      const alternates = story.length > 1 ? story.map(alternate).join('') : ''
      return `<url>${element('loc', page(edition))}${element('lastmod', edition.at)}${alternates}</url>`
    }),
  )
}

/** A sitemap of pages that are in several languages under one name: each with the others. */
export function writePagesSitemap(pages: Array<Array<{ language: string; address: string }>>): string {
  return document(
    'urlset',
    [SITEMAP, 'xmlns:xhtml="http://www.w3.org/1999/xhtml"'],
    pages.flatMap((same) => {
      const alternates = same.map(
        ({ address, language }) =>
          `<xhtml:link rel="alternate" hreflang="${escapeHtml(language)}" href="${escapeHtml(address)}"/>`,
      )
      return same.map(
        ({ address }) => `<url>${element('loc', address)}${same.length > 1 ? alternates.join('') : ''}</url>`,
      )
    }),
  )
}

/** A news sitemap (Google, 0.9): what was first published of late. */
export function writeNewsSitemap(editions: NewsEntry[], { name, page }: Pick<Publication, 'name' | 'page'>): string {
  return document(
    'urlset',
    [SITEMAP, 'xmlns:news="http://www.google.com/schemas/sitemap-news/0.9"'],
    editions.map((edition) => {
      const publication = element('news:name', name) + element('news:language', edition.language)
      const news =
        `<news:publication>${publication}</news:publication>` +
        element('news:publication_date', edition.publishedAt) +
        element('news:title', edition.title)
      return `<url>${element('loc', page(edition))}<news:news>${news}</news:news></url>`
    }),
  )
}
