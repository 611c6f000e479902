import { sentence } from '../sentences'
import { labelOf, withOperands } from '../nodes'
import type { Rule } from '../types'

function rests({ evidence, formula }: { evidence?: unknown[] | null; formula?: string | null }) {
  return (evidence ?? []).length > 0 || Boolean(formula)
}

/** A statistic that names neither a source nor a formula, or is computed from one; and a quote without evidence. */
export const missingEvidence: Rule = {
  name: 'missing-evidence',
  check: (edition) => [
    ...edition.nodes.figures.flatMap(({ statistic, where, text }) => {
      const bare = withOperands(statistic, edition).find((each) => !rests(each))
      if (!bare) return []
      const label = labelOf(bare)
      const own = bare.id === statistic.id
      return [
        {
          severity: 'error' as const,
          where,
          text,
          facts: [bare.id],
          message: own
            ? sentence('{text}: “{label}” names no source and no formula. Add evidence to the statistic.', {
                text,
                label,
              })
            : sentence('{text} is computed from “{label}”, which names no source. Add evidence to that statistic.', {
                text,
                label,
              }),
        },
      ]
    }),
    ...edition.nodes.quotations.flatMap(({ quote, where, text }) =>
      rests({ evidence: quote.evidence })
        ? []
        : [
            {
              severity: 'error' as const,
              where,
              text,
              facts: [quote.id],
              message: sentence('“{text}”: the quote has no evidence. Say where the words are on record.', { text }),
            },
          ],
    ),
  ],
}
