/** Patterns over the skeleton of a passage, in which each figure is one character. */

export type MentionKind = 'amount' | 'percent' | 'points' | 'share'

/** One character for each kind of mention, from the private use of Unicode, which no language writes with. */
export const MARKS: Readonly<Record<MentionKind, string>> = {
  amount: '\uE000',
  percent: '\uE001',
  points: '\uE002',
  share: '\uE003',
}
const KINDS: Readonly<Record<string, string>> = {
  n: MARKS.amount,
  p: MARKS.percent,
  pp: MARKS.points,
  r: MARKS.share,
  x: `[${MARKS.amount}${MARKS.percent}]`,
  y: `[${MARKS.percent}${MARKS.points}]`,
  s: `[${MARKS.percent}${MARKS.share}]`,
  z: `[${MARKS.percent}${MARKS.points}${MARKS.share}]`,
}

/**
 * A pattern in which `{n}` is an amount, `{p}` a percentage, `{pp}` points, `{r}` a share, `{x}` an amount or a
 * percentage, `{y}` a percentage or points, `{s}` a percentage or a share, `{z}` any of these three; `{..40}` at most 40 characters of one
 * sentence without a figure; and `{name}` the words of that name. Gaps are bounded, so time is linear in the text.
 */
export function pattern(source: string, words: Readonly<Record<string, string>> = {}): RegExp {
  const marks = Object.values(MARKS).join('')
  const written = source
    .replace(/\{\.\.(\d+)\}/g, (_, most: string) => `[^.;!?\\n${marks}]{0,${most}}?`)
    .replace(/\{(\w+)\}/g, (whole, name: string) => words[name] ?? KINDS[name] ?? whole)
    // Between the words of a pattern any white space may stand, and an apostrophe may be straight. No more than anybody
    // types: a pattern that looks back over blanks without end does so from each of them.
    .replaceAll(' ', '\\s{1,3}')
    .replaceAll("'", "['’]")
  return new RegExp(written, 'giu')
}
