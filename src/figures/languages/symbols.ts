import type { LanguageTable } from './table'

/** What stands in for a language that has no table: signs that are read in every language, and no words. */
export const symbols: LanguageTable = {
  numbers: null,
  qualifiers: { about: '≈ {n}', 'more-than': '> {n}', 'at-least': '≥ {n}', 'less-than': '< {n}', 'at-most': '≤ {n}' },
  range: { plain: '{low}–{high}', qualified: '{low}–{high}' },
  percent: null,
  percentagePoint: { other: 'pp' },
  reading: null,
}
