'use client'

import { idOf } from '../../model/ids'
import { useRecord } from '../records'
import { useWords } from '../words'
import { OwnBlock, useBlockFields } from './OwnBlock'
import { useEditionLanguage, type ChipProps } from './useNode'

type Fields = { alt?: string | null; caption?: string | null; credit?: string | null; media?: unknown }

/** An image: the picture, and below it what is said of it here, or by its record. */
export function ImageBlock({ languages }: ChipProps) {
  const words = useWords()
  const { alt, caption, credit, media } = useBlockFields<Fields>()
  const { code } = useEditionLanguage(languages)
  const id = idOf(media)
  const loaded = useRecord('media', id, code)
  const record = loaded.state === 'ready' ? loaded.record : null
  const creditShown = credit?.trim() || record?.credit

  const warning = () => {
    if (!id) return words.empty
    return loaded.state === 'missing' || loaded.state === 'failed' ? words[loaded.state] : undefined
  }
  return (
    <OwnBlock isComplete={Boolean(id)} kind="image" warning={warning()}>
      {record?.url && (
        <figure className="cited-block__image">
          <img
            alt={alt?.trim() || record.alt || ''}
            height={record.height ?? undefined}
            src={record.url}
            width={record.width ?? undefined}
          />
          {(caption || creditShown) && (
            <figcaption>
              {caption} {creditShown && <span>{creditShown}</span>}
            </figcaption>
          )}
        </figure>
      )}
    </OwnBlock>
  )
}
