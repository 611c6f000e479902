import { sentence } from '../sentences'
import { unitOfFormula } from '../../figures'
import type { Rule } from '../types'

/** A difference between two percentages that is called per cent, or a relative change that is called points. */
export const percentOrPoints: Rule = {
  name: 'percent-or-points',
  check: (edition) =>
    edition.nodes.figures.flatMap(({ statistic, where, text }) => {
      const { formula, operands, unit } = statistic
      if (!formula) return []
      const units = (operands ?? []).flatMap(({ key, statistic: id }) => {
        const operand = edition.statistics.get(id)
        return operand ? [[key, operand.unit.kind] as const] : []
      })
      const computed = unitOfFormula(formula, Object.fromEntries(units))
      if (unit.kind === 'percent' && computed === 'percentage-point') {
        return [
          {
            severity: 'error' as const,
            where,
            text,
            facts: [statistic.id],
            message: sentence(
              '{text} is the difference between two percentages ({formula}): that is percentage points, not per cent.',
              { text, formula },
            ),
          },
        ]
      }
      if (unit.kind === 'percentage-point' && computed === 'percent') {
        return [
          {
            severity: 'error' as const,
            where,
            text,
            facts: [statistic.id],
            message: sentence('{text} is a share of something ({formula}): that is per cent, not percentage points.', {
              text,
              formula,
            }),
          },
        ]
      }
      return []
    }),
}
