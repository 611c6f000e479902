/** What goes on after whoever caused it was answered, on a database that is not closed under it. */
import type { DatabaseAdapterObj, Payload } from 'payload'
import { shared } from '../model/shared'
import { asNoOperation } from './operations'

type Work = { last: Promise<void>; isClosing: boolean }

const works = shared('background', () => new WeakMap<object, Work>())

/** Whether a database is about to be closed: what goes on there ends, and is repeated at the next start. */
export function isClosing({ db }: Pick<Payload, 'db'>): boolean {
  return works.get(db)?.isClosing ?? false
}

/** Starts something behind what was started before, and does not wait for it. `failed` is what the log says where it fails. */
export function inBackground(payload: Pick<Payload, 'db' | 'logger'>, failed: string, run: () => Promise<void>): void {
  const work = works.get(payload.db)
  if (!work || work.isClosing) return
  work.last = work.last
    .then(() => asNoOperation(run))
    .catch((err: unknown) => {
      payload.logger.error({ err, msg: failed })
    })
}

/** Has an adapter wait with closing its database for what is done there. */
export function finishBeforeClosing(adapter: ReturnType<DatabaseAdapterObj['init']>): void {
  const work: Work = { last: Promise.resolve(), isClosing: false }
  works.set(adapter, work)
  const destroy = adapter.destroy?.bind(adapter)
  adapter.destroy = async () => {
    work.isClosing = true
    await work.last
    await destroy?.()
    // In development the same adapter is opened again.
    work.isClosing = false
  }
}
