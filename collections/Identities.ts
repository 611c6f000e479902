import type { CollectionConfig, PayloadRequest, TextareaField, TextareaFieldValidation } from 'payload'
import { isEncrypted, keyIdOf } from '../src/access/encryption'
import { identityPolicy, neverRead, sealTyped, type IdentityField } from '../src/access/identities'
import { refuse } from '../src/access/refuse'
import { cleanText } from '../src/model/text'
import { untranslated, type Sentence } from '../src/model/sentence'
import { noteDeletion, openIdentity, tellReadersAlone } from '../src/newsroom/identities/open'
import { requireDayToCome } from '../src/newsroom/identities/keeping'
import { guardReaders, noteReaders } from '../src/newsroom/identities/readers'
import { meetWhoPublishes, requireSource } from '../src/newsroom/identities/source'
import { requireReferences } from '../src/newsroom/records/references'
import { verbatim } from '../src/newsroom/typedText'
import { dayField, presentPassword } from './fields'
import { label } from './labels'
import { checkText } from './validation'

/** A text that is encrypted where it is stored, and that no reading of Payload's gives: it is opened by its own endpoint. */
function secret(name: IdentityField, named: Sentence, limit: number, required = false): TextareaField {
  const check = checkText(limit)
  const checked = (value: unknown, req: PayloadRequest): string | null => {
    const text = typeof value === 'string' ? cleanText(value) : value
    const problem = check(text as string, { req, required } as Parameters<typeof check>[1])
    if (typeof problem === 'string')
      refuse('identities', [{ path: name, message: untranslated(problem), label: named }], req)
    return (text as string) || null
  }
  // Encrypted before this is asked; here it is asked of forms, and of a record that is new.
  const validate: TextareaFieldValidation = (value, options) => {
    if (typeof value === 'string' && (isEncrypted(value) || keyIdOf(value) !== null)) return true
    if (options.operation === 'update' && (value === null || value === undefined)) return true
    return check(value, options)
  }
  return {
    name,
    type: 'textarea',
    required,
    validate,
    label: named,
    custom: verbatim,
    admin: {
      components: { Field: 'cited/client#IdentityText' },
      disableBulkEdit: true,
      disableListColumn: true,
      disableListFilter: true,
    },
    hooks: { beforeChange: [sealTyped(name, checked)], afterRead: [neverRead] },
  }
}

/** Who a confidential source is: encrypted at rest, for the people named on the record and nobody else. */
export function identities(): CollectionConfig {
  return {
    slug: 'identities',
    labels: { singular: label('Identity'), plural: label('Identities') },
    admin: {
      group: label('Attribution'),
      // By an id nobody looks for anything.
      listSearchableFields: [],
      useAsTitle: 'id',
      defaultColumns: ['source', 'readers', 'keepUntil', 'updatedAt'],
      description: label(
        'Who a confidential source is. Only the readers named on a record can open it, administrators included.',
      ),
    },
    access: identityPolicy,
    disableDuplicate: true,
    endpoints: [openIdentity],
    hooks: {
      beforeChange: [
        requireSource,
        requireReferences('identities', { source: 'sources' }),
        guardReaders,
        requireDayToCome,
        meetWhoPublishes,
      ],
      afterChange: [noteReaders],
      beforeDelete: [noteDeletion],
      afterDelete: [tellReadersAlone],
    },
    lockDocuments: false,
    fields: [
      {
        name: 'source',
        type: 'relationship',
        relationTo: 'sources',
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
          description: label(
            'Include yourself, or you will not see the record again. Name two people: whoever has a password set by somebody else, or by a link in a mail, is taken off.',
          ),
        },
      },
      presentPassword(label('Needed to change who may read it.')),
      {
        name: 'open',
        type: 'ui',
        admin: { components: { Field: 'cited/client#OpenIdentity' }, disableBulkEdit: true, disableListColumn: true },
      },
      secret('name', label('Name'), 300, true),
      secret('contact', label('How to reach the source'), 2000),
      secret('notes', label('Notes'), 10_000),
      dayField({
        name: 'keepUntil',
        label: label('Keep until'),
        admin: { position: 'sidebar', description: label('The record is deleted when this day is over.') },
      }),
    ],
  }
}
