'use client'

import { useConfig, useDocumentEvents, useDocumentInfo, useTranslation } from '@payloadcms/ui'
import { formatAdminURL } from 'payload/shared'
import { useCallback, useEffect, useEffectEvent, useId, useRef, useState } from 'react'
import { createPortal } from 'react-dom'
import { useSlugOf } from '../project'
import { useWords } from '../words'
import { useSavingView, useWriting } from '../writing/context'
import { isToggle, showIn } from './page'
import { Share } from './Share'
import './preview.css'

/** Below this the page of the article has no room beside it (`preview.css`). */
const NARROW = '(max-width: 1199px)'

/** Among the buttons of an article: the draft as its readers would get it, beside the form, and links for others to see it. */
export function Preview() {
  const said = useWords().previews
  const { id, isTrashed } = useDocumentInfo()
  const [isShown, setIsShown] = useState(false)
  const button = useRef<HTMLButtonElement>(null)
  const close = useCallback(() => {
    setIsShown(false)
    button.current?.focus()
  }, [])
  const toggle = useEffectEvent((event: KeyboardEvent) => {
    if (!isToggle(event) || id === undefined) return
    event.preventDefault()
    if (isShown) close()
    else setIsShown(true)
  })
  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent) => toggle(event)
    document.addEventListener('keydown', onKeyDown)
    return () => document.removeEventListener('keydown', onKeyDown)
  }, [])
  if (isTrashed) return null
  return (
    <>
      <button
        aria-expanded={isShown}
        aria-keyshortcuts="Alt+Shift+P"
        className="cited-preview-button"
        disabled={id === undefined}
        onClick={() => (isShown ? close() : setIsShown(true))}
        ref={button}
        title={id === undefined ? said.saveFirst : said.keys}
        type="button"
      >
        {said.button}
      </button>
      {isShown && id !== undefined && createPortal(<Panel article={String(id)} close={close} />, document.body)}
    </>
  )
}

type PanelProps = { article: string; close: () => void }

function Panel({ article, close }: PanelProps) {
  const said = useWords().previews
  const { api } = useConfig().config.routes
  const articles = useSlugOf()('articles')
  const id = useId()
  const panel = useRef<HTMLElement>(null)
  const [isSharing, setIsSharing] = useState(false)
  const path = formatAdminURL({ apiRoute: api, path: `/${articles}/${article}/preview` })

  useEffect(() => {
    // For the styles: the page is Payload's.
    document.documentElement.toggleAttribute('data-cited-preview', true)
    if (window.matchMedia(NARROW).matches) panel.current?.focus()
    return () => {
      document.documentElement.toggleAttribute('data-cited-preview', false)
    }
  }, [])

  return (
    <aside
      aria-labelledby={id}
      className="cited-preview"
      onKeyDown={(event) => {
        if (event.key !== 'Escape' || event.defaultPrevented || isSharing) return
        event.preventDefault()
        close()
      }}
      ref={panel}
      tabIndex={-1}
    >
      <header className="cited-preview__bar">
        <h2 id={id}>{said.title}</h2>
        <button onClick={() => setIsSharing(true)} type="button">
          {said.share.button}
        </button>
        <a href={path} rel="noopener" target="_blank">
          {said.ownTab}
        </a>
        <button aria-label={said.close} className="cited-preview__close" onClick={close} type="button">
          ✕
        </button>
      </header>
      <Page close={close} path={path} />
      {isSharing && <Share article={article} close={() => setIsSharing(false)} />}
    </aside>
  )
}

/** The page, made anew after each save where the reader of it is. */
function Page({ close, path }: { close: () => void; path: string }) {
  const words = useWords()
  const said = words.previews
  const { language } = useTranslation().i18n
  const { savedAt } = useSavingView(useWriting())
  const { lastUpdateTime } = useDocumentInfo()
  const { mostRecentUpdate } = useDocumentEvents()
  const frame = useRef<HTMLIFrameElement>(null)
  const [state, setState] = useState<'reading' | 'shown' | 'failed'>('reading')
  const [attempt, setAttempt] = useState(0)

  useEffect(() => {
    const controller = new AbortController()
    const read = async () => {
      const answer = await fetch(path, {
        credentials: 'same-origin',
        headers: { 'Accept-Language': language },
        signal: controller.signal,
      })
      if (!answer.ok) throw new Error(String(answer.status))
      const page = await answer.text()
      if (controller.signal.aborted || !frame.current) return
      await showIn(frame.current, { page, path, close })
      setState('shown')
    }
    read().catch(() => !controller.signal.aborted && setState('failed'))
    return () => controller.abort()
  }, [attempt, close, language, lastUpdateTime, mostRecentUpdate, path, savedAt])

  return (
    <>
      {state === 'reading' && (
        <p className="cited-preview__state" role="status">
          {words.loading}
        </p>
      )}
      {state === 'failed' && (
        <p className="cited-preview__state" role="alert">
          {said.failed}{' '}
          <button onClick={() => setAttempt((count) => count + 1)} type="button">
            {words.review.retry}
          </button>
        </p>
      )}
      <iframe className="cited-preview__page" ref={frame} title={said.frame} />
    </>
  )
}
