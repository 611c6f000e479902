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
  if (found) return endsChange(scan, found) ? null : found
  if (!lexicon.qualifiers.between.has(tokens[first - 1]?.key ?? '')) return null
  const apart = phraseBefore(tokens, first - 1, lexicon.qualifiers.before)
  return apart && endsChange(scan, apart) ? null : apart
}

/** How far before a bound the verb of change may stand, in tokens. */
const CHANGE_REACH = 14

/**
 * Whether a bound says where a change ended: "bajó hasta el 2,8 %", "cayó un 1,2 %, hasta 17,05". Without the article or
 * the comma it may be a bound all the same: "subirá hasta un 5 %".
 */
function endsChange({ tokens, lexicon }: Scan, { first, end }: PhraseMatch<Bound>): boolean {
  if (!phraseAt(tokens, first, lexicon.qualifiers.ends)) return false
  const next = tokens[end]?.key ?? ''
  const hasArticle = lexicon.qualifiers.between.has(next) && !lexicon.articles.has(next)
  if (!hasArticle && tokens[first - 1]?.text !== ',') return false
  for (let index = first - 1; index >= Math.max(0, first - CHANGE_REACH); index--) {
    const token = tokens[index]
    if (!token || /^[.;:!?…]$/.test(token.text) || tokens[index + 1]?.isNewLine) return false
    if (lexicon.ranges.changes.has(token.key)) return true
  }
  return false
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
