'use client'

import { useEffect, type ReactNode } from 'react'
import { useWords } from '../words'
import { nameControls, unnameControls } from './controls'
import './named.css'

/** How long after the page changed its controls are named, in milliseconds. */
const PAUSE = 100

/** Around the whole admin: gives Payload's controls the names that they lack. */
export function NamedControls({ children }: { children: ReactNode }) {
  const said = useWords().named
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined
    const name = () => {
      timer = undefined
      nameControls(document, said)
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
