import { sentence } from '../sentences'
import { claim } from '../sense/claim'
import type { Mention } from '../sense/mentions'
import { shown } from '../sense/numbers'
import { passagesOf, type Passage } from '../sense/passages'
import { senseWords, type SenseWords } from '../sense/words'
import type { Rule } from '../types'

/** More than live in any town, and in any country. */
const MOST_IN_TOWN = 1e8
const MOST_IN_COUNTRY = 2e9

/** "The city of 2.1 billion residents", "town of 4 billion.": who lives there, and nothing else that it may have. */
function isTooMany({ value, start, end }: Mention, { text }: Passage, words: SenseWords): boolean {
  const before = text.slice(Math.max(0, start - PLACE_REACH), start)
  const isOfTown = words.town.test(before)
  if (!isOfTown && !words.country.test(before)) return false
  const after = text.slice(end, end + PLACE_REACH)
  return value >= (isOfTown ? MOST_IN_TOWN : MOST_IN_COUNTRY) && (words.dwellers.test(after) || /^\s*[.,;]/.test(after))
}

/** In characters, how far before and after a number a place and who lives in it are looked for. */
const PLACE_REACH = 40

/** More people than there are, with room for those who are counted each time they pass. */
const MOST_PEOPLE = 1e10

function isImplausible(mention: Mention, passage: Passage, words: SenseWords): boolean {
  const { kind, unit, value, text, end } = mention
  if (kind !== 'amount' || unit.kind !== 'count' || !words.scale.test(text)) return false
  if (value < MOST_PEOPLE) return value >= MOST_IN_TOWN && isTooMany(mention, passage, words)
  return words.people.test(passage.text.slice(end, end + 60))
}

/** "6,300,000 million people": a scale too much. Of money there can be that much. */
export const implausibleScale: Rule = {
  name: 'implausible-scale',
  check: (edition) => {
    const words = senseWords(edition.locale)
    if (!words) return []
    return passagesOf(edition).flatMap((passage) =>
      passage.mentions
        .filter((mention) => isImplausible(mention, passage, words))
        .map((mention) =>
          claim(passage, mention, {
            severity: 'error',
            message: sentence('“{text}” is {value}: more than all people there are. Look at its scale.', {
              text: mention.text,
              value: shown(mention.value, edition.locale),
            }),
          }),
        ),
    )
  },
}
