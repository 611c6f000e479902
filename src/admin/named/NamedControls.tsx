'use client'

import { useEffect, type ReactNode } from 'react'
import { useWords } from '../words'
import { nameControls, unnameControls } from './controls'
import './named.css'

/** How long after the page changed its controls are named, in milliseconds. */
const PAUSE = 100

/** Begins a form that has opened in a drawer at its first field, once: Payload leaves the focus on the page behind it. */
function enterDrawers(entered: WeakSet<Element>): void {
  for (const drawer of document.querySelectorAll('.drawer--is-open')) {
    const field = drawer.querySelector<HTMLElement>(
      '.document-fields :is(input:not([type=hidden], [type=file], [disabled]), textarea:not([disabled]))',
    )
    if (!field || entered.has(drawer)) continue
    entered.add(drawer)
    if (!drawer.contains(document.activeElement)) field.focus()
  }
}

/** Around the whole admin: gives Payload's controls the names that they lack, and the forms of its drawers the focus. */
export function NamedControls({ children }: { children: ReactNode }) {
  const said = useWords().named
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined
    const entered = new WeakSet<Element>()
    const name = () => {
      timer = undefined
      nameControls(document, said)
      enterDrawers(entered)
      if (document.title === '') document.title = document.querySelector('h1')?.textContent ?? ''
    }
    // Not with each letter that is typed: once, a moment after the first change.
    const observer = new MutationObserver(() => (timer ??= setTimeout(name, PAUSE)))
    document.documentElement.dataset.citedAccessible = ''
    observer.observe(document.body, { childList: true, subtree: true })
    name()
    return () => {
      observer.disconnect()
      delete document.documentElement.dataset.citedAccessible
      clearTimeout(timer)
      unnameControls(document)
    }
  }, [said])
  return children
}
