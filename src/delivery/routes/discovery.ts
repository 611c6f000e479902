import { cacheTagHeaders } from '../cacheTags'
import { documentOf } from '../answers'
import {
  writeNewsSitemap,
  writePagesSitemap,
  writeSitemap,
  writeSitemapIndex,
  type NewsEntry,
} from '../formats/sitemap'
import { problem } from '../problem'
import { respondBody } from '../respond'
import { refuseWrites, type PublicApi } from '../route'
import { isLive } from '../../model/release'
import type { EditionPosition, ReleaseEntry } from '../store'

/**
 * How many releases a sitemap is made of: those with so many numbers in the change feed. So each costs as much as any
 * other, whatever there is besides, an edition is in one at a time, and none has more than the 50,000 that it may have.
 */
const RELEASES_EACH = 5000
/** How many stories are looked up at once. */
const STORIES_AT_ONCE = 500
/** A news sitemap has what was published in two days, a thousand at most (Google). */
const NEWS_AGE = 2 * 24 * 60 * 60 * 1000
const MOST_NEWS = 1000
/** Of them, how many are read at once. */
const NEWS_AT_ONCE = 100
/** For how long the answer may be kept, in milliseconds. */
const NEWS_KEPT = 5 * 60 * 1000

/** What a sitemap may have at most (sitemaps.org). */
const MOST_PAGES = 50_000

const sitemapFile = /^\/sitemap(?:-news|-names|-\d{1,9})?\.xml$/

/** Whether the path of a request, without its query, is that of a file by which crawlers find what there is. */
export function isDiscovery(url: string | undefined): boolean {
  const path = url?.split('?')[0] ?? ''
  return path === '/robots.txt' || sitemapFile.test(path)
}

/**
 * `/robots.txt`, `/sitemap.xml`, `/sitemap-{number}.xml`, `/sitemap-names.xml`, `/sitemap-news.xml`: at the root of the host, where crawlers look
 * for them, and below the API for those who serve that alone. There are none while nobody has said where readers find
 * the editions.
 */
export function discoveryRoutes({ app, basePath, languages, publication, store, urls }: PublicApi): void {
  const respondXml = (text: string) =>
    respondBody(text, { contentType: 'application/xml; charset=utf-8', headers: cacheTagHeaders(['lists']) })
  const { license } = publication
  const sitemap = (name: string) => urls.absolute(`/${name}.xml`)
  /** Whether topics and people have pages: those that Cited itself answers with. */
  const hasNames = languages.some((language) => urls.topic({ language, slug: 'x' }) !== null)
  const nothing = () => problem('not-found', { detail: 'There is no such file.' })

  const robots = () =>
    respondBody(
      [
        'User-agent: *',
        'Disallow:',
        '',
        // RSL 1.0 (rslstandard.org): the terms under which machines may use what they find.
        ...(license === null ? [] : [`License: ${license}`]),
        `Sitemap: ${sitemap('sitemap')}`,
        `Sitemap: ${sitemap('sitemap-news')}`,
        '',
      ].join('\n'),
      { contentType: 'text/plain; charset=utf-8' },
    )

  const index = async () => {
    const newest = (await store.newestChange())?.sequence ?? 0
    const pages = Math.max(1, Math.ceil(newest / RELEASES_EACH))
    const ofReleases = Array.from({ length: pages }, (_, page) => sitemap(`sitemap-${page + 1}`))
    return respondXml(writeSitemapIndex([...ofReleases, ...(hasNames ? [sitemap('sitemap-names')] : [])]))
  }

  const storiesOf = async (entries: ReleaseEntry[]): Promise<Map<string, ReleaseEntry[]>> => {
    const ids = [...new Set(entries.map(({ story }) => story))]
    const stories = new Map<string, ReleaseEntry[]>()
    for (let start = 0; start < ids.length; start += STORIES_AT_ONCE) {
      for (const entry of await store.liveOfStories(ids.slice(start, start + STORIES_AT_ONCE))) {
        stories.set(entry.story, [...(stories.get(entry.story) ?? []), entry])
      }
    }
    return stories
  }

  const page = async (number: number) => {
    const since = (number - 1) * RELEASES_EACH
    const released = await store.changes({ since, limit: RELEASES_EACH })
    const live = released.filter((entry) => isLive(entry) && (entry.sequence ?? 0) <= since + RELEASES_EACH)
    if (released.length === 0 && number > 1) return nothing()
    const stories = await storiesOf(live)
    const editions = live.map((edition) => ({
      edition,
      story: (stories.get(edition.story) ?? []).sort((a, b) => (a.language < b.language ? -1 : 1)),
    }))
    return respondXml(writeSitemap(editions, publication))
  }

  const names = async () => {
    const pages: Array<Array<{ language: string; address: string }>> = []
    let count = 0
    for (const kind of ['topic', 'person'] as const) {
      const bySlug = new Map<string, Array<{ language: string; address: string }>>()
      for (const language of languages) {
        for (const slug of await store.listSlugs({ kind, language })) {
          const address = urls[kind]({ language, slug })
          if (address === null || count >= MOST_PAGES) continue
          count += 1
          bySlug.set(slug, [...(bySlug.get(slug) ?? []), { language, address }])
        }
      }
      pages.push(...bySlug.values())
    }
    return respondXml(writePagesSitemap(pages))
  }

  const news = async () => {
    const now = Date.now()
    const since = new Date(now - NEWS_AGE).toISOString()
    const editions: NewsEntry[] = []
    let after: EditionPosition | null | undefined
    do {
      const page = await store.liveEditions({ order: 'published', since, ...(after && { after }), limit: NEWS_AT_ONCE })
      for (const release of page.editions) {
        const { at, language, publishedAt, slug } = release
        editions.push({ at, language, publishedAt, slug, title: documentOf(release).title })
      }
      after = page.next
    } while (after && editions.length < MOST_NEWS)
    return respondBody(writeNewsSitemap(editions.slice(0, MOST_NEWS), publication), {
      contentType: 'application/xml; charset=utf-8',
      // It changes by time alone: no cache may keep it until something is released.
      headers: { Expires: new Date(now + NEWS_KEPT).toUTCString() },
    })
  }

  const answer = async (path: string): Promise<Response> => {
    if (!publication.hasPages) return nothing()
    if (path === '/robots.txt') return robots()
    if (path === '/sitemap.xml') return index()
    if (path === '/sitemap-news.xml') return news()
    if (path === '/sitemap-names.xml') return hasNames ? names() : nothing()
    return page(Number(/\d+/.exec(path)?.[0]))
  }
  // At the root of the host the API itself may be too.
  for (const root of new Set(['', basePath])) {
    const patterns = [`${root}/robots.txt`, `${root}/:file{sitemap(?:-news|-names|-[1-9]\\d{0,8})?\\.xml}`]
    app.on('GET', patterns, ({ req }) => answer(req.path.slice(root.length)))
    refuseWrites(app, patterns)
  }
}
