import type { Sentence } from '../../model/sentence'
import type { SourceRecord } from '../../model/records'
import { bodyAsWhole } from '../parity'
import { reliances } from '../restsOn'
import { sentence } from '../sentences'
import type { Rule } from '../types'

const called: Record<SourceRecord['terms'], Sentence> = {
  'off-record': sentence('off the record'),
  'deep-background': sentence('on deep background'),
  background: sentence('on background'),
  'on-record': sentence('on the record'),
}

/**
 * A source whose terms protect it less than they did, until an editor confirms in each edition that rests on it that this
 * one may go by them. Another change of the terms is to be confirmed again.
 */
export const loosenedTerms: Rule = {
  name: 'loosened-terms',
  check: (edition) => {
    const sources = new Set(reliances(edition).map(({ source }) => source))
    return [...sources].flatMap((source) => {
      const { id, name, terms, loosened } = source
      if (!loosened?.at || !loosened.from) return []
      return [
        {
          severity: 'error' as const,
          where: bodyAsWhole,
          text: name,
          facts: [id, loosened.from, terms, loosened.at],
          message: sentence(
            "'{name}' spoke {before} and is {after} now. Confirm, with the reason, that this edition may go by that.",
            { name, before: called[loosened.from], after: called[terms] },
          ),
        },
      ]
    })
  },
}
