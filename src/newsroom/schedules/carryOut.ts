/** Does what is scheduled when its time has come. */
import {
  APIError,
  createLocalReq,
  getLocalI18n,
  type Payload,
  type PayloadRequest,
  type TaskConfig,
  type Where,
} from 'payload'
import { conflict, sentenceOf } from '../../access/refuse'
import { hasRole } from '../../access/roles'
import { isId } from '../../database/ids'
import { inTransactionOf } from '../../database/request'
import { withTransaction } from '../../database/transactions'
import { nameProblem } from '../../releases/protectedNames'
import { rowsOf, savedArticles } from '../articles'
import { withdraw } from '../editions/withdraw'
import { sentence } from '../sentences'
import { clearSchedules, type Refusal, type ScheduleRow } from './schedules'
import { refuseUnlessSeen } from './seen'
import { publish } from './tryPublishing'
import { slugOf } from '../../model/slugs'

/** How often what failed for another reason than a refusal is tried again, and how long after, in milliseconds. */
const MOST_TRIES = 10
const FIRST_WAIT = 5000
const LONGEST_WAIT = 10 * 60_000
/** How many are carried out in a row before others have their turn. */
const AT_A_TIME = 20

/**
 * Carries out what is due. What is refused stays, with the reason, until somebody deals with it. Gives how much failed
 * and is to be tried again.
 */
export async function carryOutDue(payload: Payload): Promise<number> {
  const due: Where = { dueAt: { less_than_equal: new Date().toISOString() } }
  const { docs } = await payload.db.find<ScheduleRow>({
    collection: slugOf(payload, 'schedules'),
    limit: AT_A_TIME,
    pagination: false,
    sort: 'dueAt',
    where: due,
  })
  let failed = 0
  for (const row of docs) if (!(await carryOut(payload, row))) failed += 1
  return failed
}

/** Where none of our workers runs, as with serverless functions, a job of Payload's looks what is due at each time. */
export const schedulesTask: TaskConfig<'schedules'> = {
  slug: 'schedules',
  retries: { attempts: MOST_TRIES, backoff: { type: 'exponential', delay: FIRST_WAIT } },
  handler: async ({ req }) => {
    if ((await carryOutDue(req.payload)) > 0) throw new Error('What was scheduled failed; it is tried again.')
    return { output: {} }
  },
}

/** Whether it was done, or refused for good. */
async function carryOut(payload: Payload, row: ScheduleRow): Promise<boolean> {
  const user = await userOf(payload, row)
  const i18n = await getLocalI18n({ config: payload.config, language: 'en' })
  const req = await createLocalReq({ ...(user ? { user } : {}), req: { i18n } }, payload)
  try {
    await withTransaction(req, async () => {
      if (!(await claim(req, row))) return
      if (!hasRole(req, 'editor')) throw conflict(req, sentence('Whoever scheduled it may not publish any more.'))
      if (row.action === 'withdraw') await withdrawAtItsTime(req, row)
      else {
        const [draft] = await savedArticles(req, { id: { equals: row.article } }, 1)
        if (!draft) throw conflict(req, sentence('There is no such article.'))
        await refuseUnlessSeen(req, draft, row.seen ?? {}, new Date(row.createdAt))
        await publish(req, row.article)
      }
      await clearSchedules(req, { id: { equals: row.id } })
    })
    return true
  } catch (error) {
    await note(payload, row, error)
    return isRefusal(error)
  }
}

/**
 * Takes an edition down, also where its reason names somebody by now who must not be named: that is left out, and an editor
 * is told. What was to go must not stay for that.
 */
async function withdrawAtItsTime(req: PayloadRequest, { article, at, by, reason }: ScheduleRow): Promise<void> {
  const isNaming = (await nameProblem(req, reason)) !== null
  await withdraw(req, article, isNaming ? null : reason)
  if (!isNaming) return
  const message = sentence('It was withdrawn without its reason, which names somebody who must not be named.')
  const refusal: Refusal = { message, isDone: true }
  await req.payload.db.create({
    collection: slugOf(req.payload, 'schedules'),
    data: {
      article,
      action: 'withdraw',
      at,
      by,
      reason: null,
      seen: null,
      tries: 0,
      dueAt: null,
      refusal,
      refusedAt: new Date().toISOString(),
    },
    req: inTransactionOf(req),
  })
}

/** Whoever scheduled it, with the role they have now. */
async function userOf(payload: Payload, { by }: ScheduleRow) {
  if (!by || !isId(payload, by)) return null
  const { docs } = await payload.find({
    collection: slugOf(payload, 'users'),
    depth: 0,
    limit: 1,
    overrideAccess: true,
    pagination: false,
    where: { id: { equals: by } },
  })
  return docs[0] ? { ...docs[0], collection: slugOf(payload, 'users') } : null
}

/**
 * Takes a schedule for this transaction: false where it is gone, or not due any more, because another worker was first.
 * On MongoDB the write makes the later of two fail; on SQLite they come one after the other.
 */
async function claim(req: PayloadRequest, { id, tries }: ScheduleRow): Promise<boolean> {
  const [now] = await rowsOf<ScheduleRow>(req, 'schedules', { id: { equals: id } }, ['dueAt', 'tries'])
  if (!now?.dueAt || now.tries !== tries) return false
  const data = { tries: tries + 1 }
  await req.payload.db.updateOne({
    collection: slugOf(req.payload, 'schedules'),
    data,
    id,
    req: inTransactionOf(req),
    returning: false,
  })
  return true
}

/** Whether trying again can help: the database was busy or away, or somebody saved at the same moment. */
function isRefusal(error: unknown): error is APIError {
  return error instanceof APIError && error.status < 500
}

/**
 * What is kept of a refusal, which every colleague reads. What the review found is in the review, for whoever may know it:
 * that somebody in an identity is named would be told by what is said here and not there.
 */
function refusalOf(error: APIError): Refusal {
  const { findings } = (error.data ?? {}) as { findings?: unknown }
  const message = findings
    ? sentence('Not published. The review found errors. Look at it, then publish or schedule it again.')
    : sentenceOf(error)
  return { message }
}

/** Keeps why something was not done: it is tried again later, or refused for good. */
async function note(payload: Payload, { action, article, id, tries }: ScheduleRow, error: unknown): Promise<void> {
  const now = Date.now()
  const failure = sentence('It could not be done: the server had a fault. Try it by hand, or schedule it again.')
  const refusal = isRefusal(error) ? refusalOf(error) : tries + 1 >= MOST_TRIES ? { message: failure } : null
  const wait = Math.min(FIRST_WAIT * 2 ** tries, LONGEST_WAIT)
  const data = refusal
    ? { tries: tries + 1, dueAt: null, refusal, refusedAt: new Date(now).toISOString() }
    : { tries: tries + 1, dueAt: new Date(now + wait).toISOString() }
  if (!isRefusal(error)) payload.logger.error({ action, article, err: error, msg: 'What was scheduled failed.', tries })
  // Only if no other worker has done it meanwhile.
  await payload.db.updateMany({
    collection: slugOf(payload, 'schedules'),
    data,
    where: { and: [{ id: { equals: id } }, { tries: { equals: tries } }, { dueAt: { exists: true } }] },
  })
}
