'use client'

import {
  toast,
  useAllFormFields,
  useAuth,
  useConfig,
  useDocumentDrawerContext,
  useDocumentEvents,
  useDocumentInfo,
  useForm,
  useFormModified,
  useLocale,
  useServerFunctions,
  useTranslation,
} from '@payloadcms/ui'
import type { FormState } from 'payload'
import { formatAdminURL, hasDraftsEnabled } from 'payload/shared'
import { useCallback, useEffect, useEffectEvent, useMemo } from 'react'
import { writtenIn } from '../body/written'
import { refusedWith } from '../refused'
import { useWords } from '../words'
import type { Writing } from './context'
import { editedFields, type EditedField } from './fields'
import { holdSeat, keepTyped, type Drawer } from './kept'
import { isSame, valueAt, withValueAt, type Data } from './merge'
import type { Reply, SavedDocument, SaveKind, Surroundings } from './surroundings'
import { spliceBody } from './splice'
import { useSlugOf } from '../project'

/** How long a save may take before it counts as lost, in milliseconds. */
const PATIENCE = 60_000
/** How long to wait until the form shows what was put into it, and how often to look, in milliseconds. */
const SETTLING = 1_500
const LOOK = 20

/** The fields of the open document that somebody can change. */
export function useEditedFields(): EditedField[] {
  const { docConfig } = useDocumentInfo()
  return useMemo(() => editedFields(docConfig?.fields ?? []), [docConfig])
}

/** Whether the form makes a new document itself. */
function useMakes(): boolean {
  const { docConfig } = useDocumentInfo()
  const isInDrawer = Boolean(useDocumentDrawerContext().drawerSlug)
  return docConfig !== undefined && (hasDraftsEnabled(docConfig) || !isInDrawer)
}

/** Whether the open document is saved by us: what is made in a drawer is Payload's first. */
export function useIsOurs(): boolean {
  const { id, isTrashed } = useDocumentInfo()
  const makes = useMakes()
  return !isTrashed && (id !== undefined || makes)
}

/** Under what the browser keeps what is typed into a document: where it has texts by language, each of them apart. */
export function usePlace(): (id: string | null) => Drawer {
  const { collectionSlug = '' } = useDocumentInfo()
  const fields = useEditedFields()
  const { user } = useAuth()
  const { code } = useLocale()
  const hasLanguages = fields.some(({ isLocalized }) => isLocalized)
  const locale = hasLanguages ? code : null
  const account = String(user?.id ?? '')
  return useCallback((id) => ({ account, collection: collectionSlug, id, locale }), [account, collectionSlug, locale])
}

function payloadMessageOf(body: unknown): string | undefined {
  const { message } = (body ?? {}) as { message?: unknown }
  return typeof message === 'string' ? message : undefined
}

/** Connects the form, the server and the browser with the saving of an edit view. */
export function useSaving(writing: Writing): void {
  const { saving } = writing
  const surroundings = useSurroundings(writing)
  const attach = useEffectEvent(() => saving.attach(surroundings))
  useEffect(() => attach())

  const [fields] = useAllFormFields()
  const isModified = useFormModified()
  useEffect(() => {
    if (isModified) saving.touch()
  }, [fields, isModified, saving])

  // Something else than the form has saved: the panel of editions, or the page was read anew.
  const { data } = useDocumentInfo()
  useEffect(() => {
    if (typeof data?.revision === 'string' && saving.id !== null) {
      void saving.arrive(data as unknown as SavedDocument, null)
    }
  }, [data, saving])

  useEffect(() => {
    const again = () => saving.view().isTriedAgain && void saving.again()
    window.addEventListener('online', again)
    return () => window.removeEventListener('online', again)
  }, [saving])

  const said = useWords().writing
  const close = useEffectEvent(async (release: () => void) => {
    const outcome = await saving.leave()
    release()
    if (!['saved', 'nothing', 'merged'].includes(outcome)) {
      toast.error(saving.view().isKept ? said.leftUnsaved : said.leftLost, { closeButton: true, duration: Infinity })
    }
  })
  useEffect(() => {
    const release = holdSeat(writing.seat)
    return () => void close(release)
  }, [writing])
}

function useSurroundings(writing: Writing): Surroundings {
  const { editors, onMade, saving, seat, showSaved } = writing
  const info = useDocumentInfo()
  const form = useForm()
  const fields = useEditedFields()
  const { user } = useAuth()
  const { i18n } = useTranslation()
  const { api } = useConfig().config.routes
  const { reportUpdate } = useDocumentEvents()
  const { getFormState } = useServerFunctions()
  const drawer = useDocumentDrawerContext()
  const said = useWords().writing
  const { collectionSlug = '', docConfig } = info
  const savesTyped = docConfig !== undefined && hasDraftsEnabled(docConfig)
  const makes = useMakes()
  const { code: locale } = useLocale()
  const place = usePlace()
  const account = String(user?.id ?? '')
  const slugOf = useSlugOf()

  const headers = { 'Accept-Language': i18n.language, 'Cited-Account': account }
  const ask = async (path: `/${string}`, init: RequestInit = {}): Promise<Reply> => {
    const response = await fetch(formatAdminURL({ apiRoute: api, path }), {
      credentials: 'same-origin',
      signal: AbortSignal.timeout(PATIENCE),
      ...init,
      headers: { ...headers, ...init.headers },
    })
    const retryAfter = Number(response.headers.get('Retry-After') ?? NaN)
    const body: unknown = await response.json().catch(() => null)
    return { status: response.status, body, retryAfter: Number.isFinite(retryAfter) ? retryAfter : null }
  }

  const read = (): Data => {
    let data = form.getData()
    for (const [path, { editor, isWritten }] of editors) {
      if (isWritten) data = withValueAt(data, path, writtenIn(editor))
    }
    return data
  }

  /** The state of the form with other values, as the server draws rows; null where it does not answer. */
  const rowsOf = async (values: ReadonlyMap<string, unknown>): Promise<FormState | null> => {
    const data = [...values].reduce((wanted, [path, value]) => withValueAt(wanted, path, value), read())
    const { state } = await getFormState({
      collectionSlug,
      data,
      docPermissions: info.docPermissions ?? { fields: true },
      docPreferences: await info.getDocPreferences(),
      ...(info.id === undefined ? {} : { id: info.id }),
      locale,
      operation: info.id === undefined ? 'create' : 'update',
      renderAllFields: true,
      schemaPath: collectionSlug,
      skipValidation: true,
    })
    return state && Object.keys(state).length > 0 ? state : null
  }

  const take: Surroundings['take'] = async (decide) => {
    const rowsIn = (values: ReadonlyMap<string, unknown>) =>
      fields.filter(({ hasRows, path }) => hasRows && values.has(path))
    let values = decide()
    let withRows = values ? rowsIn(values) : []
    let rows: FormState | null = null
    while (values && withRows.length > 0) {
      rows = await rowsOf(values)
      if (!rows) return false
      // Of what was typed until the answer came nothing is written over: where that was in rows, they are drawn anew.
      const [before, now] = [values, decide()]
      const drawn = withRows
      values = now
      withRows = now ? rowsIn(now) : []
      const isDrawn = ({ path }: EditedField) => drawn.some((field) => field.path === path)
      if (withRows.every((field) => isDrawn(field) && isSame(now?.get(field.path), before.get(field.path)))) break
    }
    if (!values) return false
    if (values.size === 0) return true
    const isIn = (path: string) => withRows.some((field) => path === field.path || path.startsWith(`${field.path}.`))
    if (rows && withRows.length > 0) {
      const rest = Object.entries(form.getFields()).filter(([path]) => !isIn(path))
      const own = Object.entries(rows).filter(([path]) => isIn(path))
      form.dispatchFields({ type: 'REPLACE_STATE', state: Object.fromEntries([...rest, ...own]) })
    }
    for (const [path, value] of values) {
      if (isIn(path)) continue
      const editor = editors.get(path)
      if (editor) spliceBody(editor.editor, value)
      form.dispatchFields({ type: 'UPDATE', path, value, valid: true, ...(editor ? {} : { initialValue: value }) })
    }
    // The form has it once it was drawn again; what reads it before that would send what stood there.
    const end = Date.now() + SETTLING
    const isThere = () => {
      const now = read()
      return [...values].every(([path, value]) => isSame(valueAt(now, path), value))
    }
    while (!isThere() && Date.now() < end) await new Promise((resolve) => setTimeout(resolve, LOOK))
    return true
  }

  const query = (kind: SaveKind) => {
    const common = { depth: '0', 'fallback-locale': 'null', locale }
    if (!savesTyped || kind === 'published') return new URLSearchParams(common)
    return new URLSearchParams({ ...common, draft: 'true', ...(kind === 'typed' ? { autosave: 'true' } : {}) })
  }

  const onSaved: Surroundings['onSaved'] = (document, kind, isNew, isClean) => {
    info.setData(document)
    showSaved(document)
    info.setLastUpdateTime(new Date(document.updatedAt ?? Date.now()).getTime())
    if (savesTyped) {
      info.setMostRecentVersionIsAutosaved(kind === 'typed')
      if (kind === 'published') info.setHasPublishedDoc(true)
      info.setUnpublishedVersionCount((count) => (kind === 'published' ? 0 : Math.max(1, count)))
    }
    if (kind !== 'typed') info.incrementVersionCount()
    form.dispatchFields({ type: 'UPDATE', path: 'revision', value: document.revision, valid: true })
    form.setSubmitted(false)
    if (isClean) form.setModified(false)
    if (isNew) {
      keepTyped(place(null), seat, null)
      onMade(document.id)
    }
    reportUpdate({
      doc: document,
      entitySlug: collectionSlug,
      id: document.id,
      operation: isNew ? 'create' : 'update',
      updatedAt: document.updatedAt ?? new Date().toISOString(),
    })
    const operation = isNew ? 'create' : 'update'
    void drawer.onSave?.({ doc: document, operation, result: document })
    if (kind === 'published') toast.success(said.published)
    if (kind === 'saved') toast.success(said.savedNow)
  }

  return {
    fields,
    savesTyped,
    makes,
    account,
    read,
    take,
    send: (id, data, kind) => {
      const status = savesTyped ? { _status: kind === 'published' ? 'published' : 'draft' } : {}
      return ask(`/${collectionSlug}${id === null ? '' : `/${id}`}?${query(kind)}`, {
        method: id === null ? 'POST' : 'PATCH',
        headers: { 'Content-Type': 'application/json' },
        body: JSON.stringify({ ...data, ...status }),
      })
    },
    findMade: async (mark) => {
      const found = new URLSearchParams({ 'where[story][equals]': mark, depth: '0', draft: 'true', limit: '1' })
      const { body, status } = await ask(`/${collectionSlug}?${found}`)
      if (status !== 200) throw new Error(payloadMessageOf(body) ?? String(status))
      return (body as { docs?: SavedDocument[] }).docs?.[0] ?? null
    },
    whoIsThere: async () => {
      const { body } = await ask(`/${slugOf('users')}/me`)
      const id = (body as { user?: { id?: string } | null } | null)?.user?.id
      return id === undefined ? null : String(id)
    },
    onSaved,
    onSettled: (isUnsaved) => {
      if (!isUnsaved) form.setModified(false)
    },
    onRefused: (body, kind) => {
      if (kind === 'typed') return
      form.setSubmitted(true)
      const { data } =
        (body as { errors?: { data?: { errors?: { path?: string; message: string }[] } }[] })?.errors?.[0] ?? {}
      const errors = (data?.errors ?? []).flatMap(({ message, path }) => (path ? [{ message, path }] : []))
      form.dispatchFields({ type: 'ADD_SERVER_ERRORS', errors })
    },
    reasonsIn: (answer) =>
      answer === null
        ? [said.noAnswer]
        : answer.status === 404
          ? [said.gone]
          : refusedWith(answer.status, answer.body, said.failedWith(answer.status)).messages,
    keep: (kept) =>
      // Whoever comes to the machine could read what a source must not be known for.
      collectionSlug === slugOf('sources') || !user ? kept === null : keepTyped(place(saving.id), seat, kept),
  }
}
