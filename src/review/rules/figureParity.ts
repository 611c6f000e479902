import { languageName } from '../languageName'
import { sentence } from '../sentences'
import { bodyAsWhole, counterparts, differences, isScaleConfusion, named, namedApart, type Difference } from '../parity'
import type { Rule } from '../types'
import type { Sentence } from '../../model/sentence'

function messageFor({ ours, theirs }: Difference, language: Sentence): Sentence {
  if (ours && theirs) {
    return sentence('Here it says {ours}; the edition in {language} says {theirs}.', {
      ...namedApart(ours, theirs),
      language,
    })
  }
  if (ours) {
    return sentence('{ours} is not in the edition in {language}.', { ours: named(ours), language })
  }
  const text = theirs ? named(theirs) : ''
  return sentence('{text} is in the edition in {language} and missing here.', { text, language })
}

/** The figures of a translation and of the edition it was made from are the same: none missing, none other, none more. */
export const figureParity: Rule = {
  name: 'figure-parity',
  check: (edition) =>
    counterparts(edition).flatMap(({ other, severity }) =>
      differences(edition, other)
        .filter((difference) => !isScaleConfusion(difference))
        .map((difference) => ({
          severity,
          where: difference.ours?.where ?? bodyAsWhole,
          text: difference.ours?.text ?? difference.theirs?.text ?? '',
          facts: [other.language, difference.theirs?.statistic ?? difference.theirs?.value ?? ''],
          message: messageFor(difference, languageName(other.language)),
        })),
    ),
}
