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
  /** Between tens and units: twenty-one, treinta y uno. */
  tensJoiner: string
  /** 100, 200, …, 900, keyed by the value, as they read before a remainder. */
  hundreds: Readonly<Record<number, string>>
  /** 100 itself, where it differs from the word before a remainder. */
  exactHundred: string
  /** Between hundreds and the rest, and between a scale and a rest below one hundred. */
  hundredsJoiner: string
  scaleRestJoiner: string
  /** Largest first. `one` is the whole word of one such unit; `{n}` stands for how many. */
  scales: readonly { value: number; one: string; many: string }[]
  /** Endings that shorten before a masculine noun or a scale, the longest first: veintiuno, veintiún. */
  shortened: readonly (readonly [full: string, short: string])[]
}

/** All that writing (and reading) figures needs to know of a language. Adding a language is adding one of these. */
export type LanguageTable = {
  /** Null where the language has no words here: numbers are then written in digits. */
  numbers: NumberWords | null
  /** `{n}` stands for the figure with its unit. */
  qualifiers: Readonly<Record<Exclude<Qualifier, 'exact'>, string>>
  /** `{low}` and `{high}` stand for the ends; `qualified` is used after a qualifier. */
  range: { plain: string; qualified: string }
  /** Null where a percentage has no words here: it is then written with the sign of the locale. */
  percent: PluralForms | null
  percentagePoint: PluralForms
  /** Null where only digits and signs are read. */
  reading: ReadingWords | null
}
