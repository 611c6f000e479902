'use client'

import { Modal, toast, useDocumentInfo, useModal } from '@payloadcms/ui'
import { useState } from 'react'
import { useServer } from '../server'
import { useWords } from '../words'
import { AskingDialog } from './AskingDialog'
import { Reason } from './Reason'

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
  const said = useWords().editions.withdraw
  const ask = useServer()
  const { closeModal } = useModal()
  const [reason, setReason] = useState('')
  const given = reason.trim()

  const withdraw = async () => {
    await ask(`/articles/${article}/withdraw`, { method: 'POST', body: { reason: given } })
    await onWithdrawn()
    toast.success(said.done)
    closeModal(withdrawSlug(article))
  }

  return (
    <AskingDialog isWhole={given !== ''} onCancel={() => closeModal(withdrawSlug(article))} said={said} send={withdraw}>
      {(isSent) => (
        <>
          <p>{said.says}</p>
          <Reason autoFocus isSent={isSent} label={said.reason} onChange={setReason} value={reason} />
        </>
      )}
    </AskingDialog>
  )
}
