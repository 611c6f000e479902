import { generateAtomFeed, generateRssFeed } from 'feedsmith'
import { escapeHtml } from '../../body'
import type { z } from 'zod'
import { directionOf } from '../../model/languages'
import type { CorrectionsAnswer, Edition, feedAnswer, Image } from '../schemas'
import type { Publication } from './publication'
import { editionContent } from './html'
import { editionUrn, releaseUrn, signersOf } from './sources'
import { correctionWord, pageWords } from './words'
import { readableXml } from './xml'

type LoggedCorrection = CorrectionsAnswer['corrections'][number]

/** Somebody who signs, with the page that has all that they sign; no address where there is none. */
type FeedPerson = { name: string; url?: string; avatar?: string }

/** An entry of a feed. What is written in HTML says so. */
type FeedItem = {
  /** The same at every address that it has: a URI. */
  id: string
  title: string
  url: string
  /** ISO 8601. */
  published: string
  updated: string
  summary: string | null
  html: string
  image?: Image
  authors: FeedPerson[]
  contributors: FeedPerson[]
  topics: string[]
  /** The same in other languages. */
  related: Array<{ language: string; url: string }>
}

/** What a feed says of itself, and what is in it, newest first. */
export type Feed = {
  publication: Publication
  language: string
  /** Where the feed is. */
  self: string
  about: 'editions' | 'corrections'
  items: FeedItem[]
}

/** HTML as whoever shows it has to write it: of the language that is around it there nothing is known. */
function inItsDirection(html: string, language: string): string {
  return directionOf(language) === 'rtl' ? `<div lang="${escapeHtml(language)}" dir="rtl">\n${html}\n</div>` : html
}

/** Editions in full. */
export function editionItems(editions: Edition[], publication: Publication): FeedItem[] {
  const people = (edition: Edition, role: 'author' | 'translator') =>
    signersOf(edition, role).map(({ name, photo, sameAs: [known] = [], slug }): FeedPerson => {
      const url = publication.person({ language: edition.language, slug }) ?? known
      return { name, ...(url !== undefined && { url }), ...(photo && { avatar: photo.url }) }
    })
  return editions.map((edition) => ({
    id: editionUrn(edition),
    title: edition.title,
    url: publication.page(edition),
    published: edition.publishedAt,
    updated: edition.updatedAt,
    summary: edition.dek,
    html: inItsDirection(editionContent(edition, publication), edition.language),
    ...(edition.hero && { image: edition.hero }),
    authors: people(edition, 'author'),
    contributors: people(edition, 'translator'),
    topics: edition.topics,
    related: edition.translations.map(({ language, slug }) => ({
      language,
      url: publication.page({ language, slug }),
    })),
  }))
}

/** A release of corrections: what was said of them, and what they changed. */
function correctionHtml({ changed, corrections, language }: LoggedCorrection): string {
  const words = pageWords(language)
  const items = changed.map(({ from, label, to }) => {
    const sides = [
      ...(from === null ? [] : [`<del>${escapeHtml(from)}</del>`]),
      ...(to === null ? [] : [`<ins>${escapeHtml(to)}</ins>`]),
    ]
    return `<li>${label === null ? '' : `${escapeHtml(label)}: `}${sides.join(' ')}</li>`
  })
  return [
    ...corrections.map(
      ({ date, kind, text }) =>
        `<p><span lang="${words.lang}">${words.kinds[kind]}</span>, ` +
        `<time datetime="${escapeHtml(date)}">${escapeHtml(date)}</time>: ${escapeHtml(text)}</p>`,
    ),
    ...(items.length > 0 ? [`<ul>\n${items.join('\n')}\n</ul>`] : []),
  ].join('\n')
}

/** Releases of corrections. */
export function correctionItems(corrections: LoggedCorrection[], publication: Publication): FeedItem[] {
  return corrections.map((entry) => ({
    // A hash can come again, at another time.
    id: releaseUrn(entry),
    title: `${correctionWord(entry.corrections, pageWords(entry.language))}: ${entry.title}`,
    url: publication.page(entry),
    published: entry.at,
    updated: entry.at,
    summary: entry.corrections.map(({ text }) => text).join(' '),
    html: inItsDirection(correctionHtml(entry), entry.language),
    authors: [],
    contributors: [],
    topics: [],
    related: [],
  }))
}

/** The licence of a feed as a link (RFC 4946); none where none is granted. */
function licenseLinks({ license }: Publication) {
  return license === null ? [] : [{ href: license, rel: 'license' }]
}

/** An image as a file that goes with an entry; nothing where its kind and length are not known. */
function enclosuresOf(image: Image | undefined): Array<{ url: string; type: string; length: number }> {
  if (!image || image.type === null || image.bytes === null) return []
  return [{ url: image.url, type: image.type, length: image.bytes }]
}

/** An image as Media RSS has it (rssboard.org/media-rss). */
function mediaOf({ alt, bytes, credit, height, type, url, width }: Image) {
  return {
    contents: [
      {
        url,
        medium: 'image',
        ...(type !== null && { type }),
        ...(bytes !== null && { fileSize: bytes }),
        ...(width !== null && { width }),
        ...(height !== null && { height }),
        ...(alt !== '' && { description: { value: alt, type: 'plain' } }),
        ...(credit !== null && { credits: [{ value: credit }] }),
      },
    ],
  }
}

/** When the newest of what is in it was released; null where nothing is. */
function updatedAt(items: FeedItem[]): Date | null {
  const times = items.map(({ updated }) => updated).sort()
  return times.length === 0 ? null : new Date(times.at(-1) ?? '')
}

function titleOf({ about, language, publication }: Feed): string {
  return about === 'editions' ? publication.name : `${publication.name}: ${pageWords(language).corrections}`
}

function descriptionOf({ about, language }: Feed): string {
  const words = pageWords(language)
  return about === 'editions' ? words.latest : words.correctionsLog
}

function toRss(feed: Feed): string {
  const { items, language, publication, self } = feed
  return generateRssFeed({
    title: titleOf(feed),
    link: publication.home(language),
    description: descriptionOf(feed),
    language,
    lastBuildDate: updatedAt(items) ?? undefined,
    atom: { links: [{ href: self, rel: 'self', type: feedTypes.rss }, ...licenseLinks(publication)] },
    items: items.map(({ authors, html, id, image, published, summary, title, topics, updated, url }) => ({
      title,
      link: url,
      guid: { value: id, isPermaLink: false },
      pubDate: new Date(published),
      atom: { updated: new Date(updated) },
      // Which RSS takes for HTML.
      ...(summary && { description: escapeHtml(summary) }),
      dc: { creators: authors.map(({ name }) => name) },
      categories: topics.map((topic) => ({ name: topic })),
      content: { encoded: html },
      enclosures: enclosuresOf(image),
      ...(image && { media: mediaOf(image) }),
    })),
  })
}

function asAtomPerson({ name, url }: FeedPerson) {
  return { name, ...(url !== undefined && { uri: url }) }
}

function toAtom(feed: Feed): string {
  const { items, language, publication, self } = feed
  return generateAtomFeed({
    xml: { lang: language },
    id: self,
    title: { value: titleOf(feed) },
    subtitle: { value: descriptionOf(feed) },
    // Which a feed must have, and which must not move by itself.
    updated: updatedAt(items) ?? new Date(0),
    // An entry without an author has this one (RFC 4287, 4.2.1).
    authors: [{ name: publication.name }],
    links: [
      { href: self, rel: 'self', type: feedTypes.atom },
      { href: publication.home(language), rel: 'alternate', hreflang: language },
      ...licenseLinks(publication),
    ],
    entries: items.map((item) => ({
      id: item.id,
      title: { value: item.title },
      links: [
        { href: item.url, rel: 'alternate', type: 'text/html', hreflang: language },
        // Not alternates too, as RFC 4287 would have it: many readers take the last of those for the entry's address.
        ...item.related.map((other) => ({
          href: other.url,
          rel: 'related',
          type: 'text/html',
          hreflang: other.language,
        })),
        ...enclosuresOf(item.image).map(({ length, type, url }) => ({ href: url, rel: 'enclosure', type, length })),
      ],
      published: new Date(item.published),
      updated: new Date(item.updated),
      authors: item.authors.map(asAtomPerson),
      contributors: item.contributors.map(asAtomPerson),
      categories: item.topics.map((topic) => ({ term: topic })),
      ...(item.summary && { summary: { value: item.summary } }),
      content: { value: item.html, type: 'html' as const },
      ...(item.image && { media: mediaOf(item.image) }),
    })),
  })
}

function toJsonFeed(feed: Feed): string {
  const { items, language, publication, self } = feed
  return JSON.stringify({
    version: 'https://jsonfeed.org/version/1.1',
    title: titleOf(feed),
    description: descriptionOf(feed),
    home_page_url: publication.home(language),
    feed_url: self,
    language,
    authors: [{ name: publication.name }],
    items: items.map((item) => ({
      id: item.id,
      url: item.url,
      title: item.title,
      ...(item.summary && { summary: item.summary }),
      ...(item.image && { image: item.image.url }),
      ...(item.image && {
        attachments: enclosuresOf(item.image).map(({ length, type, url }) => ({
          url,
          mime_type: type,
          size_in_bytes: length,
        })),
      }),
      language,
      date_published: item.published,
      date_modified: item.updated,
      authors: item.authors,
      tags: item.topics,
      content_html: item.html,
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

/** A feed in one of its forms. */
export function writeFeed(name: FeedName, feed: Feed): string {
  const written = writers[name](feed)
  return name === 'json' ? written : readableXml(written)
}
