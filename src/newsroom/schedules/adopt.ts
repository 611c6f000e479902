import { createLocalReq, type Payload, type PayloadRequest } from 'payload'
import { POSTGRES } from '../../database/kinds'
import { inTransactionOf } from '../../database/request'
import { withTransaction } from '../../database/transactions'
import { idOf } from '../../model/ids'
import { untranslated } from '../../model/sentence'
import type { SavedArticle } from '../articles'
import type { ScheduleRow } from './schedules'
import { seenOf } from './seen'
import { slugOf } from '../../model/slugs'

/** A job of Payload's own scheduling. */
type Job = {
  id: number | string
  input?: {
    type?: string
    doc?: { relationTo?: string; value?: unknown } | null
    user?: { value?: unknown } | null
  } | null
  hasError?: boolean | null
  error?: { message?: string } | null
  waitUntil?: Date | string | null
  updatedAt: Date | string
}

/**
 * Takes over what was scheduled before there were schedules: jobs of Payload's own, which nothing runs for articles any
 * more. It may be done again, and by several processes at once.
 */
export async function adoptScheduledJobs(payload: Payload): Promise<void> {
  // No earlier version ran on Postgres, which also refuses to look for a task that its tables do not know.
  if (payload.db.packageName === POSTGRES) return
  const { docs } = await payload.db.find<Job>({
    collection: 'payload-jobs',
    pagination: false,
    where: { and: [{ taskSlug: { equals: 'schedulePublish' } }, { completedAt: { exists: false } }] },
  })
  for (const job of docs) {
    const article = idOf(job.input?.doc?.value)
    if (job.input?.doc?.relationTo !== slugOf(payload, 'articles') || !article) continue
    const req = await createLocalReq({}, payload)
    await withTransaction(req, () => adopt(req, job, article))
  }
}

async function adopt(req: PayloadRequest, job: Job, article: string): Promise<void> {
  const { db } = req.payload
  const transaction = inTransactionOf(req)
  const where = { id: { equals: job.id } }
  const { docs: left } = await db.find({ collection: 'payload-jobs', pagination: false, req: transaction, where })
  if (left.length === 0) return
  await db.deleteMany({ collection: 'payload-jobs', req: transaction, where })
  const { docs } = await req.payload.find({
    collection: slugOf(req.payload, 'articles'),
    depth: 0,
    draft: true,
    overrideAccess: true,
    pagination: false,
    req: transaction,
    where: { id: { equals: article } },
  })
  const [newest] = docs as unknown as SavedArticle[]
  if (!newest) return
  const at = new Date(job.waitUntil ?? job.updatedAt).toISOString()
  const refusal = { message: untranslated(job.error?.message ?? '') }
  const data: Omit<ScheduleRow, 'createdAt' | 'id'> = {
    article,
    action: job.input?.type === 'unpublish' ? 'withdraw' : 'publish',
    at,
    by: idOf(job.input?.user?.value) ?? null,
    // Nobody was asked for one.
    reason: null,
    seen: await seenOf(req, newest),
    tries: 0,
    ...(job.hasError
      ? { dueAt: null, refusedAt: new Date(job.updatedAt).toISOString(), refusal }
      : { dueAt: at, refusedAt: null, refusal: null }),
  }
  await db.create({ collection: slugOf(req.payload, 'schedules'), data, req: transaction })
}
