import type { CollectionConfig } from 'payload'
import { identityPolicy } from '../src/access/identities'
import { decryptAfterRead, encryptBeforeChange } from '../src/access/encryption'
import { label } from './labels'
import { say } from './validation'

/** Who a confidential source is: encrypted at rest, for the people named on the record and nobody else. */
export function identities(): CollectionConfig {
  const secret = (name: string, en: string, es: string, limit: number) => ({
    name,
    type: 'textarea' as const,
    validate: say(limit),
    label: label(en, es),
    admin: { disableListColumn: true, disableListFilter: true },
    hooks: { beforeChange: [encryptBeforeChange], afterRead: [decryptAfterRead] },
  })
  return {
    slug: 'identities',
    labels: { singular: label('Identity', 'Identidad'), plural: label('Identities', 'Identidades') },
    admin: {
      group: label('Attribution', 'Atribución'),
      useAsTitle: 'id',
      defaultColumns: ['source', 'readers', 'updatedAt'],
      description: label(
        'Who a confidential source is. Only the readers named on a record can open it, administrators included.',
        'Quién es una fuente confidencial. Solo pueden abrirla las personas nombradas en el registro, ni siquiera los administradores.',
      ),
    },
    access: identityPolicy,
    disableDuplicate: true,
    lockDocuments: false,
    fields: [
      {
        name: 'source',
        type: 'relationship',
        relationTo: 'sources',
        required: true,
        label: label('Source', 'Fuente'),
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
        label: label('May be read by', 'Puede leerla'),
        defaultValue: ({ user }: { user?: { id: number | string } | null }) => (user ? [user.id] : []),
        admin: {
          description: label(
            'Include yourself, or you will not see the record again.',
            'Inclúyase, o no volverá a ver el registro.',
          ),
        },
      },
      { ...secret('name', 'Name', 'Nombre', 300), required: true },
      secret('contact', 'How to reach the source', 'Cómo contactar a la fuente', 2000),
      secret('notes', 'Notes', 'Notas', 10_000),
    ],
  }
}
