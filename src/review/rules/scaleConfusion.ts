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
            message: {
              en: `“${ours.text}” is ${digits.ours}; the edition in '${other.language}' says “${theirs.text}”, ${digits.theirs}. A billion is “mil millones”; a “billón” is a trillion.`,
              es: `«${ours.text}» son ${digits.ours}; la edición en '${other.language}' dice «${theirs.text}», ${digits.theirs}. Un «billion» inglés son mil millones; un billón es un «trillion».`,
            },
          },
        ]
      }),
    ),
}
