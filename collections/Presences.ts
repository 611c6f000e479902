import type { CollectionConfig } from 'payload'
import { nobody } from '../src/access/roles'

/** Who has which document open: a row a form, kept no longer than that. Read and written by `presence` endpoints only. */
export function presences(): CollectionConfig {
  return {
    slug: 'presences',
    admin: { hidden: true },
    access: { create: nobody, read: nobody, update: nobody, delete: nobody },
    lockDocuments: false,
    timestamps: false,
    indexes: [{ fields: ['collection', 'document'] }],
    fields: [
      { name: 'collection', type: 'text', required: true },
      { name: 'document', type: 'text', required: true },
      { name: 'seat', type: 'text', required: true, unique: true },
      { name: 'user', type: 'relationship', relationTo: 'users', index: true },
      { name: 'since', type: 'date', required: true },
      { name: 'seenAt', type: 'date', required: true, index: true },
      { name: 'typedAt', type: 'date' },
    ],
  }
}
