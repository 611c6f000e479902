'use client'

import { Button, CopyToClipboard, FieldLabel, useDocumentInfo, useField, useFormFields } from '@payloadcms/ui'
import type { TextFieldClientComponent } from 'payload'
import { useState } from 'react'
import { useWords } from '../words'
import { moment, useAction } from './useAction'
import '../input.css'
import './webhooks.css'

const DAY = 24 * 60 * 60 * 1000

/** What `POST /api/webhooks/:id/rotate-secret` answers. */
type Rotated = { secret: string; oldUntil: string }

/** The secret of a webhook: hidden until asked for, copied, and replaced by a new one. */
export const SecretField: TextFieldClientComponent = ({ field, path }) => {
  const words = useWords().webhooks
  const { id } = useDocumentInfo()
  const { setValue, value } = useField<string>({ path })
  const rotatedAt = useFormFields(([fields]) => fields.rotatedAt?.value)
  const { run, state } = useAction<Rotated>('rotate-secret')
  const [isShown, setShown] = useState(false)
  const [isAsking, setAsking] = useState(false)
  // What was rotated long before the page was opened is of no interest.
  const [openedAt] = useState(() => Date.now())

  const rotate = async () => {
    const rotated = await run()
    if (!rotated) return
    // The server has saved it: the form is as it was.
    setValue(rotated.secret, true)
    setAsking(false)
  }

  const label = <FieldLabel label={field.label} path={path} />
  if (id === undefined) {
    return (
      <div className="field-type cited-secret">
        {label}
        <p className="cited-webhook__note">{words.noSecretYet}</p>
      </div>
    )
  }
  const overlapEnd =
    state.state === 'done'
      ? state.result.oldUntil
      : typeof rotatedAt === 'string' && Date.parse(rotatedAt) + DAY > openedAt
        ? new Date(Date.parse(rotatedAt) + DAY).toISOString()
        : null
  return (
    <div className="field-type cited-secret">
      {label}
      <div className="cited-secret__line">
        <input
          autoComplete="off"
          className="cited-input"
          id={`field-${path}`}
          readOnly
          spellCheck={false}
          type={isShown ? 'text' : 'password'}
          value={value ?? ''}
        />
        <CopyToClipboard value={value ?? ''} />
        <Button buttonStyle="secondary" margin={false} onClick={() => setShown(!isShown)} size="small" type="button">
          {isShown ? words.hide : words.show}
        </Button>
        <Button
          buttonStyle="secondary"
          disabled={isAsking}
          margin={false}
          onClick={() => setAsking(true)}
          size="small"
          type="button"
        >
          {words.rotateStart}
        </Button>
      </div>
      {isAsking ? (
        <div className="cited-secret__ask" role="alert">
          <p>{words.rotateAsk}</p>
          <Button
            disabled={state.state === 'running'}
            margin={false}
            onClick={() => void rotate()}
            size="small"
            type="button"
          >
            {words.rotate}
          </Button>
          <Button buttonStyle="secondary" margin={false} onClick={() => setAsking(false)} size="small" type="button">
            {words.cancel}
          </Button>
        </div>
      ) : null}
      <p className="cited-webhook__note" role="status">
        {state.state === 'failed' ? state.message : overlapEnd ? words.rotated(moment(overlapEnd)) : null}
      </p>
      <p className="field-description">{words.secretHelp}</p>
    </div>
  )
}
