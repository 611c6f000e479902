'use client'

import { useDocumentEvents, useDocumentInfo, useForm, useLocale } from '@payloadcms/ui'
import { useMemo } from 'react'
import { useServer } from './server'

type Saved = Record<string, unknown> & { id: string; updatedAt: string }

/** The open document as the server has it, after something other than the form changed it there. */
export function useSavedDocument() {
  const ask = useServer()
  const { collectionSlug, id, setData, setLastUpdateTime } = useDocumentInfo()
  const { reportUpdate } = useDocumentEvents()
  const { reset, setSubmitted } = useForm()
  const { code: locale } = useLocale()

  return useMemo(() => {
    const read = () => ask<Saved>(`/${collectionSlug}/${id}?depth=0&draft=true&locale=${locale}`)
    const tell = (saved: Saved) => {
      setData(saved)
      setLastUpdateTime(Date.parse(saved.updatedAt))
      reportUpdate({
        doc: saved,
        entitySlug: collectionSlug ?? '',
        operation: 'update',
        updatedAt: saved.updatedAt,
        ...(id === undefined ? {} : { id }),
      })
    }
    return {
      /** Takes note that it changed; the form keeps what is in it. */
      note: async (): Promise<void> => tell(await read()),
      /** Puts what is saved into the form. What was typed and not saved is gone. */
      refresh: async (): Promise<void> => {
        const saved = await read()
        setSubmitted(false)
        await reset(saved)
        tell(saved)
      },
    }
  }, [ask, collectionSlug, id, locale, reportUpdate, reset, setData, setLastUpdateTime, setSubmitted])
}
