import { isUncounted, readDecade, readEra } from './eras'
import { readCardinal } from './cardinals'
import { wordAt } from './numberWords'
import { phraseAt, phraseBefore } from './phrases'
import { isChange } from './ranges'
import { type Scan, setAside } from './scan'
import { countsSomething } from './nouns'
import { isCapital, isDash, isGlued, isHyphen, isLower, type Token } from './tokens'

/**
 * Sets dates and times aside. Months and weekdays are those that Intl names in the locale, so most of this works in
 * languages without a table.
 */
export function setDatesAside(scan: Scan): void {
  if (scan.isAlone) return
  const { tokens } = scan
  for (let index = 0; index < tokens.length; index++) {
    const token = tokens[index]
    if (!token) continue
    if (token.kind === 'word') {
      if (isMonth(scan, index)) readMonth(scan, index)
      else if (scan.locale.weekdays.has(token.key)) readWeekday(scan, index)
    }
    const isNumber = token.kind === 'number' || scan.lexicon.numbers.has(token.key)
    if (isNumber) {
      readTime(scan, index)
      readDecade(scan, index)
    }
    readPast(scan, index)
    readEra(scan, index)
  }
}

const MAX_DAYS = 8

function monthNumber(scan: Scan, token: Token): number | undefined {
  return scan.locale.months.get(token.key) ?? scan.lexicon.dates.months.get(token.key)
}

function isMonth(scan: Scan, index: number): boolean {
  const token = scan.tokens[index]
  if (!token || monthNumber(scan, token) === undefined) return false
  return !scan.locale.capitalMonths || isCapital(token)
}

function readMonth(scan: Scan, month: number): void {
  const { tokens, lexicon } = scan
  const before = daysBefore(scan, month)
  if (before !== null) setAside(scan, before, month + 1)
  let end = month + 1
  if (tokens[end]?.text === '.' && isGlued(tokens[end])) end++
  const isDayFirst = before !== null
  const takesDay = lexicon.dates.dayAfterMonth || scan.locale.dayAfterMonth
  if (!isDayFirst && takesDay) end = daysAfter(scan, month, end) ?? end
  setYearAside(scan, end)
}

/** The year after a month or a day: "July 1998", "July 4, 1998", "4 de julio de 1998". */
function setYearAside(scan: Scan, from: number): void {
  const { tokens, lexicon } = scan
  let index = from
  for (let words = 0; words < 3 && lexicon.dates.joiners.has(tokens[index]?.key ?? ''); words++) index++
  if (tokens[index]?.kind === 'mark' && /^['’‘]$/.test(tokens[index]?.text ?? '')) index++
  const year = tokens[index]
  if (year?.kind === 'word' && index > from) setYearInWordsAside(scan, from, index)
  if (!year?.numeral?.isBare || year.isNewLine) return
  const isFull = year.text.length === 4
  const isShort = year.text.length === 2 && index > from && /^['’‘]$/.test(tokens[index - 1]?.text ?? '')
  // "In May, 2000 soldiers …": after a month and a comma, what is counted is no year.
  const isCounted = tokens[index - 1]?.text === ',' && countsSomething(scan, index + 1)
  if ((isFull && !isCounted) || isShort) setAside(scan, from, index + 1)
}

/** "junio de dos mil dos" */
function setYearInWordsAside(scan: Scan, from: number, index: number): void {
  const year = readCardinal(scan, index, false)
  if (typeof year?.value !== 'string' || year.value.length !== 4) return
  if (Number(year.value) <= 2100 && !countsSomething(scan, year.end)) setAside(scan, from, year.end)
}

/** Where the days before a month begin: "3 y 4 de mayo", "4–6 July", "cinco de mayo". */
function daysBefore(scan: Scan, month: number): number | null {
  const { tokens, lexicon } = scan
  if (tokens[month]?.isNewLine) return null
  let end = month
  // "4. Juli", "4th of July", "4 de julio"
  for (let words = 0; words < 2; words++) {
    const key = tokens[end - 1]?.key ?? ''
    if (key !== ',' && (lexicon.dates.joiners.has(key) || key === '.')) end--
  }
  const last = dayEndingAt(scan, end)
  if (last === null) return null
  let first: number = last
  for (let days = 1; days < MAX_DAYS; days++) {
    const joiner = phraseBefore(tokens, first, lexicon.dates.between)
    const other: number | null = joiner ? dayEndingAt(scan, joiner.first) : null
    if (other === null || !isEarlier(tokens[other], tokens[first])) break
    first = other
  }
  return first
}

/** Days of one month are listed in order; a greater number before a day is something else. */
function isEarlier(a: Token | undefined, b: Token | undefined): boolean {
  const [one, other] = [Number(a?.numeral?.value), Number(b?.numeral?.value)]
  return Number.isNaN(one) || Number.isNaN(other) || one < other
}

/** The first token of a day of the month that ends right before `end`. */
function dayEndingAt(scan: Scan, end: number): number | null {
  const { tokens, lexicon } = scan
  const last = tokens[end - 1]
  if (!last) return null
  if (isDay(last)) return isSignOf(scan, end - 1) ? null : end - 1
  if (last.kind !== 'word') return null
  // "4th", "1º", "1.º"
  if (lexicon.ordinals.suffixes.has(last.key) || last.key === 'º') {
    const dot = tokens[end - 2]?.text === '.' ? end - 3 : end - 2
    return isDay(tokens[dot]) && isGlued(last) ? dot : null
  }
  // In words a day needs its "de": "cinco de mayo", but not "five May Day groups".
  if (tokens[end]?.kind !== 'word' || !lexicon.dates.joiners.has(tokens[end]?.key ?? '')) return null
  let first = end
  while (first > end - 3) {
    const word = wordAt(scan, first - 1)
    const isJoiner = first < end && tokens[first - 1]?.key === lexicon.tensWord
    if (!(word?.kind === 'unit' && word.value <= 30) && !isJoiner) break
    first--
  }
  return first < end && wordAt(scan, first) ? first : null
}

function isDay(token: Token | undefined): boolean {
  if (!token?.numeral?.isBare || token.text.length > 2) return false
  const day = Number(token.numeral.value)
  return day >= 1 && day <= 31
}

function isSignOf({ tokens }: Scan, index: number): boolean {
  return /^[$€£%]$/.test(tokens[index - 1]?.text ?? '')
}

/** Where the days after a month end: "July 4-6", "May 3 and 4", "March 12th". */
function daysAfter(scan: Scan, month: number, from: number): number | null {
  const { tokens, lexicon } = scan
  const token = tokens[from]
  if (!isDay(token) || token?.isNewLine || !token?.isSpaced) return null
  let end = dayEnd(scan, from)
  const previous = tokens[month - 1]
  // "On March 12 people gathered" is a date; "In March 12 people died" is not.
  const isDated = previous !== undefined && lexicon.dates.dayPrepositions.has(previous.key)
  if (isCounted(scan, end) && !isDated) return null
  for (let days = 1; days < MAX_DAYS; days++) {
    const joiner = phraseAt(tokens, end, lexicon.dates.between)
    const next = joiner ? tokens[joiner.end] : undefined
    if (!joiner || !isDay(next) || isCounted(scan, joiner.end + 1) || next?.isNewLine) break
    end = dayEnd(scan, joiner.end)
  }
  setAside(scan, month, end)
  return end
}

function isCounted(scan: Scan, end: number): boolean {
  const next = scan.tokens[end]
  if (/^[%$€£]$/.test(next?.text ?? '')) return true
  return countsSomething(scan, end) || wordAt(scan, end)?.kind === 'scale'
}

function dayEnd(scan: Scan, day: number): number {
  const next = scan.tokens[day + 1]
  return isGlued(next) && scan.lexicon.ordinals.suffixes.has(next.key) ? day + 2 : day + 1
}

/** "viernes 14", "lunes 3 y martes 4", "segunda-feira (23)" */
function readWeekday(scan: Scan, index: number): void {
  const { tokens, lexicon } = scan
  const weekday = tokens[index]
  const isLong = isHyphen(tokens[index + 1]) && isGlued(tokens[index + 1]) && tokens[index + 2]?.kind === 'word'
  const from = isLong ? index + 3 : index + 1
  const first = tokens[from]?.text === '(' && tokens[from + 2]?.text === ')' ? from + 1 : from
  const day = tokens[first]
  if (!weekday || !isDay(day) || day?.isNewLine || (first === from && isCounted(scan, first + 1))) return
  if (scan.locale.capitalMonths && !isCapital(weekday)) return
  let end = first + 1
  for (let days = 1; days < MAX_DAYS; days++) {
    const joiner = phraseAt(tokens, end, lexicon.dates.between)
    if (!joiner || !isDay(tokens[joiner.end]) || isCounted(scan, joiner.end + 1)) break
    end = joiner.end + 1
  }
  setAside(scan, first, end)
}

/** "8 pm", "10.30am", "9 o'clock", "14h30", "a las 9", "a las nueve y media" */
function readTime(scan: Scan, index: number): void {
  if (readZoned(scan, index) || readOpening(scan, index)) return
  const after = hourEnd(scan, index)
  if (after !== null) {
    if (EARLY.test(scan.tokens[index]?.text ?? '') && isUncounted(scan, after)) return setAside(scan, index, after)
    const end = timeWordEnd(scan, after)
    if (end !== null) {
      setAside(scan, hoursBefore(scan, index), end)
      return
    }
    if (isLedHour(scan, index, after)) {
      setAside(scan, index, minutesEnd(scan, after))
      return
    }
  }
}

/** "0630 GMT", "2200 UTC" */
function readZoned(scan: Scan, index: number): boolean {
  const { tokens, lexicon } = scan
  const zone = tokens[index + 1]
  if (!/^(?:[01]\d|2[0-3])[0-5]\d$/.test(tokens[index]?.text ?? '') || !zone || zone.isNewLine) return false
  if (!lexicon.times.zones.has(zone.key)) return false
  setAside(scan, index, index + 2)
  return true
}

/** A time of the clock before ten, "07.45": no decimal begins so. */
const EARLY = /^0\d\.[0-5]\d$/

/** A time of the clock as it is mostly given: "9.00", "14.30". */
const QUARTER = /^\d{1,2}\.(?:00|15|30|45)$/

/** "abre de 11 a 19 horas", "de 8 de la mañana a 3 de la tarde", "Domingo 6, 12 horas", "open from 9 to 5" */
function readOpening(scan: Scan, index: number): boolean {
  const { tokens, lexicon, aside } = scan
  const end = hourEnd(scan, index)
  if (end === null || tokens[end]?.isNewLine) return false
  const isRange = tokens[index - 2]?.kind === 'number' || lexicon.numbers.has(tokens[index - 2]?.key ?? '')
  const isLed = !isRange && lexicon.times.ledHours.has(tokens[index - 1]?.key ?? '')
  if (isLed && lexicon.times.hours.has(tokens[end]?.key ?? '')) {
    setAside(scan, index, /^[0-5]\d$/.test(tokens[end + 1]?.text ?? '') ? end + 2 : end + 1)
    return true
  }
  const part = phraseAt(tokens, end, lexicon.times.dayParts)
  if (part) {
    setAside(scan, hoursBefore(scan, index), part.end)
    return true
  }
  const isNamed = lexicon.times.hours.has(tokens[end]?.key ?? '')
  // "dura 12 horas": after the date and a comma it begins.
  if (isNamed && tokens[index - 1]?.text === ',' && aside[index - 2] === 1 && isWeekdayBefore(scan, index - 2)) {
    setAside(scan, index, end + 1)
    return true
  }
  const isEnd = isNamed || isUncounted(scan, end)
  const before = isEnd ? hoursBefore(scan, index) : index
  if (before === index || lexicon.partitive.has(tokens[end + 1]?.key ?? '')) return false
  // "De 9.00 a 14.00 h" needs no word for it; "pasó de 8.00 a 7.30 horas" is how long something lasts.
  const areTimes = isNamed && [tokens[before], tokens[index]].every((token) => QUARTER.test(token?.text ?? ''))
  if (!(areTimes && !isChange(scan, before)) && !isOpening(scan, before)) return false
  setAside(scan, before, isNamed ? end + 1 : end)
  return true
}

function isWeekdayBefore({ tokens, locale }: Scan, day: number): boolean {
  return locale.weekdays.has(tokens[day - 1]?.key ?? '')
}

/** Whether a word for opening hours stands before them in the same sentence. */
function isOpening({ tokens, lexicon }: Scan, index: number): boolean {
  for (let other = index - 1; other > index - 8; other--) {
    const token = tokens[other]
    if (token && lexicon.times.openers.has(token.key)) return true
    if (!token || token.isNewLine || /^[.;]$/.test(token.text)) return false
  }
  return false
}

/** "half past nine" */
function readPast(scan: Scan, index: number): void {
  const { tokens, lexicon } = scan
  const past = phraseAt(tokens, index, lexicon.times.past)
  const hour = past ? hourEnd(scan, past.end) : null
  if (past && hour !== null) setAside(scan, past.first, hour)
}

/** Where an hour ends that begins at a token: "9", "nine", "10.30", "14:30". */
function hourEnd(scan: Scan, index: number): number | null {
  const token = scan.tokens[index]
  if (!token || /^[$€£]$/.test(scan.tokens[index - 1]?.text ?? '')) return null
  if (token.kind === 'number') {
    if (!/^\d{1,2}(?:[.:]\d{2})?$/.test(token.text) || parseInt(token.text, 10) > 24) return null
    const isClock = scan.tokens[index + 1]?.text === ':' && scan.tokens[index + 2]?.kind === 'number'
    return isClock ? index + 3 : index + 1
  }
  const word = wordAt(scan, index)
  return word?.kind === 'unit' && word.value >= 1 && word.value <= 24 ? index + 1 : null
}

function timeWordEnd(scan: Scan, index: number): number | null {
  const { tokens, lexicon } = scan
  const next = tokens[index]
  if (!next || next.isNewLine) return null
  const found = phraseAt(tokens, index, lexicon.times.after)
  // "14 h 30"
  const isMinutes = found !== null && next.key === 'h' && /^[0-5]\d$/.test(tokens[found.end]?.text ?? '')
  if (found) return isMinutes ? found.end + 1 : found.end
  // "14h", "14h30", "14 h" is read with "a las".
  if (next.key !== 'h' || !isGlued(next) || Number(tokens[index - 1]?.text) >= 24) return null
  const minutes = tokens[index + 1]
  return isGlued(minutes) && minutes.kind === 'number' ? index + 2 : index + 1
}

/** The first of the hours in "8-10 pm", "from 8 to 10 pm", "de 9 a 14 hrs". */
function hoursBefore(scan: Scan, index: number): number {
  const { tokens, lexicon } = scan
  const joiner = isDash(tokens[index - 1])
    ? { first: index - 1 }
    : (phraseBefore(tokens, index, lexicon.ranges.middle) ?? phraseBefore(tokens, index, lexicon.ranges.either))
  if (!joiner) return index
  const first = joiner.first - 1
  return first >= 0 && hourEnd(scan, first) === joiner.first ? first : index
}

/** "a las 9", "at nine": an hour unless something follows that it counts. */
function isLedHour(scan: Scan, index: number, end: number): boolean {
  const { tokens, lexicon } = scan
  const leader = phraseBefore(tokens, index, lexicon.times.before)
  if (!leader || tokens[index]?.isNewLine) return false
  const isBounded = leader.end - leader.first > 1 || lexicon.nouns.reach > 1
  const follower = phraseAt(tokens, end, lexicon.times.followers)
  // "las 24 horas" last; "a las 24 horas" is an hour.
  if (follower) return isBounded || follower.end - follower.first > 1
  if (isMeasured(scan, end) || lexicon.times.blockers.has(tokens[end]?.key ?? '')) return false
  const next = tokens[end]
  if (next && (/^[%$€£/]$/.test(next.text) || (isGlued(next) && next.kind === 'word'))) return false
  if (isDash(next) && isGlued(next)) return false
  if (isOdds(scan, index, end) || isOfRatio(scan, end)) return false
  const word = wordAt(scan, end)
  if (word || next?.kind === 'number') return false
  const clock = tokens[index]?.text ?? ''
  if (isBounded && /^\d{1,2}[.:]\d\d$/.test(clock)) return true
  // "dos de las cinco" are no hours.
  if (isPartOf(scan, leader.first)) return false
  const hour = Number(tokens[index]?.numeral?.value ?? 1)
  if (!isBounded || hour > (lexicon.nouns.reach > 1 ? 12 : 24)) return false
  if (next === undefined || next.kind === 'mark') return true
  if (lexicon.nouns.functionWords.has(next.key)) return !lexicon.partitive.has(next.key)
  // In Spanish the noun comes right after its number.
  return lexicon.nouns.reach === 1 && isLower(next) && !countsSomething(scan, end)
}

/** "is put at one in eight" */
function isOfRatio({ tokens, lexicon }: Scan, end: number): boolean {
  const joiner = phraseAt(tokens, end, lexicon.ratios.sure) ?? phraseAt(tokens, end, lexicon.ratios.unsure)
  const other = joiner ? tokens[joiner.end] : undefined
  return lexicon.numbers.get(other?.key ?? '')?.kind === 'unit' || /^\d{1,3}$/.test(other?.text ?? '')
}

/** "won at 12 to one": no hour is said so; "at ten to one" is. */
function isOdds({ tokens, lexicon }: Scan, index: number, end: number): boolean {
  const joiner = phraseAt(tokens, end, lexicon.ranges.middle)
  const other = joiner ? tokens[joiner.end] : undefined
  const isNumber = other?.kind === 'number' || lexicon.numbers.has(other?.key ?? '')
  return lexicon.nouns.reach > 1 && tokens[index]?.kind === 'number' && isNumber
}

/** Whether a number, or a word for one, stands before "of the". */
function isPartOf(scan: Scan, leader: number): boolean {
  const { tokens, lexicon } = scan
  const first = lexicon.partitive.has(tokens[leader]?.key ?? '') ? tokens[leader - 1] : undefined
  return first !== undefined && (first.kind === 'number' || lexicon.numbers.has(first.key))
}

/** "at 11 per cent", "at 5 dollars" */
function isMeasured({ tokens, lexicon }: Scan, end: number): boolean {
  const { percent, percentagePoint, currencies, measures } = lexicon
  const units = [percent, percentagePoint, currencies, measures]
  return units.some((unit) => phraseAt<unknown>(tokens, end, unit) !== null)
}

/** "las nueve y media", "las 8 y 20" */
function minutesEnd(scan: Scan, end: number): number {
  const { tokens, lexicon } = scan
  const joiner = phraseAt(tokens, end, lexicon.times.minutes)
  if (!joiner) return end
  if (joiner.end - joiner.first > 1) return joiner.end
  const minutes = wordAt(scan, joiner.end)
  const isMinutes = minutes?.kind === 'unit' && minutes.value < 60 && !countsSomething(scan, joiner.end + 1)
  return isMinutes ? joiner.end + 1 : end
}
