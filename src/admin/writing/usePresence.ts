'use client'

import { useConfig, useDocumentInfo, useTranslation } from '@payloadcms/ui'
import { formatAdminURL } from 'payload/shared'
import { useEffect, useEffectEvent, useState } from 'react'
import type { Presence, Present } from '../../newsroom/presence'
import { useServer } from '../server'
import type { Writing } from './context'
import type { SavedDocument } from './surroundings'

/** How often a form says that it is there, in milliseconds: well before it would count as gone. */
const EVERY = 10_000

/** Says that this form is there, and gives who else has the document open. What they save is taken in as it is heard of. */
export function usePresence({ saving, seat }: Writing): Present[] {
  const ask = useServer()
  const { collectionSlug, id, isTrashed } = useDocumentInfo()
  const { api } = useConfig().config.routes
  const { language } = useTranslation().i18n
  const [others, setOthers] = useState<Present[]>([])

  const say = useEffectEvent(async () => {
    if (id === undefined || document.hidden) return
    const isTyping = saving.view().state !== 'saved'
    try {
      const presence = await ask<Presence>(`/${collectionSlug}/${id}/presence`, {
        method: 'POST',
        body: { seat, isTyping },
      })
      setOthers(presence.others)
      const { by, revision } = presence.saved
      if (revision !== '' && revision !== saving.revision && saving.view().state !== 'saving') {
        const saved = await ask<SavedDocument>(`/${collectionSlug}/${id}?depth=0&draft=true&fallback-locale=null`)
        await saving.arrive(saved, by)
      }
    } catch {
      // Heard of again in a moment; what cannot be saved is said where it is saved.
    }
  })
  const leave = useEffectEvent(() => {
    if (id === undefined) return
    void fetch(formatAdminURL({ apiRoute: api, path: `/${collectionSlug}/${id}/presence` }), {
      body: JSON.stringify({ seat, isLeaving: true }),
      credentials: 'same-origin',
      headers: { 'Accept-Language': language, 'Content-Type': 'application/json' },
      keepalive: true,
      method: 'POST',
    }).catch(() => undefined)
  })

  useEffect(() => {
    if (id === undefined || isTrashed) return
    const first = setTimeout(() => void say(), 0)
    const timer = setInterval(() => void say(), EVERY)
    const onShown = () => void say()
    const onGone = () => leave()
    document.addEventListener('visibilitychange', onShown)
    window.addEventListener('pagehide', onGone)
    return () => {
      clearTimeout(first)
      clearInterval(timer)
      document.removeEventListener('visibilitychange', onShown)
      window.removeEventListener('pagehide', onGone)
      leave()
    }
  }, [id, isTrashed])

  return others
}
