/** What administrators do with a subscription besides editing it: send a test, send again, rotate the secret. */
import type { Endpoint, PayloadRequest } from 'payload'
import { hasRole } from '../access/roles'
import { isId } from '../database/ids'
import { withTransaction } from '../database/transactions'
import type { Reach } from './address'
import { deliver, findNumbered, findRow, type Delivery } from './deliver'
import { releaseMessage, testMessage } from './message'
import type { Subscription } from './queue'
import { OVERLAP, rotated } from './secrets'

function answer(body: unknown, status = 200): Response {
  return Response.json(body, { status, headers: { 'Cache-Control': 'no-store' } })
}

function refusal(req: PayloadRequest, status: number, en: string, es: string): Response {
  return answer({ errors: [{ message: req.i18n?.language === 'es' ? es : en }] }, status)
}

function notFound(req: PayloadRequest): Response {
  return refusal(req, 404, 'There is no such webhook.', 'No existe ese webhook.')
}

async function rowOf<T>(req: PayloadRequest, collection: 'deliveries' | 'webhooks', parameter: string) {
  const id = String(req.routeParams?.[parameter])
  return isId(req.payload, id) ? findRow<T>(req, collection, id) : null
}

/** A handler for administrators, given the subscription that the path names. */
function forAdmins(
  handler: (req: PayloadRequest, subscription: Subscription) => Promise<Response>,
): Endpoint['handler'] {
  return async (req) => {
    if (!req.user) return answer({ errors: [{ message: req.t('error:unauthorized') }] }, 401)
    if (!hasRole(req.user, 'admin'))
      return answer({ errors: [{ message: req.t('error:notAllowedToPerformAction') }] }, 403)
    const subscription = await rowOf<Subscription>(req, 'webhooks', 'id')
    return subscription ? handler(req, subscription) : notFound(req)
  }
}

function answerDelivery(req: PayloadRequest, delivery: Delivery | null): Response {
  if (!delivery) return notFound(req)
  const { job: _, ...told } = delivery
  return answer({ delivery: told })
}

/** `POST /api/webhooks/:id/test` sends an event of the type `webhook.test` now, also where the webhook is not active. */
function sendTest(reach: Reach): Endpoint {
  return {
    path: '/:id/test',
    method: 'post',
    handler: forAdmins(async (req, subscription) => {
      const message = testMessage(String(subscription.id), new Date())
      return answerDelivery(req, await deliver(req, subscription, message, reach, null))
    }),
  }
}

/** `POST /api/webhooks/:id/deliveries/:delivery/resend` sends the message of an entry of the log once more, now. */
function resend(reach: Reach): Endpoint {
  return {
    path: '/:id/deliveries/:delivery/resend',
    method: 'post',
    handler: forAdmins(async (req, subscription) => {
      const delivery = await rowOf<Delivery>(req, 'deliveries', 'delivery')
      if (!delivery || String(delivery.subscription) !== String(subscription.id)) {
        return refusal(req, 404, 'There is no such delivery.', 'No existe esa entrega.')
      }
      const release = delivery.release ? await findNumbered(req, String(delivery.release)) : null
      if (!release) {
        return refusal(req, 409, 'A test is not sent again: send another one.', 'Una prueba no se reenvía: envíe otra.')
      }
      const message = releaseMessage(String(subscription.id), release)
      return answerDelivery(req, await deliver(req, subscription, message, reach, null))
    }),
  }
}

/**
 * `POST /api/webhooks/:id/rotate-secret` makes a new secret. Until `oldUntil` deliveries are signed with both, the new
 * one and the one that it replaces.
 */
const rotateSecret: Endpoint = {
  path: '/:id/rotate-secret',
  method: 'post',
  handler: forAdmins((req, { id }) =>
    withTransaction(req, async () => {
      // Read again in the transaction: of two rotations at once each keeps what the other made.
      const subscription = await findRow<Subscription>(req, 'webhooks', id)
      if (!subscription) return notFound(req)
      const { secret, data } = rotated(subscription, req.payload.secret, new Date())
      await req.payload.db.updateOne({ collection: 'webhooks', data, id, req, returning: false })
      const { rotatedAt } = data
      return answer({ secret, rotatedAt, oldUntil: new Date(Date.parse(rotatedAt) + OVERLAP).toISOString() })
    }),
  ),
}

/** The endpoints of the collection `webhooks`. */
export function webhookEndpoints(reach: Reach): Endpoint[] {
  return [sendTest(reach), resend(reach), rotateSecret]
}
