'use client'

import type { QuotationFields } from '../../body/types'
import { useRecord } from '../records'
import { useWords } from '../words'
import { Chip } from './Chip'
import { useEditionLanguage, useNodeFields, type ChipProps } from './useNode'
import { idOf } from '../../model/ids'

/** A quotation in the body: the words, and who said them. */
export function QuotationChip({ languages }: ChipProps) {
  const words = useWords()
  const { excerpt, quote } = useNodeFields<QuotationFields>()
  const { code } = useEditionLanguage(languages)
  const id = idOf(quote)
  const loaded = useRecord('quotes', id, code)

  // Without quotation marks: those are in the text around it, in the style of the edition's language.
  const quoted = excerpt || undefined
  const show = (warning: string) => (
    <Chip kind="quotation" warning={warning}>
      {quoted}
    </Chip>
  )
  if (!id) return show(words.empty)
  if (loaded.state === 'loading') {
    return (
      <Chip isLoading kind="quotation">
        {quoted}
      </Chip>
    )
  }
  if (loaded.state !== 'ready') return show(words[loaded.state])
  if (!quoted) return show(words.noExcerpt)

  const { speaker } = loaded.record
  if (!speaker || typeof speaker !== 'object') return show(words.noSource)
  return (
    <Chip kind="quotation" note={speaker.name}>
      {quoted}
    </Chip>
  )
}
