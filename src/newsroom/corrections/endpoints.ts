/** The routes by which staff look at what a correction changes, and editors release it. */
import type { Endpoint, PayloadRequest } from 'payload'
import { z } from 'zod'
import { endpoint, wholeNumber } from '../../access/endpoint'
import type { RecordCollection } from '../../model/recordKinds'
import { cleanText } from '../../model/text'
import type { PublishingSettings } from '../../releases/candidate'
import { isDecimal } from '../../figures'
import { citedContext } from '../../releases/context'
import { requireRecord } from '../records/requireRecord'
import { changeShape } from '../records/soundness'
import { requireNamedRevision } from '../revision'
import { sentence } from '../sentences'
import { affectedBy, afterCursor, type Affected, type AffectedPage } from './affected'
import { languageOf } from './derived'
import { shownOf, TrialEnd } from './hooks'
import { releaseCorrection, type ReleaseDecisions } from './release'
import { slugOf } from '../../model/slugs'

/** What a change that is not saved yet would do: it is tried as far as to where it would be written. */
async function tryChange(
  req: PayloadRequest,
  collection: RecordCollection,
  id: string,
  data: Record<string, unknown>,
  page: AffectedPage,
): Promise<Affected> {
  Object.assign(citedContext(req), { isTrial: true, page })
  try {
    await req.payload.update({
      collection: slugOf(req.payload, collection),
      data,
      depth: 0,
      // It writes nothing, and must not make those wait who do.
      disableTransaction: true,
      id,
      overrideAccess: false,
      req,
    })
  } catch (error) {
    if (error instanceof TrialEnd) return error.affected
    throw error
  }
  throw new Error('A change that was only to be tried was made.')
}

const id = z.string().min(1).max(64)
const text = z.string().transform(cleanText).pipe(z.string().min(1).max(2000))

/** What readers are told, by language. */
const texts = z
  .array(z.strictObject({ language: z.string().max(35), text }))
  .min(1)
  .max(50)
const value = z
  .string()
  .max(100)
  .refine(isDecimal, { params: { sentence: sentence('must be a number in digits, such as 1200 or -3.5') } })
const oneOfTwo = { params: { sentence: sentence('give either the new `value`, or the `reasons` why it stays') } }

/** Editions that are made and reviewed for one answer at most. */
const MOST_EDITIONS = 200

/** Which page of the editions that a change would change. */
const page = z.strictObject({
  cursor: z
    .string()
    .max(200)
    .refine((cursor) => afterCursor(cursor) !== null, {
      params: { sentence: sentence('must be a `next` of this list') },
    })
    .optional(),
  limit: wholeNumber({ least: 1, most: MOST_EDITIONS }).optional(),
})

/** What becomes of a computed figure. */
const decision = z
  .strictObject({ statistic: id, value: value.optional(), reasons: texts.optional() })
  .refine((given) => (given.value === undefined) !== (given.reasons === undefined), oneOfTwo)
  .transform(({ statistic, value, reasons = [] }): ReleaseDecisions['derived'][number] =>
    value === undefined ? { statistic, reasons } : { statistic, value },
  )

/** What an editor decides when a correction is released; nothing, where nothing is to be decided. */
const decisions = z
  .strictObject({
    derived: z.array(decision).max(1000).default([]),
    rewritten: z
      .array(z.strictObject({ article: id, node: id, text }))
      .max(10_000)
      .default([]),
    story: id.optional(),
    notes: texts.optional(),
  })
  .prefault({})

/** What `POST /:id/release` is sent. */
export type ReleaseBody = z.output<typeof decisions>

/** The endpoints of a collection of records: `GET` and `POST /:id/affected`, and `POST /:id/release`. */
export function correctionEndpoints(collection: RecordCollection, settings: PublishingSettings): Endpoint[] {
  return [
    endpoint({
      method: 'get',
      path: '/:id/affected',
      who: 'reporter',
      does: 'shows the editions that a waiting correction changes',
      query: page,
      handler: async ({ req, param, query }) => {
        await requireRecord(req, collection, param('id'))
        const language = languageOf(req, settings.languages)
        return shownOf(await affectedBy(req, { collection, id: param('id') }, settings, language, query))
      },
    }),
    endpoint({
      method: 'post',
      path: '/:id/affected',
      who: 'reporter',
      does: 'shows the editions that a change would change',
      body: changeShape,
      query: page,
      handler: async ({ req, body, param, query }) => {
        await requireRecord(req, collection, param('id'))
        return tryChange(req, collection, param('id'), body, query)
      },
    }),
    endpoint({
      method: 'post',
      path: '/:id/release',
      who: 'editor',
      does: 'releases a correction in every edition, or in one story where its source is not named',
      body: decisions,
      handler: async ({ req, body, param }) => {
        await requireRecord(req, collection, param('id'))
        const requireRevision = () => requireNamedRevision(req, slugOf(req.payload, collection), param('id'))
        await requireRevision()
        return { releases: await releaseCorrection(req, collection, param('id'), settings, body, requireRevision) }
      },
    }),
  ]
}
