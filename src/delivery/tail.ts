import { onNews } from '../releases/announce'
import { feedStart, positionAfter, type FeedPosition } from './cursor'
import type { ReleaseEntry, ReleaseStore } from './store'

/** How often the store is asked for what is new while somebody follows, in milliseconds. Well under the second. */
const POLL_INTERVAL = 400
/** How many changes are kept in memory, and how many are read at once. */
const KEPT = 1000

type Query = { since: number; language?: string; limit: number }

/** The newest part of the change feed, followed for all who wait in this process by one reader of the store. */
export type Tail = {
  /** Whether a place is one of this feed. */
  holds: (position: FeedPosition) => Promise<boolean>
  /** The place after the newest change. */
  head: () => Promise<FeedPosition>
  /** Changes after a sequence, in order: from memory where they are there, or from the store. */
  changes: (query: Query) => Promise<ReleaseEntry[]>
  /**
   * Waits for a change after a sequence. `arrived` means that there may be one now; `ended` that the tail was closed,
   * or that whoever waited is gone.
   */
  arrival: (wait: {
    since: number
    language?: string
    signal?: AbortSignal
    /** How long to wait at most. */
    milliseconds: number
  }) => Promise<'arrived' | 'nothing' | 'ended'>
  /** Reads what is new from the store. What was committed before the call is seen when it resolves. */
  poll: () => Promise<void>
  /** Polls if somebody follows and has not seen these changes: whoever reads of them must not be ahead of those. */
  catchUpWith: (changes: ReleaseEntry[]) => Promise<void>
  /**
   * Has `listener` called with what is new, before anybody who waits is told, and `onMerged` when records were merged;
   * follows the feed until it is ended.
   */
  follow: (listener: (released: ReleaseEntry[]) => void, onMerged?: () => void) => Promise<() => void>
  /** How many wait for a change now. */
  waiting: () => number
  /** When the newest successful reading of the store began, as `performance.now()` has it. */
  confirmedAt: () => number
  /** Ends every wait, and the following. */
  close: () => void
}

export type TailOptions = {
  store: ReleaseStore
  /** Called when the store could not be asked; the next poll asks again. @default nothing */
  onFailure?: (error: unknown) => void
  /** Milliseconds between two polls. @default 400 */
  interval?: number
  /** Another way to learn at once that something is new, such as a change stream. Gives the function that ends it. */
  watch?: (onNews: () => void) => () => void
}

/** Follows the change feed while anybody waits for it or follows it, and leaves the store alone otherwise. */
export function createTail({ store, onFailure = () => undefined, interval = POLL_INTERVAL, watch }: TailOptions): Tail {
  /** The newest changes in order, without a gap; all that come after `floor` are here. */
  let kept: ReleaseEntry[] = []
  let floor = -1
  let newest: FeedPosition = feedStart
  let confirmedAt = -Infinity
  let closed = false
  let followers = 0
  let timer: NodeJS.Timeout | undefined
  let endWatches: Array<() => void> = []
  const listeners = new Set<(released: ReleaseEntry[]) => void>()
  const mergerListeners = new Set<() => void>()
  /** How many records were merged when that was last looked at. */
  let merged: number | undefined
  const waiting = new Set<(released: ReleaseEntry[]) => void>()
  let reportedUnnumbered = new Set<string>()

  const following = () => floor >= 0

  const take = (released: ReleaseEntry[]) => {
    for (const listener of listeners) listener(released)
    for (const wake of [...waiting]) wake(released)
  }

  const read = async (): Promise<void> => {
    const began = performance.now()
    if (!following()) {
      const last = await store.newestChange()
      newest = last ? positionAfter(last) : feedStart
      floor = newest.sequence
      kept = []
    }
    for (let full = true; full;) {
      const found = await store.changes({ since: newest.sequence, limit: KEPT })
      const last = found.at(-1)
      if (!last) break
      newest = positionAfter(last)
      kept = [...kept, ...found]
      if (kept.length > KEPT) {
        kept = kept.slice(-KEPT)
        floor = (kept[0]?.sequence ?? 1) - 1
      }
      take(found)
      full = found.length === KEPT
    }
    // A release is live from its commit on. A crash before its numbering leaves it without a number until the next
    // start, and what answers from memory must not wait for that.
    const unnumbered = await store.unnumbered()
    const unknown = unnumbered.filter(({ id }) => !reportedUnnumbered.has(id))
    reportedUnnumbered = new Set(unnumbered.map(({ id }) => id))
    if (unknown.length > 0) for (const listener of listeners) listener(unknown)
    const mergedNow = await store.merged()
    if (merged !== undefined && mergedNow !== merged) for (const listener of mergerListeners) listener()
    merged = mergedNow
    confirmedAt = began
  }

  let running: Promise<void> | undefined
  let queued: Promise<void> | undefined
  const poll = (): Promise<void> => {
    if (!running) {
      running = read().finally(() => (running = undefined))
      return running
    }
    // The reading under way may have begun before what the caller knows of.
    queued ??= running
      .catch(() => undefined)
      .then(() => {
        queued = undefined
        return poll()
      })
    return queued
  }

  const pollQuietly = () => poll().catch(onFailure)

  const start = () => {
    // What was kept when the last follower left may be far behind.
    floor = -1
    const tick = () => {
      timer = setTimeout(() => void pollQuietly().then(() => timer && tick()), interval)
      timer.unref()
    }
    tick()
    endWatches = [onNews(pollQuietly), ...(watch ? [watch(() => void pollQuietly())] : [])]
  }
  const stop = () => {
    clearTimeout(timer)
    timer = undefined
    for (const end of endWatches) end()
    endWatches = []
    confirmedAt = -Infinity
  }
  const hold = (): (() => void) => {
    followers += 1
    if (followers === 1 && !closed) start()
    let held = true
    return () => {
      if (!held) return
      held = false
      followers -= 1
      if (followers === 0) stop()
    }
  }

  const concerns = (language: string | undefined) => (entry: ReleaseEntry) =>
    language === undefined || entry.language === language

  const inMemory = (since: number): boolean => followers > 0 && following() && since >= floor

  const catchUpWith = async (changes: ReleaseEntry[]): Promise<void> => {
    if (followers > 0 && following() && (changes.at(-1)?.sequence ?? 0) > newest.sequence) await poll()
  }

  return {
    holds: async ({ sequence, mark }) => {
      if (sequence === 0) return true
      const entry =
        (inMemory(sequence) && kept.find((each) => each.sequence === sequence)) || (await store.changeAt(sequence))
      return entry !== null && positionAfter(entry).mark === mark
    },

    head: async () => {
      const last = await store.newestChange()
      return last ? positionAfter(last) : feedStart
    },

    changes: async (query) => {
      const { since, language, limit } = query
      if (inMemory(since)) {
        return kept.filter((entry) => (entry.sequence ?? 0) > since && concerns(language)(entry)).slice(0, limit)
      }
      const changes = await store.changes(query)
      await catchUpWith(changes)
      return changes
    },

    arrival: async ({ since, language, signal, milliseconds }) => {
      if (closed || signal?.aborted) return 'ended'
      const release = hold()
      try {
        if (!following()) await poll()
        // Before what is kept only the store knows; and what is kept may begin later once it was asked.
        for (let asked = -1; since < floor && asked !== floor;) {
          asked = floor
          if ((await store.changes({ since, language, limit: 1 })).length > 0) return 'arrived'
        }
        if (closed || signal?.aborted) return 'ended'
        if (kept.some((entry) => (entry.sequence ?? 0) > since && concerns(language)(entry))) return 'arrived'
        return await new Promise((resolve) => {
          const end = (how: 'arrived' | 'nothing' | 'ended') => {
            clearTimeout(timeout)
            waiting.delete(wake)
            signal?.removeEventListener('abort', abort)
            resolve(how)
          }
          const wake = (released: ReleaseEntry[]) => {
            if (closed) end('ended')
            else if (released.some((entry) => (entry.sequence ?? 0) > since && concerns(language)(entry))) {
              end('arrived')
            }
          }
          const abort = () => end('ended')
          const timeout = setTimeout(() => end('nothing'), milliseconds)
          waiting.add(wake)
          signal?.addEventListener('abort', abort)
          if (closed || signal?.aborted) end('ended')
        })
      } finally {
        release()
      }
    },

    poll,

    catchUpWith,

    follow: async (listener, onMerged = () => undefined) => {
      const release = hold()
      listeners.add(listener)
      mergerListeners.add(onMerged)
      await pollQuietly()
      return () => {
        listeners.delete(listener)
        mergerListeners.delete(onMerged)
        release()
      }
    },

    waiting: () => waiting.size,

    confirmedAt: () => confirmedAt,

    close: () => {
      closed = true
      stop()
      for (const wake of [...waiting]) wake([])
    },
  }
}
