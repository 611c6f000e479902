import { collectDefaultMetrics, Counter, Gauge, Histogram, Registry } from 'prom-client'
import type { AnswerCache } from './cache'
import type { CacheOutcome } from './handler'

/** What Prometheus is told. Counting is what happens on the way of a request; the rest is asked for when it scrapes. */
export function createMetrics() {
  const registry = new Registry()
  collectDefaultMetrics({ register: registry })
  // A counter with labels costs more than the rest of an answer from memory, so the counts are kept here.
  const counts = new Map<string, number>()
  new Counter({
    name: 'cited_requests_total',
    help: 'Requests of the public API by how they were answered (hit: from memory, miss: made, passed: not kept)',
    labelNames: ['outcome', 'status'],
    registers: [registry],
    collect() {
      this.reset()
      for (const [key, count] of counts) {
        const [outcome = '', status = ''] = key.split(' ')
        this.inc({ outcome, status }, count)
      }
    },
  })
  const duration = new Histogram({
    name: 'cited_miss_seconds',
    help: 'How long it took to make an answer that was not in memory',
    buckets: [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 1],
    registers: [registry],
  })
  const keys = new Map<number, Map<CacheOutcome, string>>()
  const keyOf = (outcome: CacheOutcome, status: number): string => {
    const byOutcome = keys.get(status) ?? new Map<CacheOutcome, string>()
    const key = byOutcome.get(outcome) ?? `${outcome} ${status}`
    keys.set(status, byOutcome.set(outcome, key))
    return key
  }

  return {
    registry,
    onAnswer: (outcome: CacheOutcome, status: number, began: number): void => {
      const key = keyOf(outcome, status)
      counts.set(key, (counts.get(key) ?? 0) + 1)
      if (outcome === 'miss') duration.observe((performance.now() - began) / 1000)
    },
    /** Adds what is asked of the parts of the server when Prometheus scrapes. */
    watch: ({ cache, waiting, sinceConfirmed }: Watched): void => {
      const gauge = (name: string, help: string, read: () => number) =>
        new Gauge({
          name,
          help,
          registers: [registry],
          collect() {
            this.set(read())
          },
        })
      gauge('cited_cache_answers', 'Answers in memory', () => cache.size().answers)
      gauge('cited_cache_bytes', 'Bytes of the answers in memory', () => cache.size().bytes)
      gauge('cited_feed_waiting', 'Clients that wait for a change', waiting)
      gauge('cited_feed_age_seconds', 'Time since the database was last asked for changes', sinceConfirmed)
    },
  }
}

type Watched = {
  cache: AnswerCache
  /** How many clients wait for a change. */
  waiting: () => number
  /** Seconds since the database was last asked for changes. */
  sinceConfirmed: () => number
}

export type Metrics = ReturnType<typeof createMetrics>
