import { languageName } from '../languageName'
import { sentence } from '../sentences'
import { withOperands } from '../nodes'
import type { Rule } from '../types'

/**
 * A statistic that has no label in the language of the edition: it would be public under a name in another language, or
 * under none.
 */
export const missingLabel: Rule = {
  name: 'missing-label',
  check: (edition) =>
    edition.nodes.figures.flatMap(({ statistic, where, text }) =>
      withOperands(statistic, edition)
        .filter(({ label, labelLanguage }) => !label || labelLanguage)
        .map(({ id, label, labelLanguage, value }) => ({
          severity: label ? ('warning' as const) : ('error' as const),
          where,
          text,
          facts: [id],
          message: label
            ? sentence('“{label}” ({value}) is the label in {labelLanguage}: nobody has written one in {language}.', {
                label,
                value,
                labelLanguage: languageName(labelLanguage ?? edition.language),
                language: languageName(edition.language),
              })
            : sentence('The statistic with the value {value} has no label in {language}; write one on its record.', {
                value,
                language: languageName(edition.language),
              }),
        })),
    ),
}
