import { chartFields, walkBody } from '../../body'
import type { StatisticRecord } from '../../model/records'
import type { Sentence } from '../../model/sentence'
import { sentence } from '../sentences'
import type { Rule, RuleFinding } from '../types'

function unitOf({ unit }: StatisticRecord): string {
  return JSON.stringify([unit.kind, unit.code ?? null])
}

/** What is wrong with drawing these statistics together; null where they can be. */
function problemOf(kind: string, statistics: readonly StatisticRecord[]): Sentence | null {
  if (new Set(statistics.map(unitOf)).size > 1) {
    return sentence('The statistics of this chart have different units: choose those that count or measure the same.')
  }
  if (kind !== 'line') return null
  const days = statistics.map(({ asOf }) => asOf)
  if (days.some((day) => !day)) {
    return sentence('A statistic of this chart has no date: a line is drawn over time.')
  }
  return new Set(days).size === days.length
    ? null
    : sentence('Two statistics of this chart have the same date: a line has one value at a time.')
}

/** A chart whose statistics cannot be drawn together: of different units, or over time without their dates. */
export const unsoundChart: Rule = {
  name: 'unsound-chart',
  check: ({ body, statistics }) => {
    const found: RuleFinding[] = []
    walkBody(body, (node, path) => {
      const chart = chartFields(node)
      if (!chart) return
      const records = chart.statistics.flatMap((id) => statistics.get(id) ?? [])
      const message = problemOf(chart.kind, records)
      if (!message) return
      found.push({
        severity: 'error',
        isFinal: true,
        where: { field: 'body', path: path.join('.'), start: null, end: null },
        text: chart.title,
        message,
      })
    })
    return found
  },
}
