import { sentence } from '../sentences'
import { formatFigure, wordingReadsAs } from '../../figures'
import { labelOf } from '../nodes'
import type { Rule } from '../types'

/** A figure in its own words that say another value, or another unit, than the statistic. */
export const figureWording: Rule = {
  name: 'figure-wording',
  check: (edition) =>
    edition.nodes.figures
      .filter(({ fields, statistic }) => {
        return fields.form === 'custom' && !wordingReadsAs(fields.text ?? '', statistic, edition.locale)
      })
      .map(({ statistic, where, text }) => {
        const value = formatFigure(statistic, { locale: edition.locale })
        return {
          severity: 'error' as const,
          where,
          text,
          facts: [statistic.id, value],
          message: sentence('“{text}” does not read as {value}, the value of “{statistic}”.', {
            text,
            value,
            statistic: labelOf(statistic),
          }),
        }
      }),
}
