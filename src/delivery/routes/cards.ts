import { z } from '@hono/zod-openapi'
import { documentOf } from '../answers'
import { cacheTagHeaders, type CacheTag } from '../cacheTags'
import { example } from '../examples'
import { languageParameter } from '../parameters'
import { movingCache, problem } from '../problem'
import { respondBody } from '../respond'
import { addRoute, none, type PublicApi } from '../route'
import { liveEdition } from './articles'

/** The path below the API of the picture that stands for an edition where it is shared. */
export const cardPath = '/articles/{language}/{slug}/card/{card}'

/**
 * Who has it keeps it: at its address is never another. Shared caches ask again after a minute, since a text of readers
 * may have to be taken back, and a picture says what it does.
 */
const cardCache = 'public, max-age=31536000, s-maxage=60, immutable'

/** `GET /articles/{language}/{slug}/card/{card}`: the picture of an edition, drawn of its title and figures. */
export function cardRoute(delivery: PublicApi): void {
  const { cards, languages, urls } = delivery
  const noCard = 'No picture is drawn of this edition: its title has letters that the font has not, or pages are off.'
  addRoute(delivery, {
    path: cardPath,
    operationId: 'readCard',
    tag: 'articles',
    summary: 'The picture that stands for an edition where it is shared',
    description:
      '1200 × 630 pixels, drawn of its title, some of its figures with their sources, and its main image, as they are ' +
      'public. The head of its page names the address (`og:image`), which changes with what is shown; an earlier one ' +
      'leads to that of now. Where pages for readers are off there is none.',
    params: z.strictObject({
      language: languageParameter(languages),
      slug: z.string().max(200, 'is too long for a slug').openapi({ example: example.edition.slug }),
      card: z
        .string()
        .openapi({ example: `${'5b1c'.repeat(16)}.png`, description: 'As the page of the edition names it' }),
    }),
    query: none,
    answer: {
      schema: z.unknown().openapi({ type: 'string', format: 'binary' }),
      description: 'The picture',
      example: undefined,
      mediaType: 'image/png',
    },
    others: {
      308: 'The edition has another slug now, or shows something else',
      404: 'No edition was ever released there, or no picture is drawn of it',
      410: 'The edition is withdrawn; the problem carries its tombstone',
    },
    // What asks for images may leave PNG unsaid.
    negotiates: true,
    respond: async ({ params: { card: name, language, slug }, request }) => {
      if (!/^[0-9a-f]{64}\.png$/.test(name)) return problem('not-found', { detail: 'No picture has such a name.' })
      const live = await liveEdition(delivery, { language, slug }, { below: `/card/${name}`, request })
      if (live instanceof Response) return live
      await cards.ready()
      const document = documentOf(live)
      const card = cards.of(document)
      if (!card) return problem('not-found', { detail: noCard })
      if (card.file !== name) {
        const location = urls.card(live, card.file) + new URL(request.url).search
        return problem(
          'moved',
          { detail: `This edition is shown at ${location} now.` },
          { Location: location, 'Cache-Control': movingCache },
        )
      }
      const drawn = await cards.draw(card)
      if (!drawn) {
        return problem('unavailable', { detail: 'Too many pictures are being drawn.' }, { 'Retry-After': '5' })
      }
      return respondBody(drawn.bytes, {
        cacheControl: drawn.isWhole ? cardCache : movingCache,
        contentType: 'image/png',
        headers: {
          'Content-Security-Policy': "default-src 'none'; sandbox",
          ...cacheTagHeaders([
            `story:${live.story}`,
            ...document.statistics.map(({ id }): CacheTag => `statistic:${id}`),
          ]),
        },
      })
    },
  })
}
