import { addHalvedNoun, addPart, halvedEnd, isCountedBefore, isLoneNoun, type State } from './halves'
import { loneScale, scaleOfLocale, wordAt } from './numberWords'
import { Exact } from '../decimal'
import type { Abbreviation } from '../languages/reading'
import { fractionAt } from './fractions'
import type { NumberWord } from './lexicon'
import { at, type Scan } from './scan'
import { isDash, isGlued, isHyphen, type Token } from './tokens'
import { countsSomething, countsSurely } from './nouns'
import { phraseAt, phraseBefore } from './phrases'
import { divide, type Value, valueOf } from './value'

/** A whole or decimal number in digits, words or both: "1,200", "twenty-one", "2 mil 300 millones", "2½". */
export type Cardinal = {
  end: number
  value: Value
  /** Whether it is one run of digits and nothing else. */
  isDigits: boolean
  /** What its digits or words are multiplied by, which the low end of a range may share: 1e9 for "3 mil millones", else 1. */
  scale: number
  /** The last of the scale words where thousands come in words too: 1e6 for "3 mil millones"; else 1. */
  lastScale: number
  /** Only the word for one. */
  isOne: boolean
  /** The currency that a scale abbreviation names: "mdp". */
  currency: string | null
  /** The noun inside it: "dos años y medio". */
  noun: number | null
}

/** Longer numbers than this are taken as they stand; nothing is computed with them. */
const MAX_COMPUTED = 60

/** The parts of a cent that grain is priced in. */
const TICKS: ReadonlySet<number> = new Set([2, 4, 8])

/** The words of a number below a thousand, with what joins them: "doscientos treinta y cinco", "quatre-vingt-dix-sept". */
const MAX_REST = 8

/** More words than this make no number; the limit keeps hostile text cheap. */
const MAX_TOKENS = 40

/** Reads the number that begins at a token. `isMoney`: a currency stands before it, so "m" is million. */
export function readCardinal(scan: Scan, first: number, isMoney: boolean): Cardinal | null {
  const begun = begin(scan, first)
  if (!begun) return null
  const { state, digits } = begun
  if (digits !== null && (digits.length > MAX_COMPUTED || !mayGoOn(scan, state.end))) {
    return {
      end: state.end,
      value: digits,
      isDigits: true,
      scale: 1,
      lastScale: 1,
      isOne: false,
      currency: null,
      noun: null,
    }
  }
  let afterAnd: State | null = null
  for (let steps = 0; steps < MAX_TOKENS; steps++) {
    const joiner = joinerAt(scan, state, first)
    if (joiner === 'and') afterAnd = { ...state, parts: [...state.parts] }
    if (!step(scan, state, joiner, isMoney)) break
  }
  // "five hundred and two hundred": the second number begins after "and".
  const next = wordAt(scan, state.end)
  const isCut = afterAnd !== null && (next?.kind === 'hundred' || next?.kind === 'scale')
  return finish(scan, first, isCut && afterAnd ? afterAnd : state, digits, begun.isFraction)
}

function begin(scan: Scan, first: number): { state: State; digits: string | null; isFraction: Value | null } | null {
  const token = at(scan, first)
  if (!token) return null
  const isInDigits = token.kind === 'number'
  const empty = { parts: [], current: null, room: 0, scale: 1, currency: null, noun: null }
  const state: State = { ...empty, end: first + 1, isInDigits }
  const begun = (digits: string | null = null, isFraction: Value | null = null) => ({ state, digits, isFraction })
  if (token.kind === 'number') return beginDigits(scan, first, token, state)
  if (token.kind !== 'word') return null

  const half = phraseAt(scan.tokens, first, scan.lexicon.halfBefore)
  if (half) {
    const next = isHyphen(at(scan, half.end)) ? half.end + 1 : half.end
    const scale = wordAt(scan, next)
    const isPercentage = phraseAt(scan.tokens, half.end, scan.lexicon.percent) !== null
    if (isPercentage || scale?.kind === 'scale' || scale?.kind === 'collective') {
      return Object.assign(state, { end: half.end, current: new Exact(0.5) }) && begun()
    }
  }
  const phrase = phraseAt(scan.tokens, first, scan.lexicon.numberPhrases)
  if (phrase) return Object.assign(state, { end: phrase.end, current: new Exact(phrase.value) }) && begun()
  const word = wordAt(scan, first) ?? loneScale(scan, token)
  const { lexicon } = scan
  if (!word) {
    const noun = lexicon.articles.has(token.key) ? first + 1 : first
    if (halvedEnd(scan, noun) !== null && (noun > first || isLoneNoun(scan, first))) {
      state.current = new Exact(1)
      state.end = noun
      return begun()
    }
    const next = wordAt(scan, first + 1)
    const isCounted = next !== undefined && next.kind !== 'unit' && !at(scan, first + 1)?.isNewLine
    if (!lexicon.articles.has(token.key) || !isCounted) return null
    state.current = new Exact(1)
    return begun()
  }
  switch (word.kind) {
    case 'unit':
      state.current = new Exact(word.value)
      state.room = word.room
      return begun()
    case 'scale': {
      const isWithPart = phraseAt(scan.tokens, first + 1, lexicon.partAfter) !== null
      if (!word.standsAlone && !isWithPart && !isScaleWithRest(scan, first, word.value)) return null
      state.parts.push({ value: new Exact(word.value), scale: word.value })
      state.scale = word.value
      return begun()
    }
    case 'hundred':
      if (!word.standsAlone) return null
      state.current = new Exact(word.value)
      state.room = 100
      return begun()
    case 'collective':
      return null
  }
}

function beginDigits(scan: Scan, first: number, token: Token, state: State) {
  if (token.fraction) {
    const value = divide(...token.fraction)
    state.current = typeof value === 'string' ? new Exact(value) : null
    return { state, digits: null, isFraction: value }
  }
  const numeral = token.numeral
  if (!numeral || numeral.value === null || numeral.hasLeadingZero) return null
  const isLong = numeral.value.length > MAX_COMPUTED
  if (!isLong && mayGoOn(scan, first + 1)) state.current = new Exact(numeral.value)
  // "2½", "2 1/2", "2-1/2"
  const isHyphened = isHyphen(at(scan, first + 1)) && isGlued(at(scan, first + 1)) && isGlued(at(scan, first + 2))
  // "$5.62½", as grain is priced
  const isPriced = /\.\d\d$/.test(numeral.value) && at(scan, first + 1)?.fraction && isGlued(at(scan, first + 1))
  const eighths = /\.\d\d$/.test(numeral.value) ? fractionAt(scan, isHyphened ? first + 2 : first + 1) : null
  // "$4.11 1/2", "$4.11-1/2": cents, and a part of one, as the tick of a market has
  if (eighths && TICKS.has(eighths.fraction[1]) && scan.tokens[first - 1]?.text === '$') {
    const [over, under] = eighths.fraction
    state.current = new Exact(numeral.value).plus(new Exact(over).div(under).div(100))
    state.end = eighths.end
    return { state, digits: null, isFraction: valueOf(state.current) }
  }
  if (isPriced) {
    const [over, under] = at(scan, first + 1)?.fraction ?? [0, 1]
    state.current = new Exact(numeral.value).plus(new Exact(over).div(under).div(100))
    state.end = first + 2
    return { state, digits: null, isFraction: valueOf(state.current) }
  }
  const added = numeral.isBare && !isLong ? fractionAt(scan, isHyphened ? first + 2 : first + 1) : null
  if (added && (added.isSign || isHyphened || at(scan, first + 1)?.isSpaced)) {
    const [over, under] = added.fraction
    const value = divide(Number(numeral.value) * under + over, under)
    state.end = added.end
    state.current = typeof value === 'string' ? new Exact(value) : null
    return { state, digits: null, isFraction: value }
  }
  return { state, digits: numeral.value, isFraction: null }
}

/** Whether what follows digits may belong to the same number; mostly it is the noun that they count. */
function mayGoOn(scan: Scan, end: number): boolean {
  const { lexicon, locale } = scan
  const next = at(scan, end)
  if (next?.kind !== 'word') return isHyphen(next)
  return (
    lexicon.numbers.has(next.key) ||
    lexicon.abbreviations.has(next.text) ||
    lexicon.partAfter.byFirst.has(next.key) ||
    lexicon.scalePhrases.byFirst.has(next.key) ||
    halvedEnd(scan, end) !== null ||
    locale.scales.has(next.key)
  )
}

type Joiner = 'none' | 'hyphen' | 'tens' | 'and' | 'space'

function joinerAt(scan: Scan, state: State, first: number): Joiner {
  const token = at(scan, state.end)
  const next = at(scan, state.end + 1)
  if (!token || token.isNewLine) return 'none'
  const { lexicon } = scan
  if (isHyphen(token)) return isGlued(token) && isGlued(next) ? 'hyphen' : 'none'
  const isNextUnit = (below: number) => {
    const word = next && !next.isNewLine ? wordAt(scan, state.end + 1) : undefined
    return word?.kind === 'unit' && word.value > 0 && word.value < below
  }
  if (token.key === lexicon.tensWord && state.current !== null && state.room === 10 && isNextUnit(10)) return 'tens'
  const takesRest = state.current === null ? state.parts.length > 0 : state.room === 100
  if (token.key === lexicon.restWord && takesRest) {
    const isRound = lexicon.joinsRoundRests && state.current === null
    const isRest = isNextUnit(isRound ? 1000 : 100) || (isRound && isLesserScale(scan, state, state.end + 1))
    // "entre cento e vinte e duzentos": of two the first is the number's.
    const isLast = at(scan, state.end + 2)?.key !== lexicon.restWord
    if (isRest) return isLast && phraseBefore(scan.tokens, first, lexicon.ranges.untilAnd) ? 'none' : 'and'
  }
  return 'space'
}

/** "2 milhões e 300 mil" */
function isLesserScale(scan: Scan, { parts }: State, index: number): boolean {
  const under = at(scan, index)?.numeral?.isBare ? wordAt(scan, index + 1) : undefined
  return under?.kind === 'scale' && under.value < (parts.at(-1)?.scale ?? 1)
}

/** Takes one more word or run of digits into the number; false when it ended before. */
function step(scan: Scan, state: State, joiner: Joiner, isMoney: boolean): boolean {
  if (addPart(scan, state)) return true
  if (addHalvedNoun(scan, state)) return true
  if (addPoint(scan, state)) return true
  if (joiner === 'none') return false
  if (joiner === 'space' && addAbbreviation(scan, state, isMoney)) return true
  const phrase = joiner === 'space' && state.current !== null ? scalePhraseAt(scan, state.end) : null
  if (phrase) return addScale(state, phrase.value, phrase.end - 1, false)
  const index = joiner === 'space' ? state.end : state.end + 1
  const token = at(scan, index)
  if (!token) return false
  if (token.kind === 'number') return (joiner === 'space' || joiner === 'and') && addDigits(scan, state, token, index)
  const several = phraseAt(scan.tokens, index, scan.lexicon.numberPhrases)
  if (several && !token.isNewLine) {
    return addWord(scan, state, { kind: 'unit', value: several.value, room: 0 }, several.end - 1, joiner)
  }
  const word = wordAt(scan, index) ?? (joiner === 'space' ? scaleOfLocale(scan, index) : undefined)
  if (!word || (joiner === 'space' && !token.isSpaced && word.kind !== 'scale')) return false
  return addWord(scan, state, word, index, joiner)
}

function addWord(scan: Scan, state: State, word: NumberWord, index: number, joiner: Joiner): boolean {
  const { current, room } = state
  switch (word.kind) {
    case 'unit': {
      if (current === null) {
        if (word.value === 0 || word.value >= (state.parts.at(-1)?.scale ?? 0)) return false
        if (!scan.isAlone && isApart(scan, state, word.value, index)) return false
        state.current = new Exact(word.value)
      } else {
        const isJoined = room !== 10 || scan.lexicon.tensWord === null || joiner === 'tens'
        if (word.value === 0 || word.value >= room || !isJoined) return false
        state.current = current.plus(word.value)
      }
      state.room = word.room
      break
    }
    case 'hundred':
      if (joiner === 'and' || (current === null ? !word.standsAlone : current.gte(100))) return false
      state.current = current === null ? new Exact(word.value) : current.times(word.value)
      state.room = 100
      break
    case 'collective':
      if (current === null || state.parts.length > 0) return false
      state.parts.push({ value: current.times(word.value), scale: 1 })
      state.current = null
      state.room = 0
      break
    case 'scale':
      return addScale(state, word.value, index, word.standsAlone)
  }
  state.end = index + 1
  return true
}

/**
 * "$20 million and three people", "$220 mil un manuscrito", "vendió en dos millones tres años después": whoever writes
 * digits, or millions, writes 20,000,003 so. "3 millones doscientos mil" goes on to a scale, "2 mil quinientos" has
 * hundreds.
 */
function isApart(scan: Scan, { parts, isInDigits }: State, value: number, index: number): boolean {
  const scale = parts.at(-1)?.scale ?? 1
  const isMillions = scale >= 1e6
  if (!isInDigits && !isMillions) return false
  for (let next = index + 1; next < index + MAX_REST; next++) {
    const token = at(scan, next)
    const word = wordAt(scan, next)
    if (!token || token.isNewLine) break
    if (word?.kind === 'hundred') return false
    // "3 mil treinta y dos millones": whoever writes thousands of millions writes both scales.
    if (word?.kind === 'scale') return isMillions ? word.value >= scale : word.value <= scale
    if (word?.kind !== 'unit' && !isHyphen(token) && !joinsTens(scan, next)) break
  }
  return value < (isInDigits ? 100 : 20)
}

/** "treinta y cinco", but "veinte y treinta mil" are two numbers. */
function joinsTens(scan: Scan, index: number): boolean {
  if (at(scan, index)?.key !== scan.lexicon.tensWord) return false
  const [tens, units] = [wordAt(scan, index - 1), wordAt(scan, index + 1)]
  return tens?.kind === 'unit' && tens.room === 10 && units?.kind === 'unit' && units.value < 10
}

/** Multiplies by a scale all that was read below it: in "3 mil 111 millones" both parts are millions. */
function addScale(state: State, scale: number, index: number, standsAlone: boolean): boolean {
  const above = state.parts.filter((part) => part.scale >= scale)
  if (above.some((part) => part.scale <= scale)) return false
  const below = state.parts.slice(above.length)
  let base = state.current ?? new Exact(0)
  for (const part of below) base = base.plus(part.value)
  if (base.isZero() && state.current === null) {
    if (!standsAlone) return false
    base = new Exact(1)
  }
  // "mil millones" multiplies by both; "mil 200 millones" only by the second.
  const isMultiplied = state.current === null && below.length === 1 && state.scale > 1
  state.scale = above.length > 0 ? 1 : isMultiplied ? state.scale * scale : scale
  state.parts = [...above, { value: base.times(scale), scale }]
  state.current = null
  state.room = 0
  state.end = index + 1
  return true
}

function addAbbreviation(scan: Scan, state: State, isMoney: boolean): boolean {
  const index = state.end
  const token = at(scan, index)
  if (token?.kind !== 'word' || state.currency !== null) return false
  const previous = scan.tokens[index - 1]
  const options = scan.lexicon.abbreviations.get(token.text)
  if (!options || (previous?.kind !== 'number' && state.current !== null)) return false
  const following = at(scan, index + 1)
  // "$850.00 M.N.", "$850.00 M. N."
  if (following?.text === '.' && isGlued(following) && isInitial(scan, index + 2)) return false
  const isPaid =
    isMoney ||
    (following !== undefined && scan.locale.currencies.has(following.text)) ||
    phraseAt(scan.tokens, index + 1, scan.lexicon.currencies) !== null
  const fits = ({ when, unless, only }: Abbreviation) => {
    if (only && isAfterSign(scan, index, only.after)) return true
    if (only && !only.regions.includes(scan.locale.region)) return false
    if (when === 'any' || isPaid) return true
    if (when === 'money' || token.isSpaced || previous?.kind !== 'number') return false
    // "7m viewers watched the final"
    if (when === 'glued') return !isNear(scan, index, unless) || isSurelyCounting(scan, index + 1, unless)
    if (previous.numeral?.isBare === false) return true
    return when === 'counted' && (Number(previous.text) > 31 || isCounting(scan, index + 1))
  }
  const chosen = options.find(fits)
  if (!chosen || !addScale(state, chosen.value, index, false)) return false
  state.currency = chosen.currency ?? null
  return true
}

/** "₹3.5L", "Rs. 2 lakh cr", "₹3cr-5cr", "₹3 to 5 cr" */
function isAfterSign(scan: Scan, index: number, signs: readonly string[]): boolean {
  const { tokens, lexicon } = scan
  const isOfAmount = (token: Token | undefined, at: number) =>
    token?.kind === 'number' || wordAt(scan, at) || lexicon.abbreviations.has(token?.text ?? '')
  const isOfRange = (token: Token | undefined) => isDash(token) || lexicon.ranges.middle.byFirst.has(token?.key ?? '')
  let first = index - 1
  while (first > index - MAX_REST && (isOfAmount(tokens[first], first) || isOfRange(tokens[first]))) first--
  const sign = tokens[first]?.text === '.' ? tokens[first - 1] : tokens[first]
  return sign !== undefined && signs.includes(sign.text)
}

/** A word right after the full stop of an abbreviation, or another letter with its own. */
function isInitial(scan: Scan, index: number): boolean {
  const [token, stop] = [at(scan, index), at(scan, index + 1)]
  if (token?.kind !== 'word' || token.isNewLine) return false
  return !token.isSpaced || (/^\p{Lu}$/u.test(token.text) && stop?.text === '.' && isGlued(stop))
}

/** Whether what follows is counted: "8M de euros", "8M usuarios". */
function isCounting(scan: Scan, index: number): boolean {
  const isPartitive = scan.lexicon.partitive.has(scan.tokens[index]?.key ?? '')
  // "el 8M de 2023"
  return (isPartitive && scan.tokens[index + 1]?.kind !== 'number') || countsSomething(scan, index)
}

function scalePhraseAt({ tokens, lexicon, aside }: Scan, index: number) {
  return aside[index] === 1 || tokens[index]?.isNewLine ? null : phraseAt(tokens, index, lexicon.scalePhrases)
}

/** Whether a noun that is always counted follows, other than one of those that speak against it: "100m yards". */
function isSurelyCounting(scan: Scan, index: number, words: readonly string[] | undefined): boolean {
  const key = scan.tokens[index]?.key ?? ''
  // "2m drivers": people by what they do, but no "100m sprinters".
  const isPeople = /(?:er|or|ist|ant|ent|ian)s$/.test(key) && words?.includes(key.slice(0, -1)) === false
  return (
    (countsSurely(scan, index) || isPeople) &&
    !words?.includes(key) &&
    phraseAt(scan.tokens, index, scan.lexicon.measures) === null
  )
}

function isNear(scan: Scan, index: number, words: readonly string[] | undefined): boolean {
  if (!words) return false
  for (let other = Math.max(0, index - 8); other <= index + 4; other++) {
    if (words.includes(scan.tokens[other]?.key ?? '')) return true
  }
  return false
}

/** "mil 200", "3 millones 500 mil" */
function addDigits(scan: Scan, state: State, token: Token, index: number): boolean {
  const scale = state.parts.at(-1)?.scale ?? 1
  const { numeral } = token
  if (state.current !== null || scale === 1 || !numeral || numeral.value === null) return false
  // "36 mil 058"
  if (numeral.hasLeadingZero && token.text.length !== 3) return false
  if (!token.isSpaced || numeral.value.length > 12 || Number(numeral.value) >= scale) return false
  const next = wordAt(scan, index + 1)
  if (!scan.lexicon.digitsAfterScale && !(next?.kind === 'scale' && next.value < scale)) return false
  state.current = new Exact(numeral.value)
  state.room = 0
  state.end = index + 1
  return true
}

/** "millón 200 mil": a scale that stands for one of its own before what it is added to. */
function isScaleWithRest(scan: Scan, first: number, scale: number): boolean {
  const rest = at(scan, first + 1)
  const under = wordAt(scan, first + 2)
  if (!scan.lexicon.digitsAfterScale || under?.kind !== 'scale' || under.value >= scale) return false
  const isNumber = rest?.numeral?.isBare === true || wordAt(scan, first + 1)?.kind === 'unit'
  return isNumber && rest?.isNewLine === false && !isCountedBefore(scan, first)
}

/** "two point five" */
function addPoint(scan: Scan, state: State): boolean {
  const { current, end } = state
  if (current === null || !current.isInteger() || scan.tokens[end - 1]?.kind !== 'word') return false
  if (!scan.lexicon.point.has(at(scan, end)?.key ?? '')) return false
  let digits = ''
  let index = end + 1
  for (let word = wordAt(scan, index); word?.kind === 'unit' && word.value < 100; word = wordAt(scan, index)) {
    if (word.value > 9 && digits !== '') break
    digits += String(word.value)
    index++
    if (word.value > 9 || digits.length > 9) break
  }
  if (digits === '') return false
  state.current = new Exact(`${current.toFixed()}.${digits}`)
  state.room = 0
  state.end = index
  return true
}

function finish(
  scan: Scan,
  first: number,
  state: State,
  digits: string | null,
  fraction: Value | null,
): Cardinal | null {
  let total = state.current ?? new Exact(0)
  for (const part of state.parts) total = total.plus(part.value)
  const isSingle = state.end === first + 1
  const isFraction = fraction !== null && state.parts.length === 0
  const isOrdinal = scan.tokens[state.end - 1]?.kind === 'word' && endsInOrdinal(scan, state)
  if (isOrdinal) return null
  return {
    end: state.end,
    value: isFraction ? fraction : isSingle && digits !== null ? digits : valueOf(total),
    isDigits: isSingle && digits !== null,
    // "51,700" in words ends in no scale that another number could share.
    scale: state.current === null && state.parts.length === 1 ? state.scale : 1,
    lastScale: scan.lexicon.digitsAfterScale && state.current === null ? (state.parts.at(-1)?.scale ?? 1) : 1,
    isOne: isSingle && scan.lexicon.ones.has(scan.tokens[first]?.key ?? ''),
    currency: state.currency,
    noun: state.noun,
  }
}

/** "twenty-first", "two hundred and fifth": the number is part of an ordinal. */
function endsInOrdinal(scan: Scan, { room, end }: State): boolean {
  if (room === 0) return false
  const token = scan.tokens[end]
  const isJoined = isHyphen(token) || (room === 100 && token?.key === scan.lexicon.restWord)
  return scan.lexicon.ordinals.words.has(scan.tokens[isJoined ? end + 1 : end]?.key ?? '')
}
