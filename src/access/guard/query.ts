/** The parameters of Payload's own endpoints. What it does not understand it ignores, or fails over (3.90.2). */
import type { PayloadRequest, SanitizedCollectionConfig } from 'payload'
import type { Sentence } from '../../model/sentence'
import { sentence } from '../sentences'
import { jsonProblem } from './json'
import type { Problem } from './problems'
import { sortProblems, whereProblems } from './questions'

/** As many parameters as Payload reads of a query; the rest it drops without a word. */
const MOST_PARAMETERS = 1000
/** Far more than anybody pages through; a product of the two is still exact. */
const LARGEST_PAGE = 1_000_000
const LARGEST_LIMIT = 1_000_000

type Check = (value: unknown) => Sentence | null

function whole(least: number, most: number): Check {
  const message = sentence('This must be a whole number from {least} to {most}.', { least, most })
  return (value) => {
    const number =
      typeof value === 'number' ? value : typeof value === 'string' && /^\d{1,9}$/.test(value) ? Number(value) : NaN
    return Number.isInteger(number) && number >= least && number <= most ? null : message
  }
}

const flag: Check = (value) =>
  [true, false, 'true', 'false'].includes(value as boolean) ? null : sentence('This must be true or false.')

const name: Check = (value) =>
  typeof value === 'string' && /^[\w*-]{0,40}$/.test(value) ? null : sentence('This must be the code of a language.')

/** The names of fields, each chosen or left out, as deep as they are. */
const choice: Check = (value) => {
  const isChoice = (each: unknown, depth: number): boolean => {
    if (typeof each !== 'object' || each === null || Array.isArray(each)) return depth > 0 && flag(each) === null
    return depth < 10 && Object.values(each).every((below) => isChoice(below, depth + 1))
  }
  return isChoice(value, 0) ? null : sentence('This must name fields, each true or false: `select[title]=true`.')
}

/** The name of a queue of jobs: text, and no condition. */
const queue: Check = (value) =>
  typeof value === 'string' && value.length <= 100 && !value.includes('\0') ? null : sentence('This must be text.')

const none: Check = () => sentence('This parameter is not taken.')

const parameters: Readonly<Record<string, Check>> = {
  allQueues: flag,
  autosave: flag,
  data: none,
  depth: whole(0, 10),
  disableScheduling: flag,
  draft: flag,
  'fallback-locale': name,
  fallbackLocale: name,
  flattenLocales: flag,
  limit: whole(0, LARGEST_LIMIT),
  locale: name,
  overrideLock: flag,
  page: whole(0, LARGEST_PAGE),
  pagination: flag,
  populate: choice,
  prefix: none,
  publishAllLocales: flag,
  // An article is in one language: of a part of it Payload would leave a draft of the whole above what is published.
  publishSpecificLocale: none,
  queue,
  select: choice,
  silent: flag,
  trash: flag,
  unpublishAllLocales: flag,
}

type Query = Record<string, unknown>

/** Whether a parameter holds a name that every object has: Payload's reader drops it, and what it was to narrow is all. */
function isIgnored(name: string): boolean {
  return name.split(/[[\].]/).some((part) => part in Object.prototype)
}

/** A `where` as an object, also where it came as JSON. */
function readWhere(where: unknown): unknown {
  if (typeof where !== 'string') return where
  try {
    return JSON.parse(where) as unknown
  } catch {
    return undefined
  }
}

function joinProblems(req: PayloadRequest, { joins }: SanitizedCollectionConfig, given: unknown): Problem[] {
  const message = sentence('This must name joins, each with `limit`, `page`, `sort`, `where` or `count`, or false.')
  // None at all.
  if (given === false || given === 'false') return []
  if (typeof given !== 'object' || given === null || Array.isArray(given)) return [{ path: 'joins', message }]
  return Object.entries(given).flatMap(([path, join]: [string, unknown]): Problem[] => {
    const place = `joins.${path.slice(0, 100)}`
    const target = Object.entries(joins).find(([, list]) => list.some(({ joinPath }) => joinPath === path))?.[0]
    const collection =
      target === undefined
        ? undefined
        : (req.payload.collections as Record<string, { config: SanitizedCollectionConfig } | undefined>)[target]?.config
    if (!collection) return [{ path: place, message: sentence('There is no such join.') }]
    if (join === false || join === 'false') return []
    if (typeof join !== 'object' || join === null || Array.isArray(join)) return [{ path: place, message }]
    return Object.entries(join).flatMap(([key, value]: [string, unknown]): Problem[] => {
      const at = (problems: Problem[]) => problems.map((each) => ({ ...each, path: `${place}.${each.path}` }))
      if (key === 'sort') return at(sortProblems(req.payload, collection, value))
      if (key === 'where') return at(whereProblems(req.payload, collection, value))
      const check = { count: flag, limit: whole(0, 10_000), page: whole(0, LARGEST_PAGE) }[key]
      const said = check ? check(value) : message
      return said ? [{ path: `${place}.${key.slice(0, 30)}`, message: said }] : []
    })
  })
}

/**
 * What is wrong with the parameters of a request to one of Payload's own endpoints. Where it may be asked, its `where` is
 * an object from here on.
 */
export function queryProblems(req: PayloadRequest, query: Query, collection?: SanitizedCollectionConfig): Problem[] {
  if ((req.search ?? '').split('&').length > MOST_PARAMETERS) {
    return [{ path: '', message: sentence('There are too many parameters.') }]
  }
  const deep = jsonProblem(query)
  if (deep) return [deep]
  const ignored = [...(req.searchParams ?? [])].map(([name]) => name).find(isIgnored)
  if (ignored !== undefined) {
    return [{ path: ignored.slice(0, 100), message: sentence('There is no such field to ask for.') }]
  }
  const problems: Problem[] = []
  for (const [parameter, check] of Object.entries(parameters)) {
    const value = query[parameter]
    // A parameter without a value is one that was left empty.
    if (value === undefined || (value === '' && parameter !== 'data')) continue
    const message = check(value)
    if (message) problems.push({ path: parameter, message })
  }
  if (!collection) return problems
  if ('where' in query) {
    query.where = readWhere(query.where)
    problems.push(...whereProblems(req.payload, collection, query.where))
  }
  if (query.sort !== undefined && query.sort !== '') problems.push(...sortProblems(req.payload, collection, query.sort))
  if (query.joins !== undefined) problems.push(...joinProblems(req, collection, query.joins))
  return problems
}
