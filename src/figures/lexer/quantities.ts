import { poundsAt, type Suffix } from './pounds'
import type { FigureUnit } from '../types'
import { type Cardinal, readCardinal } from './cardinals'
import { wordAt } from './numberWords'
import { type FoundFraction, fractionAt, fractionWordsAt } from './fractions'
import { GLUED_ONLY, MEASURE_SIGNS, OTHER_ENDINGS, PREFIXED_UNIT, WORDLIKE_CODES } from './measures'
import { phraseAt, phraseBefore } from './phrases'
import { at, type Scan } from './scan'
import { isGlued, isHyphen, type Token } from './tokens'
import { divide, type Value } from './value'

/** A number with its sign, scale and unit, before it is known whether it is a figure or a year, a page, a name. */
export type Quantity = {
  first: number
  end: number
  /** Where its nouns end: "de dólares", "kilometres". They belong to the wording, not to the figure. */
  outerEnd: number
  value: Value
  isNegative: boolean
  unit: FigureUnit
  /** What it was multiplied by: 1e6 for "3 million". */
  scale: number
  /** The last of its scale words: 1e6 for "3 mil millones". */
  lastScale: number
  /** One run of digits with no sign, currency, scale or percent. */
  isDigits: boolean
  /** Only the word for one. */
  isOne: boolean
  /** Only words, or with them. */
  hasWords: boolean
}

/** Reads the quantity that begins at a token, with its sign and currency; null where none does. */
export function readQuantity(scan: Scan, first: number): Quantity | null {
  const token = at(scan, first)
  if (!token || !mayBegin(scan, token, first)) return null
  const sign = signAt(scan, first)
  let index = sign ? sign.end : first
  const money = currencyAt(scan, index)
  if (money) {
    index = money.end
    // "$-5", as some locales write it.
    const inner = sign ? null : signAt(scan, index, true)
    if (inner && isGlued(at(scan, index))) return read(scan, first, inner.end, inner.isNegative, money)
  }
  return read(scan, first, index, sign?.isNegative ?? false, money)
}

/** Most tokens are words that begin nothing; this is to see it at once. */
export function mayBegin(
  { lexicon, locale, tokens }: Pick<Scan, 'lexicon' | 'locale' | 'tokens'>,
  token: Token,
  index: number,
): boolean {
  switch (token.kind) {
    case 'number':
      return true
    case 'word':
      if (lexicon.pureArticles.has(token.key)) {
        const next = tokens[index + 1]
        // "A$8 million"
        const isSign = next?.kind === 'mark' && isGlued(next) && locale.currencyStarts.has(token.text)
        return isSign || lexicon.afterArticles.has(next?.key ?? '')
      }
      return (
        lexicon.beginnings.has(token.key) || locale.loneScales.has(token.key) || locale.currencyStarts.has(token.text)
      )
    case 'mark':
      return /^[-‑–−+]$/.test(token.text) || locale.currencyStarts.has(token.text)
  }
}

type Currency = { end: number; code: string }
type Sign = { end: number; isNegative: boolean }

function read(scan: Scan, first: number, index: number, isNegative: boolean, money: Currency | null): Quantity | null {
  const number = at(scan, index)
  if (!number || (index > first && number.isNewLine)) return null
  const isSigned = index > first && !money
  const base = {
    first,
    isNegative,
    isDigits: false,
    isOne: false,
    hasWords: number.kind === 'word',
    scale: 1,
    lastScale: 1,
  }
  const fraction = money ? null : (fractionWordsAt(scan, index) ?? fractionAt(scan, index))
  const scaled = fraction ? scaledFraction(scan, fraction) : null
  if (scaled) {
    const suffix = suffixAt(scan, scaled.end, { code: null, isMoney: false })
    return suffix && { ...base, ...scaled, ...suffix }
  }
  if (fraction) {
    return {
      ...base,
      end: fraction.end,
      outerEnd: fraction.end,
      value: fraction.fraction,
      unit: { kind: 'ratio' },
    }
  }
  const multiple = scan.lexicon.multipleWords.get(number.key)
  if (multiple !== undefined) {
    return { ...base, end: index + 1, outerEnd: index + 1, value: String(multiple), unit: { kind: 'count' } }
  }
  const cardinal = readCardinal(scan, index, money !== null)
  if (!cardinal) return null
  if (money && !isAmount(scan, money, cardinal.value)) return null
  const code = money?.code ?? cardinal.currency
  const known = { code, isMoney: money !== null }
  // "dos kilos y medio": the noun stands inside.
  const after = cardinal.noun === null ? suffixAt(scan, cardinal.end, known) : suffixInside(scan, cardinal, known)
  if (!after) return null
  return {
    ...base,
    end: after.end,
    outerEnd: after.outerEnd,
    value: cardinal.value,
    unit: after.unit,
    scale: cardinal.scale,
    lastScale: cardinal.lastScale,
    isDigits: cardinal.isDigits && !isSigned && !money && after.end === cardinal.end,
    isOne: cardinal.isOne && !isSigned && !money && after.end === cardinal.end,
  }
}

function suffixInside(scan: Scan, { noun, end }: Cardinal, known: KnownUnit): Suffix | null {
  const suffix = noun === null ? null : suffixAt(scan, noun, known)
  return suffix && { ...suffix, end, outerEnd: end }
}

/** "three-quarters of a million", "un cuarto de millón", "½ million", "3/4 million" */
function scaledFraction(scan: Scan, { end, fraction }: FoundFraction) {
  const { lexicon } = scan
  let index = end
  if (lexicon.partitive.has(at(scan, end)?.key ?? '')) {
    index = lexicon.articles.has(at(scan, end + 1)?.key ?? '') ? end + 2 : end + 1
  }
  const word = wordAt(scan, index)
  if (word?.kind !== 'scale' || word.standsAlone || scan.tokens[index]?.isNewLine) return null
  return { end: index + 1, value: divide(fraction[0] * word.value, fraction[1]), scale: word.value }
}

function signAt(scan: Scan, index: number, isInside = false): Sign | null {
  const token = at(scan, index)
  const next = at(scan, index + 1)
  if (!token || !next || next.isNewLine) return null
  if (token.kind === 'word') {
    const isNumber = next.kind === 'number' || wordAt(scan, index + 1)?.kind === 'unit'
    const isSign = scan.lexicon.minus.has(token.key) && isNumber && !isQualifierEnd(scan, index)
    return isSign ? { end: index + 1, isNegative: true } : null
  }
  // "+ 1,1 %"
  const isApart = scan.lexicon.spacedSigns && token.isSpaced && /^[%]$/.test(tokenAfter(scan, index + 1)?.text ?? '')
  if ((!isGlued(next) && !isApart) || (next.kind !== 'number' && !currencyAt(scan, index + 1))) return null
  if (!isInside && !isFree(scan, index)) return null
  // "+/-2.5": either.
  if (scan.tokens[index - 1]?.text === '/' && scan.tokens[index - 2]?.text === '+') return null
  if (token.text === '+') return { end: index + 1, isNegative: false }
  if (token.text === '−' || isHyphen(token)) return { end: index + 1, isNegative: true }
  if (token.text === '–') return isClosedByDash(scan, index) ? null : { end: index + 1, isNegative: true }
  return null
}

function tokenAfter(scan: Scan, index: number): Token | undefined {
  return scan.tokens[index]?.kind === 'number' ? scan.tokens[index + 1] : undefined
}

/** "al menos 20", "plus or minus 3": the word for minus is the end of something else, or follows a number. */
function isQualifierEnd(scan: Scan, index: number): boolean {
  if (phraseBefore(scan.tokens, index + 1, scan.lexicon.qualifiers.before)) return true
  const previous = scan.tokens[index - 1]
  if (!previous) return false
  return (
    previous.kind === 'number' || scan.lexicon.minusBlockers.has(previous.key) || wordAt(scan, index - 1) !== undefined
  )
}

/** Whether nothing stands right before a sign, so that it is no hyphen. */
function isFree(scan: Scan, index: number): boolean {
  const token = scan.tokens[index]
  if (!token) return false
  const previous = scan.tokens[index - 1]
  return token.isSpaced || previous === undefined || /^[([{"'“‘«,;:/¿¡~≈<>≤≥]$/.test(previous.text)
}

/** A dash that opens an aside, "–11 jugadores–", is closed by another. */
function isClosedByDash(scan: Scan, index: number): boolean {
  const limit = Math.min(scan.tokens.length, index + 60)
  for (let other = index + 2; other < limit; other++) {
    const token = scan.tokens[other]
    if (!token || token.isNewLine) return false
    if (token.text === '–' && !token.isSpaced && scan.tokens[other - 1]?.kind !== 'number') return true
  }
  return false
}

/** A sign or code of a currency: "$", "US$", "R$", "USD". */
function currencyAt(scan: Scan, index: number): Currency | null {
  const token = at(scan, index)
  const { currencies, currencyStarts } = scan.locale
  if (!token || token.kind === 'number' || !currencyStarts.has(token.text)) return null
  for (let length = 3; length >= 1; length--) {
    const last = at(scan, index + length - 1)
    if (!last || hasBreak(scan, index, length)) continue
    const code = currencies.get(scan.text.slice(token.start, last.end))
    if (code === undefined) continue
    const end = index + length
    const next = at(scan, end)
    // "USD $300"
    const isTwice = token.kind === 'word' && next?.kind === 'mark' && currencies.has(next.text)
    return { end: isTwice ? end + 1 : end, code }
  }
  return null
}

function hasBreak(scan: Scan, index: number, length: number): boolean {
  for (let other = index + 1; other < index + length; other++) {
    const token = at(scan, other)
    const before = scan.tokens[other - 1]
    if (!token || !before || (token.isSpaced && !/^[\u00a0\u202f]$/.test(scan.text.slice(before.end, token.start))))
      return true
  }
  return false
}

function isAmount(scan: Scan, money: Currency, value: Value): boolean {
  const sign = scan.tokens[money.end - 1]
  if (scan.isAlone || !sign || sign.kind === 'mark') return true
  return !WORDLIKE_CODES.has(sign.text) || (typeof value === 'string' && value.length > 3)
}

type KnownUnit = { code: string | null; isMoney: boolean }

/** What stands after a number and says what it counts; null when it is then no number but a code ("5G", "2nd"). */
function suffixAt(scan: Scan, end: number, known: KnownUnit): Suffix | null {
  const { lexicon, tokens } = scan
  const next = at(scan, end)
  const isOpen = next !== undefined && !next.isNewLine
  const phraseFrom = isPartitive(scan, end) || (isHyphen(next) && isGlued(next)) ? end + 1 : end
  if (isOpen && known.code === null) {
    // "2,5 points" may be of anything but where it is a wording by itself.
    const point =
      phraseAt(tokens, phraseFrom, lexicon.percentagePoint) ??
      (scan.isAlone ? phraseAt(tokens, phraseFrom, lexicon.writtenPoints) : null)
    if (point) return { end: point.end, outerEnd: point.end, unit: { kind: 'percentage-point' } }
    if (/^[%％٪]$/.test(next.text)) {
      return endsClean(scan, end + 1) ? { end: end + 1, outerEnd: end + 1, unit: { kind: 'percent' } } : null
    }
    const percent = phraseAt(tokens, phraseFrom, lexicon.percent)
    if (percent) return { end: percent.end, outerEnd: percent.end, unit: { kind: 'percent' } }
  }
  const currency = isOpen ? currencyAfter(scan, end, known.isMoney) : null
  if (currency) return { end: currency.end, outerEnd: currency.end, unit: { kind: 'currency', code: currency.code } }
  const noun = isOpen ? currencyNoun(scan, end) : null
  if (noun) {
    const code = noun.code ?? known.code
    return { end, outerEnd: noun.end, unit: { kind: 'currency', code } }
  }
  if (known.code !== null) {
    return endsClean(scan, end) ? { end, outerEnd: end, unit: { kind: 'currency', code: known.code } } : null
  }
  const pounds = isOpen ? poundsAt(scan, end) : null
  if (pounds) return pounds
  const measure = isOpen ? measureAt(scan, end) : null
  if (measure) {
    const unit: FigureUnit = measure.code === null ? { kind: 'count' } : { kind: 'measure', code: measure.code }
    return { end: measure.isPart ? measure.end : end, outerEnd: measure.end, unit }
  }
  return endsClean(scan, end) ? { end, outerEnd: end, unit: { kind: 'count' } } : null
}

/** A sign or code after the amount: "300 USD", "1.200 €". */
function currencyAfter(scan: Scan, end: number, isMoney: boolean): Currency | null {
  const found = currencyAt(scan, end) ?? lowerCodeAt(scan, end)
  const sign = at(scan, end)
  if (!found || !sign) return null
  const next = at(scan, found.end)
  // The sign belongs to a number that comes after it.
  if (next?.kind === 'number' && (isGlued(next) || sign.isSpaced)) return null
  const isCode = /^(?:\p{Lu}{3}|\p{Ll}{3})$/u.test(sign.text)
  if (isMoney && !isCode) return null
  if (sign.kind === 'word' && !isCode && sign.text.length < 2 && found.end === end + 1) return null
  if (!scan.isAlone && WORDLIKE_CODES.has(sign.text)) return null
  return endsClean(scan, found.end) ? found : null
}

/** "10eur", "15usd": the code as it is typed on a phone. */
function lowerCodeAt(scan: Scan, end: number): Currency | null {
  const token = at(scan, end)
  if (!isGlued(token) || !/^[a-z]{3}$/.test(token.text)) return null
  const code = token.text.toUpperCase()
  return scan.locale.currencies.get(code) === code && !WORDLIKE_CODES.has(code) ? { end: end + 1, code } : null
}

/** "de dólares", "-euro" */
function currencyNoun(scan: Scan, end: number): { end: number; code: string | null } | null {
  const { lexicon, tokens, locale } = scan
  let index = end
  if (isHyphen(at(scan, index))) index++
  else if (lexicon.partitive.has(at(scan, index)?.key ?? '')) index++
  const noun = phraseAt(tokens, index, lexicon.currencies)
  if (!noun || scan.aside[index] === 1) return null
  const word = tokens[index]?.key ?? ''
  const local = word.startsWith('peso') ? locale.peso : word.startsWith('dol') ? locale.dollar : null
  return { end: noun.end, code: noun.value ?? local }
}

type Measure = { end: number; code: string | null; isPart: boolean }

function measureAt(scan: Scan, end: number): Measure | null {
  const next = at(scan, end)
  if (!next) return null
  const named = measureName(scan, end)
  const signed = measureSign(scan, end)
  if (named && named.end >= (signed?.end ?? 0)) return named
  if (signed) return signed
  const isDegree = next.text === 'º' && (scan.tokens[end + 1]?.text === 'C' || hasPluralArticle(scan, end - 1))
  if (next.text === '°' || isDegree) return { end: end + 1, code: null, isPart: false }
  if (!next.isSpaced && isEnding(scan, end) && endsClean(scan, end + 1)) {
    // Pence and cents are written as a sign, like money.
    return { end: end + 1, code: null, isPart: /^[pc]$/.test(next.text) }
  }
  return next.text === '¢' ? { end: end + 1, code: null, isPart: true } : null
}

/** "50p", "275kV", "15st": letters that leave a number a figure. No ordinal of 15 ends in "st". */
function isEnding({ tokens }: Scan, end: number): boolean {
  const { text = '' } = tokens[end] ?? {}
  if (text === 'st') return !/(?:^|[^1])1$/.test(tokens[end - 1]?.text ?? '')
  return OTHER_ENDINGS.has(text) || PREFIXED_UNIT.test(text)
}

/** "2 millones de kilómetros" */
function isPartitive(scan: Scan, end: number): boolean {
  return scan.lexicon.partitive.has(scan.tokens[end]?.key ?? '') && wordAt(scan, end - 1)?.kind === 'scale'
}

/** "kilómetros por hora": the longest name that the language table or Intl has. */
function measureName(scan: Scan, end: number): Measure | null {
  const { tokens, lexicon, locale } = scan
  const from = isPartitive(scan, end) || (isHyphen(tokens[end]) && isGlued(tokens[end])) ? end + 1 : end
  const name = phraseAt(tokens, from, lexicon.measures)
  for (let length = 3; length >= 1; length--) {
    if (name && name.end >= from + length) break
    const words = tokens.slice(from, from + length).map((token) => token.key)
    const code = words.length === length ? locale.measures.get(words.join(' ')) : undefined
    // "three weeks" is a count of weeks; only readers of a whole wording need to know the noun.
    if (code !== undefined) return { end: from + length, code: DURATIONS.has(code) ? null : code, isPart: false }
  }
  return name ? { end: name.end, code: name.value, isPart: false } : null
}

/** "km/h", "°C" */
function measureSign(scan: Scan, end: number): Measure | null {
  const { tokens, text } = scan
  const next = tokens[end]
  for (let length = 3; length >= 1 && next; length--) {
    // The power of "m2" is set aside, as is any digit glued to letters.
    const last = tokens[end + length - 1]
    if (!last || last.isNewLine) continue
    const words = text.slice(next.start, last.end)
    const code = Object.hasOwn(MEASURE_SIGNS, words) ? MEASURE_SIGNS[words] : undefined
    const isLast = scan.isAlone && end + length === tokens.length
    const mayStand = !next.isSpaced || isLast || !GLUED_ONLY.has(words)
    if (code !== undefined && mayStand && endsClean(scan, end + length)) {
      return { end: end + length, code, isPart: false }
    }
  }
  return null
}

/** "los 38º": an ordinal has a singular article. */
function hasPluralArticle({ tokens, lexicon }: Scan, number: number): boolean {
  const article = tokens[number - 1]?.key ?? ''
  return article.endsWith('s') && lexicon.qualifiers.between.has(article)
}

const DURATIONS: ReadonlySet<string> = new Set(['s', 'min', 'h', 'd', 'wk', 'mo', 'a'])

/** Whether no letter or digit is glued to the end, which would make a code of it. */
function endsClean(scan: Scan, end: number): boolean {
  const next = scan.tokens[end]
  if (!isGlued(next)) return true
  if (next.kind !== 'mark') return false
  if (next.text === '_' || next.text === '@' || next.text === '\\') return false
  if (isHyphen(next)) {
    // "11-S", "10-K": a letter in capitals; "737-MAX".
    const after = scan.tokens[end + 1]
    return !(
      isGlued(after) &&
      after.kind === 'word' &&
      /^\p{Lu}{1,3}$/u.test(after.text) &&
      !scan.locale.currencies.has(after.text)
    )
  }
  // "2.º", "1.er"
  const ordinal = next.text === '.' ? scan.tokens[end + 1] : undefined
  return !(isGlued(ordinal) && /^(?:[ºª]|er|ra|ro)$/.test(ordinal.text))
}
