import { pino, stdTimeFunctions, type Logger } from 'pino'
import { safeLogOptions } from './safeLog'

/** How long a process may take from a signal to its end, in milliseconds: less than orchestrators wait (30 s). */
const STOP_LIMIT = 25_000

/** How servers log: a line of JSON for each event, on the standard output. */
export function logOptions(level: string) {
  return {
    base: null,
    level,
    messageKey: 'message',
    ...safeLogOptions,
    timestamp: stdTimeFunctions.isoTime,
  }
}

/** The log of a server. */
export function createLog(level: string): Logger {
  return pino(logOptions(level))
}

/**
 * Ends the process in order at SIGINT or SIGTERM: `stop` is waited for, 25 seconds at most. Gives the exit code once it
 * is known.
 */
export function stopOnSignal(stop: () => Promise<void>, log: Pick<Logger, 'info' | 'error'>): Promise<number> {
  return new Promise((resolve) => {
    let stopping = false
    const end = (signal: NodeJS.Signals) => {
      if (stopping) return
      stopping = true
      log.info({ signal }, 'stopping')
      setTimeout(() => {
        log.error('something did not end in time')
        resolve(1)
      }, STOP_LIMIT).unref()
      stop().then(
        () => {
          log.info('stopped')
          resolve(0)
        },
        (err: unknown) => {
          log.error({ err }, 'stopping failed')
          resolve(1)
        },
      )
    }
    process.on('SIGINT', end).on('SIGTERM', end)
  })
}
