import type { CollectionConfig } from 'payload'
import { redactionPolicy } from '../src/access/releases'
import { choices, label } from './labels'

/**
 * What was taken out of releases, when, by whom and why: one entry an edition. Written by redacting only, and kept in a
 * file beside the images as well, so that a database that goes back to a backup is redacted again.
 */
export function redactions(): CollectionConfig {
  return {
    slug: 'redactions',
    labels: { singular: label('Redaction'), plural: label('Redactions') },
    admin: {
      group: label('Newsroom'),
      // Days are filtered by, not searched.
      listSearchableFields: [],
      useAsTitle: 'at',
      defaultColumns: ['at', 'cause', 'by', 'reason'],
      description: label('What was taken out of earlier releases, and why. Nothing here can be changed or undone.'),
    },
    access: redactionPolicy,
    defaultSort: '-at',
    disableBulkEdit: true,
    disableDuplicate: true,
    lockDocuments: false,
    timestamps: false,
    fields: [
      // Its id in the log that is kept as a file: ids of rows are the database's own.
      { name: 'entry', type: 'text', required: true, unique: true, admin: { hidden: true } },
      {
        name: 'at',
        type: 'date',
        required: true,
        index: true,
        label: label('Redacted at'),
        admin: { date: { displayFormat: 'yyyy-MM-dd HH:mm:ss' } },
      },
      { name: 'by', type: 'text', label: label('By (user)') },
      {
        name: 'cause',
        type: 'select',
        required: true,
        label: label('Cause'),
        options: choices({ terms: label('The terms of a source'), order: label('An editor’s order') }),
      },
      { name: 'reason', type: 'textarea', label: label('Reason') },
      { name: 'source', type: 'text', label: label('Source (id)') },
      { name: 'terms', type: 'text', label: label('Terms') },
      { name: 'article', type: 'text', required: true, label: label('Article') },
      { name: 'hashes', type: 'json', required: true, label: label('Releases') },
      { name: 'withAddress', type: 'checkbox', label: label('Title and address too') },
    ],
  }
}
