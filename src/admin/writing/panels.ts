'use client'

import { useSyncExternalStore } from 'react'

/** Whether the panels beside an article are shown where they have no column of their own: on a narrow window. */
let isShown = false
const listeners = new Set<() => void>()

function subscribe(listener: () => void) {
  listeners.add(listener)
  return () => listeners.delete(listener)
}

/** Shows the panels, or puts them away. On a wide window they stand there anyway. */
export function showPanels(shown: boolean): void {
  isShown = shown
  // For the styles (`page.css`): the column is Payload's.
  document.documentElement.toggleAttribute('data-cited-panels', shown)
  for (const listener of listeners) listener()
}

export function usePanels(): boolean {
  return useSyncExternalStore(
    subscribe,
    () => isShown,
    () => false,
  )
}
