'use client'

import { useAuth } from '@payloadcms/ui'
import { useEffect, useId, useRef, useState, type KeyboardEvent, type ReactNode } from 'react'
import { useWords } from '../words'
import { SignIn } from '../writing/SignIn'
import { Problem } from './SourceField'
import type { Refusal } from './useAttributing'

type Props = {
  children: ReactNode
  /** What Enter does. */
  action: string
  isSent: boolean
  onSubmit: () => void
  onMore: (() => void) | undefined
  refusal: Refusal
}

/** Fields that are sent by Enter, with what was refused as a whole below them. */
export function AttributionForm({ action, children, isSent, onMore, onSubmit, refusal }: Props) {
  const { review, writing } = useWords()
  const { user } = useAuth()
  const [known] = useState({ account: String(user?.id ?? ''), email: user?.email ?? '' })
  const [isSigningIn, setIsSigningIn] = useState(false)
  const form = useRef<HTMLDivElement>(null)

  // Whoever sent it by Enter goes on at what is wrong.
  useEffect(() => {
    const problem = form.current?.querySelector('.cited-form__problem')
    problem?.parentElement?.querySelector('input')?.focus()
  }, [refusal])

  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key !== 'Enter' || event.defaultPrevented || event.nativeEvent.isComposing) return
    if (event.target instanceof HTMLButtonElement) return
    event.preventDefault()
    onSubmit()
  }
  return (
    // No form of its own: it stands in the form of the article.
    <div className="cited-form" onKeyDown={onKeyDown} ref={form}>
      {children}
      {refusal.says !== '' && (
        <div className="cited-form__refusal" role="alert">
          <p>{refusal.says}</p>
          {refusal.isLapsed && (
            <button className="cited-form__offer" onClick={() => setIsSigningIn(true)} type="button">
              {writing.signIn.button}
            </button>
          )}
        </div>
      )}
      <div className="cited-form__end">
        <button aria-busy={isSent} className="cited-form__submit" onClick={onSubmit} type="button">
          {isSent ? writing.saving : action} <kbd aria-hidden="true">Enter</kbd>
        </button>
        {onMore && (
          <button className="cited-form__offer" onClick={onMore} type="button">
            {review.form.more}
          </button>
        )}
      </div>
      {isSigningIn && (
        <SignIn
          {...known}
          onLater={() => setIsSigningIn(false)}
          onSignedIn={() => {
            setIsSigningIn(false)
            onSubmit()
          }}
        />
      )}
    </div>
  )
}

type RowProps = { id: string; label: string; problem: string | undefined; children: ReactNode }

/** A field with its name beside it, and what is wrong with it below. */
export function Row({ children, id, label, problem }: RowProps) {
  return (
    <div className="cited-form__row">
      <label htmlFor={id}>{label}</label>
      <div className="cited-form__field">
        {children}
        <Problem id={`${id}-problem`} says={problem} />
      </div>
    </div>
  )
}

type LocatorProps = { value: string; problem: string | undefined; onChange: (locator: string) => void }

/** Where in the source it stands. */
export function Locator({ onChange, problem, value }: LocatorProps) {
  const words = useWords().review.form
  const id = useId()
  return (
    <Row id={id} label={words.locator} problem={problem}>
      <input
        autoComplete="off"
        id={id}
        maxLength={200}
        onChange={({ target }) => onChange(target.value)}
        placeholder={words.locatorPlaceholder}
        type="text"
        value={value}
      />
    </Row>
  )
}
