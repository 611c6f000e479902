import type { CollectionConfig } from 'payload'
import { recordPolicy } from '../src/access/records'
import type { Settings } from '../src/options'
import { checkStatistic } from '../src/newsroom/records/checkRecords'
import { guardCorrection, noteSeenCorrection, requireCorrection } from '../src/newsroom/corrections/release'
import { correctionEndpoints } from '../src/newsroom/corrections/endpoints'
import { refuseIfUsed, usesEndpoint } from '../src/newsroom/records/usedIn'
import { correctionField, dayField, evidenceField, precisionField, usedInFields } from './fields'
import { label, options } from './labels'
import { say, sayDecimal } from './validation'

/** A figure as a record: value, unit, date, and where it comes from. */
export function statistics({ languages, rules, api }: Settings): CollectionConfig {
  return {
    slug: 'statistics',
    labels: { singular: label('Statistic', 'Cifra'), plural: label('Statistics', 'Cifras') },
    admin: {
      group: label('Attribution', 'Atribución'),
      useAsTitle: 'label',
      defaultColumns: ['label', 'value', 'unit.kind', 'status', 'updatedAt'],
      listSearchableFields: ['label', 'value', 'place'],
      description: label(
        'Every figure a story states, once for all editions and languages.',
        'Cada cifra que afirma una historia, una sola vez para todas las ediciones e idiomas.',
      ),
    },
    access: recordPolicy,
    endpoints: [
      usesEndpoint('statistics'),
      ...correctionEndpoints('statistics', { languages, rules, apiPath: api.path }),
    ],
    versions: { maxPerDoc: 0 },
    hooks: {
      beforeOperation: [noteSeenCorrection],
      beforeChange: [checkStatistic, guardCorrection('statistics', { languages, rules, apiPath: api.path })],
      afterChange: [requireCorrection('statistics', { languages, rules, apiPath: api.path })],
      beforeDelete: [refuseIfUsed('statistics')],
    },
    fields: [
      {
        name: 'label',
        type: 'text',
        required: true,
        localized: true,
        validate: say(300),
        label: label('Label', 'Nombre'),
        admin: { placeholder: label('new diplomats authorised', 'nuevos diplomáticos autorizados') },
      },
      {
        type: 'tabs',
        tabs: [
          {
            label: label('Figure', 'Cifra'),
            fields: [
              {
                type: 'row',
                fields: [
                  {
                    name: 'qualifier',
                    type: 'select',
                    required: true,
                    defaultValue: 'exact',
                    label: label('Qualifier', 'Calificador'),
                    options: options({
                      exact: ['exactly', 'exactamente'],
                      about: ['about', 'alrededor de'],
                      'more-than': ['more than', 'más de'],
                      'at-least': ['at least', 'al menos'],
                      'less-than': ['less than', 'menos de'],
                      'at-most': ['at most', 'como máximo'],
                    }),
                    admin: { width: '34%' },
                  },
                  {
                    name: 'value',
                    type: 'text',
                    required: true,
                    index: true,
                    validate: sayDecimal,
                    label: label('Value', 'Valor'),
                    admin: { width: '33%', placeholder: '1200.5' },
                  },
                  {
                    name: 'high',
                    type: 'text',
                    validate: sayDecimal,
                    label: label('Up to (of a range)', 'Hasta (de un rango)'),
                    admin: { width: '33%' },
                  },
                ],
              },
              {
                name: 'unit',
                type: 'group',
                label: label('Unit', 'Unidad'),
                fields: [
                  {
                    type: 'row',
                    fields: [
                      {
                        name: 'kind',
                        type: 'select',
                        required: true,
                        defaultValue: 'count',
                        label: label('Kind', 'Tipo'),
                        options: options({
                          count: ['Count', 'Cantidad'],
                          percent: ['Per cent', 'Por ciento'],
                          'percentage-point': ['Percentage points', 'Puntos porcentuales'],
                          currency: ['Money', 'Dinero'],
                          ratio: ['Ratio', 'Razón'],
                          measure: ['Measure', 'Medida'],
                        }),
                        admin: { width: '34%' },
                      },
                      {
                        name: 'code',
                        type: 'text',
                        label: label('Code', 'Código'),
                        maxLength: 20,
                        admin: {
                          width: '33%',
                          placeholder: 'USD, MXN, km',
                          condition: (_, siblings) => ['currency', 'measure'].includes(String(siblings?.kind)),
                          description: label(
                            'ISO 4217 for money, UCUM for a measure.',
                            'ISO 4217 para dinero, UCUM para una medida.',
                          ),
                        },
                      },
                      {
                        name: 'noun',
                        type: 'text',
                        localized: true,
                        validate: say(100),
                        label: label('What is counted', 'Qué se cuenta'),
                        admin: { width: '33%', placeholder: label('diplomats', 'diplomáticos') },
                      },
                    ],
                  },
                ],
              },
              {
                type: 'row',
                fields: [
                  dayField({ name: 'asOf', label: label('As of', 'A fecha de'), admin: { width: '50%' } }),
                  precisionField(),
                ],
              },
              { name: 'place', type: 'text', validate: say(200), label: label('Place', 'Lugar') },
            ],
          },
          { label: label('Evidence', 'Evidencia'), fields: [evidenceField()] },
          {
            label: label('Formula', 'Fórmula'),
            description: label(
              'For a figure computed from others. It is recomputed and compared with the value stated.',
              'Para una cifra calculada a partir de otras. Se recalcula y se compara con el valor afirmado.',
            ),
            fields: [
              {
                name: 'formula',
                type: 'text',
                validate: say(500),
                label: label('Formula', 'Fórmula'),
                admin: { placeholder: '(b - a) / a * 100' },
              },
              {
                name: 'operands',
                type: 'array',
                label: label('Operands', 'Operandos'),
                labels: { singular: label('Operand', 'Operando'), plural: label('Operands', 'Operandos') },
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
                        label: label('Key', 'Clave'),
                        admin: { width: '20%', placeholder: 'a' },
                      },
                      {
                        name: 'statistic',
                        type: 'relationship',
                        relationTo: 'statistics',
                        required: true,
                        index: true,
                        label: label('Statistic', 'Cifra'),
                        admin: { width: '80%' },
                      },
                    ],
                  },
                ],
              },
            ],
          },
          { label: label('Used in', 'Aparece en'), fields: usedInFields('statistics', { api }) },
        ],
      },
      correctionField({ api, languages }),
      {
        name: 'status',
        type: 'select',
        required: true,
        defaultValue: 'unverified',
        label: label('Status', 'Estado'),
        options: options({
          unverified: ['Unverified', 'Sin verificar'],
          verified: ['Verified', 'Verificada'],
          disputed: ['Disputed', 'En disputa'],
          retracted: ['Retracted', 'Retirada'],
        }),
        admin: { position: 'sidebar' },
      },
      {
        name: 'publicNote',
        type: 'textarea',
        localized: true,
        validate: say(1000),
        label: label('Public note', 'Nota pública'),
        admin: {
          position: 'sidebar',
          description: label('Readers see it with the figure.', 'Los lectores la ven junto a la cifra.'),
        },
      },
      {
        name: 'note',
        type: 'textarea',
        validate: say(5000),
        label: label('Private note', 'Nota privada'),
        admin: { position: 'sidebar', description: label('Never leaves the newsroom.', 'Nunca sale de la redacción.') },
      },
    ],
  }
}
