import { LRUCache } from 'lru-cache'
import type { Answer } from './answer'

type Kept = { answer: Answer; keys: Set<string> }
type Filling = { promise: Promise<Answer>; changed: Set<string> }

/** Answers in their final bytes, kept until what they depend on changes, they are too old or room is needed. */
export type AnswerCache = {
  /** The answer to a request, if it is kept and sure to be in date. */
  get: (request: string) => Answer | undefined
  /** Makes an answer, once for all who ask for it meanwhile, and keeps it if nothing that it depends on has changed. */
  fill: (request: string, make: () => Promise<{ made: Answer; keys: Set<string> }>) => Promise<Answer>
  /** Drops every answer that depends on one of the keys. */
  invalidate: (keys: Iterable<string>) => void
  /** How many answers are kept, and how many bytes they take. */
  size: () => { answers: number; bytes: number }
}

/** Which requests depend on a key. Most keys have one: a Set for each would take more room than the answers. */
function createIndex() {
  const requests = new Map<string, string | Set<string>>()
  return {
    add: (key: string, request: string) => {
      const there = requests.get(key)
      if (there === undefined) requests.set(key, request)
      else if (there instanceof Set) there.add(request)
      else if (there !== request) requests.set(key, new Set([there, request]))
    },
    remove: (key: string, request: string) => {
      const there = requests.get(key)
      if (there instanceof Set) {
        there.delete(request)
        if (there.size === 0) requests.delete(key)
      } else if (there === request) requests.delete(key)
    },
    get: (key: string): string[] => {
      const there = requests.get(key)
      return there === undefined ? [] : there instanceof Set ? [...there] : [there]
    },
  }
}

/**
 * A cache that holds `maxBytes`, least recently used out first. `isCurrent` says whether every change that was made so
 * long ago that nobody may be given its old state has been told to `invalidate`; while it is not, nothing is answered
 * from here.
 */
export function createAnswerCache({
  maxBytes,
  isCurrent,
}: {
  maxBytes: number
  isCurrent: () => boolean
}): AnswerCache {
  const index = createIndex()
  const kept = new LRUCache<string, Kept>({
    maxSize: maxBytes,
    maxEntrySize: Math.ceil(maxBytes / 4),
    sizeCalculation: ({ answer }) => answer.size,
    dispose: ({ keys }, request) => {
      for (const key of keys) index.remove(key, request)
    },
  })
  const filling = new Map<string, Filling>()
  const running = new Set<Filling>()

  return {
    get: (request) => (isCurrent() ? kept.get(request)?.answer : undefined),

    fill: (request, make) => {
      const underway = filling.get(request)
      if (underway) return underway.promise
      const changed = new Set<string>()
      const run = async (): Promise<Answer> => {
        const { made, keys } = await make()
        // What was read before a change must not be kept after it.
        if (made.isLasting && ![...keys].some((key) => changed.has(key))) {
          kept.delete(request)
          for (const key of keys) index.add(key, request)
          kept.set(request, { answer: made, keys }, made.lastsFor === undefined ? {} : { ttl: made.lastsFor })
          // Too large to be kept.
          if (!kept.has(request)) for (const key of keys) index.remove(key, request)
        }
        return made
      }
      const promise = run().finally(() => {
        running.delete(fill)
        if (filling.get(request) === fill) filling.delete(request)
      })
      const fill: Filling = { promise, changed }
      running.add(fill)
      filling.set(request, fill)
      return promise
    },

    invalidate: (keys) => {
      for (const key of keys) {
        for (const fill of running) fill.changed.add(key)
        for (const request of index.get(key)) kept.delete(request)
      }
      // Whoever asks from now on must not be given what was read before.
      filling.clear()
    },

    size: () => ({ answers: kept.size, bytes: kept.calculatedSize }),
  }
}
