/** Pounds are money or weight: the words near them and the region tell. */
import type { FigureUnit } from '../types'
import { wordAt } from './numberWords'
import { at, type Scan } from './scan'
import { isGlued, isHyphen } from './tokens'

/** A unit after a number, and where it ends: itself, and with what belongs to it. */
export type Suffix = { end: number; outerEnd: number; unit: FigureUnit }

/** How far from its number a word may tell whether pounds are money. */
const NEAR = 6

/** "pounds": money or a weight, as the words near it and the region of the locale tell. */
export function poundsAt(scan: Scan, end: number): Suffix | null {
  const { tokens, lexicon, locale } = scan
  const { nouns, money, weight, weightAfter, moneyRegions, mayBeNeither } = lexicon.moneyOrWeight
  let index = isHyphen(tokens[end]) && isGlued(tokens[end]) ? end + 1 : end
  if (lexicon.partitive.has(tokens[index]?.key ?? '')) index++
  const either = nouns.get(tokens[index]?.key ?? '')
  if (!either || at(scan, index) === undefined) return null
  const near = (words: ReadonlySet<string>) =>
    Math.min(distanceTo(scan, end - 1, -1, words), distanceTo(scan, index, 1, words))
  const isHome = moneyRegions.has(locale.region)
  const [paid, weighed] = [near(money), near(weight)]
  if (mayBeNeither && paid === weighed && !scan.isAlone) return { end, outerEnd: end, unit: { kind: 'count' } }
  const isHeavy = weightAfter.has(tokens[index + 1]?.key ?? '') && !(isHome && wordAt(scan, end - 1)?.kind === 'scale')
  const isMoney = paid === weighed ? isHome && !isHeavy : paid < weighed
  const unit: FigureUnit = isMoney
    ? { kind: 'currency', code: either.currency }
    : { kind: 'measure', code: either.measure }
  return { end, outerEnd: index + 1, unit }
}

/** How far from a token one of the words stands in its clause; Infinity where none is near. */
function distanceTo({ tokens }: Scan, from: number, step: 1 | -1, words: ReadonlySet<string>): number {
  for (let distance = 1; distance <= NEAR; distance++) {
    const token = tokens[from + step * distance]
    if (!token || /^[.;:]$/.test(token.text)) return Infinity
    if (words.has(token.key)) return distance
  }
  return Infinity
}
