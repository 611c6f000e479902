/** What works in every process that runs jobs: deliveries, jobs that a killed worker left, and once an hour a clean-up. */
import type { Payload, Where } from 'payload'
import { healthOf } from '../database/health'
import { analyzeIndexes } from '../database/indexes'
import { indexLater } from '../releases/listings'
import { numberReleases } from '../releases/numbering'
import { slugOf } from '../model/slugs'
import { shared } from '../model/shared'

/** How often due deliveries are looked for, in milliseconds; those of this process are started when they commit. */
const TICK = 2000
/** How many receivers are sent to at a time, and how many deliveries each gets at a time. */
const RECEIVERS = 20
const PER_RECEIVER = 5

/** How often is looked for what got stuck, and how long no job of ours takes, in milliseconds. */
const SWEEP_EVERY = 30_000
const STUCK_AFTER = 2 * 60_000

/** How long the log is kept, in days. */
export const LOG_DAYS = 30

/** How often what is older is deleted and the database analyzes its indexes, in milliseconds. */
const CLEAN_UP_EVERY = 60 * 60_000

/**
 * Lets jobs run again whose worker was killed: Payload marks a job that it runs and has no lease that would end. Only
 * jobs of which it is known that none takes that long: a project's own may.
 */
export async function freeStuckJobs(payload: Payload): Promise<void> {
  const before = new Date(Date.now() - STUCK_AFTER).toISOString()
  await payload.db.updateMany({
    collection: 'payload-jobs',
    data: { processing: false },
    where: {
      and: [
        { taskSlug: { in: ['webhook', 'notice'] } },
        { processing: { equals: true } },
        { updatedAt: { less_than: before } },
      ],
    },
  })
}

/** Deletes what is in the log for longer than it is kept. */
export async function pruneLog(payload: Payload): Promise<void> {
  const before = new Date(Date.now() - LOG_DAYS * 24 * 60 * 60_000).toISOString()
  await payload.db.deleteMany({ collection: slugOf(payload, 'deliveries'), where: { at: { less_than: before } } })
}

/** The queues that this process works on at the moment. */
const atWork = shared('atWork', () => new WeakMap<Payload, Set<string>>())

/** The queue with what is due for longest of our deliveries and mails, of those not in `except`. */
async function nextQueue(payload: Payload, except: string[]): Promise<string | undefined> {
  const due: Where[] = [
    { taskSlug: { in: ['webhook', 'notice'] } },
    // In which mails were before, beside what the project has there and runs when it wants to.
    { queue: { not_equals: 'default' } },
    { processing: { equals: false } },
    { completedAt: { exists: false } },
    { hasError: { not_equals: true } },
    { or: [{ waitUntil: { exists: false } }, { waitUntil: { less_than: new Date().toISOString() } }] },
    ...(except.length > 0 ? [{ queue: { not_in: except } }] : []),
  ]
  const { docs } = await payload.db.find<{ id: string; queue: string }>({
    collection: 'payload-jobs',
    limit: 1,
    pagination: false,
    sort: 'createdAt',
    where: { and: due },
  })
  return docs[0]?.queue
}

async function workOff(payload: Payload, queue: string): Promise<void> {
  for (let isDone = false; !isDone;) {
    const run = await payload.jobs.run({ limit: PER_RECEIVER, queue, silent: { info: true } })
    isDone = 'noJobsRemaining' in run && Boolean(run.noJobsRemaining)
  }
}

/** Makes the deliveries and sends the mails that are due, the receivers side by side; resolves when it has made those it began. */
export async function deliverDue(payload: Payload): Promise<void> {
  const busy = atWork.get(payload) ?? new Set<string>()
  atWork.set(payload, busy)
  const started = new Map<string, Promise<void>>()
  while (busy.size < RECEIVERS) {
    const queue = await nextQueue(payload, [...busy, ...started.keys()])
    if (queue === undefined) break
    if (busy.has(queue)) continue
    busy.add(queue)
    started.set(
      queue,
      workOff(payload, queue).finally(() => busy.delete(queue)),
    )
  }
  await Promise.all(started.values())
}

type Worker = { tick: () => void }
const workers = shared('workers', () => new WeakMap<Payload, Worker>())

/** What else a worker does: once when it starts, once an hour, and whenever it looks what is due. */
export type Chores = {
  atStart: (payload: Payload) => Promise<void>
  hourly: (payload: Payload) => Promise<unknown>
  whenDue: (payload: Payload) => Promise<unknown>
}

/** Starts to work on the queues, until Payload is destroyed. */
export function startWorker(payload: Payload, { atStart, hourly, whenDue }: Chores): void {
  if (workers.has(payload)) return
  let isStopped = false
  const fail = (err: unknown) => {
    if (!isStopped) payload.logger.error({ err, msg: 'Work on what is due failed; it is tried again.' })
  }
  const last = { cleanUp: 0, sweep: Date.now() }
  let started: Promise<void> | undefined
  let chores: Promise<unknown> | undefined
  const doChores = async () => {
    await (started ??= atStart(payload).catch((error: unknown) => {
      started = undefined
      throw error
    }))
    // The last round may take longer than a tick.
    await (chores ??= whenDue(payload).finally(() => (chores = undefined)))
  }
  const work = async (): Promise<void> => {
    const { shouldAutoRun } = payload.config.jobs
    if (shouldAutoRun && !(await shouldAutoRun(payload))) return
    const now = Date.now()
    if (now - last.sweep > SWEEP_EVERY) {
      last.sweep = now
      // Which says in the log what it finds.
      await healthOf(payload.db)?.problem()
      await freeStuckJobs(payload)
      await numberReleases(payload)
      indexLater(payload)
    }
    if (now - last.cleanUp > CLEAN_UP_EVERY) {
      last.cleanUp = now
      await pruneLog(payload)
      await analyzeIndexes(payload)
      await hourly(payload)
    }
    await Promise.all([doChores(), deliverDue(payload)])
  }
  const tick = () => void work().catch(fail)
  const timer = setInterval(tick, TICK).unref()
  workers.set(payload, { tick })
  // Its crons do not tell: a project may have none. Nor does its database, which is opened again in development.
  const destroy = payload.destroy.bind(payload)
  payload.destroy = () => {
    isStopped = true
    clearInterval(timer)
    workers.delete(payload)
    payload.destroy = destroy
    return destroy()
  }
}

/** Has what was just queued sent at once, where this process works on the queues; elsewhere it is found soon. */
export function wakeWorker(payload: Payload): void {
  return workers.get(payload)?.tick()
}
