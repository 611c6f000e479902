'use client'

import { useForm } from '@payloadcms/ui'
import { useSyncExternalStore } from 'react'
import { nothing, ReviewSession, type SessionView } from './reviewSession'

/** By what each form has one of, so that a session is gone with its form, and two forms never share one. */
const sessions = new WeakMap<object, ReviewSession>()

/** The session of the form that a component is in. The same for its panel and the editor of its body. */
export function useReviewSession(): ReviewSession {
  const { formRef } = useForm()
  const session = sessions.get(formRef) ?? new ReviewSession()
  sessions.set(formRef, session)
  return session
}

export function useSessionView(session: ReviewSession): SessionView {
  return useSyncExternalStore(session.subscribe, session.view, () => nothing)
}
