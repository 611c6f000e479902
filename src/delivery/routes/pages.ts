/** The pages for readers, below the codes of the languages. They read releases and nothing else, as the API does. */
import type { Context } from 'hono'
import { isTombstone, type Release } from '../../model/release'
import type { EditionDocument, PublicSource, PublicStatistic } from '../../model/document'
import { readersView } from '../../releases/readersView'
import { atReaders, documentOf, toEdition, toEditionSummary, toPublicTombstone, toTranslations } from '../answers'
import { cacheTagHeaders, type CacheTag } from '../cacheTags'
import { logOf, stepsOf } from '../corrections'
import { editionCursor, readEditionCursor, readReleaseCursor, releaseCursor } from '../cursor'
import { absencePage, correctionsPage, indexPage, namePage, withdrawnStory, type Absence } from '../pages/lists'
import type { Setting, Site } from '../pages/layout'
import { isSetAside, pagePaths } from '../pages/paths'
import { figureEmbed } from '../pages/embed'
import { policyOf } from '../pages/policy'
import { figurePage, sourcePage, type Form, type RecordPage } from '../pages/records'
import { storyPage } from '../pages/story'
import { movingCache } from '../problem'
import { newestCarrying } from '../reinstated'
import { respondBody } from '../respond'
import { refuseWrites, type PublicApi } from '../route'
import { StoreFailure } from '../store'
import { aboutPerson, listCalled } from './names'
import { changesOf, standingAmong } from './records'

/** Whether it is a page, or in a frame on somebody's page. */
type Shown = 'page' | 'frame'

/** How the list is ordered. */
const order = 'published'
/** Stories on one page of the list, and releases on one of the log. */
const PER_PAGE = 20
/** Releases that the page of a record looks at. */
const LOOKED_AT = 100
/** The longest part of a path that can name something. */
const LONGEST = 200

function notFound({ words }: Setting): Absence {
  return { heading: words.notFound, text: words.notFoundText }
}
function carriedNoMore({ words }: Setting): Absence {
  return { heading: words.carriedNoMore, text: '' }
}
function unavailable({ words }: Setting): Absence {
  return { heading: words.unavailable, text: words.unavailableText }
}

/** The pages of a publication; `onFailure` gets what went wrong where readers are told that a page is not available. */
export function pageRoutes(
  { app, cards, store, urls }: PublicApi,
  site: Site,
  onFailure: (error: unknown) => void,
): void {
  const policies = { page: policyOf(site), frame: policyOf(site, '*') }
  const codes = site.languages.map(({ code }) => code)

  /** A page; `tags` are what a cache throws it away by. */
  const answer = (language: string, page: string, tags: CacheTag[], as: Shown = 'page'): Response =>
    respondBody(page, {
      contentType: 'text/html; charset=utf-8',
      headers: { 'Content-Language': language, 'Content-Security-Policy': policies[as], ...cacheTagHeaders(tags) },
    })
  /** A page that says why there is nothing; it has no entity tag, so that nobody keeps it for longer than it says. */
  const absent = (language: string, status: number, say: (setting: Setting) => Absence, as: Shown = 'page') => {
    const page = absencePage(site, language, say)
    return new Response(page, {
      status,
      headers: {
        'Cache-Control': status < 500 ? movingCache : 'no-store',
        'Content-Language': language,
        'Content-Length': String(Buffer.byteLength(page)),
        'Content-Security-Policy': policies[as],
        'Content-Type': 'text/html; charset=utf-8',
        ...(status === 503 && { 'Retry-After': '5' }),
      },
    })
  }
  const moved = (path: string): Response =>
    new Response(null, { status: 308, headers: { Location: path, 'Cache-Control': movingCache } })

  const index = async (language: string, cursor: string | null): Promise<Response> => {
    const after = cursor === null ? undefined : readEditionCursor(cursor)
    if (after === null || after === 'expired' || (after && after.order !== order)) {
      return absent(language, 404, notFound)
    }
    const page = await store.liveEditions({ language, order, ...(after && { after }), limit: PER_PAGE })
    const next = page.next && editionCursor({ ...page.next, order })
    const stories = page.editions.map((release) => toEditionSummary(release, urls))
    return answer(language, indexPage(site, { language, cursor, next, stories }), ['lists'])
  }

  const named = async (kind: 'topic' | 'person', language: string, name: string, cursor: string | null) => {
    const after = cursor === null ? undefined : readEditionCursor(cursor)
    if (after === null || after === 'expired' || (after && after.order !== order)) {
      return absent(language, 404, notFound)
    }
    const list = await listCalled(store, kind, name, language)
    if (!list) return absent(language, 404, notFound)
    const { slug } = list
    if (slug !== name) return moved(pagePaths[kind](language, slug))
    const [page, about, ...elsewhere] = await Promise.all([
      store.liveEditions({
        lists: [[`${kind}:${slug}`]],
        language,
        order,
        ...(after && { after }),
        limit: PER_PAGE,
      }),
      kind === 'person' ? aboutPerson({ store, urls }, slug, language) : {},
      ...codes.map(async (code) => ((await store.namedList({ kind, slug, language: code })) ? code : language)),
    ])
    const next = page.next && editionCursor({ ...page.next, order })
    const stories = page.editions.map((release) => toEditionSummary(release, urls))
    const others = elsewhere.filter((code) => code !== language)
    return answer(language, namePage(site, { about, cursor, kind, language, list, next, others, stories }), ['lists'])
  }

  const corrections = async (language: string, cursor: string | null): Promise<Response> => {
    const after = cursor === null ? undefined : readReleaseCursor(cursor)
    if (after === null) return absent(language, 404, notFound)
    const found = await store.corrected({ language, ...(after && { after }), limit: PER_PAGE + 1 })
    const page = found.slice(0, PER_PAGE)
    const last = page.at(-1)
    const next = found.length > PER_PAGE && last ? releaseCursor(last) : null
    const log = (await logOf(store, page)).map(({ after: document, before, corrections: made, release }) => ({
      story: toEditionSummary(release, urls),
      corrections: made,
      changes: before && readersView(before, document),
    }))
    return answer(language, correctionsPage(site, { language, cursor, next, log }), ['lists'])
  }

  const edition = async (language: string, slug: string): Promise<Response> => {
    const show = async (release: Release): Promise<Response> => {
      const document = documentOf(release)
      const translations = toTranslations(release, await store.newestOfStory(release.story), urls)
      const steps = await stepsOf(store, release, document)
      await cards.ready()
      return answer(
        language,
        storyPage(site, { edition: atReaders(toEdition(release, translations, urls), urls), document, steps }),
        [`story:${release.story}`, ...document.statistics.map((each): CacheTag => `statistic:${each.id}`)],
      )
    }
    const live = await store.liveAt({ language, slug })
    if (live) return show(live)
    const former = await store.newestAt({ language, slug })
    const newest = former && (await store.newestOfArticle(former.article))
    if (!newest) return absent(language, 404, notFound)
    if (isTombstone(newest)) return absent(language, 410, withdrawnStory(toPublicTombstone(newest)))
    // Released here again between the two reads.
    return newest.slug === slug ? show(newest) : moved(pagePaths.edition(newest))
  }

  /** A figure or a source in a language: in the words of the newest live edition of that language which carries it. */
  const record = async <Kind extends { id: string }>(
    language: string,
    id: string,
    kind: 'statistic' | 'source',
    formOf: (document: EditionDocument) => Kind | undefined,
    write: (site: Site, page: RecordPage<Kind>) => string,
    as: Shown = 'page',
  ): Promise<Response> => {
    const now = await store.nameNow({ kind, name: id })
    if (now !== id)
      return moved(
        as === 'frame'
          ? pagePaths.embed(language, now)
          : (kind === 'statistic' ? pagePaths.figure : pagePaths.source)(language, now),
      )
    const key = `${kind}:${id}` as const
    const shown = await newestCarrying(store, { record: key, language, limit: LOOKED_AT })
    const document = shown && documentOf(shown)
    const found = document && formOf(document)
    if (!document || !found) {
      const former = await store.everCarrying({ record: key, language, limit: 1 })
      return former.length > 0 ? absent(language, 410, carriedNoMore, as) : absent(language, 404, notFound, as)
    }
    const [citing, ever] = await Promise.all([
      store.liveCarrying({ record: key, limit: LOOKED_AT }),
      store.everCarrying({ record: key, language, limit: LOOKED_AT }),
    ])
    const standing = await standingAmong(store, ever)
    const history = changesOf(standing, kind, id).flatMap(({ release: { at, note }, form }): Form<Kind>[] => [
      { at, note, form: form as unknown as Kind },
    ])
    const stories = citing.map((release) => toEditionSummary(release, urls))
    // A story that carries it from now on is in none of the others.
    const tags: CacheTag[] = ['lists', ...citing.map(({ story }): CacheTag => `story:${story}`)]
    return answer(
      language,
      write(site, { language, record: found, document, history, stories }),
      kind === 'statistic' ? [`statistic:${id}`, ...tags] : tags,
      as,
    )
  }
  const statisticIn = (id: string) => (document: EditionDocument) =>
    document.statistics.find((each): each is PublicStatistic => each.id === id)
  const sourceIn = (id: string) => (document: EditionDocument) =>
    document.sources.find((each): each is PublicSource => each.id === id)

  const respond = (language: string, parts: string[], cursor: string | null): Promise<Response> => {
    const [first, second, third] = parts
    const isEmbed = first === 'figures' && third === 'embed'
    const isNowhere = parts.some((part) => part === '' || part.length > LONGEST) || parts.length > (isEmbed ? 3 : 2)
    if (isNowhere) return Promise.resolve(absent(language, 404, notFound))
    if (first === undefined) return index(language, cursor)
    if (second === undefined) {
      return first === 'corrections' ? corrections(language, cursor) : edition(language, first)
    }
    if (isSetAside(parts)) return edition(language, second)
    if (isEmbed) return record(language, second, 'statistic', statisticIn(second), figureEmbed, 'frame')
    if (first === 'topics') return named('topic', language, second, cursor)
    if (first === 'people') return named('person', language, second, cursor)
    if (first === 'figures') return record(language, second, 'statistic', statisticIn(second), figurePage)
    if (first === 'sources') return record(language, second, 'source', sourceIn(second), sourcePage)
    return Promise.resolve(absent(language, 404, notFound))
  }

  const handle = async (context: Context): Promise<Response> => {
    const { pathname, search, searchParams } = new URL(context.req.url)
    const [language = '', ...rest] = pathname.slice(1).split('/')
    // Typed with a slash at the end, as many do.
    if (rest.at(-1) === '') return moved(pathname.replace(/(?<!\/)\/+$/, '') + search)
    try {
      const response = await respond(language, rest.map(decodeURIComponent), searchParams.get('cursor'))
      const location = response.headers.get('Location')
      if (location !== null) response.headers.set('Location', location + search)
      return response
    } catch (error) {
      // The address holds a % that is no escape.
      if (error instanceof URIError) return absent(language, 404, notFound)
      // What failed is logged where everything is; readers get a page all the same.
      onFailure(error)
      return absent(language, error instanceof StoreFailure ? 503 : 500, unavailable)
    }
  }
  const patterns = codes.flatMap((code) => [pagePaths.index(code), `${pagePaths.index(code)}/*`])
  app.on('GET', patterns, handle)
  refuseWrites(app, patterns)
}
