'use client'

import { Button, useRouteTransition } from '@payloadcms/ui'
import { useRouter } from 'next/navigation'
import { useEffect, useEffectEvent, useId, useState } from 'react'
import { useWords } from '../words'
import { useSavingView, type Writing } from './context'
import { Dialog } from './Dialog'

/** What of the Navigation API is used (https://html.spec.whatwg.org/multipage/nav-history-apis.html). */
type Traversal = Event & { navigationType: string; destination: { key: string; sameDocument: boolean } }
type Navigation = EventTarget & { traverseTo: (key: string) => unknown }

function navigationOf(): Navigation | null {
  return (window as unknown as { navigation?: Navigation }).navigation ?? null
}

/** Where a click leads that leaves the form; null where it stays, or opens another window. */
function leadsTo(event: MouseEvent): string | null {
  const target = event.target instanceof Element ? event.target : null
  // Payload's list of the languages of a text: a button, and it shows another form.
  const locale = target?.closest('.popup-button-list__button')?.querySelector<HTMLElement>('[data-locale]')
  if (locale?.dataset.locale) {
    const other = new URL(window.location.href)
    other.searchParams.set('locale', locale.dataset.locale)
    return other.href
  }
  const anchor = target?.closest('a')
  if (!anchor?.href || anchor.target === '_blank' || anchor.download !== '') return null
  if (event.button !== 0 || event.metaKey || event.ctrlKey || event.shiftKey || event.altKey) return null
  const [to, here] = [new URL(anchor.href), new URL(window.location.href)]
  const isHere = to.origin === here.origin && to.pathname === here.pathname && to.search === here.search
  return isHere || !/^https?:$/.test(to.protocol) ? null : anchor.href
}

/**
 * Watches over leaving while something is not saved. What can be saved is, and the way goes on; where that fails it is
 * asked first. Closing the window is asked about by the browser.
 */
export function Leaving({ writing }: { writing: Writing }) {
  const { saving } = writing
  const said = useWords().writing
  const { reasons } = useSavingView(writing)
  const router = useRouter()
  const { startRouteTransition } = useRouteTransition()
  const [goOn, setGoOn] = useState<(() => void) | null>(null)
  const id = useId()

  const leave = useEffectEvent(async (go: () => void) => {
    const canSave = saving.savesTyped && !['conflict', 'lapsed'].includes(saving.view().state)
    const outcome = canSave ? await saving.save('typed') : 'failed'
    if (['saved', 'nothing', 'merged'].includes(outcome)) go()
    else setGoOn(() => go)
  })
  const push = useEffectEvent((href: string) => {
    const isOurs = new URL(href).origin === window.location.origin
    if (isOurs) startRouteTransition(() => router.push(href))
    else window.location.assign(href)
  })

  useEffect(() => {
    let isLeaving = false
    const go = (on: () => void) => () => {
      isLeaving = true
      on()
    }
    const onClick = (event: MouseEvent) => {
      if (isLeaving || !saving.isUnsaved()) return
      const href = leadsTo(event)
      if (href === null) return
      event.preventDefault()
      event.stopPropagation()
      void leave(go(() => push(href)))
    }
    const onNavigate = (event: Event) => {
      const { cancelable, destination, navigationType } = event as Traversal
      if (navigationType !== 'traverse' || !cancelable || isLeaving || !saving.isUnsaved()) return
      event.preventDefault()
      void leave(go(() => navigationOf()?.traverseTo(destination.key)))
    }
    const onUnload = (event: BeforeUnloadEvent) => {
      if (isLeaving || !saving.isUnsaved()) return
      saving.keep()
      event.preventDefault()
    }
    const onHide = () => saving.keep()
    const navigation = navigationOf()
    document.addEventListener('click', onClick, true)
    navigation?.addEventListener('navigate', onNavigate)
    window.addEventListener('beforeunload', onUnload)
    window.addEventListener('pagehide', onHide)
    document.addEventListener('visibilitychange', onHide)
    return () => {
      document.removeEventListener('click', onClick, true)
      navigation?.removeEventListener('navigate', onNavigate)
      window.removeEventListener('beforeunload', onUnload)
      window.removeEventListener('pagehide', onHide)
      document.removeEventListener('visibilitychange', onHide)
    }
  }, [saving])

  if (goOn === null) return null
  return (
    <Dialog labelledBy={`${id}-title`} onCancel={() => setGoOn(null)}>
      <h2 id={`${id}-title`}>{said.leaving.title}</h2>
      <p>{saving.view().isKept ? said.leaving.says : said.leaving.saysNotKept}</p>
      {reasons.length > 0 && (
        <ul>
          {reasons.map((reason) => (
            <li key={reason}>{reason}</li>
          ))}
        </ul>
      )}
      <div className="cited-writing-dialog__actions">
        <Button buttonStyle="secondary" margin={false} onClick={goOn} type="button">
          {said.leaving.leave}
        </Button>
        <Button margin={false} onClick={() => setGoOn(null)} type="button">
          {said.leaving.stay}
        </Button>
      </div>
    </Dialog>
  )
}
