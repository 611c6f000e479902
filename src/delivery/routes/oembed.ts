import { z } from '@hono/zod-openapi'
import { documentOf } from '../answers'
import { cacheTagHeaders } from '../cacheTags'
import { example } from '../examples'
import { figureTitle, frameHeight, frameOf, FRAME_WIDTH } from '../pages/frame'
import { pagePaths } from '../pages/paths'
import { lengthParameter } from '../parameters'
import { problem } from '../problem'
import { newestCarrying } from '../reinstated'
import { respond } from '../respond'
import { addRoute, none, type PublicApi } from '../route'
import { oembedAnswer } from '../schemas'

/** How long whoever shows a figure may go by the title of the answer, in seconds. What is in the frame is always of now. */
const CACHE_AGE = 3600
const LONGEST_ADDRESS = 500
/** Live editions that are looked at for what is said last of a figure. */
const LOOKED_AT = 100

type Figure = { language: string; id: string }

/** The figure whose page is at an address; null for any other address. */
function figureAt(address: string, { languages, root }: { languages: string[]; root: string }): Figure | null {
  // Where it is not known what this is served from, any host may be it.
  const ours = URL.canParse(root) ? new URL(root).origin : null
  if (!URL.canParse(address)) return null
  const { origin, pathname } = new URL(address)
  if (ours !== null && origin !== ours) return null
  const [, language = '', id = ''] = /^\/([^/]+)\/figures\/([^/]+)(?:\/embed)?\/?$/.exec(pathname) ?? []
  if (!languages.includes(language) || id === '') return null
  try {
    const decoded = decodeURIComponent(id)
    // No id has U+0000, and Postgres fails over it.
    return decoded.includes('\0') ? null : { language, id: decoded }
  } catch {
    return null
  }
}

/** `GET /oembed`: how a figure is shown on another site (oEmbed 1.0, oembed.com), for systems that ask for it by its address. */
export function oembedRoute(delivery: PublicApi, hasPages: boolean): void {
  const { languages, publication, store, urls } = delivery
  addRoute(delivery, {
    path: '/oembed',
    operationId: 'readEmbed',
    tag: 'statistics',
    summary: 'A figure with its source, to be shown on another site',
    description:
      'oEmbed 1.0 for the pages of figures. The HTML is a frame without script, in which the figure is right also after ' +
      'a correction.',
    params: none,
    query: z.strictObject({
      url: z
        .string()
        .max(LONGEST_ADDRESS, `must have ${LONGEST_ADDRESS} characters at most`)
        .openapi({ example: 'https://news.example/en/figures/ID', description: 'The address of the page of a figure' }),
      maxwidth: lengthParameter('The most that the frame may be wide, in CSS pixels').optional(),
      maxheight: lengthParameter('The most that the frame may be high, in CSS pixels').optional(),
      format: z
        .string()
        // What oEmbed has besides, and is not answered in (2.3.3).
        .refine((format) => format === 'json' || format === 'xml', 'must be json: there is no other')
        .optional()
        .openapi({ enum: ['json'], description: 'There is no other' }),
      dnt: z
        .string()
        .refine((said) => ['0', '1', 'false', 'true'].includes(said), 'must be 1 or 0')
        .optional()
        .openapi({ enum: ['0', '1'], description: 'Nobody is tracked, whatever is said here; some systems send it' }),
    }),
    answer: { schema: oembedAnswer, description: 'How it is shown', example: example.oembed },
    others: {
      404: 'It is not the address of the page of a figure that was released',
      410: 'No live edition in its language carries the figure any more',
      501: 'It was asked for as XML',
    },
    respond: async ({ query: { format = 'json', maxheight = Infinity, maxwidth = Infinity, url } }) => {
      if (format === 'xml') {
        const detail = 'It is not answered as XML.'
        return problem('not-implemented', { detail, parameter: 'format', allowed: ['json'] })
      }
      const figure = hasPages ? figureAt(url, { languages, root: urls.root }) : null
      if (!figure) {
        const detail = hasPages
          ? 'It is not the address of the page of a figure here.'
          : 'There are no pages of figures here.'
        return problem('not-found', { detail, parameter: 'url' })
      }
      const { language } = figure
      const id = await store.nameNow({ kind: 'statistic', name: figure.id })
      const record = `statistic:${id}` as const
      const shown = await newestCarrying(store, { record, language, limit: LOOKED_AT })
      const statistic = shown && documentOf(shown).statistics.find((each) => each.id === id)
      if (!shown || !statistic) {
        const former = await store.everCarrying({ record, language, limit: 1 })
        return former.length > 0
          ? problem('withdrawn', { detail: 'No live edition in this language carries this figure any more.' })
          : problem('not-found', { detail: 'No figure with this id was released in this language.', parameter: 'url' })
      }
      const width = Math.min(FRAME_WIDTH, maxwidth)
      const height = Math.min(frameHeight(statistic, width), maxheight)
      const title = figureTitle(statistic)
      return respond(
        {
          version: '1.0',
          type: 'rich',
          title,
          provider_name: publication.name,
          provider_url: publication.home(language),
          cache_age: CACHE_AGE,
          html: frameOf(urls.absolute(pagePaths.embed(language, id)), title, { height, width }),
          width,
          height,
        },
        { headers: { 'Content-Language': language, ...cacheTagHeaders([record, 'lists', `story:${shown.story}`]) } },
      )
    },
  })
}
