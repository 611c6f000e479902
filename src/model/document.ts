/**
 * The public document, as schemas: what a release holds, what the public API answers and what the OpenAPI document
 * says are all these. Every object is strict, so a property that is not written here cannot become public.
 */
import { z } from 'zod'

/** A number of any size and precision, as text: floats would round figures that readers check. */
const decimal = z.string().regex(/^-?(0|[1-9]\d*)(\.\d+)?$/)
/** ISO 8601, to the precision that is known: a year, a month, a day or a time. */
const date = z.string()
const precision = z.enum(['day', 'month', 'year', 'period'])
const id = z.string()

const evidenceSchema = z.strictObject({
  source: id.describe('A source in `sources`'),
  quote: id.nullable().describe('A quote in `quotes` that states it'),
  locator: z.string().nullable().describe('Where in the source: a page, a time, a table'),
  statedAs: z.string().nullable().describe('The wording of the source'),
  accessedAt: date.nullable(),
})

const unitSchema = z.strictObject({
  kind: z.enum(['count', 'percent', 'percentage-point', 'currency', 'ratio', 'measure']),
  code: z.string().nullable().describe('ISO 4217 for a currency, UCUM for a measure'),
  noun: z.string().nullable().describe('What is counted, in the language of the edition'),
})

const derivationSchema = z.strictObject({
  formula: z.string(),
  operands: z.array(z.strictObject({ key: z.string(), statistic: id, value: decimal })),
  computed: decimal.nullable().describe('The formula recomputed; null when it has no value (a division by zero)'),
  consistent: z.boolean().describe('Whether the computed value, rounded as the stated one is, equals it'),
})

export const statisticSchema = z.strictObject({
  id,
  label: z.string(),
  labelLanguage: z
    .string()
    .nullable()
    .describe('The language of the label, where it is another than the edition’s: nobody has translated it yet'),
  value: decimal,
  high: decimal.nullable().describe('The upper end of a range'),
  qualifier: z.enum(['exact', 'about', 'more-than', 'at-least', 'less-than', 'at-most']),
  unit: unitSchema,
  display: z.string().describe('The figure in running text, as the locale of the edition writes it'),
  asOf: date.nullable(),
  precision: precision.nullable(),
  place: z.string().nullable(),
  evidence: z.array(evidenceSchema),
  derivation: derivationSchema.nullable(),
  status: z.enum(['unverified', 'verified', 'disputed', 'retracted']),
  note: z.string().nullable().describe('What the newsroom says about the statistic in public'),
})

export const quoteSchema = z.strictObject({
  id,
  text: z.string().describe('Verbatim, in the original language'),
  language: z.string(),
  translation: z.strictObject({ text: z.string(), translator: z.string().nullable() }).nullable(),
  paraphrase: z.boolean(),
  speaker: id.describe('A source in `sources`'),
  capacity: z.string().nullable().describe('The role in which it was said'),
  saidAt: date.nullable(),
  precision: precision.nullable(),
  occasion: z.string().nullable(),
  evidence: z.array(evidenceSchema),
})

export const sourceSchema = z.strictObject({
  id: id.describe('The id of an on-record source; on other terms an opaque id, another in each story'),
  kind: z.enum([
    'person',
    'organization',
    'document',
    'dataset',
    'publication',
    'hearing',
    'broadcast',
    'post',
    'interview',
  ]),
  terms: z.enum(['on-record', 'background', 'deep-background']),
  name: z.string().nullable().describe('Null unless on the record'),
  attribution: z.string().nullable().describe('How the source is to be named in running text'),
  attributionLanguage: z
    .string()
    .nullable()
    .describe('The language of the attribution, where it is another than the edition’s'),
  author: z.string().nullable(),
  publisher: z.string().nullable(),
  title: z.string().nullable(),
  url: z.string().nullable(),
  archiveUrl: z.string().nullable(),
  publishedAt: date.nullable(),
  accessedAt: date.nullable(),
  language: z.string().nullable(),
  license: z.string().nullable(),
  availability: z.enum(['public', 'restricted', 'withdrawn', 'held-by-newsroom']),
  holder: z.string().nullable().describe('Who holds a copy of what is no longer public'),
})

const span = z.strictObject({
  _type: z.literal('span'),
  _key: z.string(),
  text: z.string(),
  marks: z.array(z.string()),
})
const objectMarks = z
  .array(z.string())
  .optional()
  .describe('The marks of the words, as those of a span; none where left out')
const figureObjectSchema = z.strictObject({
  _type: z.literal('figure'),
  _key: z.string(),
  statistic: id,
  text: z.string().describe('The figure as it reads there'),
  marks: objectMarks,
})
const quotationObjectSchema = z.strictObject({
  _type: z.literal('quotation'),
  _key: z.string(),
  quote: id,
  text: z.string(),
  marks: objectMarks,
})
const citationObjectSchema = z.strictObject({
  _type: z.literal('citation'),
  _key: z.string(),
  source: id,
  locator: z.string().nullable(),
  text: z.string().describe('The number of the footnote'),
})
const linkMark = z.strictObject({ _type: z.literal('link'), _key: z.string(), href: z.string() })
const inlineChildren = z.array(
  z.discriminatedUnion('_type', [span, figureObjectSchema, quotationObjectSchema, citationObjectSchema]),
)
const textBlockSchema = z.strictObject({
  _type: z.literal('block'),
  _key: z.string(),
  style: z.enum(['normal', 'h2', 'h3', 'h4', 'blockquote']),
  listItem: z.enum(['bullet', 'number']).optional(),
  level: z.number().int().optional(),
  children: inlineChildren,
  markDefs: z.array(linkMark),
})
const breakBlock = z.strictObject({ _type: z.literal('break'), _key: z.string() })
const pullQuoteSchema = z.strictObject({
  _type: z.literal('pullQuote'),
  _key: z.string(),
  quote: id.describe('A quote in `quotes`'),
  text: z.string(),
  attribution: z.string().nullable().describe('Who said it, as the terms of the source have it'),
})
const chartSchema = z.strictObject({
  _type: z.literal('chart'),
  _key: z.string(),
  kind: z.enum(['bar', 'line']).describe('A bar for each statistic, or a line over time'),
  title: z.string(),
  points: z.array(
    z.strictObject({
      _type: z.literal('point'),
      _key: z.string(),
      statistic: id.describe('A statistic in `statistics`'),
      label: z.string().describe('What the statistic is of; on a line, when'),
      text: z.string().describe('The figure as the locale of the edition writes it'),
      value: decimal,
      high: decimal.nullable().describe('The upper end of a range'),
      at: date.nullable().describe('The day, month or year that it is of'),
    }),
  ),
})
const embedSchema = z.strictObject({
  _type: z.literal('embed'),
  _key: z.string(),
  url: z.string().describe('Where it is: an address of the provider'),
  provider: z.string().describe('Whose site that is, as readers know it'),
  title: z.string(),
})
/** What editors decide of an image between paragraphs, as of a main image; `alt` and `credit` as they stand there. */
export const imageSchema = z.strictObject({
  _type: z.literal('image'),
  _key: z.string(),
  url: z.string(),
  alt: z.string(),
  caption: z.string().nullable(),
  credit: z.string().nullable(),
  source: id.nullable().describe('A source in `sources`'),
  focus: z
    .strictObject({ x: z.number().min(0).max(100), y: z.number().min(0).max(100) })
    .nullable()
    .describe('What has to stay in sight where it is cropped: per cent from its left and from its top'),
})
const tableSchema = z.strictObject({
  _type: z.literal('table'),
  _key: z.string(),
  caption: z.string().nullable(),
  rows: z.array(
    z.strictObject({
      _type: z.literal('row'),
      _key: z.string(),
      cells: z.array(
        z.strictObject({
          _type: z.literal('cell'),
          _key: z.string(),
          heads: z.enum(['column', 'row']).nullable().describe('What it is the heading of'),
          children: inlineChildren,
          markDefs: z.array(linkMark),
        }),
      ),
    }),
  ),
})
const ownBlocks = [textBlockSchema, breakBlock, pullQuoteSchema, tableSchema, chartSchema, embedSchema] as const

/** A text whose images say what an answer says of them, or a release. */
export function portableTextOf<Shown extends typeof imageSchema.shape>(image: z.ZodObject<Shown, z.core.$strict>) {
  return z.array(z.discriminatedUnion('_type', [...ownBlocks, image]))
}

export const portableTextSchema = portableTextOf(imageSchema)

export const correctionSchema = z.strictObject({
  date,
  kind: z.enum(['correction', 'clarification', 'update']),
  text: z.string(),
  statistics: z.array(id),
})

export const ledgerSchema = z.strictObject({
  figures: z.strictObject({
    attributed: z.number().int().describe('Figures that name a statistic with evidence or a formula'),
    unattributed: z.number().int().describe('Figures of the text that name no statistic'),
    withoutEvidence: z.number().int().describe('Figures whose statistic names neither a source nor a formula'),
    singleSource: z.number().int().describe('Statistics that rest on one source'),
    inconsistent: z.number().int().describe('Statistics that their own formula contradicts'),
  }),
  quotations: z.strictObject({
    attributed: z.number().int().describe('Quotations that name a quote'),
    unattributed: z
      .number()
      .int()
      .describe('Quotations that name no quote; titles and terms in quotation marks are none'),
  }),
  sources: z.strictObject({
    named: z.number().int().describe('Sources with a name: those on the record'),
    unnamed: z.number().int().describe('Sources on other terms, whose names stay private'),
  }),
  dismissed: z.number().int().describe('Findings of the review that an editor let stand, with a reason'),
  left: z
    .array(z.strictObject({ statistic: id, reason: z.string() }))
    .describe(
      'Computed figures that were left as they are when one that they are computed from was corrected, and why',
    ),
})

/** What editors decide of a main image. What its bytes tell, as how large it is, is answered beside (`PictureFacts`). */
export const heroSchema = z.strictObject({
  url: z.string(),
  alt: z.string(),
  credit: z.string().nullable(),
  source: id.nullable(),
})

/** What is shown of somebody who signs. */
export const photoSchema = z.strictObject({ url: z.string(), alt: z.string(), credit: z.string().nullable() })

/** What is hashed: everything public about an edition that its editors decide, nothing that moves by itself. */
export const documentSchema = z.strictObject({
  story: id,
  language: z.string(),
  slug: z.string(),
  title: z.string(),
  dek: z.string().nullable(),
  byline: z.array(
    z.strictObject({
      name: z.string(),
      role: z.enum(['author', 'translator', 'photographer', 'editor']),
      slug: z.string().optional().describe('What they are found by, where that is not made of the name'),
      sameAs: z.array(z.string()).optional().describe('Addresses that say who they are; left out where there are none'),
      bio: z
        .string()
        .optional()
        .describe('Who they are, in the language of the edition; left out where nobody says it'),
      photo: photoSchema.optional().describe('What they look like; left out where nobody shows it'),
    }),
  ),
  firstPublished: z
    .strictObject({
      outlet: z.string(),
      url: z.string().nullable(),
      date: date.nullable(),
      language: z.string().nullable(),
    })
    .nullable()
    .describe('Where this edition, or the one it was made from, first ran'),
  translatedFrom: z
    .strictObject({ language: z.string(), release: z.string() })
    .nullable()
    .describe('The edition it was made from, and the hash of that release'),
  topics: z.array(z.string()).describe('As the edition calls them'),
  topicSlugs: z
    .array(z.string())
    .optional()
    .describe('What they are found by, in their order; left out where all of it is made of their names'),
  hero: heroSchema.nullable(),
  body: portableTextSchema,
  statistics: z.array(statisticSchema).describe('In the order of the body; then the operands of their formulas'),
  quotes: z.array(quoteSchema),
  sources: z.array(sourceSchema),
  corrections: z.array(correctionSchema),
  ledger: ledgerSchema,
})

/** What is left of a withdrawn edition, and of a release that was redacted. */
export const tombstoneSchema = z.strictObject({
  story: id,
  language: z.string(),
  slug: z.string(),
  title: z.string().nullable().describe('Null where it was redacted'),
  reason: z.string().nullable(),
})

export const releaseKindSchema = z.enum(['published', 'updated', 'corrected', 'redacted', 'withdrawn'])

export type Evidence = z.infer<typeof evidenceSchema>
export type PublicStatistic = z.infer<typeof statisticSchema>
export type PublicQuote = z.infer<typeof quoteSchema>
export type PublicSource = z.infer<typeof sourceSchema>
export type PortableText = z.infer<typeof portableTextSchema>
export type PortableTextBlock = z.infer<typeof textBlockSchema>
export type PullQuote = z.infer<typeof pullQuoteSchema>
export type Chart = z.infer<typeof chartSchema>
export type ImageBlock = z.infer<typeof imageSchema>
export type Embed = z.infer<typeof embedSchema>
export type Table = z.infer<typeof tableSchema>
export type EditionDocument = z.infer<typeof documentSchema>
export type Tombstone = z.infer<typeof tombstoneSchema>
export type ReleaseKind = z.infer<typeof releaseKindSchema>
