import type { CollectionConfig } from 'payload'
import { atLeast, nobody } from './roles'

/** Staff read what went out; nobody changes it. */
export const releasePolicy: CollectionConfig['access'] = {
  create: nobody,
  read: atLeast('reporter'),
  update: nobody,
  delete: nobody,
}

/** A part of the index of releases: nobody has anything to do with it. */
export const listingPolicy: CollectionConfig['access'] = {
  create: nobody,
  read: nobody,
  update: nobody,
  delete: nobody,
}

/** Staff read what was redacted; nobody changes it. */
export const redactionPolicy: CollectionConfig['access'] = {
  create: nobody,
  read: atLeast('reporter'),
  update: nobody,
  delete: nobody,
}
