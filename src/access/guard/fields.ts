/**
 * The types of what is written, by the schema of its collection. Payload checks the values of most fields and takes their
 * types for granted: a list where a text is fails in a hook, or in the database.
 */
import type { FlattenedField, Option } from 'payload'
import { dayProblem } from '../../model/days'
import type { Sentence } from '../../model/sentence'
import { sentence } from '../sentences'
import type { Problem } from './problems'

type Values = Record<string, unknown>

/** A list of more rows than this is no list that somebody wrote. */
const MOST_ROWS = 2000
/** Programs send a few names beside the fields; over very many Payload copies what it is given again and again. */
const MOST_OTHER_NAMES = 200

function isObject(value: unknown): value is Values {
  return typeof value === 'object' && value !== null && !Array.isArray(value) && !(value instanceof Date)
}

const says = {
  text: sentence('This must be text.'),
  texts: sentence('This must be a list of texts.'),
  number: sentence('This must be a number.'),
  numbers: sentence('This must be a list of numbers.'),
  flag: sentence('This must be true or false.'),
  date: sentence('This must be a date, such as 2026-01-31T09:00:00Z.'),
  id: sentence('This must be the id of a document.'),
  ids: sentence('This must be a list of ids of documents.'),
  list: sentence('This must be a list.'),
  object: sentence('This must be an object.'),
  rows: sentence('This list is too long.'),
  names: sentence('This holds too many names that are no fields.'),
  place: sentence('This must be a longitude and a latitude.'),
}

/** The values that a select or radio field offers. */
export function valuesOf(options: readonly Option[]): string[] {
  return options.map((option) => (typeof option === 'string' ? option : option.value))
}

/** Half of a surrogate pair. */
const HALF = /\p{Cs}/u
/** A day, and the time of it, as ISO 8601 writes them. */
const MOMENT =
  /^(\d{4}-\d{2}-\d{2})(?:T(?:[01]\d|2[0-3]):[0-5]\d(?::[0-5]\d(?:\.\d{1,9})?)?(?:Z|[+-](?:[01]\d|2[0-3]):?[0-5]\d)?)?$/

/** Whether something is a moment that every database can keep. JavaScript reads more than that, and days that there are none of. */
export function isDate(value: unknown): boolean {
  if (value instanceof Date) return !Number.isNaN(value.getTime())
  const [, day] = (typeof value === 'string' && MOMENT.exec(value)) || []
  return day !== undefined && dayProblem(day) === null
}

/** Whether something is a number, or a number in writing, as forms send it. */
export function isNumeric(value: unknown): boolean {
  if (typeof value === 'number') return Number.isFinite(value)
  return typeof value === 'string' && /^[+-]?\d{1,30}(\.\d{1,30})?$/.test(value.trim())
}

/** Whether something can be an id. */
export function isId(value: unknown): boolean {
  return typeof value === 'string' ? value.length <= 200 && !/\p{Cc}/u.test(value) : Number.isSafeInteger(value)
}

/** An id, or a document that has one, as those are who were given it whole. */
function isReference(value: unknown): boolean {
  return isId(value) || (isObject(value) && isId(value.id))
}

function isPolymorphic(value: unknown): boolean {
  return isObject(value) && typeof value.relationTo === 'string' && isReference(value.value)
}

/**
 * Whether something is a tree of nodes, as everything takes it to be that walks one. What each node is, is for the body to
 * say.
 */
/** Whether a value has the shape of a tree. What is no node among its children is mended later: a draft is always saved. */
function isTree(value: unknown): boolean {
  const isNode = (node: unknown): boolean =>
    isObject(node) &&
    typeof node.type === 'string' &&
    (node.children === undefined ||
      (Array.isArray(node.children) && node.children.every((child) => !isObject(child) || isNode(child))))
  return isObject(value) && isNode(value.root)
}

/** The wrong type of one value that is not empty; null where it is right. `many` fields hold a list of such values. */
function leafProblem(field: FlattenedField, value: unknown): Sentence | null {
  const many = 'hasMany' in field && field.hasMany === true
  const each = (one: Sentence, several: Sentence, fits: (item: unknown) => boolean): Sentence | null => {
    if (!many) return fits(value) ? null : one
    if (!Array.isArray(value) || !value.every(fits)) return several
    return value.length > MOST_ROWS ? says.rows : null
  }
  switch (field.type) {
    case 'text':
    case 'textarea':
    case 'email':
    case 'code': {
      // Half a character is cleaned away where text is (`typedText.ts`), and no database keeps it.
      const isKept = field.custom?.verbatim === true
      return each(says.text, says.texts, (item) => typeof item === 'string' && !(isKept && HALF.test(item)))
    }
    case 'number':
      return value === '' ? null : each(says.number, says.numbers, isNumeric)
    case 'checkbox':
      return typeof value === 'boolean' || value === 'true' || value === 'false' || value === '' ? null : says.flag
    case 'date':
      return isDate(value) ? null : says.date
    case 'select':
    case 'radio': {
      const values = valuesOf(field.options)
      const message = sentence('This must be one of: {list}.', { list: values.slice(0, 30).join(', ') })
      if (value === '' && !many) return null
      return each(message, message, (item) => typeof item === 'string' && values.includes(item))
    }
    case 'relationship':
    case 'upload':
      // What a form sends where nothing is chosen.
      if (value === '' || value === 'none' || value === 'null') return null
      if (field.custom?.takesNames)
        return each(says.id, says.ids, (item) => typeof item === 'string' || isReference(item))
      return each(says.id, says.ids, Array.isArray(field.relationTo) ? isPolymorphic : isReference)
    case 'point':
      return Array.isArray(value) && value.length === 2 && value.every(isNumeric) ? null : says.place
    case 'richText':
      return isTree(value) ? null : sentence('This must be a Lexical document.')
    case 'array':
    case 'blocks':
    case 'group':
    case 'tab':
    case 'join':
    case 'json':
      return null
  }
}

/** Everything in `values` that has another type than the schema says, with its path. */
export function fieldProblems(fields: readonly FlattenedField[], values: Values, locales: string[] = []): Problem[] {
  const problems: Problem[] = []
  const add = (path: string, message: Sentence) => {
    if (problems.length < 20) problems.push({ path, message })
  }

  const checkRows = (value: unknown, path: string, fieldsOf: (row: Values) => readonly FlattenedField[] | null) => {
    // Of an empty list, forms send the number of its rows.
    if (value === 0 || value === '0') return
    if (!Array.isArray(value)) return add(path, says.list)
    if (value.length > MOST_ROWS) return add(path, says.rows)
    value.forEach((row: unknown, index) => {
      const place = `${path}.${index}`
      if (!isObject(row)) return add(place, says.object)
      if (row.id !== undefined && row.id !== null && !isId(row.id)) add(`${place}.id`, says.id)
      const of = fieldsOf(row)
      if (of) check(of, row, `${place}.`)
      else add(`${place}.blockType`, sentence('There is no such kind of block.'))
    })
  }

  const checkOne = (field: FlattenedField, value: unknown, path: string) => {
    if (field.type === 'array') return checkRows(value, path, () => field.flattenedFields)
    if (field.type === 'blocks') {
      return checkRows(value, path, ({ blockType }) => {
        const block = field.blocks.find(({ slug }) => slug === blockType)
        return block ? block.flattenedFields : null
      })
    }
    if (field.type === 'group' || field.type === 'tab') {
      return isObject(value) ? check(field.flattenedFields, value, `${path}.`) : add(path, says.object)
    }
    const problem = value === null ? null : leafProblem(field, value)
    if (problem) add(path, problem)
  }

  const check = (of: readonly FlattenedField[], given: Values, prefix: string) => {
    if (Object.keys(given).length > of.length + MOST_OTHER_NAMES) return add(prefix.slice(0, -1), says.names)
    for (const field of of) {
      if (!Object.hasOwn(given, field.name)) continue
      const value = given[field.name]
      if (value === undefined) continue
      const path = prefix + field.name
      // With `locale=all` a localized field is given in each language.
      const inLocales =
        field.localized && isObject(value) && Object.keys(value).length > 0 && locales.length > 0
          ? Object.entries(value)
          : null
      if (inLocales?.every(([locale]) => locales.includes(locale))) {
        for (const [locale, each] of inLocales) checkOne(field, each, `${path}.${locale}`)
      } else checkOne(field, value, path)
    }
  }

  check(fields, values, '')
  return problems
}
