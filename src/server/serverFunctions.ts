import { AsyncLocalStorage } from 'node:async_hooks'
import type { IncomingMessage, ServerResponse } from 'node:http'
import { isObject } from '../body'
import { jsonProblem } from '../access/guard/json'
import { shared } from '../model/shared'

/**
 * The functions of Payload's server that this admin calls (3.90.2, `handleServerFunctions`); it fails over any other.
 * Those of its own scheduling, which asks nobody for a role, are none of them: what is scheduled goes through
 * `newsroom/schedules`. Nor is the one that copies a language into another, which says no revision: the admin has no
 * button for it. Nor are those of folders, of slugs and of fields drawn one by one, which it has not.
 */
const names = new Set([
  'form-state',
  'get-default-layout',
  'render-document',
  'render-document-slots',
  'render-list',
  'render-widget',
  'table-state',
])

/** Those that fail where no collection is named. */
const ofCollections = new Set(['render-document', 'render-document-slots', 'render-list'])

/** What the functions take, by name, where they take it for granted that it is of its type. */
const objects = ['data', 'doc', 'formState', 'docPermissions', 'docPreferences', 'query', 'initialData', 'select']
const texts = ['collectionSlug', 'globalSlug', 'operation', 'schemaPath', 'path', 'drawerSlug', 'locale']

/**
 * Whether a call of a function of the admin's server is one: its name, the types of what it is given, and that it is
 * about a collection that is there (`slugs`: those of collections and globals).
 */
export function isServerFunctionCall(call: unknown, slugs: ReadonlySet<string>): boolean {
  if (!isObject(call) || typeof call.name !== 'string' || !names.has(call.name)) return false
  const { args } = call
  if (!isObject(args) || jsonProblem(args)) return false
  const isAbsent = (value: unknown) => value === undefined || value === null
  const isThere = (slug: unknown) => typeof slug === 'string' && slugs.has(slug)
  return (
    objects.every((name) => isAbsent(args[name]) || isObject(args[name])) &&
    texts.every((name) => isAbsent(args[name]) || typeof args[name] === 'string') &&
    (isAbsent(args.id) || ['string', 'number'].includes(typeof args.id)) &&
    ['collectionSlug', 'globalSlug'].every((name) => isAbsent(args[name]) || isThere(args[name])) &&
    (!ofCollections.has(call.name) || isThere(args.collectionSlug))
  )
}

/**
 * Whether a function refused what it was asked, which is no fault of the server. Next bundles several copies of Payload:
 * its errors are known by their status, as they are of another class. What a list that is not there says has none.
 */
export function isRefusal(error: unknown): boolean {
  const { message, status } = error as Partial<{ message: unknown; status: unknown }>
  if (typeof status === 'number') return status < 500
  return typeof message === 'string' && /^(Unauthorized|Forbidden|not-found$)/.test(message)
}

/** Whether the request that is answered has come to a function of the server. */
const calls = shared('calls', () => new AsyncLocalStorage<{ hasBegun: boolean }>())

/** Notes that a call could be read and has come to its function. */
export function beginCall(): void {
  const call = calls.getStore()
  if (call) call.hasBegun = true
}

/**
 * Answers a request; a call that no function was reached by is answered by 400 where Next fails (500) over what it cannot
 * read of it: no admin sent that.
 */
export function answerCall(request: IncomingMessage, response: ServerResponse, answer: () => void): void {
  if (request.method !== 'POST' || request.headers['next-action'] === undefined) return answer()
  const call = { hasBegun: false }
  const write = response.writeHead.bind(response) as (status: number, ...rest: unknown[]) => ServerResponse
  response.writeHead = (status: number, ...rest: unknown[]) =>
    write(status === 500 && !call.hasBegun ? 400 : status, ...rest)
  calls.run(call, answer)
}
