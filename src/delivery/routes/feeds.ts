import { z } from '@hono/zod-openapi'
import { nameSlug, type ListKey } from '../../model/lists'
import { example } from '../examples'
import { feedNames, feedTypes, writeFeed, type FeedName } from '../formats/feeds'
import { limitParameter, topicsParameter } from '../parameters'
import { toEdition, toTranslations } from '../answers'
import { respondBody } from '../respond'
import { addRoute, type PublicApi } from '../route'
import { feedAnswer } from '../schemas'

const USUAL = 20

/** `GET /feeds/{language}.{format}`: the live editions of a language for feed readers, newest first by first publication. */
export function feedRoute(delivery: PublicApi): void {
  const { store, languages, name, site, urls } = delivery
  const files = new Map<string, { language: string; format: FeedName }>(
    languages.flatMap((language) => feedNames.map((format) => [`${language}.${format}`, { language, format }])),
  )
  const known = [...files.keys()]

  addRoute(delivery, {
    path: '/feeds/{feed}',
    summary: 'The live editions of a language for feed readers, newest first by first publication',
    description: 'RSS 2.0, Atom (RFC 4287) or JSON Feed 1.1, by the ending of the path. `Accept` decides nothing here.',
    params: z.strictObject({
      feed: z
        .string()
        .transform((file, context) => {
          const found = files.get(file)
          if (found) return found
          context.addIssue(`must be one of: ${known.join(', ')}`)
          return z.NEVER
        })
        .openapi({ type: 'string', enum: known, example: known[0], description: 'The language and the format' }),
    }),
    query: z.strictObject({ topic: topicsParameter.optional(), limit: limitParameter({ most: 50, usual: USUAL }) }),
    answer: {
      schema: feedAnswer,
      description: 'The feed',
      example: example.feed,
      mediaType: feedTypes.json,
      otherTypes: [feedTypes.rss, feedTypes.atom],
    },
    others: { 404: 'There is no feed of this name' },
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
      const query = new URLSearchParams([
        ...(topic ?? []).map((each) => ['topic', each]),
        ...(limit === USUAL ? [] : [['limit', String(limit)]]),
      ])
      const self = urls.feed(`${language}.${format}`, query)
      return respondBody(writeFeed(format, { name, language, home: site ?? urls.root, self, editions }), {
        contentType: `${feedTypes[format]}; charset=utf-8`,
        headers: { 'Content-Language': language },
      })
    },
  })
}
