import type { KeyboardEvent } from 'react'

/** Asks the body for the passage beside the one that is written, or the next that nobody has translated. */
export const STEP = 'cited-step'

export type Step = { by: 1 | -1; isUntouched: boolean }

/** Alt with the arrows goes from row to row: the title, the dek, then the passages of the body. */
export function stepOn(event: KeyboardEvent<HTMLElement>): void {
  const { altKey, ctrlKey, currentTarget, key, metaKey, shiftKey, target } = event
  if (!altKey || ctrlKey || metaKey || (key !== 'ArrowDown' && key !== 'ArrowUp')) return
  if (!(target instanceof HTMLElement)) return
  const by = key === 'ArrowDown' ? 1 : -1
  const heads = [...currentTarget.querySelectorAll<HTMLElement>('#field-title, #field-dek')]
  const place = heads.indexOf(target)
  const body = currentTarget.querySelector<HTMLElement>('.ContentEditable__root')
  if (place === -1 && !body?.contains(target)) return
  event.preventDefault()
  event.stopPropagation()
  const beside = place === -1 ? undefined : heads[place + by]
  if (beside) beside.focus()
  else if (place === -1 || by === 1) {
    body?.dispatchEvent(new CustomEvent<Step>(STEP, { detail: { by, isUntouched: shiftKey } }))
  }
}

/** Goes back from the first passage to what stands above the body. */
export function stepAbove(body: HTMLElement): void {
  const heads = body.closest('.cited-translate')?.querySelectorAll<HTMLElement>('#field-title, #field-dek')
  heads?.[heads.length - 1]?.focus()
}
