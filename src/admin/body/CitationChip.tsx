'use client'

import type { CitationFields } from '../../body/types'
import { useRecord } from '../records'
import { useWords } from '../words'
import { Chip } from './Chip'
import { useCitationNumber, useEditionLanguage, useNodeFields, type ChipProps } from './useNode'
import { idOf } from '../../model/ids'

/** A citation in the body: the number of its note; on its card the source, and where in it. */
export function CitationChip({ languages }: ChipProps) {
  const words = useWords()
  const { locator, source } = useNodeFields<CitationFields>()
  const { code } = useEditionLanguage(languages)
  const id = idOf(source)
  const number = useCitationNumber()
  const loaded = useRecord('sources', id, code)

  if (!id) return <Chip kind="citation" warning={words.empty} />
  if (loaded.state === 'loading') {
    return (
      <Chip isLoading kind="citation">
        {number}
      </Chip>
    )
  }
  if (loaded.state !== 'ready') return <Chip kind="citation" warning={words[loaded.state]} />
  return (
    <Chip kind="citation" note={[loaded.record.name, locator].filter(Boolean).join(', ')}>
      {number}
    </Chip>
  )
}
