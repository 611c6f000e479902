import { sentence } from '../sentences'
import { claim, warned } from '../sense/claim'
import type { Mention } from '../sense/mentions'
import { areAlike, interval, meet, over, roundedAlike, shown, type Interval } from '../sense/numbers'
import { passagesOf, type Passage } from '../sense/passages'
import { runsOf, type Run } from '../sense/runs'
import { isSpread } from '../sense/spread'
import { senseWords, type SenseWords } from '../sense/words'
import type { Rule, RuleFinding } from '../types'

/** How far from twice "doubled" may be said: 2.04 times is twice, and 2.2 times is not. */
const LOOSE = 0.09

/** Between which factors a verb holds, by the words before it. */
function factors(factor: number, before: string, words: SenseWords): Interval {
  if (words.moreThan.test(before)) return factor < 1 ? [0, factor * 1.02] : [factor * 0.98, factor * 1.5]
  const slack = words.nearly.test(before) ? 2 * LOOSE : LOOSE
  return [factor * (1 - slack), factor * (1 + slack)]
}

/** Right before the first of two values that are compared: they are of what was said before, and not of what follows. */
const APPOSED = /[,(:—–]\s{0,3}(?:(?:at|with|or|a|con|de|o|avec|à|com)\s{1,3})?$/iu

/** ": 120, against 60": the values of what compares them, the later one first. */
function valuesCompared({ mentions, gaps }: Run, words: SenseWords): { from: Mention; to: Mention } | null {
  const [to, from] = mentions
  const areTwo = mentions.length === 2 && to?.kind === 'amount' && from !== undefined && areAlike(from, to)
  return areTwo && APPOSED.test(gaps[0] ?? '') && words.versus.test(gaps[1] ?? '') ? { from, to } : null
}

/** The values before and after, among those that stand together in words as "from A to B" or "was A and is B now". */
function valuesIn({ mentions, gaps }: Run, words: SenseWords): { from: Mention; to: Mention } | null {
  for (let index = 0; index + 1 < mentions.length; index++) {
    const [from, to] = [mentions[index], mentions[index + 1]]
    if (!from || !to || !['amount', 'percent'].includes(from.kind) || !areAlike(from, to)) continue
    const [ahead = '', between = ''] = [gaps[index], gaps[index + 1]]
    if (words.before.test(ahead) && words.after.test(between)) return { from, to }
    // "to 600 from 1,200"
    if (words.after.test(ahead) && words.before.test(between)) return { from: to, to: from }
  }
  return null
}

function findingOf(
  { from, to }: { from: Mention; to: Mention },
  factor: number,
  allowed: Interval,
  { passage, locale, verb }: { passage: Passage; locale: string; verb: { start: number; end: number } },
): RuleFinding | null {
  const [a, b] = roundedAlike(from, to)
  if (
    from.value <= 0 ||
    meet(
      over(interval(a), interval(b), (x, y) => y / x),
      allowed,
    )
  )
    return null
  const isCertain = [from, to].every(({ qualifier }) => qualifier === 'exact')
  return claim(passage, verb, {
    severity: isCertain ? 'error' : 'warning',
    facts: [from.text, to.text],
    message: sentence('From {from} to {to} is {times} times as much ({to} ÷ {from}), not {factor} times.', {
      from: from.text,
      to: to.text,
      times: shown(to.value / from.value, locale, 'count', 2),
      factor: shown(factor, locale, 'count', 2),
    }),
  })
}

/** "doubled after the fare was cut from $2 to $1.50": what follows is of something else. */
const ELSEWHERE =
  /(?<!\p{L})(?:after|because|while|although|después de|tras|porque|mientras|après|parce que|depois|enquanto)(?!\p{L})[^,]*$/u

/** A sentence of more figures is a table, each of which would be compared with all others. */
const MOST_FIGURES = 12

/** How far before or after the figures the verb may stand. */
const REACH = 90

/** The verbs of a factor in the sentence of some figures, near them. */
function verbsNear({ text }: Passage, { mentions }: Run, verb: RegExp): { start: number; end: number }[] {
  const [first, last] = [mentions[0], mentions.at(-1)]
  if (!first || !last) return []
  const from = Math.max(0, first.start - REACH)
  return [...text.slice(from, last.end + REACH).matchAll(verb)]
    .map((match) => ({ start: from + match.index, end: from + match.index + match[0].length }))
    .filter(({ start }) => {
      const between =
        start < first.start ? text.slice(start, first.start) : text.slice(last.end, Math.max(start, last.end))
      return !/[.!?;\n](?:\s|$)/.test(between) && !ELSEWHERE.test(between)
    })
}

/** The figures of a run without the one that is part of the verb: "four times as large". */
function without({ start, end }: { start: number; end: number }, { mentions, gaps }: Run): Run {
  const at = mentions.findIndex((mention) => mention.start >= start && mention.start < end)
  if (at < 0) return { mentions, gaps }
  const joined = `${gaps[at] ?? ''} ${gaps[at + 1] ?? ''}`
  return { mentions: mentions.toSpliced(at, 1), gaps: gaps.toSpliced(at, 2, joined) }
}

/** How far before a percentage the verb stands at most, with "from" between them. */
const NEAR = 15

function isRightBefore({ end }: { end: number }, { from, to }: { from: Mention; to: Mention }): boolean {
  const apart = Math.min(from.start, to.start) - end
  return apart > 0 && apart <= NEAR
}

/** Doubled, tripled, halved: and the two values given with it say otherwise. */
export const statedMultiple: Rule = {
  name: 'stated-multiple',
  check: (edition) => {
    const words = senseWords(edition.locale)
    if (!words) return []
    return passagesOf(edition).flatMap((passage) =>
      runsOf(passage).flatMap((run) => {
        if (run.mentions.length < 2 || run.mentions.length > MOST_FIGURES) return []
        return words.multiples.flatMap(({ compares, factor, verb }) =>
          verbsNear(passage, run, verb).flatMap((place) => {
            const others = without(place, run)
            const isAhead = place.end <= (others.mentions[0]?.start ?? 0)
            const values = valuesIn(others, words) ?? (compares && isAhead ? valuesCompared(others, words) : null)
            // "doubled, from 4% to 6%": further on, a percentage is rather of something else.
            const isApart = values?.from.kind === 'percent' && !isRightBefore(place, values)
            if (!values || isApart || isSpread(passage, values.from, values.to, words)) return []
            const before = passage.text.slice(Math.max(0, place.start - 30), place.start)
            const allowed = factors(factor, before, words)
            const finding = findingOf(values, factor, allowed, { passage, locale: edition.locale, verb: place })
            return (values.from.kind === 'percent' ? warned(finding) : finding) ?? []
          }),
        )
      }),
    )
  },
}
