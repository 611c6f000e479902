import { checkDerivation, defaultForm, formatFigure } from '../../figures'
import type { SourceRecord, StatisticRecord } from '../../model/records'
import type { PublicStatistic } from '../../model/document'
import { presentDate } from './dates'
import { presentEvidence } from './evidence'

type Context = {
  locale: string
  statistics: Map<string, StatisticRecord>
  sources: Map<string, SourceRecord>
  publicSourceId: (source: SourceRecord) => string
}

function presentDerivation(statistic: StatisticRecord, statistics: Context['statistics']) {
  if (!statistic.formula) return null
  const operands = (statistic.operands ?? []).flatMap(({ key, statistic: id }) => {
    const operand = statistics.get(id)
    return operand ? [{ key, statistic: id, value: operand.value }] : []
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

/** A statistic as the public sees it, in the language of an edition. The private note is not among what is written. */
export function presentStatistic(
  statistic: StatisticRecord,
  { locale, statistics, sources, publicSourceId }: Context,
): PublicStatistic {
  return {
    id: statistic.id,
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
    display: formatFigure(statistic, { locale, form: defaultForm(statistic.unit) }),
    asOf: presentDate(statistic.asOf, statistic.precision),
    precision: statistic.asOf ? (statistic.precision ?? 'day') : null,
    place: statistic.place ?? null,
    evidence: presentEvidence(statistic.evidence, sources, publicSourceId),
    derivation: presentDerivation(statistic, statistics),
    status: statistic.status,
    note: statistic.publicNote ?? null,
  }
}
