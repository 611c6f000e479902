import type { FigureForm } from '../body/types'
import { Exact, formatFigure, isDecimal, normalizeDecimal, decimalPlaces, type FoundFigure } from '../figures'
import type { StatisticRecord } from '../model/records'

/** From here on a sum may leave out its money the second time: “los 870 millones”. */
export const LARGE = 1000

/** A value in the one spelling that figures found in text have: "37.50" is "37.5". */
export function plainValue(value: string): string {
  return isDecimal(value) ? new Exact(value).toFixed() : value
}

/** To how many digits somebody may keep a fraction. */
const PLACES = [0, 1, 2, 3, 4]

/**
 * The values under which a statistic may be kept that says what a figure in the text says: the value itself, and for a
 * fraction its decimal and its percentage ("one in five" is 0.2, or 20 per cent).
 */
export function valuesOf({ value }: Pick<FoundFigure, 'value'>, places: readonly number[] = PLACES): string[] {
  const [numerator, denominator] = value.split('/')
  if (!numerator || !denominator) return [value]
  const decimal = new Exact(numerator).div(denominator)
  // A fraction without an end is kept rounded, to as many digits as somebody thought right.
  const rounded = places.flatMap((each) => [
    decimal.toDecimalPlaces(each).toFixed(),
    decimal.times(100).toDecimalPlaces(each).toFixed(),
  ])
  return [...new Set(rounded)].filter((each) => each !== '0')
}

function isShare({ value }: Pick<FoundFigure, 'value'>) {
  return value.includes('/')
}

function sameValue(found: FoundFigure, statistic: StatisticRecord): boolean {
  const value = normalizeDecimal(statistic.value)
  if (!isDecimal(value)) return false
  if (!isShare(found)) return plainValue(value) === found.value
  const [numerator = '0', denominator = '1'] = found.value.split('/')
  const share = new Exact(numerator).div(denominator).times(statistic.unit.kind === 'percent' ? 100 : 1)
  return share.toDecimalPlaces(decimalPlaces(value)).eq(value)
}

/** Whether a statistic says what a figure found in the text says: the value, and nothing else than its unit. */
export function saysSame(found: FoundFigure, statistic: StatisticRecord): boolean {
  const { kind, code } = statistic.unit
  if (isShare(found) && kind !== 'percent' && kind !== 'ratio') return false
  if (!sameValue(found, statistic)) return false
  if (isShare(found)) return true
  const isPercentage = (each: string) => each === 'percent' || each === 'percentage-point'
  if (isPercentage(kind) || isPercentage(found.unit.kind)) return kind === found.unit.kind
  // "40 million" may be dollars by what the story is about; "40 million euros" is no statistic in dollars.
  return (
    found.unit.kind === 'count' || (kind === found.unit.kind && (!code || !found.unit.code || code === found.unit.code))
  )
}

const WRITTEN: readonly Exclude<FigureForm, 'custom'>[] = ['digits', 'words', 'percent-words', 'compact']

/** The form in which the statistic reads as the text does, so that linking changes no word; else its own wording. */
export function formFor(
  text: string,
  statistic: StatisticRecord,
  locale: string,
): { form: FigureForm; text: string | null } {
  const form = WRITTEN.find((each) => formatFigure(statistic, { locale, form: each }) === text)
  return form ? { form, text: null } : { form: 'custom', text }
}

const WORD = /[\p{L}\p{N}]{4,}/gu
/** The longer words of a text without their endings, so that "diplomats" meets "diplomat" and "diplomáticos" itself. */
function stems(text: string): Set<string> {
  return new Set(
    (text.toLocaleLowerCase().match(WORD) ?? []).map((word) => word.slice(0, Math.max(4, word.length - 3))),
  )
}

/** How many words of a text a passage shares with it. */
export function overlap(passage: string, text: string): number {
  const there = stems(passage)
  return [...stems(text)].filter((stem) => there.has(stem)).length
}
