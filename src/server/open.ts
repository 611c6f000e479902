import type { Payload } from 'payload'
import { createDelivery } from '../delivery/app'
import { deliveryOptions, pagesOf } from '../delivery/options'
import { isTemplate } from '../delivery/urls'
import { payloadStore } from '../delivery/payloadStore'
import { isDiscovery } from '../delivery/routes/discovery'
import { createTail } from '../delivery/tail'
import { createAnswerCache } from './cache'
import { keysOf, mergerKeys, noteReads } from './dependencies'
import { createHandler, isBelow, type Handler } from './handler'
import type { Metrics } from './metrics'
import { watchReleases } from './watchReleases'

/** How stale an answer from memory may be, in milliseconds. What cannot be shown to be newer is made again. */
const STALEST = 1000

/** The public API of a Payload, and its pages for readers, answered from memory. */
export type OpenDelivery = {
  /** Whether it answers a URL. */
  answers: (url: string | undefined) => boolean
  handle: Handler
  /** Whether the database has answered of late. */
  isReady: () => boolean
  /** Resolves once what was released before the call is answered as it is now. */
  caughtUp: () => Promise<void>
  /** Ends streams and waits; requests under way are answered. */
  close: () => void
}

/** Opens the public API over a Payload, with `maxBytes` of memory for its answers. */
export async function openDelivery(
  payload: Payload,
  { maxBytes, metrics }: { maxBytes: number; metrics?: Metrics },
): Promise<OpenDelivery> {
  const options = deliveryOptions(payload)
  const { basePath, cards, log, reader, site } = options
  const hasPages = reader !== null || (site !== null && isTemplate(site))
  const store = noteReads(payloadStore(payload))
  const tail = createTail({
    store,
    watch: watchReleases(payload),
    onFailure: (err) =>
      log.error({ err }, 'cited: the database does not say what is new; nothing is answered from memory'),
  })
  const isPageOfReaders = pagesOf(options)
  const { admin, api } = payload.config.routes
  // A language may be called as the API is, by its three letters.
  const isPage = (url: string | undefined) => isPageOfReaders(url) && !isBelow(admin, url) && !isBelow(api, url)
  const age = () => performance.now() - tail.confirmedAt()
  const isCurrent = () => age() < STALEST
  const cache = createAnswerCache({ maxBytes, isCurrent })
  // All that is published or merged from here on, by this process at once and by others within the polling interval.
  await tail.follow(
    (released) => {
      cache.invalidate(released.flatMap(keysOf))
      // What was drawn of a release must not outlive it here.
      cards.forget()
    },
    () => cache.invalidate(mergerKeys),
  )
  const app = createDelivery({ ...options, store, tail })
  metrics?.watch({ cache, waiting: tail.waiting, sinceConfirmed: () => age() / 1000 })

  return {
    answers: (url) => isBelow(basePath, url) || isPage(url) || (hasPages && isDiscovery(url)),
    handle: createHandler({ app, basePath, cache, log, onAnswer: metrics?.onAnswer }),
    isReady: isCurrent,
    // Where the database does not say, nothing is answered from memory.
    caughtUp: () => tail.poll().catch(() => undefined),
    close: tail.close,
  }
}
