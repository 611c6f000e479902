'use client'

import { embeddedAt, embedProviders } from '../../body'
import { useWords } from '../words'
import { OwnBlock, useBlockFields } from './OwnBlock'

/** What another site shows: a link, as readers get it. The admin asks nothing of that site either. */
export function EmbedBlock() {
  const { body: words, empty } = useWords()
  const { heading, url } = useBlockFields<{ heading: string; url: string }>()
  const title = heading?.trim() ?? ''
  const embedded = embeddedAt(url)

  const warning = () => {
    if (!url?.trim()) return empty
    return embedded ? undefined : words.embeds(embedProviders.join(', '))
  }
  return (
    <OwnBlock isComplete={title !== '' && embedded !== null} kind="embed" warning={warning()}>
      {embedded && (
        <p className="cited-block__embed">
          <a href={embedded.url} rel="noopener noreferrer" target="_blank">
            {title || embedded.url}
          </a>{' '}
          <span>{embedded.provider}</span>
        </p>
      )}
    </OwnBlock>
  )
}
