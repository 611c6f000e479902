/**
 * The one place that decides what of an error is logged: its kind, its codes, where in the code it was thrown, and which
 * rules and fields it names. Its message is not: it quotes what was written, what was asked for, the statement with its
 * parameters.
 */
import { defaultLoggerOptions, type Config } from 'payload'
import type { LogFn, LoggerOptions } from 'pino'

type Failing = Error & { code?: unknown; data?: unknown; status?: unknown; syscall?: unknown; cause?: unknown }

/** An error as it is logged. */
type LoggedError = {
  type: string
  code?: string | number
  status?: number
  syscall?: string
  /** The fields and rules that it names. */
  about?: string[]
  /** Where it was thrown: the lines of the stack, without its message. */
  stack: string[]
  cause?: LoggedError
}

/** Names and codes are words of the program, and short. */
function asWord(value: unknown): string | undefined {
  return typeof value === 'string' && /^[\w.:[\]-]{1,80}$/.test(value) ? value : undefined
}

/** The paths, rules and collections that the data of an error names. */
function aboutOf(data: unknown): string[] {
  if (typeof data !== 'object' || data === null) return []
  const { collection, errors, findings } = data as Record<string, unknown>
  const rows = [errors, findings].flatMap((list): unknown[] => (Array.isArray(list) ? list : []))
  const words = rows.flatMap((row) => {
    if (typeof row !== 'object' || row === null) return []
    const { path, rule, code } = row as Record<string, unknown>
    return [path, rule, code].flatMap((word) => asWord(word) ?? [])
  })
  return [...new Set([...(asWord(collection) ? [String(collection)] : []), ...words])].slice(0, 20)
}

/** An error as it is logged, with what caused it. */
function loggedError(error: unknown, depth = 0): LoggedError {
  if (!(error instanceof Error)) return { type: typeof error, stack: [] }
  const { cause, code, data, name, stack = '', status, syscall } = error as Failing
  const about = aboutOf(data)
  const word = asWord(code) ?? (typeof code === 'number' ? code : undefined)
  return {
    type: asWord(name) ?? 'Error',
    ...(word === undefined ? {} : { code: word }),
    ...(typeof status === 'number' ? { status } : {}),
    ...(asWord(syscall) === undefined ? {} : { syscall: String(syscall) }),
    ...(about.length > 0 ? { about } : {}),
    stack: stack
      .split('\n')
      .filter((line) => /^\s+at /.test(line))
      .slice(0, 12)
      .map((line) => line.trim()),
    ...(cause !== undefined && cause !== null && depth < 4 ? { cause: loggedError(cause, depth + 1) } : {}),
  }
}

/** What an event is called whose message was that of an error. */
function eventOf(error: unknown): string {
  const { type, code, status } = loggedError(error)
  return [type, code, status].filter((word) => word !== undefined).join(' ')
}

/** Options for pino: errors are logged as `loggedError` says, under whichever name and however they are handed over. */
export const safeLogOptions = {
  serializers: { err: (error: unknown) => loggedError(error), error: (error: unknown) => loggedError(error) },
  hooks: {
    logMethod(given, method) {
      const [first] = given as [unknown]
      const words: unknown = (given as readonly unknown[])[1]
      const error = first instanceof Error ? first : (first as { err?: unknown } | undefined)?.err
      // Of an error without words pino logs the message of the error.
      const hasWords = typeof words === 'string' || typeof (first as { msg?: unknown } | undefined)?.msg === 'string'
      const status = error instanceof Error ? (error as Failing).status : undefined
      if (!(error instanceof Error) || (hasWords && !(first instanceof Error))) return method.apply(this, given)
      // What was refused is no fault of the server: whoever asked was told.
      if (!hasWords && typeof status === 'number' && status < 500) {
        const { stack: _, ...refused } = loggedError(error)
        return this.info({ refused }, 'a request was refused')
      }
      const logged = first instanceof Error ? { err: first } : first
      return method.apply(this, [logged, hasWords ? String(words) : eventOf(error)])
    },
  },
} satisfies Pick<LoggerOptions, 'serializers' | 'hooks'>

/** The levels of what Payload logs with the words of the error; logged by its kind instead, by a whole error. */
export const loggingLevels: NonNullable<Config['loggingLevels']> = {
  AuthenticationError: 'error',
  Forbidden: 'error',
  Locked: 'error',
  MissingFile: 'error',
  NotFound: 'error',
  QueryError: 'error',
  ValidationError: 'error',
}

/** Options of a project's own: what it writes of requests and the like stays, and is written after what is safe is made. */
function withSafeOptions(given: LoggerOptions): LoggerOptions {
  const { hooks, serializers } = given
  const theirs = hooks?.logMethod
  return {
    ...given,
    hooks: {
      ...hooks,
      logMethod(args, method, level) {
        const write = (...safe: Parameters<LogFn>) =>
          theirs ? theirs.call(this, safe, method, level) : method.apply(this, safe)
        return safeLogOptions.hooks.logMethod.call(this, args, write)
      },
    },
    serializers: { ...serializers, ...safeLogOptions.serializers },
  }
}

/** The logger of a config, which logs no words of errors. One that is made already keeps its own way of writing. */
export function withSafeLog(logger: Config['logger']): Config['logger'] {
  if (logger === undefined || logger === 'sync') {
    return { destination: defaultLoggerOptions, options: { ...safeLogOptions } }
  }
  if ('options' in logger) return { ...logger, options: withSafeOptions(logger.options) }
  return logger.child({}, { serializers: safeLogOptions.serializers })
}
