/** Halves that are said after the number: "two and a half", "dos años y medio". */
import { Exact } from '../decimal'
import { isPlural } from './nouns'
import { wordAt } from './numberWords'
import { type PhraseMatch, phraseAt } from './phrases'
import { at, type Scan } from './scan'
import { isHyphen } from './tokens'

type Part = { value: Exact; scale: number }

export type State = {
  /** Whether it begins in digits. */
  isInDigits: boolean
  end: number
  parts: Part[]
  /** What was read since the last scale. */
  current: Exact | null
  /** What may still be added to it. */
  room: number
  /** What the number before the scales is multiplied by. */
  scale: number
  currency: string | null
  noun: number | null
}

/** Where "and a half" ends after a noun: "years and a half", "hora y media". */
export function halvedEnd(scan: Scan, noun: number): number | null {
  const { tokens, lexicon, aside } = scan
  const token = tokens[noun]
  if (!token || aside[noun] === 1 || aside[noun + 1] === 1 || !lexicon.halvedNouns.has(token.key)) return null
  const part = phraseAt(tokens, noun + 1, lexicon.partAfter)
  if (!part || tokens[noun + 1]?.isNewLine) return null
  // "dos años y media docena"
  const next = wordAt(scan, part.end)
  return next?.kind === 'collective' || next?.kind === 'scale' ? null : part.end
}

/** "hora y media": the noun is one of its kind, and no number stands before it. */
export function isLoneNoun(scan: Scan, noun: number): boolean {
  return !isPlural(scan, scan.tokens[noun]?.key ?? '') && !isCountedBefore(scan, noun)
}

export function isCountedBefore({ tokens, lexicon }: Scan, index: number): boolean {
  const previous = tokens[index - 1]
  return previous !== undefined && (previous.kind === 'number' || lexicon.numbers.has(previous.key))
}

/** "dos años y medio" */
export function addHalvedNoun(scan: Scan, state: State): boolean {
  const { current, end } = state
  const isAfter = isHyphen(at(scan, end)) ? end + 1 : end
  const part = current === null || state.parts.length > 0 ? null : halvedEnd(scan, isAfter)
  if (current === null || part === null) return false
  const added = phraseAt(scan.tokens, isAfter + 1, scan.lexicon.partAfter)?.value ?? 0
  Object.assign(state, { current: current.plus(added), room: 0, end: part, noun: isAfter })
  return true
}

/** "and a half", "y medio" */
export function addPart(scan: Scan, state: State): boolean {
  const first = isHyphen(at(scan, state.end)) ? state.end + 1 : state.end
  if (scan.aside[first] === 1 || scan.tokens[first]?.isNewLine) return false
  const part = phraseAt(scan.tokens, first, scan.lexicon.partAfter)
  // "duas horas e meia e meio milhão"
  if (!part || state.noun !== null || isOtherHalf(scan, part)) return false
  const last = state.parts.at(-1)
  if (state.current === null && isPartOfElse(scan, part)) return false
  if (state.current !== null) state.current = state.current.plus(part.value)
  else if (last) last.value = last.value.plus(new Exact(part.value).times(last.scale))
  else return false
  state.room = 0
  state.end = part.end
  return true
}

/** "$1.200 millones y medio día", "three million and a quarter of them": after a scale, the part of something else. */
function isPartOfElse(scan: Scan, part: PhraseMatch<number>): boolean {
  const next = scan.tokens[part.end]
  if (!next || next.isNewLine) return false
  const hasArticle = part.end - part.first > 2
  if (hasArticle && scan.lexicon.fractions.singularFollowers.has(next.key)) return true
  return scan.lexicon.halvedNouns.has(next.key) && !isPlural(scan, next.key)
}

/** "two and half of them", "five and half the town": the half is of something else. */
function isOtherHalf({ tokens, lexicon }: Scan, part: PhraseMatch<number>): boolean {
  const isBare = lexicon.fractions.half.has(tokens[part.end - 1]?.key ?? '') && part.end - part.first === 2
  return isBare && lexicon.fractions.followers.has(tokens[part.end]?.key ?? '')
}
