/** The routes by which a draft goes from who writes it to who publishes it. */
import type { Endpoint, PayloadRequest } from 'payload'
import { z } from 'zod'
import { endpoint } from '../../access/endpoint'
import { notFound, refuse } from '../../access/refuse'
import { stages, type Stage } from '../../model/stages'
import { cleanText } from '../../model/text'
import { momentOf } from '../../model/timeZones'
import { settingsOf } from '../../options'
import { sourceNameProblem } from '../../releases/protectedNames'
import { savedArticles } from '../articles'
import { sentence } from '../sentences'
import { colleagues, handOver, movesOpenTo, type Colleague } from './handOver'
import { freshRow, handoverRow, handoversOf, stageNow, type Handover } from './handovers'
import { noticeTo, takeNote } from './notices'

/** How far ahead something is due at most. Databases compare times as text of four-digit years. */
const MOST_YEARS = 10

/** What the panel of an article shows. */
export type HandoverAnswer = {
  /** Null where nothing was handed over or assigned, and nobody is known to have begun it. */
  handover: Handover | null
  stage: Stage
  /** The stages that the caller may move it to. */
  moves: Stage[]
  colleagues: Colleague[]
  timeZone: string
  /** Whether only what is approved is published. */
  isRequired: boolean
  /** Whether the last move says something to the caller that they have not taken note of. */
  isTold: boolean
}

async function told(req: PayloadRequest, id: string): Promise<HandoverAnswer> {
  const [article] = await savedArticles(req, { id: { equals: id } }, 1)
  if (!article) throw notFound(req, sentence('There is no article with this id.'))
  const row = (await handoverRow(req, id)) ?? freshRow(id)
  const stage = await stageNow(req, row, article)
  const { publishing, timeZone } = settingsOf(req.payload)
  return {
    handover: (await handoversOf(req, [id])).get(id) ?? null,
    stage,
    moves: movesOpenTo(req, row, stage, article),
    colleagues: await colleagues(req),
    timeZone,
    isRequired: publishing.approval === 'required',
    isTold: noticeTo(String(req.user?.id), row) !== null,
  }
}

/** `GET` and `POST /api/articles/:id/hand-over`, and `POST /api/articles/:id/hand-over/noted`. */
export function handoverEndpoints({ timeZone }: { timeZone: string }): Endpoint[] {
  const momentMeant = (at: string): Date | null =>
    z.iso.datetime({ offset: true }).safeParse(at).success ? new Date(at) : momentOf(at, timeZone)
  const isNear = (at: string) =>
    Math.abs((momentMeant(at)?.getTime() ?? 0) - Date.now()) < MOST_YEARS * 365 * 24 * 60 * 60_000
  const due = z
    .string()
    .max(40)
    .refine((at) => momentMeant(at) !== null, {
      abort: true,
      params: {
        sentence: sentence(
          "must be a time that there is: '2026-03-01T09:30' by the clock of the newsroom ({timeZone}), or ISO 8601 with its offset",
          { timeZone },
        ),
      },
    })
    .refine(isNear, { params: { sentence: sentence('must be within {years} years', { years: MOST_YEARS }) } })
  const body = z.strictObject({
    to: z.enum(stages).optional(),
    from: z.enum(stages).optional(),
    assignee: z.string().min(1).max(64).nullable().optional(),
    due: due.nullable().optional(),
    note: z.string().transform(cleanText).pipe(z.string().max(1000)).nullable().optional(),
  })
  return [
    endpoint({
      method: 'get',
      path: '/:id/hand-over',
      who: 'reporter',
      does: 'tells how far a draft has come, whose turn it is and until when',
      handler: async ({ req, param }) => told(req, param('id')),
    }),
    endpoint({
      method: 'post',
      path: '/:id/hand-over',
      who: 'reporter',
      does: 'moves a draft on or back, hands it to somebody, or says until when it is due',
      body,
      handler: async ({ req, body: { due: at, ...given }, param }) => {
        const note = given.note || null
        // Of an identity a note says nothing that its reader would know, and the answer would tell who is in one.
        const problem = await sourceNameProblem(req, note)
        if (problem) refuse('articles', [{ path: 'note', message: problem }], req)
        const moment = typeof at === 'string' ? momentMeant(at) : at
        await handOver(req, param('id'), { ...given, note, due: moment })
        return told(req, param('id'))
      },
    }),
    endpoint({
      method: 'post',
      path: '/:id/hand-over/noted',
      who: 'reporter',
      does: 'takes note of what the caller is told of a draft',
      handler: async ({ req, param }) => {
        await takeNote(req, param('id'))
        return told(req, param('id'))
      },
    }),
  ]
}
