'use client'

import { Button, Modal, useModal } from '@payloadcms/ui'
import { useId } from 'react'
import type { Language } from '../../model/languages'
import type { ReleaseName } from '../../model/release'
import type { AffectedEdition } from '../../newsroom/corrections/affected'
import type { CarryingStory } from '../../newsroom/corrections/byStory'
import type { DerivedFigure } from '../../newsroom/corrections/derived'
import { useWords } from '../words'
import { Deciding } from './Deciding'
import { StoryReleases } from './StoryReleases'
import { useRelease } from './useRelease'

type DialogProps = {
  derived: DerivedFigure[]
  editions: AffectedEdition[]
  /** Those that readers of the editions are told in. */
  languages: Language[]
  /** The note that waits with the record. */
  notes: readonly { language: string; text: string }[]
  onRelease: (releases: ReleaseName[]) => Promise<void>
}

/** Asks what is to be decided about a correction, and releases it: in one story at a time where it is `byStory`. */
export function ReleaseDialog({
  byStory,
  notes,
  slug,
  ...props
}: DialogProps & { byStory: CarryingStory[] | null; slug: string }) {
  const { isModalOpen } = useModal()
  if (!isModalOpen(slug)) return null
  return (
    <Modal className="confirmation-modal cited-dialog cited-releasing" closeOnBlur={false} slug={slug}>
      {byStory ? (
        <StoryReleases byStory={byStory} notes={notes} slug={slug} {...props} />
      ) : (
        <Dialog slug={slug} {...props} />
      )}
    </Modal>
  )
}

function Dialog({ derived, editions, languages, onRelease, slug }: Omit<DialogProps, 'notes'> & { slug: string }) {
  const words = useWords()
  const { correction: said } = words
  const { closeModal } = useModal()
  const id = useId()
  const releasing = useRelease({
    derived,
    editions,
    languages,
    onRelease: async (releases) => {
      await onRelease(releases)
      closeModal(slug)
    },
  })
  const { decisions, isSent, release, rewrites } = releasing

  return (
    <div
      aria-labelledby={`${id}-heading`}
      className="confirmation-modal__wrapper cited-dialog__wrapper cited-correction__dialog"
      onKeyDown={(event) => {
        if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) void release()
      }}
      role="group"
    >
      <div className="confirmation-modal__content">
        <h1 id={`${id}-heading`}>{said.confirmTitle}</h1>
        <p>{said.confirm(editions.length)}</p>
        <ul>
          {editions.map(({ article, title }) => (
            <li key={article}>{title}</li>
          ))}
        </ul>
        <Deciding languages={languages} releasing={releasing} />
      </div>
      <div className="confirmation-modal__controls">
        {!decisions && (
          <p className="cited-correction__quiet" id={`${id}-missing`}>
            {said.undecided}
          </p>
        )}
        <Button buttonStyle="secondary" disabled={isSent} onClick={() => closeModal(slug)} size="large" type="button">
          {words.review.cancel}
        </Button>
        <Button
          disabled={!decisions || isSent}
          extraButtonProps={{ autoFocus: derived.length === 0 && rewrites.length === 0 }}
          id="confirm-action"
          onClick={() => void release()}
          size="large"
          type="button"
        >
          {isSent ? said.releasing : said.release}
        </Button>
      </div>
    </div>
  )
}
