import { createHash } from 'node:crypto'
import { request as requestHttp } from 'node:http'
import { request as requestHttps } from 'node:https'
import type { Payload, TaskConfig } from 'payload'
import { Webhook } from 'standardwebhooks'
import type { Release } from '../releases/schema'
import { guardedLookup, urlProblem, type Reach } from './address'
import { webhooksQueue, type DeliveryInput, type Subscription } from './queue'

/** The wait before each further attempt, in seconds: the schedule that Standard Webhooks 1.0 recommends. */
export const retrySchedule = [5, 300, 1800, 7200, 18_000, 36_000, 50_400, 72_000, 86_400]
/** How much of a wait is left to chance, so that a receiver that comes back is not met by all deliveries at once. */
const JITTER = 0.2
/** How long a receiver may take to answer, in milliseconds. */
const TIMEOUT = 20_000
/** The wait for a release that has no number yet, in seconds. */
const NUMBERING_WAIT = 1

/** When an attempt that failed is repeated; null when it was the last one. */
export const nextAttemptAt = (attempt: number, now: number, random = Math.random()): Date | null => {
  const wait = retrySchedule[attempt - 1]
  return wait === undefined ? null : new Date(now + wait * 1000 * (1 + JITTER * random))
}

/** The same for every attempt at one delivery, so that a receiver knows it again. */
const messageId = ({ subscription, release }: DeliveryInput): string =>
  `msg_${createHash('sha256').update(`${subscription}\n${release}`).digest('hex').slice(0, 32)}`

/** Thin: what happened and where to read it, never what the edition says. */
const bodyOf = (release: Release): string =>
  JSON.stringify({
    type: `edition.${release.kind}`,
    timestamp: release.at,
    story: release.story,
    language: release.language,
    slug: release.slug,
    sequence: release.sequence,
    hash: release.hash,
    kind: release.kind,
    statistics: release.statistics,
  })

/** Posts once and gives the status of the answer; redirects are not followed. Rejects when there is no answer. */
const post = (url: string, headers: Record<string, string>, body: string, reach: Reach): Promise<number> =>
  new Promise((resolve, reject) => {
    const problem = urlProblem(url, reach)
    if (problem) return reject(new Error(problem.en))
    const send = url.startsWith('https:') ? requestHttps : requestHttp
    const request = send(
      url,
      { headers, lookup: guardedLookup(reach), method: 'POST', signal: AbortSignal.timeout(TIMEOUT) },
      (response) => {
        // Nothing that a receiver says is read.
        response.destroy()
        resolve(response.statusCode ?? 0)
      },
    )
    request.once('error', reject)
    request.end(body)
  })

const find = async <T>(payload: Payload, collection: 'releases' | 'webhooks', id: string): Promise<T | null> =>
  payload.db.findOne<T & { id: string }>({ collection, where: { id: { equals: id } } })

/**
 * The task that makes a delivery, signed as Standard Webhooks 1.0 says. Any 2xx is a success, 410 Gone ends the
 * subscription, and everything else, a redirect too, is tried again later as a job of its own.
 */
export const webhookTask = (reach: Reach): TaskConfig => ({
  slug: 'webhook',
  inputSchema: [
    { name: 'subscription', type: 'text', required: true },
    { name: 'release', type: 'text', required: true },
    { name: 'attempt', type: 'number', required: true },
  ],
  handler: async ({ input: given, req: { payload } }) => {
    const input = given as DeliveryInput
    const again = (attempt: number, waitUntil: Date) =>
      payload.jobs.queue({ task: 'webhook', input: { ...input, attempt }, queue: webhooksQueue, waitUntil })

    const subscription = await find<Subscription>(payload, 'webhooks', input.subscription)
    const release = await find<Release>(payload, 'releases', input.release)
    if (!subscription?.active || !release) return { output: {} }
    if (!release.sequence) {
      await again(input.attempt, new Date(Date.now() + NUMBERING_WAIT * 1000))
      return { output: {} }
    }

    const id = messageId(input)
    const now = new Date()
    const body = bodyOf(release)
    const headers = {
      'Content-Type': 'application/json',
      'Content-Length': String(Buffer.byteLength(body)),
      'User-Agent': 'Cited',
      'webhook-id': id,
      'webhook-timestamp': String(Math.floor(now.getTime() / 1000)),
      'webhook-signature': new Webhook(subscription.secret).sign(id, now, body),
    }
    const outcome = await post(subscription.url, headers, body, reach).catch((error: unknown) => String(error))
    if (typeof outcome === 'number' && outcome >= 200 && outcome < 300) return { output: {} }
    if (outcome === 410) {
      await payload.db.updateOne({ collection: 'webhooks', data: { active: false }, id: subscription.id })
      return { output: {} }
    }
    const next = nextAttemptAt(input.attempt, now.getTime())
    payload.logger.warn(
      `Webhook ${new URL(subscription.url).host}: attempt ${input.attempt} at ${id} gave ${outcome}; ` +
        (next ? `the next is at ${next.toISOString()}.` : 'it was the last.'),
    )
    if (next) await again(input.attempt + 1, next)
    return { output: {} }
  },
})
