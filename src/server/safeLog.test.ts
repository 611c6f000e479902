import { PassThrough } from 'node:stream'
import { pino, type Logger, type LoggerOptions } from 'pino'
import { expect, it } from 'vitest'
import { withSafeLog } from './safeLog'

/** What a project's logger writes, with its options as Cited has them. */
function written(options: LoggerOptions, write: (logger: Pick<Logger, 'error' | 'info'>) => void): string {
  const destination = new PassThrough()
  const safe = withSafeLog({ destination, options }) as { options: LoggerOptions }
  write(pino(safe.options, destination))
  return String(destination.read())
}

it('what a project leaves out of its log of requests stays out, and its hook is asked as before', () => {
  const seen: unknown[] = []
  const log = written(
    {
      hooks: {
        logMethod(args, method) {
          seen.push(args)
          return method.apply(this, args)
        },
      },
      redact: ['token'],
      serializers: { err: (error: Error) => error.message, req: () => 'a request' },
    },
    (logger) => {
      logger.info({ req: { cookie: 'a secret cookie' }, token: 'a secret token' }, 'asked')
      logger.error(new Error('what a secret source said'))
    },
  )
  expect(log).toContain('a request')
  expect(log).toContain('[Redacted]')
  expect(log).not.toMatch(/secret/)
  expect(seen).toMatchObject([
    [{ req: {} }, 'asked'],
    [{ err: new Error('what a secret source said') }, 'Error'],
  ])
})

it('what a hook of a project keeps back is not written', () => {
  const silent: LoggerOptions = { hooks: { logMethod: () => undefined } }
  expect(written(silent, (logger) => logger.error(new Error('x')))).toBe('null')
})
