/** The records as the presenters read them: plain data in the language of one edition, relations as ids. */
import { idOf } from './ids'
import type { Terms } from './terms'

type Evidence = {
  source: string
  quote?: string | null
  locator?: string | null
  statedAs?: string | null
  accessedAt?: string | null
}
export type Precision = 'day' | 'month' | 'year' | 'period'

export type StatisticRecord = {
  id: string
  correction?: Partial<PendingCorrection> | null
  label?: string | null
  /** The language of the label, where it is not that of the edition because nobody has translated it. */
  labelLanguage?: string | null
  value: string
  high?: string | null
  qualifier: 'exact' | 'about' | 'more-than' | 'at-least' | 'less-than' | 'at-most'
  unit: {
    kind: 'count' | 'percent' | 'percentage-point' | 'currency' | 'ratio' | 'measure'
    code?: string | null
    noun?: string | null
  }
  asOf?: string | null
  precision?: Precision | null
  place?: string | null
  evidence?: Evidence[] | null
  formula?: string | null
  operands?: Array<{ key: string; statistic: string }> | null
  status: 'unverified' | 'verified' | 'disputed' | 'retracted'
  publicNote?: string | null
}

export type QuoteRecord = {
  id: string
  correction?: Partial<PendingCorrection> | null
  text: string
  language: string
  translations?: Array<{ language: string; text: string; translator?: string | null }> | null
  paraphrase?: boolean | null
  speaker: string
  capacity?: string | null
  saidAt?: string | null
  precision?: Precision | null
  occasion?: string | null
  evidence?: Evidence[] | null
}

export type SourceRecord = {
  id: string
  correction?: Partial<PendingCorrection> | null
  kind:
    'person' | 'organization' | 'document' | 'dataset' | 'publication' | 'hearing' | 'broadcast' | 'post' | 'interview'
  name: string
  terms: Terms
  attribution?: string | null
  /** The language of the attribution, where it is not that of the edition because nobody has translated it. */
  attributionLanguage?: string | null
  /** The editor who approved that an unnamed source is used: private. */
  approval?: { by?: string | null; at?: string | null } | null
  /** What the terms were before they were loosened, and when that was: private. */
  loosened?: { from?: Terms | null; at?: string | null } | null
  author?: string | null
  publisher?: string | null
  title?: string | null
  url?: string | null
  archiveUrl?: string | null
  publishedAt?: string | null
  accessedAt?: string | null
  language?: string | null
  license?: string | null
  availability: 'public' | 'restricted' | 'withdrawn' | 'held-by-newsroom'
  holder?: string | null
}

/** What stories are about: one for all languages. */
export type TopicRecord = {
  id: string
  slug: string
  /** In the language that it is read in; in another where nobody has translated it; null where it has none at all. */
  name?: string | null
}

/** Who signs stories. */
export type PersonRecord = {
  id: string
  slug: string
  name: string
  bio?: string | null
  /** The id of an image. */
  photo?: string | null
  links?: Array<{ url: string; label?: string | null }> | null
}

export type MediaRecord = {
  id: string
  /** What its file is called in public, by its content; null where it has none that can be public. */
  picture?: string | null
  /** What it is called for staff: also in public, before files were called by their content. */
  filename?: string | null
  alt?: string | null
  credit?: string | null
  source?: string | null
}

/** What is said below a story about what was wrong in it. */
export type CorrectionEntry = {
  id?: string
  date: string
  kind: 'correction' | 'clarification' | 'update'
  text: string
  statistics?: string[] | null
}

/** A correction that waits with its record to be released. */
export type PendingCorrection = {
  kind: CorrectionEntry['kind']
  notes: Array<{ language: string; text: string }>
  /** When it was written: who changes it has to have seen it. */
  at?: string | null
  by?: string | null
}

export type ArticleRecord = {
  id: string
  story: string
  language: string
  slug: string
  title: string
  dek?: string | null
  /** Who signs it: a name as it is signed with, a person, or both. */
  byline?: Array<{
    name?: string | null
    role: 'author' | 'translator' | 'photographer' | 'editor'
    person?: string | null
  }> | null
  firstPublished?: {
    outlet?: string | null
    url?: string | null
    date?: string | null
    language?: string | null
  } | null
  translatedFrom?: { article?: string | null; release?: string | null } | null
  /** The ids of its topics. */
  topics?: string[] | null
  dismissals?: Array<{
    fingerprint: string
    rule: string
    text?: string | null
    reason: string
    by?: string | null
    at?: string | null
    /** The computed figure that was left as it is when another was corrected: readers are told the reason. */
    statistic?: string | null
  }> | null
  /** What somebody says is no claim, until an editor has decided. It is no part of what is reviewed or presented. */
  proposals?: Array<{
    id?: string
    fingerprint: string
    rule: string
    text?: string | null
    reason?: string | null
    by?: string | null
    at?: string | null
    /** Whether an editor said no. */
    declined?: boolean | null
  }> | null
  hero?: string | null
  body?: unknown
  /** Who saved it last. */
  editedBy?: string | null
  corrections?: CorrectionEntry[] | null
}

/** Everything that one edition is presented from. */
export type EditionRecords = {
  article: ArticleRecord
  statistics: Map<string, StatisticRecord>
  quotes: Map<string, QuoteRecord>
  sources: Map<string, SourceRecord>
  hero: MediaRecord | null
  /** The images of its body, by the ids of their nodes: what is the same image may be shown as it was in one of them. */
  images: ReadonlyMap<string, MediaRecord>
  topics: Map<string, TopicRecord>
  people: Map<string, PersonRecord>
  /** The photos of those people, by the ids of the images. */
  photos: ReadonlyMap<string, MediaRecord>
  /** The language of the edition that this one was translated from. */
  translatedFromLanguage: string | null
}

/**
 * What an article is reviewed and presented from, of a row as it is stored or about to be: these properties and no
 * others, with relations as ids. So two rows of one content give the same, whoever read them.
 */
export function articleOf(row: ArticleRecord): ArticleRecord {
  const { firstPublished, translatedFrom } = row
  return {
    id: String(row.id ?? ''),
    story: row.story,
    language: row.language,
    slug: row.slug,
    title: row.title,
    dek: row.dek ?? null,
    byline: (row.byline ?? []).map(({ name, person, role }) => ({
      name: name || null,
      role,
      person: idOf(person) ?? null,
    })),
    firstPublished: {
      outlet: firstPublished?.outlet ?? null,
      url: firstPublished?.url ?? null,
      date: firstPublished?.date ?? null,
      language: firstPublished?.language ?? null,
    },
    translatedFrom: {
      article: idOf(translatedFrom?.article) ?? null,
      release: translatedFrom?.release ?? null,
    },
    topics: (row.topics ?? []).flatMap((topic) => idOf(topic) ?? []),
    dismissals: (row.dismissals ?? []).map(({ fingerprint, rule, text, reason, by, at, statistic }) => ({
      fingerprint,
      rule,
      text: text ?? null,
      reason,
      by: idOf(by) ?? null,
      at: at ?? null,
      statistic: idOf(statistic) ?? null,
    })),
    hero: idOf(row.hero) ?? null,
    body: row.body ?? null,
    corrections: (row.corrections ?? []).map(({ id, date, kind, text, statistics }) => ({
      ...(id === undefined ? {} : { id }),
      date,
      kind,
      text,
      statistics: (statistics ?? []).flatMap((statistic) => idOf(statistic) ?? []),
    })),
  }
}
