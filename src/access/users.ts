import type { Access, CollectionBeforeChangeHook, CollectionConfig, FieldAccess, PayloadRequest } from 'payload'
import { accountsOf, atLeast, hasRole } from './roles'
import { slugOf } from '../model/slugs'

/** Whether whoever asks has an account of the newsroom: an account of another collection may have the same id. */
function isAccount({ payload, user }: PayloadRequest): boolean {
  return user?.collection === accountsOf(payload).collection
}

/** Oneself, or anybody for an admin. */
const selfOrAdmin: Access = ({ req }) =>
  hasRole(req, 'admin') || (isAccount(req) && hasRole(req, 'reporter') ? { id: { equals: req.user?.id } } : false)

/**
 * Access to a field of an account: whoever it is the account of, and administrators. Payload asks without a document
 * whether a list may be searched or sorted by it: that is for administrators.
 */
export const ownField: FieldAccess = ({ doc, id, req }) => {
  if (hasRole(req, 'admin')) return true
  const account = (doc as { id?: number | string } | undefined)?.id ?? id
  return isAccount(req) && account !== undefined && String(account) === String(req.user?.id)
}

/** Admins manage users; everybody keeps their own account; staff see their colleagues' names in pickers. */
export const userPolicy: CollectionConfig['access'] = {
  admin: ({ req }) => hasRole(req, 'reporter'),
  create: atLeast('admin'),
  read: atLeast('reporter'),
  update: selfOrAdmin,
  delete: atLeast('admin'),
  unlock: atLeast('admin'),
}

/** Whoever sets the newsroom up is its first administrator. */
export const firstUserIsAdmin: CollectionBeforeChangeHook = async ({ data, operation, req }) => {
  if (operation !== 'create') return data
  // Not counted: what MongoDB counts of a whole collection is an estimate.
  const somebody = await req.payload.db.findOne({ collection: slugOf(req.payload, 'users'), req })
  return somebody ? data : { ...data, role: 'admin' }
}
