/** The review on demand, for staff: of a saved draft, and of a body that is not saved yet. */
import type { Endpoint, PayloadRequest } from 'payload'
import { APIError } from 'payload'
import { z } from 'zod'
import { endpoint } from '../../access/endpoint'
import { notFound } from '../../access/refuse'
import { validateBody } from '../../body'
import { idOf } from '../../model/ids'
import type { QuoteRecord, SourceRecord, StatisticRecord } from '../../model/records'
import { say, untranslated } from '../../model/sentence'
import { reviewEdition, type ReviewSettings, type ReviewWithRecords } from '../../releases/review'
import { savedArticles } from '../articles'
import { sentence } from '../sentences'

/** What the rules and the forms beside a review go by: what else is written of a source, its conditions, is on its record. */
const TOLD = {
  statistics: [
    ...([
      'id',
      'correction',
      'label',
      'labelLanguage',
      'value',
      'high',
      'qualifier',
      'unit',
      'asOf',
      'precision',
    ] as const),
    ...(['place', 'evidence', 'formula', 'operands', 'status', 'publicNote'] as const),
  ],
  quotes: [
    ...(['id', 'correction', 'text', 'language', 'translations', 'paraphrase', 'speaker', 'capacity'] as const),
    ...(['saidAt', 'precision', 'occasion', 'evidence'] as const),
  ],
  sources: [
    ...(['id', 'correction', 'kind', 'name', 'terms', 'attribution', 'attributionLanguage', 'approval'] as const),
    ...(['loosened', 'author', 'publisher', 'title', 'url', 'archiveUrl', 'publishedAt', 'accessedAt'] as const),
    ...(['language', 'license', 'availability', 'holder'] as const),
  ],
} satisfies {
  statistics: Array<keyof StatisticRecord>
  quotes: Array<keyof QuoteRecord>
  sources: Array<keyof SourceRecord>
}

function told<T extends object>(records: ReadonlyMap<string, T>, names: ReadonlyArray<keyof T>) {
  return [...records.values()].map((record) =>
    Object.fromEntries(names.flatMap((name) => (name in record ? [[name, record[name]]] : []))),
  )
}

/** The review, and what it was made from as lists, so that a browser can go on reviewing by itself. */
function asAnswer({ review, input }: ReviewWithRecords, { rules }: ReviewSettings) {
  return {
    review,
    records: {
      statistics: told(input.statistics, TOLD.statistics),
      quotes: told(input.quotes, TOLD.quotes),
      sources: told(input.sources, TOLD.sources),
    },
    hero: input.hero ? { credit: input.hero.credit ?? null, alt: input.hero.alt ?? null } : null,
    images: [...input.images].map(([node, { alt, credit, id: image, picture }]) => ({
      node,
      id: image,
      alt: alt ?? null,
      credit: credit ?? null,
      picture: picture ?? null,
    })),
    original: input.original,
    isStale: input.isStale,
    translations: input.translations,
    rules: rules.map(({ name }) => name),
    minorFigures: input.minorFigures,
  }
}

/** `GET /api/articles/:id/review`: the review of the newest draft, or of what is published where there is none. */
export function reviewSaved(settings: ReviewSettings): Endpoint {
  return endpoint({
    method: 'get',
    path: '/:id/review',
    who: 'reporter',
    does: 'reviews the newest draft of an article',
    handler: async ({ req, param }) => {
      const [article] = await savedArticles(req, { id: { equals: param('id') } }, 1)
      if (!article) throw notFound(req, sentence('There is no article with this id.'))
      return asAnswer(await reviewEdition(req, article, settings), settings)
    },
  })
}

const MAX_TEXT = 2000
/** A headline that is too long to be published is typed all the same, and its review says so. */
const MAX_HEADLINE = 100_000
const id = z.string().max(64)

function reviewableSchema(languages: string[]) {
  return z.strictObject({
    id: id.nullish(),
    language: z.enum(languages as [string, ...string[]]),
    title: z.string().max(MAX_HEADLINE).nullish(),
    dek: z.string().max(MAX_HEADLINE).nullish(),
    byline: z
      .array(z.object({ name: z.string().max(MAX_TEXT).nullish(), person: id.nullish() }))
      .max(1000)
      .nullish(),
    topics: z.array(id).max(1000).nullish(),
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

/** Refuses (400) a body that is none. What is not filled in yet is no reason. */
function requireBody(req: PayloadRequest, body: unknown): void {
  const errors = validateBody(body).filter(({ mayWait }) => !mayWait)
  const [first] = errors
  if (!first) return
  const message = sentence('{problem} ({place})', { problem: first.message, place: untranslated(first.path) })
  throw new APIError(say(req, message), 400, { errors }, true)
}

/** `POST /api/review`: the review of an edition that is not saved yet. Takes the fields of an article, writes nothing. */
export function reviewUnsaved(settings: ReviewSettings): Endpoint {
  return endpoint({
    method: 'post',
    path: '/review',
    who: 'reporter',
    does: 'reviews an article that is not saved yet',
    body: reviewableSchema(settings.languages.map(({ code }) => code)),
    handler: async ({ req, body: { body, byline, dismissals, ...edition } }) => {
      requireBody(req, body)
      const reviewable = {
        ...edition,
        id: edition.id ?? undefined,
        title: edition.title ?? '',
        byline: (byline ?? []).map(({ name, person }) => ({ name, person, role: 'author' as const })),
        body,
        dismissals: (dismissals ?? []).map(({ by, ...each }) => ({ ...each, rule: '', by: idOf(by) ?? null })),
      }
      return asAnswer(await reviewEdition(req, reviewable, settings), settings)
    },
  })
}
