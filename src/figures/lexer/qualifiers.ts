import type { Qualifier } from '../types'
import { type PhraseMatch, phraseAt, phraseBefore } from './phrases'
import type { Scan } from './scan'
import { isGlued } from './tokens'

type Bound = Exclude<Qualifier, 'exact'>

/** Signs of bounds, read in every language. */
const SIGNS: Readonly<Record<string, Bound>> = {
  '>': 'more-than',
  '≥': 'at-least',
  '<': 'less-than',
  '≤': 'at-most',
  '~': 'about',
  '≈': 'about',
  '±': 'about',
}

/** The qualifier that ends right before a token: "more than", "cerca de un". */
export function qualifierBefore(scan: Scan, first: number): PhraseMatch<Bound> | null {
  const { tokens, lexicon } = scan
  if (tokens[first]?.isNewLine) return null
  const sign = tokens[first - 1]?.text ?? ''
  if (Object.hasOwn(SIGNS, sign)) {
    const value = SIGNS[sign]
    if (value !== undefined) return { first: first - 1, end: first, value }
  }
  const found = phraseBefore(tokens, first, lexicon.qualifiers.before)
  if (found) return found
  return lexicon.qualifiers.between.has(tokens[first - 1]?.key ?? '')
    ? phraseBefore(tokens, first - 1, lexicon.qualifiers.before)
    : null
}

/** The qualifier right after a figure: "or more", "o más", "300+". */
export function qualifierAfter(scan: Scan, end: number): PhraseMatch<Bound> | null {
  const { tokens, lexicon } = scan
  const next = tokens[end]
  if (!next || next.isNewLine) return null
  if (next.text === '+' && isGlued(next)) return { first: end, end: end + 1, value: 'at-least' }
  const from = next.text === '-' && isGlued(next) ? end + 1 : end
  const found = phraseAt(tokens, from, lexicon.qualifiers.after)
  // "8.8% plus £1,250" is a sum.
  const following = found ? tokens[found.end] : undefined
  const isSum =
    following !== undefined &&
    (following.kind === 'number' ||
      scan.locale.currencyStarts.has(following.text) ||
      lexicon.articles.has(following.key))
  return isSum ? null : found
}
