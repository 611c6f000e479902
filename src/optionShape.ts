/** The shape of what `cited(options)` takes: types say it to TypeScript, and this to a project without. */
import { diffChars } from 'diff'
import { z } from 'zod'
import { isObject } from './body'

const text = z.string('must be text').min(1, 'must not be empty')
const flag = z.boolean('must be true or false')
const many = z.custom<number>((value) => typeof value === 'number' && value > 0, 'must be a number above 0')
const someFunction = z.custom<(...args: never[]) => unknown>(
  (value) => typeof value === 'function',
  'must be a function',
)

function object<Shape extends z.core.$ZodLooseShape>(shape: Shape) {
  return z.strictObject(shape, {
    error: ({ code }) => (code === 'unrecognized_keys' ? undefined : 'must be an object'),
  })
}

const rate = object({ times: many, seconds: many }).optional()
const language = object({
  code: text,
  locale: text,
  label: text.optional(),
  lexer: z.literal('digits', "must be 'digits'").optional(),
  figures: object({
    percent: text.optional(),
    scales: z.enum(['words', 'digits'], "must be 'words' or 'digits'").optional(),
    wordsUpTo: z.number('must be a number').optional(),
    currency: z.enum(['sign', 'name'], "must be 'sign' or 'name'").optional(),
  }).optional(),
})

/** What each option has to be; what it says is looked at where it is used. */
const options = {
  name: text,
  site: text,
  logo: text,
  license: text,
  reader: object({ style: z.string('must be text').optional() }),
  languages: z.array(language, 'must be a list'),
  timeZone: text,
  identityKey: z.string('must be text'),
  oldIdentityKeys: z.array(text, 'must be a list'),
  slugs: z.union(
    [z.string(), z.record(z.string(), z.string().optional())],
    'must be a word, or a slug for each collection that needs another',
  ),
  users: object({ collection: text, roles: z.unknown().optional(), roleField: text.optional() }),
  media: object({ collection: text }),
  admin: object({
    dashboard: flag.optional(),
    search: flag.optional(),
    brand: flag.optional(),
    accessible: flag.optional(),
  }),
  enabled: flag,
  api: object({ path: text.optional(), sharedMaxAge: many.optional() }),
  webhooks: object({ allowLoopback: flag.optional() }),
  rules: someFunction,
  minorFigures: z.union([text, z.record(z.string(), text.optional())], 'must be text, or say it of each kind'),
  approval: text,
  mediaDirectory: text,
  mediaLimits: object({ bytes: z.unknown().optional(), pixels: z.unknown().optional() }),
  rateLimits: object({ signIn: rate, signInAnywhere: rate, reset: rate, resetAnywhere: rate, publicApi: rate }),
  overrides: z.record(z.string(), someFunction.optional(), 'must be an object'),
}
/** The names of the options. */
export type OptionName = keyof typeof options

const shape = object(Object.fromEntries(Object.entries(options).map(([name, option]) => [name, option.optional()])))

/** The options that may be `false` in place of what they say. */
const SWITCHED: readonly string[] = ['rateLimits', 'reader'] satisfies OptionName[]

/** How much of two words is not in both, in letters. */
function difference(one: string, other: string): number {
  return diffChars(one, other).reduce((sum, { added, count, removed }) => sum + (added || removed ? count : 0), 0)
}

/** Of the names that there are, the one that another is most like; null where it is like none. */
function nearest(name: string, known: readonly string[]): string | null {
  const [best] = known
    .map((each) => ({ each, far: difference(name.toLowerCase(), each.toLowerCase()) }))
    .toSorted((a, b) => a.far - b.far)
  return best && best.far <= Math.max(2, best.each.length / 2) ? best.each : null
}

function nameOf(path: readonly PropertyKey[]): string {
  return path.reduce<string>(
    (name, part) =>
      typeof part === 'number' ? `${name}[${part}]` : name === '' ? String(part) : `${name}.${String(part)}`,
    '',
  )
}

/** The names that there are at a place of the options. */
function namesAt(path: readonly PropertyKey[]): string[] {
  let at: z.core.$ZodType = shape
  for (const part of path) {
    while (at instanceof z.ZodOptional) at = at.unwrap()
    if (at instanceof z.ZodArray) at = at.element
    else if (at instanceof z.ZodObject) at = at.shape[String(part)] as z.core.$ZodType
  }
  while (at instanceof z.ZodOptional) at = at.unwrap()
  return at instanceof z.ZodObject ? Object.keys(at.shape) : []
}

/** Refuses options that are none, by their names, and those of another type. Throws an Error that says what to write. */
export function requireShape(given: unknown): void {
  // What may also be switched off.
  const off = isObject(given)
    ? Object.keys(given).filter((name) => SWITCHED.includes(name) && given[name] === false)
    : []
  const { success, error } = shape.safeParse(
    isObject(given) && off.length > 0
      ? { ...given, ...Object.fromEntries(off.map((name) => [name, undefined])) }
      : given,
  )
  if (success) return
  // What is missing may have been written in another way.
  const issue = error.issues.find(({ code }) => code === 'unrecognized_keys') ?? error.issues[0]
  if (!issue) return
  if (issue.code === 'unrecognized_keys') {
    const [name = ''] = issue.keys
    const known = namesAt(issue.path)
    const meant = nearest(name, known)
    throw new Error(
      `cited: \`${nameOf([...issue.path, name])}\` is no option. ` +
        (meant === null
          ? `The options are ${known.join(', ')}.`
          : `Did you mean \`${nameOf([...issue.path, meant])}\`?`),
    )
  }
  throw new Error(`cited: ${issue.path.length === 0 ? 'the options' : `\`${nameOf(issue.path)}\``} ${issue.message}.`)
}
