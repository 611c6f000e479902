'use client'

import { useEffect, useRef, type ReactNode } from 'react'
import { createPortal } from 'react-dom'

type Props = {
  /** The id of its heading. */
  labelledBy: string
  /** Escape, where it can be closed by that. */
  onCancel: () => void
  isWide?: boolean
  children: ReactNode
}

/** A dialog above everything: the keyboard stays in it, and goes back to where it was. */
export function Dialog({ children, isWide = false, labelledBy, onCancel }: Props) {
  const ref = useRef<HTMLDialogElement>(null)
  useEffect(() => {
    const dialog = ref.current
    if (dialog && !dialog.open) dialog.showModal()
    // The first field is not always the one to fill in.
    dialog?.querySelector<HTMLElement>('[data-first]')?.focus()
    return () => dialog?.close()
  }, [])
  return createPortal(
    <dialog
      aria-labelledby={labelledBy}
      className={`cited-writing-dialog${isWide ? ' cited-writing-dialog--wide' : ''}`}
      onCancel={(event) => {
        event.preventDefault()
        onCancel()
      }}
      // The form of the document would take its keys and its submission for its own.
      onKeyDown={(event) => event.stopPropagation()}
      onSubmit={(event) => event.stopPropagation()}
      ref={ref}
    >
      {children}
    </dialog>,
    document.body,
  )
}
