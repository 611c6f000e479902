import { ValidationError, type Payload, type TypeWithID } from 'payload'
import { faultPoint } from '../database/faultPoints'
import { announceNumbered } from './announce'
import { slugOf } from '../model/slugs'
import { shared } from '../model/shared'

/** How often numbering gives way to another process that took the same number, before it leaves the rest to it. */
const ATTEMPTS = 20
/** How many releases are numbered before it is asked again which are not. */
const AT_ONCE = 100

const running = shared('numbering', () => new WeakMap<Payload, Promise<void>>())
const steps = shared('numberingSteps', () => new WeakMap<Payload, () => Promise<void>>())

type Numbered = TypeWithID & { sequence?: number | null }

/** Another process took the number: a unique index says so, which Payload reports as an invalid field. */
function isDuplicate(error: unknown): boolean {
  return (
    error instanceof ValidationError ||
    /UNIQUE constraint|E11000/.test(error instanceof Error ? `${error.message} ${String(error.cause)}` : '')
  )
}

async function newestNumber(payload: Payload): Promise<number> {
  const { docs } = await payload.db.find<Numbered>({
    collection: slugOf(payload, 'releases'),
    limit: 1,
    pagination: false,
    select: { sequence: true },
    sort: '-sequence',
    where: { sequence: { greater_than: 0 } },
  })
  return docs[0]?.sequence ?? 0
}

/** The releases without a number, in the order in which they were made. An index finds them, whatever their dates say. */
async function unnumbered(payload: Payload): Promise<Numbered[]> {
  const { docs } = await payload.db.find<Numbered>({
    collection: slugOf(payload, 'releases'),
    limit: AT_ONCE,
    pagination: false,
    select: { at: true },
    sort: ['at', 'version', 'id'],
    where: { sequence: { exists: false } },
  })
  return docs
}

async function numberOnce(payload: Payload): Promise<void> {
  for (let failures = 0; ;) {
    let sequence = await newestNumber(payload)
    const waiting = await unnumbered(payload)
    if (waiting.length === 0) return
    try {
      for (const { id } of waiting) {
        sequence += 1
        faultPoint('numbering')
        await payload.db.updateOne({
          collection: slugOf(payload, 'releases'),
          data: { sequence },
          returning: false,
          // Another process may have numbered it meanwhile: a number that was given stays.
          where: { and: [{ id: { equals: id } }, { sequence: { exists: false } }] },
        })
      }
    } catch (error) {
      failures += 1
      if (!isDuplicate(error) || failures > ATTEMPTS) throw error
    }
  }
}

/** Numbering as a step after a commit: the same one, however many releases a transaction makes. */
export function numberingOf(payload: Payload): () => Promise<void> {
  const step = steps.get(payload) ?? (() => numberReleases(payload))
  steps.set(payload, step)
  return step
}

/**
 * Numbers the releases that have no sequence yet: the newest number + 1 and so on, in the order of `at`, under a unique
 * index. Called after each commit, at the start of the server, and now and then by the worker. Because a number is given
 * only to what is committed, and is always the highest, a reader who has seen number n never meets a smaller one later.
 */
export function numberReleases(payload: Payload): Promise<void> {
  const before = running.get(payload) ?? Promise.resolve()
  const turn = before
    .catch(() => undefined)
    .then(() => numberOnce(payload))
    .then(announceNumbered)
  running.set(payload, turn)
  return turn
}
