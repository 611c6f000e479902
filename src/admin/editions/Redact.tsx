'use client'

import { Button, Modal, toast, useDocumentInfo, useModal } from '@payloadcms/ui'
import { useEffect, useId, useState } from 'react'
import { isLive, isTombstone, type Release } from '../../model/release'
import { sentencesOf } from '../refused'
import { useServer } from '../server'
import { useWords } from '../words'
import { AskingDialog } from './AskingDialog'
import { LONGEST_REASON } from './Withdraw'

type Listed = Pick<Release, 'hash' | 'version' | 'kind' | 'at' | 'newest' | 'redactedAt'>

/** More than an edition ever has, and as many as one order takes. */
const MOST_RELEASES = 1000

/** Takes what earlier releases of this edition say out of the database, for good. */
export function Redact({ onRedacted }: { onRedacted: () => void }) {
  const said = useWords().editions.redact
  const { id } = useDocumentInfo()
  const { closeModal, isModalOpen, openModal } = useModal()
  const slug = `cited-redact-${useId()}`
  if (id === undefined) return null
  return (
    <>
      <div>
        <Button buttonStyle="pill" margin={false} onClick={() => openModal(slug)} size="small" type="button">
          {said.button}
        </Button>
      </div>
      {isModalOpen(slug) && (
        <Modal className="confirmation-modal cited-dialog" closeOnBlur={false} slug={slug}>
          <Dialog article={id} close={() => closeModal(slug)} onRedacted={onRedacted} />
        </Modal>
      )}
    </>
  )
}

type Props = { article: string | number; close: () => void; onRedacted: () => void }

function Dialog({ article, close, onRedacted }: Props) {
  const words = useWords()
  const said = words.editions.redact
  const { kinds } = words.review.uses
  const ask = useServer()
  const id = useId()
  const [releases, setReleases] = useState<Listed[] | null>(null)
  const [left, setLeft] = useState<ReadonlySet<string>>(new Set())
  const [withAddress, setWithAddress] = useState(false)
  const [reason, setReason] = useState('')
  const [failure, setFailure] = useState<string[]>([])

  useEffect(() => {
    const controller = new AbortController()
    const path =
      `/releases?where[article][equals]=${article}&sort=-version&limit=${MOST_RELEASES}&depth=0` +
      ['hash', 'version', 'kind', 'at', 'newest', 'redactedAt'].map((field) => `&select[${field}]=true`).join('')
    ask<{ docs: Listed[] }>(path as `/${string}`, { signal: controller.signal }).then(
      ({ docs }) => setReleases(docs),
      (error: unknown) => !controller.signal.aborted && setFailure(sentencesOf(error)),
    )
    return () => controller.abort()
  }, [article, ask])

  const live = releases?.find(isLive)?.hash
  const earlier = (releases ?? []).filter(
    (release) => !isTombstone(release) && !release.redactedAt && release.hash !== live,
  )
  const chosen = [...new Set(earlier.map(({ hash }) => hash).filter((hash) => !left.has(hash)))]
  const given = reason.trim()

  const redact = async () => {
    await ask(`/articles/${article}/redact`, {
      method: 'POST',
      body: { releases: chosen, reason: given, withAddress },
    })
    toast.success(said.done(chosen.length))
    onRedacted()
    close()
  }

  return (
    <AskingDialog isWhole={given !== '' && chosen.length > 0} onCancel={close} said={said} send={redact}>
      {(isSent) => (
        <>
          <p>{said.says}</p>
          {releases === null && failure.length === 0 && <p role="status">{words.loading}</p>}
          {failure.map((sentence) => (
            <p className="cited-editions__problem" key={sentence} role="alert">
              {sentence}
            </p>
          ))}
          {releases !== null && earlier.length === 0 && <p>{said.none}</p>}
          {earlier.length > 0 && (
            <>
              <fieldset className="cited-dialog__choice cited-dialog__choice--list">
                <legend>{said.which}</legend>
                {earlier.map(({ at, hash, kind, version }) => (
                  <label key={version}>
                    <input
                      checked={!left.has(hash)}
                      disabled={isSent}
                      onChange={({ target }) => {
                        const now = new Set(left)
                        if (target.checked) now.delete(hash)
                        else now.add(hash)
                        setLeft(now)
                      }}
                      type="checkbox"
                    />
                    {`${words.review.uses.version(version)}, ${kinds[kind]}, `}
                    <time dateTime={at}>{at.slice(0, 16).replace('T', ' ')}</time>
                  </label>
                ))}
                <label>
                  <input
                    checked={withAddress}
                    disabled={isSent}
                    onChange={({ target }) => setWithAddress(target.checked)}
                    type="checkbox"
                  />
                  {said.withAddress}
                </label>
              </fieldset>
              <label htmlFor={id}>{said.reason}</label>
              <textarea
                disabled={isSent}
                id={id}
                maxLength={LONGEST_REASON}
                onChange={({ target }) => setReason(target.value)}
                required
                rows={3}
                value={reason}
              />
            </>
          )}
        </>
      )}
    </AskingDialog>
  )
}
