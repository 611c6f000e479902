import { withOperands } from '../nodes'
import type { Rule } from '../types'

/** A statistic that has no label in the language of the edition, and would be public without a name. */
export const missingLabel: Rule = {
  name: 'missing-label',
  check: (edition) =>
    edition.nodes.figures.flatMap(({ statistic, where, text }) =>
      withOperands(statistic, edition)
        .filter(({ label }) => !label)
        .map(({ id, value }) => ({
          severity: 'error' as const,
          where,
          text,
          facts: [id],
          message: {
            en: `The statistic with the value ${value} has no label in '${edition.language}'; write one on its record.`,
            es: `La cifra con el valor ${value} no tiene nombre en '${edition.language}'; escríbalo en su registro.`,
          },
        })),
    ),
}
