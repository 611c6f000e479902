'use client'

import {
  DefaultEditView,
  DocumentInfoProvider,
  ServerFunctionsContext,
  useConfig,
  useDocumentDrawerContext,
  useDocumentInfo,
  useRouteTransition,
  useServerFunctions,
} from '@payloadcms/ui'
import type { DocumentViewClientProps } from 'payload'
import { formatAdminURL } from 'payload/shared'
import { useRouter } from 'next/navigation'
import { useEffect, useMemo, useState } from 'react'
import { WritingContext, type Writing } from './context'
import { withoutFormerTexts } from './formState'
import { Saving } from './saving'
import './page.css'
import './writing.css'

/**
 * Payload's view of a document that is edited, with saving of our own. A new document is made with its first word, and
 * the form stays as it is then: only its address becomes that of the document.
 */
export function EditView(props: DocumentViewClientProps) {
  const outer = useDocumentInfo()
  const { admin } = useConfig().config.routes
  const isInDrawer = Boolean(useDocumentDrawerContext().drawerSlug)
  const router = useRouter()
  const { startRouteTransition } = useRouteTransition()
  const [made, setMade] = useState<string | null>(null)
  const id = outer.id ?? made ?? undefined
  const { collectionSlug, setData } = outer

  const [writing] = useState((): Writing => {
    const saving = new Saving()
    saving.start(outer.id === undefined ? null : String(outer.id), outer.data ?? {})
    return {
      saving,
      seat: crypto.randomUUID(),
      editors: new Map(),
      showSaved: (document) => setData(document),
      onMade: (document) => {
        setMade(document)
        if (isInDrawer) return
        const path = formatAdminURL({ adminRoute: admin, path: `/collections/${collectionSlug}/${document}` })
        // Of a record nobody writes on: its page is shown, with all that there is about it.
        if (saving.savesTyped) window.history.replaceState(null, '', path + window.location.search)
        else startRouteTransition(() => router.replace(path + window.location.search))
      },
    }
  })

  // Payload has made it, in a drawer that stays.
  const { saving } = writing
  useEffect(() => {
    if (outer.id !== undefined && saving.id === null) saving.start(String(outer.id), outer.data ?? {})
  }, [outer.id, outer.data, saving])

  // Who comes back to the address of a document that was made here gets the empty form again from Next, which remembers it.
  const isForgotten = outer.id === undefined && !isInDrawer
  useEffect(() => {
    if (isForgotten && !window.location.pathname.endsWith('/create')) window.location.reload()
  }, [isForgotten])

  const functions = useServerFunctions()
  const own = useMemo(() => {
    const getFormState: typeof functions.getFormState = (args) => {
      const { formState, skipValidation } = args
      const sent = formState && skipValidation ? { formState: withoutFormerTexts(formState) } : {}
      // Payload would say of our own saves that somebody else has changed the document.
      return functions.getFormState({ ...args, ...sent, checkForStaleData: false })
    }
    return { ...functions, getFormState }
  }, [functions])

  return (
    <WritingContext value={writing}>
      <ServerFunctionsContext value={own}>
        <DocumentInfoProvider
          {...outer}
          {...(id === undefined ? {} : { id })}
          disableLeaveWithoutSaving
          isEditing={id !== undefined}
        >
          <DefaultEditView {...props} />
        </DocumentInfoProvider>
      </ServerFunctionsContext>
    </WritingContext>
  )
}
