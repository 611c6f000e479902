import type { CollectionConfig } from 'payload'
import { openingPolicy, refuseWriting, type happenings } from '../src/newsroom/identities/openings'
import { choices, label } from './labels'

/** What became of identities: who opened which one, and when. Written by the system only, changed by nobody. */
export function openings(): CollectionConfig {
  const id = (name: string, named: ReturnType<typeof label>, index = false) => ({
    name,
    type: 'text' as const,
    index,
    label: named,
  })
  return {
    slug: 'openings',
    labels: { singular: label('Opening of an identity'), plural: label('Openings of identities') },
    admin: {
      group: label('Administration'),
      // By an id nobody looks for anything.
      listSearchableFields: [],
      useAsTitle: 'id',
      defaultColumns: ['at', 'what', 'identity', 'reader', 'by'],
      description: label(
        'Who opened which identity and when, by their ids. Whoever may open an identity sees what became of it; nobody changes this.',
      ),
    },
    access: openingPolicy,
    defaultSort: '-at',
    disableBulkEdit: true,
    disableDuplicate: true,
    hooks: { beforeOperation: [refuseWriting] },
    lockDocuments: false,
    timestamps: false,
    indexes: [{ fields: ['reader', 'at'] }],
    fields: [
      {
        name: 'at',
        type: 'date',
        required: true,
        index: true,
        label: label('At'),
        admin: { date: { displayFormat: 'yyyy-MM-dd HH:mm:ss' } },
      },
      {
        name: 'what',
        type: 'select',
        required: true,
        label: label('What happened'),
        options: choices({
          opened: label('Opened'),
          refused: label('Wrong password'),
          added: label('Reader added'),
          removed: label('Reader taken off'),
          deleted: label('Deleted'),
          expired: label('Deleted when its day had come'),
        } satisfies Record<(typeof happenings)[number], unknown>),
      },
      id('identity', label('Identity'), true),
      id('reader', label('User')),
      id('by', label('Done by')),
    ],
  }
}
