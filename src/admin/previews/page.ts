/** The page of a draft in its frame: what it says is put in the place of what it said, and nothing of it moves. */

/** Whether a key shows the preview, or puts it away: by its place, since with Alt it may write something else. */
export function isToggle({ altKey, code, ctrlKey, metaKey, shiftKey }: KeyboardEvent): boolean {
  return altKey && shiftKey && !ctrlKey && !metaKey && code === 'KeyP'
}

/** Whether a key shows the draft to be read, with what is found in it in the margin, or puts it away. */
export function isReading({ altKey, code, ctrlKey, metaKey, shiftKey }: KeyboardEvent): boolean {
  return altKey && shiftKey && !ctrlKey && !metaKey && code === 'KeyR'
}

type Shown = { page: string; path: string; close: () => void }

/** Resolves once the frame shows the page at an address of this server. */
function open(frame: HTMLIFrameElement, path: string): Promise<void> {
  return new Promise((resolve) => {
    frame.addEventListener('load', () => resolve(), { once: true })
    frame.src = path
  })
}

/** Keeps the frame on its page: a note is gone to without an entry in the history, anything else opens beside the admin. */
function keep(page: Document, { close }: Pick<Shown, 'close'>): void {
  page.addEventListener('click', (event) => {
    const link = (event.target as Element | null)?.closest?.('a[href]')
    if (!link || event.defaultPrevented) return
    event.preventDefault()
    const href = link.getAttribute('href') ?? ''
    if (!href.startsWith('#')) return void window.open(new URL(href, page.baseURI), '_blank', 'noopener')
    const target = page.getElementById(href.slice(1))
    target?.scrollIntoView({ block: 'center' })
    if (target?.matches('a')) target.focus({ preventScroll: true })
  })
  page.addEventListener('keydown', (event) => {
    // A source that is open takes it.
    const isOpen = event.key === 'Escape' && page.querySelector(':popover-open') !== null
    if (isOpen || !(event.key === 'Escape' || isToggle(event) || isReading(event))) return
    event.preventDefault()
    close()
  })
}

/** What of a page can be another after a save, without its style and its script. */
const PARTS = ['.draft', 'main']

/**
 * Shows a page in a frame. One that shows the same draft already gets what is new in it: whoever reads stays where they
 * are.
 */
export async function showIn(frame: HTMLIFrameElement, { close, page, path }: Shown): Promise<void> {
  const before = frame.contentDocument
  const next = new DOMParser().parseFromString(page, 'text/html')
  const pairs = PARTS.map((part) => [before?.querySelector(part), next.querySelector(part)] as const)
  // The script and the card that it opens are there with the first figure.
  const isSame = Boolean(before?.getElementById('card')) === Boolean(next.getElementById('card'))
  if (!before || !isSame || pairs.some(([old, young]) => !old || !young)) {
    const at = frame.contentWindow?.scrollY ?? 0
    await open(frame, path)
    if (frame.contentDocument) keep(frame.contentDocument, { close })
    frame.contentWindow?.scrollTo({ top: at, behavior: 'instant' })
    return
  }
  const at = frame.contentWindow?.scrollY ?? 0
  for (const [old, young] of pairs) if (old && young) old.replaceChildren(...young.childNodes)
  before.title = next.title
  before.documentElement.lang = next.documentElement.lang
  frame.contentWindow?.scrollTo({ top: at, behavior: 'instant' })
}
