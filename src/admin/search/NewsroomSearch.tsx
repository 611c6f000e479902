'use client'

import { Link, Modal, useLocale, useModal, useTranslation } from '@payloadcms/ui'
import { useEffect, useId, useRef, useState, type KeyboardEvent } from 'react'
import type { Found } from '../../newsroom/search'
import { usePageOf } from '../project'
import { sentencesOf } from '../refused'
import { useServer } from '../server'
import { useLanguageName, useWords } from '../words'
import './search.css'

const slug = 'cited-search'
/** How long after a key the server is asked, in milliseconds. */
const PAUSE = 150

/** Ctrl+K, and ⌘K where the keyboard has it. */
function isShortcut({ altKey, ctrlKey, key, metaKey, shiftKey }: globalThis.KeyboardEvent): boolean {
  return (ctrlKey || metaKey) && !altKey && !shiftKey && key.toLowerCase() === 'k'
}

/** The search over editions and records, at the head of every page: by its button, or by Ctrl+K (⌘K). */
export function NewsroomSearch() {
  const said = useWords().search
  const { closeModal, isModalOpen, openModal } = useModal()
  const isOpen = isModalOpen(slug)
  const opener = useRef<Element | null>(null)

  useEffect(() => {
    const open = (event: globalThis.KeyboardEvent) => {
      if (!isShortcut(event) || event.defaultPrevented) return
      event.preventDefault()
      if (isOpen) return closeModal(slug)
      opener.current = document.activeElement
      openModal(slug)
    }
    window.addEventListener('keydown', open)
    return () => window.removeEventListener('keydown', open)
  }, [closeModal, isOpen, openModal])

  // Back to where one was, in the text too.
  useEffect(() => {
    if (isOpen || !(opener.current instanceof HTMLElement)) return
    opener.current.focus()
    opener.current = null
  }, [isOpen])

  return (
    <>
      <button
        aria-haspopup="dialog"
        aria-keyshortcuts="Control+K Meta+K"
        aria-label={said.title}
        className="cited-search__open"
        onClick={({ currentTarget }) => {
          opener.current = currentTarget
          openModal(slug)
        }}
        title={`${said.title} (Ctrl+K, ⌘K)`}
        type="button"
      >
        <svg
          aria-hidden="true"
          fill="none"
          height="18"
          stroke="currentColor"
          strokeWidth="1.6"
          viewBox="0 0 20 20"
          width="18"
        >
          <circle cx="8.5" cy="8.5" r="5.5" />
          <path d="m13 13 4.5 4.5" strokeLinecap="round" />
        </svg>
      </button>
      {isOpen && (
        <Modal aria-label={said.title} className="cited-search" slug={slug}>
          <Search onGone={() => closeModal(slug)} />
        </Modal>
      )}
    </>
  )
}

/** What was found for words, or why it was not. */
type Answer = { asked: string; found: Found[]; failure: string[] }

function useFound(q: string): { answer: Answer | null; isReading: boolean } {
  const ask = useServer()
  const { code } = useLocale()
  const [answer, setAnswer] = useState<Answer | null>(null)
  const asked = q.trim()

  useEffect(() => {
    const controller = new AbortController()
    const read = async () => {
      try {
        const query = new URLSearchParams({ q: asked, ...(code ? { locale: code } : {}) })
        const { found } = await ask<{ found: Found[] }>(`/desk/search?${query}`, { signal: controller.signal })
        setAnswer({ asked, found, failure: [] })
      } catch (error) {
        if (!controller.signal.aborted) setAnswer({ asked, found: [], failure: sentencesOf(error) })
      }
    }
    const timer = setTimeout(() => void read(), asked === '' ? 0 : PAUSE)
    return () => {
      clearTimeout(timer)
      controller.abort()
    }
  }, [ask, asked, code])

  return { answer, isReading: answer?.asked !== asked }
}

/** The inside of the dialog: a combobox of links (WAI-ARIA Authoring Practices, "Combobox"). */
function Search({ onGone }: { onGone: () => void }) {
  const said = useWords().search
  const id = useId()
  const [q, setQ] = useState('')
  const { answer, isReading } = useFound(q)
  const [at, setAt] = useState(0)
  const isEntered = useRef(false)
  const list = useRef<HTMLDivElement>(null)
  const found = answer?.found ?? []
  const chosen = Math.min(at, found.length - 1)
  const optionId = (index: number) => `${id}-${index}`
  // As if it were clicked on: what is not saved is asked about.
  const openAt = (index: number) => list.current?.querySelectorAll('a').item(index)?.click()
  // Whoever presses Enter before it is found gets the first of what is found then.
  useEffect(() => {
    if (isReading || !isEntered.current) return
    isEntered.current = false
    openAt(0)
  }, [isReading])

  const move = (to: number) => {
    setAt(to)
    list.current?.querySelectorAll('a').item(to)?.scrollIntoView({ block: 'nearest' })
  }
  const onKeyDown = (event: KeyboardEvent) => {
    const last = found.length - 1
    const next: Record<string, number> = {
      ArrowDown: chosen >= last ? 0 : chosen + 1,
      ArrowUp: chosen <= 0 ? last : chosen - 1,
    }
    const to = next[event.key]
    if (to !== undefined && last >= 0) {
      event.preventDefault()
      move(to)
    } else if (event.key === 'Enter') {
      event.preventDefault()
      if (isReading) isEntered.current = true
      else openAt(chosen)
    } else if (event.key === 'Escape') {
      event.preventDefault()
      onGone()
    }
  }

  return (
    <div className="cited-search__box">
      <input
        aria-activedescendant={chosen >= 0 ? optionId(chosen) : undefined}
        aria-autocomplete="list"
        aria-controls={`${id}-list`}
        aria-expanded={found.length > 0}
        aria-label={said.title}
        autoComplete="off"
        autoFocus
        className="cited-search__input"
        maxLength={200}
        onChange={({ target }) => {
          setQ(target.value)
          setAt(0)
          isEntered.current = false
        }}
        onKeyDown={onKeyDown}
        placeholder={said.placeholder}
        role="combobox"
        type="text"
        value={q}
      />
      <p aria-live="polite" className="cited-search__says">
        {answer && answer.failure.length > 0
          ? answer.failure.join(' ')
          : isReading
            ? said.searching
            : found.length > 0
              ? q.trim() === ''
                ? said.recent
                : said.found(found.length)
              : q.trim() === ''
                ? said.nothingYet
                : said.nothing(q.trim())}
      </p>
      <div aria-label={said.title} className="cited-search__list" id={`${id}-list`} ref={list} role="listbox">
        {found.map((each, index) => (
          <FoundLink
            each={each}
            id={optionId(index)}
            isChosen={index === chosen}
            isFirst={each.collection !== found[index - 1]?.collection}
            key={`${each.collection}/${each.id}`}
            onGone={onGone}
            onPointed={() => setAt(index)}
          />
        ))}
      </div>
      <p aria-hidden="true" className="cited-search__keys">
        {said.keys}
      </p>
    </div>
  )
}

type FoundLinkProps = {
  each: Found
  id: string
  isChosen: boolean
  isFirst: boolean
  onGone: () => void
  onPointed: () => void
}

function FoundLink({ each, id, isChosen, isFirst, onGone, onPointed }: FoundLinkProps) {
  const words = useWords()
  const said = words.search
  const { i18n } = useTranslation()
  const pageOf = usePageOf()
  const nameOf = useLanguageName()
  const { collection, detail, language, status, title } = each
  const details = [
    ...(language ? [nameOf(language)] : []),
    ...(status ? [said.statuses[status]] : []),
    ...(detail ? [collection === 'sources' && detail in said.terms ? said.terms[detail as Terms] : detail] : []),
  ]
  return (
    <>
      {isFirst && (
        <div className="cited-search__kind" role="presentation">
          {said.kinds[collection]}
        </div>
      )}
      <Link
        aria-selected={isChosen}
        className="cited-search__found"
        href={pageOf(collection, each.id)}
        id={id}
        onClick={onGone}
        onPointerMove={onPointed}
        prefetch={false}
        role="option"
        tabIndex={-1}
      >
        <span className="cited-search__title" {...(collection === 'articles' && language ? { lang: language } : {})}>
          {title === '' ? said.untitled : title}
        </span>
        <span className="cited-search__details" lang={i18n.language}>
          {details.join(' · ')}
        </span>
      </Link>
    </>
  )
}

type Terms = keyof ReturnType<typeof useWords>['search']['terms']
