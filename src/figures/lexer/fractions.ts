import { at, type Scan } from './scan'
import { countsSomething } from './nouns'
import { MEASURE_SIGNS } from './measures'
import { isCapital, isGlued, isHyphen, type Token } from './tokens'
import { phraseAt, phraseBefore } from './phrases'
import { type Fraction, reduce } from './value'

export type FoundFraction = {
  end: number
  fraction: Fraction
  /** Whether it is one sign, "½", which may stand right after a whole number. */
  isSign: boolean
}

/** Denominators that a fraction with a slash has in news copy; another is a date or a reference. */
const SLASHED = new Set([2, 3, 4, 5, 6, 7, 8, 9, 10, 12, 15, 16, 20, 32, 50, 64, 100, 1000])

/** A fraction in signs or digits: "½", "3/4". */
export function fractionAt(scan: Scan, first: number): FoundFraction | null {
  const token = at(scan, first)
  if (token?.fraction) return { end: first + 1, fraction: reduce(...token.fraction), isSign: true }
  const slash = at(scan, first + 1)
  const below = at(scan, first + 2)
  if (!token?.numeral?.isBare || slash?.text !== '/' || !below?.numeral?.isBare) return null
  if (!isGlued(slash) || !isGlued(below) || token.numeral.hasLeadingZero) return null
  // A third number or a letter makes it a date or a reference.
  const next = scan.tokens[first + 3]
  // "a 1/2-cent tax"
  const isMeasure = isHyphen(next) && scan.lexicon.halvedNouns.has(scan.tokens[first + 4]?.key ?? '')
  if (isGlued(next) && (next.text === '/' || (isHyphen(next) && !isMeasure) || next.kind === 'word')) return null
  const over = Number(token.text)
  const under = Number(below.text)
  if (!SLASHED.has(under) || over >= under || over === 0 || isSlashedRange(scan, first)) return null
  // "ciento cincuenta mil pesos 50/100": the cents of an amount in words.
  if (under === 100 && phraseBefore(scan.tokens, first, scan.lexicon.currencies)) return null
  return { end: first + 3, fraction: reduce(over, under), isSign: false }
}

/**
 * "18/20 degrees": two whole numbers near each other, before what they count, and no fraction: that would be in lowest
 * terms. The same of a set: "6/3".
 */
export function isSlashedRange(scan: Scan, first: number): boolean {
  const [low, high] = [scan.tokens[first], scan.tokens[first + 2]]
  if (isSet(scan, first) || isSetOfMatch(scan, first)) return true
  if (!low?.numeral?.isBare || !high?.numeral?.isBare || high.text.length > 3) return false
  const [a, b] = [Number(low.text), Number(high.text)]
  // "olas de 3/4 metros": in the plural, where a fraction has "de metro"; English has its plural for both.
  const isPlural = scan.tokens[first + 3]?.key.endsWith('s') === true && isMeasured(scan, first + 3)
  if (a > 1 && b === a + 1 && isPlural && scan.lexicon.nouns.reach === 1) return true
  if (a === 0 || a >= b || b > 2 * a || b < 10) return false
  const next = scan.tokens[first + 3]
  const isDegrees = next?.text === '°' || next?.text === 'º' || isMeasured(scan, first + 3)
  const isLowest = reduce(a, b)[1] === b
  return isDegrees || (countsSomething(scan, first + 3) && (!isLowest || !SLASHED.has(b)))
}

/** "parciais de 6/3 e 7/5", "England were 302/7 at stumps", "finished with figures of 5/32, his best in 14 Tests" */
function isSet({ tokens, lexicon }: Scan, first: number): boolean {
  if (lexicon.sets.size === 0 || !/^\d{1,3}$/.test(tokens[first]?.text ?? '')) return false
  if (!/^\d{1,3}$/.test(tokens[first + 2]?.text ?? '')) return false
  // "over 6 2/3 innings"
  if (tokens[first - 1]?.kind === 'number' || lexicon.partitive.has(tokens[first + 3]?.key ?? '')) return false
  for (const step of [-1, 1]) {
    for (let other = first + step; Math.abs(other - first) < 20; other += step) {
      const token = tokens[other]
      if (!token || token.isNewLine || token.text === '.') break
      if (lexicon.sets.has(token.key)) return true
    }
  }
  return false
}

/** What stands between two sets at most: "7/6 (5) y 6/4"; and how many sets a match has. */
const SET_REACH = 5
const MOST_SETS = 5

/**
 * "6/4, 3/6 e 7/6": each of two as a set of tennis ends. Of two dates, the second has its article; where dates have the
 * month first, a word for who won or a tie-break tells. "2/6 and 4/6 of the votes" are fractions.
 */
function isSetOfMatch(scan: Scan, first: number): boolean {
  if (!isSetScore(scan, first)) return false
  const [begin, last] = [outermostSet(scan, first, -1), outermostSet(scan, first, 1)]
  if (begin === last || isOfSomething(scan, last + 3)) return false
  if (scan.lexicon.ranges.open.byLast.has(scan.tokens[begin - 1]?.key ?? '')) return false
  return !scan.locale.dayAfterMonth || isOfMatch(scan, begin, last + 3)
}

function outermostSet(scan: Scan, first: number, step: 1 | -1): number {
  let outermost = first
  for (let sets = 1; sets < MOST_SETS; sets++) {
    const next = setBeside(scan, outermost, step)
    if (next === null) break
    outermost = next
  }
  return outermost
}

/** The set before or after another. */
function setBeside(scan: Scan, first: number, step: 1 | -1): number | null {
  // From the end of one set to the beginning of the next.
  for (let gap = 1; gap <= SET_REACH; gap++) {
    const other = step > 0 ? first + 2 + gap : first - 2 - gap
    const between = step > 0 ? other - 1 : other + 3
    const token = scan.tokens[between]
    if (gap > 1 && !/^[(),;]$/.test(token?.text ?? '') && !joinsSets(scan, token)) {
      if (token?.kind !== 'number' || !isGlued(scan.tokens[between + 1])) return null
    }
    if (isSetScore(scan, other)) return other
  }
  return null
}

/** "of the votes", "de los votos", "des voix" */
function isOfSomething({ tokens, lexicon }: Scan, index: number): boolean {
  const [partitive, article] = [tokens[index], tokens[index + 1]]
  if (partitive?.kind !== 'word' || !lexicon.fractions.singularFollowers.has(partitive.key)) return false
  return !lexicon.partitive.has(partitive.key) || lexicon.qualifiers.between.has(article?.key ?? '')
}

/** Words near sets that only a match has, or the points of a tie-break, "7/6 (5)". */
function isOfMatch({ tokens, lexicon }: Scan, begin: number, end: number): boolean {
  const isTieBreak = ({ text }: Token, index: number) =>
    text === '(' && tokens[begin + index + 1]?.kind === 'number' && tokens[begin + index + 2]?.text === ')'
  if (tokens.slice(begin, end + 1).some(isTieBreak)) return true
  for (let index = begin - 1; index > begin - MATCH_REACH; index--) {
    const token = tokens[index]
    if (!token || token.isNewLine || token.text === '.') return false
    if (lexicon.scores.has(token.key)) return true
  }
  return false
}

/** How far before its sets it is said who won. */
const MATCH_REACH = 12

function joinsSets({ lexicon }: Scan, token: Token | undefined): boolean {
  return token?.kind === 'word' && (token.key === lexicon.restWord || token.key === lexicon.tensWord)
}

function isSetScore({ tokens }: Scan, first: number): boolean {
  const [a, slash, b] = tokens.slice(Math.max(first, 0), Math.max(first, 0) + 3)
  if (first < 0 || slash?.text !== '/' || !isGlued(slash) || !isGlued(b)) return false
  if (!/^[0-7]$/.test(a?.text ?? '') || !/^[0-7]$/.test(b.text)) return false
  const [won, lost] = [Number(a?.text), Number(b.text)].sort((x, y) => y - x)
  return won === 6 ? (lost ?? 6) < 5 : won === 7 && (lost ?? 0) > 4 && lost !== 7
}

function isMeasured({ tokens, lexicon, locale }: Scan, index: number): boolean {
  const next = tokens[index]
  if (!next || next.isNewLine) return false
  return (
    Object.hasOwn(MEASURE_SIGNS, next.text) ||
    lexicon.halvedNouns.has(next.key) ||
    lexicon.measures.byFirst.has(next.key) ||
    locale.measures.has(next.key)
  )
}

/** A fraction in words: "two-thirds", "a third", "la mitad", "tres cuartas partes", "half". */
export function fractionWordsAt(scan: Scan, first: number): FoundFraction | null {
  const token = at(scan, first)
  if (!token || token.kind === 'mark') return null
  const { fractions } = scan.lexicon
  const fixed = phraseAt(scan.tokens, first, fractions.fixed)
  if (fixed) return { end: fixed.end, fraction: fixed.value, isSign: false }
  if (isHalfOfScale(scan, first)) return null
  if (fractions.half.has(token.key) && (isHalf(scan, first) || isHalfNoun(scan, first))) {
    return { end: first + 1, fraction: [1, 2], isSign: false }
  }
  const over = numeratorAt(scan, first)
  if (over === null) return null
  const hasHyphen = isHyphen(at(scan, first + 1))
  const index = hasHyphen ? first + 2 : first + 1
  const denominator = at(scan, index)
  if (!denominator || denominator.kind !== 'word' || denominator.isNewLine) return null
  const found = (end: number, under: number): FoundFraction | null =>
    over < under ? { end, fraction: reduce(over, under), isSign: false } : null

  const isArticle = fractions.articles.has(token.key)
  const withNoun = fractions.withNoun.get(denominator.key)
  if (withNoun !== undefined && fractions.nouns.has(at(scan, index + 1)?.key ?? '')) {
    // "la tercera parte de la saga" is no fraction, but "la tercera parte de los votos" is; the first is rarer.
    // "casi la cuarta parte" is one, whatever follows.
    const isBounded = phraseBefore(scan.tokens, first, scan.lexicon.qualifiers.before) !== null
    const isFraction = !isArticle || isBounded || fractions.singularFollowers.has(at(scan, index + 2)?.key ?? '')
    return isFraction ? found(index + 2, withNoun) : null
  }
  if (isArticle) return null
  const plural = fractions.plural.get(denominator.key)
  if (plural !== undefined) return isPeriod(scan, first, index, over) ? null : found(index + 1, plural)
  const singular = fractions.singular.get(denominator.key)
  // "two-third majority"
  if (singular !== undefined && over > 1 && hasHyphen && isGlued(at(scan, first + 1)) && !isOrdinalAfter(scan, first))
    return found(index + 1, singular)
  if (singular === undefined || over !== 1) return null
  const isSure =
    hasHyphen || token.kind === 'number' || (scan.lexicon.ones.has(token.key) && !isShared(scan, token.key))
  return isSure || scan.isAlone || hasEvidence(scan, first, index + 1) ? found(index + 1, singular) : null
}

/** "the last three quarters", "two quarters": parts of a year. */
function isPeriod({ tokens, lexicon }: Scan, first: number, denominator: number, over: number): boolean {
  const { periods } = lexicon.fractions
  if (!periods.nouns.has(tokens[denominator]?.key ?? '')) return false
  // "after three-quarters of an hour"
  const isOfSomething =
    denominator > first + 1 && lexicon.fractions.singularFollowers.has(tokens[denominator + 1]?.key ?? '')
  if (isOfSomething) return false
  // Two quarters of anything are a half.
  return (
    over === 2 ||
    periods.before.has(tokens[first - 1]?.key ?? '') ||
    periods.after.has(tokens[denominator + 1]?.key ?? '')
  )
}

/** "twenty-third" is an ordinal. */
function isOrdinalAfter({ tokens, lexicon }: Scan, first: number): boolean {
  const word = lexicon.numbers.get(tokens[first]?.key ?? '')
  return word?.kind !== 'unit' || word.room > 0
}

/** "half-mile", "half-point" */
function isHalfNoun({ tokens, lexicon }: Scan, first: number): boolean {
  const hyphen = tokens[first + 1]
  const noun = tokens[first + 2]
  const previous = tokens[first - 1]
  if (!isHyphen(hyphen) || !isGlued(hyphen) || !isGlued(noun) || !lexicon.halvedNouns.has(noun.key)) return false
  return !(isHyphen(previous) && isGlued(previous))
}

/** "half a million" and "half a percent" are numbers. */
function isHalfOfScale(scan: Scan, first: number): boolean {
  const { tokens, lexicon } = scan
  const half = phraseAt(tokens, first, lexicon.halfBefore)
  if (!half) return false
  if (phraseAt(tokens, half.end, lexicon.percent)) return true
  const next = tokens[isHyphen(tokens[half.end]) ? half.end + 1 : half.end]
  const word = next?.kind === 'word' ? lexicon.numbers.get(next.key) : undefined
  return word?.kind === 'scale' || word?.kind === 'collective'
}

/** Whether a word for one is an article, too: Spanish "un". */
function isShared(scan: Scan, key: string): boolean {
  return scan.lexicon.articles.has(key)
}

function numeratorAt(scan: Scan, first: number): number | null {
  const token = at(scan, first)
  if (!token) return null
  const { lexicon } = scan
  if (lexicon.articles.has(token.key) || lexicon.fractions.articles.has(token.key)) return 1
  if (token.numeral) return token.numeral.isBare && token.text.length < 4 ? Number(token.text) : null
  const word = token.kind === 'word' ? lexicon.numbers.get(token.key) : undefined
  return word?.kind === 'unit' && word.value > 0 ? word.value : null
}

/** "a third" is a fraction in "a third of voters" and "by a third", and an ordinal in "a third man". */
function hasEvidence(scan: Scan, first: number, end: number): boolean {
  const { fractions } = scan.lexicon
  const next = scan.tokens[end]
  if (next && fractions.singularFollowers.has(next.key)) return true
  if (isEndOfRange(scan, first, end)) return true
  if (isLed(scan, first)) return next === undefined || next.kind !== 'word' || !isGlued(next)
  return next === undefined || /^[.!?;]$/.test(next.text)
}

/** "a quarter to a third", "between a quarter and a third" */
function isEndOfRange({ tokens, lexicon }: Scan, first: number, end: number): boolean {
  if (phraseBefore(tokens, first, lexicon.ranges.between)) return true
  const middle = phraseAt(tokens, end, lexicon.ranges.middle)
  const article = middle ? tokens[middle.end] : undefined
  const under = middle ? tokens[middle.end + 1] : undefined
  return lexicon.articles.has(article?.key ?? '') && lexicon.fractions.singular.has(under?.key ?? '')
}

/** "22 grams of sugar and half the salt": after a noun that no half belongs to, with what it is the half of. */
function isHalfOfNamed({ tokens, lexicon }: Scan, first: number): boolean {
  const [noun, next] = [tokens[first - 2], tokens[first + 1]]
  const isWord = noun?.kind === 'word' && !lexicon.numbers.has(noun.key) && !lexicon.halvedNouns.has(noun.key)
  // "two men and half the town" may be two and a half.
  const counted = tokens[first - 3]
  const isNoun = isWord && counted?.kind === 'word' && !lexicon.numbers.has(counted.key)
  return isNoun && next !== undefined && !next.isNewLine && lexicon.fractions.followers.has(next.key)
}

function isLed(scan: Scan, first: number): boolean {
  const { fractions, qualifiers } = scan.lexicon
  return (
    fractions.leaders.has(scan.tokens[first - 1]?.key ?? '') ||
    phraseBefore(scan.tokens, first, qualifiers.before) !== null
  )
}

function isHalf(scan: Scan, first: number): boolean {
  const { fractions } = scan.lexicon
  const previous = scan.tokens[first - 1]
  const next = scan.tokens[first + 1]
  if (scan.isAlone) return true
  if (isHyphen(next) && isGlued(next)) return false
  if (isHyphen(previous) && isGlued(previous)) return false
  // "600 beds, and half were taken"
  const isClause =
    previous?.key === scan.lexicon.restWord && (scan.tokens[first - 2]?.text === ',' || isHalfOfNamed(scan, first))
  if (previous && !isClause && fractions.blockers.has(previous.key) && scan.tokens[first]?.isSpaced) return false
  if (next && !next.isNewLine && fractions.followers.has(next.key)) return true
  const isFollowed = next?.kind === 'word' && !next.isNewLine
  return isLed(scan, first) && (!isFollowed || !isCapital(next))
}
