import {
  APIError,
  type Access,
  type CollectionBeforeChangeHook,
  type CollectionBeforeDeleteHook,
  type CollectionConfig,
} from 'payload'
import { atLeast, hasRole } from './roles'

/** Oneself, or anybody for an admin. */
const selfOrAdmin: Access = ({ req }) =>
  hasRole(req.user, 'admin') || (req.user ? { id: { equals: req.user.id } } : false)

/** Admins manage users; everybody keeps their own account; staff see their colleagues' names in pickers. */
export const userPolicy: CollectionConfig['access'] = {
  admin: ({ req }) => hasRole(req.user, 'reporter'),
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
  const somebody = await req.payload.db.findOne({ collection: 'users', req })
  return somebody ? data : { ...data, role: 'admin' }
}

/** Refuses to delete the last administrator: nobody could make another. */
export const keepAnAdmin: CollectionBeforeDeleteHook = async ({ id, req }) => {
  const { totalDocs } = await req.payload.db.count({
    collection: 'users',
    req,
    where: { and: [{ role: { equals: 'admin' } }, { id: { not_equals: id } }] },
  })
  if (totalDocs === 0) {
    throw new APIError('This is the last administrator. Make somebody else an administrator first.', 409, null, true)
  }
}
