import type { PayloadRequest, TaskConfig, TypeWithID } from 'payload'
import { faultPoint } from '../database/faultPoints'
import { noteWritten } from '../database/operations'
import { withTransaction } from '../database/transactions'
import { numberReleases } from '../releases/numbering'
import { editionOf, isTombstone, type Release } from '../model/release'
import { changedRecords, type ChangedRecord } from '../releases/readersView'
import type { Reach } from './address'
import { apiRoot, releaseMessage, type Message } from './message'
import type { DeliveryError, Outcome } from './outcomes'
import { post, type PostResult } from './post'
import { queueDelivery, type DeliveryInput, type Subscription } from './queue'
import { nextAttemptAt } from './schedule'
import { signaturesOf } from './secrets'
import { slugOf } from '../model/slugs'

/** An entry of the log: one attempt at a message. */
export type Delivery = {
  id: string
  subscription: string
  message: string
  event: string
  release: string | null
  /** How many attempts at the message there were, with this one. */
  attempt: number
  /** When it was made, ISO 8601. */
  at: string
  /** How long it took, in milliseconds. */
  duration: number
  status: number | null
  error: DeliveryError | null
  /** The code that the system gave the error. */
  detail: string | null
  outcome: Outcome
  /** When the next attempt is made by itself, ISO 8601. */
  nextAt: string | null
  /** Who sent it by hand. */
  requestedBy: string | null
  /** The job that made it, unless it was sent by hand. */
  job: string | null
}

/** The row of a subscription or a release. */
export async function findRow<T>(
  { payload, transactionID }: PayloadRequest,
  collection: 'deliveries' | 'releases' | 'webhooks',
  id: string,
): Promise<T | null> {
  return payload.db.findOne<T & { id: string }>({
    collection: slugOf(payload, collection),
    req: transactionID === undefined ? {} : { transactionID },
    where: { id: { equals: id } },
  })
}

async function send(
  { payload }: PayloadRequest,
  subscription: Subscription,
  message: Message,
  reach: Reach,
): Promise<PostResult> {
  const now = new Date()
  const signatures = signaturesOf(subscription, payload.secret, message, now)
  if (signatures === null) return { status: null, error: 'secret', detail: null }
  const headers = {
    'Content-Type': 'application/json',
    'User-Agent': 'Cited',
    'webhook-id': message.id,
    'webhook-timestamp': String(Math.floor(now.getTime() / 1000)),
    'webhook-signature': signatures,
  }
  return post({ url: subscription.url, headers, body: message.body }, { reach })
}

/** Any 2xx is a success; everything else is none, a redirect too. */
function isSuccess({ status }: PostResult): boolean {
  return status !== null && status >= 200 && status < 300
}

async function attemptsBefore({ payload, transactionID }: PayloadRequest, message: string): Promise<number> {
  const { docs } = await payload.db.find<Delivery>({
    collection: slugOf(payload, 'deliveries'),
    limit: 1,
    pagination: false,
    req: transactionID === undefined ? {} : { transactionID },
    sort: '-attempt',
    where: { message: { equals: message } },
  })
  return docs[0]?.attempt ?? 0
}

/**
 * Makes one attempt, signed as Standard Webhooks 1.0 says, and writes it into the log. In the same transaction 410 Gone
 * of the address that it has then ends the subscription, and any other failure queues the next attempt, if the attempt is
 * one of the schedule's (`queued`). Gives the entry of the log; null when the subscription was deleted meanwhile.
 */
export async function deliver(
  req: PayloadRequest,
  subscription: Subscription,
  message: Message,
  reach: Reach,
  queued: { input: DeliveryInput; job: string } | null,
): Promise<Delivery | null> {
  const start = Date.now()
  const answer = await send(req, subscription, message, reach)
  noteWritten()
  faultPoint('webhook-attempt')
  const { status, error, detail } = answer
  const retryAfter = status === 429 || status === 503 ? answer.retryAfter : undefined
  const duration = Date.now() - start

  const logged = await withTransaction(req, async () => {
    const now = await findRow<Subscription>(req, 'webhooks', String(subscription.id))
    if (!now) return null
    // Of the address that somebody has given it meanwhile nothing is known yet.
    const isGone = status === 410 && now.url === subscription.url
    const mayRepeat = queued !== null && !isSuccess(answer) && !isGone
    const next = mayRepeat ? nextAttemptAt(queued.input.attempt, Date.now(), { retryAfter }) : null
    const failure = isGone ? 'disabled' : mayRepeat && !next ? 'gaveUp' : 'failed'
    const outcome: Outcome = isSuccess(answer) ? 'delivered' : failure
    if (isGone) {
      const { id } = subscription
      await req.payload.db.updateOne({
        collection: slugOf(req.payload, 'webhooks'),
        data: { active: false },
        id,
        req,
        returning: false,
      })
    }
    if (next && queued) await queueDelivery(req, { ...queued.input, attempt: queued.input.attempt + 1 }, next)
    return log(req, {
      subscription: String(subscription.id),
      message: message.id,
      event: message.event,
      release: message.release,
      attempt: (await attemptsBefore(req, message.id)) + 1,
      at: new Date(start).toISOString(),
      duration,
      status,
      error,
      detail,
      outcome,
      nextAt: next?.toISOString() ?? null,
      requestedBy: queued ? null : String(req.user?.id ?? '') || null,
      job: queued?.job ?? null,
    })
  })
  if (logged && logged.outcome !== 'delivered') {
    req.payload.logger.warn(
      `Webhook ${new URL(subscription.url).host}: ${message.id} ${logged.outcome} (${status ?? detail ?? error}); ` +
        (logged.nextAt ? `the next attempt is at ${logged.nextAt}.` : 'no other attempt is made by itself.'),
    )
  }
  return logged
}

async function log(req: PayloadRequest, data: Omit<Delivery, 'id'>): Promise<Delivery> {
  const { id } = (await req.payload.db.create({
    collection: slugOf(req.payload, 'deliveries'),
    data: { ...data },
    req,
  })) as TypeWithID
  return { ...data, id: String(id) }
}

/** Notes a message that waited when its subscription was switched off, so that it can be sent by hand. */
async function logUnsent(req: PayloadRequest, message: Message, subscription: string, job: string): Promise<void> {
  await withTransaction(req, async () => {
    await log(req, {
      subscription,
      message: message.id,
      event: message.event,
      release: message.release,
      attempt: await attemptsBefore(req, message.id),
      at: new Date().toISOString(),
      duration: 0,
      status: null,
      error: null,
      detail: null,
      outcome: 'disabled',
      nextAt: null,
      requestedBy: null,
      job,
    })
  })
}

/** Whether a queued attempt was made already by a worker that was killed then, or its message delivered by hand. */
async function isDone({ payload }: PayloadRequest, message: string, job: string): Promise<boolean> {
  return Boolean(
    await payload.db.findOne({
      collection: slugOf(payload, 'deliveries'),
      where: {
        and: [
          { message: { equals: message } },
          { or: [{ job: { equals: job } }, { outcome: { equals: 'delivered' } }] },
        ],
      },
    }),
  )
}

/**
 * The release, with its number: what a crash left without one gets it now. Throws where it gets none: nobody is told of
 * a release that has no place in the feed, the queue tries again.
 */
export async function findNumbered(req: PayloadRequest, id: string): Promise<Release | null> {
  const release = await findRow<Release>(req, 'releases', id)
  if (!release || release.sequence) return release
  await numberReleases(req.payload)
  const numbered = await findRow<Release>(req, 'releases', id)
  if (numbered && !numbered.sequence) throw new Error(`The release ${id} could not be numbered.`)
  return numbered
}

/**
 * What a release that corrected its edition changed, as readers of that edition saw it: nothing where the edition is
 * withdrawn, or what was before was redacted, since.
 */
export async function changedBy({ payload }: PayloadRequest, release: Release): Promise<ChangedRecord[]> {
  const after = release.kind === 'corrected' && editionOf(release)
  if (!after || !release.previous) return []
  const { docs } = await payload.db.find<Release>({
    collection: slugOf(payload, 'releases'),
    pagination: false,
    sort: '-version',
    where: {
      article: { equals: release.article },
      or: [{ hash: { equals: release.previous } }, { newest: { equals: true } }],
    },
  })
  if (docs.some((each) => each.newest && isTombstone(each))) return []
  const before = editionOf(docs.find(({ hash }) => hash === release.previous))
  return before ? changedRecords(before, after) : []
}

/** The task that makes an attempt of the schedule. What fails here, not at the receiver, is repeated by the queue. */
export function webhookTask(reach: Reach): TaskConfig {
  return {
    slug: 'webhook',
    inputSchema: [
      { name: 'subscription', type: 'text', required: true },
      { name: 'release', type: 'text', required: true },
      { name: 'attempt', type: 'number', required: true },
    ],
    retries: { attempts: 8, backoff: { type: 'exponential', delay: 1000 } },
    handler: async ({ input: given, job, req }) => {
      const input = given as DeliveryInput
      const subscription = await findRow<Subscription>(req, 'webhooks', input.subscription)
      const release = subscription ? await findNumbered(req, input.release) : null
      if (!subscription || !release) return { output: {} }
      const root = apiRoot(req.payload)
      const message = releaseMessage(input.subscription, release, root, await changedBy(req, release))
      if (await isDone(req, message.id, String(job.id))) return { output: {} }
      if (!subscription.active) await logUnsent(req, message, input.subscription, String(job.id))
      else {
        await deliver(req, subscription, message, reach, { input, job: String(job.id) })
      }
      return { output: {} }
    },
  }
}
