import { languageTable } from '../languages'
import type { Qualifier } from '../types'
import { clean } from './clean'
import { setCodesAside } from './codes'
import { isCapitalName, isCountedYear, isLabelled, isScoreline, isYearLike } from './contexts'
import { setDatesAside } from './dates'
import { lexicon } from './lexicon'
import { conventions } from './locale'
import { phraseAt, phraseBefore } from './phrases'
import { qualifierAfter, qualifierBefore } from './qualifiers'
import { mayBegin, type Quantity, readQuantity } from './quantities'
import { countsSomething } from './nouns'
import { type Link, linkOf, ratioOf, shareUnit, withScale } from './ranges'
import type { Scan } from './scan'
import { joinSpacedGroups } from './spacedGroups'
import { isInTitle } from './titles'
import { isDash, isGlued, isHyphen, isLower, type Token, tokenize } from './tokens'
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
export function scanText(given: string, locale: string, isAlone: boolean): Scan {
  const table = languageTable(locale)
  const ways = conventions(locale)
  const { text, ...places } = clean(given, ways)
  const words = lexicon(table)
  const tokens = joinSpacedGroups(tokenize(text, ways, words.elides), text, words, ways)
  const scan = {
    given,
    text,
    places,
    tokens,
    lexicon: words,
    locale: ways,
    aside: new Uint8Array(tokens.length),
    isAlone,
  }
  // Most passages have no number at all: nothing in them is to be set aside.
  if (!tokens.some((token, index) => mayBegin(scan, token, index))) return { ...scan, tokens: [] }
  joinWrappedLines(scan)
  setCodesAside(scan)
  setDatesAside(scan)
  return scan
}

/**
 * Copy from a mail or a PDF has a line break where its lines ended: "$4.2\nmillion". A line that goes on in lower case,
 * after one that ended in no full stop, is the same line.
 */
function joinWrappedLines({ text, tokens, lexicon }: Scan): void {
  const isScale = (token: Token | undefined) => lexicon.numbers.get(token?.key ?? '')?.kind === 'scale'
  for (const [index, token] of tokens.entries()) {
    const previous = tokens[index - 1]
    if (!token.isNewLine || !previous || !/^[\p{L}\p{N},%$€£]+/u.test(previous.text)) continue
    // "3 mil\n400 millones", "4,5\n% en junio"
    const isRest = token.kind === 'number' && isScale(previous) && isScale(tokens[index + 1])
    const isSign = token.text === '%' && previous.kind === 'number'
    if (!isLower(token) && !isRest && !isSign) continue
    const breaks = text.slice(previous.end, token.start).match(/\r\n|[\n\r\u2028\u2029]/g)
    if (breaks?.length === 1) token.isNewLine = false
  }
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
  const { tokens, places, given } = scan
  const start = places.startOf(tokens[figure.first]?.start ?? 0)
  const end = places.endOf(tokens[figure.end - 1]?.end ?? 0)
  return {
    start,
    end,
    text: given.slice(start, end),
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
    const ratio = previous && !isOdds(scan, joined.at(-2), previous) ? ratioOf(scan, previous, quantity) : null
    if (ratio) joined[joined.length - 1] = ratio
    else joined.push(quantity)
  }
  return joined
}

/** "three to one in 11 of the 39 counties": the one is the other's, and no share of what follows. */
function isOdds({ tokens, lexicon }: Scan, over: Quantity | undefined, under: Quantity): boolean {
  return (
    under.isOne &&
    over !== undefined &&
    over.end + 1 === under.first &&
    // "$1.2 billion and one in five shares"
    tokens[over.end]?.key !== lexicon.restWord &&
    tokens[over.end]?.key !== lexicon.tensWord &&
    lexicon.ranges.middle.byFirst.has(tokens[over.end]?.key ?? '')
  )
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
    // "6-3, 2-6 7-6 (7-5)": a set after another is a score, too.
    const dash = scan.tokens[low.quantity.end]
    const isNextSet = linked[index - 2]?.link === 'pair' && (isDash(dash) || dash?.text === '/')
    const gapStart = linked[index - 1]?.quantity.end ?? 0
    if (low.link === 'range' && isNextSet && isSetGap(scan, gapStart, low.quantity.first)) low.link = 'pair'
    if (low.link === 'range' && isInChain(scan, low.quantity, high.quantity)) low.link = 'pair'
    // A third number in the chain is no end of the same range.
    if (low.link === 'range' && linked[index - 1]?.link === 'range') low.link = 'pair'
    if (low.link) [low.quantity, high.quantity] = shareUnit(scan, low.quantity, high.quantity, low.link)
    else if (isElided(scan, low.quantity, high.quantity)) high.quantity = withScale(high.quantity, low.quantity)
  }
  return linked
}

/** "29-0-1": of three numbers that hyphens join, no two are a range. */
function isInChain({ tokens }: Scan, low: Quantity, high: Quantity): boolean {
  const joins = (dash: number, other: number) =>
    isHyphen(tokens[dash]) && isGlued(tokens[dash]) && tokens[other]?.kind === 'number'
  if (!joins(low.end, high.first)) return false
  return joins(low.first - 1, low.first - 2) || (joins(high.end, high.end + 1) && isGlued(tokens[high.end + 1]))
}

/** Whether nothing but a comma and brackets stands between two sets. */
function isSetGap({ tokens }: Scan, first: number, end: number): boolean {
  if (end - first > 3) return false
  return tokens.slice(first, end).every((token) => /^[(),;]$/.test(token.text))
}

/** "33 millones, 23,7 de ellos", "15 millones, de los que 6,2": of money it may be a whole number, too. */
function isElided(scan: Scan, before: Quantity, quantity: Quantity): boolean {
  const { tokens, lexicon } = scan
  if (before.scale === 1 || !quantity.isDigits || typeof quantity.value !== 'string') return false
  if (isAdded(scan, before, quantity)) return true
  if (tokens[before.outerEnd]?.text !== ',' || Number(quantity.value) * before.scale >= Number(before.value))
    return false
  const isPart = quantity.value.includes('.') || before.unit.kind === 'currency'
  const led = phraseAt(tokens, before.outerEnd + 1, lexicon.elided.decimal)
  if (led?.end === quantity.first) {
    return quantity.value.includes('.') || (isPart && !countsSomething(scan, quantity.end))
  }
  if (quantity.first !== before.outerEnd + 1) return false
  if (phraseAt(tokens, quantity.end, lexicon.elided.any)) return true
  return isPart && phraseAt(tokens, quantity.end, lexicon.elided.decimal) !== null
}

/** "60 millones fijos más 15 en variables", "£17m plus 3 in add-ons": what is added to a sum, and counts nothing. */
function isAdded(scan: Scan, before: Quantity, quantity: Quantity): boolean {
  const { tokens, lexicon } = scan
  const gap = tokens.slice(before.outerEnd, quantity.first)
  if (gap.length === 0 || gap.length > 3 || gap.some(({ kind }) => kind !== 'word')) return false
  if (!lexicon.elided.plus.has(gap.at(-1)?.key ?? '') || !tokens[quantity.first]?.numeral?.isBare) return false
  if (Number(quantity.value) * before.scale >= Number(before.value) || Number(quantity.value) >= 100) return false
  const next = tokens[quantity.end]
  return next !== undefined && !next.isNewLine && lexicon.nouns.functionWords.has(next.key)
}

/** "from 310 in 2011 to 295 "to double by 2010 to 1.3 billion" */
function isYearBeforeAmount(scan: Scan, low: Quantity, high: Quantity): boolean {
  const { tokens, lexicon } = scan
  const previous = tokens[low.first - 1]?.key ?? ''
  if (!isYearLike(scan, low) || isYearLike(scan, high) || isDash(tokens[low.end])) return false
  if (lexicon.dates.surelyBeforeYear.has(previous)) return true
  const isDated = lexicon.dates.yearPrepositions.has(previous) && !lexicon.ranges.open.byLast.has(previous)
  return isDated && (high.unit.kind !== 'count' || high.scale > 1 || linkOf(scan, low, high) === 'pair')
}

/** The numbers that are names, and those listed after one: "Articles 3, 5 and 7", "pages 14–16". */
function labelsIn(scan: Scan, linked: Linked[]): Set<number> {
  const labelled = new Set<number>()
  if (scan.isAlone) return labelled
  for (const [index, { quantity }] of linked.entries()) {
    const previous = linked[index - 1]
    const isListed =
      labelled.has(index - 1) &&
      previous !== undefined &&
      !isEndOfChange(scan, linked[index - 2]?.quantity, previous.quantity, quantity) &&
      isListedAfter(scan, previous.quantity, quantity)
    if (isListed || isLabelled(scan, quantity, !isYearLike(scan, quantity))) labelled.add(index)
  }
  return labelled
}

/** "from 1,240 in week 31 to 860": what a change that began before the name ends at. */
function isEndOfChange({ tokens, lexicon }: Scan, from: Quantity | undefined, name: Quantity, to: Quantity): boolean {
  const gap = from ? name.first - from.outerEnd : 0
  if (!from || gap < 1 || gap > 4 || to.first !== name.end + 1) return false
  if (!lexicon.ranges.middle.byFirst.has(tokens[name.end]?.key ?? '')) return false
  return lexicon.ranges.open.byLast.has(tokens[from.first - 1]?.key ?? '')
}

function isListedAfter(scan: Scan, previous: Quantity, next: Quantity): boolean {
  const { tokens, lexicon } = scan
  const isWord = next.hasWords && previous.hasWords && next.unit.kind === 'count' && next.scale === 1 && !next.isOne
  if (!(next.isDigits || isWord) || next.first === previous.end) return false
  // "to win Game 5, 118-109"
  if (isScoreline(scan, next)) return false
  const joiner = tokens[previous.end]
  if (isDash(joiner) || joiner?.text === '/' || joiner?.text === '(')
    return next.first === previous.end + 1 && isGlued(joiner)
  const name = tokens[previous.first - 1]
  const isPlural = name?.text === '.' || /s$/.test(name?.key ?? '') || name?.kind !== 'word'
  // "la sección 34 y 58 del gremio"; but "página 14 y 58 personas"
  if (!isPlural && (tokens[next.end]?.kind === 'number' || countsSomething(scan, next.end))) return false
  // In Spanish the noun comes right after its number.
  if (!isPlural && lexicon.nouns.reach > 1 && !isUncounted(scan, next.end)) return false
  const found = phraseAt(tokens, previous.end, lexicon.dates.between)
  return found?.end === next.first
}

function isFigure(scan: Scan, linked: Linked[], index: number): boolean {
  const each = linked[index]
  if (!each) return false
  const { quantity } = each
  if (scan.isAlone) return true
  if (quantity.isOne) {
    const isEnd = isEndOfRange(linked, index) || isAgainst(scan, linked, index)
    return isEnd && !isHyphen(scan.tokens[quantity.first - 1])
  }
  if (quantity.hasWords && quantity.unit.kind === 'count' && isCapitalName(scan, quantity)) return false
  if (isInTitle(scan, quantity) || isPricedBy(scan, linked[index - 1], quantity)) return false
  if (isYearEnd(scan, linked, index)) return false
  if (isYearLike(scan, quantity)) return isCount(scan, linked, index)
  return true
}

/** "$4.82 a dozen", "9 euros la docena": what a price is of. */
function isPricedBy(scan: Scan, previous: Linked | undefined, { first, end, hasWords }: Quantity): boolean {
  const isOfDozen = hasWords && scan.lexicon.numbers.get(scan.tokens[end - 1]?.key ?? '')?.kind === 'collective'
  const price = previous?.quantity
  return isOfDozen && price?.unit.kind === 'currency' && price.outerEnd === first && !countsSomething(scan, end)
}

function isEndOfRange(linked: Linked[], index: number): boolean {
  return linked[index]?.link === 'range'
}

/** "20 to one", "three to one" */
function isAgainst(scan: Scan, linked: Linked[], index: number): boolean {
  const previous = linked[index - 1]
  if (isAlone(scan, previous?.quantity, linked[index]?.quantity)) return true
  const { tokens, lexicon } = scan
  const joiner = lexicon.ranges.middle.byFirst.has(tokens[previous?.quantity.end ?? -1]?.key ?? '')
  const quantity = linked[index]?.quantity
  if (previous?.link !== 'pair' || !joiner || !quantity || previous.quantity.end + 1 !== quantity.first) return false
  // "robaron $3 millones a un jubilado": an article, and what it belongs to.
  const isArticle = lexicon.articles.has(tokens[quantity.first]?.key ?? '')
  return !isArticle || tokens[quantity.end]?.kind !== 'word'
}

/** "cuatro contra uno", "four votes against one" */
function isAlone(scan: Scan, previous: Quantity | undefined, one: Quantity | undefined): boolean {
  const { tokens, lexicon } = scan
  if (!previous || !one || one.first - previous.end > 3) return false
  const against = phraseBefore(tokens, one.first, lexicon.ranges.against)
  const next = tokens[one.end]
  return against !== null && against.first >= previous.end && (next === undefined || next.kind === 'mark')
}

/** Of two year-like numbers in a range, the second decides for both: "1500 to 2000 people". */
function isCount(scan: Scan, linked: Linked[], index: number): boolean {
  const each = linked[index]
  if (!each) return false
  const next = linked[index + 1]
  if (each.link !== null && next) {
    return isYearLike(scan, next.quantity)
      ? isCountedYear(scan, next.quantity)
      : !isShortYear(scan, each.quantity, next.quantity)
  }
  const previous = linked[index - 1]
  const isHigh = previous?.link !== null && previous !== undefined
  if (isHigh && !isYearLike(scan, previous.quantity)) return true
  return isCountedYear(scan, each.quantity)
}

/** Whether nothing that a number could count begins at a token. */
function isUncounted({ tokens, lexicon }: Scan, end: number): boolean {
  const next = tokens[end]
  return next === undefined || next.kind === 'mark' || lexicon.nouns.functionWords.has(next.key)
}

/** "22" in "2021-22" */
function isYearEnd(scan: Scan, linked: Linked[], index: number): boolean {
  const each = linked[index]
  const previous = linked[index - 1]
  if (!each || !previous?.link || !isYearLike(scan, previous.quantity)) return false
  return isShortYear(scan, previous.quantity, each.quantity) && isDash(scan.tokens[previous.quantity.end])
}

/** Two digits, as the second half of "2021-22" has, or the next one: "2005-6". */
function isShortYear(scan: Scan, year: Quantity, quantity: Quantity): boolean {
  const text = scan.tokens[quantity.first]?.text ?? ''
  const next = (Number(scan.tokens[year.first]?.text) + 1) % 10
  return quantity.isDigits && (text.length === 2 || text === String(next))
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
