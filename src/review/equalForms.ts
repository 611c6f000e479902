/** Figures that say one thing in two ways: half and 50 %, two decades and twenty years, 12 miles and 19 kilometres. */
import { Exact, readFigure, type FigureUnit, type FoundFigure } from '../figures'
import { daysOf, lastAlike, spansSaid } from './spans'

/** What a figure says besides its value and unit. */
export type EqualForms = {
  /** A span of time, in days; empty where it is none, and two where a language rounds it. */
  days: readonly number[]
  /** Degrees of no scale that is said: "95 degrees", "35 grados". */
  degrees: number | null
  /** The measure that a fraction is a part of, by its code (UCUM): "half" before " a mile". */
  partOf: string | null
  /** Whether it is a bare number among percentages, whose sign may have been left out: "from 20 to 30 per cent". */
  mayBePercent: boolean
  /** Whether it says how many times, which another edition may say with a verb: "fourfold", "se cuadruplicó". */
  isMultiple: boolean
  /** The share that it says together with the number beside it: "19/20" of both in "nineteen of twenty". */
  share: string | null
  /** Whether it is two of something that was spoken of, which another edition may say without a figure: "los dos", "both". */
  isBoth: boolean
}
export const NO_FORMS: EqualForms = {
  days: [],
  degrees: null,
  partOf: null,
  mayBePercent: false,
  isMultiple: false,
  share: null,
  isBoth: false,
}

const TIMES = /fold(?!\p{L})|^\s+(?:times|veces|vezes|fois)(?!\p{L})/iu

/** Words that say how many times, without a figure. */
const MULTIPLES: Readonly<Record<string, ReadonlyArray<readonly [RegExp, string]>>> = {
  en: [
    [/(?<!\p{L})(?:doubl|twice|twofold)/iu, '2'],
    [/(?<!\p{L})(?:tripl|trebl|threefold)/iu, '3'],
    [/(?<!\p{L})(?:quadrupl|fourfold)/iu, '4'],
    [/(?<!\p{L})(?:quintupl|fivefold)/iu, '5'],
    [/(?<!\p{L})tenfold/iu, '10'],
  ],
  es: [
    [/(?<!\p{L})(?:duplic|doble)/iu, '2'],
    [/(?<!\p{L})tripl/iu, '3'],
    [/(?<!\p{L})cu[aá]drupl/iu, '4'],
    [/(?<!\p{L})qu[ií]ntupl/iu, '5'],
    [/(?<!\p{L})d[eé]cupl/iu, '10'],
  ],
  fr: [
    [/(?<!\p{L})doubl/iu, '2'],
    [/(?<!\p{L})tripl/iu, '3'],
    [/(?<!\p{L})quadrupl/iu, '4'],
    [/(?<!\p{L})quintupl/iu, '5'],
    [/(?<!\p{L})décupl/iu, '10'],
  ],
  pt: [
    [/(?<!\p{L})(?:dobr|duplic)/iu, '2'],
    [/(?<!\p{L})tripl/iu, '3'],
    [/(?<!\p{L})quadrupl/iu, '4'],
    [/(?<!\p{L})quintupl/iu, '5'],
    [/(?<!\p{L})d[eé]cupl/iu, '10'],
  ],
}

/** Words of a half that no figure says: "medio punto", "half-empty". */
const HALVES: Readonly<Record<string, RegExp>> = {
  en: /(?<!\p{L})(?:half|halv|every\s+(?:second|other)(?!\p{L}))/iu,
  es: /(?<!\p{L})(?:mitad|(?<!(?<!\p{L})(?:por|en|de|los)\s)medi[oa]\s+(?!ambiente|de(?!\p{L})|mill[oó]n|docena)\p{L})/iu,
  fr: /(?<!\p{L})(?:moitié|demi)/iu,
  pt: /(?<!\p{L})(?:metade|(?<!(?<!\p{L})(?:por|em|de|no)\s)mei[oa]\s+(?!ambiente|de(?!\p{L})|milhão|dúzia|dia)\p{L})/iu,
}
const PAIRS: Readonly<Record<string, RegExp>> = {
  es: /(?<!\p{L})par(?!\p{L})/iu,
  fr: /(?<!\p{L})paire(?!\p{L})/iu,
  pt: /(?<!\p{L})par(?!\p{L})/iu,
}

const BOTH: Readonly<Record<string, RegExp>> = {
  en: /(?<!\p{L})both(?!\p{L})/iu,
  es: /(?<!\p{L})amb[oa]s(?!\p{L})/iu,
  pt: /(?<!\p{L})amb[oa]s(?!\p{L})/iu,
}
/** Right before a two that was spoken of. */
const DEFINITE = /(?<!\p{L})(?:the|los|las|les|os|as)\s+$/iu

const DEGREES_AFTER =
  /^\s*(?:degrees?|grados?|degrés?|graus?)(?!\p{L})(?:\s+(?:Celsius|Fahrenheit|centígrados))?(?<below>\s+(?:below|bajo\s+cero|sous\s+zéro|en\s+dessous\s+de\s+zéro|abaixo\s+de\s+zero|negativos)(?!\p{L}))?/iu
/** What follows a number that counts nothing: its noun, or its per cent, is left out. */
const BARE = new RegExp(
  [
    '^\\s*(?:$|[.,;:)–-]',
    '|(?:and|or|to|no|yes|did|do|said|say|says|was|were|are|had|have|would|against|in|by|who|that|as|from',
    '|opposed|backed|supported|favou?red|voted|agreed|disagreed|think|thought|believe|want|wanted|apoy\\p{L}+|vot\\p{L}+',
    '|y|o|u|e|al?|que|no|sí|dijo|dijeron|en|por|contra|lo|se|está|están|estaba|estaban',
    '|et|ou|à|au|non|oui|ont|sont|disent|pour|contre|não|sim|disse|disseram|são|com)(?!\\p{L}))',
  ].join(''),
  'iu',
)

/** What a figure says in other words, by what stands before and after it. */
export function equalForms(
  { text, value, unit }: FoundFigure,
  { before, after }: { before: string; after: string },
  { locale, language, hasPercentages }: { locale: string; language: string; hasPercentages: boolean },
): EqualForms {
  const isPlain = unit.kind === 'count' || unit.kind === 'ratio'
  const days = isPlain ? daysOf({ text, value }, after, language) : []
  const isMultiple = days.length === 0 && (TIMES.test(text) || TIMES.test(after) || value === '1/2' || value === '0.5')
  const degrees = degreesSaid({ value, unit }, after)
  if (unit.kind !== 'count' || value.includes('/')) {
    const partOf = value.includes('/') && days.length === 0 ? measureAfter(after, locale) : null
    return { ...NO_FORMS, days, degrees, partOf, isMultiple: isMultiple && partOf === null }
  }
  const isBoth = value === '2' && !/\d/.test(text) && DEFINITE.test(before)
  return { ...NO_FORMS, days, degrees, mayBePercent: hasPercentages && BARE.test(after), isMultiple, isBoth }
}

const OF_ONE = /^(?:-|\s+)(?:(?:of|de|d['’])\s*)?(?:(?:an?|une?|un|una)\s+)?(?=\p{L})/iu

function measureAfter(after: string, locale: string): string | null {
  const link = OF_ONE.exec(after)
  const noun = link && /^\p{L}+/u.exec(after.slice(link[0].length))?.[0]
  const unit = noun ? readFigure(`1 ${noun}`, locale)?.unit : undefined
  return unit?.kind === 'measure' ? (unit.code ?? null) : null
}

/** What stands between the numbers of a share: "nineteen of the twenty", which an edition may say as 95 per cent. */
const OF_ALL: Readonly<Record<string, RegExp>> = {
  en: /^\s+(?:out\s+)?of\s+(?:(?:the|its|their|all|every)\s+)?$/iu,
  es: /^\s+de\s+(?:(?:l[oa]s|sus|cada)\s+)?$/iu,
  fr: /^\s+(?:sur|des)\s+(?:les\s+)?$/iu,
  pt: /^\s+(?:de|d[oa]s|em)\s+(?:cada\s+)?$/iu,
}

/** The share that each of the figures of a text says with the one beside it, or null. */
export function sharesSaid(text: string, found: readonly FoundFigure[], language: string): Array<string | null> {
  const shares = found.map((over, index) => {
    const under = found[index + 1]
    const isPlain = (figure: FoundFigure | undefined) => figure?.unit.kind === 'count' && /^\d+$/.test(figure.value)
    if (!under || !isPlain(over) || !isPlain(under) || new Exact(over.value).gte(under.value)) return null
    const gap = under.start - over.end <= LONGEST_GAP ? text.slice(over.end, under.start) : ''
    return OF_ALL[language]?.test(gap) ? `${over.value}/${under.value}` : null
  })
  return shares.map((share, index) => share ?? shares[index - 1] ?? null)
}

/** Between the numbers of a share, in characters. */
const LONGEST_GAP = 20

/** The degrees of a figure that says no scale, or says them "below zero". */
function degreesSaid({ value, unit }: Pick<FoundFigure, 'value' | 'unit'>, after: string): number | null {
  const found = DEGREES_AFTER.exec(after)
  const isBelow = found?.groups?.below !== undefined
  const isWarmth = unit.code === 'Cel' || unit.code === '[degF]'
  if (!found || (unit.kind !== 'count' && !(isWarmth && isBelow))) return null
  return isBelow ? -Number(value) : Number(value)
}

/** Words that say a number without a figure, as they stand in a text. */
export type Said = { value: string; text: string; start: number; end: number; forms: EqualForms }

/** The words of a text that say how many times, or how long, without a figure: "quadrupled", "el triple", "un siglo". */
export function saidIn(text: string, language: string): Said[] {
  const times = (MULTIPLES[language] ?? []).flatMap(([words, value]): Said[] => {
    const found = words.exec(text)
    if (!found) return []
    const word = /^\p{L}+/u.exec(text.slice(found.index, found.index + 40))?.[0] ?? found[0]
    const forms = { ...NO_FORMS, isMultiple: true }
    return [{ value, text: word, start: found.index, end: found.index + word.length, forms }]
  })
  const spans = spansSaid(text, language)
    .filter(({ isRound }) => isRound)
    .map(({ days, ...said }): Said => ({ ...said, value: '1', forms: { ...NO_FORMS, days } }))
  return [...times, ...spans]
}

/** What the words of a text say without a figure. */
export type Implied = { values: ReadonlySet<string>; days: readonly number[]; hasBoth: boolean }

export function impliedBy(text: string, language: string): Implied {
  const values = new Set((MULTIPLES[language] ?? []).flatMap(([words, value]) => (words.test(text) ? [value] : [])))
  if (HALVES[language]?.test(text)) values.add('1/2')
  if (PAIRS[language]?.test(text)) values.add('2')
  const days = [...new Set(spansSaid(text, language).flatMap(({ days }) => days))]
  return { values, days, hasBoth: BOTH[language]?.test(text) ?? false }
}

/** Whether a figure says what the words of a text do: two decades, where it says "twenty years" in no figure. */
export function isImplied(
  { value, forms }: { value: string; forms: EqualForms },
  { values, days, hasBoth }: Implied,
): boolean {
  if (forms.isBoth && hasBoth) return true
  return (forms.isMultiple && values.has(value === '0.5' ? '1/2' : value)) || lastAlike(forms.days, days)
}

/** Units by their code (UCUM), as parts of one of their dimension; temperatures with where their zero lies. */
const UNITS: Readonly<Record<string, readonly [dimension: string, size: number, zero?: number]>> = {
  mm: ['length', 0.001],
  cm: ['length', 0.01],
  m: ['length', 1],
  km: ['length', 1000],
  '[in_i]': ['length', 0.0254],
  '[ft_i]': ['length', 0.3048],
  '[yd_i]': ['length', 0.9144],
  '[mi_i]': ['length', 1609.344],
  m2: ['area', 1],
  km2: ['area', 1e6],
  har: ['area', 1e4],
  '[ft_i]2': ['area', 0.09290304],
  '[mi_i]2': ['area', 2589988.11],
  '[acr_us]': ['area', 4046.8564],
  g: ['weight', 0.001],
  kg: ['weight', 1],
  t: ['weight', 1000],
  '[oz_av]': ['weight', 0.028349523],
  '[lb_av]': ['weight', 0.45359237],
  mL: ['volume', 0.001],
  L: ['volume', 1],
  l: ['volume', 1],
  'km/h': ['speed', 1],
  '[gal_us]': ['volume', 3.785411784],
  '[mi_i]/h': ['speed', 1.609344],
  Cel: ['temperature', 1, 0],
  '[degF]': ['temperature', 5 / 9, 32],
}
/** How far a conversion may be rounded, as a part of it; and of a temperature, in degrees. */
const ROUNDED = 0.06
const DEGREES = 1.5

type Compared = { value: string; unit: FigureUnit; forms: EqualForms }

/** Whether two figures of other values or units say one thing. */
export function saysAlike(a: Compared, b: Compared): boolean {
  if (areSpans(a, b)) return lastAlike(a.forms.days, b.forms.days)
  if (isSaidShare(a, b) || isSaidShare(b, a)) return true
  return isShareOf(a, b) || isShareOf(b, a) || isConverted(a, b) || isAsWarm(a, b) || isSameNumber(a, b)
}

/** A half, and 0.5. */
function isSameNumber(a: Compared, b: Compared): boolean {
  if (a.value.includes('/') === b.value.includes('/')) return false
  if (a.unit.kind === 'percent' || b.unit.kind === 'percent') return false
  return Math.abs(numberOf(a) - numberOf(b)) < 1e-9
}

function numberOf({ value }: Compared): number {
  const [over = '', under = '1'] = value.split('/')
  return Number(over) / Number(under)
}

/**
 * Whether two figures of one value say different things by their units: 12 miles and 12 kilometres, 2 decades and 2
 * years.
 */
export function contradict(a: Compared, b: Compared): boolean {
  if (areSpans(a, b)) return !saysAlike(a, b)
  if (a.unit.kind !== 'measure' || b.unit.kind !== 'measure' || a.unit.code === b.unit.code) return false
  const [one, other] = [UNITS[a.unit.code ?? ''], UNITS[b.unit.code ?? '']]
  return one !== undefined && other !== undefined && one[0] === other[0] && one[1] !== other[1]
}

function areSpans(a: Compared, b: Compared): boolean {
  return a.forms.days.length > 0 && b.forms.days.length > 0
}

/** "95 degrees" and "35 grados": each edition leaves out the scale that its readers know. */
function isAsWarm(a: Compared, b: Compared): boolean {
  const isBare = a.forms.degrees !== null || b.forms.degrees !== null
  const [x, y] = [degreesOf(a), degreesOf(b)]
  if (!isBare || x === null || y === null) return false
  const inCelsius = (fahrenheit: number) => ((fahrenheit - 32) * 5) / 9
  return x === y || Math.abs(inCelsius(x) - y) <= DEGREES || Math.abs(inCelsius(y) - x) <= DEGREES
}

function degreesOf({ value, unit: { code }, forms }: Compared): number | null {
  return forms.degrees ?? (code === 'Cel' || code === '[degF]' ? Number(value) : null)
}

/** A fraction, and the percentage that it is when rounded as that is: a third is 33 %, and 33.3 %. */
function isShareOf(share: Compared, percent: Compared): boolean {
  if (percent.unit.kind !== 'percent' || percent.value.includes('/')) return false
  const [over = '', under] = share.value.split('/')
  if (share.unit.kind !== 'ratio' && under === undefined) return false
  const exact = new Exact(over).div(under ?? 1).times(100)
  return exact.toDecimalPlaces(new Exact(percent.value).decimalPlaces()).eq(percent.value)
}

/** "19 of 20" beside "diecinueve de cada veinte", or beside 95 per cent. */
function isSaidShare({ forms }: Compared, other: Compared): boolean {
  if (forms.share === null) return false
  const share: Compared = { value: forms.share, unit: { kind: 'ratio' }, forms: NO_FORMS }
  return isShareOf(share, other) || (other.value.includes('/') && Math.abs(numberOf(share) - numberOf(other)) < 1e-9)
}

function isConverted(a: Compared, b: Compared): boolean {
  const [code, otherCode] = [measureOf(a), measureOf(b)]
  const [one, other] = [UNITS[code ?? ''], UNITS[otherCode ?? '']]
  if (!one || !other || one[0] !== other[0]) return false
  if (code === otherCode && a.forms.partOf === null && b.forms.partOf === null) return false
  const [x, y] = [(numberOf(a) - (one[2] ?? 0)) * one[1], (numberOf(b) - (other[2] ?? 0)) * other[1]]
  return one[0] === 'temperature'
    ? Math.abs(x - y) <= DEGREES
    : Math.abs(x - y) <= ROUNDED * Math.max(Math.abs(x), Math.abs(y))
}

function measureOf({ unit, forms }: Compared): string | null {
  return unit.kind === 'measure' ? (unit.code ?? null) : forms.partOf
}
