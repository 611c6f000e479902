/** Numbers that count the items of a list, and nothing else. */
import type { Quantity } from './quantities'
import type { Scan } from './scan'
import { isCapital, isGlued, isHyphen, type Token } from './tokens'

/** "1) shade, 2) benches", "(1) agua, (2) luz", "2.- Libertad": a number in brackets that another of the same list follows or goes before. */
function isListMarker({ tokens }: Scan, { first, end }: Quantity): boolean {
  const number = tokens[first]
  const close = tokens[end]
  if (!number || !isGlued(close)) return false
  if (close.text === '.' && isHyphen(tokens[end + 1]) && isGlued(tokens[end + 1])) {
    return number.isNewLine || /^[.;:]$/.test(tokens[first - 1]?.text ?? '')
  }
  if (close.text !== ')' || tokens[end + 1]?.isSpaced !== true) return false
  const isOpened = tokens[first - 1]?.text === '('
  if (!isOpened) return number.isSpaced && !isInBrackets(tokens, first)
  const value = Number(number.text)
  return hasMarker(tokens, first, value - 1, -1) || hasMarker(tokens, first, value + 1, 1)
}

/** How far a bracket, or the next number of a list, is looked for. */
export const LIST_REACH = 40

function isInBrackets(tokens: readonly Token[], index: number): boolean {
  for (let other = index - 1; other > index - LIST_REACH; other--) {
    const token = tokens[other]
    if (!token || token.text === ')') return false
    if (token.text === '(') return true
  }
  return false
}

/** Whether "(2)" stands near "(1)". */
function hasMarker(tokens: readonly Token[], from: number, value: number, step: 1 | -1): boolean {
  for (let index = from + step; Math.abs(index - from) < LIST_REACH && tokens[index]; index += step) {
    const isMarker = tokens[index - 1]?.text === '(' && tokens[index + 1]?.text === ')'
    if (isMarker && tokens[index]?.text === String(value)) return true
  }
  return false
}

/** Whether a line that begins with "2." stands near one that begins with "1.". */
function hasLine(tokens: readonly Token[], from: number, value: number, step: 1 | -1): boolean {
  for (let index = from + step; Math.abs(index - from) < LIST_REACH && tokens[index]; index += step) {
    if (tokens[index]?.isNewLine && tokens[index]?.text === String(value) && isGlued(tokens[index + 1]))
      return tokens[index + 1]?.text === '.'
  }
  return false
}

/** "1. Check your tyres. 2. Carry water." */
export function isListNumber(scan: Scan, quantity: Quantity): boolean {
  const { first, end, isDigits } = quantity
  const { tokens } = scan
  const number = tokens[first]
  const previous = tokens[first - 1]
  const next = tokens[end + 1]
  if (!isDigits || !number?.numeral?.isBare || number.text.length > 2 || !/^[.)]$/.test(tokens[end]?.text ?? ''))
    return false
  if (isListMarker(scan, quantity)) return true
  // "1. 3 cups of flour", with "2." at the beginning of another line
  const value = Number(number.text)
  const isOfLines = number.isNewLine && isGlued(tokens[end]) && next?.isSpaced === true && !next.isNewLine
  if (isOfLines && (hasLine(tokens, first, value - 1, -1) || hasLine(tokens, first, value + 1, 1))) return true
  const begins = number.isNewLine || previous?.text === '.'
  return begins && isGlued(tokens[end]) && next !== undefined && next.isSpaced && !next.isNewLine && isCapital(next)
}
