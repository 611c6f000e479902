import { z } from '@hono/zod-openapi'
import { nameSlug, type ListKey } from '../../model/lists'
import { cacheTagHeaders } from '../cacheTags'
import { example } from '../examples'
import { feedNames, feedTypes, writeFeed, type FeedName } from '../formats/feeds'
import { languageParameter, limitParameter, topicsParameter } from '../parameters'
import { toEdition, toTranslations } from '../answers'
import { respondBody } from '../respond'
import { addRoute, type PublicApi } from '../route'
import { feedAnswer } from '../schemas'

const USUAL = 20

/** `GET /feeds/{language}.{format}`: the live editions of a language for feed readers, newest first by first publication. */
export function feedRoute(delivery: PublicApi): void {
  const { store, languages, publication, urls } = delivery
  const files = new Map<string, { language: string; format: FeedName }>(
    languages.flatMap((language) => feedNames.map((format) => [`${language}.${format}`, { language, format }])),
  )
  const known = [...files.keys()]

  const query = z.strictObject({ topic: topicsParameter.optional(), limit: limitParameter({ most: 50, usual: USUAL }) })
  const others = { 404: 'There is no feed of this name' }
  const titles = { rss: 'RSS 2.0', atom: 'Atom (RFC 4287)', json: 'JSON Feed 1.1' }
  const operations = feedNames.map((format) => ({
    path: `/feeds/{language}.${format}`,
    operationId: `readFeedAs${format.charAt(0).toUpperCase()}${format.slice(1)}`,
    summary: `The live editions of a language, newest first by first publication, as ${titles[format]}`,
    description: 'For feed readers. `Accept` decides nothing here.',
    params: z.strictObject({ language: languageParameter(languages) }),
    query,
    answer: {
      schema: format === 'json' ? feedAnswer : z.string(),
      description: 'The feed',
      example: example.feeds[format],
      mediaType: feedTypes[format],
    },
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
      const topics = [...new Set((topic ?? []).map((each): ListKey => `topic:${nameSlug(each)}`))]
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
      return respondBody(writeFeed(format, { publication, language, self, editions }), {
        contentType: `${feedTypes[format]}; charset=utf-8`,
        headers: { 'Content-Language': language, ...cacheTagHeaders(['lists']) },
      })
    },
  })
}
