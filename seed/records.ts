/** The languages of the seed's editions. */
export type LanguageCode = 'en' | 'es'

/** A text in every language of the seed. */
export type Localized = Record<LanguageCode, string>

type Precision = 'day' | 'month' | 'year' | 'period'

/** A row of evidence; `source` is a key of the seed's sources. */
export type EvidenceRecord = { source: string; locator?: string; statedAs?: string }

export type SeedSource = {
  kind:
    'person' | 'organization' | 'document' | 'dataset' | 'publication' | 'hearing' | 'broadcast' | 'post' | 'interview'
  name: string
  terms: 'on-record' | 'background' | 'deep-background' | 'off-record'
  attribution: Localized
  /** Private: what was agreed, or why the source is not named. */
  conditions?: string
  author?: string
  publisher?: string
  title?: string
  language?: LanguageCode
  availability?: 'public' | 'restricted' | 'withdrawn' | 'held-by-newsroom'
  /** Who holds a copy of what is no longer public. */
  holder?: Localized
}

export type SeedStatistic = {
  label: Localized
  /** A decimal string. */
  value: string
  qualifier: 'exact' | 'about' | 'more-than' | 'at-least' | 'less-than' | 'at-most'
  unit: { kind: 'count' | 'percent'; noun?: Localized }
  asOf?: string
  precision?: Precision
  evidence: EvidenceRecord[]
  formula?: string
  /** `statistic` is a key of a statistic that stands earlier in the list. */
  operands?: { key: string; statistic: string }[]
  status: 'unverified' | 'verified' | 'disputed' | 'retracted'
  /** Private: the newsroom's doubts. */
  note?: string
  publicNote?: Localized
}

/** An image, whose file the seed draws. */
export type SeedImage = { alt: Localized; credit: string }

export type SeedQuote = {
  /** Verbatim, in the language it was said in. */
  text: string
  language: LanguageCode
  translations: { language: LanguageCode; text: string; translator: string }[]
  /** A key of the seed's sources. */
  speaker: string
  capacity?: Localized
  saidAt?: string
  precision?: Precision
  occasion: string
  evidence: EvidenceRecord[]
}
