import { sentence } from '../sentences'
import type { FigureForm } from '../../body/types'
import { checkDerivation, formatFigure, isDecimal, normalizeDecimal, shownBeside } from '../../figures'
import type { StatisticRecord } from '../../model/records'
import { labelOf, withOperands } from '../nodes'
import type { ReviewedEdition, Rule } from '../types'
import type { Sentence } from '../../model/sentence'

type Contradiction = { statistic: StatisticRecord; computed: string | null }

/** What the formula of a statistic gives where that is not what it states; null when they agree or there is none. */
function contradictionOf(statistic: StatisticRecord, { statistics }: ReviewedEdition): Contradiction | null {
  const { formula, operands, value } = statistic
  if (!formula || !isDecimal(normalizeDecimal(value))) return null
  const values = (operands ?? []).flatMap(({ key, statistic: id }) => {
    const operand = statistics.get(id)
    return operand ? [[key, operand.value] as const] : []
  })
  const { computed, consistent } = checkDerivation({ formula, operands: Object.fromEntries(values), value })
  return consistent ? null : { statistic, computed }
}

function written(
  value: string,
  { value: stated, unit }: StatisticRecord,
  { locale, form }: { locale: string; form: FigureForm },
): string {
  return formatFigure(
    { value: shownBeside(value, stated), qualifier: 'exact', unit },
    form === 'custom' ? { locale } : { locale, form },
  )
}

function messageFor(
  { statistic, computed }: Contradiction,
  text: string,
  isOwn: boolean,
  style: { locale: string; form: FigureForm },
): Sentence {
  const label = labelOf(statistic)
  const formula = statistic.formula ?? ''
  if (computed === null) {
    return sentence('{text}: the formula {formula} of “{label}” has no value.', { text, formula, label })
  }
  const gives = written(computed, statistic, style)
  const stated = formatFigure({ ...statistic, qualifier: 'exact' }, { locale: style.locale })
  return isOwn
    ? sentence('{text} is stated, but its formula {formula} gives {gives}.', { text, formula, gives })
    : sentence('{text} is computed from “{label}”, which states {stated} where its formula {formula} gives {gives}.', {
        text,
        label,
        stated,
        formula,
        gives,
      })
}

/**
 * A figure that is not what its formula gives, or rests on one that is not. Equal means equal when rounded to the last
 * digit stated; a total is such a formula (`a + b`), so parts are held against it.
 */
export const contradictedFigure: Rule = {
  name: 'contradicted-figure',
  check: (edition) => {
    const nodes = edition.nodes.figures
    const cited = new Set(nodes.map(({ statistic }) => statistic.id))
    return nodes.flatMap(({ fields, statistic, where, text }) =>
      withOperands(statistic, edition)
        // What the body cites itself is said there, and not again at everything that is computed from it.
        .filter((each) => each.id === statistic.id || !cited.has(each.id))
        .flatMap((each) => {
          const contradiction = contradictionOf(each, edition)
          if (!contradiction) return []
          return [
            {
              severity: 'error' as const,
              where,
              text,
              facts: [each.id, contradiction.computed ?? ''],
              about: each.id,
              message: messageFor(contradiction, text, each.id === statistic.id, {
                locale: edition.locale,
                form: fields.form,
              }),
            },
          ]
        }),
    )
  },
}
