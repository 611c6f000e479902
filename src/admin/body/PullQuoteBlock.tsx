'use client'

import type { PullQuoteFields } from '../../body/types'
import { idOf } from '../../model/ids'
import { useRecord } from '../records'
import { useWords } from '../words'
import { OwnBlock, useBlockFields } from './OwnBlock'
import { useEditionLanguage, type ChipProps } from './useNode'

/** A pull quote: the words large, and below them who said them. */
export function PullQuoteBlock({ languages }: ChipProps) {
  const words = useWords()
  const { excerpt, quote } = useBlockFields<PullQuoteFields>()
  const { code } = useEditionLanguage(languages)
  const id = idOf(quote)
  const loaded = useRecord('quotes', id, code)
  const speaker = loaded.state === 'ready' ? loaded.record.speaker : null

  const warning = () => {
    if (!id) return words.empty
    if (loaded.state === 'missing' || loaded.state === 'failed') return words[loaded.state]
    return excerpt ? undefined : words.noExcerpt
  }
  return (
    <OwnBlock isComplete={Boolean(id && excerpt)} kind="pullQuote" warning={warning()}>
      {excerpt && (
        <figure className="cited-block__pullquote">
          <blockquote>
            <p>{excerpt}</p>
          </blockquote>
          {speaker && typeof speaker === 'object' && <figcaption>{speaker.name}</figcaption>}
        </figure>
      )}
    </OwnBlock>
  )
}
