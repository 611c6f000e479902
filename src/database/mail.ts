import type { Payload } from 'payload'
import { openTransaction } from './operations'
import { afterCommit } from './transactions'
import { shared } from '../model/shared'

type Send = (message: never) => Promise<unknown>

/** Those whose mail waits already. */
const waiting = shared('mail', () => new WeakSet<Payload>())

/**
 * Sends mail that is written inside a transaction once that has committed: a slow mail server must not make every other
 * writer wait, and what is rolled back is not announced. Nobody waits for it to be sent; a failure is logged.
 */
export function mailAfterCommit(payload: Payload): void {
  if (waiting.has(payload)) return
  waiting.add(payload)
  const later =
    (send: Send): Send =>
    async (message) => {
      const open = openTransaction(payload.db)
      if (open === undefined) return send(message)
      return afterCommit(payload, open, async () => {
        void send(message).catch((err: unknown) => payload.logger.error({ err, msg: 'A mail could not be sent.' }))
      })
    }
  payload.email.sendEmail = later(payload.email.sendEmail.bind(payload.email)) as typeof payload.email.sendEmail
  payload.sendEmail = later(payload.sendEmail.bind(payload)) as typeof payload.sendEmail
}
