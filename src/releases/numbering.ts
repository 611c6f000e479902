import { ValidationError, type Payload, type TypeWithID } from 'payload'
import { announceNumbered } from './announce'

/** How often numbering gives way to another process that took the same number, before it leaves the rest to it. */
const ATTEMPTS = 20

const running = new WeakMap<Payload, Promise<void>>()

/**
 * How much older than the newest numbered release one may be that is numbered after a commit, in milliseconds: longer
 * than any transaction runs and any two clocks differ. MongoDB cannot find by an index what has no number and would read
 * every release.
 */
const RECENT = 24 * 60 * 60 * 1000

type Numbered = TypeWithID & { sequence?: number | null; at?: string | Date }

/** Another process took the number: a unique index says so, which Payload reports as an invalid field. */
function isDuplicate(error: unknown): boolean {
  return (
    error instanceof ValidationError ||
    /UNIQUE constraint|E11000/.test(error instanceof Error ? `${error.message} ${String(error.cause)}` : '')
  )
}

async function numberOnce(payload: Payload, which: 'recent' | 'all'): Promise<void> {
  for (let failures = 0; ;) {
    const [newest] = (
      await payload.db.find<Numbered>({
        collection: 'releases',
        limit: 1,
        pagination: false,
        select: { at: true, sequence: true },
        sort: '-sequence',
        where: { sequence: { exists: true } },
      })
    ).docs
    const recent =
      which === 'recent' && newest?.at !== undefined
        ? [{ at: { greater_than: new Date(new Date(newest.at).getTime() - RECENT).toISOString() } }]
        : []
    const unnumbered = (
      await payload.db.find<Numbered>({
        collection: 'releases',
        limit: 100,
        pagination: false,
        select: { at: true },
        sort: ['at', 'version', 'id'],
        where: { and: [{ sequence: { exists: false } }, ...recent] },
      })
    ).docs
    if (unnumbered.length === 0) return
    let sequence = newest?.sequence ?? 0
    try {
      for (const { id } of unnumbered) {
        sequence += 1
        await payload.db.updateOne({ collection: 'releases', data: { sequence }, id, returning: false })
      }
    } catch (error) {
      failures += 1
      if (!isDuplicate(error) || failures > ATTEMPTS) throw error
    }
  }
}

/**
 * Numbers the releases that have no sequence yet: the newest number + 1 and so on, in the order of `at`, under a unique
 * index. Called after each commit, for those made of late, and for all at the start of the server. Because a number is given only to what is committed,
 * and is always the highest, a reader who has seen number n never meets a smaller one later.
 */
export function numberReleases(payload: Payload, which: 'recent' | 'all' = 'recent'): Promise<void> {
  const before = running.get(payload) ?? Promise.resolve()
  const turn = before
    .catch(() => undefined)
    .then(() => numberOnce(payload, which))
    .then(announceNumbered)
  running.set(payload, turn)
  return turn
}
