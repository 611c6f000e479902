'use client'

import { drawChart, escapeHtml } from '../../body'
import type { ChartFields } from '../../body/types'
import { idOf } from '../../model/ids'
import { useRecords } from '../records'
import { useWords } from '../words'
import { figureText } from './firstText'
import { OwnBlock, useBlockFields } from './OwnBlock'
import { useEditionLanguage, type ChipProps } from './useNode'

/** A chart: drawn as readers get it, of the statistics as they are now. */
export function ChartBlock({ languages }: ChipProps) {
  const words = useWords()
  const fields = useBlockFields<Omit<ChartFields, 'title'> & { heading: string }>()
  const { heading: title = '', id = '', kind = 'bar', statistics } = fields
  const { code, locale } = useEditionLanguage(languages)
  const ids = (Array.isArray(statistics) ? statistics : []).flatMap((each) => idOf(each) ?? [])
  const records = useRecords('statistics', ids, code)
  const points = records.map((record, index) => ({
    _type: 'point' as const,
    _key: String(index),
    statistic: record.id,
    label: (kind === 'line' ? record.asOf : record.label) ?? '',
    text: figureText(record, { form: 'digits' }, locale),
    value: record.value,
    high: record.high ?? null,
    at: record.asOf ?? null,
  }))
  const isComplete = title !== '' && ids.length > 1
  return (
    <OwnBlock isComplete={isComplete} kind="chart" warning={ids.length > 0 ? undefined : words.empty}>
      {points.length > 1 && (
        <figure className="cited-block__chart">
          <figcaption>{title}</figcaption>
          <div
            // Everything in it is escaped (`drawChart`).
            dangerouslySetInnerHTML={{
              __html: drawChart({ _type: 'chart', _key: id, kind, title, points }, escapeHtml),
            }}
          />
        </figure>
      )}
    </OwnBlock>
  )
}
