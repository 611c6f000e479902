/** What is to be published or withdrawn at a time. */
import { isDeepStrictEqual } from 'node:util'
import type { CollectionAfterChangeHook, CollectionAfterDeleteHook, PayloadRequest, Where } from 'payload'
import { conflict, notFound } from '../../access/refuse'
import { isId } from '../../database/ids'
import { meetAt } from '../../database/meetings'
import { inTransactionOf, type InTransaction } from '../../database/request'
import { withTransaction } from '../../database/transactions'
import type { Sentence } from '../../model/sentence'
import { citedContext } from '../../releases/context'
import { newestRelease } from '../../releases/read'
import { editionOf } from '../../model/release'
import { localTime } from '../../model/timeZones'
import { settingsOf } from '../../options'
import { namesOf } from '../accounts/names'
import { rowsOf, savedArticles, type SavedArticle } from '../articles'
import { requireNamedRevision } from '../revision'
import { sentence } from '../sentences'
import { seenOf, type Seen } from './seen'
import { tryPublishing } from './tryPublishing'
import { slugOf } from '../../model/slugs'

export const scheduledActions = ['publish', 'withdraw'] as const
type ScheduledAction = (typeof scheduledActions)[number]

/** Why something scheduled was not done when its time came. */
export type Refusal = {
  message: Sentence
  /** It was done all the same, and this is what was left out of it. */
  isDone?: boolean
}

/** A row of the collection. */
export type ScheduleRow = {
  id: number | string
  article: string
  action: ScheduledAction
  at: string
  by: string | null
  reason: string | null
  /** What the editor saw of it who scheduled it. */
  seen: Seen | null
  tries: number
  dueAt: string | null
  createdAt: string
  refusedAt: string | null
  refusal: Refusal | null
}

/** Something scheduled, as the newsroom sees it: it waits for its time, or was refused then. */
export type Schedule = {
  id: string
  action: ScheduledAction
  /** When, ISO 8601 in UTC. */
  at: string
  /** The same by the clock of the newsroom, as `2026-03-01T09:30`. */
  local: string
  timeZone: string
  /** The name of whoever scheduled it. */
  by: string | null
  /** Null while it waits. */
  refusal: (Refusal & { at: string }) | null
}

/** What is scheduled of articles, and what was refused and nobody has dealt with, by article; first things first. */
export async function schedulesOf(req: InTransaction, articles: string[]): Promise<Map<string, Schedule[]>> {
  const fields = ['article', 'action', 'at', 'by', 'refusedAt', 'refusal']
  const rows = await rowsOf<ScheduleRow>(req, 'schedules', { article: { in: articles } }, fields, 'at')
  const users = [...new Set(rows.flatMap(({ by }) => (by && isId(req.payload, by) ? [by] : [])))]
  const { timeZone } = settingsOf(req.payload)
  const names = await namesOf(req, users)
  const found = new Map<string, Schedule[]>()
  for (const { action, article, at, by, id, refusal, refusedAt } of rows) {
    const schedule: Schedule = {
      id: String(id),
      action,
      at: new Date(at).toISOString(),
      local: localTime(new Date(at), timeZone),
      timeZone,
      by: names.get(by ?? '') ?? null,
      refusal: refusal && refusedAt ? toldOf(refusal, refusedAt) : null,
    }
    found.set(article, [...(found.get(article) ?? []), schedule])
  }
  return found
}

/** A refusal as it is told: what the review found was kept with those of before. */
function toldOf({ isDone, message }: Refusal, refusedAt: string): Schedule['refusal'] {
  return { message, ...(isDone ? { isDone } : {}), at: new Date(refusedAt).toISOString() }
}

/** The articles that something is scheduled of, or was refused. */
export async function scheduledArticles(req: PayloadRequest): Promise<string[]> {
  const rows = await rowsOf<ScheduleRow>(req, 'schedules', {}, ['article'])
  return [...new Set(rows.flatMap(({ article }) => (isId(req.payload, article) ? [article] : [])))]
}

/** Takes schedules away: carried out, overtaken or dealt with. */
export async function clearSchedules(req: InTransaction, where: Where): Promise<void> {
  await req.payload.db.deleteMany({ collection: slugOf(req.payload, 'schedules'), req: inTransactionOf(req), where })
}

/**
 * Has an edition published or withdrawn at a time, in place of what was scheduled before. What would be refused if it
 * were done now is refused now, with what is wrong.
 */
export async function schedule(
  req: PayloadRequest,
  id: string,
  { action, at, reason }: { action: ScheduledAction; at: Date; reason: string | null },
): Promise<void> {
  const look = async () => {
    const [article] = await savedArticles(req, { id: { equals: id } }, 1)
    if (!article) throw notFound(req, sentence('There is no article with this id.'))
    if (action === 'publish' && article._status === 'published') {
      throw conflict(req, sentence('Readers have this already.'))
    }
    if (action === 'withdraw' && !editionOf(await newestRelease(req, id))) {
      throw conflict(req, sentence('This edition is not published.'))
    }
    return seenOf(req, article)
  }
  // In a transaction, which waits for whoever saves: what is seen is what was named.
  const seen = await withTransaction(req, async () => {
    await requireNamedRevision(req, slugOf(req.payload, 'articles'), id)
    return look()
  })
  if (action === 'publish') await tryPublishing(req, id)

  await withTransaction(req, async () => {
    await meetAt(req, [`${slugOf(req.payload, 'articles')}:${id}`])
    if (!isDeepStrictEqual(await look(), seen)) {
      throw conflict(
        req,
        sentence('Somebody else has saved it, or what it rests on, meanwhile. Look again, then decide.'),
      )
    }
    await clearSchedules(req, { and: [{ article: { equals: id } }, { action: { equals: action } }] })
    await req.payload.db.create({
      collection: slugOf(req.payload, 'schedules'),
      data: {
        article: id,
        action,
        at: at.toISOString(),
        by: req.user ? String(req.user.id) : null,
        reason,
        seen,
        tries: 0,
        dueAt: at.toISOString(),
      },
      req: inTransactionOf(req),
    })
    await req.payload.jobs.queue({ task: 'schedules', input: {}, req, waitUntil: at })
  })
}

/**
 * Cancels something scheduled, or takes a refusal away that was dealt with. Whoever carries it out at the same moment is
 * waited for, or met: what was carried out is not cancelled.
 */
export async function unschedule(req: PayloadRequest, article: string, id: string): Promise<void> {
  const where: Where = { and: [{ id: { equals: id } }, { article: { equals: article } }] }
  await withTransaction(req, async () => {
    const [row] = isId(req.payload, id) ? await rowsOf(req, 'schedules', where, ['article']) : []
    if (!row) throw notFound(req, sentence('There is nothing scheduled with this id. It may have been carried out.'))
    await clearSchedules(req, where)
  })
}

/**
 * What is published or taken down by hand is not to be done once more at a time. A draft that it was not about goes on to
 * wait for its time.
 */
export const overtakeAfterChange: CollectionAfterChangeHook = async ({ doc, req }) => {
  const { id, _status, deletedAt } = doc as SavedArticle & { deletedAt?: string | null }
  const article: Where = { article: { equals: String(id) } }
  const { isWithdrawing, leavesDraft } = citedContext(req)
  const overtaken = (action: ScheduledAction): Where => ({ and: [article, { action: { equals: action } }] })
  if (deletedAt || (isWithdrawing && !leavesDraft)) await clearSchedules(req, article)
  else if (isWithdrawing) await clearSchedules(req, overtaken('withdraw'))
  else if (_status === 'published' && !leavesDraft) await clearSchedules(req, overtaken('publish'))
}

export const overtakeAfterDelete: CollectionAfterDeleteHook = async ({ id, req }) => {
  await clearSchedules(req, { article: { equals: String(id) } })
}
