import type { CollectionConfig } from 'payload'
import { nobody } from '../src/access/roles'

/**
 * How far the draft of an edition has come, whose turn it is and until when: a row an edition, beside the article, so that
 * nobody who writes in that is disturbed. Read and written by the endpoints of the hand-over only.
 */
export function handovers(): CollectionConfig {
  return {
    slug: 'handovers',
    admin: { hidden: true },
    access: { create: nobody, read: nobody, update: nobody, delete: nobody },
    disableBulkEdit: true,
    disableDuplicate: true,
    lockDocuments: false,
    timestamps: false,
    fields: [
      { name: 'article', type: 'text', required: true, unique: true, index: true },
      // Who began the draft; nobody once it is published.
      { name: 'author', type: 'text', index: true },
      { name: 'stage', type: 'text', required: true, index: true },
      // Whose turn it is; nobody's in particular means the desk.
      { name: 'assignee', type: 'text', index: true },
      { name: 'dueAt', type: 'date' },
      // The hash of the text that was approved.
      { name: 'approved', type: 'text' },
      { name: 'moves', type: 'json' },
      // When each user last took note of what they were told of it.
      { name: 'seen', type: 'json' },
    ],
  }
}
