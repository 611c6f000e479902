'use client'

import { Modal, toast, useDocumentInfo, useModal } from '@payloadcms/ui'
import type { ReleaseName } from '../../model/release'
import { useServer } from '../server'
import { useWords } from '../words'
import { AskingDialog } from './AskingDialog'

export function reinstateSlug(article: string | number): string {
  return `cited-reinstate-${article}`
}

type Props = { onReinstated: () => Promise<void> }

/** Asks whether a withdrawn edition is to be as readers last had it, and reinstates it. */
export function Reinstate({ onReinstated }: Props) {
  const said = useWords().editions.reinstate
  const ask = useServer()
  const { id } = useDocumentInfo()
  const { closeModal, isModalOpen } = useModal()
  if (id === undefined || !isModalOpen(reinstateSlug(id))) return null
  const close = () => closeModal(reinstateSlug(id))

  const reinstate = async () => {
    const { releases } = await ask<{ releases: ReleaseName[] }>(`/articles/${id}/reinstate`, { method: 'POST' })
    await onReinstated()
    if (releases[0]) toast.success(said.done(releases[0].version))
    close()
  }

  return (
    <Modal className="confirmation-modal cited-dialog" closeOnBlur={false} slug={reinstateSlug(id)}>
      <AskingDialog isWhole onCancel={close} said={said} send={reinstate}>
        {() => <p>{said.says}</p>}
      </AskingDialog>
    </Modal>
  )
}
