import { z } from '@hono/zod-openapi'
import { followsReader } from '../body'
import { changeCursor, feedStart, readChangeCursor, readEditionCursor } from './cursor'
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

/** One of the configured languages. */
export function languageParameter(languages: string[]) {
  return z
    .string()
    .refine((text) => languages.includes(text), `must be one of: ${languages.join(', ')}`)
    .openapi({ enum: languages, example: languages[0], description: 'The language of the edition' })
}

/** A topic, as editions list it. */
export const topicParameter = z
  .string()
  .min(1, 'must not be empty')
  .max(100, 'must have 100 characters at most')
  // No topic has one, and Postgres fails over it.
  .refine((topic) => !topic.includes('\0'), 'must not hold the character U+0000')
  .openapi({ example: 'diplomacy', description: 'Only editions with this topic' })

/** A cursor that one of these routes gave, read. */
function cursorParameter<Position>(read: (text: string) => Position | null, giver: string) {
  return z.string().transform((text, context) => {
    const position = text.length > 200 ? null : read(text)
    if (position !== null) return position
    context.addIssue(`must be a cursor that \`next\` of ${giver} gave; leave it out to start over`)
    return z.NEVER
  })
}

/** A place in the list of editions. */
export const editionCursorParameter = cursorParameter(readEditionCursor, '/articles').openapi({
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
  const parameter = names.find((name, index) => names.indexOf(name) !== index)
  if (parameter !== undefined) {
    return { refusal: problem('repeated-parameter', { detail: `Give \`${parameter}\` once.`, parameter }) }
  }
  const result = schema.safeParse(Object.fromEntries(meant))
  if (result.success) return { value: result.data }
  const [issue] = result.error.issues
  return { refusal: badParameter(String(issue?.path[0]), issue?.message ?? 'is not allowed') }
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
