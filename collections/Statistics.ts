import type { CollectionConfig, UIField } from 'payload'
import { recordPolicy } from '../src/access/records'
import type { Settings } from '../src/options'
import { searchedIn } from '../src/database/search'
import { checkStatistic } from '../src/newsroom/records/checkRecords'
import { noteSeenCorrection, requireWeighed, weighCorrection } from '../src/newsroom/corrections/hooks'
import { correctionEndpoints } from '../src/newsroom/corrections/endpoints'
import { attributeFiguresEndpoint } from '../src/newsroom/records/attribute'
import { restingEndpoint, usesEndpoint } from '../src/newsroom/records/endpoints'
import { presenceEndpoint } from '../src/newsroom/presence'
import { followMergers, refuseMerged } from '../src/newsroom/records/followMergers'
import { keptOnly, leaveOutMerged } from '../src/newsroom/records/keptOnly'
import { mergeEndpoints } from '../src/newsroom/records/merge'
import { refuseIfUsed } from '../src/newsroom/records/usedIn'
import { valuesEndpoint } from '../src/newsroom/records/values'
import {
  alikeField,
  mergeField,
  correctionField,
  dayField,
  evidenceField,
  precisionField,
  savingComponents,
  searched,
  usedInFields,
} from './fields'
import { choices, label } from './labels'
import { checkText, checkDecimal } from './validation'
import { choosesKept } from './kept'

/** Something that the form shows of a figure, which is no field of it. */
function shownField(
  name: string,
  component: 'FormulaResult' | 'StatedValues',
  { languages }: Pick<Settings, 'languages'>,
): UIField {
  return {
    name,
    type: 'ui',
    admin: {
      components: { Field: { path: `cited/client#${component}`, clientProps: { languages } } },
      disableBulkEdit: true,
      disableListColumn: true,
    },
  }
}

/** A figure as a record: value, unit, date, and where it comes from. */
export function statistics({ languages, publishing, api }: Settings): CollectionConfig {
  return {
    slug: 'statistics',
    // As with articles.
    lockDocuments: false,
    labels: { singular: label('Statistic'), plural: label('Statistics') },
    admin: {
      baseFilter: ({ req }) => keptOnly(req, 'statistics'),
      components: { ...savingComponents, edit: { ...savingComponents.edit, SaveButton: 'cited/client#SaveButton' } },
      group: label('Attribution'),
      useAsTitle: 'label',
      defaultColumns: ['label', 'value', 'status', 'updatedAt'],
      listSearchableFields: ['label', 'value', 'place'],
      description: label('Every figure a story states, once for all editions and languages.'),
    },
    access: recordPolicy,
    endpoints: [
      presenceEndpoint('statistics'),
      usesEndpoint('statistics'),
      restingEndpoint('statistics'),
      ...mergeEndpoints('statistics', publishing),
      valuesEndpoint(),
      attributeFiguresEndpoint(languages),
      ...correctionEndpoints('statistics', publishing),
    ],
    versions: { maxPerDoc: 0 },
    hooks: {
      beforeValidate: [refuseMerged('statistics'), followMergers],
      beforeOperation: [noteSeenCorrection, leaveOutMerged('statistics')],
      beforeChange: [checkStatistic, weighCorrection('statistics', publishing)],
      afterChange: [requireWeighed('statistics')],
      beforeDelete: [refuseIfUsed('statistics')],
    },
    fields: [
      ...searched({
        name: 'label',
        type: 'text',
        required: true,
        localized: true,
        validate: checkText(300),
        label: label('Label'),
        admin: { placeholder: label('new diplomats authorised') },
      }),
      alikeField('statistics'),
      {
        type: 'tabs',
        tabs: [
          {
            label: label('Figure'),
            fields: [
              {
                type: 'row',
                fields: [
                  {
                    name: 'qualifier',
                    type: 'select',
                    required: true,
                    defaultValue: 'exact',
                    label: label('Qualifier'),
                    options: choices({
                      exact: label('exactly'),
                      about: label('about'),
                      'more-than': label('more than'),
                      'at-least': label('at least'),
                      'less-than': label('less than'),
                      'at-most': label('at most'),
                    }),
                    admin: { width: '34%' },
                  },
                  {
                    name: 'value',
                    type: 'text',
                    custom: searchedIn('value'),
                    required: true,
                    index: true,
                    validate: checkDecimal,
                    label: label('Value'),
                    admin: { width: '33%', placeholder: '1200.5' },
                  },
                  {
                    name: 'high',
                    type: 'text',
                    validate: checkDecimal,
                    label: label('Up to (of a range)'),
                    admin: { width: '33%' },
                  },
                ],
              },
              {
                name: 'unit',
                type: 'group',
                label: label('Unit'),
                fields: [
                  {
                    type: 'row',
                    fields: [
                      {
                        name: 'kind',
                        type: 'select',
                        required: true,
                        defaultValue: 'count',
                        label: label('Kind'),
                        options: choices({
                          count: label('Count'),
                          percent: label('Per cent'),
                          'percentage-point': label('Percentage points'),
                          currency: label('Money'),
                          ratio: label('Ratio'),
                          measure: label('Measure'),
                        }),
                        // It would be called “Unit > Kind” there.
                        admin: { width: '34%', disableListColumn: true },
                      },
                      {
                        name: 'code',
                        type: 'text',
                        label: label('Code'),
                        maxLength: 20,
                        admin: {
                          width: '33%',
                          placeholder: 'USD, MXN, km',
                          condition: (_, siblings) => ['currency', 'measure'].includes(String(siblings?.kind)),
                          description: label('ISO 4217 for money, UCUM for a measure.'),
                        },
                      },
                      {
                        name: 'noun',
                        type: 'text',
                        localized: true,
                        validate: checkText(100),
                        label: label('What is counted'),
                        admin: { width: '33%', placeholder: label('diplomats') },
                      },
                    ],
                  },
                ],
              },
              {
                type: 'row',
                fields: [dayField({ name: 'asOf', label: label('As of'), admin: { width: '50%' } }), precisionField()],
              },
              ...searched({ name: 'place', type: 'text', validate: checkText(200), label: label('Place') }),
            ],
          },
          { label: label('Evidence'), fields: [evidenceField()] },
          {
            label: label('Formula'),
            description: label(
              'For a figure computed from others. It is recomputed and compared with the value stated.',
            ),
            fields: [
              {
                name: 'formula',
                type: 'text',
                validate: checkText(500),
                label: label('Formula'),
                admin: { placeholder: '(b - a) / a * 100' },
              },
              shownField('result', 'FormulaResult', { languages }),
              {
                name: 'operands',
                type: 'array',
                label: label('Operands'),
                labels: { singular: label('Operand'), plural: label('Operands') },
                maxRows: 50,
                fields: [
                  {
                    type: 'row',
                    fields: [
                      {
                        name: 'key',
                        type: 'text',
                        required: true,
                        maxLength: 30,
                        label: label('Key'),
                        admin: { width: '20%', placeholder: 'a' },
                      },
                      {
                        name: 'statistic',
                        ...choosesKept('statistics'),
                        required: true,
                        index: true,
                        label: label('Statistic'),
                        admin: { width: '80%' },
                      },
                    ],
                  },
                ],
              },
            ],
          },
          { label: label('Over time'), fields: [shownField('values', 'StatedValues', { languages })] },
          { label: label('Used in'), fields: usedInFields('statistics', { api }) },
        ],
      },
      correctionField({ api, languages }),
      {
        name: 'status',
        type: 'select',
        required: true,
        defaultValue: 'unverified',
        label: label('Status'),
        options: choices({
          unverified: label('Unverified'),
          verified: label('Verified'),
          disputed: label('Disputed'),
          retracted: label('Retracted'),
        }),
        admin: { position: 'sidebar' },
      },
      {
        name: 'publicNote',
        type: 'textarea',
        localized: true,
        validate: checkText(1000),
        label: label('Public note'),
        admin: {
          position: 'sidebar',
          description: label('Readers see it with the figure.'),
        },
      },
      {
        name: 'note',
        type: 'textarea',
        validate: checkText(5000),
        label: label('Private note'),
        admin: { position: 'sidebar', description: label('Never leaves the newsroom.') },
      },
      mergeField('statistics'),
    ],
  }
}
