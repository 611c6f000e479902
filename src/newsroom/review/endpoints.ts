/** The review on demand, for staff: of a saved draft, and of a body that is not saved yet. */
import { z } from 'zod'
import type { Endpoint, PayloadRequest } from 'payload'
import { hasRole } from '../../access/roles'
import { validateBody } from '../../body'
import type { Message } from '../../review'
import { idOf } from '../records/references'
import { reviewEdition, type Reviewable, type ReviewSettings, type ReviewWithRecords } from '../../releases/review'

function answer(body: unknown, status = 200): Response {
  return Response.json(body, { status, headers: { 'Cache-Control': 'no-store' } })
}

function refusal(req: PayloadRequest, status: number, { en, es }: Message, data?: unknown): Response {
  return answer(
    { errors: [{ message: req.i18n?.language === 'es' ? es : en, ...(data === undefined ? {} : { data }) }] },
    status,
  )
}

function forStaff(handler: (req: PayloadRequest) => Promise<Response>): Endpoint['handler'] {
  return async (req) =>
    hasRole(req.user, 'reporter') ? handler(req) : answer({ errors: [{ message: req.t('error:unauthorized') }] }, 401)
}

/** The review, and all that it was made from as lists, so that a browser can go on reviewing by itself. */
function asAnswer({ review, input }: ReviewWithRecords, { rules }: ReviewSettings) {
  return {
    review,
    records: {
      statistics: [...input.statistics.values()],
      quotes: [...input.quotes.values()],
      sources: [...input.sources.values()],
    },
    hero: input.hero ? { credit: input.hero.credit ?? null, alt: input.hero.alt ?? null } : null,
    original: input.original,
    isStale: input.isStale,
    translations: input.translations,
    rules: rules.map(({ name }) => name),
  }
}

const notFound = { en: 'There is no article with this id.', es: 'No existe un artículo con este id.' }

/** `GET /api/articles/:id/review`: the review of the newest draft, or of what is published where there is none. */
export function reviewSaved(settings: ReviewSettings): Endpoint {
  return {
    path: '/:id/review',
    method: 'get',
    handler: forStaff(async (req) => {
      const id = String(req.routeParams?.id)
      const { docs } = await req.payload.find({
        collection: 'articles',
        depth: 0,
        draft: true,
        limit: 1,
        overrideAccess: false,
        req: { user: req.user, context: {} },
        where: { id: { equals: id } },
      })
      const [article] = docs as unknown as Reviewable[]
      if (!article) return refusal(req, 404, notFound)
      return answer(asAnswer(await reviewEdition(req, article, settings), settings))
    }),
  }
}

const MAX_TEXT = 2000
const id = z.string().max(64)

function reviewableSchema(languages: string[]) {
  return z.strictObject({
    id: id.nullish(),
    language: z.enum(languages as [string, ...string[]]),
    title: z.string().max(MAX_TEXT).nullish(),
    dek: z.string().max(MAX_TEXT).nullish(),
    body: z.unknown().optional(),
    hero: id.nullish(),
    translatedFrom: z.object({ article: id.nullish(), release: id.nullish() }).nullish(),
    dismissals: z
      .array(
        z.object({
          fingerprint: z.string().max(200),
          reason: z.string().max(MAX_TEXT),
          by: z.unknown(),
          at: z.string().max(40).nullish(),
        }),
      )
      .max(1000)
      .nullish(),
  })
}

const unreadable = { en: 'The request has no JSON body.', es: 'La petición no tiene un cuerpo JSON.' }

/** `POST /api/review`: the review of an edition that is not saved yet. Takes the fields of an article, writes nothing. */
export function reviewUnsaved(settings: ReviewSettings): Endpoint {
  const schema = reviewableSchema(settings.languages.map(({ code }) => code))
  return {
    path: '/review',
    method: 'post',
    handler: forStaff(async (req) => {
      const given: unknown = await req.json?.().catch(() => undefined)
      if (given === undefined) return refusal(req, 400, unreadable)
      const parsed = schema.safeParse(given)
      if (!parsed.success) {
        const problems = parsed.error.issues.map(({ path, message }) => ({ path: path.join('.'), message }))
        const list = problems.map(({ path, message }) => `${path || 'body'}: ${message}`).join('; ')
        const message = { en: `This cannot be reviewed. ${list}`, es: `Esto no puede revisarse. ${list}` }
        return refusal(req, 400, message, { errors: problems })
      }
      const { body, dismissals, ...edition } = parsed.data
      const problems = validateBody(body).filter(({ incomplete }) => !incomplete)
      const [problem] = problems
      if (problem) {
        const { message, path } = problem
        return refusal(req, 400, { en: `${message.en} (${path})`, es: `${message.es} (${path})` }, { errors: problems })
      }
      const reviewable = {
        ...edition,
        id: edition.id ?? undefined,
        title: edition.title ?? '',
        body,
        dismissals: (dismissals ?? []).map(({ by, ...each }) => ({ ...each, rule: '', by: idOf(by) ?? null })),
      }
      return answer(asAnswer(await reviewEdition(req, reviewable, settings), settings))
    }),
  }
}
