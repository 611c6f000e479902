import type { Conventions } from './locale'

/** A number in digits as it stands in a text. */
export type Numeral = {
  start: number
  end: number
  /** A plain decimal; null for digits that make no number, such as a version (3.0.1) or a dotted date. */
  value: string | null
  /** Digits without separators: what may be a year, a page or a telephone number. */
  isBare: boolean
  /** "007", which is a code. */
  hasLeadingZero: boolean
}

/** Spaces that join digits and do not end a line: no-break, thin, figure and narrow no-break. */
const JOINING_SPACES = '\u00a0\u2009\u2007\u202f'
const APOSTROPHES = "'’"
/** "1'300.000", "$2’500,000.00": millions after an apostrophe, thousands after a point or a comma, as Latin America writes. */
const MILLIONS = /['’]\d{3}[.,]\d{3}(?!\d)/y

/**
 * Reads the digits from `start`, with their separators, by the conventions of a locale: "1.200" is 1200 in es-ES and
 * 1.2 in en-US. Grouping that can be read in one way only is read so in every locale ("1.234.567,5"). A list without
 * spaces ("1,2,3") gives several numerals. Takes time in proportion to what it reads.
 */
export function readNumerals(text: string, start: number, locale: Conventions): Numeral[] {
  const groups: Group[] = []
  const separators: string[] = []
  let at = start
  for (;;) {
    const group = readGroup(text, at)
    groups.push(group)
    const separator = text[group.end] ?? ''
    if (!isDigit(text[group.end + 1]) || !maySeparate(separator, text, groups, separators, locale)) break
    separators.push(separator)
    at = group.end + 1
  }
  return interpret(groups, separators, locale)
}

export function isDigit(character: string | undefined): boolean {
  return character !== undefined && character >= '0' && character <= '9'
}

type Group = { start: number; end: number; digits: string }

function readGroup(text: string, start: number): Group {
  let end = start
  while (isDigit(text[end])) end++
  return { start, end, digits: text.slice(start, end) }
}

function maySeparate(
  separator: string,
  text: string,
  groups: Group[],
  separators: string[],
  locale: Conventions,
): boolean {
  if (separator === '') return false
  if (separator === '.' || separator === ',' || separator === locale.decimal) return true
  // In Switzerland it parts thousands, and a point after it is the decimal one.
  const partsThousands = APOSTROPHES.includes(locale.group)
  if (separators.length <= 1 && APOSTROPHES.includes(separator) && !partsThousands && isMillions(text, groups))
    return true
  const isSpace = JOINING_SPACES.includes(separator) || (separator === ' ' && locale.spaceGroups)
  const isApostrophe = APOSTROPHES.includes(separator) && partsThousands
  if (!isSpace && !isApostrophe && separator !== locale.group) return false
  // A space joins only what is grouped properly: in "2020 300" it parts two numbers.
  const first = groups[0]
  const previous = groups.at(-1)
  const next = (groups.at(-1)?.end ?? 0) + 1
  return (
    first !== undefined &&
    previous !== undefined &&
    isFirstGroup(first.digits) &&
    separators.every((each, index) => each === separator && index < 12) &&
    (separators.length === 0 || previous.digits.length === 3) &&
    [0, 1, 2].every((offset) => isDigit(text[next + offset])) &&
    !isDigit(text[next + 3])
  )
}

/** "2'450.000", and "1.250'000.000" of thousands of them. */
function isMillions(text: string, [first, second]: Group[]): boolean {
  MILLIONS.lastIndex = (second ?? first)?.end ?? 0
  const isGroupedSo = first !== undefined && isFirstGroup(first.digits) && (second?.digits.length ?? 3) === 3
  return isGroupedSo && MILLIONS.test(text)
}

function interpret(groups: Group[], written: string[], locale: Conventions): Numeral[] {
  // What parts millions from thousands here parts nothing else.
  const millions = APOSTROPHES.includes(locale.group) ? -1 : written.findIndex((each) => APOSTROPHES.includes(each))
  const thousands = written[millions + 1]
  const isMixed = millions >= 0 && thousands !== undefined
  const separators = isMixed ? written.with(millions, thousands) : written
  const first = groups[0]
  const lastGroup = groups.at(-1)
  if (!first || !lastGroup) return []
  const span = { start: first.start, end: lastGroup.end }
  const last = separators.at(-1)
  if (last === undefined) {
    return [{ ...span, value: plain(first.digits, ''), isBare: true, hasLeadingZero: hasLeadingZero(first.digits) }]
  }
  const numeral = (integer: string, fraction: string): Numeral[] => [
    { ...span, value: plain(integer, fraction), isBare: false, hasLeadingZero: false },
  ]
  // A single point or comma with three digits after it may be the decimal one.
  const mayGroup = separators.length > 1 || last !== locale.decimal
  if (mayGroup && isGrouped(groups, separators, locale)) {
    return looksLikeAddress(groups, last) ? [opaque(span)] : numeral(join(groups), '')
  }
  const head = separators.slice(0, -1)
  if (separators.length === 1 ? isDecimal(groups, last, locale) : last !== head[0] && isPoint(last, locale)) {
    const whole = groups.slice(0, -1)
    if (head.length === 0 || isGrouped(whole, head, locale)) return numeral(join(whole), lastGroup.digits)
  }
  const cut = separators.some((each) => each !== '.')
  return cut ? split(groups, separators, locale) : [opaque(span)]
}

/** Parts what commas or spaces list; each part is then read by itself. */
function split(groups: Group[], separators: string[], locale: Conventions): Numeral[] {
  const numerals: Numeral[] = []
  let from = 0
  for (let index = 0; index <= separators.length; index++) {
    if (index < separators.length && separators[index] === '.') continue
    numerals.push(...interpret(groups.slice(from, index + 1), separators.slice(from, index), locale))
    from = index + 1
  }
  return numerals
}

function isGrouped(groups: Group[], separators: string[], locale: Conventions): boolean {
  const [separator = ''] = separators
  const [first, ...rest] = groups
  if (!first || !isFirstGroup(first.digits) || !separators.every((each) => each === separator)) return false
  if (locale.lakh && separator === locale.group) {
    const isLakh = rest.every(({ digits }, index) => digits.length === (index === rest.length - 1 ? 3 : 2))
    if (isLakh && first.digits.length <= 2) return true
  }
  return rest.every(({ digits }) => digits.length === 3)
}

function isDecimal(groups: Group[], separator: string, locale: Conventions): boolean {
  if (separator === locale.decimal) return true
  if (separator !== '.' && separator !== ',') return false
  const [whole, fraction] = groups
  // "3,5" where the point is the decimal one: two numbers in English, a decimal where the language also knows the comma.
  const isListed = separator === ',' && !locale.spaceGroups
  return !isListed && (fraction?.digits.length !== 3 || whole?.digits === '0')
}

function isPoint(separator: string, locale: Conventions): boolean {
  return separator === '.' || separator === ',' || separator === locale.decimal
}

/** 192.168.100.200 is grouped properly and no number. */
function looksLikeAddress(groups: Group[], separator: string): boolean {
  return (
    separator === '.' &&
    groups.length === 4 &&
    groups.every(({ digits }) => Number(digits) <= 255 && !hasLeadingZero(digits))
  )
}

function isFirstGroup(digits: string): boolean {
  return digits.length <= 3 && !digits.startsWith('0')
}

function hasLeadingZero(digits: string): boolean {
  return digits.length > 1 && digits.startsWith('0')
}

function opaque(span: { start: number; end: number }): Numeral {
  return { ...span, value: null, isBare: false, hasLeadingZero: false }
}

function join(groups: Group[]): string {
  return groups.map((group) => group.digits).join('')
}

function plain(integer: string, fraction: string): string {
  const whole = integer.replace(/^0+(?=.)/, '')
  const part = fraction.replace(/(?<!0)0+$/, '')
  return part === '' ? whole : `${whole}.${part}`
}
