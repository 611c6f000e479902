'use client'

import { Button, Modal, toast, useDocumentInfo, useModal } from '@payloadcms/ui'
import { useId, useState } from 'react'
import { sentencesOf } from '../refused'
import { useServer } from '../server'
import { useWords } from '../words'

/** As long as the server takes. */
export const LONGEST_REASON = 1000

export function withdrawSlug(article: string | number): string {
  return `cited-withdraw-${article}`
}

type Props = { onWithdrawn: () => Promise<void> }

/** Asks why an edition is withdrawn, which readers see, and withdraws it. */
export function Withdraw(props: Props) {
  const { id } = useDocumentInfo()
  const { isModalOpen } = useModal()
  if (id === undefined || !isModalOpen(withdrawSlug(id))) return null
  return (
    <Modal className="confirmation-modal cited-dialog" closeOnBlur={false} slug={withdrawSlug(id)}>
      <Dialog article={id} {...props} />
    </Modal>
  )
}

function Dialog({ article, onWithdrawn }: Props & { article: string | number }) {
  const words = useWords()
  const said = words.editions.withdraw
  const ask = useServer()
  const { closeModal } = useModal()
  const id = useId()
  const [reason, setReason] = useState('')
  const [isSent, setIsSent] = useState(false)
  const [failure, setFailure] = useState<string[]>([])
  const given = reason.trim()

  const withdraw = async () => {
    if (given === '' || isSent) return
    setIsSent(true)
    setFailure([])
    try {
      await ask(`/articles/${article}/withdraw`, { method: 'POST', body: { reason: given } })
      await onWithdrawn()
      toast.success(said.done)
      closeModal(withdrawSlug(article))
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
        <label htmlFor={id}>{said.reason}</label>
        <textarea
          autoFocus
          disabled={isSent}
          id={id}
          maxLength={LONGEST_REASON}
          onChange={({ target }) => setReason(target.value)}
          onKeyDown={(event) => {
            if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) void withdraw()
          }}
          required
          rows={3}
          value={reason}
        />
        {failure.map((sentence) => (
          <p className="cited-editions__problem" key={sentence} role="alert">
            {sentence}
          </p>
        ))}
      </div>
      <div className="confirmation-modal__controls">
        <Button
          buttonStyle="secondary"
          disabled={isSent}
          onClick={() => closeModal(withdrawSlug(article))}
          size="large"
          type="button"
        >
          {words.review.cancel}
        </Button>
        <Button disabled={given === '' || isSent} onClick={() => void withdraw()} size="large" type="button">
          {isSent ? said.sending : said.confirm}
        </Button>
      </div>
    </div>
  )
}
