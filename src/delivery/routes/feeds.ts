import { z } from '@hono/zod-openapi'
import { listsNamed } from '../../model/lists'
import { cacheTagHeaders } from '../cacheTags'
import { example } from '../examples'
import {
  correctionItems,
  editionItems,
  feedNames,
  feedTypes,
  writeFeed,
  type Feed,
  type FeedName,
} from '../formats/feeds'
import { languageParameter, limitParameter, topicsParameter } from '../parameters'
import { toEdition, toLoggedCorrection, toTranslations } from '../answers'
import { logOf } from '../corrections'
import { respondBody } from '../respond'
import { addRoute, type PublicApi } from '../route'
import { feedAnswer } from '../schemas'

const USUAL = 20

/** What clients call each form of a feed. */
const titles = { rss: 'RSS 2.0', atom: 'Atom (RFC 4287)', json: 'JSON Feed 1.1' } as const satisfies Record<
  FeedName,
  string
>

function named(operation: string, format: FeedName): string {
  return `${operation}As${format.charAt(0).toUpperCase()}${format.slice(1)}`
}

function answerOf(format: FeedName, written: unknown) {
  return {
    schema: format === 'json' ? feedAnswer : z.string(),
    description: 'The feed',
    example: written,
    mediaType: feedTypes[format],
  }
}

function respondFeed(format: FeedName, feed: Feed): Response {
  return respondBody(writeFeed(format, feed), {
    contentType: `${feedTypes[format]}; charset=utf-8`,
    headers: { 'Content-Language': feed.language, ...cacheTagHeaders(['lists']) },
  })
}

/** `GET /feeds/{language}/corrections.{format}`: everything that was corrected in a language, for feed readers. */
export function correctionsFeedRoute(delivery: PublicApi): void {
  const { store, languages, publication, urls } = delivery
  const language = languageParameter(languages)
  const query = z.strictObject({ limit: limitParameter({ most: 50, usual: USUAL }) })
  for (const format of feedNames) {
    addRoute(delivery, {
      path: `/feeds/{language}/corrections.${format}`,
      operationId: named('readCorrectionsFeed', format),
      summary: `Everything that was corrected in a language, newest first, as ${titles[format]}`,
      description: 'For feed readers: what `/corrections` lists. `Accept` decides nothing here.',
      params: z.strictObject({ language }),
      query,
      answer: answerOf(format, example.correctionFeeds[format]),
      others: { 404: 'There is no feed of this name' },
      negotiates: true,
      respond: async ({ params, query: { limit } }) => {
        const found = await store.corrected({ language: params.language, limit })
        const corrections = (await logOf(store, found)).map((each) => toLoggedCorrection(each, urls))
        const asked = new URLSearchParams(limit === USUAL ? [] : [['limit', String(limit)]])
        return respondFeed(format, {
          publication,
          language: params.language,
          self: urls.feed(`${params.language}/corrections.${format}`, asked),
          about: 'corrections',
          items: correctionItems(corrections, publication),
        })
      },
    })
  }
}

/** `GET /feeds/{language}.{format}`: the live editions of a language for feed readers, newest first by first publication. */
export function feedRoute(delivery: PublicApi): void {
  const { store, languages, publication, urls } = delivery
  const files = new Map<string, { language: string; format: FeedName }>(
    languages.flatMap((language) => feedNames.map((format) => [`${language}.${format}`, { language, format }])),
  )
  const known = [...files.keys()]

  const query = z.strictObject({ topic: topicsParameter.optional(), limit: limitParameter({ most: 50, usual: USUAL }) })
  const others = { 404: 'There is no feed of this name' }
  const operations = feedNames.map((format) => ({
    path: `/feeds/{language}.${format}`,
    operationId: named('readFeed', format),
    summary: `The live editions of a language, newest first by first publication, as ${titles[format]}`,
    description: 'For feed readers. `Accept` decides nothing here.',
    params: z.strictObject({ language: languageParameter(languages) }),
    query,
    answer: answerOf(format, example.feeds[format]),
    others,
  }))

  addRoute(delivery, {
    path: '/feeds/{feed}',
    summary: 'A feed',
    params: z.strictObject({
      feed: z.string().transform((file, context) => {
        const found = files.get(file)
        if (found) return found
        context.addIssue(`must be one of: ${known.join(', ')}`)
        return z.NEVER
      }),
    }),
    query,
    answer: { schema: z.unknown(), description: 'The feed', example: null },
    negotiates: true,
    operations,
    respond: async ({ params: { feed }, query: { topic, limit } }) => {
      const { language, format } = feed
      const topics = [...new Set((topic ?? []).flatMap((each) => listsNamed('topic', each)))]
      const lists = topics.length > 0 ? [topics] : []
      const { editions: live } = await store.liveEditions({ lists, language, order: 'published', limit })
      const editions = await Promise.all(
        live.map(async (release) =>
          toEdition(release, toTranslations(release, await store.newestOfStory(release.story), urls), urls),
        ),
      )
      const asked = new URLSearchParams([
        ...(topic ?? []).map((each) => ['topic', each]),
        ...(limit === USUAL ? [] : [['limit', String(limit)]]),
      ])
      const self = urls.feed(`${language}.${format}`, asked)
      const items = editionItems(editions, publication)
      return respondFeed(format, { publication, language, self, about: 'editions', items })
    },
  })
}
