/** Figures that say one thing in two ways: half and 50 %, two decades and twenty years, 12 miles and 19 kilometres. */
import { Exact, type FigureUnit, type FoundFigure } from '../figures'

/** What a figure says besides its value and unit. */
export type EqualForms = {
  /** A span of time, in days. */
  days: number | null
  /** Whether it is a bare number among percentages, whose sign may have been left out: "from 20 to 30 per cent". */
  mayBePercent: boolean
  /** Whether it says how many times, which another edition may say with a verb: "fourfold", "se cuadruplicó". */
  isMultiple: boolean
}
export const NO_FORMS: EqualForms = { days: null, mayBePercent: false, isMultiple: false }

const TIMES = /fold(?!\p{L})|^\s+(?:times|veces|vezes|fois)(?!\p{L})/iu

const YEAR = 365.25
const SPANS: Readonly<Record<string, ReadonlyArray<readonly [RegExp, number]>>> = {
  en: [
    [/^(?:-|\s+)centur(?:y|ies)(?!\p{L})/iu, 100 * YEAR],
    [/^(?:-|\s+)decades?(?!\p{L})/iu, 10 * YEAR],
    [/^(?:-|\s+)years?(?!\p{L})/iu, YEAR],
    [/^(?:-|\s+)months?(?!\p{L})/iu, YEAR / 12],
    [/^(?:-|\s+)fortnights?(?!\p{L})/iu, 14],
    [/^(?:-|\s+)weeks?(?!\p{L})/iu, 7],
    [/^(?:-|\s+)days?(?!\p{L})/iu, 1],
  ],
  es: [
    [/^\s+siglos?(?!\p{L})/iu, 100 * YEAR],
    [/^\s+décadas?(?!\p{L})/iu, 10 * YEAR],
    [/^\s+lustros?(?!\p{L})/iu, 5 * YEAR],
    [/^\s+años?(?!\p{L})/iu, YEAR],
    [/^\s+semestres?(?!\p{L})/iu, YEAR / 2],
    [/^\s+mes(?:es)?(?!\p{L})/iu, YEAR / 12],
    [/^\s+quincenas?(?!\p{L})/iu, 15],
    [/^\s+semanas?(?!\p{L})/iu, 7],
    [/^\s+días?(?!\p{L})/iu, 1],
  ],
  fr: [
    [/^\s+siècles?(?!\p{L})/iu, 100 * YEAR],
    [/^\s+décennies?(?!\p{L})/iu, 10 * YEAR],
    [/^\s+ann?(?:ée)?s?(?!\p{L})/iu, YEAR],
    [/^\s+semestres?(?!\p{L})/iu, YEAR / 2],
    [/^\s+mois(?!\p{L})/iu, YEAR / 12],
    [/^\s+semaines?(?!\p{L})/iu, 7],
    [/^\s+jours?(?!\p{L})/iu, 1],
  ],
  pt: [
    [/^\s+séculos?(?!\p{L})/iu, 100 * YEAR],
    [/^\s+décadas?(?!\p{L})/iu, 10 * YEAR],
    [/^\s+anos?(?!\p{L})/iu, YEAR],
    [/^\s+semestres?(?!\p{L})/iu, YEAR / 2],
    [/^\s+m(?:ês|eses)(?!\p{L})/iu, YEAR / 12],
    [/^\s+semanas?(?!\p{L})/iu, 7],
    [/^\s+dias?(?!\p{L})/iu, 1],
  ],
}

/** Words that say how many times, without a figure. */
const MULTIPLES: Readonly<Record<string, ReadonlyArray<readonly [RegExp, string]>>> = {
  en: [
    [/(?<!\p{L})(?:doubl|twice|twofold)/iu, '2'],
    [/(?<!\p{L})(?:tripl|trebl|threefold)/iu, '3'],
    [/(?<!\p{L})(?:quadrupl|fourfold)/iu, '4'],
    [/(?<!\p{L})(?:quintupl|fivefold)/iu, '5'],
    [/(?<!\p{L})tenfold/iu, '10'],
    [/(?<!\p{L})(?:half|halv)/iu, '1/2'],
  ],
  es: [
    [/(?<!\p{L})(?:duplic|doble|par(?!\p{L}))/iu, '2'],
    [/(?<!\p{L})tripl/iu, '3'],
    [/(?<!\p{L})cu[aá]drupl/iu, '4'],
    [/(?<!\p{L})qu[ií]ntupl/iu, '5'],
    [/(?<!\p{L})d[eé]cupl/iu, '10'],
    [/(?<!\p{L})mitad/iu, '1/2'],
  ],
  fr: [
    [/(?<!\p{L})(?:doubl|paire(?!\p{L}))/iu, '2'],
    [/(?<!\p{L})tripl/iu, '3'],
    [/(?<!\p{L})quadrupl/iu, '4'],
    [/(?<!\p{L})quintupl/iu, '5'],
    [/(?<!\p{L})décupl/iu, '10'],
    [/(?<!\p{L})moitié/iu, '1/2'],
  ],
  pt: [
    [/(?<!\p{L})(?:dobr|duplic|par(?!\p{L}))/iu, '2'],
    [/(?<!\p{L})tripl/iu, '3'],
    [/(?<!\p{L})quadrupl/iu, '4'],
    [/(?<!\p{L})quintupl/iu, '5'],
    [/(?<!\p{L})d[eé]cupl/iu, '10'],
    [/(?<!\p{L})metade/iu, '1/2'],
  ],
}

function languageOf(locale: string): string {
  return new Intl.Locale(locale).language
}

/** What a figure says in other words, by what follows it. */
export function equalForms(
  { text, value, unit }: FoundFigure,
  after: string,
  { locale, hasPercentages }: { locale: string; hasPercentages: boolean },
): EqualForms {
  const isMultiple = TIMES.test(text) || TIMES.test(after) || value === '1/2'
  if (unit.kind !== 'count' || value.includes('/')) return { ...NO_FORMS, isMultiple }
  const span = SPANS[languageOf(locale)]?.find(([words]) => words.test(after))
  const isBare = /^\s*(?:$|[.,;:)–-]|(?:and|or|to|y|o|u|e|al?|et|ou|à|au)\s)/iu.test(after)
  return { days: span ? Number(value) * span[1] : null, mayBePercent: hasPercentages && isBare, isMultiple }
}

/** The numbers that the words of a text say without a figure. */
export function impliedValues(text: string, locale: string): ReadonlySet<string> {
  return new Set((MULTIPLES[languageOf(locale)] ?? []).flatMap(([words, value]) => (words.test(text) ? [value] : [])))
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
  if (a.forms.days !== null && b.forms.days !== null) return Math.abs(a.forms.days / b.forms.days - 1) < 0.01
  return isShareOf(a, b) || isShareOf(b, a) || isConverted(a, b)
}

/** Whether two figures of one value say different things by their units: 12 miles and 12 kilometres, 2 decades and 2 years. */
export function contradict(a: Compared, b: Compared): boolean {
  if (a.forms.days !== null && b.forms.days !== null) return !saysAlike(a, b)
  if (a.unit.kind !== 'measure' || b.unit.kind !== 'measure' || a.unit.code === b.unit.code) return false
  const [one, other] = [UNITS[a.unit.code ?? ''], UNITS[b.unit.code ?? '']]
  return one !== undefined && other !== undefined && one[0] === other[0] && one[1] !== other[1]
}

/** A fraction, and the percentage that it is when rounded as that is: a third is 33 %, and 33.3 %. */
function isShareOf(share: Compared, percent: Compared): boolean {
  if (percent.unit.kind !== 'percent' || percent.value.includes('/')) return false
  const [over = '', under] = share.value.split('/')
  if (share.unit.kind !== 'ratio' && under === undefined) return false
  const exact = new Exact(over).div(under ?? 1).times(100)
  return exact.toDecimalPlaces(new Exact(percent.value).decimalPlaces()).eq(percent.value)
}

function isConverted(a: Compared, b: Compared): boolean {
  const [one, other] = [UNITS[a.unit.code ?? ''], UNITS[b.unit.code ?? '']]
  if (!one || !other || one === other || one[0] !== other[0]) return false
  if (a.unit.kind !== 'measure' || b.unit.kind !== 'measure') return false
  const [x, y] = [(Number(a.value) - (one[2] ?? 0)) * one[1], (Number(b.value) - (other[2] ?? 0)) * other[1]]
  return one[0] === 'temperature'
    ? Math.abs(x - y) <= DEGREES
    : Math.abs(x - y) <= ROUNDED * Math.max(Math.abs(x), Math.abs(y))
}
