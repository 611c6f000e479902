import { sentence } from '../sentences'
import { claim } from '../sense/claim'
import { passagesOf } from '../sense/passages'
import { matches } from '../sense/matches'
import { senseWords } from '../sense/words'
import type { Rule } from '../types'

/** More than a hundred per cent of what has no more: of voters, of pupils; and no fall is deeper. */
export const overAHundred: Rule = {
  name: 'over-a-hundred',
  check: (edition) =>
    passagesOf(edition).flatMap((passage) => {
      if (!passage.mentions.some(({ kind, value }) => kind === 'percent' && value > 100)) return []
      const found = (senseWords(edition.locale)?.over100 ?? []).flatMap((pattern) =>
        matches(passage, pattern, 1).flatMap(({ mentions }) => mentions.filter(({ kind }) => kind === 'percent')),
      )
      return [...new Set(found)]
        .filter(({ value }) => value > 100)
        .map((mention) =>
          claim(passage, mention, {
            severity: 'warning',
            message: sentence('“{text}” is more than the whole: this cannot be over 100 per cent.', {
              text: mention.text,
            }),
          }),
        )
    }),
}
