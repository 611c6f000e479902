import type { CollectionConfig } from 'payload'
import { atLeast, nobody } from './roles'

/** Admins manage where releases are announced to; nobody else sees the secrets. */
export const webhookPolicy: CollectionConfig['access'] = {
  create: atLeast('admin'),
  read: atLeast('admin'),
  update: atLeast('admin'),
  delete: atLeast('admin'),
}

/** The log of deliveries: written by the system, read by admins, changed by nobody. */
export const deliveryPolicy: CollectionConfig['access'] = {
  create: nobody,
  read: atLeast('admin'),
  update: nobody,
  delete: nobody,
}
