'use client'

import { Button, useConfig, useDocumentInfo, useTranslation } from '@payloadcms/ui'
import { formatAdminURL } from 'payload/shared'
import { useEffect, useState } from 'react'
import type { PendingCorrection } from '../../model/records'
import { useServer } from '../server'
import { timeAgo } from '../timeAgo'
import { useSavedDocument } from '../useSavedDocument'
import { useLanguageName, useWords } from '../words'

/** The name of a user; null until it is known. */
function useNameOf(user: string | null): string | null {
  const ask = useServer()
  const [name, setName] = useState<string | null>(null)
  useEffect(() => {
    if (user === null) return undefined
    const controller = new AbortController()
    ask<{ name?: string }>(`/users/${user}?depth=0`, { signal: controller.signal })
      .then((found) => setName(found.name ?? null))
      // Without a name the sentence says it without one.
      .catch(() => undefined)
    return () => controller.abort()
  }, [ask, user])
  return user === null ? null : name
}

/** Since when the correction waits, and whose it is. */
export function WrittenBy({ at, by, now }: { at: string; by: string | null; now: number }) {
  const { correction: said } = useWords()
  const { i18n } = useTranslation()
  return (
    <p className="cited-correction__quiet">
      <time dateTime={at}>{said.waitsSince(useNameOf(by), timeAgo(at, now, i18n.language))}</time>
    </p>
  )
}

/** Says that another correction waits, what it is and whose, and how to go on. */
export function Conflict({ now, waiting }: { now: number; waiting: PendingCorrection }) {
  const { correction: said } = useWords()
  const nameOf = useLanguageName()
  const { i18n } = useTranslation()
  const { collectionSlug, id } = useDocumentInfo()
  const { admin } = useConfig().config.routes
  const name = useNameOf(waiting.by ?? null)
  const { at, kind, notes } = waiting
  return (
    <div className="cited-correction__alert" role="alert">
      <p>{said.conflict(name)}</p>
      <dl>
        {notes.map(({ language, text }) => (
          <div key={language}>
            <dt>
              {`${said.kinds[kind]}, ${nameOf(language)}`}
              {at && (
                <>
                  {', '}
                  <time dateTime={at}>{timeAgo(at, now, i18n.language)}</time>
                </>
              )}
            </dt>
            <dd lang={language}>{text}</dd>
          </div>
        ))}
      </dl>
      <p>{said.conflictHelp}</p>
      <div className="cited-correction__buttons">
        <Button
          buttonStyle="secondary"
          el="anchor"
          margin={false}
          newTab
          size="small"
          url={formatAdminURL({ adminRoute: admin, path: `/collections/${collectionSlug}/${id}` })}
        >
          {said.lookAtIt}
        </Button>
        <Reload />
      </div>
    </div>
  )
}

/** Reads the record anew into the form. What was typed since is gone, which the button says. */
function Reload() {
  const { correction: said } = useWords()
  const { refresh } = useSavedDocument()
  return (
    <Button buttonStyle="secondary" margin={false} onClick={() => void refresh()} size="small" type="button">
      {said.reload}
    </Button>
  )
}
