import { labelOf, withOperands } from '../nodes'
import { sentence } from '../sentences'
import type { Rule } from '../types'

/** A statistic that was retracted, or is disputed, or is computed from one that is. */
export const recordStatus: Rule = {
  name: 'record-status',
  check: (edition) =>
    edition.nodes.figures.flatMap(({ statistic, where, text }) =>
      withOperands(statistic, edition).flatMap((each) => {
        if (each.status !== 'retracted' && each.status !== 'disputed') return []
        const retracted = each.status === 'retracted'
        return [
          {
            severity: retracted ? ('error' as const) : ('warning' as const),
            where,
            text,
            facts: [each.id, each.status],
            message: retracted
              ? sentence('{text}: the statistic “{label}” was retracted.', { text, label: labelOf(each) })
              : sentence('{text}: the statistic “{label}” is disputed.', { text, label: labelOf(each) }),
          },
        ]
      }),
    ),
}
