'use client'

import { Button } from '@payloadcms/ui'
import { useId, useState, type ReactNode } from 'react'
import { sentencesOf } from '../refused'
import { useWords } from '../words'

type Said = { heading: string; confirm: string; sending: string }

type Props = {
  said: Said
  /** Whether all is given that is asked for. */
  isWhole: boolean
  onCancel: () => void
  /** Does what is asked. What it throws stands in the dialog, which stays. */
  send: () => Promise<void>
  /** What is asked; nothing of it can be changed while it is on its way. */
  children: (isSent: boolean) => ReactNode
}

/** The inside of a dialog that asks before something is done to an edition: its questions, and what came of it. */
export function AskingDialog({ children, isWhole, onCancel, said, send }: Props) {
  const words = useWords()
  const id = useId()
  const [isSent, setIsSent] = useState(false)
  const [failure, setFailure] = useState<string[]>([])

  const go = async () => {
    if (!isWhole || isSent) return
    setIsSent(true)
    setFailure([])
    try {
      await send()
    } catch (error) {
      setFailure(sentencesOf(error))
      setIsSent(false)
    }
  }

  return (
    <div
      aria-labelledby={id}
      className="confirmation-modal__wrapper cited-dialog__wrapper"
      onKeyDown={(event) => {
        if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) void go()
      }}
      role="group"
    >
      <div className="confirmation-modal__content">
        <h1 id={id}>{said.heading}</h1>
        {children(isSent)}
        {failure.length > 0 && (
          <div className="cited-editions__alert" role="alert">
            {failure.map((sentence) => (
              <p key={sentence}>{sentence}</p>
            ))}
          </div>
        )}
      </div>
      <div className="confirmation-modal__controls">
        <Button buttonStyle="secondary" disabled={isSent} onClick={onCancel} size="large" type="button">
          {words.review.cancel}
        </Button>
        <Button disabled={!isWhole || isSent} onClick={() => void go()} size="large" type="button">
          {isSent ? said.sending : said.confirm}
        </Button>
      </div>
    </div>
  )
}
