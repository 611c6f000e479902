'use client'

import { useForm } from '@payloadcms/ui'
import { useEffect, useId, useLayoutEffect, useRef, useState, type KeyboardEvent, type RefObject } from 'react'
import type { Finding } from '../../review'
import { useSay, useWords } from '../words'
import type { ReviewSession } from './reviewSession'
import { FindingActions, type CreateRequest } from './FindingActions'
import { fieldElement } from './goTo'

/** How far the popover keeps from the words and from the edges of the window, in pixels. */
const GAP = 8

type Props = {
  session: ReviewSession
  /** The finding that was opened first, then the others at its place. */
  findings: readonly Finding[]
  /** Where it opens when the finding has no place of its own. */
  fallback: RefObject<HTMLElement | null>
  onCreate: (request: CreateRequest) => void
}

/** What is known about a passage and what can be done about it, next to the passage. */
export function FindingPopover({ session, findings, fallback, onCreate }: Props) {
  const [first] = findings
  const popover = useRef<HTMLDivElement>(null)
  const title = useId()
  const say = useSay()
  const words = useWords().review
  const { formRef } = useForm()
  const [place, setPlace] = useState({ left: 0, top: 0, isReady: false })
  const fingerprint = first?.fingerprint ?? null
  const field = first?.where.field ?? 'body'

  useLayoutEffect(() => {
    const element = popover.current
    if (!element) return undefined
    // In the top layer it is above drawers too, and no ancestor cuts it off.
    if ('showPopover' in element && !element.matches(':popover-open')) element.showPopover()
    const position = () => {
      const anchor =
        session.link?.markOf(fingerprint)?.range ??
        (field === 'body' ? null : fieldElement(field, formRef.current)) ??
        fallback.current
      if (anchor) setPlace({ ...placeBeside(anchor.getBoundingClientRect(), element), isReady: true })
    }
    position()
    const observer = new ResizeObserver(position)
    observer.observe(element)
    addEventListener('scroll', position, { capture: true, passive: true })
    addEventListener('resize', position)
    return () => {
      observer.disconnect()
      removeEventListener('scroll', position, { capture: true })
      removeEventListener('resize', position)
    }
  }, [session, fallback, field, fingerprint, formRef])

  const { isReady } = place
  useLayoutEffect(() => {
    // What is hidden takes no focus. Without scrolling: it is where the words are.
    if (isReady) firstIn(popover.current)?.focus({ preventScroll: true })
  }, [isReady])

  useEffect(() => {
    const onPointerDown = ({ target }: PointerEvent) => {
      // A dialog that asks to sign in stands above it.
      if (target instanceof Element && target.closest('dialog')) return
      if (target instanceof Node && !popover.current?.contains(target)) session.open(null)
    }
    document.addEventListener('pointerdown', onPointerDown)
    return () => document.removeEventListener('pointerdown', onPointerDown)
  }, [session])

  const close = () => {
    session.open(null)
    if (field === 'body') session.link?.editor.focus()
    else fieldElement(field, formRef.current)?.focus()
  }

  const onKeyDown = (event: KeyboardEvent<HTMLDivElement>) => {
    // It stands in the form of the article, whose shortcuts and submission are not meant.
    if (event.key !== 'Tab') event.stopPropagation()
    if (event.defaultPrevented) return
    const inText = event.target instanceof Element && event.target.matches('input, select, textarea')
    if (event.key === 'Escape') close()
    else if (event.key === 'Tab') moveFocus(popover.current, event.shiftKey ? -1 : 1)
    else if (!inText && event.key === 'ArrowDown') moveFocus(popover.current, 1, 'button, summary')
    else if (!inText && event.key === 'ArrowUp') moveFocus(popover.current, -1, 'button, summary')
    else return
    event.preventDefault()
  }

  return (
    <div
      aria-labelledby={title}
      className="cited-popover"
      onKeyDown={onKeyDown}
      popover="manual"
      ref={popover}
      role="dialog"
      style={{ insetInlineStart: place.left, top: place.top, visibility: isReady ? undefined : 'hidden' }}
    >
      <button aria-label={words.close} className="cited-popover__close" onClick={close} type="button">
        <span aria-hidden="true">×</span>
      </button>
      {findings.map((finding, index) => (
        <section
          className={`cited-popover__finding cited-severity--${finding.severity}`}
          key={`${finding.rule} ${finding.text}`}
        >
          <h3 className="cited-popover__title" id={index === 0 ? title : undefined}>
            {say(finding.message)}
          </h3>
          <FindingActions session={session} finding={finding} onCreate={onCreate} />
        </section>
      ))}
    </div>
  )
}

/** Below the words, or above where there is more room; within the window. */
function placeBeside(anchor: DOMRect, element: HTMLElement): { left: number; top: number } {
  const { height, width } = element.getBoundingClientRect()
  const below = anchor.bottom + GAP
  const fits = below + height <= innerHeight - GAP
  const above = anchor.top - GAP - height
  const top = fits || above < GAP ? Math.min(below, innerHeight - height - GAP) : above
  return {
    left: Math.max(GAP, Math.min(anchor.left, innerWidth - width - GAP)),
    top: Math.max(GAP, top),
  }
}

function focusables(element: HTMLElement | null): HTMLElement[] {
  const all = [...(element?.querySelectorAll<HTMLElement>('button, input, select, summary, textarea') ?? [])]
  // The button that closes comes last, after what somebody came for.
  const [close, ...rest] = all.filter(
    (each) => !each.hasAttribute('disabled') && each.tabIndex !== -1 && each.checkVisibility(),
  )
  return close ? [...rest, close] : []
}

/** Where somebody begins: at what is likely meant, or at the field that is to be filled in. */
function firstIn(element: HTMLElement | null): HTMLElement | undefined {
  return element?.querySelector<HTMLElement>('[data-first]') ?? focusables(element)[0]
}

function moveFocus(element: HTMLElement | null, step: number, among = '*'): void {
  const all = focusables(element).filter((each) => each.matches(among))
  const at = all.findIndex((each) => each === document.activeElement)
  all.at((at + step) % all.length)?.focus()
}
