import type { CollectionConfig } from 'payload'
import { recordPolicy } from '../src/access/records'
import type { Settings } from '../src/options'
import { checkQuote } from '../src/newsroom/records/checkRecords'
import { noteSeenCorrection, requireWeighed, weighCorrection } from '../src/newsroom/corrections/hooks'
import { correctionEndpoints } from '../src/newsroom/corrections/endpoints'
import { attributeQuotationEndpoint } from '../src/newsroom/records/attribute'
import { restingEndpoint, usesEndpoint } from '../src/newsroom/records/endpoints'
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
  evidenceField,
  languageField,
  precisionField,
  searched,
  savingComponents,
  usedInFields,
} from './fields'
import { label } from './labels'
import { checkLanguage, checkText } from './validation'
import { choosesKept } from './kept'

/** Words somebody said, verbatim. */
export function quotes({ languages, publishing, api }: Settings): CollectionConfig {
  return {
    slug: 'quotes',
    // As with articles.
    lockDocuments: false,
    labels: { singular: label('Quote'), plural: label('Quotes') },
    admin: {
      baseFilter: ({ req }) => keptOnly(req, 'quotes'),
      components: { ...savingComponents, edit: { ...savingComponents.edit, SaveButton: 'cited/client#SaveButton' } },
      group: label('Attribution'),
      useAsTitle: 'text',
      defaultColumns: ['text', 'speaker', 'language', 'saidAt', 'updatedAt'],
      listSearchableFields: ['text', 'translations.text', 'occasion'],
      description: label('What somebody said, word for word.'),
    },
    access: recordPolicy,
    endpoints: [
      presenceEndpoint('quotes'),
      usesEndpoint('quotes'),
      restingEndpoint('quotes'),
      ...mergeEndpoints('quotes', publishing),
      attributeQuotationEndpoint(languages),
      ...correctionEndpoints('quotes', publishing),
    ],
    versions: { maxPerDoc: 0 },
    hooks: {
      beforeValidate: [refuseMerged('quotes'), followMergers],
      beforeOperation: [noteSeenCorrection, leaveOutMerged('quotes')],
      beforeChange: [checkQuote, weighCorrection('quotes', publishing)],
      afterChange: [requireWeighed('quotes')],
      beforeDelete: [refuseIfUsed('quotes')],
    },
    fields: [
      ...searched({
        name: 'text',
        type: 'textarea',
        required: true,
        validate: checkText(5000),
        label: label('Text, verbatim'),
        admin: {
          description: label('In the language it was said in, without quotation marks.'),
        },
      }),
      alikeField('quotes'),
      {
        type: 'tabs',
        tabs: [
          {
            label: label('Who and when'),
            fields: [
              {
                type: 'row',
                fields: [
                  {
                    name: 'speaker',
                    ...choosesKept('sources'),
                    required: true,
                    index: true,
                    label: label('Speaker'),
                    admin: { width: '50%' },
                  },
                  {
                    name: 'capacity',
                    type: 'text',
                    localized: true,
                    validate: checkText(300),
                    label: label('In the capacity of'),
                    admin: { width: '50%', placeholder: label('director of the FBI') },
                  },
                ],
              },
              {
                type: 'row',
                fields: [
                  dayField({ name: 'saidAt', label: label('Said on'), admin: { width: '50%' } }),
                  precisionField(),
                ],
              },
              ...searched({ name: 'occasion', type: 'text', validate: checkText(300), label: label('Occasion') }),
            ],
          },
          {
            label: label('Translations'),
            fields: [
              {
                name: 'translations',
                type: 'array',
                label: label('Translations'),
                labels: { singular: label('Translation'), plural: label('Translations') },
                fields: [
                  {
                    type: 'row',
                    fields: [
                      languageField(languages, {
                        name: 'language',
                        required: true,
                        label: label('Language'),
                        admin: { width: '50%' },
                      }),
                      {
                        name: 'translator',
                        type: 'text',
                        validate: checkText(200),
                        label: label('Translator'),
                        admin: { width: '50%' },
                      },
                    ],
                  },
                  ...searched({
                    name: 'text',
                    type: 'textarea',
                    required: true,
                    validate: checkText(5000),
                    label: label('Text'),
                  }),
                ],
              },
            ],
          },
          { label: label('Evidence'), fields: [evidenceField()] },
          { label: label('Used in'), fields: usedInFields('quotes', { api }) },
        ],
      },
      correctionField({ api, languages }),
      {
        name: 'language',
        type: 'text',
        required: true,
        defaultValue: languages[0]?.code,
        label: label('Language it was said in'),
        validate: checkLanguage,
        admin: { position: 'sidebar', placeholder: 'en' },
      },
      {
        name: 'paraphrase',
        type: 'checkbox',
        defaultValue: false,
        label: label('Paraphrase, not verbatim'),
        admin: { position: 'sidebar' },
      },
      mergeField('quotes'),
    ],
  }
}
