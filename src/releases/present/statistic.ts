import { checkDerivation, defaultForm, formatFigure } from '../../figures'
import type { StatisticRecord } from '../../model/records'
import type { PublicStatistic } from '../../model/document'
import { presentDate } from './dates'
import { presentEvidence, type EvidenceContext } from './evidence'

type Context = EvidenceContext & { locale: string; statistics: ReadonlyMap<string, StatisticRecord> }

function presentDerivation(statistic: StatisticRecord, { statistics, publicId }: Context) {
  if (!statistic.formula) return null
  const operands = (statistic.operands ?? []).flatMap(({ key, statistic: id }) => {
    const operand = statistics.get(id)
    return operand ? [{ key, statistic: publicId('statistics', id), value: operand.value }] : []
  })
  return {
    formula: statistic.formula,
    operands,
    ...checkDerivation({
      formula: statistic.formula,
      operands: Object.fromEntries(operands.map(({ key, value }) => [key, value])),
      value: statistic.value,
    }),
  }
}

/** How a statistic stands by itself, beside its label: a small number is in digits there, which in running text is a word. */
function display(statistic: StatisticRecord, locale: string): string {
  const form = defaultForm(statistic, locale)
  return formatFigure(statistic, { locale, form: form === 'words' ? 'digits' : form })
}

/** A statistic as the public sees it, in the language of an edition. The private note is not among what is written. */
export function presentStatistic(statistic: StatisticRecord, context: Context): PublicStatistic {
  const { locale, publicId } = context
  return {
    id: publicId('statistics', statistic.id),
    label: statistic.label ?? '',
    labelLanguage: statistic.labelLanguage ?? null,
    value: statistic.value,
    high: statistic.high ?? null,
    qualifier: statistic.qualifier,
    unit: {
      kind: statistic.unit.kind,
      code: statistic.unit.code ?? null,
      noun: statistic.unit.noun ?? null,
    },
    display: display(statistic, locale),
    asOf: presentDate(statistic.asOf, statistic.precision),
    precision: statistic.asOf ? (statistic.precision ?? 'day') : null,
    place: statistic.place ?? null,
    evidence: presentEvidence(statistic.evidence, context),
    derivation: presentDerivation(statistic, context),
    status: statistic.status,
    note: statistic.publicNote ?? null,
  }
}
