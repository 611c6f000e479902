import { LIST_REACH, isListNumber } from './lists'
import { wordAt } from './numberWords'
import { countsSomething, countsSurely, isPlural } from './nouns'
import { isSlashedRange } from './fractions'
import { PRODUCTS } from './measures'
import { phraseAt, phraseBefore } from './phrases'
import type { Quantity } from './quantities'
import { isScored } from './ranges'
import type { Scan } from './scan'
import { isAcronym, isCapital, isDash, isGlued, isHyphen, isLower, type Token } from './tokens'

const FIRST_YEAR = 1500
const LAST_YEAR = 2100

/** Whether the digits could be a year: four of them, bare, between 1500 and 2100, or older after "in". */
export function isYearLike(scan: Scan, quantity: Quantity): boolean {
  const numeral = quantity.isDigits ? scan.tokens[quantity.first]?.numeral : null
  if (!numeral?.isBare || numeral.value?.length !== 4) return false
  const year = Number(numeral.value)
  if (quantity.unit.kind !== 'count' || year > LAST_YEAR) return false
  // "in 1066": an older year needs its preposition.
  const previous = scan.tokens[quantity.first - 1]
  return year >= FIRST_YEAR || (previous !== undefined && scan.lexicon.dates.surelyBeforeYear.has(previous.key))
}

/** Whether a year-like number is a count after all: "2000 soldiers", "more than 1800", "1500-seat". */
export function isCountedYear(scan: Scan, { first, end }: Quantity): boolean {
  const { tokens, lexicon } = scan
  const next = tokens[end]
  if (isHyphen(next) && isGlued(next)) {
    const noun = tokens[end + 1]
    return isGlued(noun) && isLower(noun) && !lexicon.dates.yearSuffixes.has(noun.key)
  }
  const previous = tokens[first - 1]
  const isLed = previous !== undefined && lexicon.dates.yearLeaders.has(previous.key)
  if (isLed || /['’]s$/.test(previous?.key ?? '')) return false
  const { any, bounded } = lexicon.dates.yearFollowers
  if (bounded.has(next?.key ?? '')) return false
  if (previous !== undefined && lexicon.dates.surelyBeforeYear.has(previous.key)) {
    return Number(tokens[first]?.text) < FIRST_YEAR && countsSomething(scan, end)
  }
  if (countsSurely(scan, end)) return true
  const bound = phraseBefore(tokens, first, lexicon.qualifiers.before)
  if (phraseBefore(tokens, first, lexicon.dates.yearBounds)) return countsSurely(scan, end)
  if (any.has(next?.key ?? '') && !bound) return false
  const isPreposition = previous !== undefined && lexicon.dates.yearPrepositions.has(previous.key)
  if (bound && bound.value !== 'about' && bound.value !== 'at-most' && !isTemporal(scan, bound.first)) return true
  if (!countsSomething(scan, end)) return false
  return !isPreposition || bound !== null || (tokens[first]?.text.endsWith('00') ?? false)
}

/** "since at least 1985": a bound after such a preposition is one of time. */
function isTemporal({ tokens, lexicon }: Scan, index: number): boolean {
  const previous = tokens[index - 1]
  return (
    previous !== undefined &&
    lexicon.dates.yearPrepositions.has(previous.key) &&
    lexicon.nouns.functionWords.has(previous.key)
  )
}

/** What stands before a number of at least three decimals that is a place on the map; a length has fewer. */
const COORDINATE = /^(?:lat|lon|latitude?|longitude?)$/

/** Whether the number is part of a name: page 14, Flight 370, calle Mayor 12, Downing Street 10, Boeing 737. */
export function isLabelled(scan: Scan, quantity: Quantity, isPlain: boolean): boolean {
  const { tokens, lexicon } = scan
  const { first, end } = quantity
  const previous = tokens[first - 1]
  const number = tokens[first]
  if (isListNumber(scan, quantity)) return true
  if (!previous || !number || number.isNewLine) return false
  if (quantity.unit.kind !== 'count' && quantity.unit.kind !== 'measure') return false
  // "El plan (20 millones de kilómetros)": no name has millions.
  if (quantity.scale >= 1e6) return false
  if (isPlain && isAddress(scan, quantity)) return true
  if (COORDINATE.test(previous.key) && /[.,]\d{3,}$/.test(tokens[end - 1]?.text ?? '')) return true
  if (isCalled(scan, quantity)) return true
  if (quantity.isDigits && phraseAt(tokens, end, lexicon.labelsAfter)) return true
  if (isCalibre(scan, quantity) || isMinute(scan, quantity) || isPlacing(scan, quantity)) return true
  if (previous.text === '.' && isGlued(previous)) {
    return isAbbreviated(scan, first - 2) || (isPlain && isLettered(scan, first - 2, end))
  }
  if (previous.text === 'º' || previous.text === '°') {
    return isGlued(previous) && /^(?:\p{L}+|\.)$/u.test(tokens[first - 2]?.text ?? '')
  }
  if (isHyphen(previous) && isGlued(previous) && !number.isSpaced) return false
  const isBareDigits = quantity.isDigits && number.numeral?.isBare === true
  // "avenida Paulista, 1.578"
  const isHouseDigits = isBareDigits || (quantity.isDigits && /^\d{1,2}\.\d{3}$/.test(number.text))
  // "en el Índice de Gravedad Potencial (IGP) 2"
  const isAfterShort = previous.text === ')' && tokens[first - 3]?.text === '(' && isPlain && isBareDigits
  const short = tokens[first - 2]
  if (isAfterShort && short && isAcronym(short) && isCapitalAt(tokens[first - 4])) return !countsSomething(scan, end)
  const noun = isOpening(previous) ? tokens[first - 2] : previous
  if (noun?.kind !== 'word') return previous.text === ',' && isPlain && isHouseDigits && isHouse(scan, first - 1)
  // "DNI 23.456.789"
  const isDotted = quantity.isDigits && /^\d{1,3}(?:\.\d{3})+$/.test(number.text)
  if (isDotted && lexicon.labelAbbreviations.has(noun.key) && isAcronym(noun)) return true
  if (lexicon.gradedLabels.has(noun.key) && /[.,]/.test(number.text)) return false
  if (isWord(lexicon.labels, noun)) {
    // "a layer 0.1 millimeter thick"
    const isMeasured = quantity.unit.kind === 'measure' && !isBareDigits
    return !isMeasured && !isDeterminedCount(scan, first)
  }
  const label = lexicon.labelAdjectives.has(noun.key) ? tokens[first - 2] : undefined
  if (label && (isWord(lexicon.labels, label) || isWord(lexicon.looseLabels, label)) && isBareDigits)
    return !countsSomething(scan, end)
  if (isNamedNoun(scan, quantity)) return true
  // "iPhone" has its capital inside.
  if (PRODUCTS.has(noun.key) && noun.text !== noun.key && quantity.isDigits) return true
  const isLoose = isWord(lexicon.looseLabels, noun) && !isResultOf(scan, quantity)
  if (isListedPlural(scan, quantity)) return true
  if (isLoose && !countsSomething(scan, end) && !isDeterminedCount(scan, first) && !isLowOfCounted(scan, end))
    return true
  if (isLoose && isCapital(noun) && quantity.isDigits) return true
  if (lexicon.singularArticles.has(noun.key)) {
    if (isBareDigits) return !countsSurely(scan, end) && !isResultAfterArticle(scan, quantity)
    // "en la cinco y ocho", "al 900 123 456"
    if (quantity.isDigits) return /^\d{3}(?:[ \u00a0]\d{3}){2}$/.test(number.text)
    const isWordAlone = quantity.hasWords && !quantity.isOne && end === first + 1 && quantity.scale === 1
    return isPlain && isWordAlone && noun.key !== 'del' && isUncountedWord(scan, end)
  }
  // "el PP (137)" is a party and its seats.
  const isParty = isOpening(previous) && isAcronym(noun)
  if (lexicon.labelAbbreviations.has(noun.key) && isCapital(noun) && !beginsSentence(scan, first - 1) && !isParty)
    return true
  return (
    isPlain && ((isBareDigits && (isHouse(scan, first) || isCrossing(scan, quantity))) || isProperName(scan, quantity))
  )
}

/** "em casa dois ou três dias": the low end of what is counted, and no house with a number. */
function isLowOfCounted(scan: Scan, end: number): boolean {
  const middle =
    phraseAt(scan.tokens, end, scan.lexicon.ranges.middle) ?? phraseAt(scan.tokens, end, scan.lexicon.dates.between)
  if (!middle) return false
  const isNumber = scan.tokens[middle.end]?.numeral?.isBare === true || wordAt(scan, middle.end)?.kind === 'unit'
  return isNumber && countsSurely(scan, middle.end + 1)
}

/** "passed the bill 218-211", "took the title 6-4": what is said of one thing, which its article shows, or was won by it. */
function isResultOf(scan: Scan, quantity: Quantity): boolean {
  const { tokens, lexicon } = scan
  const { first, end } = quantity
  const noun = tokens[first - 1]
  const [dash, other] = [tokens[end], tokens[end + 1]]
  if (!noun || !isDash(dash) || !isGlued(dash) || !isGlued(other) || !other.numeral?.isBare) return false
  if (isCapital(noun)) return isScoreline(scan, quantity)
  // Where names have their articles, too, only the verb tells.
  const hasArticle = lexicon.singularArticles.size === 0 && lexicon.qualifiers.between.has(tokens[first - 2]?.key ?? '')
  if (hasArticle && isScoreline(scan, quantity)) return true
  return (tokens[first]?.text.length ?? 4) <= 3 && other.text.length <= 3 && isScored(scan, first, end + 2)
}

/** "the Heat 112-98": no number of a name is greater than the one that its hyphen leads to. */
export function isScoreline({ tokens }: Scan, { first, end }: Quantity): boolean {
  const [low, dash, high] = [tokens[first], tokens[end], tokens[end + 1]]
  if (!isDash(dash) || !isGlued(dash) || !isGlued(high) || !low?.numeral?.isBare || !high.numeral?.isBare) return false
  return low.text.length <= 3 && high.text.length <= 3 && Number(low.text) > Number(high.text)
}

/** "lanes 2 and 3", "los anexos 1 a 4": the plural of what bears a number, and two numbers that count nothing. */
function isListedPlural(scan: Scan, { first, end, isDigits }: Quantity): boolean {
  const { tokens, lexicon } = scan
  const [noun, number] = [tokens[first - 1], tokens[first]]
  if (!isDigits || !number?.numeral?.isBare || noun?.kind !== 'word' || !noun.key.endsWith('s')) return false
  const singulars = [noun.key.slice(0, -1), noun.key.slice(0, -2)]
  const isLabel = singulars.some((key) => lexicon.labels.has(key) || lexicon.looseLabels.has(key))
  if (!isLabel || number.text.length > 4) return false
  const joiner = phraseAt(tokens, end, lexicon.dates.between) ?? phraseAt(tokens, end, lexicon.ranges.middle)
  const next = joiner ? tokens[joiner.end] : undefined
  if (!joiner || !next?.numeral?.isBare || next.isNewLine || next.text.length > 4) return false
  const isRising = Number(number.text) < Number(next.text)
  const after = tokens[joiner.end + 1]
  const isUnit = /^[%$€£°]$/.test(after?.text ?? '') || (isGlued(after) && after.kind === 'word')
  return isRising && !isUnit && !countsSomething(scan, joiner.end + 1)
}

/** "A .22 rifle", "una pistola calibre .38" */
function isCalibre({ tokens, lexicon }: Scan, { first, end }: Quantity): boolean {
  const number = tokens[first]
  let after = isHyphen(tokens[end]) ? end + 1 : end
  // "a 9 mm handgun", "una pistola 9 mm"
  const isMillimetres = tokens[after]?.key === 'mm' && number !== undefined && Number(number.numeral?.value) < 20
  if (isMillimetres && lexicon.calibres.has(tokens[first - 1]?.key ?? '')) return true
  if (isMillimetres) after = isHyphen(tokens[after + 1]) ? after + 2 : after + 1
  if (!isMillimetres && !/^\.\d{2,3}$/.test(number?.text ?? '')) return false
  return lexicon.calibres.has(tokens[after]?.key ?? '')
}

/** "largó 17°, terminó 3°": a place, and no temperature. */
function isPlacing({ tokens, lexicon }: Scan, { first, end }: Quantity): boolean {
  const sign = [tokens[end - 1], tokens[end]].find((token) => token?.text === '°' || token?.text === 'º')
  return (
    isGlued(sign) && /^\d{1,3}$/.test(tokens[first]?.text ?? '') && lexicon.placings.has(tokens[first - 1]?.key ?? '')
  )
}

/** "Stroud (Quill 76), Marsh (Denny 83)", "Bauer (pen) 58": the minute beside a name. */
function isMinute(scan: Scan, { first, end, isDigits }: Quantity): boolean {
  const { tokens, lexicon } = scan
  const number = tokens[first]
  if (!isDigits || !number?.numeral?.isBare || Number(number.text) > 120) return false
  const isNoted = tokens[first - 1]?.text === ')' && lexicon.goalNotes.has(tokens[first - 2]?.key ?? '')
  if (isNoted && tokens[first - 3]?.text === '(') return isCapitalAt(tokens[first - 4])
  if (isCapitalAt(tokens[first - 1]) && isInGoalList(scan, first - 1)) return true
  const isPrimed = /^['’′]$/.test(tokens[end]?.text ?? '') && isGlued(tokens[end])
  // "con goles al 12', 56' y 90'": where a foot is no mark after a number
  if (isPrimed && !isLength(scan, first, end + 1) && isNearGoal(scan, first)) return true
  const close = isPrimed ? end + 1 : end
  if (tokens[close]?.text !== ')') return false
  let open = first - 1
  while (open > first - 5 && isCapitalAt(tokens[open])) open--
  const next = tokens[close + 1]
  const isListed = next === undefined || /^[,.;]$/.test(next.text) || lexicon.dates.between.byFirst.has(next.key)
  if (!isListed || tokens[open]?.text !== '(' || !isCapitalAt(tokens[open - 1])) return false
  // "Sent off: Eze (74)"
  return open < first - 1 || isInGoalList(scan, open - 1)
}

/** "a 9' pole", "a fence 12' high", "12' x 6'", "una valla de 12' de alto": feet. */
function isLength({ tokens, lexicon }: Scan, first: number, end: number): boolean {
  const next = tokens[end]
  const isJoined = isHyphen(next) || lexicon.partitive.has(next?.key ?? '')
  const isMeasured =
    lexicon.dimensions.has(tokens[isJoined ? end + 1 : end]?.key ?? '') || /^[x×]$/.test(next?.key ?? '')
  return isMeasured || lexicon.articles.has(tokens[first - 1]?.key ?? '')
}

/** Whether a word for goals, or for those who scored them, stands before a minute in its sentence. */
function isNearGoal({ tokens, lexicon }: Scan, index: number): boolean {
  for (let other = index - 1; other > index - LIST_REACH; other--) {
    const token = tokens[other]
    if (!token || token.text === '.') return false
    if (lexicon.goalLists.has(token.key)) return true
  }
  return false
}

/** Whether "Goals:" stands before a name in its sentence. */
function isInGoalList({ tokens, lexicon }: Scan, index: number): boolean {
  for (let other = index - 1; other > index - LIST_REACH; other--) {
    const token = tokens[other]
    if (!token || /^[.;]$/.test(token.text)) return false
    if (token.text === ':') return lexicon.goalLists.has(tokens[other - 1]?.key ?? '')
  }
  return false
}

/** "The network 3 has lost customers": after a noun with its article, before a verb that has one subject. */
function isNamedNoun({ tokens, lexicon }: Scan, { first, end, isDigits }: Quantity): boolean {
  const [article, noun, number] = [tokens[first - 2], tokens[first - 1], tokens[first]]
  if (!isDigits || !number?.numeral?.isBare || number.text.length > 3 || !noun || !isLower(noun)) return false
  const isSingular = noun.kind === 'word' && !lexicon.nouns.functionWords.has(noun.key) && !noun.key.endsWith('s')
  return isSingular && article?.key === 'the' && /^(?:has|is|was|says)$/.test(tokens[end]?.key ?? '')
}

/** "el 2-1 final": a result, and no season ("el 23-24"). */
function isResultAfterArticle({ tokens }: Scan, { first, end }: Quantity): boolean {
  const [dash, other] = [tokens[end], tokens[end + 1]]
  if (!isDash(dash) || !isGlued(dash) || !isGlued(other) || !other.numeral?.isBare) return false
  const [a, b] = [tokens[first]?.text ?? '', other.text]
  return a.length < 4 && b.length < 4 && !(a.length === 2 && Number(b) === Number(a) + 1)
}

/** Whether a word of a number has nothing after it that it could count: "en la cinco, 25 por ciento". */
function isUncountedWord(scan: Scan, end: number): boolean {
  const { tokens, lexicon } = scan
  const next = tokens[end]
  if (next === undefined || next.kind === 'mark') return true
  return next.kind === 'word' && lexicon.nouns.functionWords.has(next.key) && !lexicon.partitive.has(next.key)
}

/** Whether a word is of a list, accents and all where it has any: "pasó" is not "paso". */
function isWord(words: ReadonlyMap<string, string>, token: Token): boolean {
  const word = words.get(token.key)
  return word !== undefined && (word === token.text.toLowerCase() || token.key === token.text.toLowerCase())
}

/** "call or text 988", "llame al 911", "the 911 call" */
function isCalled(scan: Scan, { first, end, isDigits }: Quantity): boolean {
  const { tokens, lexicon } = scan
  const next = tokens[end]
  // "the phone has a 108MP lens"
  if (isGlued(next) && next.kind === 'word') return false
  const isSingular = next !== undefined && lexicon.calls.has(next.key) && !isPlural(scan, next.key)
  if (isDigits && isSingular && /^\d{3}$/.test(tokens[first]?.text ?? '') && !countsSomething(scan, end)) return true
  if (!isDigits || !/^\d{3}$/.test(tokens[first]?.text ?? '') || countsSomething(scan, end)) return false
  for (let index = first - 1; index >= Math.max(0, first - 4); index--) {
    const token = tokens[index]
    if (!token || token.text === '.') return false
    if (lexicon.calls.has(token.key)) return true
    if (token.isNewLine) return false
  }
  return false
}

/** "per page 300 words" has no page 300. */
function isDeterminedCount({ tokens, lexicon }: Scan, first: number): boolean {
  return lexicon.distributives.has(tokens[first - 2]?.key ?? '')
}

function isOpening(token: Token): boolean {
  return /^[("“«‘]$/.test(token.text)
}

/** "p. 14", "núm. 12", "n.º 5" */
function isAbbreviated({ tokens, lexicon }: Scan, index: number): boolean {
  const token = tokens[index]
  return token?.kind === 'word' && lexicon.labelAbbreviations.has(token.key)
}

/** "H.R. 1", "U.S. 101": one letter before the full stop; but "in the U.S. 12 people". */
function isLettered(scan: Scan, index: number, end: number): boolean {
  const { tokens } = scan
  const letter = tokens[index]
  if (letter?.kind !== 'word' || !/^\p{Lu}$/u.test(letter.text) || tokens[index - 1]?.text !== '.') return false
  return !countsSomething(scan, end) && !isPluralVerb(scan, end)
}

/** "Calle 13", "avenida de los Insurgentes 300", "Paseo de la Reforma, 222" */
function isHouse(scan: Scan, first: number): boolean {
  const { tokens, lexicon } = scan
  for (let index = first - 1; index >= Math.max(0, first - 7); index--) {
    const token = tokens[index]
    if (!token) return false
    // "C/ del Pozo, 14"
    if (token.text === '/' && tokens[index - 1]?.text === 'C') return !countsSomething(scan, first + 1)
    if (token.kind === 'mark' && token.text !== '.') return false
    if (lexicon.streets.before.has(token.key)) {
      const isName = index === first - 1 || tokens.slice(index + 1, first).some(isCapital)
      return isName && !countsAtLast(scan, first + 1)
    }
    // "Calle 5 de Febrero 214"
    const isDate = token.kind === 'number' && scan.aside[index] === 1
    const isOfName = isCapital(token) || isDate || lexicon.nouns.functionWords.has(token.key)
    if (!isOfName && token.text !== '.') return false
  }
  return false
}

/**
 * "calle 60, entre 57 y 59": the streets between which a house stands, where streets have numbers. Nothing stands between
 * but the name of the street and the number of the house.
 */
function isCrossing(scan: Scan, { first, end }: Quantity): boolean {
  const { tokens, lexicon } = scan
  if (!lexicon.streets.between.has(tokens[first - 1]?.key ?? '') || countsAtLast(scan, end)) return false
  for (let index = first - 2; index >= Math.max(0, first - 8); index--) {
    const token = tokens[index]
    if (!token) return false
    if (lexicon.streets.before.has(token.key)) return tokens[index + 1]?.kind === 'number'
    const isOfHouse = token.kind === 'number' || token.text === ',' || lexicon.labelAbbreviations.has(token.key)
    const isPoint = token.text === '.' && lexicon.labelAbbreviations.has(tokens[index - 1]?.key ?? '')
    if (token.isNewLine || (!isOfHouse && !isPoint && !isCapital(token))) return false
  }
  return false
}

/** Whether a number counts something, or both do of "15 y 17 personas". */
function countsAtLast(scan: Scan, end: number): boolean {
  const [joiner, second] = scan.tokens.slice(end, end + 2)
  const isPair = joiner?.kind === 'word' && second?.kind === 'number'
  return countsSomething(scan, end) || (isPair && countsSomething(scan, end + 2))
}

/** "10 Downing Street" */
function isAddress({ tokens, lexicon }: Scan, { first, end, isDigits }: Quantity): boolean {
  if (!isDigits || tokens[first]?.isNewLine) return false
  // "a 5-4 Supreme Court ruling": the numbers of houses rise, as in "12-14 Downing Street".
  const number = Number(tokens[first]?.text)
  const isAfter = isDash(tokens[first - 1]) && isGlued(tokens[first - 1])
  if (isAfter && Number(tokens[first - 2]?.text) > number) return false
  const isBefore = isDash(tokens[end]) && isGlued(tokens[end]) && Number(tokens[end + 1]?.text) > number
  const name = isBefore ? end + 2 : end
  for (let index = name; index < name + 5; index++) {
    const token = tokens[index]
    if (!token || token.isNewLine) return false
    const isOrdinal = token.kind === 'number' && isGlued(tokens[index + 1])
    if (isOrdinal || token.text === '.') continue
    if (token.kind !== 'word') return false
    if (index > name && lexicon.streets.after.has(token.key)) return isCapital(token)
    if (!isCapital(token) && !isGlued(token)) return false
  }
  return false
}

/**
 * "Boeing 737", "Apollo 11", "Delta 1418": a name in the middle of a sentence and right after it bare digits, which
 * count nothing. A score has its number there, too: "Mexico 2, Poland 1".
 */
function isProperName(scan: Scan, quantity: Quantity): boolean {
  const { tokens, locale, lexicon } = scan
  const { first, end, isDigits } = quantity
  const name = tokens[first - 1]
  const number = tokens[first]
  if (quantity.unit.kind !== 'count' || quantity.outerEnd !== end) return false
  if (!name || !number?.numeral?.isBare || !isDigits || !isCapital(name) || isUppercaseLine(scan, first)) return false
  if (lexicon.nouns.functionWords.has(name.key) || wordAt(scan, first - 1) || locale.currencies.has(name.text))
    return false
  if (locale.months.has(name.key) || locale.weekdays.has(name.key)) return false
  if (/^(?:percent|%)$/.test(tokens[end]?.key ?? '')) return false
  const next = tokens[end]
  if (isDash(next) && isGlued(next) && tokens[end + 1]?.kind === 'number') {
    // "Liverpool 3-1 Arsenal"; "Boeing 737-800".
    return number.text.length > 3
  }
  if (beginsSentence(scan, first - 1) && !isAcronym(name) && isCommonWord(scan, name)) return false
  // "Expect 12/14 degrees"
  if (next?.text === '/' && isSlashedRange(scan, first)) return false
  if (isScore(scan, quantity) || isResult(scan, quantity) || isRated(scan, end)) return false
  return !countsSomething(scan, end) && !isPluralVerb(scan, end)
}

/** A capital at the beginning of a sentence says nothing of a word that may stand before any number. */
function isCommonWord(scan: Scan, token: Token): boolean {
  const { nouns, qualifiers } = scan.lexicon
  return (
    nouns.openers === null ||
    nouns.functionWords.has(token.key) ||
    nouns.openers.has(token.key) ||
    qualifiers.before.byLast.has(token.key) ||
    // "Chasing 241, India were out"
    (/.{3}ing$/.test(token.key) && !PRODUCTS.has(token.key)) ||
    // "Children 5 to 11", but "Ocean's 11"
    (isPlural(scan, token.key) && !/['’]s$/.test(token.key))
  )
}

function isPluralVerb({ tokens, lexicon }: Scan, end: number): boolean {
  const next = tokens[end]
  return next !== undefined && next.isSpaced && lexicon.nouns.irregular.has(next.key)
}

/** "DeSantis had 21, Haley 19.": a name and its number in a list of numbers. */
function isResult(scan: Scan, { first, end }: Quantity): boolean {
  const { tokens, lexicon } = scan
  const next = tokens[end]
  const isClosed =
    next === undefined ||
    (next.kind === 'mark' && /^[.,;:)]$/.test(next.text)) ||
    lexicon.dates.between.byFirst.has(next.key)
  let name = first - 1
  while (name > 0 && isCapitalAt(tokens[name])) name--
  // "the Lib Dems 19": several, and no Boeing 737, and no CETIS 12.
  const isProduct = PRODUCTS.has(tokens[first - 1]?.key ?? '')
  const isSeveral = isPlural(scan, tokens[first - 1]?.key ?? '') && !isProduct && !isAcronymAt(tokens[first - 1])
  const isArticle = lexicon.qualifiers.between.has(tokens[name]?.key ?? '')
  // "el PSOE 28 y el Partido Verde 5": where names have their articles, too, and few numbers of products are short.
  const isArticled = isArticle && lexicon.singularArticles.size > 0 && !isProduct
  if (isArticle && (isSeveral || isArticled)) name--
  const before = tokens[name]
  const isListed = before !== undefined && (/^[,;]$/.test(before.text) || lexicon.dates.between.byFirst.has(before.key))
  if (!isClosed || !isListed || (tokens[first]?.text.length ?? 0) > 3) return false
  if (isArticled && !isSeveral) return isOfResults(scan, name)
  for (let index = name - 1; index > name - LIST_GAP; index--) {
    const token = tokens[index]
    if (!token || token.text === '.') return false
    if (token.kind === 'number' && !PRODUCTS.has(tokens[index - 1]?.key ?? '')) return true
  }
  return false
}

/** In tokens, how far apart the numbers of such a list stand, and how long it is. */
const LIST_GAP = 12
const LIST_LENGTH = 100

/**
 * Whether a list of names with their articles began with what parties get, "42 escaños, el PSOE 28", or with a number
 * that somebody got and nothing else has, "el PP sacó 137, el PSOE 121". Roads and schools have their numbers without.
 */
function isOfResults(scan: Scan, comma: number): boolean {
  const { tokens, lexicon } = scan
  let from = comma
  for (let index = comma - 1; index > from - LIST_GAP && index > comma - LIST_LENGTH; index--) {
    const token = tokens[index]
    if (!token || token.text === '.') return false
    if (token.kind !== 'number') continue
    const next = tokens[index + 1]
    if (lexicon.results.has(next?.key ?? '') || next?.text === '%') return true
    if (phraseAt(tokens, index + 1, lexicon.percent)) return true
    if (isCapitalAt(tokens[index - 1])) {
      if (!isInList(scan, index - 1)) return false
      from = index
      continue
    }
    const previous = tokens[index - 1]
    if (next?.kind === 'mark' && previous && isLower(previous) && !isNumbered(scan, previous)) return true
  }
  return false
}

/** Whether a comma or its word stands before a name, perhaps with its article. */
function isInList({ tokens, lexicon }: Scan, last: number): boolean {
  let first = last
  while (first > 0 && isCapitalAt(tokens[first])) first--
  const isArticle = lexicon.qualifiers.between.has(tokens[first]?.key ?? '')
  const before = tokens[isArticle ? first - 1 : first]
  return before !== undefined && (/^[,;]$/.test(before.text) || lexicon.dates.between.byFirst.has(before.key))
}

/** Whether what stands before a number is no verb that says who got it: "kilómetro 8", "en 2022". */
function isNumbered({ lexicon }: Scan, token: Token): boolean {
  // "con 137, el PSOE 121"
  if (lexicon.ratedBy.has(token.key)) return false
  const isLabel = isWord(lexicon.labels, token) || isWord(lexicon.looseLabels, token)
  return isLabel || lexicon.nouns.functionWords.has(token.key)
}

function isAcronymAt(token: Token | undefined): boolean {
  return token !== undefined && isAcronym(token)
}

/** "the Conservatives 121 on 23.7%", "Root's 92 off 78 balls": what a name has, and on which share or out of how many. */
function isRated({ tokens, lexicon }: Scan, end: number): boolean {
  const [joiner, other, unit] = [tokens[end], tokens[end + 1], tokens[end + 2]]
  if (!joiner || other?.kind !== 'number' || !lexicon.ratedBy.has(joiner.key)) return false
  return unit?.text === '%' || phraseAt(tokens, end + 2, lexicon.percent) !== null || joiner.key === 'off'
}

function isCapitalAt(token: Token | undefined): boolean {
  return token !== undefined && isCapital(token)
}

/** "México 2, Polonia 1" */
function isScore({ tokens, aside }: Scan, { first, end }: Quantity): boolean {
  const isNamed = (index: number) => {
    const name = tokens[index]
    return name?.kind === 'word' && isCapital(name)
  }
  const isGoals = (index: number) => {
    const token = tokens[index]
    return token?.numeral?.isBare === true && token.text.length <= 3 && token.isSpaced
  }
  if (!isGoals(first)) return false
  const skipForward = tokens[end]?.text === ',' ? end + 1 : end
  for (let index = skipForward; index < skipForward + 4 && isNamed(index); index++) {
    if (isGoals(index + 1)) return true
  }
  for (let index = first - 1; index > first - 5 && isNamed(index); index--) {
    const other = tokens[index - 1]?.text === ',' ? index - 2 : index - 1
    // "Boeing 737 MAX 8"
    if (aside[other] === 0 && isGoals(other) && isNamed(other - 1)) return true
  }
  return false
}

/** Whether a word stands where every word has a capital: after a full stop, a quotation mark, a colon, a line break. */
function beginsSentence({ tokens }: Scan, index: number): boolean {
  const token = tokens[index]
  const previous = tokens[index - 1]
  if (!previous || token?.isNewLine) return true
  return previous.kind === 'mark' && /^[.!?:;…"“«'‘(¿¡\-–—•*|/￼)\]”»]$/.test(previous.text)
}

/** Whether most words of the line have capitals, as in English headlines: there they say nothing. */
function isUppercaseLine({ tokens }: Scan, index: number): boolean {
  let capitals = 0
  let words = 0
  const look = (token: Token | undefined): boolean => {
    if (!token || token.text === '.') return false
    if (token.kind === 'word' && token.text.length > 2) {
      words++
      if (isCapital(token)) capitals++
    }
    return true
  }
  for (let other = index - 1; other > index - 25 && look(tokens[other]); other--) if (tokens[other]?.isNewLine) break
  for (let other = index + 1; other < index + 25 && !tokens[other]?.isNewLine && look(tokens[other]); other++);
  return words >= 4 && capitals / words > 0.8
}

/** "in Seven Sisters", "la refinería Dos Bocas": a number word with a capital inside a sentence is part of a name. */
export function isCapitalName(scan: Scan, { first }: Quantity): boolean {
  const token = scan.tokens[first]
  // "Slaughterhouse-Five"
  const [name, hyphen] = [scan.tokens[first - 2], scan.tokens[first - 1]]
  const isGluedOn =
    isHyphen(hyphen) && isGlued(hyphen) && isGlued(token) && isCapitalAt(name) && !wordAt(scan, first - 2)
  if (!token || !isCapital(token) || (beginsSentence(scan, first) && !isGluedOn)) return false
  return !isUppercaseLine(scan, first)
}
