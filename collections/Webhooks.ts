import type { CollectionConfig, TextFieldValidation } from 'payload'
import { nobody } from '../src/access/roles'
import { webhookPolicy } from '../src/access/webhooks'
import { languageLabel } from '../src/model/languages'
import type { Settings } from '../src/options'
import { resolvedUrlProblem } from '../src/webhooks/address'
import { webhookEndpoints } from '../src/webhooks/endpoints'
import { endDeliveries } from '../src/webhooks/queue'
import { openAfterRead, sealBeforeChange } from '../src/webhooks/secrets'
import { label, options } from './labels'
import { inLanguageOf } from './validation'

/** Who is told of releases: one subscription an address. */
export function webhooks({ languages, webhooks: reach }: Settings): CollectionConfig {
  const sayAddress: TextFieldValidation = async (value: unknown, { event, req }) => {
    // A name is looked up when the form is sent, not at every key.
    if (event === 'onChange') return true
    const problem = await resolvedUrlProblem(typeof value === 'string' ? value : '', reach)
    return problem ? inLanguageOf(req, problem.en, problem.es) : true
  }
  return {
    slug: 'webhooks',
    labels: { singular: label('Webhook', 'Webhook'), plural: label('Webhooks', 'Webhooks') },
    admin: {
      group: label('Administration', 'Administración'),
      useAsTitle: 'url',
      defaultColumns: ['url', 'events', 'languages', 'active'],
      description: label(
        'Addresses that are told of every release, signed as Standard Webhooks 1.0 says.',
        'Direcciones a las que se avisa de cada publicación, con la firma de Standard Webhooks 1.0.',
      ),
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
        validate: sayAddress,
        label: label('Address', 'Dirección'),
        admin: { placeholder: 'https://example.org/hooks/cited' },
      },
      {
        name: 'events',
        type: 'select',
        hasMany: true,
        label: label('Events', 'Eventos'),
        options: options({
          published: ['Published', 'Publicada'],
          updated: ['Updated', 'Actualizada'],
          corrected: ['Corrected', 'Corregida'],
          withdrawn: ['Withdrawn', 'Retirada'],
        }),
        admin: { description: label('All when empty.', 'Todos si se deja vacío.') },
      },
      {
        name: 'languages',
        type: 'select',
        hasMany: true,
        label: label('Languages', 'Idiomas'),
        options: languages.map((language) => ({ label: languageLabel(language), value: language.code })),
        admin: { description: label('All when empty.', 'Todos si se deja vacío.') },
      },
      {
        name: 'secret',
        type: 'text',
        label: label('Secret', 'Secreto'),
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
        access: { create: nobody, read: nobody, update: nobody },
        admin: { hidden: true, disableListColumn: true, disableListFilter: true },
      },
      {
        name: 'rotatedAt',
        type: 'date',
        label: label('Secret rotated at', 'Secreto cambiado el'),
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
        label: label('Active', 'Activo'),
        admin: {
          position: 'sidebar',
          description: label(
            'Switched off when the address answers 410 Gone.',
            'Se desactiva cuando la dirección responde 410 Gone.',
          ),
        },
      },
    ],
  }
}
