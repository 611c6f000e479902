'use client'

import { Button, Link, useConfig, useModal } from '@payloadcms/ui'
import { formatAdminURL } from 'payload/shared'
import { useEffect, useId, useRef } from 'react'
import type { Language } from '../../model/languages'
import type { ReleaseName } from '../../model/release'
import type { AffectedEdition } from '../../newsroom/corrections/affected'
import type { CarryingStory } from '../../newsroom/corrections/byStory'
import type { DerivedFigure } from '../../newsroom/corrections/derived'
import { useSavedDocument } from '../useSavedDocument'
import { useWords } from '../words'
import { ReleaseDialog } from './ReleaseDialog'
import { useHasRole, usePageOf } from '../project'

export type Released = { editions: AffectedEdition[]; releases: ReleaseName[] }

type ReleaseProps = {
  byStory: CarryingStory[] | null
  derived: DerivedFigure[]
  editions: AffectedEdition[]
  languages: Language[]
  /** Whether what would be released is what is saved. */
  isReady: boolean
  /** Whether all editions were looked at: what is to be decided about them is decided before any is released. */
  isWhole: boolean
  /** The note that waits with the record. */
  notes: readonly { language: string; text: string }[]
  onRelease: (releases: ReleaseName[]) => void
}

/** The button that releases the correction in every edition, or story by story, for those who may. */
export function ReleaseButton({ isReady, isWhole, onRelease, ...shown }: ReleaseProps) {
  const { correction: said } = useWords()
  const isEditor = useHasRole('editor')
  const { openModal } = useModal()
  const { note } = useSavedDocument()
  const modal = `cited-release-${useId()}`
  // What is wrong with one story does not keep the others.
  const hasProblems = !shown.byStory && shown.editions.some(({ problems }) => problems.length > 0)

  if (!isEditor) return isReady && <p className="cited-correction__quiet">{said.mayNot}</p>
  if (!isReady) return <p className="cited-correction__quiet">{said.saveFirst}</p>
  return (
    <>
      <Button
        buttonStyle="primary"
        disabled={hasProblems || !isWhole}
        margin={false}
        onClick={() => openModal(modal)}
        size="medium"
        type="button"
      >
        {shown.byStory ? said.releaseByStory : said.release}
      </Button>
      <ReleaseDialog
        {...shown}
        onRelease={async (releases) => {
          onRelease(releases)
          await note()
        }}
        slug={modal}
      />
    </>
  )
}

/** What was released, with links to each edition and its release. */
export function ReleaseResult({ apiPath, editions, releases }: Released & { apiPath: string }) {
  const { correction: said } = useWords()
  const { api } = useConfig().config.routes
  const pageOf = usePageOf()
  const result = useRef<HTMLDivElement>(null)
  // The button that was pressed is gone.
  useEffect(() => result.current?.focus(), [])
  return (
    <div className="cited-correction__result" ref={result} role="status" tabIndex={-1}>
      <p>
        <span aria-hidden="true">✓ </span>
        {said.released(releases.length)}
      </p>
      <ul>
        {releases.map(({ hash, language, slug, version }) => {
          const edition = editions.find((each) => each.language === language && each.slug === slug)
          return (
            <li key={hash}>
              <Link href={pageOf('articles', edition?.article ?? '')}>{edition?.title ?? slug}</Link>
              {', '}
              <a
                href={formatAdminURL({ apiRoute: api, path: `${apiPath as `/${string}`}/releases/${hash}` })}
                rel="noreferrer"
                target="_blank"
              >
                {said.openPublic(version)}
              </a>
            </li>
          )
        })}
      </ul>
    </div>
  )
}
