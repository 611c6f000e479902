import type { Qualifier } from '../types'

/**
 * What reading figures in running text needs of a language beyond what writing them does. Words are compared without
 * case and without accents ("millon" is "millón"), and a phrase of several words may be joined by spaces or hyphens.
 */
export type ReadingWords = {
  /** Numbers that composing does not give: feminine forms, other spellings; of several words without hyphens. */
  numbers: Readonly<Record<string, number>>
  /** Words for one that are more often an article or a pronoun; they count only as part of a figure ("one in five"). */
  ones: readonly string[]
  /** Words that stand for one before a scale or a collective: "a million", "una docena". */
  articles: readonly string[]
  /** Scale words beside those of `numbers`, all by powers of ten. */
  scales: Readonly<Record<string, number>>
  /** Whether bare digits may go on after a scale: "mil 200", "3 millones 500". */
  digitsAfterScale: boolean
  /** Whether words lose their vowel before another: "d'euros". They are read in full. */
  elides?: boolean
  /** Whether a sign may stand apart from its percentage: "+ 1,1 %". */
  spacedSigns?: boolean
  /** Short scales written after digits. */
  abbreviations: readonly Abbreviation[]
  /** Scales of several words: "57,4 miles de millones". */
  scalePhrases: Readonly<Record<string, number>>
  /** Nouns that count their number: a dozen, una docena. */
  collectives: Readonly<Record<string, number>>
  /** Before a scale or a collective: "half a million", "medio millón". */
  halfBefore: readonly string[]
  /** After a number: "two and a half", "millón y medio", and what is added. */
  partAfter: Readonly<Record<string, number>>
  /** Nouns that may stand between a number and such a part, or after "half-": "two years and a half", "half-mile". */
  halvedNouns: readonly string[]
  /** After a comma and a number, what gives it the scale before: "33 millones, 23,7 de ellos". */
  elided: ElidedScale
  /** Between spoken digits: "two point five". */
  point: readonly string[]
  /** Signs in words. */
  minus: readonly string[]
  /** Words after which such a word is no sign: "mucho menos", "plus or minus". */
  minusBlockers: readonly string[]
  percent: readonly string[]
  percentagePoint: readonly string[]
  /** Currency nouns after an amount beside those it is written with, outside the figure. Null leaves the currency open ("pesos"). */
  currencies: Readonly<Record<string, string | null>>
  /** Between an amount and its noun: "millones de dólares". */
  partitive: readonly string[]
  /** Nouns of money that are a weight as well: pounds, libras. */
  moneyOrWeight: MoneyOrWeight
  /** Names of measures beside those that Intl has, with their UCUM codes. */
  measures: Readonly<Record<string, string>>
  /** Endings and words that multiply: "threefold", "3-fold". */
  multiples: readonly string[]
  fractions: FractionWords
  /** Between the two numbers of "one in five", "uno de cada cinco". */
  ratios: RatioWords
  ranges: RangeWords
  qualifiers: {
    before: Readonly<Record<string, Exclude<Qualifier, 'exact'>>>
    after: Readonly<Record<string, Exclude<Qualifier, 'exact'>>>
    /** May stand between the qualifier and the figure: "cerca de un 20 %". */
    between: readonly string[]
    /** Bounds that after a verb of change say where it ended: "bajó hasta el 2,8 %". @default none does */
    ends?: readonly string[]
  }
  /** Endings and words of ordinals, which are no figures. */
  ordinals: { suffixes: readonly string[]; words: readonly string[] }
  /** Nouns that make the number after them a name: page 14, artículo 27. */
  labels: readonly string[]
  /** Those of them after which a decimal is a strength, and no name: "de grado 4,2". */
  gradedLabels: readonly string[]
  /** Between a label and its number: "carretera federal 15". */
  labelAdjectives: readonly string[]
  /** The same, unless something that can be counted follows: "day 12 of the war", but "each day 12 people". */
  looseLabels: readonly string[]
  /** The same in short, written with a full stop: "p. 14", "núm. 12". */
  labelAbbreviations: readonly string[]
  /** Before a label, these make it no label: "each day 12 people", "will shed 12 jobs". */
  distributives: readonly string[]
  /** Before bare digits that count nothing, a singular article makes a name of them: "el 14", "la generación del 68". */
  singularArticles: readonly string[]
  /** Phrases that make a name of the number before them: "the 1400 block", "18 U.S.C.". */
  labelsAfter: readonly string[]
  /** The same for a number that begins with its point: "a .22 rifle". */
  calibres: readonly string[]
  /** Between a name and a minute: "Bauer (pen) 58". */
  goalNotes: readonly string[]
  /** Before a colon and names with their minutes: "Goals: Ito 12, Bauer 58". */
  goalLists: readonly string[]
  /** After a length in feet, which has the mark of a minute: "12' high", "12' de alto". */
  dimensions: readonly string[]
  /** Words before or after the number of a house: "calle Mayor 12", "10 Downing Street"; and before numbers of crossings. */
  streets: Record<'before' | 'after' | 'between', readonly string[]>
  /** Names and idioms that hold a number. */
  names: readonly string[]
  /** Names in this very spelling, unless something that can be counted follows: "3M". */
  exactNames: readonly string[]
  dates: DateWords
  times: TimeWords
  nouns: NounWords
  /** Works whose titles may hold a number: "the novel 2666". */
  works: readonly string[]
  /** Words near a score: "won 3-1" is no range. */
  scores: readonly string[]
  /** Before a place that is written with the sign of degrees: "terminó 3°". */
  placings?: readonly string[]
  /** What parties get, before a list of them with their articles: "42 escaños, el PSOE 28". */
  results: readonly string[]
  /** Between the number that a name has and a share: "the Greens 4 on 6.7%". */
  ratedBy: readonly string[]
  /** Words near what somebody won, lost and drew: "a record of 54-7-2". */
  records: readonly string[]
  /** Words before sets that are written with a slash: "parciais de 6/3 e 7/5". */
  sets?: readonly string[]
  /** Words before an emergency or service number. */
  calls: readonly string[]
}

export type Abbreviation = {
  text: string
  value: number
  /**
   * `glued`: right after the digits; `decimal`: the same, if they have a decimal point ("1.5B", not "221B"); `counted`:
   * the same, if they have one, are no day of a month, or something is counted ("8M de euros", but "la marcha del 8M");
   * `money`: only with a currency; `any`: also after a space.
   */
  when: 'any' | 'glued' | 'decimal' | 'counted' | 'money'
  currency?: string
  /** It is a scale only where one of these signs stands before the number, or in one of these regions. */
  only?: { after: readonly string[]; regions: readonly string[] }
  /** Words nearby with which it is no scale: "750m" is metres beside "final". */
  unless?: readonly string[]
}

type ElidedScale = {
  /** Any number before these shares the scale. */
  any: readonly string[]
  /** Right before a number that what it is added to gives the scale: "60 millones más 15 en variables". */
  plus: readonly string[]
  /** Only a number with decimals, since whole ones may count: "3 million people, 12 of them children". */
  decimal: readonly string[]
}

type MoneyOrWeight = {
  nouns: Readonly<Record<string, { currency: string; measure: string }>>
  /** Where it is money unless something near speaks of weight; elsewhere it is a weight unless something speaks of money. */
  moneyRegions: readonly string[]
  money: readonly string[]
  weight: readonly string[]
  /** Right after a weight: "pounds of cocaine". */
  weightAfter: readonly string[]
  /** Whether it is neither where nothing tells: French livres are books. */
  mayBeNeither?: true
}

type FractionWords = {
  /** Denominators that can be nothing else: thirds, tercio. */
  plural: Readonly<Record<string, number>>
  /** Those of `plural` that are something else as well, parts of a year or rooms, beside the words that say so: "the last three quarters". */
  periods: { nouns: readonly string[]; before: readonly string[]; after: readonly string[] }
  /** Denominators that may be ordinals, or something else, too: a third, a quarter. */
  singular: Readonly<Record<string, number>>
  /** Denominators that need a noun: "tres cuartas partes". */
  withNoun: Readonly<Record<string, number>>
  nouns: readonly string[]
  /** Articles before a whole fraction, which belong to it: "la tercera parte". */
  articles: readonly string[]
  /** Whole fractions: "la mitad". */
  fixed: Readonly<Record<string, readonly [number, number]>>
  /** A word for a half that is a fraction only before `followers` or after `leaders` and qualifiers. */
  half: readonly string[]
  followers: readonly string[]
  leaders: readonly string[]
  /** Before a half, these make it something else: "first half". */
  blockers: readonly string[]
  /** After a singular denominator, these make it a fraction. */
  singularFollowers: readonly string[]
}

type RatioWords = {
  /** Always a ratio: "out of every", "de cada". */
  sure: readonly string[]
  /** A ratio unless a noun of `not` follows: "one in five", "two in three days". */
  unsure: readonly string[]
  not: readonly string[]
  /** The same, but of one it is a ratio: "one in five schools", "two in five schools". */
  notOfSeveral?: readonly string[]
  /** Whether the noun may stand between: "une personne sur cinq". */
  nounBetween?: boolean
}

type RangeWords = {
  /** "between … and …": the second word joins only after the first. */
  between: readonly (readonly [open: string, middle: string])[]
  /** "… to …", wherever it stands right between two figures. */
  middle: readonly string[]
  /** Before a lone "one", these make a number of it: "cuatro contra uno". */
  against: readonly string[]
  /** Join the units of two figures without making them a range: "two or three million". */
  either: readonly string[]
  /** Between the two values of a change, after its verb: "subiu de 3 para 5 milhões". */
  turns?: readonly string[]
  /** Before the low end, and part of the range when it is the whole text. */
  open: readonly string[]
  /** Words near "from … to …" with which it tells a change and no range. */
  changes: readonly string[]
}

type DateWords = {
  /** Between day and month, month and year: "4 de julio de 1998". */
  joiners: readonly string[]
  /** Between days: "3 y 4 de mayo", "July 4 to 6". */
  between: readonly string[]
  /** Whether a day may follow the month: "July 4". */
  dayAfterMonth: boolean
  /** Months and weekdays in short, beside those of Intl. */
  months: Readonly<Record<string, number>>
  /** Before a day of the month: "On March 12 people gathered" is a date. */
  dayPrepositions: readonly string[]
  /** Before a year. */
  yearPrepositions: readonly string[]
  /** Those of them after which it is a year even when a noun follows: "In 2022 voters …". */
  surelyBeforeYear: readonly string[]
  /** Right before a number that is then a year, whatever follows: "año 2020", "the 2022 elections". */
  yearLeaders: readonly string[]
  /** Right after a year: "1990 levels", "2005 revenues". After those of `bounded` it is one even after "below". */
  yearFollowers: { any: readonly string[]; bounded: readonly string[] }
  /** Bounds that are as often of time: "a partir de 2015". */
  yearBounds: readonly string[]
  /** After a hyphen, these leave a year a year: "2008-era". */
  yearSuffixes: readonly string[]
  eras: readonly string[]
  /** Before a decade: "los años 80", "década de 1980". */
  decadeLeaders: readonly string[]
  /** Words after which a multiple of ten is a decade unless a noun follows: "en los ochenta". */
  decadeArticles: readonly string[]
}

type TimeWords = {
  /** After the hour: "8 pm", "9 o'clock". */
  after: readonly string[]
  /** After an hour, or four digits, and nothing else: "0630 GMT". */
  zones: readonly string[]
  /** After the hour, even where it has no article: "de 8 de la mañana a 3 de la tarde". */
  dayParts: readonly string[]
  /** Words near "from 9 to 5" that make hours of it: "open from 9 to 5". */
  openers: readonly string[]
  /** Before a number and such a word they make an hour of it, and no length of time: "à 20 heures". */
  ledHours?: readonly string[]
  /** What an hour may be called: "de 11 a 19 horas". */
  hours: readonly string[]
  /** Before an hour if one of `followers`, or nothing that can be counted, comes after it: "a las 9". */
  before: readonly string[]
  followers: readonly string[]
  /** After the hour: "las nueve y media". */
  minutes: readonly string[]
  /** After what looks like an hour, these make it an age: "at 9 she …". */
  blockers: readonly string[]
  /** Before an hour in words or digits: "half past". */
  past: readonly string[]
}

type NounWords = {
  /** Endings of a plural noun. */
  pluralEndings: readonly string[]
  /** Plurals without such an ending. */
  irregular: readonly string[]
  /** Words that are counted even right after a year-like number and a preposition. */
  counted: readonly string[]
  /** Words that are no nouns. */
  functionWords: readonly string[]
  /** Words that may begin a sentence right before any number, and so make no name of it: "Another 12", "Aged 37". Null
   * where any word may: a Spanish sentence begins with its verb, and a name there has its article. */
  openers: readonly string[] | null
  /** How many words may stand between a number and its noun: adjectives come first in English. */
  reach: number
}
