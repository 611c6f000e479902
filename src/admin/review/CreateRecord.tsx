'use client'

import { ConfigProvider, LocaleProvider, useConfig, useDocumentDrawer, type DocumentDrawerProps } from '@payloadcms/ui'
import { useEffect, useMemo, useRef, type ReactNode } from 'react'
import { useSlugOf } from '../project'

type Props = {
  collection: 'statistics' | 'quotes'
  data: Record<string, unknown>
  /** The language of the edition: what is counted is said in it. */
  language: string
  onCreate: (record: unknown) => void
  onClose: () => void
}

/** The drawer of a new record, filled in from the text. It opens at once; saving hands over the record. */
export function CreateRecord({ collection, data, language, onCreate, onClose }: Props) {
  const slugOf = useSlugOf()
  const [DocumentDrawer, , { closeDrawer, isDrawerOpen, openDrawer }] = useDocumentDrawer({
    collectionSlug: slugOf(collection),
  })
  const state = useRef<'new' | 'open'>('new')

  useEffect(() => {
    if (state.current === 'new' && !isDrawerOpen) openDrawer()
    else if (state.current === 'open' && !isDrawerOpen) onClose()
    if (isDrawerOpen) state.current = 'open'
  }, [isDrawerOpen, onClose, openDrawer])

  const onSave: DocumentDrawerProps['onSave'] = ({ doc }) => {
    closeDrawer()
    onCreate(doc)
  }
  return (
    <InLanguage language={language}>
      <DocumentDrawer initialData={data} onSave={onSave} redirectAfterCreate={false} />
    </InLanguage>
  )
}

/**
 * Lets the forms inside save the localized fields in a language, whichever the admin shows labels in; their labels say
 * which it is. Payload takes the language of the whole page, so here the page knows this one only.
 */
function InLanguage({ children, language }: { children: ReactNode; language: string }) {
  const { config } = useConfig()
  const { localization } = config
  const own = useMemo(() => {
    const locales = localization ? localization.locales.filter(({ code }) => code === language) : []
    return localization && locales.length > 0
      ? { ...config, localization: { ...localization, defaultLocale: language, localeCodes: [language], locales } }
      : config
  }, [config, language, localization])
  return (
    <ConfigProvider config={own}>
      <LocaleProvider locale={language}>{children}</LocaleProvider>
    </ConfigProvider>
  )
}
