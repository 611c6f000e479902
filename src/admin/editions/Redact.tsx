'use client'

import { Button, Modal, toast, useDocumentInfo, useModal } from '@payloadcms/ui'
import { useEffect, useId, useState } from 'react'
import { isLive, isTombstone, type Release } from '../../model/release'
import { sentencesOf } from '../refused'
import { useServer } from '../server'
import { useWords } from '../words'
import { AskingDialog } from './AskingDialog'
import { Reason } from './Reason'

type Listed = Pick<Release, 'hash' | 'version' | 'kind' | 'at' | 'newest' | 'redactedAt'>

/** More than an edition ever has, and as many as one order takes. */
const MOST_RELEASES = 1000

/** The earlier releases of this edition that say anything, newest first; null until they are read. */
function useEarlier(article: string | number | undefined, version: number) {
  const ask = useServer()
  const [attempt, setAttempt] = useState(0)
  const [earlier, setEarlier] = useState<Listed[] | null>(null)
  const [failure, setFailure] = useState<string[]>([])

  useEffect(() => {
    if (article === undefined) return undefined
    const controller = new AbortController()
    const path =
      `/releases?where[article][equals]=${article}&sort=-version&limit=${MOST_RELEASES}&depth=0` +
      ['hash', 'version', 'kind', 'at', 'newest', 'redactedAt'].map((field) => `&select[${field}]=true`).join('')
    ask<{ docs: Listed[] }>(path as `/${string}`, { signal: controller.signal }).then(
      ({ docs }) => {
        const live = docs.find(isLive)?.hash
        setEarlier(docs.filter((release) => !isTombstone(release) && !release.redactedAt && release.hash !== live))
        setFailure([])
      },
      (error: unknown) => !controller.signal.aborted && setFailure(sentencesOf(error)),
    )
    return () => controller.abort()
    // With each version the one before it is an earlier one.
  }, [article, ask, attempt, version])

  return { again: () => setAttempt((before) => before + 1), earlier, failure }
}

type RedactProps = {
  /** That of the newest release. */
  version: number
  onRedacted: () => void
}

/** Takes what earlier releases of this edition say out of the database, for good; nothing where none says anything. */
export function Redact({ onRedacted, version }: RedactProps) {
  const said = useWords().editions.redact
  const { id } = useDocumentInfo()
  const { closeModal, isModalOpen, openModal } = useModal()
  const { again, earlier, failure } = useEarlier(id, version)
  const slug = `cited-redact-${useId()}`
  if (id === undefined) return null
  if (failure.length > 0) {
    return failure.map((sentence) => (
      <p className="cited-editions__problem" key={sentence} role="alert">
        {sentence}
      </p>
    ))
  }
  if (!earlier || earlier.length === 0) return null
  const redacted = () => {
    again()
    onRedacted()
  }
  return (
    <>
      <div>
        <Button buttonStyle="pill" margin={false} onClick={() => openModal(slug)} size="small" type="button">
          {said.button}
        </Button>
      </div>
      {isModalOpen(slug) && (
        <Modal className="confirmation-modal cited-dialog" closeOnBlur={false} slug={slug}>
          <Dialog article={id} close={() => closeModal(slug)} earlier={earlier} onRedacted={redacted} />
        </Modal>
      )}
    </>
  )
}

type Props = { article: string | number; earlier: Listed[]; close: () => void; onRedacted: () => void }

function Dialog({ article, close, earlier, onRedacted }: Props) {
  const words = useWords()
  const said = words.editions.redact
  const { kinds } = words.review.uses
  const ask = useServer()
  const [left, setLeft] = useState<ReadonlySet<string>>(new Set())
  const [withAddress, setWithAddress] = useState(false)
  const [reason, setReason] = useState('')

  const chosen = [...new Set(earlier.map(({ hash }) => hash).filter((hash) => !left.has(hash)))]
  const given = reason.trim()

  const redact = async () => {
    await ask(`/articles/${article}/redact`, {
      method: 'POST',
      body: { releases: chosen, reason: given, withAddress },
    })
    toast.success(said.done(chosen.length))
    close()
    onRedacted()
  }

  return (
    <AskingDialog isWhole={given !== '' && chosen.length > 0} onCancel={close} said={said} send={redact}>
      {(isSent) => (
        <>
          <p>{said.says}</p>
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
          <Reason isSent={isSent} label={said.reason} onChange={setReason} value={reason} />
        </>
      )}
    </AskingDialog>
  )
}
