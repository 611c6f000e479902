import type { CollectionConfig } from 'payload'
import { listingPolicy } from '../src/access/releases'
import { label } from './labels'

/**
 * Where each live edition stands in the lists of all editions, of a topic, of a person, of a figure and of a source: a
 * row a list. Of many lists in one column of `releases` no index gives a page in the order of time; of these rows one
 * does, in either order, however many editions there are.
 */
export function listings(): CollectionConfig {
  return {
    slug: 'listings',
    labels: { singular: label('Listing'), plural: label('Listings') },
    admin: { hidden: true },
    access: listingPolicy,
    disableBulkEdit: true,
    disableDuplicate: true,
    lockDocuments: false,
    timestamps: false,
    indexes: [
      { fields: ['list', 'publishedAt', 'edition'] },
      { fields: ['list', 'at', 'edition'] },
      // The language is first where the names of lists are gone through in order.
      { fields: ['language', 'list', 'publishedAt', 'edition'] },
      { fields: ['language', 'list', 'at', 'edition'] },
      { fields: ['article', 'list'] },
    ],
    fields: [
      { name: 'list', type: 'text', required: true },
      { name: 'name', type: 'text' },
      { name: 'language', type: 'text', required: true },
      { name: 'publishedAt', type: 'date', required: true },
      { name: 'at', type: 'date', required: true },
      { name: 'edition', type: 'text', required: true },
      { name: 'release', type: 'text', required: true },
      { name: 'article', type: 'text', required: true },
    ],
  }
}
