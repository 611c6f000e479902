import type { CollectionConfig } from 'payload'
import { recordPolicy } from '../src/access/records'
import type { Settings } from '../src/options'
import { checkQuote } from '../src/newsroom/records/checkRecords'
import { guardCorrection, noteSeenCorrection, requireCorrection } from '../src/newsroom/corrections/release'
import { correctionEndpoints } from '../src/newsroom/corrections/endpoints'
import { refuseIfUsed, usesEndpoint } from '../src/newsroom/records/usedIn'
import { correctionField, dayField, evidenceField, languageField, precisionField, usedInFields } from './fields'
import { label } from './labels'
import { say } from './validation'

/** Words somebody said, verbatim. */
export function quotes({ languages, rules, api }: Settings): CollectionConfig {
  return {
    slug: 'quotes',
    labels: { singular: label('Quote', 'Cita'), plural: label('Quotes', 'Citas') },
    admin: {
      group: label('Attribution', 'Atribución'),
      useAsTitle: 'text',
      defaultColumns: ['text', 'speaker', 'language', 'saidAt', 'updatedAt'],
      listSearchableFields: ['text', 'occasion'],
      description: label('What somebody said, word for word.', 'Lo que alguien dijo, palabra por palabra.'),
    },
    access: recordPolicy,
    endpoints: [usesEndpoint('quotes'), ...correctionEndpoints('quotes', { languages, rules, apiPath: api.path })],
    versions: { maxPerDoc: 0 },
    hooks: {
      beforeOperation: [noteSeenCorrection],
      beforeChange: [checkQuote, guardCorrection('quotes', { languages, rules, apiPath: api.path })],
      afterChange: [requireCorrection('quotes', { languages, rules, apiPath: api.path })],
      beforeDelete: [refuseIfUsed('quotes')],
    },
    fields: [
      {
        name: 'text',
        type: 'textarea',
        required: true,
        validate: say(5000),
        label: label('Text, verbatim', 'Texto literal'),
        admin: {
          description: label(
            'In the language it was said in, without quotation marks.',
            'En el idioma en que se dijo, sin comillas.',
          ),
        },
      },
      {
        type: 'tabs',
        tabs: [
          {
            label: label('Who and when', 'Quién y cuándo'),
            fields: [
              {
                type: 'row',
                fields: [
                  {
                    name: 'speaker',
                    type: 'relationship',
                    relationTo: 'sources',
                    required: true,
                    index: true,
                    label: label('Speaker', 'Quién lo dijo'),
                    admin: { width: '50%' },
                  },
                  {
                    name: 'capacity',
                    type: 'text',
                    localized: true,
                    validate: say(300),
                    label: label('In the capacity of', 'En calidad de'),
                    admin: { width: '50%', placeholder: label('director of the FBI', 'director del FBI') },
                  },
                ],
              },
              {
                type: 'row',
                fields: [
                  dayField({ name: 'saidAt', label: label('Said on', 'Fecha'), admin: { width: '50%' } }),
                  precisionField(),
                ],
              },
              { name: 'occasion', type: 'text', validate: say(300), label: label('Occasion', 'Ocasión') },
            ],
          },
          {
            label: label('Translations', 'Traducciones'),
            fields: [
              {
                name: 'translations',
                type: 'array',
                label: label('Translations', 'Traducciones'),
                labels: { singular: label('Translation', 'Traducción'), plural: label('Translations', 'Traducciones') },
                fields: [
                  {
                    type: 'row',
                    fields: [
                      languageField(languages, {
                        name: 'language',
                        required: true,
                        label: label('Language', 'Idioma'),
                        admin: { width: '50%' },
                      }),
                      {
                        name: 'translator',
                        type: 'text',
                        validate: say(200),
                        label: label('Translator', 'Traductor'),
                        admin: { width: '50%' },
                      },
                    ],
                  },
                  {
                    name: 'text',
                    type: 'textarea',
                    required: true,
                    validate: say(5000),
                    label: label('Text', 'Texto'),
                  },
                ],
              },
            ],
          },
          { label: label('Evidence', 'Evidencia'), fields: [evidenceField()] },
          { label: label('Used in', 'Aparece en'), fields: usedInFields('quotes', { api }) },
        ],
      },
      correctionField({ api, languages }),
      {
        name: 'language',
        type: 'text',
        required: true,
        defaultValue: languages[0]?.code,
        label: label('Language it was said in', 'Idioma en que se dijo'),
        validate: (value: unknown, { req }: { req: { i18n: { language: string } } }) =>
          typeof value === 'string' && /^[a-z]{2,3}(-[A-Za-z0-9]{2,8})*$/.test(value)
            ? true
            : req.i18n.language === 'es'
              ? 'Debe ser un código de idioma como es, en o ru.'
              : 'Must be a language code such as en, es or ru.',
        admin: { position: 'sidebar', placeholder: 'en' },
      },
      {
        name: 'paraphrase',
        type: 'checkbox',
        defaultValue: false,
        label: label('Paraphrase, not verbatim', 'Paráfrasis, no literal'),
        admin: { position: 'sidebar' },
      },
    ],
  }
}
