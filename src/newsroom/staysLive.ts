/**
 * Only four things take an edition down: withdrawing it, the trash, deleting it, and an unpublishing that was scheduled.
 * Payload takes any save of a live article that does not publish for one of them: its draft would replace what readers
 * have. Here such a save is of a draft beside what is live, and so is a version that is restored.
 */
import {
  APIError,
  restoreVersionOperation,
  type CollectionBeforeOperationHook,
  type Endpoint,
  type PayloadRequest,
  type Where,
} from 'payload'
import { endpoint } from '../access/endpoint'
import { notFound, refuse } from '../access/refuse'
import { hasRole } from '../access/roles'
import { isObject } from '../body'
import { isId } from '../database/ids'
import { inTransactionOf, type InTransaction } from '../database/request'
import { say } from '../model/sentence'
import { citedContext } from '../releases/context'
import type { SavedArticle } from './articles'
import { sentence } from './sentences'
import { slugOf } from '../model/slugs'

/** Whether an article has a published row. One in the trash has none. */
function isPublished(req: InTransaction, id: unknown): Promise<boolean> {
  return hasRow(req, id, [{ _status: { equals: 'published' } }, { deletedAt: { exists: false } }])
}

function isTrashed(req: InTransaction, id: unknown): Promise<boolean> {
  return hasRow(req, id, [{ deletedAt: { exists: true } }])
}

async function hasRow(req: InTransaction, id: unknown, conditions: Where[]): Promise<boolean> {
  if (typeof id !== 'string' || !isId(req.payload, id)) return false
  const { totalDocs } = await req.payload.db.count({
    collection: slugOf(req.payload, 'articles'),
    req: inTransactionOf(req),
    where: { and: [{ id: { equals: id } }, ...conditions] },
  })
  return totalDocs > 0
}

/** Whether what is in the trash, or is made there, is to be published: it would be live in lists of staff and nowhere else. */
async function publishesIntoTrash(req: PayloadRequest, operation: string, args: object): Promise<boolean> {
  const data: unknown = 'data' in args ? args.data : null
  if (!isObject(data) || data._status !== 'published' || data.deletedAt === null) return false
  // What lies in the trash is told to nobody who may not publish at all.
  const asks = 'overrideAccess' in args && args.overrideAccess ? true : hasRole(req, 'editor')
  if (!asks || (operation !== 'create' && operation !== 'update')) return false
  return Boolean(data.deletedAt) || ('id' in args && (await isTrashed(req, args.id)))
}

/** Makes a save of a live article that does not publish one of a draft. */
export const saveBesideLive: CollectionBeforeOperationHook = async ({ args, operation, req }) => {
  if (operation === 'restoreVersion' && !('draft' in args && args.draft)) {
    throw new APIError(say(req, sentence('A version is restored as a draft: send `draft=true`.')), 400, null, true)
  }
  if (await publishesIntoTrash(req, operation, args)) {
    const message = sentence('What is in the trash cannot be published. Take it out of the trash first.')
    refuse('articles', [{ path: 'deletedAt', message }], req)
  }
  if (operation !== 'update' || !('data' in args) || !('id' in args)) return args
  const data: unknown = args.data
  if (!isObject(data) || data._status === 'published' || citedContext(req).isWithdrawing) return args
  // The trash takes an edition down, and what comes out of it is not live. Neither is a matter of a draft: Payload would
  // note it in the newest version alone, and lists would then show what cannot be opened, or hide what readers have.
  const ofTrash = { ...args, autosave: false, draft: false }
  if (data.deletedAt) return ofTrash
  if (data.deletedAt === null && (await isTrashed(req, args.id))) {
    return { ...ofTrash, data: { ...data, _status: 'draft' } }
  }
  return (await isPublished(req, args.id)) ? { ...args, draft: true, data: { ...data, _status: 'draft' } } : args
}

/** `POST /api/articles/versions/:id`: makes a draft of a version, beside what is live. */
export const restoreAsDraft: Endpoint = endpoint({
  method: 'post',
  path: '/versions/:id',
  who: 'reporter',
  does: 'makes a draft of an earlier version',
  handler: async ({ req, param }) => {
    const id = param('id')
    const doc = isId(req.payload, id)
      ? // Not by the Local API, which restores what is public only.
        await restoreVersionOperation<SavedArticle>({
          collection: req.payload.collections[slugOf(req.payload, 'articles')],
          depth: 0,
          draft: true,
          id,
          overrideAccess: false,
          req,
        })
      : null
    if (!doc) throw notFound(req, sentence('There is no version with this id.'))
    const message = (await isPublished(req, String(doc.id)))
      ? sentence('Restored as a draft. Readers still have what is published.')
      : sentence('Restored as a draft.')
    return { ...doc, message: say(req, message) }
  },
})
