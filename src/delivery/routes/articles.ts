import { z } from '@hono/zod-openapi'
import type { Release } from '../../model/release'
import { cacheTagHeaders, lastModified, type CacheTag } from '../cacheTags'
import { listsNamed, relatingLists, type ListKey } from '../../model/lists'
import { linkToNext, listParameters, readFound, readList } from '../editionList'
import { changedByEach, stepsOf } from '../corrections'
import { movingTag } from '../etag'
import { example } from '../examples'
import {
  languageParameter,
  limitParameter,
  personParameter,
  recordParameter,
  topicsParameter,
  wordsParameter,
} from '../parameters'
import { documentOf, toEdition, toPublicTombstone, toRelatedEdition, toTranslations } from '../answers'
import { isTombstone } from '../../model/release'
import { movingCache, problem } from '../problem'
import { acceptedFormat, formatNames, formats, isFormat, mediaTypes, type FormatName } from '../formats'
import { respond, respondBody } from '../respond'
import { addRoute, none, type PublicApi } from '../route'
import { articlesAnswer, editionAnswer, editionForms, relatedAnswer } from '../schemas'

/** The 410 of a withdrawn edition, with its tombstone. */
export function withdrawn(tombstone: Release): Response {
  const left = toPublicTombstone(tombstone)
  const detail = left.reason === null ? 'This edition was withdrawn.' : `This edition was withdrawn: ${left.reason}`
  return problem('withdrawn', { detail, tombstone: left })
}

/**
 * The live edition at an address; or the answer that says why there is none: it has another address now, at which
 * `below` is asked for with the same query, or it is withdrawn, or nothing ever was there.
 */
export async function liveEdition(
  { store, urls }: Pick<PublicApi, 'store' | 'urls'>,
  address: { language: string; slug: string },
  { below, request }: { below: string; request: Request },
): Promise<Release | Response> {
  const live = await store.liveAt(address)
  if (live) return live
  const former = await store.newestAt(address)
  const newest = former && (await store.newestOfArticle(former.article))
  if (!newest) return problem('not-found', { detail: 'No edition was released at this address.' })
  if (isTombstone(newest)) return withdrawn(newest)
  // Released here again between the two reads.
  if (newest.slug === address.slug) return newest
  const location = urls.edition(newest) + below + new URL(request.url).search
  return problem(
    'moved',
    { detail: `This edition is at ${location} now.` },
    // Without a word about caching, 308 may be kept for ever (RFC 9110, 15.4.9), and the slug can be used again.
    { Location: location, 'Cache-Control': movingCache },
  )
}

/** `GET /articles`: live editions, newest first. */
export function articlesRoute(delivery: PublicApi): void {
  const { languages, urls } = delivery
  addRoute(delivery, {
    path: '/articles',
    operationId: 'listArticles',
    summary: 'Live editions, newest first by first publication',
    description:
      'Filters go together: an edition has to fit each. Where few editions fit of many, a page may have fewer than ' +
      'asked for, or none, and a `next` all the same: it is null on the last page alone.',
    params: none,
    query: z.strictObject({
      q: wordsParameter.optional(),
      topic: topicsParameter.optional(),
      person: personParameter.optional(),
      statistic: recordParameter('statistic', example.statistic.id).optional(),
      source: recordParameter('source', example.source.id).optional(),
      ...listParameters(languages),
    }),
    answer: { schema: articlesAnswer, description: 'A page of summaries', example: example.articles },
    respond: async ({ query: { q, topic, person, statistic, source, ...query }, request }) => {
      const lists: ListKey[][] = [
        ...(topic ? [[...new Set(topic.flatMap((name) => listsNamed('topic', name)))]] : []),
        ...(person === undefined ? [] : [listsNamed('person', person)]),
        ...(statistic === undefined ? [] : [[`statistic:${statistic}` as const]]),
        ...(source === undefined ? [] : [[`source:${source}` as const]]),
      ]
      const read = q ? await readFound(delivery, q, lists, query) : await readList(delivery, lists, query)
      if (read instanceof Response) return read
      const { page, isBehind } = 'page' in read ? read : { page: read, isBehind: false }
      return respond(page, {
        headers: { ...cacheTagHeaders(['lists']), ...linkToNext(request, urls.articles, page.next) },
        // The words that are still to come are no release, which would put another answer in the place of this one.
        ...(isBehind && { cacheControl: 'no-store' }),
      })
    },
  })
}

/** The form that ends an address, apart from it; no slug has a point in it. */
function splitForm(slug: string): { slug: string; form?: FormatName } {
  const end = slug.lastIndexOf('.')
  const form = slug.slice(end + 1)
  return end > 0 && isFormat(form) ? { slug: slug.slice(0, end), form } : { slug }
}

/** `GET /articles/{language}/{slug}`: one edition, and `.{form}` for each of its forms. */
export function editionRoute(delivery: PublicApi): void {
  const { cards, store, languages, publication, urls } = delivery

  const answer = async (release: Release, format: FormatName): Promise<Response> => {
    const story = await store.newestOfStory(release.story)
    const translations = toTranslations(release, story, urls)
    const document = documentOf(release)
    // Only JSON tells what each correction changed.
    const steps = format === 'json' ? await stepsOf(store, release, document) : []
    const edition = toEdition(release, translations, urls, changedByEach(document, steps))
    const alternates = translations.map(({ url, language }) => `<${url}>; rel="alternate"; hreflang="${language}"`)
    const { contentType, write } = formats[format]
    await cards.ready()
    const body = write(edition, publication)
    return respondBody(body, {
      contentType,
      // Its hash, and what the bytes are: the options, other editions, files and the version of the writer move them too.
      etag: movingTag(release.hash, body),
      headers: {
        'Content-Language': release.language,
        ...lastModified([release.at, ...story.map(({ at }) => at)]),
        ...cacheTagHeaders([
          `story:${release.story}`,
          ...edition.statistics.map(({ id }): CacheTag => `statistic:${id}`),
        ]),
        ...(alternates.length > 0 && { Link: alternates.join(', ') }),
      },
    })
  }

  const language = languageParameter(languages)
  const slug = z
    .string()
    .max(200, 'is too long for a slug')
    .openapi({ example: example.edition.slug, description: 'The slug of the edition, or one that it had' })
  const params = z.strictObject({ language, slug })
  const others = {
    308: 'The edition has another slug now',
    404: 'No edition was ever released there',
    410: 'The edition is withdrawn; the problem carries its tombstone',
  }
  const edition = {
    path: '/articles/{language}/{slug}',
    operationId: 'readEdition',
    summary: 'One edition',
    description:
      'The edition as JSON, unless `Accept` asks for another of its forms. Each form has an address of its own too, ' +
      'which answers in that form whatever `Accept` says.',
    params,
    query: none,
    answer: { schema: editionAnswer, description: 'The edition as last released', example: example.edition },
    others,
  }
  const forms = Object.entries(editionForms).map(([form, { schema, summary }]) => ({
    path: `/articles/{language}/{slug}.${form}`,
    operationId: `readEditionAs${form.charAt(0).toUpperCase()}${form.slice(1)}`,
    summary,
    params,
    query: none,
    answer: {
      schema,
      description: 'The edition as last released',
      example: example.forms[form as keyof typeof editionForms],
      mediaType: formats[form as keyof typeof editionForms].contentType.split(';')[0],
    },
    others,
    isPage: form === 'html',
  }))

  addRoute(delivery, {
    ...edition,
    query: z.strictObject({
      // The other way to ask for a form, from before each had an address. Not in the contract: what a form is, is typed.
      format: z
        .string()
        .refine(isFormat, `must be one of: ${formatNames.join(', ')}`)
        .transform((name) => name)
        .optional(),
    }),
    negotiates: true,
    operations: [edition, ...forms],
    respond: async ({ params: given, query, request }) => {
      const { form, slug: name } = splitForm(given.slug)
      const params = { language: given.language, slug: name }
      const format = form ?? query.format ?? acceptedFormat(request.headers.get('Accept'))
      if (format === null) {
        return problem('not-acceptable', { detail: `Answers are ${mediaTypes.join(', ')}; \`Accept\` excludes them.` })
      }
      const below = form === undefined ? '' : `.${form}`
      const live = await liveEdition(delivery, params, { below, request })
      return live instanceof Response ? live : answer(live, format)
    },
  })
}

/** `GET /articles/{language}/{slug}/related`: what to read after an edition. */
export function relatedRoute(delivery: PublicApi): void {
  const { store, languages, urls } = delivery
  addRoute(delivery, {
    path: '/articles/{language}/{slug}/related',
    operationId: 'listRelated',
    summary: 'Editions of other stories that share topics, figures or named sources with one',
    description:
      'In its language, those that share most first: a figure says more than a source, a source more than a topic. ' +
      'An unnamed source relates nothing, nor does what rests on one.',
    params: z.strictObject({
      language: languageParameter(languages),
      slug: z.string().max(200, 'is too long for a slug').openapi({ example: example.edition.slug }),
    }),
    query: z.strictObject({ limit: limitParameter({ most: 20, usual: 6 }) }),
    answer: { schema: relatedAnswer, description: 'Summaries, with what is shared', example: example.related },
    others: {
      308: 'The edition has another slug now',
      404: 'No edition was ever released there',
      410: 'The edition is withdrawn; the problem carries its tombstone',
    },
    respond: async ({ params, query: { limit }, request }) => {
      const live = await liveEdition(delivery, params, { below: '/related', request })
      if (live instanceof Response) return live
      const related = await store.sharing({
        lists: relatingLists(documentOf(live)),
        except: live.article,
        language: live.language,
        limit,
      })
      return respond({ articles: related.map((each) => toRelatedEdition(each, urls)) })
    },
  })
}
