import type { CollectionConfig } from 'payload'
import { atLeast } from './roles'

/** Statistics, quotes, sources and images: staff create and edit them, editors delete those that nothing cites. */
export const recordPolicy: CollectionConfig['access'] = {
  create: atLeast('reporter'),
  read: atLeast('reporter'),
  readVersions: atLeast('reporter'),
  update: atLeast('reporter'),
  delete: atLeast('editor'),
}
