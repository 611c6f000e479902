'use client'

import { Button } from '@payloadcms/ui'
import { useId, useState } from 'react'
import { useWords } from '../words'

/** As long as the server takes. */
const LONGEST_REASON = 1000

/** A button among others below a finding. */
export function Action({ children, onClick }: { children: string; onClick: () => void }) {
  return (
    <Button buttonStyle="pill" margin={false} onClick={onClick} size="small" type="button">
      {children}
    </Button>
  )
}

type DecisionProps = {
  /** What all findings of its kind are called; null for one that can only be decided by itself. */
  ofKind: string | null
  /** What is asked for, and what the button says. */
  question: string
  save: string
  /** Whether the reason is none to decide by. */
  isRefused: (reason: string) => boolean
  onCancel: () => void
  /** `ofKind`: for all of its kind in the story. */
  onDecide: (reason: string, ofKind: string | null) => void
}

/** Asks for the reason of a decision. */
export function DecisionForm({ isRefused, ofKind, onCancel, onDecide, question, save }: DecisionProps) {
  const words = useWords().review
  const id = useId()
  const [reason, setReason] = useState('')
  const [isForAll, setIsForAll] = useState(false)
  const [isSent, setIsSent] = useState(false)
  const given = reason.trim()
  const submit = () => {
    if (isRefused(given) || isSent) return
    setIsSent(true)
    onDecide(given, isForAll ? ofKind : null)
  }
  return (
    // No form of its own: it stands in the form of the article.
    <div className="cited-actions cited-actions--form">
      <label htmlFor={id}>{question}</label>
      <textarea
        autoFocus
        id={id}
        maxLength={LONGEST_REASON}
        onChange={({ target }) => setReason(target.value)}
        onKeyDown={(event) => {
          if (event.key !== 'Enter' || !(event.ctrlKey || event.metaKey)) return
          event.preventDefault()
          submit()
        }}
        required={isRefused('')}
        rows={3}
        value={reason}
      />
      {ofKind !== null && (
        <label className="cited-actions__all">
          <input checked={isForAll} onChange={({ target }) => setIsForAll(target.checked)} type="checkbox" />
          {ofKind}
        </label>
      )}
      <div className="cited-actions__more">
        <Button
          buttonStyle="primary"
          disabled={isRefused(given) || isSent}
          margin={false}
          onClick={submit}
          size="small"
          type="button"
        >
          {save}
        </Button>
        <Action onClick={onCancel}>{words.cancel}</Action>
      </div>
    </div>
  )
}
