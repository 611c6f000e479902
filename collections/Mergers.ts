import type { CollectionConfig } from 'payload'
import { nobody } from '../src/access/roles'

/**
 * What was merged into what, when and by whom: a record, which stays where it is and stands for the other from then on
 * (`record`), and what it was called in public (`public`). Written by merging only.
 */
export function mergers(): CollectionConfig {
  return {
    slug: 'mergers',
    admin: { hidden: true },
    access: { create: nobody, read: nobody, update: nobody, delete: nobody },
    disableBulkEdit: true,
    disableDuplicate: true,
    lockDocuments: false,
    timestamps: false,
    indexes: [{ fields: ['scope', 'kind', 'was'], unique: true }, { fields: ['scope', 'kind', 'now'] }],
    fields: [
      { name: 'scope', type: 'text', required: true },
      { name: 'kind', type: 'text', required: true },
      { name: 'was', type: 'text', required: true },
      { name: 'now', type: 'text', required: true },
      { name: 'at', type: 'date', required: true },
      { name: 'by', type: 'text' },
    ],
  }
}
