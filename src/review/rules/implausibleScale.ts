import { sentence } from '../sentences'
import { claim } from '../sense/claim'
import type { Mention } from '../sense/mentions'
import { shown } from '../sense/numbers'
import { passagesOf, type Passage } from '../sense/passages'
import { senseWords, type SenseWords } from '../sense/words'
import type { Rule } from '../types'

/** More people than there are, with room for those who are counted each time they pass. */
const MOST_PEOPLE = 1e10

function isImplausible({ kind, unit, value, text, end }: Mention, passage: Passage, words: SenseWords): boolean {
  if (kind !== 'amount' || unit.kind !== 'count' || value < MOST_PEOPLE || !words.scale.test(text)) return false
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
