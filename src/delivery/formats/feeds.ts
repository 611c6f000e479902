import { generateAtomFeed, generateRssFeed } from 'feedsmith'
import { escapeHtml } from '../../body'
import type { z } from 'zod'
import type { Edition, feedAnswer } from '../schemas'
import { editionBody, editionCorrections, editionNotes } from './html'
import { editionUrn, peopleOf } from './sources'
import { pageWords } from './words'

/** What a feed says of itself, and the editions in it, newest first. */
export type Feed = {
  /** The name of the publication. */
  name: string
  language: string
  /** Where the publication is at home. */
  home: string
  /** Where the feed is. */
  self: string
  /** The page that has the notes to an edition. */
  notes: (edition: Edition) => string
  editions: Edition[]
}

/** The text with its notes and corrections. Its links are absolute: readers show it anywhere. */
function contentOf(edition: Edition, { notes }: Pick<Feed, 'notes'>): string {
  return [editionBody(edition, notes(edition)), editionCorrections(edition), editionNotes(edition)]
    .filter((part) => part !== '')
    .join('\n')
}

/** When the newest of the editions was last released; null where there are none. */
function updatedAt(editions: Edition[]): Date | null {
  const times = editions.map((edition) => edition.updatedAt).sort()
  return times.length === 0 ? null : new Date(times.at(-1) ?? '')
}

function toRss({ editions, home, language, name, notes, self }: Feed): string {
  return generateRssFeed({
    title: name,
    link: home,
    description: pageWords(language).latest,
    language,
    lastBuildDate: updatedAt(editions) ?? undefined,
    atom: { links: [{ href: self, rel: 'self', type: feedTypes.rss }] },
    items: editions.map((edition) => ({
      title: edition.title,
      link: edition.url,
      guid: { value: editionUrn(edition), isPermaLink: false },
      pubDate: new Date(edition.publishedAt),
      atom: { updated: new Date(edition.updatedAt) },
      // Which RSS takes for HTML.
      ...(edition.dek && { description: escapeHtml(edition.dek) }),
      dc: { creators: peopleOf(edition, 'author') },
      categories: edition.topics.map((topic) => ({ name: topic })),
      content: { encoded: contentOf(edition, { notes }) },
    })),
  })
}

function toAtom({ editions, home, language, name, notes, self }: Feed): string {
  return generateAtomFeed({
    xml: { lang: language },
    id: self,
    title: { value: name },
    subtitle: { value: pageWords(language).latest },
    // Which a feed must have, and which must not move by itself.
    updated: updatedAt(editions) ?? new Date(0),
    // An entry without an author has this one (RFC 4287, 4.2.1).
    authors: [{ name }],
    links: [
      { href: self, rel: 'self', type: feedTypes.atom },
      { href: home, rel: 'alternate', hreflang: language },
    ],
    entries: editions.map((edition) => ({
      id: editionUrn(edition),
      title: { value: edition.title },
      links: [
        { href: edition.url, rel: 'alternate', type: 'text/html', hreflang: edition.language },
        ...edition.translations.map(({ language: other, url }) => ({
          href: url,
          rel: 'alternate',
          type: 'text/html',
          hreflang: other,
        })),
      ],
      published: new Date(edition.publishedAt),
      updated: new Date(edition.updatedAt),
      authors: peopleOf(edition, 'author').map((author) => ({ name: author })),
      contributors: peopleOf(edition, 'translator').map((translator) => ({ name: translator })),
      categories: edition.topics.map((topic) => ({ term: topic })),
      ...(edition.dek && { summary: { value: edition.dek } }),
      content: { value: contentOf(edition, { notes }), type: 'html' as const },
    })),
  })
}

function toJsonFeed({ editions, home, language, name, notes, self }: Feed): string {
  return JSON.stringify({
    version: 'https://jsonfeed.org/version/1.1',
    title: name,
    description: pageWords(language).latest,
    home_page_url: home,
    feed_url: self,
    language,
    authors: [{ name }],
    items: editions.map((edition) => ({
      id: editionUrn(edition),
      url: edition.url,
      title: edition.title,
      ...(edition.dek && { summary: edition.dek }),
      ...(edition.hero && { image: edition.hero.url }),
      language: edition.language,
      date_published: edition.publishedAt,
      date_modified: edition.updatedAt,
      authors: peopleOf(edition, 'author').map((author) => ({ name: author })),
      tags: edition.topics,
      content_html: contentOf(edition, { notes }),
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
