import { sentence } from '../sentences'
import { claim } from '../sense/claim'
import type { Mention } from '../sense/mentions'
import { areAlike, computedInterval, interval, meet, over, shown, type Interval } from '../sense/numbers'
import { passagesOf, type Passage } from '../sense/passages'
import { matches } from '../sense/matches'
import { senseWords } from '../sense/words'
import type { Rule, RuleFinding } from '../types'

/** What a share says as a percentage: "one in four" is 25. A fraction in words is a round one. */
function asPercent(share: Mention): Interval {
  if (share.kind === 'percent') return computedInterval(share)
  const percent = share.value * 100
  const slack = share.qualifier === 'exact' ? 1.5 : 4
  return [percent - slack, percent + slack]
}

function findingOf(
  part: Mention,
  whole: Mention,
  share: Mention,
  { passage, locale }: { passage: Passage; locale: string },
): RuleFinding | null {
  if (!areAlike(part, whole) || whole.value <= 0 || part.value > whole.value) return null
  const percent = over(interval(part), interval(whole), (a, b) => (a / b) * 100)
  if (meet(percent, asPercent(share))) return null
  const isCertain = [part, whole, share].every(({ qualifier }) => qualifier === 'exact')
  return claim(passage, share, {
    severity: isCertain ? 'error' : 'warning',
    facts: [part.text, whole.text],
    message: sentence('{part} of {whole} is {gives} ({part} ÷ {whole}), not “{text}”.', {
      part: part.text,
      whole: whole.text,
      gives: shown((part.value / whole.value) * 100, locale, 'percent'),
      text: share.text,
    }),
  })
}

/** "three in five": not "a third", which is said of what is about that. */
function isCounted({ text, value }: Mention): boolean {
  return !text.includes('-') && text.trim().split(/\s+/).length >= 3 && value < 1
}

/** "X of Y, or N per cent", where N is not what X and Y give. */
export const statedShare: Rule = {
  name: 'stated-share',
  check: (edition) => {
    const words = senseWords(edition.locale)
    const { locale } = edition
    return passagesOf(edition).flatMap((passage) => {
      const found = new Map<Mention, RuleFinding | null>()
      for (const { order, pattern } of words?.shares ?? []) {
        for (const { mentions, after } of matches(passage, pattern, 2)) {
          const [first, second, third] = mentions
          if (!first || !second) continue
          const isLed = order === 'share part whole' || order === 'share whole part'
          const share = isLed ? first : (third ?? second)
          if (found.has(share) || (!isLed && words?.shareOfElse.test(after))) continue
          const at = { passage, locale }
          if (order === 'whole part share') found.set(share, findingOf(second, first, share, at))
          else if (order === 'part whole share') found.set(share, findingOf(first, second, share, at))
          else if (order === 'share part whole') found.set(share, third ? findingOf(second, third, share, at) : null)
          else if (order === 'share whole part') found.set(share, third ? findingOf(third, second, share, at) : null)
          else if (/\d/.test(first.text) || (isCounted(first) && /^\s{0,3}[,).;]/.test(after)))
            found.set(share, ofShares(first, share, at))
        }
      }
      return [...found.values()].filter((each) => each !== null)
    })
  },
}

/** "340 out of 850, or one in four" */
function ofShares(first: Mention, share: Mention, { passage, locale }: { passage: Passage; locale: string }) {
  if (meet(asPercent({ ...first, qualifier: 'exact' }), asPercent(share))) return null
  return claim(passage, share, {
    severity: first.qualifier === 'exact' && share.qualifier === 'exact' ? 'error' : 'warning',
    facts: [first.text],
    message: sentence('{part} is {gives}, not “{text}”.', {
      part: first.text,
      gives: shown(first.value * 100, locale, 'percent'),
      text: share.text,
    }),
  })
}
