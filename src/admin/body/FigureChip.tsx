'use client'

import type { FigureFields } from '../../body/types'
import { figureText } from './firstText'
import { useRecord } from '../records'
import type { ChipRecords } from '../recordStore'
import { useWords } from '../words'
import { Chip } from './Chip'
import { useEditionLanguage, useNodeFields, type ChipProps } from './useNode'
import { idOf } from '../../model/ids'

type Statistic = ChipRecords['statistics']

function sourceOf({ evidence, formula }: Statistic, computed: string): string | undefined {
  const names = (evidence ?? []).flatMap(({ locator, source }) =>
    source && typeof source === 'object' ? [source.name, locator].filter(Boolean).join(', ') : [],
  )
  if (names.length > 0) return names.join('; ')
  return formula ? computed : undefined
}

/** A figure in the body: as it will read in the edition, what is counted, and where it comes from. */
export function FigureChip({ languages }: ChipProps) {
  const words = useWords()
  const fields = useNodeFields<FigureFields>()
  const { code, locale } = useEditionLanguage(languages)
  const id = idOf(fields.statistic)
  const loaded = useRecord('statistics', id, code)

  if (!id) return <Chip kind="figure" warning={words.empty} />
  if (loaded.state === 'loading') return <Chip isLoading kind="figure" />
  if (loaded.state !== 'ready') return <Chip kind="figure" warning={words[loaded.state]} />

  const { record } = loaded
  const text = figureText(record, fields, locale)
  const source = sourceOf(record, words.computed)
  return (
    <Chip
      aside={record.unit.noun}
      kind="figure"
      note={source}
      state={record.status && words.body.statuses[record.status]}
      warning={text === '' ? words.noText : source ? undefined : words.noSource}
    >
      {text}
    </Chip>
  )
}
