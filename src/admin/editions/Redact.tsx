'use client'

import { Button, Modal, toast, useDocumentInfo, useModal } from '@payloadcms/ui'
import { useEffect, useId, useState } from 'react'
import type { Release } from '../../model/release'
import { sentencesOf } from '../refused'
import { useServer } from '../server'
import { useWords } from '../words'
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
      <Modal className="confirmation-modal cited-dialog" closeOnBlur={false} slug={slug}>
        {isModalOpen(slug) && <Dialog article={id} close={() => closeModal(slug)} onRedacted={onRedacted} />}
      </Modal>
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
  const [isSent, setIsSent] = useState(false)
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

  const live = releases?.find(({ kind, newest }) => newest && kind !== 'withdrawn')?.hash
  const earlier = (releases ?? []).filter(
    ({ hash, kind, redactedAt }) => kind !== 'withdrawn' && !redactedAt && hash !== live,
  )
  const chosen = [...new Set(earlier.map(({ hash }) => hash).filter((hash) => !left.has(hash)))]
  const given = reason.trim()
  const mayNot = given === '' || chosen.length === 0 || isSent

  const redact = async () => {
    if (mayNot) return
    setIsSent(true)
    setFailure([])
    try {
      await ask(`/articles/${article}/redact`, {
        method: 'POST',
        body: { releases: chosen, reason: given, withAddress },
      })
      toast.success(said.done(chosen.length))
      onRedacted()
      close()
    } catch (error) {
      setFailure(sentencesOf(error))
      setIsSent(false)
    }
  }

  return (
    <div aria-labelledby={`${id}-heading`} className="confirmation-modal__wrapper cited-dialog__wrapper" role="group">
      <div className="confirmation-modal__content">
        <h1 id={`${id}-heading`}>{said.heading}</h1>
        <p>{said.says}</p>
        {releases === null && failure.length === 0 && <p role="status">{words.loading}</p>}
        {releases !== null && earlier.length === 0 && <p>{said.none}</p>}
        {earlier.map(({ at, hash, kind, version }) => (
          <div className="cited-dialog__choice" key={version}>
            <input
              checked={!left.has(hash)}
              disabled={isSent}
              id={`${id}-${version}`}
              onChange={({ target }) => {
                const now = new Set(left)
                if (target.checked) now.delete(hash)
                else now.add(hash)
                setLeft(now)
              }}
              type="checkbox"
            />
            <label htmlFor={`${id}-${version}`}>
              {`${words.review.uses.version(version)}, ${kinds[kind]}, `}
              <time dateTime={at}>{at.slice(0, 16).replace('T', ' ')}</time>
            </label>
          </div>
        ))}
        {earlier.length > 0 && (
          <>
            <div className="cited-dialog__choice">
              <input
                checked={withAddress}
                disabled={isSent}
                id={`${id}-address`}
                onChange={({ target }) => setWithAddress(target.checked)}
                type="checkbox"
              />
              <label htmlFor={`${id}-address`}>{said.withAddress}</label>
            </div>
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
        {failure.map((sentence) => (
          <p className="cited-editions__problem" key={sentence} role="alert">
            {sentence}
          </p>
        ))}
      </div>
      <div className="confirmation-modal__controls">
        <Button buttonStyle="secondary" disabled={isSent} onClick={close} size="large" type="button">
          {words.review.cancel}
        </Button>
        <Button disabled={mayNot} onClick={() => void redact()} size="large" type="button">
          {isSent ? said.sending : said.confirm}
        </Button>
      </div>
    </div>
  )
}
