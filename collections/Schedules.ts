import type { CollectionConfig } from 'payload'
import { listingPolicy } from '../src/access/releases'
import { label } from './labels'

/**
 * What is to be published or withdrawn at a time, and what was refused when its time came. A row is gone once it is
 * carried out, cancelled or dealt with.
 */
export function schedules(): CollectionConfig {
  return {
    slug: 'schedules',
    labels: { singular: label('Schedule'), plural: label('Schedules') },
    admin: { hidden: true },
    access: listingPolicy,
    disableBulkEdit: true,
    disableDuplicate: true,
    lockDocuments: false,
    fields: [
      { name: 'article', type: 'text', required: true, index: true },
      { name: 'action', type: 'text', required: true },
      { name: 'at', type: 'date', required: true },
      { name: 'by', type: 'text' },
      // Why an edition is withdrawn, as readers are told.
      { name: 'reason', type: 'text' },
      // The draft as whoever scheduled it saw it.
      { name: 'revision', type: 'text' },
      { name: 'tries', type: 'number', required: true },
      // When it is due: at its time, and later where it is tried again. None once it is refused.
      { name: 'dueAt', type: 'date', index: true },
      { name: 'refusedAt', type: 'date' },
      { name: 'refusal', type: 'json' },
    ],
  }
}
