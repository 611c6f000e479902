'use client'

import {
  Button,
  FormSubmit,
  SaveButton as PayloadSaveButton,
  useDocumentInfo,
  useEditDepth,
  useFormModified,
  useHotkey,
} from '@payloadcms/ui'
import { useState } from 'react'
import { useIsApproved } from '../editions/HandOver'
import { useWords } from '../words'
import { useSavingView, useWriting } from './context'
import type { SaveKind } from './surroundings'
import { useIsOurs } from './useSaving'

/** Saves by a button, one at a time. */
function useSave() {
  const writing = useWriting()
  const { state } = useSavingView(writing)
  const [isSent, setIsSent] = useState(false)
  return {
    isSent,
    state,
    save: async (kind: SaveKind) => {
      if (!writing || isSent) return
      setIsSent(true)
      await writing.saving.save(kind).finally(() => setIsSent(false))
    },
  }
}

function useSaveKey(save: () => void) {
  const editDepth = useEditDepth()
  useHotkey({ cmdCtrlKey: true, editDepth, keyCodes: ['s'] }, (event) => {
    event.preventDefault()
    event.stopPropagation()
    save()
  })
}

/** Publishes, and says what that will do. */
export function PublishButton() {
  const said = useWords().writing
  const { hasPublishedDoc, hasPublishPermission, unpublishedVersionCount } = useDocumentInfo()
  const isModified = useFormModified()
  const { isSent, save } = useSave()
  if (!hasPublishPermission) return null
  const isNew = !hasPublishedDoc || unpublishedVersionCount > 0 || isModified
  return (
    <FormSubmit
      buttonId="action-save"
      disabled={isSent || !isNew}
      onClick={() => void save('published')}
      size="medium"
      type="button"
    >
      {hasPublishedDoc ? said.publishChanges : said.publish}
    </FormSubmit>
  )
}

/** Saves the draft at once, and says where that stands. */
export function SaveDraftButton() {
  const said = useWords().writing
  const { hasPublishedDoc, id } = useDocumentInfo()
  const { isSent, save, state } = useSave()
  const isApproved = useIsApproved()
  const isDisabled = isSent || (id !== undefined && state === 'saved')
  useSaveKey(() => !isDisabled && void save('saved'))
  return (
    <Button
      buttonStyle="secondary"
      disabled={isDisabled}
      id="action-save-draft"
      margin={false}
      onClick={() => void save('saved')}
      size="medium"
      type="button"
    >
      {isApproved ? said.saveApproved : hasPublishedDoc ? said.saveBeside : said.saveDraft}
    </Button>
  )
}

/** Saves a record. In a drawer a new one is made by Payload. */
export function SaveButton() {
  return useIsOurs() ? <SaveRecord /> : <PayloadSaveButton />
}

function SaveRecord() {
  const said = useWords().writing
  const isModified = useFormModified()
  const { isSent, save, state } = useSave()
  const isDisabled = isSent || (!isModified && state === 'saved')
  useSaveKey(() => !isDisabled && void save('saved'))
  return (
    <FormSubmit
      buttonId="action-save"
      disabled={isDisabled}
      onClick={() => void save('saved')}
      size="medium"
      type="button"
    >
      {said.save}
    </FormSubmit>
  )
}
