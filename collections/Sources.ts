import type { CollectionConfig } from 'payload'
import { recordPolicy } from '../src/access/records'
import { atLeast } from '../src/access/roles'
import type { Settings } from '../src/options'
import { guardCorrection, noteSeenCorrection, requireCorrection } from '../src/newsroom/corrections/release'
import { correctionEndpoints } from '../src/newsroom/corrections/endpoints'
import { refuseIfUsed, usesEndpoint } from '../src/newsroom/records/usedIn'
import { correctionField, dayField, urlField, usedInFields } from './fields'
import { label, options } from './labels'
import { say } from './validation'

/** Who or what statistics and quotes rest on. */
export function sources({ languages, rules, api }: Settings): CollectionConfig {
  return {
    slug: 'sources',
    labels: { singular: label('Source', 'Fuente'), plural: label('Sources', 'Fuentes') },
    admin: {
      group: label('Attribution', 'Atribución'),
      useAsTitle: 'name',
      defaultColumns: ['name', 'kind', 'terms', 'availability', 'updatedAt'],
      listSearchableFields: ['name', 'publisher', 'author', 'title'],
      description: label(
        'People, documents and everything else that figures and quotes rest on.',
        'Personas, documentos y todo aquello en que se apoyan cifras y citas.',
      ),
    },
    access: recordPolicy,
    endpoints: [usesEndpoint('sources'), ...correctionEndpoints('sources', { languages, rules, apiPath: api.path })],
    versions: { maxPerDoc: 0 },
    hooks: {
      beforeOperation: [noteSeenCorrection],
      beforeChange: [guardCorrection('sources', { languages, rules, apiPath: api.path })],
      afterChange: [requireCorrection('sources', { languages, rules, apiPath: api.path })],
      beforeDelete: [refuseIfUsed('sources')],
    },
    fields: [
      {
        name: 'name',
        type: 'text',
        required: true,
        index: true,
        validate: say(300),
        label: label('Name', 'Nombre'),
        admin: {
          description: label(
            'Public only when the source is on the record. Who a confidential source is goes into an identity.',
            'Pública solo si la fuente habla abiertamente. Quién es una fuente confidencial se guarda en una identidad.',
          ),
        },
      },
      {
        type: 'tabs',
        tabs: [
          {
            label: label('Terms', 'Condiciones'),
            fields: [
              {
                type: 'row',
                fields: [
                  {
                    name: 'terms',
                    type: 'select',
                    required: true,
                    defaultValue: 'on-record',
                    label: label('Terms agreed', 'Condiciones acordadas'),
                    options: options({
                      'on-record': ['On the record', 'Abiertamente'],
                      background: ['On background', 'Sin nombre, con atribución acordada'],
                      'deep-background': ['On deep background', 'Sin atribución'],
                      'off-record': ['Off the record', 'Confidencial, no publicable'],
                    }),
                    admin: { width: '50%' },
                  },
                  {
                    name: 'attribution',
                    type: 'text',
                    localized: true,
                    validate: say(300),
                    label: label('Attribution agreed', 'Atribución acordada'),
                    admin: {
                      width: '50%',
                      placeholder: label('a senior American official', 'un alto funcionario estadounidense'),
                      description: label(
                        'The wording under which the source may appear in public.',
                        'Las palabras con que la fuente puede aparecer en público.',
                      ),
                    },
                  },
                ],
              },
              {
                name: 'conditions',
                type: 'textarea',
                validate: say(5000),
                label: label('Conditions (private)', 'Condiciones (privado)'),
              },
              {
                name: 'approval',
                type: 'group',
                label: label('Approval of an unnamed source', 'Aprobación de una fuente sin nombre'),
                access: { create: atLeast('editor'), update: atLeast('editor') },
                admin: {
                  condition: (data) => data.terms !== 'on-record',
                  description: label(
                    'The editor who knows who the source is and approved its use. Private.',
                    'El editor que conoce la fuente y aprobó su uso. Privado.',
                  ),
                },
                fields: [
                  {
                    type: 'row',
                    fields: [
                      {
                        name: 'by',
                        type: 'relationship',
                        relationTo: 'users',
                        label: label('Approved by', 'Aprobada por'),
                        admin: { width: '50%' },
                      },
                      dayField({ name: 'at', label: label('Approved on', 'Aprobada el'), admin: { width: '50%' } }),
                    ],
                  },
                ],
              },
            ],
          },
          {
            label: label('Description', 'Descripción'),
            fields: [
              { name: 'title', type: 'text', validate: say(500), label: label('Title', 'Título') },
              {
                type: 'row',
                fields: [
                  {
                    name: 'author',
                    type: 'text',
                    validate: say(300),
                    label: label('Author', 'Autor'),
                    admin: { width: '50%' },
                  },
                  {
                    name: 'publisher',
                    type: 'text',
                    validate: say(300),
                    label: label('Publisher', 'Editor o institución'),
                    admin: { width: '50%' },
                  },
                ],
              },
              {
                type: 'row',
                fields: [
                  urlField({ name: 'url', label: label('Address', 'Dirección'), admin: { width: '50%' } }),
                  urlField({
                    name: 'archiveUrl',
                    label: label('Archived copy', 'Copia archivada'),
                    admin: { width: '50%' },
                  }),
                ],
              },
              {
                type: 'row',
                fields: [
                  dayField({
                    name: 'publishedAt',
                    label: label('Published on', 'Publicada el'),
                    admin: { width: '50%' },
                  }),
                  dayField({
                    name: 'accessedAt',
                    label: label('Consulted on', 'Consultada el'),
                    admin: { width: '50%' },
                  }),
                ],
              },
              {
                type: 'row',
                fields: [
                  {
                    name: 'language',
                    type: 'text',
                    maxLength: 20,
                    label: label('Language', 'Idioma'),
                    admin: { width: '50%', placeholder: languages.map(({ code }) => code).join(', ') },
                  },
                  {
                    name: 'license',
                    type: 'text',
                    validate: say(200),
                    label: label('License', 'Licencia'),
                    admin: { width: '50%' },
                  },
                ],
              },
            ],
          },
          {
            label: label('Used in', 'Aparece en'),
            fields: [
              ...usedInFields('sources', { api }),
              {
                name: 'statistics',
                type: 'join',
                collection: 'statistics',
                on: 'evidence.source',
                label: label('Statistics', 'Cifras'),
                admin: { allowCreate: false, defaultColumns: ['label', 'value', 'status'] },
              },
              {
                name: 'quotes',
                type: 'join',
                collection: 'quotes',
                on: 'speaker',
                label: label('Quotes', 'Citas'),
                admin: { allowCreate: false, defaultColumns: ['text', 'language'] },
              },
            ],
          },
        ],
      },
      correctionField({ api, languages }),
      {
        name: 'kind',
        type: 'select',
        required: true,
        defaultValue: 'person',
        label: label('Kind', 'Tipo'),
        options: options({
          person: ['Person', 'Persona'],
          organization: ['Organization', 'Organización'],
          document: ['Document', 'Documento'],
          dataset: ['Dataset', 'Conjunto de datos'],
          publication: ['Publication', 'Publicación'],
          hearing: ['Hearing', 'Comparecencia'],
          broadcast: ['Broadcast', 'Transmisión'],
          post: ['Post', 'Mensaje en redes'],
          interview: ['Interview', 'Entrevista'],
        }),
        admin: { position: 'sidebar' },
      },
      {
        name: 'availability',
        type: 'select',
        required: true,
        defaultValue: 'public',
        label: label('Availability', 'Disponibilidad'),
        options: options({
          public: ['Public', 'Pública'],
          restricted: ['Restricted', 'Restringida'],
          withdrawn: ['Withdrawn from the public', 'Retirada del público'],
          'held-by-newsroom': ['Held by the newsroom', 'En poder de la redacción'],
        }),
        admin: { position: 'sidebar' },
      },
      {
        name: 'holder',
        type: 'text',
        localized: true,
        validate: say(300),
        label: label('Who holds a copy', 'Quién conserva una copia'),
        admin: {
          position: 'sidebar',
          condition: (data) => data.availability !== 'public',
          description: label('Public.', 'Público.'),
        },
      },
    ],
  }
}
