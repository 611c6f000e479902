/**
 * Makes each request and each call of the Local API an operation of its own (`operations.ts`), and on MongoDB repeats,
 * whole, what met another writer and wrote nothing: two editors who save at once are no failure of either.
 */
import { getDataLoader, ValidationError, type Endpoint, type Payload, type PayloadRequest } from 'payload'
import { backOff, type Meeting } from './backOff'
import { failureOf } from './failures'
import { MONGODB } from './kinds'
import { asNoOperation, asOperation, isRepeated, openTransaction } from './operations'
import { createTurns } from './turns'
import { shared } from '../model/shared'

/** How large a body may be that is kept for another attempt, in bytes. */
const MOST_KEPT = 16 * 1024 * 1024

/** The calls of the Local API that write. */
const writes = [
  'create',
  'delete',
  'duplicate',
  'forgotPassword',
  'login',
  'resetPassword',
  'restoreGlobalVersion',
  'restoreVersion',
  'unlock',
  'update',
  'updateGlobal',
  'verifyEmail',
] as const

/** Who repeats something waits for the others who do. */
const turns = shared('turns', () => new WeakMap<object, () => Promise<() => void>>())

/** What Payload's adapter for MongoDB says of a duplicate, which it reports as an invalid field. */
function saidOfDuplicates({ config }: Payload): Set<string> {
  const { supportedLanguages } = config.i18n
  return new Set(
    Object.values(supportedLanguages).flatMap((language) => {
      const { error } = (language?.translations ?? {}) as { error?: { valueMustBeUnique?: string } }
      return error?.valueMustBeUnique ?? []
    }),
  )
}

/** Whom something met, where to begin it again may end well. */
function metBy(error: unknown, payload: Payload): Meeting | null {
  const failure = failureOf(error)
  if (failure === 'conflict' || failure === 'duplicate') return failure
  if (!(error instanceof ValidationError)) return null
  const { errors = [] } = (error.data ?? {}) as { errors?: Array<{ message: string }> }
  const said = saidOfDuplicates(payload)
  return errors.some(({ message }) => said.has(message)) ? 'duplicate' : null
}

/**
 * Runs `attempt` until it does not meet another writer. All but the first attempts of a process are made one at a time,
 * so that writers who met do not meet each other again. What wrote something is not repeated.
 */
async function repeated<T>(payload: Payload, attempt: (number: number) => Promise<T>): Promise<T> {
  const takeTurn = turns.get(payload) ?? createTurns(1)
  turns.set(payload, takeTurn)
  let firstFailed = 0
  for (let number = 1; ; number += 1) {
    let hasWritten = false
    const run = () =>
      asOperation(
        async (operation) => {
          try {
            return await attempt(number)
          } finally {
            hasWritten = operation.hasWritten
          }
        },
        { repeats: true },
      )
    try {
      if (number === 1) return await run()
      const leave = await takeTurn()
      try {
        return await run()
      } finally {
        leave()
      }
    } catch (error) {
      const now = performance.now()
      if (number === 1) firstFailed = now
      const meeting = hasWritten ? null : metBy(error, payload)
      const wait = meeting && backOff(meeting, { attempt: number, since: now - firstFailed })
      if (wait === null) throw error
      await new Promise((resolve) => setTimeout(resolve, wait))
    }
  }
}

function isMongoDB({ db }: Payload): boolean {
  return db.packageName === MONGODB
}

/** The same request as it came, for another attempt: nothing that the one before it read, found or decided. */
function asItCame(req: PayloadRequest, spare: Request): PayloadRequest {
  const { fallbackLocale, i18n, locale, payload, payloadAPI, query, routeParams, searchParams, t, user } = req
  const { hash, host, href, origin, pathname, port, protocol, search } = req
  const fresh = Object.assign(spare, {
    context: {},
    ...{ fallbackLocale, i18n, locale, payload, payloadAPI, query, routeParams, searchParams, t, user },
    ...{ hash, host, href, origin, pathname, port, protocol, search },
    payloadUploadSizes: {},
    transactionID: undefined,
  }) as unknown as PayloadRequest
  fresh.payloadDataLoader = getDataLoader(fresh)
  return fresh
}

function isKept({ headers, method }: PayloadRequest): boolean {
  return method !== 'GET' && method !== 'HEAD' && Number(headers.get('Content-Length') ?? 0) <= MOST_KEPT
}

/** A handler whose request is an operation. */
function operating(handler: Endpoint['handler'], { isOnce }: { isOnce: boolean }): Endpoint['handler'] {
  return async (req) => {
    const { payload } = req
    if (isOnce || !isMongoDB(payload) || !isKept(req)) return asOperation(() => handler(req))
    let spare = (req as unknown as Request).clone()
    return repeated(payload, async (number) => {
      if (number === 1) return handler(req)
      const next = spare
      spare = next.clone()
      const fresh = asItCame(req, next)
      try {
        return await handler(fresh)
      } finally {
        // Payload reads them from the request that it knows.
        if (fresh.responseHeaders) req.responseHeaders = fresh.responseHeaders
      }
    })
  }
}

/**
 * Runs one of several things that a request does side by side, as an operation of its own: it is begun again by itself
 * where it met another writer. `attempt` brings nothing along from the attempt before.
 */
export function asOneOfMany<T>(payload: Payload, attempt: () => Promise<T>): Promise<T> {
  return asNoOperation(() => (isMongoDB(payload) ? repeated(payload, attempt) : asOperation(attempt)))
}

/** Whether an endpoint does several things side by side, each an operation of its own (`asOneOfMany`). */
function doesMany({ custom }: Endpoint): boolean {
  return custom?.doesMany === true
}

const done = shared('repeated', () => new WeakSet<object>())

/** Puts another handler into each endpoint of a list, once. Payload's own endpoints are the same objects in every collection. */
function replaceHandlers(
  endpoints: Endpoint[] | false | undefined,
  replaced: (handler: Endpoint['handler'], endpoint: Endpoint) => Endpoint['handler'],
): void {
  for (const [index, endpoint] of (endpoints || []).entries()) {
    if (!endpoints || done.has(endpoint)) continue
    const mine = { ...endpoint, handler: replaced(endpoint.handler, endpoint) }
    done.add(mine)
    endpoints[index] = mine
  }
}

type LocalCall = (options: { data?: unknown; req?: Partial<PayloadRequest> }) => Promise<unknown>

function operateLocalAPI(payload: Payload): void {
  const api = payload as unknown as Record<string, LocalCall>
  for (const name of writes) {
    const call = api[name]?.bind(payload)
    if (!call) continue
    api[name] = async (options) => {
      const { data, req } = options
      const isPart = req?.transactionID !== undefined || openTransaction(payload.db) !== undefined || isRepeated()
      if (isPart || !isMongoDB(payload)) return asOperation(() => call(options))
      // Hooks change what they are given, and note in the request what they found.
      const kept: unknown = structuredClone(data)
      const context = { ...req?.context }
      return repeated(payload, (number) => {
        if (number > 1 && req) req.context = { ...context }
        return call(number === 1 || data === undefined ? options : { ...options, data: structuredClone(kept) })
      })
    }
  }
}

/** Makes everything that is asked of a Payload an operation: its endpoints, the Local API, the tasks of its queues. */
export function runAsOperations(payload: Payload): void {
  const { collections, endpoints, globals, jobs } = payload.config
  const asPart = (handler: Endpoint['handler']) => operating(handler, { isOnce: false })
  replaceHandlers(endpoints, asPart)
  for (const { endpoints: ofGlobal } of globals) replaceHandlers(ofGlobal, asPart)
  for (const { endpoints: ofCollection, slug, upload } of collections) {
    replaceHandlers(ofCollection, (handler, endpoint) =>
      // What runs jobs runs many, each an operation of its own. A file that was uploaded is on disk whatever comes of it.
      slug === 'payload-jobs' || doesMany(endpoint)
        ? (req) => asNoOperation(() => handler(req))
        : operating(handler, { isOnce: Boolean(upload) }),
    )
  }
  for (const task of jobs.tasks ?? []) {
    const { handler } = task
    if (typeof handler !== 'function' || done.has(task)) continue
    done.add(task)
    task.handler = ((args: never) => asOperation(() => (handler as (args: never) => unknown)(args))) as typeof handler
  }
  if (done.has(payload)) return
  done.add(payload)
  operateLocalAPI(payload)
}
