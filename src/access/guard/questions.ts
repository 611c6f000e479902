/**
 * What may be asked of the documents of a collection: by which conditions, in which order. Payload ignores some conditions
 * that are none and gives everything, fails over others, and orders by what nobody may read (3.90.2).
 */
import type { Payload, SanitizedCollectionConfig } from 'payload'
import type { Sentence } from '../../model/sentence'
import { sentence } from '../sentences'
import { whereProblem } from '../where'
import { isDate, isNumeric, valuesOf } from './fields'
import { placeOf, type Place } from './paths'
import type { Problem } from './problems'

const shapes = {
  shape: sentence(
    '`where` must hold conditions, as in `where[title][equals]=…`, or lists of them below `and` and `or`.',
  ),
  depth: sentence('`where` is nested too deeply.'),
  size: sentence('`where` holds too many conditions.'),
} as const

/** A list of more values than this is asked for in several requests. */
const MOST_ITEMS = 1000
const LONGEST_VALUE = 1000

type Kind = 'id' | 'part' | 'text' | 'number' | 'date' | 'flag' | 'choice' | 'list'

/** What kind of value a field is compared with; null where it is not compared. */
function kindOf(field: Place['field']): Kind | null {
  // Of rows too, where it is text like any other in the schema.
  if (field === 'id' || field.name === 'id') return 'id'
  if ('virtual' in field && field.virtual) return null
  switch (field.type) {
    case 'text':
    case 'textarea':
    case 'email':
    case 'code':
      return 'text'
    case 'number':
      return 'number'
    case 'date':
      return 'date'
    case 'checkbox':
      return 'flag'
    case 'select':
    case 'radio':
      return 'choice'
    case 'relationship':
    case 'upload':
      return Array.isArray(field.relationTo) ? 'part' : 'id'
    case 'array':
    case 'blocks':
    case 'json':
    case 'richText':
      return 'list'
    case 'group':
    case 'join':
    case 'point':
    case 'tab':
      return null
  }
}

const EQUAL = ['equals', 'not_equals', 'in', 'not_in', 'exists']
const ORDER = ['greater_than', 'greater_than_equal', 'less_than', 'less_than_equal']
const WORDS = ['like', 'not_like', 'contains']

/** The operators that each kind of value is compared by, on every database: none finds words in ids, or in choices. */
const operators: Readonly<Record<Kind, readonly string[]>> = {
  id: [...EQUAL, ...ORDER],
  // Of what relates to one of several collections.
  part: ['equals', 'not_equals', 'in', 'not_in'],
  text: [...EQUAL, ...ORDER, ...WORDS],
  number: [...EQUAL, ...ORDER],
  date: [...EQUAL, ...ORDER],
  flag: ['equals', 'not_equals', 'exists'],
  choice: EQUAL,
  list: ['exists'],
}

const says: Readonly<Record<Kind, Sentence>> = {
  id: sentence('This must be the id of a document.'),
  part: sentence('This must be the id of a document.'),
  text: sentence('This must be text.'),
  number: sentence('This must be a number.'),
  date: sentence('This must be a date, such as 2026-01-31T09:00:00Z.'),
  flag: sentence('This must be true or false.'),
  choice: sentence('This must be text.'),
  list: sentence('This must be true or false.'),
}

function isText(value: unknown): boolean {
  return typeof value === 'string' && value.length <= LONGEST_VALUE && !value.includes('\0')
}

function isNothing(value: unknown): boolean {
  return value === null || value === 'null' || value === ''
}

function isFlag(value: unknown): boolean {
  return typeof value === 'boolean' || value === 'true' || value === 'false'
}

function fits(kind: Kind, field: Place['field'], value: unknown): boolean {
  switch (kind) {
    case 'number':
      return isNumeric(value)
    case 'date':
      return isDate(value)
    case 'flag':
      return isFlag(value)
    case 'choice':
      return (
        typeof value === 'string' && field !== 'id' && 'options' in field && valuesOf(field.options).includes(value)
      )
    case 'id':
    case 'part':
      return isText(value) || Number.isSafeInteger(value)
    case 'text':
    case 'list':
      return isText(value) || isNumeric(value)
  }
}

/** What is wrong with one comparison; null where it can be made. */
function comparisonProblem(field: Place['field'], operator: string, value: unknown): Sentence | null {
  const kind = kindOf(field)
  if (kind === null) return sentence('This field cannot be asked for.')
  if (!operators[kind].includes(operator)) {
    return sentence('This field is compared by: {list}.', { list: operators[kind].join(', ') })
  }
  if (operator === 'exists') return isFlag(value) ? null : says.flag
  // Payload makes no statement of nothing, nor of a list in one text (3.90.2).
  if (kind === 'part' && (['in', 'not_in'].includes(operator) ? !Array.isArray(value) : isNothing(value))) {
    return says.part
  }
  if (['in', 'not_in'].includes(operator)) {
    // Payload reads it as no list at all (3.90.2).
    if (value === null || value === 'null') return says[kind]
    const items: unknown[] = Array.isArray(value) ? value : typeof value === 'string' ? value.split(',') : [undefined]
    if (items.length > MOST_ITEMS) return sentence('This list is too long.')
    return items.every((item) => isNothing(item) || fits(kind, field, item)) ? null : says[kind]
  }
  if (WORDS.includes(operator)) return isText(value) || Number.isFinite(value) ? null : says.text
  if (['equals', 'not_equals'].includes(operator) && isNothing(value)) return null
  return fits(kind, field, value) ? null : says[kind]
}

/**
 * What is wrong with the conditions of a question, each with the place in it. “true” and “false” in an address become what
 * they say: Payload's adapter for MongoDB takes them for an id where the field is one, and finds nothing (3.90.2).
 */
export function whereProblems(payload: Payload, collection: SanitizedCollectionConfig, where: unknown): Problem[] {
  const shape = whereProblem(where)
  if (shape) return [{ path: 'where', message: shapes[shape] }]
  const problems: Problem[] = []
  const check = (conditions: object, at: string) => {
    for (const [name, condition] of Object.entries(conditions) as Array<[string, object | object[]]>) {
      if (/^(and|or)$/i.test(name) && Array.isArray(condition)) {
        condition.forEach((each: object, index) => check(each, `${at}.${name}.${index}`))
        continue
      }
      const place = placeOf(payload, collection, name)
      const path = `${at}.${name.slice(0, 100)}`
      if (!place || place.hidden) {
        problems.push({ path, message: sentence('There is no such field to ask for.') })
        continue
      }
      for (const [operator, value] of Object.entries(condition)) {
        const message = comparisonProblem(place.field, operator, value)
        if (message) problems.push({ path: `${path}.${operator.slice(0, 30)}`, message })
        else if (operator === 'exists' && typeof value === 'string') {
          Object.assign(condition, { exists: value === 'true' })
        }
      }
    }
  }
  check(where as object, 'where')
  return problems
}

/** More than one order in an order is seldom meant, and each costs. */
const MOST_ORDERS = 5

/**
 * What is wrong with an order. Documents are ordered by their own fields alone: an order by a field of what they relate
 * to would tell what it holds to those who may not read it, and by rows, of which there are many, Postgres fails.
 */
export function sortProblems(payload: Payload, collection: SanitizedCollectionConfig, sort: unknown): Problem[] {
  const names: unknown[] = typeof sort === 'string' ? sort.split(',') : Array.isArray(sort) ? sort : [null]
  if (names.length > MOST_ORDERS) return [{ path: 'sort', message: sentence('This list is too long.') }]
  const isOrder = (name: unknown): boolean => {
    if (typeof name !== 'string') return false
    const place = placeOf(payload, collection, name.trim().replace(/^-/, ''))
    if (!place || place.hidden || place.hops > 0 || place.isInRows) return false
    const kind = kindOf(place.field)
    return kind !== null && kind !== 'list'
  }
  return names.every(isOrder)
    ? []
    : [{ path: 'sort', message: sentence('Documents are ordered by fields of their own, such as `-updatedAt`.') }]
}
