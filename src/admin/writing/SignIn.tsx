'use client'

import { Button, useAuth, useConfig, useTranslation } from '@payloadcms/ui'
import { formatAdminURL } from 'payload/shared'
import { useId, useState } from 'react'
import { refusedWith } from '../refused'
import { useWords } from '../words'
import { Dialog } from './Dialog'
import { useSlugOf } from '../project'

type Props = { account: string; email: string; onSignedIn: () => void; onLater: () => void }

type Login = { user: { id: string }; token: string; exp: number }

/** Asks to sign in again where somebody writes: the session has ended, or somebody else has signed in meanwhile. */
export function SignIn({ account, email: known, onLater, onSignedIn }: Props) {
  const said = useWords().writing
  const { api } = useConfig().config.routes
  const { i18n } = useTranslation()
  const { setUser } = useAuth()
  const users = useSlugOf()('users')
  const id = useId()
  const [email, setEmail] = useState(known)
  const [password, setPassword] = useState('')
  const [isSent, setIsSent] = useState(false)
  const [failure, setFailure] = useState('')

  const signIn = async () => {
    if (isSent) return
    setIsSent(true)
    setFailure('')
    try {
      const response = await fetch(formatAdminURL({ apiRoute: api, path: `/${users}/login` }), {
        body: JSON.stringify({ email, password }),
        credentials: 'same-origin',
        headers: { 'Accept-Language': i18n.language, 'Content-Type': 'application/json' },
        method: 'POST',
      })
      const answer: unknown = await response.json().catch(() => null)
      if (!response.ok) throw refusedWith(response.status, answer, said.failedWith(response.status))
      const login = answer as Login
      if (String(login.user.id) !== account) {
        setFailure(said.signIn.notYou)
      } else {
        setUser(login as unknown as Parameters<typeof setUser>[0])
        onSignedIn()
      }
    } catch (error) {
      setFailure(error instanceof TypeError ? said.noAnswer : (error as Error).message)
    }
    setIsSent(false)
  }

  return (
    <Dialog labelledBy={`${id}-title`} onCancel={onLater}>
      <form
        onSubmit={(event) => {
          event.preventDefault()
          void signIn()
        }}
      >
        <h2 id={`${id}-title`}>{said.signIn.title}</h2>
        <p>{said.signIn.says}</p>
        <label htmlFor={`${id}-email`}>{said.signIn.email}</label>
        <input
          autoComplete="username"
          id={`${id}-email`}
          onChange={({ target }) => setEmail(target.value)}
          required
          type="email"
          value={email}
        />
        <label htmlFor={`${id}-password`}>{said.signIn.password}</label>
        <input
          autoComplete="current-password"
          data-first
          id={`${id}-password`}
          onChange={({ target }) => setPassword(target.value)}
          required
          type="password"
          value={password}
        />
        {failure !== '' && (
          <p className="cited-writing-dialog__alert" role="alert">
            {failure}
          </p>
        )}
        <div className="cited-writing-dialog__actions">
          <Button buttonStyle="secondary" margin={false} onClick={onLater} type="button">
            {said.later}
          </Button>
          <Button disabled={isSent} margin={false} type="submit">
            {said.signIn.button}
          </Button>
        </div>
      </form>
    </Dialog>
  )
}
