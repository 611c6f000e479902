/** For how long, and how often, in milliseconds: a dialog closes, and Payload makes the panel anew, in that time. */
const KEPT = 8000
const PAUSE = 100

/**
 * Brings the focus to a place whenever it is nowhere, for a moment after what had it is gone. Whoever points at something
 * meanwhile has chosen for themselves.
 */
export function keepFocus(find: () => HTMLElement | null): void {
  const end = performance.now() + KEPT
  let isChosen = false
  const onChosen = () => {
    isChosen = true
  }
  window.addEventListener('pointerdown', onChosen, { once: true })
  const look = () => {
    if (document.activeElement === document.body) find()?.focus()
    if (!isChosen && performance.now() < end) setTimeout(look, PAUSE)
    else window.removeEventListener('pointerdown', onChosen)
  }
  look()
}
