import { z } from '@hono/zod-openapi'
import { followsReader } from '../body'
import {
  changeCursor,
  feedStart,
  readChangeCursor,
  readEditionCursor,
  readNameCursor,
  readReleaseCursor,
  readSearchCursor,
  readVersionCursor,
} from './cursor'
import { nameSlug } from '../model/lists'
import { searchWords } from '../model/words'
import { problem } from './problem'

type Read<Parsed> = { value: Parsed } | { refusal: Response }

/** A limit from 1 to `most`. */
export function limitParameter({ most, usual }: { most: number; usual: number }) {
  return z
    .string()
    .refine((text) => /^[1-9]\d{0,3}$/.test(text) && Number(text) <= most, `must be a whole number from 1 to ${most}`)
    .transform(Number)
    .default(usual)
    .openapi({ type: 'integer', minimum: 1, maximum: most, default: usual, example: usual, description: 'How many' })
}

/** A length on a screen. */
export function lengthParameter(description: string) {
  return z
    .string()
    .refine((text) => /^[1-9]\d{0,4}$/.test(text), 'must be a whole number from 1 to 99999')
    .transform(Number)
    .openapi({ type: 'integer', minimum: 1, maximum: 99_999, example: 600, description })
}

/** One of the configured languages. */
export function languageParameter(languages: string[]) {
  return z
    .string()
    .refine((text) => languages.includes(text), `must be one of: ${languages.join(', ')}`)
    .openapi({ enum: languages, example: languages[0], description: 'The language of the edition' })
}

/** Text that something is found by. No such text has U+0000, and Postgres fails over it. */
function textParameter(most: number) {
  return z
    .string()
    .min(1, 'must not be empty')
    .max(most, `must have ${most} characters at most`)
    .refine((text) => !text.includes('\0'), 'must not hold the character U+0000')
}

/** A name that something is found by, whatever case and accents it is written with. */
function nameParameter(most: number) {
  return textParameter(most).refine((name) => nameSlug(name) !== '', 'must hold more than white space')
}

/** How many topics may be asked for at once: each is a list that is read. */
const MOST_TOPICS = 10

/** Topics, as editions list them or by their slugs: any of them. */
export const topicsParameter = z
  .array(nameParameter(100).openapi({ example: 'diplomacy' }))
  .max(MOST_TOPICS, `may be given ${MOST_TOPICS} times at most`)
  .openapi({
    description: 'Only editions with this topic, by its name or slug; given several times, with any of these',
  })

/** Somebody who signs editions. */
export const personParameter = nameParameter(200).openapi({
  example: 'Ana Ruiz',
  description: 'Only editions with this name, or the slug of it, in their byline',
})

/** The id of a record, as editions give it. */
export function recordParameter(kind: 'statistic' | 'source', id: string) {
  return textParameter(100).openapi({
    example: id,
    description: `Only editions that carry this ${kind}, by its public id`,
  })
}

/** How long a question is, and of how many words, each of which is looked up. */
const LONGEST_QUESTION = 200
const MOST_WORDS = 10

/** Words that editions have to have, all of them; what is between them means nothing. */
export const wordsParameter = z
  .string()
  .max(LONGEST_QUESTION, `must have ${LONGEST_QUESTION} characters at most`)
  .transform((text, context) => {
    const words = searchWords(text)
    if (words.length > 0 && words.length <= MOST_WORDS) return words
    context.addIssue(
      words.length === 0 ? 'must hold a word: letters or digits' : `must have ${MOST_WORDS} words at most`,
    )
    return z.NEVER
  })
  .openapi({
    type: 'string',
    maxLength: LONGEST_QUESTION,
    example: 'diplomats',
    description:
      'Only editions that have all these words in their title, dek, text, topics or byline, whatever case and accents; ' +
      'those that have them in the title come first, then the newest',
  })

/** The number of a release of an edition. */
export function versionParameter(description: string) {
  return z
    .string()
    .refine((text) => /^[1-9]\d{0,8}$/.test(text), 'must be the number of a release, from 1')
    .transform(Number)
    .openapi({ type: 'integer', minimum: 1, example: 1, description })
}

/** What a list is in the order of. */
export const sortParameter = z
  .string()
  .refine((order) => order === 'published' || order === 'updated', 'must be one of: published, updated')
  .openapi({
    enum: ['published', 'updated'],
    example: 'published',
    description: 'Newest first by first publication, which is usual, or by the last release',
  })

/** A day, or a time with its zone: the instant that it begins or, of a bound from above, ends at, ISO 8601 in UTC. */
export function timeParameter(edge: 'start' | 'end', description: string) {
  return z
    .string()
    .transform((text, context) => {
      const isDay = /^\d{4}-\d\d-\d\d$/.test(text)
      const isTime = /^\d{4}-\d\d-\d\dT\d\d:\d\d(:\d\d(\.\d{1,3})?)?(Z|[+-]\d\d:\d\d)$/.test(text)
      if (isDay || isTime) {
        const edges = { start: '00:00:00.000', end: '23:59:59.999' }
        const [day, instant] = [text.slice(0, 10), isDay ? `${text}T${edges[edge]}Z` : text].map(
          (each) => new Date(each),
        )
        const isReal = [day, instant].every((each) => each && !Number.isNaN(each.getTime()))
        // Of a day that no month has, another one is made.
        if (isReal && day?.toISOString().startsWith(text.slice(0, 10))) {
          const iso = instant?.toISOString() ?? ''
          if (/^(?!0000)\d{4}-/.test(iso)) return iso
        }
      }
      context.addIssue('must be a day (2026-01-31) or a time with its zone (2026-01-31T12:00:00Z; `+` is `%2B` there)')
      return z.NEVER
    })
    .openapi({ type: 'string', example: '2026-01-31', description })
}

/** Some of the properties of an answer, by their names with commas between. */
export function fieldsParameter<Name extends string>(names: readonly Name[]) {
  return z
    .string()
    .transform((text, context) => {
      const chosen = text.split(',')
      const unknown = chosen.find((each) => !(names as readonly string[]).includes(each))
      if (unknown === undefined) return new Set(chosen as Name[])
      context.addIssue(`must be some of these, with commas between: ${names.join(', ')}`)
      return z.NEVER
    })
    .openapi({
      type: 'string',
      example: 'title,url',
      description: `Only these properties of each entry, with commas between: ${names.join(', ')}`,
    })
}

/** A cursor that one of these routes gave, read. */
function cursorParameter<Position>(read: (text: string) => Position | null, giver: string) {
  return z.string().transform((text, context) => {
    const position = text.length > 500 ? null : read(text)
    if (position !== null) return position
    context.addIssue(`must be a cursor that \`next\` of ${giver} gave; leave it out to start over`)
    return z.NEVER
  })
}

/** A place in a list of editions, or in what was found. */
export const editionCursorParameter = cursorParameter(
  (text) => readEditionCursor(text) ?? readSearchCursor(text),
  'this list',
)
  .transform((position, context) => {
    if (position !== 'expired') return position
    context.addIssue('is of before these lists were in the order of first publication; leave it out to start over')
    return z.NEVER
  })
  .openapi({ type: 'string', description: '`next` of the page before' })

/** A place in a list of names. */
export const nameCursorParameter = cursorParameter(readNameCursor, 'this list').openapi({
  type: 'string',
  description: '`next` of the page before',
})

/** A place in the history of an edition. */
export const versionCursorParameter = cursorParameter(readVersionCursor, 'this list').openapi({
  type: 'string',
  description: '`next` of the page before',
})

/** A place in a list of releases. */
export const releaseCursorParameter = cursorParameter(readReleaseCursor, 'this list').openapi({
  type: 'string',
  description: '`next` of the page before',
})

/** A place in the change feed, or that the cursor is of an earlier form. */
export const changeCursorParameter = cursorParameter(readChangeCursor, '/changes').openapi({
  type: 'string',
  example: changeCursor(feedStart),
  description: '`next` of the answer before, or `cursor` of the root; without it the feed starts at the first change',
})

/** How long an answer may wait for something to tell. */
export const waitParameter = z
  .string()
  .refine((text) => /^(0|[1-9]\d?)$/.test(text) && Number(text) <= 30, 'must be a whole number of seconds from 0 to 30')
  .transform(Number)
  .default(0)
  .openapi({
    type: 'integer',
    minimum: 0,
    maximum: 30,
    default: 0,
    example: 0,
    description: 'Seconds to wait for a change when there is none yet',
  })

/** Whether a parameter may be given several times. */
function isRepeatable(schema: unknown): boolean {
  return schema instanceof z.ZodOptional ? isRepeatable(schema.unwrap()) : schema instanceof z.ZodArray
}

function list(names: string[]): string {
  return names.length === 0 ? 'none' : names.map((name) => `\`${name}\``).join(', ')
}

/**
 * Reads a query string against its schema. Whatever is not declared is refused: a parameter that is ignored looks to
 * its caller like one that works. What campaigns hang on addresses is nobody's question, and is left out.
 */
export function readQuery<Schema extends z.ZodObject>(schema: Schema, given: URLSearchParams): Read<z.output<Schema>> {
  const allowed = Object.keys(schema.shape)
  const meant = new URLSearchParams([...given].filter(([name]) => !followsReader(name)))
  const names = [...meant.keys()]
  const unknown = names.find((name) => !allowed.includes(name))
  if (unknown !== undefined) {
    const parameter = unknown.slice(0, 50)
    const detail = `There is no query parameter \`${parameter}\` here. Allowed: ${list(allowed)}.`
    return { refusal: problem('unknown-parameter', { detail, parameter, allowed }) }
  }
  const shape = schema.shape as Record<string, unknown>
  const parameter = names.find((name, index) => !isRepeatable(shape[name]) && names.indexOf(name) !== index)
  if (parameter !== undefined) {
    return { refusal: problem('repeated-parameter', { detail: `Give \`${parameter}\` once.`, parameter }) }
  }
  const values = names.map((name) => [name, isRepeatable(shape[name]) ? meant.getAll(name) : meant.get(name)] as const)
  const result = schema.safeParse(Object.fromEntries(values))
  if (result.success) return { value: result.data }
  const [issue] = result.error.issues
  const name = String(issue?.path[0])
  return { refusal: badParameter(name, meant.has(name) ? (issue?.message ?? 'is not allowed') : 'must be given') }
}

/** The refusal of a parameter's value: `must` ends the sentence that its name begins. */
export function badParameter(parameter: string, must: string): Response {
  return problem('bad-parameter', { detail: `\`${parameter}\` ${must}.`, parameter })
}

/** Reads the parts of a path against their schema: what cannot be an address is not found. */
export function readPath<Schema extends z.ZodObject>(
  schema: Schema,
  given: Record<string, string>,
): Read<z.output<Schema>> {
  const result = schema.safeParse(given)
  if (result.success) return { value: result.data }
  const [issue] = result.error.issues
  return { refusal: problem('not-found', { detail: `\`${String(issue?.path[0])}\` ${issue?.message}.` }) }
}
