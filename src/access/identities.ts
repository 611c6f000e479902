import type { Access, CollectionConfig } from 'payload'
import { atLeast, hasRole } from './roles'

/** Only the people named on the record: not admins, not other editors. */
const namedReaders: Access = ({ req }) =>
  hasRole(req.user, 'reporter') && req.user ? { readers: { in: [req.user.id] } } : false

export const identityPolicy: CollectionConfig['access'] = {
  create: atLeast('reporter'),
  read: namedReaders,
  update: namedReaders,
  delete: namedReaders,
}
