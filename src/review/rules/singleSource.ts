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
        message: {
          en: `${text}: “${labelOf(statistic)}” rests on a single source.`,
          es: `${text}: «${labelOf(statistic)}» se apoya en una sola fuente.`,
        },
      })),
}
