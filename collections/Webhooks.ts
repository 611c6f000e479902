import type { CollectionConfig, TextFieldValidation } from 'payload'
import { nobody } from '../src/access/roles'
import { webhookPolicy } from '../src/access/webhooks'
import { languageLabel } from '../src/model/languages'
import { say } from '../src/model/sentence'
import type { Settings } from '../src/options'
import { resolvedUrlProblem } from '../src/webhooks/address'
import { webhookEndpoints } from '../src/webhooks/endpoints'
import { endDeliveries } from '../src/webhooks/queue'
import { verbatim } from '../src/newsroom/typedText'
import { openAfterRead, sealBeforeChange } from '../src/webhooks/secrets'
import { choices, label } from './labels'

/** Who is told of releases: one subscription an address. */
export function webhooks({ languages, webhooks: reach }: Settings): CollectionConfig {
  const checkAddress: TextFieldValidation = async (value: unknown, { event, req }) => {
    // A name is looked up when the form is sent, not at every key.
    if (event === 'onChange') return true
    const problem = await resolvedUrlProblem(typeof value === 'string' ? value : '', reach)
    return problem ? say(req, problem) : true
  }
  return {
    slug: 'webhooks',
    labels: { singular: label('Webhook'), plural: label('Webhooks') },
    admin: {
      group: label('Administration'),
      useAsTitle: 'url',
      defaultColumns: ['url', 'events', 'languages', 'active'],
      description: label('Addresses that are told of every release, signed as Standard Webhooks 1.0 says.'),
    },
    access: webhookPolicy,
    disableDuplicate: true,
    endpoints: webhookEndpoints(reach),
    hooks: { beforeDelete: [({ id, req }) => endDeliveries(req, String(id))] },
    fields: [
      {
        name: 'url',
        type: 'text',
        required: true,
        maxLength: 2000,
        validate: checkAddress,
        label: label('Address'),
        admin: { placeholder: 'https://example.org/hooks/cited' },
      },
      {
        name: 'events',
        type: 'select',
        hasMany: true,
        label: label('Events'),
        options: choices({
          published: label('Published'),
          updated: label('Updated'),
          corrected: label('Corrected'),
          redacted: label('Redacted'),
          withdrawn: label('Withdrawn'),
        }),
        admin: { description: label('All when empty.') },
      },
      {
        name: 'languages',
        type: 'select',
        hasMany: true,
        label: label('Languages'),
        options: languages.map((language) => ({ label: languageLabel(language), value: language.code })),
        admin: { description: label('All when empty.') },
      },
      {
        name: 'secret',
        type: 'text',
        custom: verbatim,
        label: label('Secret'),
        access: { create: nobody, update: nobody },
        hooks: { beforeChange: [sealBeforeChange], afterRead: [openAfterRead] },
        admin: {
          components: { Field: 'cited/client#SecretField' },
          disableBulkEdit: true,
          disableListColumn: true,
          disableListFilter: true,
        },
      },
      {
        // What the secret was less than a day ago, encrypted: these still sign.
        name: 'oldSecrets',
        type: 'text',
        custom: verbatim,
        access: { create: nobody, read: nobody, update: nobody },
        admin: { hidden: true, disableListColumn: true, disableListFilter: true },
      },
      {
        name: 'rotatedAt',
        type: 'date',
        label: label('Secret rotated at'),
        access: { create: nobody, update: nobody },
        admin: { hidden: true },
      },
      {
        name: 'log',
        type: 'ui',
        admin: {
          components: { Field: 'cited/client#Deliveries' },
          disableBulkEdit: true,
          disableListColumn: true,
        },
      },
      {
        name: 'active',
        type: 'checkbox',
        defaultValue: true,
        index: true,
        label: label('Active'),
        admin: {
          position: 'sidebar',
          description: label('Switched off when the address answers 410 Gone.'),
        },
      },
    ],
  }
}
