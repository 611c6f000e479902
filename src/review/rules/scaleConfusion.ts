import { languageName } from '../languageName'
import { sentence } from '../sentences'
import { bodyAsWhole, counterparts, differences, inDigits, isScaleConfusion } from '../parity'
import type { Rule } from '../types'

/** A billion (10⁹) that became a billón (10¹²) on the way into another language, or the other way round. */
export const scaleConfusion: Rule = {
  name: 'scale-confusion',
  check: (edition) =>
    counterparts(edition).flatMap(({ other, severity }) =>
      differences(edition, other).flatMap((difference) => {
        const { ours, theirs } = difference
        if (!ours || !theirs || !isScaleConfusion(difference)) return []
        const digits = { ours: inDigits(ours, edition.locale), theirs: inDigits(theirs, edition.locale) }
        return [
          {
            severity,
            where: ours.where ?? bodyAsWhole,
            text: ours.text,
            facts: [other.language, theirs.value],
            message: sentence(
              '“{text}” is {ours}; the edition in {language} says “{text2}”, {theirs}. A billion is “mil millones”; a “billón” is a trillion.',
              {
                text: ours.text,
                ours: digits.ours,
                language: languageName(other.language),
                text2: theirs.text,
                theirs: digits.theirs,
              },
            ),
          },
        ]
      }),
    ),
}
