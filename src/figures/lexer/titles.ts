/** Numbers in the titles of works: “12 Angry Men”, the novel 2666. */
import type { Quantity } from './quantities'
import type { Scan } from './scan'
import { isCapital, isDash, isLower, type Token } from './tokens'
import { countsSomething, isPlural } from './nouns'

/** So many tokens of a title are looked at on either side of its number. */
const REACH = 10
const OPENING = /^["“«‘']$/
const CLOSING = /^["”»’']$/

/** Whether a number is part of the title of a work: in quotation marks, or right after what such a work is called. */
export function isInTitle(scan: Scan, quantity: Quantity): boolean {
  if (quantity.unit.kind !== 'count' && quantity.unit.kind !== 'measure') return false
  const open = openingBefore(scan, quantity.first)
  if (open !== null) return isTitle(scan, open, quantity.end)
  return isAfterWork(scan, quantity)
}

/** The mark that opens before a number, with nothing but words of a title between. */
function openingBefore({ tokens, lexicon }: Scan, first: number): number | null {
  for (let index = first - 1; index >= 0 && index > first - REACH; index--) {
    const token = tokens[index]
    if (!token || tokens[index + 1]?.isNewLine) return null
    if (OPENING.test(token.text) && !tokens[index + 1]?.isSpaced) return index
    if (!isOfTitle(token) && !lexicon.nouns.functionWords.has(token.key)) return null
  }
  return null
}

/** Whether what opens at a mark is written as a title, or is named as a work, and closes soon. */
function isTitle(scan: Scan, open: number, end: number): boolean {
  const { tokens, lexicon } = scan
  let capitals = 0
  let isCased = true
  let index = open + 1
  for (; index < end + REACH; index++) {
    const token = tokens[index]
    if (!token || (token.isNewLine && index > open + 1)) return false
    const isStop = /^[.,]$/.test(token.text)
    if (CLOSING.test(token.text) || (isStop && CLOSING.test(tokens[index + 1]?.text ?? ''))) break
    if (isCapital(token) && !lexicon.numbers.has(token.key)) capitals++
    else if (!isOfTitle(token) && !lexicon.nouns.functionWords.has(token.key)) {
      if (token.kind === 'mark') return false
      isCased = false
    }
  }
  if (index < end || index === end + REACH) return false
  return (capitals > 0 && isCased) || isWork(scan, open - 1)
}

function isOfTitle(token: Token): boolean {
  return isCapital(token) || token.kind === 'number' || /^[-–:&]$/.test(token.text)
}

/** Whether a work is named right before a place, or before the capitals there: “the Netflix series “…””. */
function isWork({ tokens, lexicon }: Scan, index: number): boolean {
  const at = tokens[index]?.text === ',' ? index - 1 : index
  return lexicon.works.has(tokens[at]?.key ?? '')
}

/** “the novel 2666”, “the film 8 Mile”; but “the film 12 people saw”, and “won the series 4-2”. */
function isAfterWork(scan: Scan, { first, end, isDigits, hasWords }: Quantity): boolean {
  const { tokens } = scan
  const [number, dash] = [tokens[first], tokens[end]]
  if (!isWork(scan, first - 1) || tokens[first - 1]?.kind !== 'word' || !number || number.isNewLine) return false
  if (isDash(dash) || countsSomething(scan, end)) return false
  let next = end
  while (next < end + REACH && tokens[next] && !tokens[next]?.isNewLine && isCapital(tokens[next] as Token)) next++
  // “the book 12 Israeli soldiers wrote”
  const after = tokens[next]
  if (next > end && after && isLower(after) && isPlural(scan, after.key)) return false
  return isDigits ? true : hasWords && isCapital(number)
}
