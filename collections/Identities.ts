import type { CollectionConfig } from 'payload'
import { identityPolicy } from '../src/access/identities'
import { decryptAfterRead, encryptBeforeChange } from '../src/access/encryption'
import type { Sentence } from '../src/model/sentence'
import { requireReferences } from '../src/newsroom/records/references'
import { label } from './labels'
import { checkText } from './validation'

/** Who a confidential source is: encrypted at rest, for the people named on the record and nobody else. */
export function identities(): CollectionConfig {
  const secret = (name: string, named: Sentence, limit: number) => ({
    name,
    type: 'textarea' as const,
    validate: checkText(limit),
    label: named,
    admin: { disableListColumn: true, disableListFilter: true },
    hooks: { beforeChange: [encryptBeforeChange], afterRead: [decryptAfterRead] },
  })
  return {
    slug: 'identities',
    labels: { singular: label('Identity'), plural: label('Identities') },
    admin: {
      group: label('Attribution'),
      useAsTitle: 'id',
      defaultColumns: ['source', 'readers', 'updatedAt'],
      description: label(
        'Who a confidential source is. Only the readers named on a record can open it, administrators included.',
      ),
    },
    access: identityPolicy,
    disableDuplicate: true,
    hooks: { beforeChange: [requireReferences('identities', { source: 'sources' })] },
    lockDocuments: false,
    fields: [
      {
        name: 'source',
        type: 'relationship',
        relationTo: 'sources',
        required: true,
        label: label('Source'),
        filterOptions: { terms: { not_equals: 'on-record' } },
      },
      {
        name: 'readers',
        type: 'relationship',
        relationTo: 'users',
        hasMany: true,
        required: true,
        minRows: 1,
        index: true,
        label: label('May be read by'),
        defaultValue: ({ user }: { user?: { id: number | string } | null }) => (user ? [user.id] : []),
        admin: {
          description: label('Include yourself, or you will not see the record again.'),
        },
      },
      { ...secret('name', label('Name'), 300), required: true },
      secret('contact', label('How to reach the source'), 2000),
      secret('notes', label('Notes'), 10_000),
    ],
  }
}
