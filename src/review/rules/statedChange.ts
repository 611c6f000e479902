import { sentence } from '../sentences'
import { claim } from '../sense/claim'
import type { Mention } from '../sense/mentions'
import { areAlike, computedInterval, interval, meet, over, roundedAlike, shown, type Interval } from '../sense/numbers'
import { passagesOf, type Passage } from '../sense/passages'
import { matches, type Found } from '../sense/matches'
import { senseWords, type SenseWords } from '../sense/words'
import type { ReviewedEdition, Rule, RuleFinding } from '../types'

type Change = { from: Mention; to: Mention; by: Mention }

/** The figures of a pattern by what they are, or null where they do not go together. */
function changeOf({ mentions, groups }: Found, order: SenseWords['changes'][number]['order']): Change | null {
  const roles = Object.fromEntries(order.split(' ').map((role, index) => [role, mentions[index]]))
  const { from, to, by } = roles
  if (!from || !to || !by) return null
  // "from 40 to 58, and 35 per cent …": only words of a change before or after make it the change.
  if (groups.link !== undefined && groups.link.trim() === '' && !groups.more) return null
  // The sign of "8.0 a 7.2 por ciento" stands at the last only.
  const first =
    from.kind === 'amount' && to.kind === 'percent' && from.unit.kind === 'count' ? { ...from, kind: to.kind } : from
  return areAlike(first, to) && first.value > 0 ? { from: first, to, by } : null
}

function relative(from: number, to: number): number {
  return (Math.abs(to - from) / from) * 100
}

function findingOf({ from, to, by }: Change, passage: Passage, locale: string): RuleFinding | null {
  const stated = computedInterval(by)
  const [a, b] = roundedAlike(from, to).map(interval) as [Interval, Interval]
  const percent = over(a, b, relative)
  const points = over(a, b, (x, y) => Math.abs(y - x))
  const isOfShares = to.kind === 'percent'
  // "from 4% to 5%, up 1%": their rounding leaves room for 1 per cent, and as they stand they are a point apart.
  const isPointsAsWritten =
    by.kind === 'percent' &&
    isOfShares &&
    shown(Math.abs(to.value - from.value), locale, 'count', 6) === shown(by.value, locale, 'count', 6) &&
    !meet([relative(from.value, to.value), relative(from.value, to.value)], stated)
  if (by.kind === 'amount') return ofAmounts({ from, to, by }, points, passage, locale)
  const isRight = by.kind === 'points' ? !isOfShares || meet(points, stated) : meet(percent, stated)
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

/** "From 90 to 60, a loss of 40" */
function ofAmounts({ from, to, by }: Change, points: Interval, passage: Passage, locale: string): RuleFinding | null {
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

/** "From A to B, up P per cent", where P is not what A and B give, or is points and called per cent. */
export const statedChange: Rule = {
  name: 'stated-change',
  check: (edition: ReviewedEdition) => {
    const words = senseWords(edition.locale)
    return passagesOf(edition).flatMap((passage) => {
      const found = new Map<Mention, RuleFinding | null>()
      for (const { order, pattern } of words?.changes ?? []) {
        for (const match of passage.mentions.length < 3 ? [] : matches(passage, pattern)) {
          const change = changeOf(match, order)
          if (change && !found.has(change.by)) found.set(change.by, findingOf(change, passage, edition.locale))
        }
      }
      return [...found.values()].filter((each) => each !== null)
    })
  },
}
