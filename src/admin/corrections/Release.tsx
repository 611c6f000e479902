'use client'

import { Button, ConfirmationModal, Link, useAuth, useConfig, useDocumentInfo, useModal } from '@payloadcms/ui'
import { formatAdminURL } from 'payload/shared'
import { useEffect, useId, useRef, useState } from 'react'
import { hasRole } from '../../access/roles'
import type { ReleaseName } from '../../model/release'
import type { AffectedEdition } from '../../newsroom/corrections/affected'
import { sentencesOf } from '../refused'
import { useServer } from '../server'
import { useSavedDocument } from '../useSavedDocument'
import { useWords } from '../words'
import { Sentences } from './Sentences'

export type Released = { editions: AffectedEdition[]; releases: ReleaseName[] }

type ReleaseProps = {
  editions: AffectedEdition[]
  /** Whether what would be released is what is saved. */
  isReady: boolean
  onRelease: (releases: ReleaseName[]) => void
}

/** The button that releases the correction in every edition, for those who may. */
export function ReleaseButton({ editions, isReady, onRelease }: ReleaseProps) {
  const { correction: said } = useWords()
  const { user } = useAuth()
  const ask = useServer()
  const { collectionSlug, id } = useDocumentInfo()
  const { openModal } = useModal()
  const { note } = useSavedDocument()
  const modal = `cited-release-${useId()}`
  const [isReleasing, setIsReleasing] = useState(false)
  const [failure, setFailure] = useState<string[]>([])
  const hasProblems = editions.some(({ problems }) => problems.length > 0)

  const release = async () => {
    setIsReleasing(true)
    setFailure([])
    try {
      const { releases } = await ask<{ releases: ReleaseName[] }>(`/${collectionSlug}/${id}/release`, {
        method: 'POST',
      })
      onRelease(releases)
      await note()
    } catch (error) {
      setFailure(sentencesOf(error))
    }
    setIsReleasing(false)
  }

  if (!hasRole(user, 'editor')) return isReady && <p className="cited-correction__quiet">{said.mayNot}</p>
  if (!isReady) return <p className="cited-correction__quiet">{said.saveFirst}</p>
  return (
    <>
      {failure.length > 0 && (
        <div className="cited-correction__alert" role="alert">
          <Sentences sentences={failure} />
        </div>
      )}
      <Button
        buttonStyle="primary"
        disabled={isReleasing || hasProblems}
        margin={false}
        onClick={() => openModal(modal)}
        size="medium"
        type="button"
      >
        {isReleasing ? said.releasing : said.release}
      </Button>
      <ConfirmationModal
        body={
          <>
            <p>{said.confirm(editions.length)}</p>
            <ul>
              {editions.map(({ article, title }) => (
                <li key={article}>{title}</li>
              ))}
            </ul>
          </>
        }
        confirmingLabel={said.releasing}
        confirmLabel={said.release}
        heading={said.confirmTitle}
        modalSlug={modal}
        onConfirm={release}
      />
    </>
  )
}

/** What was released, with links to each edition and its release. */
export function ReleaseResult({ apiPath, editions, releases }: Released & { apiPath: string }) {
  const { correction: said } = useWords()
  const { admin, api } = useConfig().config.routes
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
              <Link
                href={formatAdminURL({ adminRoute: admin, path: `/collections/articles/${edition?.article ?? ''}` })}
              >
                {edition?.title ?? slug}
              </Link>
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
