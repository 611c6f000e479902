import { useSyncExternalStore } from 'react'
import type { Identity, IdentityField } from '../../access/identities'

/** The identity that is open in this window: its text is nowhere else in the browser, and one is open at a time. */
type Opened = { id: string; text: Identity; typedAt: number }

let opened: Opened | null = null
const listeners = new Set<() => void>()

function change(next: Opened | null): void {
  opened = next
  for (const listener of listeners) listener()
}

function listen(listener: () => void): () => void {
  listeners.add(listener)
  return () => listeners.delete(listener)
}

/** Keeps what the server told of an identity. */
export function keepOpened(id: string, text: Identity): void {
  change({ id, text, typedAt: Date.now() })
}

/** Forgets it. */
export function forgetOpened(): void {
  if (opened) change(null)
}

/** Follows what is typed into it. */
export function followTyped(field: IdentityField, text: string): void {
  if (opened) change({ ...opened, text: { ...opened.text, [field]: text }, typedAt: Date.now() })
}

/** The identity of a document, where it is open; null where it is closed. */
export function useOpened(id: number | string | undefined): Opened | null {
  const open = useSyncExternalStore(
    listen,
    () => opened,
    () => null,
  )
  return open !== null && open.id === String(id) ? open : null
}
