import type { Lexicon } from './lexicon'
import type { Conventions } from './locale'
import { MEASURE_SIGNS, PREFIXED_UNIT } from './measures'
import { isCapital, isGlued, isHyphen, type Token } from './tokens'

/**
 * Joins thousands that a plain space groups, "562 000", where a locale groups with a comma: the United Nations and South
 * African papers write so. Digits after a month, a label or a name are left alone, and so is what may be a telephone.
 */
export function joinSpacedGroups(tokens: Token[], text: string, lexicon: Lexicon, locale: Conventions): Token[] {
  if (locale.spaceGroups) return tokens
  const joined: Token[] = []
  for (let first = 0; first < tokens.length;) {
    const token = tokens[first]
    const end = token && mayBegin(tokens, first, lexicon, locale) ? groupsEnd(tokens, text, first) : first + 1
    const last = tokens[end - 1]
    if (token && last && last !== token) joined.push(join(tokens.slice(first, end), text))
    else if (token) joined.push(token)
    first = end
  }
  return joined
}

function mayBegin(tokens: readonly Token[], first: number, lexicon: Lexicon, locale: Conventions): boolean {
  const token = tokens[first]
  if (!token?.numeral?.isBare || token.numeral.hasLeadingZero || token.text.length > 3) return false
  if (tokens[first + 1]?.kind !== 'number') return false
  const previous = tokens[first - 1]
  if (!previous || token.isNewLine) return true
  // "By 2021 400 000 people"
  if (isDatedYear(tokens, first - 1, lexicon)) return true
  // "R1 234 567"
  if (isGlued(token) && locale.currencies.has(previous.text)) return true
  if (previous.kind === 'number' || /^[-/:.+#§№]$/.test(previous.text)) return false
  if (locale.months.has(previous.key) || lexicon.dates.months.has(previous.key)) return false
  const isLabel = [lexicon.labels, lexicon.looseLabels, lexicon.labelAbbreviations].some((some) =>
    some.has(previous.key),
  )
  const before = tokens[first - 2]
  const isName = isCapital(previous) && before !== undefined && !/^[.!?:"“]$/.test(before.text)
  const isVerb = lexicon.distributives.has(before?.key ?? '')
  return (!isLabel || isVerb) && !isName && !lexicon.calls.has(previous.key)
}

/** A year after its preposition: "By 2021". */
export function isDatedYear(tokens: readonly Token[], index: number, { dates }: Lexicon): boolean {
  return /^(?:19|20)\d\d$/.test(tokens[index]?.text ?? '') && dates.yearPrepositions.has(tokens[index - 1]?.key ?? '')
}

/** Where groups of three digits end, each after one space; right after the first where they are none. */
function groupsEnd(tokens: readonly Token[], text: string, first: number): number {
  let end = first + 1
  for (;;) {
    const [previous, next] = [tokens[end - 1], tokens[end]]
    if (!previous || !next || text.slice(previous.end, next.start) !== ' ' || !/^\d{3}(?:\.\d+)?$/.test(next.text))
      break
    end++
    if (next.text.length > 3) break
  }
  const after = tokens[end]
  // "4 000MW"
  const isUnit = after !== undefined && (Object.hasOwn(MEASURE_SIGNS, after.text) || PREFIXED_UNIT.test(after.text))
  const isCut = after?.kind === 'number' || (isGlued(after) && !isUnit && (after.kind === 'word' || isHyphen(after)))
  return isCut ? first + 1 : end
}

function join(groups: readonly Token[], text: string): Token {
  const [first, last] = [groups[0], groups.at(-1)]
  if (!first?.numeral || !last) throw new RangeError('No groups to join')
  const value = groups
    .map((group) => group.text)
    .join('')
    .replace(/\.\d*$/, (fraction) => fraction.replace(/(?:^\.|(?<!0))0*$/, ''))
  const written = text.slice(first.start, last.end)
  const numeral = { ...first.numeral, end: last.end, value, isBare: false }
  return { ...first, text: written, key: written, end: last.end, numeral }
}
