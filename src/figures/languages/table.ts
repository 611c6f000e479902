import type { Qualifier } from '../types'
import type { ReadingWords } from './reading'

/** A noun by plural category of the CLDR, as `Intl.PluralRules` names them; `other` serves for those not given. */
export type PluralForms = Partial<Record<Intl.LDMLPluralRule, string>> & { other: string }

/** The words of whole numbers, from which `cardinal` composes any below 1000 times the largest scale. */
export type NumberWords = {
  /** The words of 0, 1, 2, … as far as they are irregular. */
  below: readonly string[]
  /** 20, 30, …, 90, keyed by the value. */
  tens: Readonly<Record<number, string>>
  /** What exact hundreds end in, two and more: "deux cents". */
  exactHundreds?: string
  /** Between tens and units: twenty-one, treinta y uno. */
  tensJoiner: string
  /** 100, 200, …, 900, keyed by the value, as they read before a remainder. */
  hundreds: Readonly<Record<number, string>>
  /** 100 itself, where it differs from the word before a remainder. */
  exactHundred: string
  /** Between hundreds and the rest, and between a scale and a rest below one hundred. */
  hundredsJoiner: string
  scaleRestJoiner: string
  /** Whether a round rest has the joiner as well: "mil e duzentos", "dois milhões e quinhentos mil". */
  joinsRoundRests?: true
  /** Largest first. `one` is the whole word of one such unit; `{n}` stands for how many. */
  scales: readonly { value: number; one: string; many: string }[]
  /** Endings that shorten before a masculine noun or a scale, the longest first: veintiuno, veintiún. */
  shortened: readonly (readonly [full: string, short: string])[]
  /** The words that change with the gender of what they count: "uno", "doscientos". */
  gendered?: RegExp
  /** Spellings of a region (ISO 3166), by those of `below`. */
  respelled?: Readonly<Record<string, Readonly<Record<string, string>>>>
  /** Whether no noun shortens them, and so no million: "deux cents millions", but "deux cent mille". */
  shortensBeforeNumeralsOnly?: true
}

/** A scale that is written after digits: "3.5 billion", "3.500 millones". */
export type WrittenScale = {
  value: number
  forms: PluralForms
  /** One of it, where that is a phrase: "un millón". */
  alone?: string
  /** A numeral and no noun: only for two of it and more, without a rest, and no "de" follows it: "12 mil reais". */
  isNumeral?: true
}

/** Scales largest first, with what is particular to regions ("crore") by their code (ISO 3166). */
type WrittenScales = {
  usual: readonly WrittenScale[]
  regions: Readonly<Record<string, readonly WrittenScale[]>>
  /** The word for a thousand, where it is written after digits: "2 mil 600". */
  thousand?: string
  /** Whether a range says its scale once: "de 8 a 11 millones", but "8 million to 11 million". */
  isSaidOnce: boolean
  /** Between a scale and its unit: "millones de dólares", "milliards d'euros". */
  partitive: { full: string; elided?: string } | null
}

/** What a style guide says of figures. */
export type StyleGuide = {
  /** Whose rules these are. */
  guide: string
  percent: 'sign' | 'words'
  /** The word where it is another than that of the language: "per cent". */
  percentWord?: string
  /** `decimal`: "3.5 billion"; `mixed`: "3 mil 500 millones"; `digits`: all in digits. */
  scales: 'decimal' | 'mixed' | 'digits'
  /** The greatest whole number in words, those left out that change with a gender; 0 for none. */
  wordsUpTo: number
  /** Whether money has its sign, and the code that stands in for one, or its name; or its sign where it has one. */
  currency: 'sign' | 'name' | 'either'
  /** Whether "$" alone is the dollar of the United States, where the sign is no other's. */
  plainDollar?: true
}

/** Names of currencies by code (ISO 4217); by region (ISO 3166) the short name that its own has there: "pesos". */
type CurrencyNames = {
  all: Readonly<Record<string, PluralForms>>
  /** Signs that papers write where Intl has the code only: "US$" in Australia. */
  signs?: Readonly<Record<string, string>>
  /** The longer name of one whose short name is that of the region's own: "dollars américains" in Canada. */
  full?: Readonly<Record<string, PluralForms>>
  local: Readonly<Record<string, { code: string; forms: PluralForms }>>
}

type MeasureNames = Readonly<Record<string, PluralForms>>

/** All that writing (and reading) figures needs to know of a language. Adding a language is adding one of these. */
export type LanguageTable = {
  /** Null where the language has no words here: numbers are then written in digits. */
  numbers: NumberWords | null
  /** `{n}` stands for the figure with its unit. */
  qualifiers: Readonly<Record<Exclude<Qualifier, 'exact'>, string>>
  /** Those that differ before what is counted one by one: "fewer than 600", but "less than 600 kilometers". */
  countQualifiers?: Partial<Record<Qualifier, string>>
  /** `{low}` and `{high}` stand for the ends; `qualified` is used after a qualifier. */
  range: { plain: string; qualified: string }
  /** Null where a percentage has no words here: it is then written with the sign of the locale. */
  percent: PluralForms | null
  percentagePoint: PluralForms
  /** Null where the language has no words for them here: the compact notation of Intl then stands in. */
  scales: WrittenScales | null
  /** Null where money always has its sign. */
  currencyNames: CurrencyNames | null
  /** Names of measures by code (UCUM) where Intl has none or another, and those of regions that name them otherwise. */
  measureNames?: { usual: MeasureNames; regions: Readonly<Record<string, MeasureNames>> }
  /** The style guide that papers of the language mostly follow, and those of regions that have another. */
  styles: { usual: StyleGuide; regions: Readonly<Record<string, StyleGuide>> }
  /** Null where only digits and signs are read. */
  reading: ReadingWords | null
}
