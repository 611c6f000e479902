import type { PayloadRequest, Where } from 'payload'
import { createRows } from '../database/createRows'
import { afterCommit } from '../database/transactions'
import { inTransactionOf } from '../database/request'
import type { Announced } from '../releases/candidate'
import type { SealedSecrets } from './secrets'
import { wakeWorker } from '../jobs/worker'
import { slugOf } from '../model/slugs'

/** A subscription as it is kept. */
export type Subscription = SealedSecrets & {
  id: string
  url: string
  active?: boolean | null
  events?: string[] | null
  languages?: string[] | null
}

/** What a delivery needs to be made, and made again: `attempt` is its place in the retry schedule, from 1. */
export type DeliveryInput = { subscription: string; release: string; attempt: number }

/** Each receiver has a queue of its own, so that a slow one holds up nobody else. */
function queueOf(subscription: string): string {
  return `webhooks:${subscription}`
}

/**
 * Whether a subscription is told of a release. What was redacted everybody is told of: they may keep a copy. What comes back
 * corrected is published, too.
 */
function matches({ events, languages }: Subscription, { kind, language, redacts, wasDown }: Announced) {
  if (redacts && redacts.length > 0) return true
  const isAsked = !events?.length || events.includes(kind) || (wasDown && events.includes('published'))
  return isAsked && (!languages?.length || languages.includes(language))
}

/** Queues one attempt, in the transaction of the request: to be made at once, or at `waitUntil`. */
export async function queueDelivery(req: PayloadRequest, input: DeliveryInput, waitUntil?: Date): Promise<void> {
  await req.payload.jobs.queue({
    task: 'webhook',
    input,
    queue: queueOf(input.subscription),
    req,
    ...(waitUntil ? { waitUntil } : {}),
  })
}

const known = new WeakMap<PayloadRequest, Promise<Subscription[]>>()

/** Those that are active, read once a request, however many releases it makes. */
function activeSubscriptions(req: PayloadRequest): Promise<Subscription[]> {
  const reading =
    known.get(req) ??
    req.payload.db
      .find<Subscription>({
        collection: slugOf(req.payload, 'webhooks'),
        pagination: false,
        req: inTransactionOf(req),
        where: { active: { equals: true } },
      })
      .then(({ docs }) => docs)
  known.set(req, reading)
  return reading
}

/**
 * Queues a delivery of each release to each active subscription that asked for it, in the transaction that writes the
 * releases: what is rolled back is not announced, and what is committed is announced even if the server dies then.
 */
export async function queueDeliveries(req: PayloadRequest, releases: readonly Announced[]): Promise<void> {
  const subscriptions = await activeSubscriptions(req)
  const inputs = releases.flatMap((release) =>
    subscriptions
      .filter((subscription) => matches(subscription, release))
      .map(({ id }): DeliveryInput => ({ subscription: String(id), release: String(release.id), attempt: 1 })),
  )
  if (inputs.length === 0) return
  const { enableConcurrencyControl, runHooks } = req.payload.config.jobs
  if (inputs.length === 1 || enableConcurrencyControl || runHooks) {
    for (const input of inputs) await queueDelivery(req, input)
  } else await createRows(req, 'payload-jobs', inputs.map(jobOf))
  await afterCommit(req.payload, req.transactionID, async () => wakeWorker(req.payload))
}

/** A job as Payload's queue stores one that waits. */
function jobOf(input: DeliveryInput): Record<string, unknown> {
  const now = new Date().toISOString()
  const waits = { hasError: false, processing: false, totalTried: 0 }
  return { ...waits, input, queue: queueOf(input.subscription), taskSlug: 'webhook', createdAt: now, updatedAt: now }
}

/** Ends what a subscription that is being deleted leaves: the deliveries that wait, and their log. */
export async function endDeliveries(req: PayloadRequest, subscription: string): Promise<void> {
  const { db } = req.payload
  // A job at work is its worker's, which finds the subscription gone.
  const waits: Where = { and: [{ queue: { equals: queueOf(subscription) } }, { processing: { equals: false } }] }
  await db.deleteMany({ collection: 'payload-jobs', req, where: waits })
  await db.deleteMany({
    collection: slugOf(req.payload, 'deliveries'),
    req,
    where: { subscription: { equals: subscription } },
  })
}
