'use client'

import { Button, Link, useConfig, useModal, useRouteCache } from '@payloadcms/ui'
import { formatAdminURL } from 'payload/shared'
import { useEffect, useId, useState, useSyncExternalStore } from 'react'
import { createPortal } from 'react-dom'
import { keepFocus } from '../editions/keepFocus'
import { useWords } from '../words'
import { dismissOutcome, latestOutcome, watchOutcome, type Outcome as OutcomeOf } from './outcomes'
import './outcome.css'

type Props = { collection: string; path: string }

/**
 * Above a list: what became of each document that something was to be done to, where some were refused, until whoever asked
 * for it has read it. In Payload's drawer for several documents it stands there, with what was typed.
 */
export function Outcome({ collection, path }: Props) {
  const outcome = useSyncExternalStore(watchOutcome, latestOutcome, () => null)
  const { modalState } = useModal()
  const { clearRouteCache } = useRouteCache()
  const [drawer, setDrawer] = useState<HTMLElement | null>(null)
  const isHere = outcome?.path === path
  const isCovered = Object.values(modalState ?? {}).some((each) => each?.isOpen)

  // Some were done, and Payload reads the list again only where all were.
  const isPartly = isHere && outcome.done.length > 0
  useEffect(() => {
    if (isPartly) clearRouteCache()
  }, [clearRouteCache, isPartly])

  useEffect(() => {
    const header = isHere && isCovered ? document.querySelector('.edit-many__main > .edit-many__header') : null
    if (!header) return undefined
    const place = document.createElement('div')
    header.after(place)
    const frame = requestAnimationFrame(() => setDrawer(place))
    return () => {
      cancelAnimationFrame(frame)
      place.remove()
      setDrawer(null)
    }
  }, [isCovered, isHere])

  if (!isHere) return null
  const panel = (isInDrawer: boolean) => <Panel collection={collection} key={String(isInDrawer)} outcome={outcome} />
  if (drawer) return createPortal(panel(true), drawer)
  return isCovered ? null : panel(false)
}

function Panel({ collection, outcome }: { collection: string; outcome: OutcomeOf }) {
  const said = useWords().lists.outcome
  const { config, getEntityConfig } = useConfig()
  const heading = useId()
  const { done, failed, isDelete, refused } = outcome
  const useAsTitle = getEntityConfig({ collectionSlug: collection })?.admin.useAsTitle ?? 'id'

  useEffect(() => {
    const find = () => document.getElementById(heading)
    find()?.focus()
    keepFocus(find)
  }, [heading, outcome])

  const named = (id: string, title: string, place: 'list' | 'trash' | null) =>
    place === null ? (
      <span>{title}</span>
    ) : (
      <Link
        href={formatAdminURL({
          adminRoute: config.routes.admin,
          path: `/collections/${collection}/${place === 'trash' ? 'trash/' : ''}${id}`,
        })}
      >
        {title}
      </Link>
    )
  return (
    <section aria-labelledby={heading} className="cited-outcome">
      <h2 id={heading} tabIndex={-1}>
        {failed ? said.failed : said.refused(refused.length, refused.length + done.length)}
      </h2>
      {failed && <p>{failed.length > 0 ? failed.join(' ') : said.unanswered}</p>}
      {refused.length > 0 && (
        <ul>
          {refused.map(({ id, place, reason, title }) => (
            <li key={id}>
              {named(id, title ?? id, place)} <span>{reason}</span>
            </li>
          ))}
        </ul>
      )}
      {done.length > 0 && (
        <details>
          <summary>{said.done(done.length)}</summary>
          <ul>
            {done.map((row) => {
              const title = row[useAsTitle]
              const place = row.deletedAt ? 'trash' : 'list'
              const id = String(row.id)
              return (
                <li key={id}>
                  {named(id, typeof title === 'string' && title !== '' ? title : id, isDelete ? null : place)}
                </li>
              )
            })}
          </ul>
        </details>
      )}
      <Button buttonStyle="secondary" margin={false} onClick={dismissOutcome} size="small" type="button">
        {said.dismiss}
      </Button>
    </section>
  )
}
