import { generateAtomFeed, generateRssFeed } from 'feedsmith'
import { escapeHtml } from '../../body'
import type { z } from 'zod'
import type { Edition, feedAnswer } from '../schemas'
import { editionDoubts } from './doubts'
import type { Publication } from './publication'
import { editionBody, editionCorrections, editionNotes } from './html'
import { editionUrn, peopleOf } from './sources'
import { pageWords } from './words'

/** What a feed says of itself, and the editions in it, newest first. */
export type Feed = {
  publication: Publication
  language: string
  /** Where the feed is. */
  self: string
  editions: Edition[]
}

/** The text with its notes, corrections and doubts. Its links are absolute: readers show it anywhere. */
function contentOf(edition: Edition, publication: Publication): string {
  return [
    editionBody(edition, publication.notes(edition)),
    editionCorrections(edition),
    editionDoubts(edition, publication),
    editionNotes(edition),
  ]
    .filter((part) => part !== '')
    .join('\n')
}

/** The licence of a feed as a link (RFC 4946); none where none is granted. */
function licenseLinks({ license }: Publication) {
  return license === null ? [] : [{ href: license, rel: 'license' }]
}

/** When the newest of the editions was last released; null where there are none. */
function updatedAt(editions: Edition[]): Date | null {
  const times = editions.map((edition) => edition.updatedAt).sort()
  return times.length === 0 ? null : new Date(times.at(-1) ?? '')
}

function toRss({ editions, language, publication, self }: Feed): string {
  return generateRssFeed({
    title: publication.name,
    link: publication.home(language),
    description: pageWords(language).latest,
    language,
    lastBuildDate: updatedAt(editions) ?? undefined,
    atom: { links: [{ href: self, rel: 'self', type: feedTypes.rss }, ...licenseLinks(publication)] },
    items: editions.map((edition) => ({
      title: edition.title,
      link: publication.page(edition),
      guid: { value: editionUrn(edition), isPermaLink: false },
      pubDate: new Date(edition.publishedAt),
      atom: { updated: new Date(edition.updatedAt) },
      // Which RSS takes for HTML.
      ...(edition.dek && { description: escapeHtml(edition.dek) }),
      dc: { creators: peopleOf(edition, 'author') },
      categories: edition.topics.map((topic) => ({ name: topic })),
      content: { encoded: contentOf(edition, publication) },
    })),
  })
}

function toAtom({ editions, language, publication, self }: Feed): string {
  return generateAtomFeed({
    xml: { lang: language },
    id: self,
    title: { value: publication.name },
    subtitle: { value: pageWords(language).latest },
    // Which a feed must have, and which must not move by itself.
    updated: updatedAt(editions) ?? new Date(0),
    // An entry without an author has this one (RFC 4287, 4.2.1).
    authors: [{ name: publication.name }],
    links: [
      { href: self, rel: 'self', type: feedTypes.atom },
      { href: publication.home(language), rel: 'alternate', hreflang: language },
      ...licenseLinks(publication),
    ],
    entries: editions.map((edition) => ({
      id: editionUrn(edition),
      title: { value: edition.title },
      links: [
        { href: publication.page(edition), rel: 'alternate', type: 'text/html', hreflang: edition.language },
        // Not alternates too, as RFC 4287 would have it: many readers take the last of those for the entry's address.
        ...edition.translations.map(({ language: hreflang, slug }) => ({
          href: publication.page({ language: hreflang, slug }),
          rel: 'related',
          type: 'text/html',
          hreflang,
        })),
      ],
      published: new Date(edition.publishedAt),
      updated: new Date(edition.updatedAt),
      authors: peopleOf(edition, 'author').map((author) => ({ name: author })),
      contributors: peopleOf(edition, 'translator').map((translator) => ({ name: translator })),
      categories: edition.topics.map((topic) => ({ term: topic })),
      ...(edition.dek && { summary: { value: edition.dek } }),
      content: { value: contentOf(edition, publication), type: 'html' as const },
    })),
  })
}

function toJsonFeed({ editions, language, publication, self }: Feed): string {
  return JSON.stringify({
    version: 'https://jsonfeed.org/version/1.1',
    title: publication.name,
    description: pageWords(language).latest,
    home_page_url: publication.home(language),
    feed_url: self,
    language,
    authors: [{ name: publication.name }],
    items: editions.map((edition) => ({
      id: editionUrn(edition),
      url: publication.page(edition),
      title: edition.title,
      ...(edition.dek && { summary: edition.dek }),
      ...(edition.hero && { image: edition.hero.url }),
      language: edition.language,
      date_published: edition.publishedAt,
      date_modified: edition.updatedAt,
      authors: peopleOf(edition, 'author').map((author) => ({ name: author })),
      tags: edition.topics,
      content_html: contentOf(edition, publication),
    })),
  } satisfies z.infer<typeof feedAnswer>)
}

/** The media types of the feeds: RSS 2.0, Atom (RFC 4287) and JSON Feed 1.1. */
export const feedTypes = {
  rss: 'application/rss+xml',
  atom: 'application/atom+xml',
  json: 'application/feed+json',
} as const

const writers: Record<FeedName, (feed: Feed) => string> = { rss: toRss, atom: toAtom, json: toJsonFeed }

export type FeedName = keyof typeof feedTypes
export const feedNames = Object.keys(feedTypes) as [FeedName, ...FeedName[]]

/** What XML has no place for, however it is written (XML 1.0, 2.2). */
const NOT_XML = /[^\t\n\r\u0020-\uD7FF\uE000-\uFFFD\u{10000}-\u{10FFFF}]/gu

/**
 * A feed in one of its forms. Text is clean since it is cleaned when it is saved; what was released before stays as it
 * was, and one character of it would make the whole feed unreadable.
 */
export function writeFeed(name: FeedName, feed: Feed): string {
  const written = writers[name](feed)
  return name === 'json' ? written : written.replace(NOT_XML, '')
}
