import { Exact } from '../decimal'
import { countsSomething } from './nouns'
import { wordAt } from './numberWords'
import { phraseAt, phraseBefore, phrasesAt } from './phrases'
import type { Quantity } from './quantities'
import { at, type Scan } from './scan'
import { isDash, isGlued, isHyphen } from './tokens'
import { reduce, type Value, valueOf } from './value'

/** How two quantities that stand side by side belong together. */
export type Link =
  /** Two ends: "between 2,600 and 2,700", "10–15%". */
  | 'range'
  /** Two values that share a unit, or are set against each other: "two or three million", "3-1". */
  | 'pair'

/** One in five, uno de cada cinco: both numbers as one quantity; null when they are no ratio. */
export function ratioOf(scan: Scan, over: Quantity, under: Quantity): Quantity | null {
  const { lexicon, tokens } = scan
  if (over.unit.kind !== 'count') return null
  const from = afterNoun(scan, afterHyphen(scan, over.end))
  const sure = phraseAt(tokens, from, lexicon.ratios.sure)
  const unsure = phraseAt(tokens, from, lexicon.ratios.unsure)
  const joins = (found: { end: number } | null) => found !== null && afterHyphen(scan, found.end) === under.first
  const joiner = joins(sure) ? sure : joins(unsure) ? unsure : null
  // "41 de cada 100 pesos": only where nothing else can be meant is it a share of money.
  const isOfUnits = under.unit.kind === 'count' || under.unit.kind === 'measure' || joiner === sure
  if (!isOfUnits || (under.unit.kind === 'currency' && isSigned(scan, under))) return null
  if (!joiner || isAside(scan, over.end, under.first)) return null
  const [a, b] = [wholeOf(over.value), wholeOf(under.value)]
  if (a === null || b === null || a >= b || a === 0) return null
  if (joiner === unsure && !isProportion(scan, a, b, under)) return null
  return {
    ...over,
    end: under.end,
    outerEnd: under.end,
    value: reduce(a, b),
    unit: { kind: 'ratio' },
    isOne: false,
    isDigits: false,
  }
}

/** "$100": its sign is a part of it. */
function isSigned({ tokens }: Scan, { first, end }: Quantity): boolean {
  return tokens.slice(first, end).some(({ text }) => /\p{Sc}/u.test(text))
}

/** Past the noun of "une personne sur cinq", where the language has it there. */
function afterNoun({ tokens, lexicon }: Scan, index: number): number {
  if (!lexicon.ratios.nounBetween) return index
  for (let end = index; end < index + 3; end++) {
    const token = tokens[end]
    if (!token || token.kind !== 'word' || token.isNewLine) return index
    if (lexicon.ratios.sure.byFirst.has(token.key)) return end
    if (lexicon.nouns.functionWords.has(token.key)) return index
  }
  return index
}

/** Past a hyphen that joins words: "one-in-five", "ten-to-one". */
function afterHyphen({ tokens }: Scan, index: number): number {
  const token = tokens[index]
  return isHyphen(token) && isGlued(token) && isGlued(tokens[index + 1]) ? index + 1 : index
}

/** "one in five" is a ratio; "three in 2021", "two in five days" and "five in seven games" are not. */
function isProportion({ tokens, lexicon }: Scan, over: number, under: number, { first, end }: Quantity): boolean {
  const next = tokens[end]
  const isElsewhere = (key: string) => lexicon.ratios.not.has(key) || (over > 1 && lexicon.ratios.notOfSeveral.has(key))
  if (next && !next.isNewLine && isElsewhere(next.key)) return false
  // "1-in-100-year": hyphens all along; but "in 10-minute intervals".
  if ((next?.key === '-' && tokens[first - 1]?.key !== '-') || (under >= 1500 && under <= 2100 && under % 100 !== 0))
    return false
  return over === 1 || under <= 10 || under % 10 === 0
}

function isAside(scan: Scan, first: number, end: number): boolean {
  for (let index = first; index < end; index++) if (scan.aside[index] === 1) return true
  return false
}

function wholeOf(value: Value): number | null {
  return typeof value === 'string' && /^\d{1,9}$/.test(value) ? Number(value) : null
}

/** Whether and how two neighbouring quantities are joined by what stands right between them. */
export function linkOf(scan: Scan, low: Quantity, high: Quantity): Link | null {
  const { tokens, lexicon } = scan
  const joiner = at(scan, low.end)
  if (!joiner || joiner.isNewLine) return null
  if ((isDash(joiner) || joiner.text === '/') && high.first === low.end + 1) {
    const isBalanced = isGlued(joiner) === isGlued(tokens[high.first])
    return isBalanced ? dashLink(scan, low, high) : null
  }
  if (areUnlike(low, high)) return null
  // "from 20 pesos to 30": the noun of the low end stands between.
  for (const end of low.outerEnd === low.end ? [low.end] : [low.end, low.outerEnd]) {
    for (const middle of phrasesAt(tokens, afterHyphen(scan, end), lexicon.ranges.middle)) {
      if (!isJoined(scan, afterHyphen(scan, middle.end), high) || isAside(scan, end, high.first)) continue
      if (middle.value.length > 0 && !isOpened(scan, low.first, middle.value)) continue
      return isChange(scan, low.first) ? 'pair' : orderedLink(low, high)
    }
    const either = phraseAt(tokens, end, lexicon.ranges.either)
    if (either?.end === high.first && !isAside(scan, end, high.first)) return 'pair'
    const turn = phraseAt(tokens, end, lexicon.ranges.turns)
    if (turn?.end === high.first && isChange(scan, low.first)) return 'pair'
  }
  return null
}

/** "rose 0.3% to $1.27", "rose 6 per cent to two million" */
function areUnlike(low: Quantity, high: Quantity): boolean {
  if (isPercentage(low) && high.unit.kind === 'count' && high.scale > 1) return true
  return low.unit.kind !== 'count' && high.unit.kind !== 'count' && low.unit.kind !== high.unit.kind
}

/** "rose from 5 to 7 per cent": two values in time, and no range. */
export function isChange({ tokens, lexicon }: Scan, first: number): boolean {
  for (let index = first - 1; index >= Math.max(0, first - 4); index--) {
    const token = tokens[index]
    if (!token || token.kind === 'mark') return false
    if (lexicon.ranges.changes.has(token.key)) return true
  }
  return false
}

/** Whether the high end begins right after the joiner, or after an article: "de 20 a los 30". */
function isJoined({ tokens, lexicon }: Scan, end: number, high: Quantity): boolean {
  return end === high.first || (end + 1 === high.first && lexicon.qualifiers.between.has(tokens[end]?.key ?? ''))
}

function isOpened(scan: Scan, first: number, opens: readonly string[]): boolean {
  const { tokens, lexicon } = scan
  let end = first
  // "between about 20 and 30", "entre un 20 y un 30 por ciento"
  const bound = phraseBefore(tokens, end, lexicon.qualifiers.before)
  if (bound && !lexicon.ranges.between.byLast.has(tokens[end - 1]?.key ?? '')) end = bound.first
  if (lexicon.qualifiers.between.has(tokens[end - 1]?.key ?? '')) {
    const opened = phraseBefore(tokens, end - 1, lexicon.ranges.between)
    if (opened) return opens.length > 0
  }
  const opened = phraseBefore(tokens, end, lexicon.ranges.between)
  return opened !== null && opens.includes(textOf(scan, opened.first, opened.end))
}

function textOf({ tokens }: Scan, first: number, end: number): string {
  return tokens
    .slice(first, end)
    .map((token) => token.text.toLowerCase())
    .join(' ')
}

/** "10-15 people" is a range; "won 3-1", "2-2" and "a 5-4 ruling" are scores. */
function dashLink(scan: Scan, low: Quantity, high: Quantity): Link {
  if (orderedLink(low, high) === 'pair') return 'pair'
  const hasUnit = low.unit.kind !== 'count' || high.unit.kind !== 'count' || high.scale > 1 || low.scale > 1
  if (hasUnit || countsSomething(scan, high.end)) return 'range'
  return isScored(scan, low.first, high.end) ? 'pair' : 'range'
}

export function isScored({ tokens, lexicon }: Scan, first: number, end: number): boolean {
  const near = tokens.slice(Math.max(0, first - 4), end + 2)
  return near.some((token) => lexicon.scores.has(token.key))
}

function orderedLink(low: Quantity, high: Quantity): Link {
  const [a, b] = [numberOf(shareScale(low, high)), numberOf(high)]
  return a !== null && b !== null && a.lt(b) ? 'range' : 'pair'
}

function numberOf({ value, isNegative }: Quantity): Exact | null {
  if (typeof value !== 'string' || value.length > 60) return null
  return isNegative ? new Exact(value).neg() : new Exact(value)
}

/** What is written once of two linked quantities applies to both: the scale and percent of the second, the currency of either. */
export function shareUnit(scan: Scan, low: Quantity, high: Quantity, link: Link): [Quantity, Quantity] {
  // "pasó de 2 a 3 mil 500" may say just that.
  const thousands = link === 'range' ? shareThousands(scan, low, high) : null
  const first = thousands ?? shareScale(low, high)
  if (first.unit.kind === 'count' && high.unit.kind !== 'count' && high.unit.kind !== 'ratio') {
    return [{ ...first, unit: high.unit, isDigits: false }, high]
  }
  if (first.unit.kind === 'currency' && high.unit.kind === 'count') return [first, { ...high, unit: first.unit }]
  return [first, high]
}

/** A number with the scale and the unit of another that stands before it. */
export function withScale(quantity: Quantity, { scale, unit }: Quantity): Quantity {
  if (typeof quantity.value !== 'string') return quantity
  const value = valueOf(new Exact(quantity.value).times(scale))
  return { ...quantity, value, unit, scale, isDigits: false }
}

function isPercentage({ unit }: Quantity): boolean {
  return unit.kind === 'percent' || unit.kind === 'percentage-point'
}

/** "entre 2 y 3 mil 500 millones", "de 4 a 5 mil 200": a number smaller than the thousands of the other is of thousands, too. */
function shareThousands(scan: Scan, low: Quantity, high: Quantity): Quantity | null {
  const { lexicon, tokens } = scan
  const value = numberOf({ ...low, isNegative: false })
  const thousands = Number(tokens[high.first]?.text)
  const word = wordAt(scan, high.first + 1)
  const isSplit = lexicon.digitsAfterScale && word?.value === 1000 && tokens[high.first + 2]?.kind === 'number'
  if (!isSplit || value === null || low.scale !== 1 || isPercentage(low) || value.gte(thousands)) return null
  const scale = 1000 * high.scale
  return { ...low, value: valueOf(value.times(scale)), scale, isDigits: false }
}

function shareScale(low: Quantity, high: Quantity): Quantity {
  if (high.scale === 1 || typeof low.value !== 'string' || isPercentage(low)) return low
  const value = numberOf({ ...low, isNegative: false })
  const top = numberOf({ ...high, isNegative: false })
  if (value === null || top === null || value.gte(high.scale)) return low
  // "entre mil y 2 mil millones"
  if (low.scale !== 1) {
    const all = value.times(high.lastScale)
    const isShared = low.scale === 1000 && high.lastScale > 1000 && all.lt(top)
    return isShared ? { ...low, value: valueOf(all), scale: high.scale, isDigits: false } : low
  }
  // "from 500,000 to 2 million" says its thousands itself; "entre 15.000 y 18.000 millones" does not.
  if (value.gte(1000) && value.times(high.scale).gte(top)) return low
  return { ...low, value: valueOf(value.times(high.scale)), scale: high.scale, isDigits: false }
}
