import type { PayloadRequest } from 'payload'
import { inTransactionOf } from '../releases/load'
import type { Release } from '../releases/schema'

/** A subscription as it is kept. */
export type Subscription = {
  id: string
  url: string
  secret: string
  active?: boolean | null
  events?: string[] | null
  languages?: string[] | null
}

/** What a delivery needs to be made, and made again. */
export type DeliveryInput = { subscription: string; release: string; attempt: number }

/** The queue that deliveries wait in. */
export const webhooksQueue = 'webhooks'

const matches = ({ events, languages }: Subscription, { kind, language }: Pick<Release, 'kind' | 'language'>) =>
  (!events?.length || events.includes(kind)) && (!languages?.length || languages.includes(language))

/**
 * Queues a delivery of the release to each active subscription that asked for it, in the transaction that writes the
 * release: what is rolled back is not announced, and what is committed is announced even if the server dies then.
 */
export const queueDeliveries = async (
  req: PayloadRequest,
  release: Pick<Release, 'id' | 'kind' | 'language'>,
): Promise<void> => {
  const { docs } = await req.payload.db.find<Subscription>({
    collection: 'webhooks',
    pagination: false,
    req: inTransactionOf(req),
    where: { active: { equals: true } },
  })
  for (const subscription of docs) {
    if (!matches(subscription, release)) continue
    const input: DeliveryInput = { subscription: String(subscription.id), release: String(release.id), attempt: 1 }
    await req.payload.jobs.queue({ task: 'webhook', input, queue: webhooksQueue, req })
  }
}
