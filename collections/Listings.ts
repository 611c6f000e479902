import type { CollectionConfig } from 'payload'
import { listingPolicy } from '../src/access/releases'
import { label } from './labels'

/**
 * Where each live edition stands in the lists of its topics: a row a topic. Of many topics in one column of `releases`
 * no index gives a page in the order of time; of these rows one does, however many editions there are.
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
    indexes: [{ fields: ['topic', 'at', 'hash'] }, { fields: ['topic', 'language', 'at', 'hash'] }],
    fields: [
      { name: 'topic', type: 'text', required: true },
      { name: 'language', type: 'text', required: true },
      { name: 'at', type: 'date', required: true },
      { name: 'hash', type: 'text', required: true },
      { name: 'release', type: 'text', required: true },
      { name: 'article', type: 'text', required: true, index: true },
    ],
  }
}
