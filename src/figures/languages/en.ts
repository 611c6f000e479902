import type { LanguageTable } from './table'

/** English, with the British "and" after hundreds and "per cent" in two words. */
export const en: LanguageTable = {
  numbers: {
    below: [
      ...['zero', 'one', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight', 'nine'],
      ...['ten', 'eleven', 'twelve', 'thirteen', 'fourteen', 'fifteen', 'sixteen', 'seventeen', 'eighteen', 'nineteen'],
    ],
    tens: {
      20: 'twenty',
      30: 'thirty',
      40: 'forty',
      50: 'fifty',
      60: 'sixty',
      70: 'seventy',
      80: 'eighty',
      90: 'ninety',
    },
    tensJoiner: '-',
    hundreds: {
      100: 'one hundred',
      200: 'two hundred',
      300: 'three hundred',
      400: 'four hundred',
      500: 'five hundred',
      600: 'six hundred',
      700: 'seven hundred',
      800: 'eight hundred',
      900: 'nine hundred',
    },
    exactHundred: 'one hundred',
    hundredsJoiner: ' and ',
    scaleRestJoiner: ' and ',
    scales: [
      { value: 1_000_000_000, one: 'one billion', many: '{n} billion' },
      { value: 1_000_000, one: 'one million', many: '{n} million' },
      { value: 1000, one: 'one thousand', many: '{n} thousand' },
    ],
    shortened: [],
  },
  qualifiers: {
    about: 'about {n}',
    'more-than': 'more than {n}',
    'at-least': 'at least {n}',
    'less-than': 'less than {n}',
    'at-most': 'at most {n}',
  },
  range: { plain: '{low} to {high}', qualified: '{low} to {high}' },
  percent: { other: 'per cent' },
  percentagePoint: { one: 'percentage point', other: 'percentage points' },
}
