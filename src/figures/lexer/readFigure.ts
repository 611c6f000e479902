import { decimalPlaces, Exact, isDecimal, normalizeDecimal } from '../decimal'
import type { FigureUnit, FigureValue, Qualifier } from '../types'
import { type Figure, figuresIn, foundFigure, scanText } from './findFigures'
import { phraseBefore } from './phrases'
import { qualifierAfter, qualifierBefore } from './qualifiers'
import type { Scan } from './scan'
import type { FoundFigure } from './types'

/** A wording that is one figure. `high` is the other end when it is a range, and `value` then the low one. */
export type WholeFigure = FoundFigure & { high: string | null }

/**
 * Reads a text that is nothing but one figure or one range, perhaps with a qualifier before or after and the noun of
 * its measure or money: "más de 600", "between 2 and 3 million", "37 km". Null for any other text. A lone number is
 * a figure here even where running text would make it a year or an article.
 */
export function readFigure(text: string, locale: string): WholeFigure | null {
  return readWhole(text, locale, null)
}

/** `trailing`: a text that may follow, such as the code of a unit that has no name. */
function readWhole(text: string, locale: string, trailing: string | null): WholeFigure | null {
  const scan = scanText(text, locale, true)
  const figures = figuresIn(scan)
  const [low, high] = figures
  if (!low || figures.length > 2 || (high && (low.range !== 'low' || high.range !== 'high'))) return null
  const last = high ?? low
  if (!isWhole(scan, low, last, trailing)) return null
  const found = foundFigure(scan, low)
  if (!high) return { ...found, high: null }
  const top = foundFigure(scan, high)
  return { ...found, end: top.end, text: text.slice(found.start, top.end), high: top.value }
}

/** Whether nothing but qualifiers and the words of a range stands before and after. */
function isWhole(scan: Scan, low: Figure, last: Figure, trailing: string | null): boolean {
  const { tokens, lexicon, text } = scan
  let first = low.first
  for (let rounds = 0; rounds < 3; rounds++) {
    const open = low === last ? null : phraseBefore(tokens, first, lexicon.ranges.open)
    // "menos de 20 a 30" begins with a qualifier, and not with the "de" of a range.
    first = (qualifierBefore(scan, first) ?? open)?.first ?? first
  }
  let end = last.outerEnd
  end = qualifierAfter(scan, end)?.end ?? end
  const rest = text.slice(tokens[end - 1]?.end ?? 0).trim()
  return first === 0 && (rest === '' || rest === '.' || (trailing !== null && rest === trailing.trim()))
}

/**
 * Whether a wording says the same as a figure: the same value (of both ends), the same kind of unit, and no qualifier
 * that contradicts it. A fraction says a decimal when it rounds to the digits that the decimal shows: "a third" says
 * 33.3 per cent. What the wording leaves unsaid, a currency or a qualifier, contradicts nothing.
 */
export function wordingReadsAs(text: string, figure: FigureValue, locale: string): boolean {
  const read = readWhole(text, locale, figure.unit.code ?? null)
  if (!read || !agrees(read.qualifier, figure.qualifier)) return false
  const high = figure.high ?? null
  const top = high === figure.value ? null : high
  if ((read.high === null) !== (top === null)) return false
  const factor = factorBetween(read.unit, figure.unit)
  if (factor === null) return false
  return (
    isSame(read.value, figure.value, factor) && (top === null || read.high === null || isSame(read.high, top, factor))
  )
}

/** What the written value is multiplied by to be compared, and null when the units say different things. */
function factorBetween(read: FigureUnit, figure: FigureUnit): number | null {
  const isSameCode = !read.code || !figure.code || read.code === figure.code
  switch (read.kind) {
    case 'ratio':
      return figure.kind === 'percent'
        ? 100
        : figure.kind === 'percentage-point' || figure.kind === 'currency'
          ? null
          : 1
    case 'percent':
      if (figure.kind === 'ratio') return 0.01
      return figure.kind === 'percent' ? 1 : null
    case 'percentage-point':
      return figure.kind === 'percentage-point' ? 1 : null
    case 'currency':
      return (figure.kind === 'currency' && isSameCode) || figure.kind === 'count' ? 1 : null
    case 'measure':
      return (figure.kind === 'measure' && isSameCode) || figure.kind === 'count' ? 1 : null
    case 'count':
      return figure.kind === 'percent' || figure.kind === 'percentage-point' ? null : 1
  }
}

function isSame(read: string, stated: string, factor: number): boolean {
  const value = normalizeDecimal(stated)
  if (!isDecimal(value)) return false
  const [over = '', under] = read.split('/')
  const written = new Exact(over).times(factor)
  if (under === undefined) return written.eq(value)
  const half = new Exact(10).pow(-decimalPlaces(value)).div(2)
  return written.div(under).minus(value).abs().lte(half)
}

/** Bounds agree when they point the same way; what is exact, or about, is contradicted by any bound. */
function agrees(read: Qualifier, stated: Qualifier): boolean {
  const direction = { exact: 0, about: 0, 'more-than': 1, 'at-least': 1, 'less-than': -1, 'at-most': -1 }
  return direction[read] === 0 || direction[read] === direction[stated]
}
