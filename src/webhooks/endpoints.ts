/** What administrators do with a subscription besides editing it: send a test, send again, rotate the secret. */
import type { Endpoint, PayloadRequest } from 'payload'
import { endpoint } from '../access/endpoint'
import { conflict, notFound } from '../access/refuse'
import { isId } from '../database/ids'
import { withTransaction } from '../database/transactions'
import type { Sentence } from '../model/sentence'
import type { Reach } from './address'
import { changedBy, deliver, findNumbered, findRow, type Delivery } from './deliver'
import { apiRoot, releaseMessage, testMessage, type Message } from './message'
import type { Subscription } from './queue'
import { OVERLAP, rotated } from './secrets'
import { sentence } from './sentences'
import { slugOf } from '../model/slugs'

const noWebhook = sentence('There is no such webhook.')

/** The row that a parameter of the path names; refuses (404) where there is none. */
async function requireRow<T>(
  req: PayloadRequest,
  collection: 'deliveries' | 'webhooks',
  id: string,
  absent: Sentence,
): Promise<T> {
  const row = isId(req.payload, id) ? await findRow<T>(req, collection, id) : null
  if (!row) throw notFound(req, absent)
  return row
}

async function sendNow(req: PayloadRequest, subscription: Subscription, message: Message, reach: Reach) {
  const delivery = await deliver(req, subscription, message, reach, null)
  if (!delivery) throw notFound(req, noWebhook)
  const { job: _, ...told } = delivery
  return { delivery: told }
}

/** The endpoints of the collection `webhooks`. */
export function webhookEndpoints(reach: Reach): Endpoint[] {
  return [
    // An event of the type `webhook.test`, also where the webhook is not active.
    endpoint({
      method: 'post',
      path: '/:id/test',
      who: 'admin',
      does: 'sends a test to a webhook',
      handler: async ({ req, param }) => {
        const subscription = await requireRow<Subscription>(req, 'webhooks', param('id'), noWebhook)
        return sendNow(req, subscription, testMessage(String(subscription.id), new Date()), reach)
      },
    }),
    endpoint({
      method: 'post',
      path: '/:id/deliveries/:delivery/resend',
      who: 'admin',
      does: 'sends the message of an entry of the log once more',
      handler: async ({ req, param }) => {
        const subscription = await requireRow<Subscription>(req, 'webhooks', param('id'), noWebhook)
        const noDelivery = sentence('There is no such delivery.')
        const delivery = await requireRow<Delivery>(req, 'deliveries', param('delivery'), noDelivery)
        if (String(delivery.subscription) !== String(subscription.id)) throw notFound(req, noDelivery)
        const release = delivery.release ? await findNumbered(req, String(delivery.release)) : null
        if (!release) throw conflict(req, sentence('A test is not sent again: send another one.'))
        const root = apiRoot(req.payload)
        const message = releaseMessage(String(subscription.id), release, root, await changedBy(req, release))
        return sendNow(req, subscription, message, reach)
      },
    }),
    // Until `oldUntil` deliveries are signed with both, the new secret and the one that it replaces.
    endpoint({
      method: 'post',
      path: '/:id/rotate-secret',
      who: 'admin',
      does: 'makes a new secret for a webhook',
      handler: ({ req, param }) =>
        withTransaction(req, async () => {
          // Read in the transaction: of two rotations at once each keeps what the other made.
          const subscription = await requireRow<Subscription>(req, 'webhooks', param('id'), noWebhook)
          const { secret, data } = rotated(subscription, req.payload.secret, new Date())
          const { id } = subscription
          await req.payload.db.updateOne({
            collection: slugOf(req.payload, 'webhooks'),
            data,
            id,
            req,
            returning: false,
          })
          const { rotatedAt } = data
          return { secret, rotatedAt, oldUntil: new Date(Date.parse(rotatedAt) + OVERLAP).toISOString() }
        }),
    }),
  ]
}
