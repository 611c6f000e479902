import { z } from 'zod'
import { isDecimal } from '../../figures'
import type { RecordCollection } from '../../model/recordKinds'

const text = z.string().nullish()
const words = z.union([text, z.record(z.string(), text)])
const decimal = z.string().refine((value) => isDecimal(value))
const relation = z.union([z.string(), z.number(), z.looseObject({ id: z.union([z.string(), z.number()]) })])
const evidence = z
  .array(
    z.looseObject({ source: relation, quote: relation.nullish(), locator: text, statedAs: text, accessedAt: text }),
  )
  .nullish()
const correction = z
  .looseObject({ kind: text, notes: z.array(z.looseObject({ language: z.string(), text: z.string() })).nullish() })
  .nullish()

const shapes = {
  statistics: z.looseObject({
    correction,
    label: words,
    value: decimal,
    high: z.literal('').or(decimal).nullish(),
    qualifier: z.string(),
    unit: z.looseObject({ kind: z.string(), code: text, noun: words }),
    asOf: text,
    precision: text,
    place: text,
    evidence,
    formula: text,
    operands: z.array(z.looseObject({ key: z.string(), statistic: relation })).nullish(),
    status: z.string(),
    publicNote: words,
  }),
  quotes: z.looseObject({
    correction,
    text: z.string(),
    language: z.string(),
    translations: z.array(z.looseObject({ language: z.string(), text: z.string(), translator: text })).nullish(),
    speaker: relation,
    capacity: words,
    saidAt: text,
    precision: text,
    occasion: text,
    evidence,
  }),
  sources: z.looseObject({
    correction,
    kind: z.string(),
    name: z.string(),
    terms: z.string(),
    attribution: words,
    availability: z.string(),
  }),
} satisfies Record<RecordCollection, z.ZodType>

/**
 * Whether the data of a record has the types that its checks compute with. Hooks of a collection run before Payload
 * validates the fields: what is not sound is left to that validation, which refuses it and says why.
 */
export function isSound(collection: RecordCollection, data: unknown): boolean {
  return shapes[collection].safeParse(data).success
}

/** Where the data of a record has other types than its checks compute with; empty where it is sound. */
export function unsoundPaths(collection: RecordCollection, data: unknown): string[] {
  const { error } = shapes[collection].safeParse(data)
  return [...new Set(error?.issues.map(({ path }) => path.join('.')))]
}

const group = z.looseObject({}).nullish()
// A form sends the number of rows for none.
const rows = z.preprocess((value) => (value === 0 ? [] : value), z.array(z.looseObject({})).nullish())

/**
 * A change of a record as it is sent, as far as Payload would pass over in silence what is none: a group that is no
 * object, a row that is none. Everything else is for the fields to refuse.
 */
export const changeShape = z.looseObject({
  correction: group,
  evidence: rows,
  operands: rows,
  translations: rows,
  unit: group,
})
