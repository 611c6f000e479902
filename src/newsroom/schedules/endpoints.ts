/** The routes by which editors have editions published and withdrawn at a time. */
import type { Endpoint, PayloadRequest } from 'payload'
import { z } from 'zod'
import { answer, endpoint } from '../../access/endpoint'
import { notFound, refuse } from '../../access/refuse'
import { cleanText } from '../../model/text'
import { momentOf } from '../../model/timeZones'
import { nameProblem } from '../../releases/protectedNames'
import { savedArticles } from '../articles'
import { sentence } from '../sentences'
import { schedule, scheduledActions, schedulesOf, unschedule } from './schedules'

/** How far ahead something is scheduled at most. Databases compare times as text of four-digit years. */
const MOST_YEARS = 10

/** The moment that is meant: with an offset of its own, or by the clock of the newsroom. */
function momentMeant(at: string, timeZone: string): Date | null {
  const withOffset = z.iso.datetime({ offset: true }).safeParse(at)
  return withOffset.success ? new Date(at) : momentOf(at, timeZone)
}

/** What is scheduled of an article, and the time zone that the newsroom tells the time in. */
async function listed(req: PayloadRequest, article: string, timeZone: string) {
  const [found] = await savedArticles(req, { id: { equals: article } }, 1)
  if (!found) throw notFound(req, sentence('There is no article with this id.'))
  return { timeZone, schedules: (await schedulesOf(req, [article])).get(article) ?? [] }
}

/** `GET`, `POST` and `DELETE /api/articles/:id/schedules`. */
export function scheduleEndpoints({ timeZone }: { timeZone: string }): Endpoint[] {
  const isMoment = (at: string) => momentMeant(at, timeZone) !== null
  const isToCome = (at: string) => (momentMeant(at, timeZone)?.getTime() ?? Infinity) > Date.now()
  const isNear = (at: string) =>
    (momentMeant(at, timeZone)?.getTime() ?? 0) < new Date().setFullYear(new Date().getFullYear() + MOST_YEARS)
  const moment = z
    .string()
    .max(40)
    .refine(isMoment, {
      abort: true,
      params: {
        sentence: sentence(
          "must be a time that there is: '2026-03-01T09:30' by the clock of the newsroom ({timeZone}), or ISO 8601 with its offset",
          { timeZone },
        ),
      },
    })
    .refine(isToCome, { params: { sentence: sentence('must be a time to come') } })
    .refine(isNear, { params: { sentence: sentence('must be within {years} years', { years: MOST_YEARS }) } })
  const body = z
    .strictObject({
      action: z.enum(scheduledActions).default('publish'),
      at: moment,
      reason: z.string().transform(cleanText).pipe(z.string().min(1).max(1000)).nullable().default(null),
    })
    .refine(({ action, reason }) => action !== 'withdraw' || reason !== null, {
      path: ['reason'],
      params: { sentence: sentence('readers are told why an edition is withdrawn: give the reason') },
    })
  return [
    endpoint({
      method: 'get',
      path: '/:id/schedules',
      who: 'reporter',
      does: 'lists what is scheduled of an article',
      handler: async ({ req, param }) => listed(req, param('id'), timeZone),
    }),
    endpoint({
      method: 'post',
      path: '/:id/schedules',
      who: 'editor',
      does: 'has an edition published or withdrawn at a time',
      body,
      handler: async ({ req, body: { action, at, reason }, param }) => {
        const problem = await nameProblem(req, reason)
        if (problem) refuse('articles', [{ path: 'reason', message: problem }], req)
        const when = momentMeant(at, timeZone) ?? new Date(Number.NaN)
        await schedule(req, param('id'), { action, at: when, reason: action === 'withdraw' ? reason : null })
        return answer(await listed(req, param('id'), timeZone), 201)
      },
    }),
    endpoint({
      method: 'delete',
      path: '/:id/schedules/:schedule',
      who: 'editor',
      does: 'cancels what is scheduled, or takes a refusal away',
      handler: async ({ req, param }) => {
        await unschedule(req, param('id'), param('schedule'))
        return listed(req, param('id'), timeZone)
      },
    }),
  ]
}
