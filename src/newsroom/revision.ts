/**
 * Revisions: each save of a document gives it another, and a save can say which one it was made from. Where somebody
 * else has saved since, it is refused with what they saved, and neither loses anything. The admin sends the revision
 * among the fields of its form; over REST it is the `ETag`, and a save names it by `If-Match` (RFC 9110, 13.1.1).
 */
import { randomUUID } from 'node:crypto'
import {
  APIError,
  type CollectionAfterOperationHook,
  type CollectionBeforeChangeHook,
  type CollectionBeforeDeleteHook,
  type CollectionBeforeOperationHook,
  type CollectionBeforeValidateHook,
  type CollectionConfig,
  type Field,
  type PayloadRequest,
} from 'payload'
import { ownRequest } from '../access/ownRequest'
import { conflict, refuse } from '../access/refuse'
import { isObject } from '../body'
import { asOneOfMany } from '../database/repeat'
import { inTransactionOf } from '../database/request'
import { idOf } from '../model/ids'
import { say } from '../model/sentence'
import type { Seen } from '../model/shown'
import { citedContext, type CitedContext } from '../releases/context'
import { changedSince, hasLanguages, revisionOf, trailAfter } from '../releases/trail'
import { namesOf } from './accounts/names'
import { sentence } from './sentences'
import { verbatim } from './typedText'

type Row = Record<string, unknown> & {
  id: number | string
  revision?: string | null
  editedBy?: unknown
  updatedAt?: string | Date
}

/** What a stale save is refused with. */
type StaleSave = {
  /** The revision to base the next save on, once its changes are seen. */
  revision: string
  /** Who saved it, where that is known. */
  by: { id: string; name: string } | null
  /** When, ISO 8601. */
  at: string
  /** The fields that differ from the revision the save was made from; null where that one is not remembered. */
  changed: string[] | null
  /** The document as it is now. */
  current: Record<string, unknown>
}

const hidden = {
  // Between any two versions it is another: nothing that whoever compares them asks for.
  components: { Diff: 'cited/client#NoField' },
  disableBulkEdit: true,
  disableListColumn: true,
  disableListFilter: true,
  hidden: true,
}

/** What the system keeps with a document: its revision, and who saved it last. */
const revisionFields: Field[] = [
  { name: 'revision', type: 'text', admin: hidden, custom: verbatim },
  { name: 'editedBy', type: 'relationship', relationTo: 'users', admin: hidden },
  { name: 'trail', type: 'json', admin: hidden, hidden: true },
]

/**
 * How long a save may take from when it is dated until others can read it, in milliseconds. What is dated so shortly
 * before a list was read may not have been in it.
 */
const LONGEST_SAVE = 10_000

/** The revisions that an `If-Match` names; null for none or any. It compares strongly: a weak tag is no revision. */
function namedBy(header: string | null): string[] | null {
  if (header === null || header.trim() === '' || header.trim() === '*') return null
  return [...header.matchAll(/(W\/)?"([^"]*)"/g)].flatMap(([, weak, tag]) => (weak ? [] : [tag ?? '']))
}

/** Whether a request is addressed to a document itself. */
function isAddressed({ routeParams }: PayloadRequest, slug: string, id: unknown): boolean {
  return routeParams?.collection === slug && String(routeParams.id) === String(id)
}

/**
 * The header by which a form says whose it is. Where somebody else signs in meanwhile, in another window of the same
 * browser, what was typed must not be saved as theirs.
 */
const ACCOUNT = 'Cited-Account'

function refuseAnotherAccount(req: PayloadRequest): void {
  const { headers, user } = req
  const account = headers.get(ACCOUNT)
  if (!account || !user || String(user.id) === account) return
  const message = sentence('Somebody else is signed in now. Nothing was saved: sign in as yourself to go on.')
  throw new APIError(say(req, message), 401, { account: String(user.id) }, true)
}

/** Keeps which revision a save was made from, and takes it out of what is written: the server gives the next one. */
const noteBase: CollectionBeforeOperationHook = ({ args, collection, operation, req }) => {
  if (operation !== 'read' && req.payloadAPI === 'REST') refuseAnotherAccount(req)
  const context = citedContext(req)
  delete context.base
  // Its id is that of the version.
  if (operation === 'restoreVersion' && req.routeParams?.collection === collection.slug) {
    const revisions = namedBy(req.headers.get('if-match'))
    if (revisions) context.base = { revisions }
    return args
  }
  const data = 'data' in args ? (args.data as Record<string, unknown> | null | undefined) : undefined
  if (operation !== 'update' && operation !== 'create' && operation !== 'delete') return args
  const { revision, editedBy: _, trail: __, ...rest } = isObject(data) ? data : {}
  const id = operation !== 'create' && 'id' in args ? (args.id as number | string | undefined) : undefined
  if (id !== undefined && revision !== undefined && revision !== null && typeof revision !== 'string') {
    refuse(
      collection.slug,
      [{ path: 'revision', message: sentence('Must be the revision as it was read: text.') }],
      req,
    )
  }
  const document = `${collection.slug}/${String(id)}`
  const isOpen = isAddressed(req, collection.slug, id) && context.isAsNamed !== document
  const tags = isOpen ? namedBy(req.headers.get('if-match')) : null
  const named = tags ?? (typeof revision === 'string' && revision !== '' ? [revision] : null)
  const { listed } = context
  if (id !== undefined && named) context.base = { document, revisions: named }
  else if (listed?.document === document && context.isAsNamed !== document) context.base = baseOf(document, listed.seen)
  return isObject(data) ? { ...args, data: rest } : args
}

function baseOf(document: string, seen: Seen): NonNullable<CitedContext['base']> {
  return 'readAt' in seen ? { document, revisions: [], readAt: seen.readAt } : { document, revisions: [seen.revision] }
}

/** Whether a document is not any more what it was when somebody saw it; what they saved themselves since then they know. */
function isStale(req: PayloadRequest, current: Row, { readAt, revisions }: NonNullable<CitedContext['base']>): boolean {
  if (readAt === undefined) return !revisions.includes(revisionOf(current))
  if (!current.updatedAt || (req.user && idOf(current.editedBy) === String(req.user.id))) return false
  return new Date(current.updatedAt).getTime() > Date.parse(readAt) - LONGEST_SAVE
}

/** The document that a save is of, if it says which revision it was made from and has another one now. */
async function refuseStale(req: PayloadRequest, slug: string, current: Row | undefined): Promise<void> {
  const context = citedContext(req)
  const { base } = context
  const document = `${slug}/${String(current?.id)}`
  if (!current || !base || (base.document !== undefined && base.document !== document)) return
  if (isStale(req, current, base)) throw await staleSave(req, slug, current, base.revisions)
  context.isAsNamed = document
}

/** Refuses (409) what is done with a document, by its id, that has another revision than the request names. */
export async function requireNamedRevision(req: PayloadRequest, slug: string, id: string): Promise<void> {
  const revisions = namedBy(req.headers.get('if-match'))
  if (!revisions) return
  citedContext(req).base = { document: `${slug}/${id}`, revisions }
  await refuseStale(req, slug, await newest(req, slug, id))
  delete citedContext(req).base
}

/** A document as it was last saved, in one language or in all of them. */
async function newest(
  req: PayloadRequest,
  slug: string,
  id: number | string,
  locale?: 'all',
): Promise<Row | undefined> {
  const { docs } = await req.payload.find({
    collection: slug as 'articles',
    depth: 0,
    draft: true,
    limit: 1,
    ...(locale ? { locale: locale } : {}),
    pagination: false,
    req: inTransactionOf(req),
    showHiddenFields: true,
    trash: true,
    where: { id: { equals: id } },
  })
  return docs[0] as unknown as Row | undefined
}

/** Gives a save its revision and who made it; refuses (409) one that was made from another than the document has. */
const checkBase: CollectionBeforeValidateHook = async ({ collection, data, originalDoc, req }) => {
  await refuseStale(req, collection.slug, originalDoc as Row | undefined)
  const editedBy = req.user?.id ?? idOf((originalDoc as Row | undefined)?.editedBy) ?? null
  return { ...(data as object), revision: randomUUID(), editedBy }
}

const checkBaseOfDelete: CollectionBeforeDeleteHook = async ({ collection, id, req }) => {
  const { slug } = collection
  if (!citedContext(req).base) return
  await refuseStale(req, slug, await newest(req, slug, id))
}

/** Remembers what a save changes. */
const follow: CollectionBeforeChangeHook = async ({ collection: { slug }, data, operation, originalDoc, req }) => {
  const original = originalDoc as Row | undefined
  if (operation !== 'update' || !original) return { ...(data as object), trail: null }
  const before = hasLanguages(req, slug) ? await newest(req, slug, original.id, 'all') : original
  return { ...(data as object), trail: trailAfter(req, slug, before ?? original, data as Row) }
}

async function staleSave(req: PayloadRequest, slug: string, current: Row, revisions: string[]): Promise<APIError> {
  const user = idOf(current.editedBy)
  const name = user ? ((await namesOf(req, [user])).get(user) ?? null) : null
  const whole = hasLanguages(req, slug) ? await newest(req, slug, current.id, 'all') : current
  const data: StaleSave = {
    revision: revisionOf(current),
    by: user && name !== null ? { id: user, name } : null,
    at: current.updatedAt ? new Date(current.updatedAt).toISOString() : '',
    changed: changedSince(req, slug, whole ?? current, revisions),
    current: await asReadable(req, slug, current.id),
  }
  const message = name
    ? sentence('{name} has saved this since you opened it. Nothing of yours was saved yet, and nothing is lost.', {
        name,
      })
    : sentence('Somebody else has saved this since you opened it. Nothing of yours was saved yet, and nothing is lost.')
  return new APIError(say(req, message), 409, data, true)
}

/**
 * Changes a document that was chosen in a list with others: by itself, so that it is done again where it met another
 * writer, and refused (409) where somebody else has saved it since the list showed it, or was read.
 */
export function changeListed<T>(
  req: PayloadRequest,
  { collection, id, seen }: { collection: string; id: string; seen: Seen | null },
  change: (own: PayloadRequest) => Promise<T>,
): Promise<T> {
  const document = `${collection}/${id}`
  return asOneOfMany(req.payload, async () => {
    const own = ownRequest(req)
    if (seen && hasRevisions(req, collection)) citedContext(own).listed = { document, seen }
    else if (seen) {
      const current = await newest(own, collection, id)
      if (current && isStale(own, current, baseOf(document, seen))) {
        throw conflict(own, sentence('Somebody else has saved this since the list was shown. Look at it again first.'))
      }
    }
    return change(own)
  })
}

function hasRevisions({ payload }: PayloadRequest, collection: string): boolean {
  const { flattenedFields } = payload.collections[collection as 'articles'].config
  return flattenedFields.some(({ name }) => name === 'revision')
}

/** The document as the caller may read it. */
async function asReadable(req: PayloadRequest, slug: string, id: number | string): Promise<Record<string, unknown>> {
  const { docs } = await req.payload.find({
    collection: slug as 'articles',
    depth: 0,
    draft: true,
    limit: 1,
    ...(req.locale ? { locale: req.locale } : {}),
    overrideAccess: false,
    pagination: false,
    req: inTransactionOf(req),
    trash: true,
    where: { id: { equals: id } },
  })
  return (docs[0] ?? { id }) as unknown as Record<string, unknown>
}

/** Says the revision of the document that an answer is about. */
const sayRevision: CollectionAfterOperationHook = ({ collection, operation, req, result }) => {
  const isOne = operation === 'findByID' || operation === 'updateByID' || operation === 'create'
  const document = result as Row | null
  if (isOne && document && req.payloadAPI === 'REST' && req.routeParams?.collection === collection.slug) {
    if (operation === 'create' || isAddressed(req, collection.slug, document.id)) {
      req.responseHeaders ??= new Headers()
      if (revisionOf(document)) req.responseHeaders.set('ETag', `"${revisionOf(document)}"`)
    }
  }
  return result
}

/** A collection whose documents have revisions. */
export function withRevisions(collection: CollectionConfig): CollectionConfig {
  const { hooks } = collection
  return {
    ...collection,
    fields: [...collection.fields, ...revisionFields],
    hooks: {
      ...hooks,
      beforeOperation: [...(hooks?.beforeOperation ?? []), noteBase],
      // First, so that nobody is told of other things while looking at what is no more.
      beforeValidate: [checkBase, ...(hooks?.beforeValidate ?? [])],
      // Last, when it is known what is saved.
      beforeChange: [...(hooks?.beforeChange ?? []), follow],
      beforeDelete: [checkBaseOfDelete, ...(hooks?.beforeDelete ?? [])],
      afterOperation: [...(hooks?.afterOperation ?? []), sayRevision],
    },
  }
}
