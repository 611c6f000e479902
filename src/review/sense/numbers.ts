/** Arithmetic with figures as they are written: rounded, qualified, each good to its last digit. */
import { Exact, formatFigure, type FigureUnit } from '../../figures'
import type { Mention } from './mentions'

/** All values from the least to the greatest. */
export type Interval = readonly [low: number, high: number]

/** How far off "about" and its like may be, as a part of the value. */
const ABOUT = 0.06
/** How far beyond a bound the truth may lie that is told by it: "more than 600" is not said of 900. */
const BEYOND = 0.25

/** Between which values the truth lies when a figure is written so. */
export function interval({ kind, value, step: digit, qualifier }: Mention): Interval {
  const size = Math.abs(value)
  // What is counted one by one is as it is said; a scale and decimals round.
  const step = kind === 'amount' && digit === 1 ? 0 : digit
  switch (qualifier) {
    case 'exact':
      return [value - step / 2, value + step / 2]
    case 'about':
      return [value - Math.max(step, size * ABOUT), value + Math.max(step, size * ABOUT)]
    case 'more-than':
    case 'at-least':
      return [value - step / 2, value + Math.max(step, size * BEYOND)]
    case 'less-than':
    case 'at-most':
      return [value - Math.max(step, size * BEYOND), value + step / 2]
  }
}

/** The same for a figure that somebody computed: it may have been cut off instead of rounded. */
export function computedInterval(mention: Mention): Interval {
  const [low, high] = interval(mention)
  return [Math.min(low, mention.value - mention.step), Math.max(high, mention.value + mention.step)]
}

export function meet([a, b]: Interval, [c, d]: Interval): boolean {
  const slack = 1e-9 * Math.max(1, Math.abs(b), Math.abs(d))
  return a <= d + slack && c <= b + slack
}

/** The values that a function of two figures takes over all that they may be; it is monotonous in each of them. */
export function over(a: Interval, b: Interval, compute: (a: number, b: number) => number): Interval {
  const values = a.flatMap((x) => b.map((y) => compute(x, y)))
  return [Math.min(...values), Math.max(...values)]
}

/** Whether two figures can be of one kind: dollars and dollars, dollars and a bare number, but not dollars and euros. */
export function areAlike(a: Mention, b: Mention): boolean {
  if (a.kind !== b.kind) return false
  if (a.unit.kind === 'count' || b.unit.kind === 'count') return true
  return a.unit.kind === b.unit.kind && (!a.unit.code || !b.unit.code || a.unit.code === b.unit.code)
}

/** A number that was computed, as it is shown in a message: rounded, in the locale. */
export function shown(value: number, locale: string, unit: FigureUnit['kind'] = 'count', places = 1): string {
  const rounded = new Exact(value).toDecimalPlaces(places).toFixed()
  return formatFigure({ value: rounded, qualifier: 'exact', unit: { kind: unit } }, { locale, form: 'digits' })
}

/** Two figures that are held against each other are rounded alike: of "from 2 to 4.5 million" the 2 is 2.0. */
export function roundedAlike(a: Mention, b: Mention): [Mention, Mention] {
  const step = Math.min(a.step, b.step)
  return step >= 1 && Math.max(a.step, b.step) > 1
    ? [
        { ...a, step },
        { ...b, step },
      ]
    : [a, b]
}
