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

/** More people than there are, with room for those who are counted each time they pass. */
const MOST_PEOPLE = 1e10

/** In characters, how far before and after a number a place and who lives in it are looked for. */
const PLACE_REACH = 40

type Bound = 'town' | 'country' | 'world'

/** What a number of people is too great for; null where it is none, or may be right. */
function exceeded(mention: Mention, passage: Passage, words: SenseWords): Bound | null {
  const { kind, unit, value, text, end } = mention
  if (kind !== 'amount' || unit.kind !== 'count' || value < MOST_IN_TOWN || !words.scale.test(text)) return null
  if (value < MOST_PEOPLE) return exceededPlace(mention, passage, words)
  return words.people.test(passage.text.slice(end, end + 60)) ? 'world' : null
}

/** "The city of 2.1 billion residents", "town of 4 billion.": who lives there, and nothing else that it may have. */
function exceededPlace({ value, start, end }: Mention, { text }: Passage, words: SenseWords): Bound | null {
  const before = text.slice(Math.max(0, start - PLACE_REACH), start)
  const after = text.slice(end, end + PLACE_REACH)
  if (!words.dwellers.test(after) && !/^\s*[.,;]/.test(after)) return null
  if (words.town.test(before)) return 'town'
  return value >= MOST_IN_COUNTRY && words.country.test(before) ? 'country' : null
}

function message(bound: Bound, variables: { text: string; value: string }) {
  switch (bound) {
    case 'town':
      return sentence('“{text}” is {value}: more than live in any town. Look at its scale.', variables)
    case 'country':
      return sentence('“{text}” is {value}: more than live in any country. Look at its scale.', variables)
    case 'world':
      return sentence('“{text}” is {value}: more than all people there are. Look at its scale.', variables)
  }
}

/** "6,300,000 million people": a scale too much. Of money there can be that much. */
export const implausibleScale: Rule = {
  name: 'implausible-scale',
  check: (edition) => {
    const words = senseWords(edition.locale)
    if (!words) return []
    return passagesOf(edition).flatMap((passage) =>
      passage.mentions.flatMap((mention) => {
        const bound = exceeded(mention, passage, words)
        if (!bound) return []
        const variables = { text: mention.text, value: shown(mention.value, edition.locale) }
        return [claim(passage, mention, { severity: 'error', message: message(bound, variables) })]
      }),
    )
  },
}
