'use client'

import { useEffect, type ReactNode } from 'react'
import { useWords } from '../words'
import { nameControls, unnameControls } from './controls'
import './named.css'

/** How long after the page changed its controls are named, in milliseconds. */
const PAUSE = 100

/** How many places of the focus are remembered: what a dialog is opened from may be gone with the menu that it stood in. */
const REMEMBERED = 4

/**
 * Begins a form that has opened in a drawer at its first field, once: Payload leaves the focus on the page behind it, or
 * puts it on what closes the drawer.
 */
function enterDrawers(entered: WeakSet<Element>): void {
  for (const drawer of document.querySelectorAll('.drawer--is-open')) {
    const field = drawer.querySelector<HTMLElement>(
      ':is(.document-fields, .drawer__content-children > .render-fields, .edit-many__form) :is(input:not([type=hidden], [type=file], [disabled]), textarea:not([disabled]))',
    )
    if (!field || entered.has(drawer)) continue
    entered.add(drawer)
    const focused = document.activeElement
    if (!focused || !drawer.contains(focused) || focused.id.startsWith('close-drawer__')) field.focus()
  }
}

/** Follows the focus, and answers what brings it back to where it was before a dialog or drawer that has closed since. */
function followFocus(): { goBack: () => void; stop: () => void } {
  let before: HTMLElement[] = []
  let wasOpen = false
  const remember = ({ target }: FocusEvent) => {
    if (!(target instanceof HTMLElement) || target.closest('dialog')) return
    before = [target, ...before.filter((each) => each !== target)].slice(0, REMEMBERED)
  }
  document.addEventListener('focusin', remember)
  return {
    goBack: () => {
      const isOpen = document.querySelector('dialog[open]') !== null
      if (wasOpen && !isOpen && document.activeElement === document.body) {
        before.find((each) => each.checkVisibility() && !each.matches(':disabled'))?.focus({ preventScroll: true })
      }
      wasOpen = isOpen
    },
    stop: () => document.removeEventListener('focusin', remember),
  }
}

/** Around the whole admin: gives Payload's controls the names that they lack, and the forms of its drawers the focus, and back. */
export function NamedControls({ children }: { children: ReactNode }) {
  const said = useWords().named
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined
    const entered = new WeakSet<Element>()
    const focus = followFocus()
    const name = () => {
      timer = undefined
      nameControls(document, said)
      enterDrawers(entered)
      focus.goBack()
      if (document.title === '') document.title = document.querySelector('h1')?.textContent ?? ''
    }
    // Not with each letter that is typed: once, a moment after the first change.
    const observer = new MutationObserver(() => (timer ??= setTimeout(name, PAUSE)))
    document.documentElement.dataset.citedAccessible = ''
    observer.observe(document.body, { childList: true, subtree: true })
    name()
    return () => {
      observer.disconnect()
      focus.stop()
      delete document.documentElement.dataset.citedAccessible
      clearTimeout(timer)
      unnameControls(document)
    }
  }, [said])
  return children
}
