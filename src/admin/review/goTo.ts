'use client'

import type { Finding } from '../../review'
import type { ReviewSession } from './reviewSession'
import { selectFinding } from './link'

/** The tabs of an article, in the order of collections/Articles.ts, that hold fields with findings. */
const TAB_OF: Record<string, number> = {
  title: 0,
  dek: 0,
  body: 0,
  firstPublished: 1,
  translatedFrom: 1,
  corrections: 2,
  dismissals: 3,
}
/** How many frames a tab that was just opened may take to show its editor. */
const PATIENCE = 120

function nextFrame() {
  return new Promise((resolve) => requestAnimationFrame(resolve))
}

/** The element of a field outside of the body: Payload's ids of inputs are made from their paths. */
export function fieldElement(field: string, form: HTMLElement | null): HTMLElement | null {
  return (form ?? document).querySelector<HTMLElement>(
    field === 'translatedFrom' ? '#field-translatedFrom__article, #field-translatedFrom' : `#field-${field}`,
  )
}

/** Payload keeps only the open tab in the page and offers no other way to open one than its button. */
function openTab(field: string, form: HTMLElement | null): void {
  const tab = TAB_OF[field]
  const tabs = (form ?? document).querySelectorAll<HTMLButtonElement>('.tabs-field__tab-button')
  if (tab !== undefined) tabs[tab]?.click()
}

/** Waits until `find` finds something. */
async function eventually<Found>(find: () => Found | null | undefined): Promise<Found | null> {
  for (let frame = 0; frame < PATIENCE; frame++) {
    const found = find()
    if (found) return found
    await nextFrame()
  }
  return null
}

/** Goes to the place of a finding, on whichever tab it is, selects it and opens its popover. */
export async function goTo(session: ReviewSession, finding: Finding, form: HTMLElement | null): Promise<void> {
  const { field } = finding.where
  if (field === 'body') {
    if (!session.link) openTab(field, form)
    const link = await eventually(() => session.link)
    session.reviewNow()
    const current = session.current(finding)
    const mark = current && (await eventually(() => link?.markOf(current.fingerprint)))
    if (link && mark) {
      link.editor.focus()
      selectFinding(link.editor, current)
      mark.range.startContainer.parentElement?.scrollIntoView({ block: 'center' })
    }
  } else {
    if (!fieldElement(field, form)) openTab(field, form)
    const element = await eventually(() => fieldElement(field, form))
    element?.scrollIntoView({ block: 'center' })
  }
  session.open(session.current(finding)?.fingerprint ?? null)
}
