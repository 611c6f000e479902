import { ValidationError, type Payload, type TypeWithID } from 'payload'
import { faultPoint } from '../database/faultPoints'
import { failureOf } from '../database/failures'
import { setWhereEmpty } from '../database/patchRows'
import { announceNews } from './announce'
import { slugOf } from '../model/slugs'
import { shared } from '../model/shared'

/** How often numbering gives way to another process that took the same number, before it leaves the rest to it. */
const ATTEMPTS = 20
/** How many releases are numbered before it is asked again which are not. */
const AT_ONCE = 500

const running = shared('numbering', () => new WeakMap<Payload, Promise<void>>())
const steps = shared('numberingSteps', () => new WeakMap<Payload, () => Promise<void>>())

type Numbered = TypeWithID & { sequence?: number | null }

/** Another process took the number: a unique index says so, which Payload reports as an invalid field. */
function isDuplicate(error: unknown): boolean {
  return (
    error instanceof ValidationError ||
    failureOf(error) === 'duplicate' ||
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

/** Another process may have numbered one of them meanwhile: a number that was given stays. */
async function giveNumbers(payload: Payload, numbers: Array<{ id: string; value: number }>): Promise<void> {
  const collection = slugOf(payload, 'releases')
  const isDone = numbers.length > 1 && (await setWhereEmpty({ payload }, 'releases', 'sequence', numbers))
  if (isDone) return
  for (const { id, value } of numbers) {
    await payload.db.updateOne({
      collection,
      data: { sequence: value },
      returning: false,
      where: { and: [{ id: { equals: id } }, { sequence: { exists: false } }] },
    })
  }
}

async function numberOnce(payload: Payload): Promise<void> {
  for (let failures = 0; ;) {
    // In this order: what another process numbers in between takes a number that is given here too, which is noticed. The
    // other way round those of its releases that are in the list would leave gaps.
    let sequence = await newestNumber(payload)
    const waiting = await unnumbered(payload)
    if (waiting.length === 0) return
    try {
      const numbers = waiting.map(({ id }) => {
        sequence += 1
        faultPoint('numbering')
        return { id: String(id), value: sequence }
      })
      await giveNumbers(payload, numbers)
      // What was made since is numbered by whoever made it.
      if (waiting.length < AT_ONCE) return
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
    .then(announceNews)
  running.set(payload, turn)
  return turn
}
