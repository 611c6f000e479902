'use client'

import { useConfig, useDocumentEvents, useDocumentInfo, useForm, useTranslation } from '@payloadcms/ui'
import { formatAdminURL } from 'payload/shared'
import { useCallback, useEffect, useEffectEvent, useId, useRef, useState } from 'react'
import { createPortal } from 'react-dom'
import { useSlugOf } from '../project'
import { useWords } from '../words'
import { useSavingView, useWriting } from '../writing/context'
import { goTo } from '../review/goTo'
import { useReviewSession } from '../review/useReviewSession'
import { Status } from '../writing/Status'
import { Margin } from './Margin'
import { isReading, isToggle, showIn } from './page'
import { Share } from './Share'
import './preview.css'

/** Below this the page of the article has no room beside it (`preview.css`). */
const NARROW = '(max-width: 1199px)'

/** How the draft is shown: beside the form, or in its place with what is found in it in the margin. */
type View = 'beside' | 'reading'

/** Among the buttons of an article: the draft as its readers would get it, beside the form or to read, and links for others to see it. */
export function Preview() {
  const said = useWords().previews
  const { id, isTrashed } = useDocumentInfo()
  const [view, setView] = useState<View | null>(null)
  const button = useRef<HTMLButtonElement>(null)
  const close = useCallback(() => {
    setView(null)
    button.current?.focus()
  }, [])
  const toggle = useEffectEvent((event: KeyboardEvent) => {
    const asked = isToggle(event) ? 'beside' : isReading(event) ? 'reading' : null
    if (asked === null || id === undefined) return
    event.preventDefault()
    if (view === asked) close()
    else setView(asked)
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
        aria-expanded={view !== null}
        aria-keyshortcuts="Alt+Shift+P Alt+Shift+R"
        className="cited-preview-button"
        disabled={id === undefined}
        onClick={() => (view === null ? setView('beside') : close())}
        ref={button}
        title={id === undefined ? said.saveFirst : said.keys}
        type="button"
      >
        {said.button}
      </button>
      {view !== null &&
        id !== undefined &&
        createPortal(<Panel article={String(id)} close={close} setView={setView} view={view} />, document.body)}
    </>
  )
}

type PanelProps = { article: string; close: () => void; setView: (view: View) => void; view: View }

function Panel({ article, close, setView, view }: PanelProps) {
  const said = useWords().previews
  const writing = useWriting()
  const session = useReviewSession()
  const { formRef } = useForm()
  const { api } = useConfig().config.routes
  const articles = useSlugOf()('articles')
  const id = useId()
  const panel = useRef<HTMLElement>(null)
  const [isSharing, setIsSharing] = useState(false)
  const path = formatAdminURL({ apiRoute: api, path: `/${articles}/${article}/preview` })

  useEffect(() => {
    // For the styles: the page is Payload's.
    document.documentElement.toggleAttribute('data-cited-preview', true)
    return () => {
      document.documentElement.toggleAttribute('data-cited-preview', false)
    }
  }, [])

  useEffect(() => {
    // Whoever cannot see the form is not left in it.
    if (view === 'reading' || window.matchMedia(NARROW).matches) panel.current?.focus()
  }, [view])

  // The form comes back before it is gone to.
  const go = useCallback(
    (fingerprint: string) => {
      const finding = session.finding(fingerprint)
      close()
      if (finding) void goTo(session, finding, formRef.current)
    },
    [close, formRef, session],
  )
  return (
    <aside
      aria-labelledby={id}
      className={view === 'reading' ? 'cited-preview cited-preview--reading' : 'cited-preview'}
      onKeyDown={(event) => {
        if (event.key !== 'Escape' || event.defaultPrevented || isSharing) return
        event.preventDefault()
        close()
      }}
      ref={panel}
      tabIndex={-1}
    >
      <header className="cited-preview__bar">
        <h2 id={id}>{view === 'reading' ? said.reading : said.title}</h2>
        {view === 'reading' && writing && <Status writing={writing} />}
        <button
          aria-pressed={view === 'reading'}
          onClick={() => setView(view === 'reading' ? 'beside' : 'reading')}
          title={said.readingKeys}
          type="button"
        >
          {said.reading}
        </button>
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
      <Page close={close} go={view === 'reading' ? go : null} path={path} />
      {isSharing && <Share article={article} close={() => setIsSharing(false)} />}
    </aside>
  )
}

/** The page, made anew after each save where the reader of it is; `go` leads from a finding in its margin to its place in the form. */
function Page({ close, go, path }: { close: () => void; go: ((fingerprint: string) => void) | null; path: string }) {
  const words = useWords()
  const said = words.previews
  const { language } = useTranslation().i18n
  const { savedAt } = useSavingView(useWriting())
  const { lastUpdateTime } = useDocumentInfo()
  const { mostRecentUpdate } = useDocumentEvents()
  const frame = useRef<HTMLIFrameElement>(null)
  const [state, setState] = useState<'reading' | 'shown' | 'failed'>('reading')
  const [attempt, setAttempt] = useState(0)
  const [shown, setShown] = useState<{ page: Document } | null>(null)

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
      if (frame.current.contentDocument) setShown({ page: frame.current.contentDocument })
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
      <div className="cited-preview__spread">
        <iframe className="cited-preview__page" ref={frame} title={said.frame} />
        {go && shown && <Margin go={go} shown={shown} />}
      </div>
    </>
  )
}
