import type { CollectionConfig } from 'payload'
import { atLeast } from './roles'

/** Topics and people: staff make them as they write; editors change them, for stories of others carry them too. */
export const namesPolicy: CollectionConfig['access'] = {
  create: atLeast('reporter'),
  read: atLeast('reporter'),
  update: atLeast('editor'),
  delete: atLeast('editor'),
}
