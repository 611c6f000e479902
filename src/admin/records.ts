'use client'

import { useDocumentEvents } from '@payloadcms/ui'
import { useEffect, useSyncExternalStore } from 'react'
import { recordCollections } from '../model/recordKinds'
import { useSlugOf } from './project'
import {
  loadedNow,
  loading,
  readingsSoFar,
  readNow,
  request,
  subscribe,
  type ChipRecords,
  type Collection,
  type Loaded,
} from './recordStore'
import { useServer } from './server'

/** A record with its labels in `locale`, read by the browser; read again after somebody edits it in a drawer. */
export function useRecord<Slug extends Collection>(
  collection: Slug,
  id: string | undefined,
  locale: string,
): Loaded<ChipRecords[Slug]> {
  const ask = useServer()
  const { mostRecentUpdate } = useDocumentEvents()
  const slugOf = useSlugOf()
  const sources = slugOf('sources')

  useEffect(() => {
    if (id) request(ask, { collection, locale, sources }, id, { again: false })
  }, [ask, collection, id, locale, sources])

  useEffect(() => {
    // The edited record may also be the source that this one names.
    const concerns = [...recordCollections, 'media' as const].some(
      (name) => slugOf(name) === mostRecentUpdate?.entitySlug,
    )
    if (id && concerns) request(ask, { collection, locale, sources }, id, { again: true })
  }, [ask, collection, id, locale, mostRecentUpdate, slugOf, sources])

  const loaded = useSyncExternalStore(
    subscribe,
    () => loadedNow(collection, locale, id),
    () => loading,
  )
  return loaded as Loaded<ChipRecords[Slug]>
}

/** Several records as far as they are known, in their order; what is not there yet, or any more, is left out. */
export function useRecords<Slug extends Collection>(
  collection: Slug,
  ids: readonly string[],
  locale: string,
): ChipRecords[Slug][] {
  const ask = useServer()
  const sources = useSlugOf()('sources')
  const asked = ids.join(' ')
  useEffect(() => {
    for (const id of asked.split(' ')) if (id) request(ask, { collection, locale, sources }, id, { again: false })
  }, [ask, asked, collection, locale, sources])
  useSyncExternalStore(subscribe, readingsSoFar, () => 0)
  return ids.flatMap((id) => readNow(collection, locale, id) ?? [])
}
