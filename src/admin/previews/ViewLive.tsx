'use client'

import { useFormFields } from '@payloadcms/ui'
import type { DefaultCellComponentProps } from 'payload'
import { useEffect, useSyncExternalStore } from 'react'
import { isLive, type Release } from '../../model/release'
import { useLiveAddress } from '../project'
import { useServer, type Ask } from '../server'
import { useWords } from '../words'
import './preview.css'

type Address = { language: string; slug: string }

/** A link to what readers get, where it is known where they do. */
export function LiveLink({ edition, title }: { edition: Address; title?: string | null }) {
  const said = useWords().previews
  const address = useLiveAddress()(edition)
  if (address === null) return null
  return (
    <a
      aria-label={title ? said.viewLiveThis(title) : undefined}
      className="cited-view-live"
      href={address}
      rel="noopener"
      target="_blank"
    >
      {said.viewLive} <span aria-hidden="true">↗</span>
    </a>
  )
}

/** How many articles one request asks about: their ids must fit into an address. */
const BATCH = 50

/** Where the editions of a list are live, asked about all at once; null for one that is not. */
const known = new Map<string, Address | null>()
const waiting = new Set<string>()
const listeners = new Set<() => void>()

function subscribe(listener: () => void) {
  listeners.add(listener)
  return () => listeners.delete(listener)
}

async function read(ask: Ask, articles: string[]): Promise<void> {
  const query = new URLSearchParams({
    'where[article][in]': articles.join(','),
    'where[newest][equals]': 'true',
    depth: '0',
    limit: String(articles.length),
  })
  for (const field of ['article', 'kind', 'language', 'newest', 'slug']) query.set(`select[${field}]`, 'true')
  const { docs } = await ask<{ docs: Array<Pick<Release, 'article' | 'kind' | 'language' | 'newest' | 'slug'>> }>(
    `/releases?${query}`,
  )
  for (const article of articles) {
    const release = docs.find((each) => each.article === article)
    known.set(article, release && isLive(release) ? { language: release.language, slug: release.slug } : null)
  }
  for (const listener of listeners) listener()
}

function request(ask: Ask, article: string): void {
  if (waiting.size === 0) {
    setTimeout(() => {
      const all = [...waiting]
      waiting.clear()
      // Where it fails there is no link.
      for (let at = 0; at < all.length; at += BATCH) read(ask, all.slice(at, at + BATCH)).catch(() => undefined)
    }, 0)
  }
  waiting.add(article)
}

/** Where an article is live, as of now. */
function useLive(article: string | undefined): Address | null {
  const ask = useServer()
  useEffect(() => {
    if (article) request(ask, article)
  }, [article, ask])
  return useSyncExternalStore(
    subscribe,
    () => known.get(article ?? '') ?? null,
    () => null,
  )
}

/** In the list of articles. */
export function ViewLiveCell({ rowData }: DefaultCellComponentProps) {
  const { id, title } = rowData as { id: string; title?: string }
  const edition = useLive(String(id))
  return edition && <LiveLink edition={edition} title={title ?? null} />
}

/** On a release: the edition as readers get it now. */
export function ViewLiveEdition() {
  const article = useFormFields(([fields]) => fields.article?.value)
  const edition = useLive(typeof article === 'string' ? article : undefined)
  return edition && <LiveLink edition={edition} />
}
