/** The answers of the public API: the schemas of the public document, named for the contract, and what surrounds it. */
import { z } from '@hono/zod-openapi'
import {
  correctionSchema,
  documentSchema,
  heroSchema,
  imageSchema,
  ledgerSchema,
  photoSchema,
  portableTextOf,
  quoteSchema,
  releaseKindSchema,
  sourceSchema,
  statisticSchema,
  tombstoneSchema,
} from '../model/document'

/**
 * The same schema as a component of the contract. `meta` copies it first: only a schema made after the OpenAPI
 * extension was loaded can be named, and the original may be older.
 */
function named<Schema extends z.ZodType>(schema: Schema, name: string): Schema {
  return schema.meta({}).openapi(name)
}

const time = z.string().openapi({ format: 'date-time' })
const publishedAt = time.describe(
  'When it was first released; of what was published elsewhere and then imported, when it was published there',
)
const hash = z
  .string()
  .regex(/^[0-9a-f]{64}$/)
  .describe('SHA-256 of the canonical JSON (RFC 8785) of the document: names the release')
const version = z.number().int().min(1).describe('Which release of the edition it is, from 1')
const url = z.string().openapi({ format: 'uri-reference' })
const { shape } = documentSchema
const slug = z
  .string()
  .describe('What its list of editions is found by: `topic=`, `person=` and below `/topics`, `/people`')
const NamedTopic = z
  .strictObject({ slug, name: z.string().describe('As the edition calls it, in its language') })
  .openapi('NamedTopic')

const Statistic = named(statisticSchema, 'Statistic')
const Quote = named(quoteSchema, 'Quote')
const Source = named(sourceSchema, 'Source')
const Correction = named(correctionSchema, 'Correction')
const ChangedRecord = z
  .strictObject({
    kind: z.enum(['statistic', 'quote']),
    id: z.string().describe('Its id in the newer release; in the older one, where the newer carries it no more'),
    label: z
      .string()
      .nullable()
      .describe('What a figure is of, or whose words a quotation is; null where the speaker has no name there'),
    from: z.string().nullable().describe('How readers of the edition had it; null where it was not in it'),
    to: z.string().nullable().describe('How they have it; null where it is not in it any more'),
  })
  .openapi('ChangedRecord')
const changed = z
  .array(ChangedRecord)
  .describe('Which figures and quotations read otherwise since; empty where what was before is not public any more')
const MadeCorrection = z.strictObject({ ...correctionSchema.shape, changed }).openapi('MadeCorrection')
const Ledger = named(ledgerSchema, 'Ledger')
const ReleaseKind = named(releaseKindSchema, 'ReleaseKind')

const ImageSize = z
  .strictObject({
    url,
    width: z.number().int().min(1),
    height: z.number().int().min(1),
    type: z.string().describe('Its media type: WebP, and JPEG or PNG for what does not read that'),
  })
  .openapi('ImageSize')

/** What the bytes of an image tell, beside what editors say of it. */
const pictureShape = {
  width: z.number().int().min(1).nullable().describe('In pixels; null where its file is missing'),
  height: z.number().int().min(1).nullable().describe('In pixels; null where its file is missing'),
  type: z.string().nullable().describe('The media type of what is at `url`'),
  bytes: z.number().int().min(1).nullable().describe('How long what is at `url` is'),
  placeholder: z
    .string()
    .nullable()
    .describe('The image a few pixels wide, as a `data:` URI to show, blurred, until it is there'),
  sizes: z
    .array(ImageSize)
    .describe('Narrower ones, by their width, as `srcset` has them; none of what moves, and of releases of before'),
}
const Image = z.strictObject({ ...heroSchema.shape, url, ...pictureShape }).openapi('Image')
const PortableText = named(
  portableTextOf(z.strictObject({ ...imageSchema.shape, url, ...pictureShape })),
  'PortableText',
)
const ReleasedText = named(portableTextOf(imageSchema), 'ReleasedText')
const hero = Image.nullable().describe('The main image')
const Photo = z.strictObject({ ...photoSchema.shape, url, ...pictureShape }).openapi('Photo')
const photo = Photo.optional().describe('What they look like; left out where nobody shows it')
const Signer = z.strictObject({ ...shape.byline.element.shape, photo, slug }).openapi('Signer')
/** Who signs and what it is about, with what readers find more by. */
const names = {
  byline: z.array(Signer),
  topics: shape.topics,
  topicRefs: z.array(NamedTopic).describe('The same topics in the same order, with what each is found by'),
}

const lists = {
  statistics: z.array(Statistic).describe('In the order of the body; then the operands of their formulas'),
  quotes: z.array(Quote),
  sources: z.array(Source),
  corrections: z.array(Correction),
  ledger: Ledger,
}

export const editionAnswer = z
  .strictObject({
    story: shape.story,
    language: shape.language,
    slug: shape.slug,
    url,
    title: shape.title,
    dek: shape.dek,
    byline: names.byline,
    firstPublished: shape.firstPublished,
    translatedFrom: shape.translatedFrom,
    translations: z
      .array(z.strictObject({ language: z.string(), slug: z.string(), url, title: z.string() }))
      .describe('The other live editions of the story, by language'),
    publishedAt,
    updatedAt: time.describe('When this release was made'),
    version,
    hash,
    topics: names.topics,
    topicRefs: names.topicRefs,
    hero,
    body: PortableText,
    ...lists,
    corrections: z.array(MadeCorrection).describe('In the order in which they were made'),
  })
  .openapi('Edition')

/** A draft, as whoever has a link to it gets it: an edition that nobody released, and says so. */
export const draftAnswer = editionAnswer
  .extend({
    draft: z
      .literal(true)
      .describe(
        'It is no release: the address is the one that it would have, the version the next one, and the hash that of the ' +
          'document as it stands; the times are those of the last save where nothing was released yet',
      ),
  })
  .openapi('DraftEdition', { description: 'A draft, by a link that the newsroom shared; see docs/preview.md' })

/** An edition in its other forms, by the names of those; whoever made the vocabularies describes what is in them. */
export const editionForms = {
  jsonld: {
    summary: 'One edition as schema.org in JSON-LD',
    schema: z
      .looseObject({ '@context': z.string(), '@type': z.string(), '@id': url, url, headline: z.string() })
      .openapi('NewsArticle'),
  },
  ninjs: {
    summary: 'One edition as IPTC ninjs 3.1',
    schema: z.looseObject({ uri: z.string(), title: z.string() }).openapi('Ninjs'),
  },
  html: { summary: 'One edition as a page', schema: z.string() },
  markdown: { summary: 'One edition as Markdown', schema: z.string() },
  csl: {
    summary: 'The sources of an edition as CSL-JSON',
    schema: z.array(z.looseObject({ id: z.string(), type: z.string() })).openapi('CslItems'),
  },
}

const summaryShape = {
  story: shape.story,
  language: shape.language,
  slug: shape.slug,
  url,
  title: shape.title,
  dek: shape.dek,
  ...names,
  hero,
  firstPublished: shape.firstPublished,
  publishedAt,
  updatedAt: time.describe('When it was last released'),
  version,
  hash,
}
const parts = z.array(
  z.strictObject({ text: z.string(), match: z.boolean().describe('Whether it is a word that was looked for') }),
)
const Highlights = z
  .strictObject({
    title: parts.describe('The title'),
    text: parts.describe('A passage of the dek or the text around the first word that was found'),
  })
  .describe('Where `q` was found: plain text in parts, which together are the title and the passage')
  .openapi('Highlights')
const entryShape = { ...summaryShape, highlights: Highlights.optional() }
const EditionSummary = z.strictObject(entryShape).openapi('EditionSummary')
const EditionFields = z.strictObject(entryShape).partial().openapi('EditionFields')

/** What an entry of a list has, by name. */
export const summaryFields = Object.keys(summaryShape) as Array<keyof typeof summaryShape>

const articles = z
  .array(z.union([EditionSummary, EditionFields]))
  .describe('Summaries; with `fields`, what was asked for of them')
const next = z.string().nullable().describe('The cursor of the next page; null on the last')

export const articlesAnswer = z
  .strictObject({
    articles,
    next,
  })
  .openapi('Articles')

const namedShape = {
  slug: z.string().describe('What it is found by'),
  name: z.string().describe('As its newest edition writes it'),
  count: z.number().int().min(1).describe('How many live editions have it, in the language that was asked for'),
}
const Topic = z.strictObject(namedShape).openapi('Topic')
const Person = z.strictObject(namedShape).openapi('Person')

export const topicsAnswer = z.strictObject({ topics: z.array(Topic), next }).openapi('Topics')
export const peopleAnswer = z.strictObject({ people: z.array(Person), next }).openapi('People')
export const topicAnswer = z.strictObject({ ...namedShape, articles, next }).openapi('TopicEditions')
export const personAnswer = z
  .strictObject({
    ...namedShape,
    bio: shape.byline.element.shape.bio,
    sameAs: shape.byline.element.shape.sameAs,
    photo,
    articles,
    next,
  })
  .openapi('PersonEditions')

export const relatedAnswer = z
  .strictObject({
    articles: z.array(
      z
        .strictObject({
          ...summaryShape,
          shared: z
            .strictObject({
              topics: z.array(z.string()).describe('Their slugs'),
              statistics: z.array(z.string()).describe('Their ids'),
              sources: z.array(z.string()).describe('Their ids'),
            })
            .describe('What both editions have; no unnamed source, and nothing that rests on one'),
        })
        .openapi('RelatedEdition'),
    ),
  })
  .openapi('Related')

const StoryEdition = z
  .strictObject({
    ...summaryShape,
    translatedFrom: shape.translatedFrom,
    stale: z.boolean().describe('Whether the edition it was made from says something else since, or is withdrawn'),
  })
  .openapi('StoryEdition')

export const storyAnswer = z
  .strictObject({ story: shape.story, editions: z.array(StoryEdition).describe('By language') })
  .openapi('Story')

const Citing = z
  .strictObject({
    language: z.string(),
    slug: z.string(),
    url,
    title: z.string(),
    version,
    hash,
  })
  .openapi('CitingEdition')

const historyShape = {
  at: time,
  release: hash,
  language: z.string(),
  slug: z.string(),
  note: z.string().nullable().describe('Why it was released'),
}
function history<Entry extends z.ZodType>(entry: Entry) {
  return z
    .array(entry)
    .describe('Its released forms in one language, newest first: an entry for each change, 100 at most')
}
const editions = z.array(Citing).describe('The live editions that cite it, newest first, 100 at most')

export const statisticAnswer = z
  .strictObject({
    ...statisticSchema.shape,
    history: history(z.strictObject({ ...historyShape, statistic: Statistic })),
    editions,
  })
  .openapi('StatisticRecord')
export const quoteAnswer = z
  .strictObject({
    ...quoteSchema.shape,
    history: history(z.strictObject({ ...historyShape, quote: Quote })),
    editions,
  })
  .openapi('QuoteRecord')
export const sourceAnswer = z
  .strictObject({
    ...sourceSchema.shape,
    history: history(z.strictObject({ ...historyShape, source: Source })),
    editions,
  })
  .openapi('SourceRecord')

const salt = z
  .string()
  .optional()
  .describe('Keeps the hash of what is redacted from being guessed; releases of before have none')
/** What documents have that were released before these properties were there: they stay as they were. */
const ofBefore = 'Left out in releases of before'
const releasedLists = {
  ...lists,
  statistics: z.array(
    statisticSchema
      .extend({ labelLanguage: statisticSchema.shape.labelLanguage.optional().describe(ofBefore) })
      .openapi('ReleasedStatistic'),
  ),
  sources: z.array(
    sourceSchema
      .extend({ attributionLanguage: sourceSchema.shape.attributionLanguage.optional().describe(ofBefore) })
      .openapi('ReleasedSource'),
  ),
  ledger: ledgerSchema
    .extend({ left: ledgerSchema.shape.left.optional().describe(ofBefore) })
    .openapi('ReleasedLedger'),
}
const Document = z.strictObject({ ...shape, ...releasedLists, body: ReleasedText, salt }).openapi('Document')
const ReleasedTombstone = tombstoneSchema.extend({ salt }).openapi('ReleasedTombstone')

export const releaseAnswer = z
  .strictObject({
    hash,
    previous: hash.nullable().describe('The hash of the release of the edition before it'),
    story: z.string(),
    language: z.string(),
    slug: z.string(),
    version,
    kind: ReleaseKind,
    at: time.describe('When it was made'),
    note: z.string().nullable().describe('Why it was released'),
    document: z.union([Document, ReleasedTombstone]),
  })
  .openapi('Release')

const ReleaseName = z.strictObject({ version, hash, kind: ReleaseKind, at: time.describe('When it was made') })
const Passage = z
  .strictObject({
    part: z
      .enum(['title', 'dek', 'body', 'image'])
      .describe('`image`: what is said of one beside its caption, its alternative text and credit'),
    before: z.string().nullable().describe('Null where it is new'),
    after: z.string().nullable().describe('Null where it is gone'),
    words: z
      .array(z.strictObject({ text: z.string(), change: z.enum(['kept', 'added', 'removed']) }))
      .describe('Both together, in the order to read them in: what was kept, added and removed'),
  })
  .openapi('ChangedPassage')

export const historyAnswer = z
  .strictObject({
    story: shape.story,
    language: z.string(),
    slug: z.string(),
    url,
    title: z.string(),
    releases: z
      .array(
        z
          .strictObject({
            ...ReleaseName.shape,
            note: z.string().nullable().describe('Why it was released'),
            changed,
          })
          .openapi('EditionRelease'),
      )
      .describe('Newest first; without those that were redacted. With `from` or `to`, the two that are compared'),
    next,
    differences: z
      .strictObject({
        from: ReleaseName,
        to: ReleaseName,
        passages: z
          .array(Passage)
          .describe(
            'In the order of the newer one; formatting and footnotes are no difference, and what only moved is in `moved`',
          ),
        moved: z
          .array(z.string())
          .describe(
            'The paragraphs that stand elsewhere than they did and read the same, in the order of the newer one',
          ),
        records: z.array(ChangedRecord),
      })
      .nullable()
      .describe('What readers had otherwise in the older release; null where neither `from` nor `to` is given')
      .openapi('Differences'),
  })
  .openapi('History')

/** Its properties have the names that oEmbed 1.0 gives them. */
export const oembedAnswer = z
  .strictObject({
    version: z.literal('1.0'),
    type: z.literal('rich'),
    title: z.string().describe('The figure and what it counts'),
    provider_name: z.string().describe('The publication'),
    provider_url: z.string(),
    cache_age: z.number().int().describe('For how many seconds the answer may be kept'),
    html: z.string().describe('A frame that shows the figure as it is now; it needs no script'),
    width: z.number().int().describe('In CSS pixels'),
    height: z.number().int().describe('In CSS pixels'),
  })
  .openapi('Embed')

export const correctionsAnswer = z
  .strictObject({
    corrections: z
      .array(
        z
          .strictObject({
            ...ReleaseName.shape,
            story: shape.story,
            language: z.string(),
            slug: z.string(),
            url,
            title: z.string().describe('As the edition was called when it was corrected'),
            corrections: z.array(Correction).describe('Those that were made with this release'),
            changed,
          })
          .openapi('LoggedCorrection'),
      )
      .describe('Newest first'),
    next,
  })
  .openapi('Corrections')

const Change = z
  .strictObject({
    sequence: z.number().int().min(1),
    kind: ReleaseKind,
    story: z.string(),
    language: z.string(),
    slug: z.string(),
    url,
    version,
    hash,
    at: time,
    statistics: z.array(z.string()).describe('The statistics whose public form changed with it'),
    note: z.string().nullable(),
    changed: changed.describe(
      'Of a correction: which figures and quotations read otherwise since; empty where what was before is not public any more',
    ),
    redacted: z.boolean().describe('Whether what it said was taken out since: its release is gone (410)'),
    redacts: z.array(hash).describe('The hashes of releases that were redacted with it: delete what you keep of them'),
  })
  .openapi('Change')

export const changesAnswer = z
  .strictObject({
    changes: z.array(Change),
    next: z.string().describe('The cursor to pass as `since`'),
    more: z.boolean().describe('Whether there are changes after these already'),
  })
  .openapi('Changes')

const people = z.array(z.strictObject({ name: z.string(), url: url.optional(), avatar: url.optional() }))

/** JSON Feed 1.1 (jsonfeed.org/version/1.1), as far as it is used. */
export const feedAnswer = z
  .strictObject({
    version: z.literal('https://jsonfeed.org/version/1.1'),
    title: z.string(),
    description: z.string(),
    home_page_url: z.string(),
    feed_url: z.string(),
    language: z.string(),
    authors: people,
    items: z.array(
      z.strictObject({
        id: z.string().describe('The same at every address that the edition has'),
        url: z.string(),
        title: z.string(),
        summary: z.string().optional(),
        image: z.string().optional(),
        attachments: z
          .array(z.strictObject({ url: z.string(), mime_type: z.string(), size_in_bytes: z.number().int().optional() }))
          .optional()
          .describe('The main image as a file'),
        language: z.string(),
        date_published: time,
        date_modified: time,
        authors: people,
        tags: z.array(z.string()),
        content_html: z.string(),
      }),
    ),
  })
  .openapi('Feed')

export const rootAnswer = z
  .strictObject({
    languages: z.array(z.string()),
    sequence: z.number().int().min(0).describe('The newest sequence; 0 before the first release'),
    cursor: z
      .string()
      .describe('The end of the change feed now. For a full copy take it first, then list the articles, then follow'),
    links: z
      .strictObject({
        articles: z.string(),
        topics: z.string(),
        topic: z.string(),
        people: z.string(),
        person: z.string(),
        edition: z.string(),
        history: z.string(),
        related: z.string(),
        story: z.string(),
        statistic: z.string(),
        quote: z.string(),
        source: z.string(),
        release: z.string(),
        corrections: z.string(),
        feed: z.string(),
        correctionsFeed: z.string(),
        oembed: z.string(),
        changes: z.string(),
        stream: z.string(),
        openapi: z.string(),
        docs: z.string(),
      })
      .describe('URI templates (RFC 6570)'),
  })
  .openapi('Root')

const Tombstone = z
  .strictObject({ ...tombstoneSchema.shape, withdrawnAt: time })
  .openapi('Tombstone', { description: 'What is left of a withdrawn edition' })

/** Problem Details (RFC 9457). */
export const problemSchema = z
  .strictObject({
    type: url,
    title: z.string(),
    status: z.number().int(),
    detail: z.string(),
    parameter: z.string().optional().describe('The parameter that is wrong'),
    allowed: z.array(z.string()).optional().describe('What there may be instead'),
    successor: url.optional().describe('The edition as it is now, where a release of it was redacted'),
    tombstone: Tombstone.optional().describe('The edition that was withdrawn'),
    resync: z
      .strictObject({
        articles: url.describe('Read all its pages first; what they do not list is no longer live'),
        changes: url.describe('Then follow the feed from here: the cursor in it was taken before the list is read'),
      })
      .optional()
      .describe('How to start over when a cursor is no longer one of the feed'),
    tombstones: z.array(Tombstone).optional().describe('The editions of the story, all withdrawn'),
  })
  .openapi('Problem')

export type Problem = z.infer<typeof problemSchema>
export type Root = z.infer<typeof rootAnswer>
export type Edition = z.infer<typeof editionAnswer>
export type DraftEdition = z.infer<typeof draftAnswer>
export type Image = z.infer<typeof Image>
export type EditionSummary = z.infer<typeof EditionSummary>
export type Highlights = z.infer<typeof Highlights>
export type RelatedEdition = z.infer<typeof relatedAnswer>['articles'][number]
export type StoryEdition = z.infer<typeof StoryEdition>
export type CitingEdition = z.infer<typeof Citing>
export type PublicTombstone = z.infer<typeof Tombstone>
export type HistoryAnswer = z.infer<typeof historyAnswer>
export type CorrectionsAnswer = z.infer<typeof correctionsAnswer>
export type ReleaseAnswer = z.infer<typeof releaseAnswer>
export type ChangeAnswer = z.infer<typeof Change>
