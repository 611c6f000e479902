import type { CollectionConfig } from 'payload'
import { atLeast } from './roles'

/** Admins manage where releases are announced to; nobody else sees the secrets. */
export const webhookPolicy: CollectionConfig['access'] = {
  create: atLeast('admin'),
  read: atLeast('admin'),
  update: atLeast('admin'),
  delete: atLeast('admin'),
}
