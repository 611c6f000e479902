/** The routes by which staff look at the editions of a story, and editors keep them in step. */
import type { Endpoint, PayloadRequest } from 'payload'
import { z } from 'zod'
import { answer, endpoint, wholeNumber } from '../../access/endpoint'
import { notFound } from '../../access/refuse'
import { cleanText } from '../../model/text'
import { settingsOf } from '../../options'
import type { PublishingSettings } from '../../releases/candidate'
import { savedArticles, type SavedArticle } from '../articles'
import { sentence } from '../sentences'
import { givenPairs, makeOne, sameAs } from './aligned'
import { createEdition } from './create'
import { noteLanguage } from '../accounts/language'
import { noticesOf, type Notice } from '../handovers/notices'
import { deskCounts, loadDesk, readDeskCursor } from './desk'
import { deskFilters, type CountedFilter } from './deskFilters'
import { joinStory } from './join'
import { originalOf } from './original'
import { redactEdition } from '../redactions/redactEdition'
import { reinstate } from './reinstate'
import { editionStates, loadFacts } from './states'
import { confirmUpToDate, sourceChanges } from './upToDate'
import { withdraw } from './withdraw'

/** The newest version of an article; refuses (404) where there is none, or none that the caller may read. */
async function requireArticle(req: PayloadRequest, id: string): Promise<SavedArticle> {
  const [article] = await savedArticles(req, { id: { equals: id } }, 1)
  if (!article) throw notFound(req, sentence('There is no article with this id.'))
  return article
}

/** A property that has to be as `holds` says; where it is not, `said` is why, in the reader's language. */
function text(holds: (value: string) => boolean, said: ReturnType<typeof sentence>) {
  return z.string().refine(holds, { params: { sentence: said } })
}

/** The endpoints of articles that are about the editions of their story. */
export function editionEndpoints(settings: PublishingSettings): Endpoint[] {
  const languages = settings.languages.map(({ code }) => code) as [string, ...string[]]
  const articleId = z.string().min(1).max(64)
  const isHash = (value: string) => /^[0-9a-f]{64}$/.test(value)

  return [
    endpoint({
      method: 'get',
      path: '/:id/editions',
      who: 'reporter',
      does: 'lists the editions of a story with their state',
      handler: async ({ req, param }) => {
        const { story } = await requireArticle(req, param('id'))
        const articles = await savedArticles(req, { story: { equals: story } })
        const editions = editionStates(story, await loadFacts(req, articles, settings), settings)
        return { story, editions, timeZone: settingsOf(req.payload).timeZone }
      },
    }),
    endpoint({
      method: 'post',
      path: '/:id/editions',
      who: 'reporter',
      does: 'makes a draft of a story in another language',
      body: z.strictObject({ language: z.enum(languages) }),
      handler: async ({ req, body, param }) => {
        const { id } = await requireArticle(req, param('id'))
        return answer(await createEdition(req, String(id), body.language), 201)
      },
    }),
    endpoint({
      method: 'get',
      path: '/:id/source-changes',
      who: 'reporter',
      does: 'shows what changed in the source of a translation',
      handler: async ({ req, param }) => sourceChanges(req, await requireArticle(req, param('id'))),
    }),
    endpoint({
      method: 'get',
      path: '/:id/original',
      who: 'reporter',
      does: 'gives the original of a translation as readers have it, with what its figures rest on',
      query: z.strictObject({ beside: articleId.nullable().default(null) }),
      handler: async ({ req, query: { beside }, param }) => ({
        original: await originalOf(req, await requireArticle(req, param('id')), beside),
      }),
    }),
    endpoint({
      method: 'get',
      path: '/:id/same-records',
      who: 'editor',
      does: 'finds the records of an edition that are likely those of another edition of its story',
      query: z.strictObject({ beside: articleId }),
      handler: async ({ req, query: { beside }, param }) =>
        sameAs(req, await requireArticle(req, param('id')), beside, settings),
    }),
    endpoint({
      method: 'post',
      path: '/:id/same-records',
      who: 'editor',
      does: 'makes records of an edition one with those of another edition of its story',
      body: givenPairs,
      handler: async ({ req, body, param }) => makeOne(req, await requireArticle(req, param('id')), body, settings),
    }),
    endpoint({
      method: 'post',
      path: '/:id/up-to-date',
      who: 'editor',
      does: 'notes that a translation has caught up with its source, or that passages of it are still right',
      body: z.strictObject({
        release: text(isHash, sentence('must be the hash of a release')),
        passages: z.array(z.string().max(100)).min(1).max(1000).optional(),
      }),
      handler: async ({ req, body, param }) => {
        const { id } = await requireArticle(req, param('id'))
        return { releases: await confirmUpToDate(req, String(id), body, settings) }
      },
    }),
    endpoint({
      method: 'post',
      path: '/:id/join',
      who: 'editor',
      does: 'gives an edition the story of another',
      body: z.strictObject({ article: articleId }),
      handler: async ({ req, body, param }) => {
        const { id } = await requireArticle(req, param('id'))
        return joinStory(req, String(id), body.article, settings)
      },
    }),
    endpoint({
      method: 'post',
      path: '/:id/withdraw',
      who: 'editor',
      does: 'takes an edition down',
      body: z.strictObject({ reason: z.string().transform(cleanText).pipe(z.string().min(1).max(1000)) }),
      handler: async ({ req, body, param }) => {
        const { id } = await requireArticle(req, param('id'))
        return { releases: await withdraw(req, String(id), body.reason) }
      },
    }),
    endpoint({
      method: 'post',
      path: '/:id/redact',
      who: 'editor',
      does: 'takes what earlier releases of an edition say out of the database, for good',
      body: z.strictObject({
        releases: z
          .array(text(isHash, sentence('must be the hash of a release')))
          .min(1)
          .max(1000),
        reason: z.string().transform(cleanText).pipe(z.string().min(1).max(1000)),
        withAddress: z.boolean().default(false),
      }),
      handler: async ({ req, body, param }) => ({
        releases: await redactEdition(req, param('id'), body, settings),
      }),
    }),
    endpoint({
      method: 'post',
      path: '/:id/reinstate',
      who: 'editor',
      does: 'publishes a withdrawn edition again',
      handler: async ({ req, param }) => {
        const { id } = await requireArticle(req, param('id'))
        return { releases: await reinstate(req, String(id)) }
      },
    }),
  ]
}

const MOST_STORIES = 100

/** `GET /api/desk?filter=&cursor=&limit=`: the stories that were worked on last, with the state of their editions. */
export function deskEndpoint(settings: PublishingSettings): Endpoint {
  return endpoint({
    method: 'get',
    path: '/desk',
    who: 'reporter',
    does: 'lists the stories worked on last with the state of their editions',
    query: z.strictObject({
      filter: z.enum(deskFilters).nullable().default(null),
      cursor: text(
        (cursor) => cursor.length <= 200 && readDeskCursor(cursor) !== null,
        sentence('must be a `next` of this list'),
      )
        .nullable()
        .default(null),
      limit: wholeNumber({ least: 1, most: MOST_STORIES }).default(25),
    }),
    handler: async ({ req, query: { cursor, filter, limit } }) =>
      loadDesk(req, { after: cursor === null ? null : readDeskCursor(cursor), filter, limit }, settings),
  })
}

export type DeskCounts = {
  counts: Record<CountedFilter, number>
  notices: Notice[]
  /** The locale that records are read and written in from now on, where the language of the account changed it just now. */
  locale: string | null
}

/** `GET /api/desk/counts`: how much there is of what the Desk lists, and what the caller is told of. */
export const deskCountsEndpoint: Endpoint = endpoint({
  method: 'get',
  path: '/desk/counts',
  who: 'reporter',
  does: 'counts what waits on the Desk, and tells the caller what was handed to them, came back or was approved',
  handler: async ({ req }): Promise<DeskCounts> => ({
    locale: req.user ? await noteLanguage(req, req.user) : null,
    counts: await deskCounts(req),
    notices: await noticesOf(req),
  }),
})
