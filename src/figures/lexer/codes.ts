import type { Abbreviation } from '../languages/reading'
import { fractionAt, isSlashedRange } from './fractions'
import { countsSomething, countsSurely } from './nouns'
import { phraseAt, phraseBefore } from './phrases'
import { MEASURE_SIGNS, WORDLIKE_CODES } from './measures'
import { type Scan, setAside } from './scan'
import { isDatedYear } from './spacedGroups'
import { isAcronym, isCapital, isGlued, isHyphen, type Token } from './tokens'

const WEB = /:\/\/|^www\.|@|\.(?:com|org|net|gov|gob|edu|io|info|tv|co|mx|es|uk|ar|eu)(?:[/.:?#]|$)/i
const DOI = /^(?:doi:)?10\.\d{4,9}\//i
const FILE = /\.(?:pdf|docx?|xlsx?|csv|jpe?g|png|gif|mp[34]|zip|txt|html?|json|xml|exe|mov|avi)$/i
const OPENING = /^[([{"'“‘«¿¡]$/
const MAX_FIGURE_DIGITS = 10

/** Sets aside what looks like a number and is a name of something: addresses of the web, handles, codes, telephones. */
export function setCodesAside(scan: Scan): void {
  const { tokens } = scan
  for (let first = 0; first < tokens.length;) {
    let end = first + 1
    while (isGlued(tokens[end])) end++
    if (end > first + 1) readRun(scan, first, end)
    first = end
  }
  for (let index = 0; index < tokens.length; index++) {
    const token = tokens[index]
    if (token?.kind === 'number' && scan.aside[index] === 0) readNumber(scan, index, token)
  }
  if (!scan.isAlone) setTelephonesAside(scan)
  setNamesAside(scan)
  setNoteMarksAside(scan)
}

/** "1,200[1] donors", "in May.[2][3]", "pledges[4, 5]": the mark of a note, pasted with the text; an editor's own words in brackets have a space before. */
function setNoteMarksAside(scan: Scan): void {
  const { tokens } = scan
  for (let open = 1; open < tokens.length; open++) {
    if (tokens[open]?.text !== '[' || !isGlued(tokens[open]) || !isNoted(scan, open - 1)) continue
    let close = open + 1
    while (close < open + LONGEST_NOTE && /^(?:\d{1,3}|[,–-])$/.test(tokens[close]?.text ?? '')) close++
    if (tokens[close]?.text === ']' && close > open + 1) setAside(scan, open + 1, close)
  }
}

/** In tokens. */
const LONGEST_NOTE = 12

/** A mark that closes or ends something, or follows a number; "…", as a dash, may stand for what an editor left out. */
const NOTED_MARK = /^[)\]}”’»›.,;:!?%‰°º′″]$/

/** Whether a note may stand right after a token: something ends there, and nothing opens, as in “"[15] people”, "$[3]". */
function isNoted({ tokens, lexicon, locale }: Scan, index: number): boolean {
  const [before, token] = [tokens[index - 1], tokens[index]]
  if (!token || token.kind === 'number') return token !== undefined
  // "5 €[1]"
  if (locale.currencies.has(token.text)) return before?.kind === 'number'
  if (token.kind === 'word') return true
  // "d’[16] ans"
  if (/^['’]$/.test(token.text) && lexicon.elides && before?.kind === 'word') return false
  // A straight mark closes what it stands right after.
  if (/^["']$/.test(token.text)) return isGlued(token) && (before?.kind !== 'mark' || NOTED_MARK.test(before.text))
  return NOTED_MARK.test(token.text)
}

/** A run of tokens without a space. */
function readRun(scan: Scan, first: number, end: number): void {
  const { tokens, text } = scan
  let open = first
  while (open < end && OPENING.test(tokens[open]?.text ?? '')) open++
  let close = end
  while (close > open && /^[\p{P}]$/u.test(tokens[close - 1]?.text ?? '') && tokens[close - 1]?.text !== '_') close--
  const start = tokens[open]?.start ?? 0
  const stop = tokens[close - 1]?.end ?? start
  // Nobody writes a longer web address in a story, and the patterns should not search a megabyte.
  const run = text.slice(start, Math.min(stop, start + 2000))
  if (/^[#@]/.test(run) || (/\p{L}/u.test(run) && WEB.test(run)) || FILE.test(run) || DOI.test(run))
    setAside(scan, open, close)
  setProvisionAside(scan, open, end)
}

/** In characters. */
const LONGEST_PROVISION = 40
/** "501(c)(3)", "Rule 12(b)(6)": a paragraph of a law. Nothing else has a letter in brackets right after a number. */
const PROVISION = /^\d{1,5}\p{L}?\((?:\p{L}{1,2}|[ivx]{3,4})\)(?:\((?:\p{L}{1,4}|\d{1,3})\))*/u

function setProvisionAside(scan: Scan, open: number, end: number): void {
  const { tokens, text } = scan
  const number = tokens[open]
  if (number?.kind !== 'number' || end < open + 4) return
  const [provision] = PROVISION.exec(text.slice(number.start, number.start + LONGEST_PROVISION)) ?? []
  if (provision === undefined) return
  let last = open
  while (last < end && (tokens[last]?.start ?? Infinity) < number.start + provision.length) last++
  setAside(scan, open, last)
}

function readNumber(scan: Scan, index: number, token: Token): void {
  const { tokens, lexicon } = scan
  const previous = tokens[index - 1]
  const before = tokens[index - 2]
  if (!scan.isAlone && token.numeral?.isBare && token.text.length >= MAX_FIGURE_DIGITS) setAside(scan, index, index + 1)
  readChain(scan, index)
  if (!previous) return
  const isMark = previous.text === '#' || previous.text === '§' || previous.text === '№' || previous.text === '_'
  if (isMark && !token.isNewLine) setAside(scan, index, alphanumericEnd(scan, index))
  const isElided = /['’]$/.test(previous.text)
  if (isPower(scan, index)) return setAside(scan, index, index + 1)
  const isMoneyLetter = isCurrency(scan, previous.text) || endsSign(scan, index)
  if (!token.isSpaced && previous.kind === 'word' && !isElided && !isMoneyLetter) {
    setAside(scan, index - 1, alphanumericEnd(scan, index))
  } else if (isHyphen(previous) && !token.isSpaced && isGlued(previous) && before?.kind === 'word') {
    // "COVID-19", "under-21"; not "$5 million-10 million", nor "ten-15".
    const isScale = isAbbreviatedScale(scan, index - 2)
    const isNumber = lexicon.numbers.has(before.key) || isScale || isBetweenNumbers(scan, index - 2)
    // "CVE-2024-3094": a code, though a currency has its letters.
    const isCode = isHyphen(tokens[index + 1]) && isGlued(tokens[index + 1]) && tokens[index + 2]?.kind === 'number'
    const isMoney =
      (isCurrency(scan, before.text) && !isCode) || (scan.isAlone && scan.locale.currencies.has(before.text))
    if (!isNumber && !isMoney) setAside(scan, index, alphanumericEnd(scan, index))
  }
  const isGluedOn = !token.isSpaced && isGlued(previous) && before?.kind === 'word'
  // "BA.2.86", "UI/59"; but "Rs.500", "Lps.20 mil"
  const isScaled = lexicon.numbers.get(tokens[index + 1]?.key ?? '')?.kind === 'scale'
  const isPaid = previous.text === '.' && (isScaled || isCurrency(scan, before?.text ?? ''))
  if (isGluedOn && /^[./]$/.test(previous.text) && /^\p{Lu}/u.test(before.text) && !isPaid) {
    setAside(scan, index, alphanumericEnd(scan, index))
  }
  readPostcode(scan, index, token)
}

/** Whether the sign of a currency that ends in a letter stands right before a number: "u$s300". */
function endsSign({ tokens, text, locale }: Scan, index: number): boolean {
  const [first, mark, last] = tokens.slice(Math.max(index - 3, 0), index)
  return isGlued(mark) && isGlued(last) && locale.currencies.has(text.slice(first?.start, last.end))
}

/** "85 m2": the power of a unit, not the number of a code. */
function isPower({ tokens }: Scan, index: number): boolean {
  const [number, unit, power] = [tokens[index - 2], tokens[index - 1], tokens[index]]
  if (number?.kind !== 'number' || unit?.kind !== 'word' || !isGlued(power)) return false
  return Object.hasOwn(MEASURE_SIGNS, unit.text + power.text)
}

/** "$5 million-10 million", "5bn-10bn"; but "Rule 10b-5", where no money stands before. */
function isAbbreviatedScale({ tokens, lexicon, locale }: Scan, index: number): boolean {
  const [number, letters] = [tokens[index - 1], tokens[index]]
  if (number?.kind !== 'number' || !letters || !isGlued(letters)) return false
  const isPaid = locale.currencies.has(tokens[index - 2]?.text ?? '')
  const isScale = ({ when, only }: Abbreviation) =>
    (isPaid || when !== 'money') && (!only || isPaid || only.regions.includes(locale.region))
  return lexicon.abbreviations.get(letters.text)?.some(isScale) ?? false
}

/** "1-in-4", "11-for-19", "6-foot-5" */
function isBetweenNumbers({ tokens, lexicon }: Scan, index: number): boolean {
  const hyphen = tokens[index - 1]
  const first = tokens[index - 2]
  const isNumber = first?.kind === 'number' || lexicon.numbers.has(first?.key ?? '')
  const joiner = tokens[index]?.key ?? ''
  const joins = lexicon.nouns.functionWords.has(joiner) || lexicon.halvedNouns.has(joiner)
  return isHyphen(hyphen) && isGlued(hyphen) && isNumber && joins
}

function isCurrency({ locale }: Scan, text: string): boolean {
  return locale.currencies.has(text) && !WORDLIKE_CODES.has(text)
}

/** "10:30", "61+500", "2023-03-12", "4-4-2": two numbers at a colon or plus, or three and more joined alike. */
function readChain(scan: Scan, first: number): void {
  const { tokens } = scan
  const joiner = tokens[first + 1]
  if (!isGlued(joiner) || !/^[-/:+‑]$/.test(joiner.text)) return
  const previous = tokens[first - 1]
  if (previous?.text === joiner.text && isGlued(tokens[first]) && tokens[first - 2]?.kind === 'number') return
  let end = first + 1
  while (isGlued(tokens[end]) && tokens[end]?.text === joiner.text && isGlued(tokens[end + 1])) {
    if (tokens[end + 1]?.kind !== 'number') break
    end += 2
  }
  const numbers = (end - first + 1) / 2
  if (numbers === 3 && isRecord(scan, first)) return
  // ".304/.412/.654"
  if (joiner.text === '/' && tokens[first]?.text.startsWith('.')) return
  if (numbers >= (/[:+]/.test(joiner.text) ? 2 : 3)) setAside(scan, first, end)
  // "1203/2023" is a reference; "3/4" a fraction.
  else if (numbers === 2 && joiner.text === '/' && !fractionAt(scan, first)) {
    if (!isSlashedRange(scan, first)) setAside(scan, first, alphanumericEnd(scan, first))
  } else if (numbers === 2 && (isShortTelephone(tokens[first], tokens[first + 2]) || isTaxNumber(scan, first, end)))
    setAside(scan, first, end)
}

/** How far from a record the word for it stands, and the greatest number that a day may have. */
const RECORD_REACH = 4
const LAST_DAY = 31
/** The players of a line-up without the one in goal: "4-3-3". */
const LINE_UP = 10

/** "54-7-2", "(29-0-1, 18 KOs)": what was won, lost and drawn; no date, whose year has two digits, and no line-up. */
function isRecord({ tokens, lexicon }: Scan, first: number): boolean {
  const written = [tokens[first], tokens[first + 2], tokens[first + 4]]
  const isPlain = (token: Token | undefined) =>
    token?.numeral?.isBare === true && token.text.length <= 3 && /^(?:0|[1-9]\d*)$/.test(token.text)
  const previous = tokens[first - 1]
  if (!isHyphen(tokens[first + 1]) || !written.every(isPlain)) return false
  const next = tokens[first + 5]
  if (isGlued(next) && next.kind !== 'mark') return false
  const [won = 0, lost = 0, drawn = 0] = written.map((token) => Number(token?.text))
  const around = tokens.slice(Math.max(0, first - RECORD_REACH), first + RECORD_REACH + RECORD_REACH)
  if (around.some(({ key }) => lexicon.records.has(key))) return won + lost + drawn !== LINE_UP
  // "Rule 10-3-1", "O.C.G.A. 16-5-1"
  if (previous?.text === '.' || (previous !== undefined && isCapital(previous))) return false
  return won > LAST_DAY || (won > 9 && drawn < 10)
}

/** "555-0142" */
function isShortTelephone(a: Token | undefined, b: Token | undefined): boolean {
  if (a?.text.length !== 3 || b?.text.length !== 4 || !b.numeral?.isBare) return false
  return a.text === '555' || b.numeral.hasLeadingZero
}

/** "123.456.789-00": the number that a Brazilian has for life. */
function isTaxNumber({ tokens, text }: Scan, first: number, end: number): boolean {
  return /^\d{3}(?:\.\d{3}){2}-\d\d$/.test(text.slice(tokens[first]?.start, tokens[end - 1]?.end))
}

function readPostcode(scan: Scan, index: number, token: Token): void {
  const { tokens } = scan
  const previous = tokens[index - 1]
  if (!token.numeral?.isBare || token.text.length !== 5 || token.isNewLine || !previous) return
  const next = tokens[index + 1]
  if (isAfterHouse(scan, index)) setAside(scan, index, index + 1)
  const isState = isAcronym(previous) && previous.text.length === 2
  const isTown = previous.text === ',' && next !== undefined && next.isSpaced && isCapital(next)
  if (isState || isTown) setAside(scan, index, isHyphen(next) && isGlued(next) ? index + 3 : index + 1)
}

/** "C/ del Pozo, 14, 2.º B - 41003": five digits that end an address. */
function isAfterHouse({ tokens, lexicon }: Scan, index: number): boolean {
  for (let other = index - 1; other > index - 18; other--) {
    const token = tokens[other]
    if (!token) return false
    const isStreet = lexicon.streets.before.has(token.key) || (token.text === 'C' && tokens[other + 1]?.text === '/')
    if (isStreet || token.isNewLine) return isStreet
  }
  return false
}

function alphanumericEnd({ tokens }: Scan, first: number): number {
  let end = first + 1
  for (;;) {
    const token = tokens[end]
    if (!isGlued(token)) return end
    const next = tokens[end + 1]
    const joins = /^[-/.‑]$/.test(token.text) && isGlued(next) && next.kind !== 'mark'
    if (token.kind === 'mark' && !joins) return end
    end++
  }
}

/** "(202) 555-0143", "55 1234 5678": three groups or more with the digits of a telephone. */
function setTelephonesAside(scan: Scan): void {
  const { tokens, text } = scan
  for (let first = 0; first < tokens.length;) {
    if (!isPhoneGroup(tokens[first]) || isDatedYear(tokens, first, scan.lexicon)) {
      first++
      continue
    }
    let end = first + 1
    let groups = groupsIn(tokens[first])
    let hasSeparator = false
    while (end < tokens.length) {
      let next = end
      while (next < end + 3 && /^[-().‑]$/.test(tokens[next]?.text ?? '')) next++
      const gap = text.slice(tokens[end - 1]?.end ?? 0, tokens[next]?.start ?? 0)
      if (!isPhoneGroup(tokens[next]) || gap.length > 3 || /[\n\r]/.test(gap) || gap === '. ') break
      hasSeparator ||= gap !== ' '
      groups += groupsIn(tokens[next])
      end = next + 1
    }
    const start = tokens[first]?.start ?? 0
    const digits = text.slice(start, tokens[end - 1]?.end).replace(/\D/g, '').length
    const isInternational = tokens[first - 1]?.text === '+'
    const isLong = tokens[first]?.numeral?.hasLeadingZero === true || isInternational
    const isCalled = groups >= 2 && isNearCall(scan, first)
    const enough = isLong || isCalled ? groups >= 2 : groups >= 3 && (hasSeparator || digits >= 8)
    // "R1 234 567,89"
    const isMoney = isGlued(tokens[first]) && isCurrency(scan, tokens[first - 1]?.text ?? '')
    const isCount =
      isMoney || (!isLong && !isCalled && isGrouped(tokens.slice(first, end)) && countsSomething(scan, end))
    if (
      enough &&
      !isCount &&
      !isResults(tokens, first, end) &&
      digits >= 7 &&
      digits <= 15 &&
      !isYears(tokens.slice(first, end))
    )
      setAside(scan, first, end)
    first = end
  }
}

/** "16 200 423 votes": thousands that a space groups, before what they count. */
function isGrouped(groups: readonly Token[]): boolean {
  return /^\d{1,3}(?:\s\d{3})+$/.test(groups.map(({ text }) => text).join(' '))
}

function isPhoneGroup(token: Token | undefined): boolean {
  if (token?.kind !== 'number' || !token.numeral) return false
  return token.numeral.isBare ? token.text.length <= 6 : / /.test(token.text)
}

/** "900 123" is one token of two groups. */
function groupsIn(token: Token | undefined): number {
  return token?.text.split(/[ \u00a0]/).length ?? 0
}

/** Whether a word for telephones stands before a number, perhaps with another number between. */
function isNearCall({ tokens, lexicon }: Scan, index: number): boolean {
  for (let other = index - 1; other > index - 9; other--) {
    const token = tokens[other]
    if (token && lexicon.calls.has(token.key)) return true
    if (!token || token.isNewLine) return false
  }
  return false
}

/** "0-11 (52-65)", "7-6 (7-5) 4-6": pairs of short numbers, each with its hyphen, are results. */
function isResults(tokens: readonly Token[], first: number, end: number): boolean {
  const numbers: number[] = []
  for (let index = first; index < end; index++) {
    const token = tokens[index]
    if (token?.kind !== 'number') continue
    if (token.text.length > 3 || (token.text.length > 1 && token.text.startsWith('0'))) return false
    numbers.push(index)
  }
  const isPaired = (_: number, at: number) => {
    const [low, high] = [numbers[2 * at], numbers[2 * at + 1]]
    return low !== undefined && high === low + 2 && isHyphen(tokens[low + 1]) && isGlued(tokens[low + 1])
  }
  return numbers.length % 2 === 0 && Array.from({ length: numbers.length / 2 }, isPaired).every(Boolean)
}

function isYears(tokens: readonly Token[]): boolean {
  return tokens.filter((token) => token.kind === 'number').every((token) => /^(?:19|20)\d\d$/.test(token.text))
}

/** "3M", unless it is an amount: "3M people", "$3M". */
function setExactNameAside(scan: Scan, index: number): void {
  const { tokens, lexicon, locale } = scan
  const [token, next] = [tokens[index], tokens[index + 1]]
  if (token?.kind !== 'number' || !isGlued(next) || !lexicon.exactNames.has(token.text + next.text)) return
  const previous = tokens[index - 1]
  const isMoney = previous !== undefined && locale.currencies.has(previous.text)
  const isBounded = phraseBefore(tokens, index, lexicon.qualifiers.before) !== null
  if (!isMoney && !isBounded && !countsSomething(scan, index + 2)) setAside(scan, index, index + 2)
}

/** What stands for a point of the compass: north, south, east, and west in English and in Spanish. */
const COMPASS = /^[NSEWO]$/

/** "12.0464° S", "19°25'42\" N", "GPS 50.4168, -3.7038" */
function setCoordinateAside({ tokens, aside }: Scan, index: number): void {
  const token = tokens[index]
  if (token?.kind !== 'number') return
  let end = index + 1
  for (let marks = 0; marks < 8 && /^(?:[°º'’′"”″]|\d{1,2}(?:[.,]\d+)?)$/.test(tokens[end]?.text ?? ''); marks++) end++
  if (/^[°º]$/.test(tokens[index + 1]?.text ?? '') && COMPASS.test(tokens[end]?.text ?? '')) {
    aside.fill(1, index, end + 1)
    return
  }
  // Nobody gives four decimals of anything else with a second such number after it.
  const isFine = (at: number) => /^\d{1,3}[.,]\d{4,}$/.test(tokens[at]?.text ?? '')
  if (!isFine(index) || tokens[index + 1]?.text !== ',') return
  const other = isHyphen(tokens[index + 2]) || tokens[index + 2]?.text === '−' ? index + 3 : index + 2
  if (isFine(other)) aside.fill(1, isHyphen(tokens[index - 1]) ? index - 1 : index, other + 1)
}

/** "Le 3 mai 68 personnes", "depuis mai 68 migrants": no May of 1968, which has no day and nothing that is counted after. */
function isCountAfterMonth(scan: Scan, { first, end }: { first: number; end: number }): boolean {
  const { tokens, locale, lexicon } = scan
  if (!locale.months.has(tokens[first]?.key ?? '') || tokens[end - 1]?.kind !== 'number') return false
  if (tokens[first - 1]?.kind === 'number') return true
  const next = tokens[end]
  const isScaled = lexicon.numbers.has(next?.key ?? '') || phraseAt(tokens, end, lexicon.percent) !== null
  if (isScaled || next?.text === '%' || countsSurely(scan, end)) return true
  // "mai 68 ont marqué": a verb counts nothing.
  return !lexicon.nouns.irregular.has(next?.key ?? '') && countsSomething(scan, end)
}

/** Names and idioms of the language: "24/7", "ground zero". */
function setNamesAside(scan: Scan): void {
  for (let index = 0; index < scan.tokens.length; index++) {
    if (scan.isAlone) return
    setExactNameAside(scan, index)
    setCoordinateAside(scan, index)
    const name = phraseAt(scan.tokens, index, scan.lexicon.names)
    if (!name) continue
    const next = scan.tokens[name.end]
    // "24/75" has other digits, and these are no part of them.
    if (isGlued(next) && next.kind === 'number') continue
    if (isCountAfterMonth(scan, name)) continue
    setAside(scan, name.first, name.end)
  }
}
