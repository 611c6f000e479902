/** The routes by which staff look at the editions of a story, and editors keep them in step. */
import { z } from 'zod'
import type { Endpoint, PayloadRequest } from 'payload'
import { hasRole, type Role } from '../../access/roles'
import { deskFilters, loadDesk, readDeskCursor } from './desk'
import {
  confirmUpToDate,
  createEdition,
  editionStates,
  joinStory,
  loadFacts,
  refusalsOf,
  reinstate,
  savedArticles,
  sourceChanges,
  withdraw,
  type SavedArticle,
} from './states'
import type { Message } from '../../access/refuse'
import type { PublishingSettings } from '../../releases/publish'

function answer(body: unknown, status = 200): Response {
  return Response.json(body, { status, headers: { 'Cache-Control': 'no-store' } })
}

function refusal(req: PayloadRequest, status: number, { en, es }: Message): Response {
  return answer({ errors: [{ message: req.i18n?.language === 'es' ? es : en }] }, status)
}

function withRole(role: Role, handler: (req: PayloadRequest) => Promise<Response>): Endpoint['handler'] {
  return async (req) => {
    if (!req.user) return answer({ errors: [{ message: req.t('error:unauthorized') }] }, 401)
    if (!hasRole(req.user, role)) {
      return answer({ errors: [{ message: req.t('error:notAllowedToPerformAction') }] }, 403)
    }
    return handler(req)
  }
}

const noArticle = { en: 'There is no article with this id.', es: 'No existe un artículo con este id.' }

/** Lets a handler run on an article that there is. */
function onArticle(role: Role, handler: (req: PayloadRequest, article: SavedArticle) => Promise<Response>) {
  return withRole(role, async (req) => {
    const [article] = await savedArticles(req, { id: { equals: String(req.routeParams?.id) } }, 1)
    return article ? handler(req, article) : refusal(req, 404, noArticle)
  })
}

/** Reads a JSON body that is as `schema` says; 400 with what is wrong where it is not. */
async function given<T>(req: PayloadRequest, schema: z.ZodType<T>): Promise<{ value: T } | { refused: Response }> {
  const body: unknown = await req.json?.().catch(() => undefined)
  const parsed = schema.safeParse(body)
  if (parsed.success) return { value: parsed.data }
  const list = parsed.error.issues.map(({ path, message }) => `${path.join('.') || 'body'}: ${message}`).join('; ')
  return { refused: refusal(req, 400, { en: `Bad request. ${list}`, es: `Petición incorrecta. ${list}` }) }
}

/** The endpoints of articles that are about the editions of their story. */
export function editionEndpoints(settings: PublishingSettings): Endpoint[] {
  const languages = settings.languages.map(({ code }) => code) as [string, ...string[]]
  const newEdition = z.strictObject({ language: z.enum(languages) })
  const seenRelease = z.strictObject({ release: z.string().regex(/^[0-9a-f]{64}$/, 'is the hash of a release') })
  const otherArticle = z.strictObject({ article: z.string().min(1).max(64) })
  const withReason = z.strictObject({ reason: z.string().trim().min(1, 'says why, to readers').max(1000) })

  return [
    {
      path: '/:id/editions',
      method: 'get',
      handler: onArticle('reporter', async (req, { story }) => {
        const articles = await savedArticles(req, { story: { equals: story } })
        const editions = editionStates(story, await loadFacts(req, articles), settings)
        const refusals = await refusalsOf(req, articles, settings)
        return answer({
          story,
          editions: editions.map((edition) => ({ ...edition, refusal: refusals.get(edition.article ?? '') ?? null })),
        })
      }),
    },
    {
      path: '/:id/editions',
      method: 'post',
      handler: onArticle('reporter', async (req, { id }) => {
        const body = await given(req, newEdition)
        return 'refused' in body ? body.refused : answer(await createEdition(req, String(id), body.value.language), 201)
      }),
    },
    {
      path: '/:id/source-changes',
      method: 'get',
      handler: onArticle('reporter', async (req, article) => answer(await sourceChanges(req, article))),
    },
    {
      path: '/:id/up-to-date',
      method: 'post',
      handler: onArticle('editor', async (req, { id }) => {
        const body = await given(req, seenRelease)
        if ('refused' in body) return body.refused
        return answer({ releases: await confirmUpToDate(req, String(id), body.value.release, settings) })
      }),
    },
    {
      path: '/:id/join',
      method: 'post',
      handler: onArticle('editor', async (req, { id }) => {
        const body = await given(req, otherArticle)
        if ('refused' in body) return body.refused
        return answer(await joinStory(req, String(id), body.value.article, settings))
      }),
    },
    {
      path: '/:id/withdraw',
      method: 'post',
      handler: onArticle('editor', async (req, { id }) => {
        const body = await given(req, withReason)
        return 'refused' in body
          ? body.refused
          : answer({ releases: await withdraw(req, String(id), body.value.reason) })
      }),
    },
    {
      path: '/:id/reinstate',
      method: 'post',
      handler: onArticle('editor', async (req, { id }) => answer({ releases: await reinstate(req, String(id)) })),
    },
  ]
}

const MOST_STORIES = 100

/** `GET /api/desk?filter=&cursor=&limit=`: the stories that were worked on last, with the state of their editions. */
export function deskEndpoint(settings: PublishingSettings): Endpoint {
  return {
    path: '/desk',
    method: 'get',
    handler: withRole('reporter', async (req) => {
      const schema = z.strictObject({
        filter: z.enum(deskFilters).nullable().default(null),
        cursor: z
          .string()
          .max(200)
          .refine((cursor) => readDeskCursor(cursor) !== null, 'is a `next` of this list')
          .nullable()
          .default(null),
        limit: z.coerce.number().int().min(1).max(MOST_STORIES).default(25),
      })
      const parsed = schema.safeParse(Object.fromEntries(req.searchParams))
      if (!parsed.success) {
        const list = parsed.error.issues
          .map(({ path, message }) => `${path.join('.') || 'query'}: ${message}`)
          .join('; ')
        return refusal(req, 400, { en: `Bad request. ${list}`, es: `Petición incorrecta. ${list}` })
      }
      const { cursor, filter, limit } = parsed.data
      return answer(
        await loadDesk(req, { after: cursor === null ? null : readDeskCursor(cursor), filter, limit }, settings),
      )
    }),
  }
}
