'use client'

import { Button, toast, useDocumentInfo, useFormModified } from '@payloadcms/ui'
import { useState } from 'react'
import { sentencesOf } from '../refused'
import { useServer } from '../server'
import { useSavedDocument } from '../useSavedDocument'
import { useWords } from '../words'
import { useHasRole } from '../project'
import { useWriting } from '../writing/context'
import './sources.css'

type Source = { terms?: string; approval?: { by?: unknown } | null }

/** By which an editor approves that an unnamed source is used, or takes the approval back. */
export function Approve() {
  const words = useWords().sources
  const ask = useServer()
  const isEditor = useHasRole('editor')
  const { data, id } = useDocumentInfo()
  const { refresh } = useSavedDocument()
  const isModified = useFormModified()
  const writing = useWriting()
  const [isSent, setIsSent] = useState(false)
  const [failure, setFailure] = useState<string[]>([])
  const { approval, terms } = (data ?? {}) as Source
  const isApproved = Boolean(approval?.by)
  if (id === undefined || terms === 'on-record') return null
  if (!isEditor) return <p className="cited-approve__note">{words.onlyEditors}</p>
  if (terms === 'off-record' && !isApproved) return <p className="cited-approve__note">{words.offRecord}</p>

  const send = async (method: 'DELETE' | 'POST') => {
    setIsSent(true)
    setFailure([])
    try {
      // What is approved is what is seen: what a colleague has changed since is not.
      await ask(`/sources/${id}/approve`, { method, revision: writing?.saving.revision })
      await refresh()
      toast.success(method === 'POST' ? words.approved : words.takenBack)
    } catch (error) {
      setFailure(sentencesOf(error))
    }
    setIsSent(false)
  }

  return (
    <div className="cited-approve">
      <Button
        buttonStyle={isApproved ? 'secondary' : 'primary'}
        disabled={isSent || isModified}
        id={isApproved ? 'take-approval-back' : 'approve-source'}
        margin={false}
        onClick={() => void send(isApproved ? 'DELETE' : 'POST')}
        size="medium"
        type="button"
      >
        {isApproved ? words.takeBack : words.approve}
      </Button>
      <p className="cited-approve__note">
        {isModified ? words.saveFirst : isApproved ? words.voids : words.approveHelp}
      </p>
      {failure.map((sentence) => (
        <p className="cited-approve__note" key={sentence} role="alert">
          {sentence}
        </p>
      ))}
    </div>
  )
}
