'use client'

import { Button, useDocumentInfo, useFormModified } from '@payloadcms/ui'
import { useEffect, useId, useState } from 'react'
import type { Identity } from '../../access/identities'
import { sentencesOf } from '../refused'
import { useServer } from '../server'
import { useWords } from '../words'
import { forgetOpened, keepOpened, useOpened } from './opened'
import '../input.css'
import './identities.css'

/** How long an identity stays open when nobody types, and how often that is looked at, in milliseconds. */
const OPEN_FOR = 5 * 60_000
const LOOK_EVERY = 5000

/** Opens an identity: asks for the password, and closes it again. */
export function OpenIdentity() {
  const words = useWords().identities
  const { id } = useDocumentInfo()
  const ask = useServer()
  const isModified = useFormModified()
  const opened = useOpened(id)
  const fieldId = useId()
  const [password, setPassword] = useState('')
  const [state, setState] = useState<'asking' | 'running'>('asking')
  const [problem, setProblem] = useState('')

  useEffect(() => forgetOpened, [id])
  useEffect(() => {
    if (!opened) return undefined
    const timer = setInterval(() => {
      // What was typed and not saved yet is not taken away.
      if (!isModified && Date.now() - opened.typedAt > OPEN_FOR) forgetOpened()
    }, LOOK_EVERY)
    return () => clearInterval(timer)
  }, [isModified, opened])

  if (id === undefined) return null

  const open = async () => {
    if (password === '' || state === 'running') return
    setState('running')
    setProblem('')
    try {
      keepOpened(String(id), await ask<Identity>(`/identities/${id}/open`, { method: 'POST', body: { password } }))
    } catch (error) {
      setProblem(sentencesOf(error).join(' ') || words.failed)
    }
    setPassword('')
    setState('asking')
  }

  if (opened) {
    return (
      <div className="field-type cited-identity">
        <p role="status">{words.opened(OPEN_FOR / 60_000)}</p>
        <Button buttonStyle="secondary" margin={false} onClick={forgetOpened} size="small" type="button">
          {words.close}
        </Button>
      </div>
    )
  }
  return (
    <div className="field-type cited-identity">
      <label htmlFor={fieldId}>{words.password}</label>
      <input
        aria-describedby={`${fieldId}-says`}
        aria-invalid={problem !== ''}
        autoComplete="current-password"
        className="cited-input"
        id={fieldId}
        onChange={({ target }) => setPassword(target.value)}
        onKeyDown={(event) => {
          if (event.key !== 'Enter') return
          // The form around it would be saved.
          event.preventDefault()
          void open()
        }}
        type="password"
        value={password}
      />
      <Button disabled={state === 'running'} margin={false} onClick={() => void open()} size="small" type="button">
        {state === 'running' ? words.opening : words.open}
      </Button>
      <p id={`${fieldId}-says`} className={problem === '' ? '' : 'cited-identity__problem'} role="status">
        {problem === '' ? words.passwordHelp : problem}
      </p>
    </div>
  )
}
