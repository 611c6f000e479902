import { sentence } from '../sentences'
import { claim, warned } from '../sense/claim'
import type { Mention } from '../sense/mentions'
import { areAlike, computedInterval, interval, meet, over, roundedAlike, shown, type Interval } from '../sense/numbers'
import { passagesOf, type Passage } from '../sense/passages'
import { sentencesOf, type Run } from '../sense/runs'
import { matches, type Found } from '../sense/matches'
import { isOfATime, isOfOnePlace, isSpread } from '../sense/spread'
import { senseWords, type SenseWords } from '../sense/words'
import type { ReviewedEdition, Rule, RuleFinding } from '../types'

type Change = { from: Mention; to: Mention; by: Mention }

/** The figures of a pattern by what they are, or null where they do not go together. */
function changeOf({ mentions, groups }: Found, { isLoose, order }: SenseWords['changes'][number]): Change | null {
  const roles = Object.fromEntries(order.split(' ').map((role, index) => [role, mentions[index]]))
  const { from, to, by } = roles
  if (!from || !to || !by) return null
  // "from 40 to 58, and 35 per cent …": only words of a change before or after make it the change.
  if (groups.link !== undefined && groups.link.trim() === '' && !groups.more) return null
  // "20 percent more than 2019"
  if (order === 'to by from' && isYear(from)) return null
  // "rose 3 feet, from 10 miles upstream to 20": of amounts only money is sure to be of one thing.
  if (isLoose && order === 'by from to' && by.kind === 'amount' && by.unit.kind !== 'currency') return null
  // The sign of "8.0 a 7.2 por ciento" stands at the last only.
  const first =
    from.kind === 'amount' && to.kind === 'percent' && from.unit.kind === 'count' ? { ...from, kind: to.kind } : from
  return areAlike(first, to) && first.value > 0 ? { from: first, to, by } : null
}

function isYear({ text, unit }: Mention): boolean {
  return unit.kind === 'count' && /^(?:19|20)\d\d$/.test(text)
}

/** A fraction in words is a round one: "by a third" of what fell by 30 per cent. */
function shareInterval({ value, qualifier }: Mention): Interval {
  const slack = qualifier === 'exact' ? 3.5 : 6
  return [value * 100 - slack, value * 100 + slack]
}

/** Whoever gives points takes one percentage as it is written from the other; the last digit may be of their rounding. */
function arePoints({ from, to, by }: Change, points: Interval): boolean {
  if (![from, to, by].every(({ qualifier }) => qualifier === 'exact')) return meet(points, computedInterval(by))
  const step = Math.max(from.step, to.step, by.step)
  return Math.abs(Math.abs(to.value - from.value) - by.value) <= step * 1.01
}

/** In per cent. */
const MOST_GROWTH = 50_000

function relative(from: number, to: number): number {
  return (Math.abs(to - from) / from) * 100
}

function findingOf(change: Change, passage: Passage, locale: string): RuleFinding | null {
  const { from, to, by } = change
  const stated = by.kind === 'share' ? shareInterval(by) : computedInterval(by)
  const [a, b] = roundedAlike(from, to).map(interval) as [Interval, Interval]
  const percent = over(a, b, relative)
  // "de 100 para 120 milhões": nothing grows so; the first is in the scale of the second.
  if (relative(from.value, to.value) > MOST_GROWTH) return null
  const points = over(a, b, (x, y) => Math.abs(y - x))
  const isOfShares = to.kind === 'percent'
  // "from 4% to 5%, up 1%": their rounding leaves room for 1 per cent, and as they stand they are a point apart.
  const isPointsAsWritten =
    by.kind === 'percent' &&
    isOfShares &&
    shown(Math.abs(to.value - from.value), locale, 'count', 6) === shown(by.value, locale, 'count', 6) &&
    !meet([relative(from.value, to.value), relative(from.value, to.value)], stated)
  if (by.kind === 'amount') return ofAmounts(change, points, passage, locale)
  const isRight = by.kind === 'points' ? !isOfShares || arePoints(change, points) : meet(percent, stated)
  if (isRight && !isPointsAsWritten) return null

  const difference = shown(Math.abs(to.value - from.value), locale)
  const gives = shown(relative(from.value, to.value), locale, 'percent')
  const blanks = { text: by.text, from: from.text, to: to.text, gives, difference }
  const sum = `${shown(Math.abs(to.value - from.value), locale, 'count', 3)} ÷ ${shown(from.value, locale, 'count', 3)}`
  const message =
    by.kind === 'percent' && isOfShares && meet(points, stated)
      ? sentence(
          'From {from} to {to} are {difference} percentage points, or {gives} of the first; “{text}” says neither.',
          blanks,
        )
      : by.kind === 'points'
        ? sentence('From {from} to {to} are {difference} percentage points, not “{text}”.', blanks)
        : sentence('From {from} to {to} is {gives} ({sum}), not “{text}”.', { ...blanks, sum })
  const isCertain = !isRight && [from, to, by].every(({ qualifier }) => qualifier === 'exact')
  return claim(passage, by, { severity: isCertain ? 'error' : 'warning', message, facts: [from.text, to.text] })
}

/** Hundredths of a coin: "from $3.15 to $3.60, 35 cents more" is of the same kind. */
function inCoins(by: Mention, to: Mention, { text }: Passage, words: SenseWords | null): Mention {
  const isOfMoney = to.unit.kind === 'currency' && by.unit.kind === 'count'
  if (!isOfMoney || !words?.hundredths.test(text.slice(by.end, by.end + 16))) return by
  return { ...by, value: by.value / 100, step: by.step / 100 }
}

/** "From 90 to 60, a loss of 40" */
function ofAmounts(change: Change, points: Interval, passage: Passage, locale: string): RuleFinding | null {
  const { from, to } = change
  const by = inCoins(change.by, from.unit.kind === 'currency' ? from : to, passage, senseWords(locale))
  if (!areAlike(to, by) || meet(points, interval(by))) return null
  const isCertain = [from, to, by].every(({ qualifier }) => qualifier === 'exact')
  return claim(passage, by, {
    severity: isCertain ? 'error' : 'warning',
    facts: [from.text, to.text],
    message: sentence('From {from} to {to} the difference is {difference}, not “{text}”.', {
      from: from.text,
      to: to.text,
      difference: shown(Math.abs(to.value - from.value), locale),
      text: by.text,
    }),
  })
}

/** Two values and a change in one sentence, of which the words say that one was before the other. */
function comparedIn(passage: Passage, words: SenseWords): Change[] {
  const sentences = sentencesOf(passage)
  return sentences.flatMap((one, index): Change[] => {
    const next = sentences[index + 1]
    // "In 2019 it had 480 members. In 2024 it has 360, 25 per cent fewer."
    const isPair = one.mentions.length === 1 && next?.mentions.length === 2
    if (isPair && !(words.times.test(next.gaps[0] ?? '') || words.earlier.test(next.gaps[0] ?? ''))) return []
    const { mentions, gaps } = isPair ? together(one, next) : one
    const [first, second, by] = mentions
    if (!first || !second || !by || mentions.length !== 3 || by.kind !== 'percent' || first.kind !== 'amount') return []
    const [ahead = '', between = '', link = '', rest = ''] = gaps
    // "against 65 last spring"; "against 65 in Tulsa" is no earlier one.
    const isParted = /[,(]/.test(between) && !isOfOnePlace(passage, second, words)
    const isAgainst = words.versus.test(between) && (isParted || isOfATime(link, words))
    const [from, to] = isAgainst ? [second, first] : [first, second]
    const isOfOneKind = areAlike(from, to) && from.value > 0 && !isOfElse(between, link, words)
    const isEarlier = isAgainst || words.earlier.test(ahead) || words.earlier.test(between)
    // Nothing is told of anybody else, of a part, or of another year.
    const isAbout = !/(?<=\s)\p{Lu}\p{Ll}/u.test(between.replace(/^[^.]*\.\s+\p{Lu}/u, '')) && !OF_THESE.test(between)
    const isEnd = /^\s{0,3}(?:[,;)]|$)/.test(rest)
    const isChange =
      (words.changeBefore.test(link) && isEnd) || (BEFORE_CHANGE.test(link) && words.changeAfter.test(rest))
    return isOfOneKind && isEarlier && isAbout && isChange ? [{ from, to, by }] : []
  })
}

/** ", of which 300,000 were electric", "and a profit of" */
const OF_THESE = /,\s(?:of|de|dont|dos|das)\s|(?<!\p{L})(?:and|y|et|e)\s(?:an?|una?|une|uma?)\s\p{L}+\s(?:of|de)\s$/iu
/** Between the second value and a change whose word comes after it: "…, a 33 percent decline". */
const BEFORE_CHANGE =
  /^[^,(:—–]{0,30}[,(:—–]\s{0,3}(?:(?:that is|es decir|o sea|esto es),?\s{1,3})?(?:(?:or|an?|un|una|une|um|uma)\s{1,3})?$/iu

/** "rose 5 percent in a year, from 2 percent in food to 12 percent in rents"; "rose 5 percent: 300 shops, compared with 250 in Spain" */
function isOfSeveral(
  { from, to }: Change,
  { isLoose, order }: SenseWords['changes'][number],
  passage: Passage,
  words: SenseWords,
): boolean {
  if (order === 'by from to') return isSpread(passage, from, to, words)
  return isLoose === true && order === 'by to from' && isOfOnePlace(passage, from, words)
}

/** Two sentences that follow each other, as one. */
function together(first: Run, second: Run): Run {
  const [ahead = '', ...rest] = second.gaps
  return {
    mentions: [...first.mentions, ...second.mentions],
    gaps: [...first.gaps.slice(0, -1), `${first.gaps.at(-1) ?? ''}. ${ahead}`, ...rest],
  }
}

const FIRST_WORD = /^\s+(\p{L}+)/u

/** What is counted first is counted again: the second value names nothing, or the same. */
function isOfElse(between: string, after: string, { stopWords }: SenseWords): boolean {
  const second = FIRST_WORD.exec(after)?.[1]?.toLowerCase()
  return second !== undefined && !stopWords.has(second) && second !== FIRST_WORD.exec(between)?.[1]?.toLowerCase()
}

/** "From A to B, up P per cent", where P is not what A and B give, or is points and called per cent. */
export const statedChange: Rule = {
  name: 'stated-change',
  check: (edition: ReviewedEdition) => {
    const words = senseWords(edition.locale)
    return passagesOf(edition).flatMap((passage) => {
      const found = new Map<Mention, RuleFinding | null>()
      for (const way of words?.changes ?? []) {
        for (const match of matches(passage, way.pattern, 3)) {
          const change = changeOf(match, way)
          if (!change || found.has(change.by)) continue
          if (words && isOfSeveral(change, way, passage, words)) continue
          const finding = findingOf(change, passage, edition.locale)
          found.set(change.by, way.isLoose ? warned(finding) : finding)
        }
      }
      for (const change of words && passage.mentions.length >= 3 ? comparedIn(passage, words) : []) {
        if (found.has(change.by)) continue
        found.set(change.by, warned(findingOf(change, passage, edition.locale)))
      }
      return [...found.values()].filter((each) => each !== null)
    })
  },
}
