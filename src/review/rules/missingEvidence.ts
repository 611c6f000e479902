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
            ? {
                en: `${text}: “${label}” names no source and no formula. Add evidence to the statistic.`,
                es: `${text}: «${label}» no tiene fuente ni fórmula. Agregue evidencia a la cifra.`,
              }
            : {
                en: `${text} is computed from “${label}”, which names no source. Add evidence to that statistic.`,
                es: `${text} se calcula con «${label}», que no tiene fuente. Agregue evidencia a esa cifra.`,
              },
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
              message: {
                en: `“${text}”: the quote has no evidence. Say where the words are on record.`,
                es: `«${text}»: la cita no tiene evidencia. Diga dónde constan las palabras.`,
              },
            },
          ],
    ),
  ],
}
