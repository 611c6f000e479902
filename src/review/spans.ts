/** Spans of time in words: two decades, half an hour, un cuarto de siglo, quinze jours. */
import type { FoundFigure } from '../figures'

/** Days; more than one where a language rounds the span: two weeks are fifteen days in Spanish, French and Portuguese. */
type Days = readonly number[]

const YEAR = 365.25
const SIZES = {
  century: 100 * YEAR,
  decade: 10 * YEAR,
  'six years': 6 * YEAR,
  'five years': 5 * YEAR,
  year: YEAR,
  'half-year': YEAR / 2,
  'four months': YEAR / 3,
  quarter: YEAR / 4,
  'two months': YEAR / 6,
  month: YEAR / 12,
  fortnight: 14,
  week: 7,
  day: 1,
  hour: 1 / 24,
  minute: 1 / 1440,
  second: 1 / 86_400,
} as const
type Size = keyof typeof SIZES

type Words = {
  nouns: Readonly<Record<string, Size>>
  /** What stands between a figure and its noun, and between a fraction and its noun. */
  link: string
  /** What makes a noun one of its kind, a half and a quarter of it; parts of a regular expression. */
  one: string
  half: string
  quarter: string
}

/** Nouns by their form as a part of a regular expression, with what they last. */
const WORDS: Readonly<Record<string, Words>> = {
  en: {
    nouns: {
      'centur(?:y|ies)': 'century',
      'decades?': 'decade',
      'years?': 'year',
      'months?': 'month',
      'fortnights?': 'fortnight',
      'weeks?': 'week',
      'days?': 'day',
      'hours?': 'hour',
      'minutes?': 'minute',
      'seconds?': 'second',
    },
    link: '(?:-|\\s+(?:of\\s+)?(?:an?\\s+)?)',
    one: '(?:an?|one|past|last|next|coming|whole|full|entire)\\s+',
    half: 'half(?:-|\\s+)(?:of\\s+)?(?:an?\\s+)?',
    quarter: 'quarter(?:-|\\s+of\\s+an?\\s+)',
  },
  es: {
    nouns: {
      'siglos?': 'century',
      'd[eé]cadas?': 'decade',
      'sexenios?': 'six years',
      '(?:lustros?|quinquenios?)': 'five years',
      'años?': 'year',
      'semestres?': 'half-year',
      'cuatrimestres?': 'four months',
      'trimestres?': 'quarter',
      'bimestres?': 'two months',
      'mes(?:es)?': 'month',
      'quincenas?': 'fortnight',
      'semanas?': 'week',
      'd[ií]as?': 'day',
      'horas?': 'hour',
      'minutos?': 'minute',
      'segundos?': 'second',
    },
    link: '\\s+(?:de\\s+)?',
    one: '(?:una?|últim[oa]|pasad[oa]|próxim[oa]|tod[oa]\\s+(?:un|una|el|la))\\s+',
    half: 'medi[oa]\\s+',
    quarter: 'cuarto\\s+de\\s+',
  },
  fr: {
    nouns: {
      'siècles?': 'century',
      'décennies?': 'decade',
      'quinquennats?': 'five years',
      '(?:ans?|années?)': 'year',
      'semestres?': 'half-year',
      'trimestres?': 'quarter',
      mois: 'month',
      quinzaine: 'fortnight',
      'semaines?': 'week',
      '(?:jours?|journées?)': 'day',
      'heures?': 'hour',
      'minutes?': 'minute',
      'secondes?': 'second',
    },
    link: "\\s+(?:d(?:e\\s+|[’']))?",
    one: '(?:une?|derni(?:er|ère)|prochaine?|toute?\\s+une?)\\s+',
    half: 'demi[es]?(?:-|\\s+)',
    quarter: "quart\\s+d(?:e\\s+|[’'])",
  },
  pt: {
    nouns: {
      'séculos?': 'century',
      'décadas?': 'decade',
      '(?:quinquênios?|lustros?)': 'five years',
      'anos?': 'year',
      'semestres?': 'half-year',
      'trimestres?': 'quarter',
      'bimestres?': 'two months',
      'm(?:ês|eses)': 'month',
      'quinzenas?': 'fortnight',
      'semanas?': 'week',
      'dias?': 'day',
      'horas?': 'hour',
      'minutos?': 'minute',
      'segundos?': 'second',
    },
    link: '\\s+(?:de\\s+)?',
    one: '(?:uma?|últim[oa]|passad[oa]|próxim[oa]|tod[oa]\\s+(?:um|uma|o|a))\\s+',
    half: 'mei[oa]\\s+',
    quarter: 'quarto\\s+de\\s+',
  },
}

type Patterns = { nouns: ReadonlyArray<readonly [RegExp, Size]>; after: RegExp; inside: RegExp; said: RegExp }

/** What lasts long enough is a span by its name alone: "over the decade", "el sexenio". */
const ALONE: ReadonlySet<Size> = new Set<Size>(['decade', 'six years', 'five years', 'fortnight'])

function patternsOf({ nouns, link, one, half, quarter }: Words): Patterns {
  const any = Object.keys(nouns).join('|')
  const alone = Object.keys(nouns)
    .filter((noun) => ALONE.has(nouns[noun] ?? 'day'))
    .join('|')
  return {
    nouns: Object.entries(nouns).map(([noun, size]) => [new RegExp(`^${noun}$`, 'iu'), size] as const),
    after: new RegExp(`^${link}(?<noun>${any})(?!\\p{L})`, 'iu'),
    inside: new RegExp(`(?<!\\p{L})(?<noun>${any})(?!\\p{L})`, 'iu'),
    said: new RegExp(
      `(?<!\\p{L})(?:(?:(?<half>${half})|(?<quarter>${quarter})|${one})(?<noun>${any})|(?<alone>${alone}))(?!\\p{L})`,
      'giu',
    ),
  }
}

const PATTERNS = new Map(Object.entries(WORDS).map(([language, words]) => [language, patternsOf(words)]))

function spanOf(count: number, noun: string, { nouns }: Patterns): Days {
  const size = nouns.find(([pattern]) => pattern.test(noun))?.[1]
  if (size === undefined) return []
  const days = count * SIZES[size]
  const isInWeeks = size === 'week' || size === 'fortnight'
  // "Quince días" are two weeks, and "ocho días" one.
  return isInWeeks && (days === 7 || days === 14) ? [days, days + 1] : [days]
}

/** How long a figure lasts, by the noun that it counts: "a year and a half", "half" before " a century". */
export function daysOf({ text, value }: Pick<FoundFigure, 'text' | 'value'>, after: string, language: string): Days {
  const patterns = PATTERNS.get(language)
  const noun = patterns && (patterns.after.exec(after) ?? patterns.inside.exec(text))?.groups?.noun
  if (!patterns || !noun) return []
  const [over = '', under = '1'] = value.split('/')
  return spanOf(Number(over) / Number(under), noun, patterns)
}

/** A span as a text says it without a figure; `isRound` of those that are no everyday "a week" or "an hour". */
type SaidSpan = { days: Days; text: string; start: number; end: number; isRound: boolean }

/** The spans that a text says without a figure: "a decade", "medio siglo", "un quart d'heure". */
export function spansSaid(text: string, language: string): SaidSpan[] {
  const patterns = PATTERNS.get(language)
  if (!patterns) return []
  return Array.from(text.matchAll(patterns.said), ({ 0: found, index, groups = {} }) => {
    const { half, quarter, noun, alone } = groups
    const days = spanOf(half ? 0.5 : quarter ? 0.25 : 1, noun ?? alone ?? '', patterns)
    const isRound = noun === undefined || half !== undefined || quarter !== undefined || (days[0] ?? 0) >= 10 * YEAR
    return { days, text: found, start: index, end: index + found.length, isRound }
  })
}

/** Whether two spans may be one: within one part of a hundred. */
export function lastAlike(some: Days, others: Days): boolean {
  return some.some((a) => others.some((b) => Math.abs(a / b - 1) < 0.01))
}
