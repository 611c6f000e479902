'use client'

import { PopupList, useDocumentInfo, useModal } from '@payloadcms/ui'
import { useWords } from '../words'
import { withdrawSlug } from './Withdraw'

/** In the place of Payload's button to unpublish: asks for the reason, in the dialog that the panel of editions holds. */
export function WithdrawButton() {
  const { editions: said } = useWords()
  const { hasPublishedDoc, hasPublishPermission, id, isTrashed } = useDocumentInfo()
  const { openModal } = useModal()
  if (!hasPublishedDoc || !hasPublishPermission || isTrashed || id === undefined) return null
  return (
    <PopupList.Button id="action-withdraw" onClick={() => openModal(withdrawSlug(id))}>
      {said.withdraw.button}
    </PopupList.Button>
  )
}
