import type { CollectionConfig } from 'payload'
import { recordPolicy } from '../src/access/records'
import { nobody } from '../src/access/roles'
import type { Settings } from '../src/options'
import { noteSeenCorrection, requireWeighed, weighCorrection } from '../src/newsroom/corrections/hooks'
import { keepProtected } from '../src/newsroom/redactions/keepProtected'
import { meetWhoNamesIt, redactWhatBecamePrivate } from '../src/newsroom/redactions/redactSource'
import { correctionEndpoints } from '../src/newsroom/corrections/endpoints'
import { restingEndpoint, usesEndpoint } from '../src/newsroom/records/endpoints'
import { approvalEndpoints } from '../src/newsroom/sources/approve'
import { guardTerms, noteDuplicated } from '../src/newsroom/sources/terms'
import { presenceEndpoint } from '../src/newsroom/presence'
import { followMergers, refuseMerged } from '../src/newsroom/records/followMergers'
import { keptOnly, leaveOutMerged } from '../src/newsroom/records/keptOnly'
import { mergeEndpoints } from '../src/newsroom/records/merge'
import { refuseIfUsed } from '../src/newsroom/records/usedIn'
import {
  alikeField,
  mergeField,
  correctionField,
  dayField,
  savingComponents,
  searched,
  urlField,
  usedInFields,
} from './fields'
import { choices, label } from './labels'
import { checkLanguageIfAny, checkText } from './validation'

/** Who or what statistics and quotes rest on. */
export function sources({ languages, publishing, api }: Settings): CollectionConfig {
  return {
    slug: 'sources',
    // As with articles.
    lockDocuments: false,
    labels: { singular: label('Source'), plural: label('Sources') },
    admin: {
      baseFilter: ({ req }) => keptOnly(req, 'sources'),
      components: { ...savingComponents, edit: { ...savingComponents.edit, SaveButton: 'cited/client#SaveButton' } },
      group: label('Attribution'),
      useAsTitle: 'name',
      defaultColumns: ['name', 'kind', 'terms', 'availability', 'updatedAt'],
      listSearchableFields: ['name', 'publisher', 'author', 'title'],
      description: label('People, documents and everything else that figures and quotes rest on.'),
    },
    access: recordPolicy,
    endpoints: [
      presenceEndpoint('sources'),
      usesEndpoint('sources'),
      restingEndpoint('sources'),
      ...mergeEndpoints('sources', publishing),
      ...approvalEndpoints,
      ...correctionEndpoints('sources', publishing),
    ],
    versions: { maxPerDoc: 0 },
    hooks: {
      beforeValidate: [refuseMerged('sources'), followMergers],
      beforeOperation: [noteSeenCorrection, noteDuplicated, leaveOutMerged('sources')],
      beforeChange: [guardTerms, weighCorrection('sources', publishing)],
      afterChange: [requireWeighed('sources'), redactWhatBecamePrivate(publishing), meetWhoNamesIt],
      beforeDelete: [refuseIfUsed('sources'), keepProtected],
    },
    fields: [
      ...searched({
        name: 'name',
        type: 'text',
        required: true,
        index: true,
        validate: checkText(300),
        label: label('Name'),
        admin: {
          description: label(
            'Public only when the source is on the record. Who a confidential source is goes into an identity.',
          ),
        },
      }),
      alikeField('sources'),
      {
        type: 'tabs',
        tabs: [
          {
            label: label('Terms'),
            fields: [
              {
                type: 'row',
                fields: [
                  {
                    name: 'terms',
                    type: 'select',
                    required: true,
                    defaultValue: 'on-record',
                    index: true,
                    label: label('Terms agreed'),
                    options: choices({
                      'on-record': label('On the record'),
                      background: label('On background'),
                      'deep-background': label('On deep background'),
                      'off-record': label('Off the record'),
                    }),
                    admin: { width: '50%' },
                  },
                  {
                    name: 'attribution',
                    type: 'text',
                    localized: true,
                    validate: checkText(300),
                    label: label('Attribution agreed'),
                    admin: {
                      width: '50%',
                      placeholder: label('a senior American official'),
                      description: label('The wording under which the source may appear in public.'),
                    },
                  },
                ],
              },
              // Not kept: what whoever loosens the terms says to confirm it.
              {
                name: 'nameAloud',
                type: 'text',
                virtual: true,
                label: label('Say the name of the source'),
                admin: {
                  components: { Field: 'cited/client#NameAloud' },
                  disableBulkEdit: true,
                  disableListColumn: true,
                  disableListFilter: true,
                },
              },
              {
                name: 'namedElsewhere',
                type: 'ui',
                admin: {
                  components: { Field: 'cited/client#NamedIn' },
                  disableBulkEdit: true,
                  disableListColumn: true,
                },
              },
              {
                name: 'conditions',
                type: 'textarea',
                validate: checkText(5000),
                label: label('Conditions (private)'),
              },
              {
                name: 'approval',
                type: 'group',
                label: label('Approval of an unnamed source'),
                // Written by the server, when an editor approves.
                access: { create: nobody, update: nobody },
                admin: {
                  condition: (data) => data.terms !== 'on-record',
                  description: label('The editor who knows who the source is and approved its use. Private.'),
                  disableBulkEdit: true,
                },
                fields: [
                  {
                    type: 'row',
                    fields: [
                      {
                        name: 'by',
                        type: 'relationship',
                        relationTo: 'users',
                        label: label('Approved by'),
                        admin: { width: '50%' },
                      },
                      dayField({ name: 'at', label: label('Approved on'), admin: { width: '50%' } }),
                    ],
                  },
                  {
                    name: 'approve',
                    type: 'ui',
                    admin: {
                      components: { Field: 'cited/client#Approve' },
                      disableBulkEdit: true,
                      disableListColumn: true,
                    },
                  },
                ],
              },
              // That the terms were loosened, from which and when: written by the server.
              {
                name: 'loosened',
                type: 'group',
                access: { create: nobody, update: nobody },
                admin: { hidden: true, disableBulkEdit: true },
                fields: [
                  { name: 'from', type: 'text', admin: { hidden: true, disableListColumn: true } },
                  { name: 'at', type: 'date', admin: { hidden: true, disableListColumn: true } },
                ],
              },
            ],
          },
          {
            label: label('Description'),
            fields: [
              ...searched({ name: 'title', type: 'text', validate: checkText(500), label: label('Title') }),
              {
                type: 'row',
                fields: [
                  ...searched({
                    name: 'author',
                    type: 'text',
                    validate: checkText(300),
                    label: label('Author'),
                    admin: { width: '50%' },
                  }),
                  ...searched({
                    name: 'publisher',
                    type: 'text',
                    validate: checkText(300),
                    label: label('Publisher'),
                    admin: { width: '50%' },
                  }),
                ],
              },
              {
                type: 'row',
                fields: [
                  urlField({ name: 'url', label: label('Address'), admin: { width: '50%' } }),
                  urlField({
                    name: 'archiveUrl',
                    label: label('Archived copy'),
                    admin: { width: '50%' },
                  }),
                ],
              },
              {
                type: 'row',
                fields: [
                  dayField({
                    name: 'publishedAt',
                    label: label('Published on'),
                    admin: { width: '50%' },
                  }),
                  dayField({
                    name: 'accessedAt',
                    label: label('Consulted on'),
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
                    validate: checkLanguageIfAny,
                    label: label('Language'),
                    admin: { width: '50%', placeholder: languages.map(({ code }) => code).join(', ') },
                  },
                  {
                    name: 'license',
                    type: 'text',
                    validate: checkText(200),
                    label: label('License'),
                    admin: { width: '50%' },
                  },
                ],
              },
            ],
          },
          {
            label: label('Used in'),
            fields: [
              ...usedInFields('sources', { api }),
              {
                name: 'statistics',
                type: 'join',
                collection: 'statistics',
                on: 'evidence.source',
                label: label('Statistics'),
                admin: { allowCreate: false, defaultColumns: ['label', 'value', 'status'] },
              },
              {
                name: 'quotes',
                type: 'join',
                collection: 'quotes',
                on: 'speaker',
                label: label('Quotes'),
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
        label: label('Kind'),
        options: choices({
          person: label('Person'),
          organization: label('Organization'),
          document: label('Document'),
          dataset: label('Dataset'),
          publication: label('Publication'),
          hearing: label('Hearing'),
          broadcast: label('Broadcast'),
          post: label('Post'),
          interview: label('Interview'),
        }),
        admin: { position: 'sidebar' },
      },
      {
        name: 'availability',
        type: 'select',
        required: true,
        defaultValue: 'public',
        label: label('Availability'),
        options: choices({
          public: label('Public'),
          restricted: label('Restricted'),
          withdrawn: label('Withdrawn from the public'),
          'held-by-newsroom': label('Held by the newsroom'),
        }),
        admin: { position: 'sidebar' },
      },
      {
        name: 'holder',
        type: 'text',
        localized: true,
        validate: checkText(300),
        label: label('Who holds a copy'),
        admin: {
          position: 'sidebar',
          condition: (data) => data.availability !== 'public',
          description: label('Public.'),
        },
      },
      mergeField('sources'),
    ],
  }
}
