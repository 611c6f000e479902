import { sentence } from '../sentences'
import { labelOf } from '../nodes'
import type { Rule } from '../types'

/** A figure that rests on one source. */
export const singleSource: Rule = {
  name: 'single-source',
  check: (edition) =>
    edition.nodes.figures
      .filter(({ statistic }) => new Set((statistic.evidence ?? []).map(({ source }) => source)).size === 1)
      .map(({ statistic, where, text }) => ({
        severity: 'notice',
        where,
        text,
        facts: [statistic.id],
        message: sentence('{text}: “{statistic}” rests on a single source.', { text, statistic: labelOf(statistic) }),
      })),
}
