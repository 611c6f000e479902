import type { CollectionConfig } from 'payload'
import { nobody } from '../src/access/roles'
import { linkEndpoints } from '../src/previews/endpoints'

/**
 * The links by which people without an account see a draft: whose draft, who made it, until when. Of the token there is
 * only its hash. Read and written by the endpoints of previews only.
 */
export function shares(): CollectionConfig {
  return {
    slug: 'shares',
    admin: { hidden: true },
    access: { create: nobody, read: nobody, update: nobody, delete: nobody },
    disableBulkEdit: true,
    disableDuplicate: true,
    lockDocuments: false,
    timestamps: false,
    endpoints: linkEndpoints,
    fields: [
      { name: 'article', type: 'text', required: true, index: true },
      // SHA-256 of the token, in hexadecimal.
      { name: 'hash', type: 'text', required: true, unique: true, index: true },
      { name: 'by', type: 'text', required: true, index: true },
      { name: 'madeAt', type: 'date', required: true },
      { name: 'expiresAt', type: 'date', required: true, index: true },
      { name: 'openedAt', type: 'date' },
    ],
  }
}
