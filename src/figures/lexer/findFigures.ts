import { languageTable } from '../languages'
import type { Qualifier } from '../types'
import { setCodesAside } from './codes'
import { isCapitalName, isCountedYear, isLabelled, isYearLike } from './contexts'
import { setDatesAside } from './dates'
import { lexicon } from './lexicon'
import { conventions } from './locale'
import { phraseAt } from './phrases'
import { qualifierAfter, qualifierBefore } from './qualifiers'
import { type Quantity, readQuantity } from './quantities'
import { type Link, linkOf, ratioOf, shareUnit } from './ranges'
import type { Scan } from './scan'
import { isDash, isGlued, isHyphen, tokenize } from './tokens'
import type { FoundFigure } from './types'
import { valueText } from './value'

/**
 * Finds the figures in running text: numbers in digits and in words, percentages, money, fractions, ranges. Dates,
 * times, ordinals and the numbers of names (page 14, G7) are none. `locale` (BCP 47) decides the language, and how
 * digits are grouped: "1.200" is 1200 in es-ES and 1.2 in en-US.
 *
 *     findFigures('Nearly two-thirds of the 8,000 ballots', 'en-US').map((figure) => figure.value) // ['2/3', '8000']
 *
 * Never throws on any text; throws a RangeError for a malformed locale.
 */
export function findFigures(text: string, locale: string): FoundFigure[] {
  const scan = scanText(text, locale, false)
  return figuresIn(scan).map((figure) => foundFigure(scan, figure))
}

/** A quantity that is a figure, with what stands around it. */
export type Figure = Quantity & { qualifier: Qualifier; range: FoundFigure['range'] }

/** Cuts a text into tokens and sets aside those that belong to no figure. */
export function scanText(text: string, locale: string, isAlone: boolean): Scan {
  const table = languageTable(locale)
  const ways = conventions(locale)
  const tokens = tokenize(text, ways)
  const scan = { text, tokens, lexicon: lexicon(table), locale: ways, aside: new Uint8Array(tokens.length), isAlone }
  setCodesAside(scan)
  setDatesAside(scan)
  return scan
}

/** The figures among the quantities of a text. */
export function figuresIn(scan: Scan): Figure[] {
  const read = joinRatios(scan, quantitiesIn(scan))
  const linked = linkAll(scan, read)
  const labelled = labelsIn(scan, linked)
  return linked.flatMap((each, index) => {
    if (labelled.has(index) || !isFigure(scan, linked, index)) return []
    const qualifier = qualifierOf(scan, linked, index)
    return [{ ...each.quantity, qualifier, range: rangeOf(linked, index, labelled) }]
  })
}

export function foundFigure(scan: Scan, figure: Figure): FoundFigure {
  const start = scan.tokens[figure.first]?.start ?? 0
  const end = scan.tokens[figure.end - 1]?.end ?? start
  return {
    start,
    end,
    text: scan.text.slice(start, end),
    value: valueText(figure.value, figure.isNegative),
    unit: figure.unit,
    qualifier: figure.qualifier,
    range: figure.range,
  }
}

function quantitiesIn(scan: Scan): Quantity[] {
  const quantities: Quantity[] = []
  for (let index = 0; index < scan.tokens.length;) {
    const quantity = readQuantity(scan, index)
    if (quantity) quantities.push(quantity)
    index = quantity ? quantity.end : index + 1
  }
  return quantities
}

function joinRatios(scan: Scan, quantities: Quantity[]): Quantity[] {
  const joined: Quantity[] = []
  for (const quantity of quantities) {
    const previous = joined.at(-1)
    const ratio = previous ? ratioOf(scan, previous, quantity) : null
    if (ratio) joined[joined.length - 1] = ratio
    else joined.push(quantity)
  }
  return joined
}

/** A quantity and how the next one belongs to it. */
type Linked = { quantity: Quantity; link: Link | null }

function linkAll(scan: Scan, quantities: Quantity[]): Linked[] {
  const linked: Linked[] = quantities.map((quantity) => ({ quantity, link: null }))
  for (let index = 0; index + 1 < linked.length; index++) {
    const low = linked[index]
    const high = linked[index + 1]
    if (!low || !high) continue
    low.link = isYearBeforeAmount(scan, low.quantity, high.quantity) ? null : linkOf(scan, low.quantity, high.quantity)
    // "6-3, 2-6": a set after another is a score, too.
    const isNextSet = linked[index - 2]?.link === 'pair' && isDash(scan.tokens[low.quantity.end])
    const gap = low.quantity.first - (linked[index - 1]?.quantity.end ?? 0)
    if (low.link === 'range' && isNextSet && gap === 1) low.link = 'pair'
    // A third number in the chain is no end of the same range.
    if (low.link === 'range' && linked[index - 1]?.link === 'range') low.link = 'pair'
    if (low.link) [low.quantity, high.quantity] = shareUnit(low.quantity, high.quantity)
  }
  return linked
}

/** "from $2 million in 2019 to $7.5 million" */
function isYearBeforeAmount(scan: Scan, low: Quantity, high: Quantity): boolean {
  const previous = scan.tokens[low.first - 1]
  const isDated = previous !== undefined && scan.lexicon.dates.surelyBeforeYear.has(previous.key)
  return isDated && isYearLike(scan, low) && (high.unit.kind !== 'count' || high.scale > 1)
}

/** The numbers that are names, and those listed after one: "Articles 3, 5 and 7", "pages 14–16". */
function labelsIn(scan: Scan, linked: Linked[]): Set<number> {
  const labelled = new Set<number>()
  if (scan.isAlone) return labelled
  for (const [index, { quantity }] of linked.entries()) {
    const previous = linked[index - 1]
    const isListed =
      labelled.has(index - 1) && previous !== undefined && isListedAfter(scan, previous.quantity, quantity)
    if (isListed || isLabelled(scan, quantity, !isYearLike(scan, quantity))) labelled.add(index)
  }
  return labelled
}

function isListedAfter(scan: Scan, previous: Quantity, next: Quantity): boolean {
  if (!next.isDigits || next.first === previous.end) return false
  const { tokens, lexicon } = scan
  const joiner = tokens[previous.end]
  if (isDash(joiner) || joiner?.text === '/' || joiner?.text === '(')
    return next.first === previous.end + 1 && isGlued(joiner)
  const name = tokens[previous.first - 1]
  const isPlural = name?.text === '.' || /s$/.test(name?.key ?? '') || name?.kind !== 'word'
  if (!isPlural) return false
  const found = phraseAt(tokens, previous.end, lexicon.dates.between)
  return found?.end === next.first
}

function isFigure(scan: Scan, linked: Linked[], index: number): boolean {
  const each = linked[index]
  if (!each) return false
  const { quantity } = each
  if (scan.isAlone) return true
  if (quantity.isOne) return isEndOfRange(linked, index) && !isHyphen(scan.tokens[quantity.first - 1])
  if (quantity.hasWords && quantity.unit.kind === 'count' && isCapitalName(scan, quantity)) return false
  if (isYearEnd(scan, linked, index)) return false
  if (isYearLike(scan, quantity)) return isCount(scan, linked, index)
  return true
}

function isEndOfRange(linked: Linked[], index: number): boolean {
  return linked[index]?.link === 'range'
}

/** Of two year-like numbers in a range, the second decides for both: "1500 to 2000 people". */
function isCount(scan: Scan, linked: Linked[], index: number): boolean {
  const each = linked[index]
  if (!each) return false
  const next = linked[index + 1]
  if (each.link !== null && next) {
    return isYearLike(scan, next.quantity) ? isCountedYear(scan, next.quantity) : !isShortYear(scan, next.quantity)
  }
  const previous = linked[index - 1]
  const isHigh = previous?.link !== null && previous !== undefined
  if (isHigh && !isYearLike(scan, previous.quantity)) return true
  return isCountedYear(scan, each.quantity)
}

/** "22" in "2021-22" */
function isYearEnd(scan: Scan, linked: Linked[], index: number): boolean {
  const each = linked[index]
  const previous = linked[index - 1]
  if (!each || !previous?.link || !isShortYear(scan, each.quantity) || !isYearLike(scan, previous.quantity))
    return false
  return isDash(scan.tokens[previous.quantity.end])
}

/** Two digits, as the second half of "2021-22" has. */
function isShortYear(scan: Scan, quantity: Quantity): boolean {
  return quantity.isDigits && scan.tokens[quantity.first]?.text.length === 2
}

function rangeOf(linked: Linked[], index: number, labelled: Set<number>): FoundFigure['range'] {
  if (linked[index]?.link === 'range' && !labelled.has(index + 1)) return 'low'
  return linked[index - 1]?.link === 'range' && !labelled.has(index - 1) ? 'high' : null
}

function qualifierOf(scan: Scan, linked: Linked[], index: number): Qualifier {
  // What is said of a range is said of both its ends.
  const low = linked[index - 1]?.link === 'range' ? linked[index - 1] : linked[index]
  const high = linked[index]?.link === 'range' ? linked[index + 1] : linked[index]
  if (!low || !high) return 'exact'
  return (qualifierBefore(scan, low.quantity.first) ?? qualifierAfter(scan, high.quantity.outerEnd))?.value ?? 'exact'
}
