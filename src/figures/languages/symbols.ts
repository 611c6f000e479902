import type { LanguageTable } from './table'

/** What stands in for a language that has no table: digits, signs and the Latin that its papers may print, and no words. */
export const symbols: LanguageTable = {
  numbers: null,
  qualifiers: {
    about: 'circa {n}',
    'more-than': 'supra {n}',
    'at-least': 'min. {n}',
    'less-than': 'infra {n}',
    'at-most': 'max. {n}',
  },
  range: { plain: '{low}–{high}', qualified: '{low}–{high}' },
  percent: null,
  percentagePoint: { other: 'pp' },
  scales: null,
  currencyNames: null,
  styles: {
    usual: {
      guide: 'none: as Intl writes it',
      percent: 'sign',
      scales: 'digits',
      wordsUpTo: 0,
      currency: 'sign',
    },
    regions: {},
  },
  reading: null,
}
