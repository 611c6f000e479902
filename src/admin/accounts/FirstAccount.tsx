'use client'

import { ConfigProvider, useConfig, useTranslation } from '@payloadcms/ui'
import { formatAdminURL } from 'payload/shared'
import { useEffect, useMemo, useState, type ReactNode } from 'react'
import { refusedWith, sentencesOf } from '../refused'
import { useSlugOf } from '../project'
import './firstAccount.css'

/**
 * What is no question to whoever makes the first account, an administrator: what has no meaning yet, and what the form
 * has above its fields already. Fields that a project has beside these stay.
 */
const notAsked = 'email username enableAPIKey apiKey hasAPIKey currentPassword role disabled hasSecondFactor'.split(' ')

/** Around the form of the first account: begins it at its first field, and says before it is filled in what it lacks. */
export function FirstAccount({ children }: { children: ReactNode }) {
  const { config } = useConfig()
  const { language } = useTranslation().i18n
  const { api } = config.routes
  const users = useSlugOf()('users')
  const [problem, setProblem] = useState<string | null>(null)
  const asked = useMemo(() => {
    const collections = config.collections.map((collection) =>
      collection.slug === users
        ? {
            ...collection,
            fields: collection.fields.filter((field) => !('name' in field) || !notAsked.includes(field.name)),
          }
        : collection,
    )
    return { ...config, collections }
  }, [config, users])
  useEffect(() => {
    // The form comes a moment after what is around it, and can be filled in a moment later.
    const begin = () => {
      const field = document.querySelector<HTMLInputElement>(
        '.create-first-user form input:not([type=hidden], [disabled])',
      )
      if (!field) return
      watch.disconnect()
      field.focus()
    }
    const watch = new MutationObserver(begin)
    watch.observe(document.body, { attributeFilter: ['disabled'], childList: true, subtree: true })
    begin()
    return () => watch.disconnect()
  }, [])
  useEffect(() => {
    const left = new AbortController()
    const ask = async () => {
      // Whoever has been let in is sent to where this form is.
      const response = await fetch(formatAdminURL({ apiRoute: api, path: `/${users}/first-register` }), {
        headers: { 'Accept-Language': language },
        redirect: 'manual',
        signal: left.signal,
      })
      if (response.type === 'opaqueredirect') return
      const refused = refusedWith(response.status, await response.json().catch(() => null), response.statusText)
      setProblem(sentencesOf(refused).join(' '))
    }
    // Where nobody answers, the form says so when it is sent.
    ask().catch(() => undefined)
    return () => left.abort()
  }, [api, language, users])
  return (
    <ConfigProvider config={asked}>
      {problem !== null && (
        <p className="cited-first-account" role="alert">
          {problem}
        </p>
      )}
      {children}
    </ConfigProvider>
  )
}
