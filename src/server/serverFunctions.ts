import { APIError } from 'payload'
import { isObject } from '../body'
import { jsonProblem } from '../access/guard/json'

/**
 * The functions of Payload's server that the admin calls (3.90.2, `handleServerFunctions`); it fails over any other. Those
 * of its own scheduling, which asks nobody for a role, are none of them: what is scheduled goes through `newsroom/schedules`.
 */
const names = new Set([
  'copy-data-from-locale',
  'form-state',
  'get-default-layout',
  'get-folder-results-component-and-data',
  'render-document',
  'render-document-slots',
  'render-field',
  'render-list',
  'render-widget',
  'slugify',
  'table-state',
])

/** What the functions take, by name, where they take it for granted that it is of its type. */
const objects = ['data', 'doc', 'formState', 'docPermissions', 'docPreferences', 'query', 'initialData', 'select']
const texts = [
  'collectionSlug',
  'globalSlug',
  'operation',
  'schemaPath',
  'path',
  'drawerSlug',
  'locale',
  'fromLocale',
  'toLocale',
]

/** Whether a call of a function of the admin's server is one: its name, and the types of what it is given. */
export function isServerFunctionCall(call: unknown): boolean {
  if (!isObject(call) || typeof call.name !== 'string' || !names.has(call.name)) return false
  const { args } = call
  if (!isObject(args) || jsonProblem(args)) return false
  const isAbsent = (value: unknown) => value === undefined || value === null
  return (
    objects.every((name) => isAbsent(args[name]) || isObject(args[name])) &&
    texts.every((name) => isAbsent(args[name]) || typeof args[name] === 'string') &&
    (isAbsent(args.id) || ['string', 'number'].includes(typeof args.id)) &&
    texts.slice(0, 2).every((name) => !(((args[name] ?? '') as string) in Object.prototype))
  )
}

/** Whether a function refused what it was asked, which is no fault of the server. */
export function isRefusal(error: unknown): boolean {
  return error instanceof APIError
    ? error.status < 500
    : /^(Unauthorized|Forbidden)/.test((error as Error)?.message ?? '')
}
