import type { ArrayField, DateField, Field, GroupField, SelectField, TextField } from 'payload'
import type { Language } from '../src/model/languages'
import { languageLabel } from '../src/model/languages'
import type { Settings } from '../src/options'
import { say, sayDate, sayUrl } from './validation'
import { label, options } from './labels'

/** A date without a time, kept at noon UTC so that no time zone moves it to another day. */
export function dayField(field: Pick<DateField, 'name' | 'label'> & { admin?: DateField['admin'] }): DateField {
  return {
    ...field,
    type: 'date',
    admin: { date: { pickerAppearance: 'dayOnly', displayFormat: 'yyyy-MM-dd' }, ...field.admin },
    validate: sayDate,
  }
}

/** How exactly a date is known; the public document cuts the date to it. */
export function precisionField(): SelectField {
  return {
    name: 'precision',
    type: 'select',
    label: label('Precision of the date', 'Precisión de la fecha'),
    options: options({
      day: ['Day', 'Día'],
      month: ['Month', 'Mes'],
      year: ['Year', 'Año'],
      period: ['Period that ends then', 'Periodo que termina entonces'],
    }),
    defaultValue: 'day',
    admin: { width: '50%' },
  }
}

/** A web address, `https` or `http` only. */
export function urlField(field: Pick<TextField, 'name' | 'label'> & { admin?: TextField['admin'] }): TextField {
  return {
    ...field,
    type: 'text',
    validate: sayUrl,
  }
}

/** A language of the newsroom's editions. */
export function languageField(
  languages: Language[],
  field: Pick<SelectField, 'name' | 'label'> & Partial<Pick<SelectField, 'required' | 'index' | 'admin'>>,
): SelectField {
  return {
    ...field,
    type: 'select',
    options: languages.map((language) => ({ label: languageLabel(language), value: language.code })),
  }
}

/** Where a figure or a quote comes from: one row a source. */
export function evidenceField(): ArrayField {
  return {
    name: 'evidence',
    type: 'array',
    label: label('Evidence', 'Evidencia'),
    labels: { singular: label('Piece of evidence', 'Prueba'), plural: label('Evidence', 'Evidencia') },
    admin: {
      description: label(
        'Every source that states it, and where in the source. Two independent sources are better than one.',
        'Cada fuente que lo afirma y en qué parte. Dos fuentes independientes valen más que una.',
      ),
      initCollapsed: false,
    },
    maxRows: 50,
    fields: [
      {
        type: 'row',
        fields: [
          {
            name: 'source',
            type: 'relationship',
            relationTo: 'sources',
            required: true,
            index: true,
            label: label('Source', 'Fuente'),
            admin: { width: '50%' },
          },
          {
            name: 'quote',
            type: 'relationship',
            relationTo: 'quotes',
            label: label('Quote that states it', 'Cita que lo afirma'),
            admin: { width: '50%' },
          },
        ],
      },
      {
        type: 'row',
        fields: [
          {
            name: 'locator',
            type: 'text',
            maxLength: 200,
            label: label('Where in the source', 'Dónde en la fuente'),
            admin: {
              width: '50%',
              placeholder: { en: 'p. 14, table 2, 01:12:30', es: 'p. 14, cuadro 2, 01:12:30' },
            },
          },
          dayField({ name: 'accessedAt', label: label('Consulted on', 'Consultada el'), admin: { width: '50%' } }),
        ],
      },
      {
        name: 'statedAs',
        type: 'text',
        maxLength: 1000,
        validate: say(1000),
        label: label('As the source puts it', 'Como lo dice la fuente'),
      },
    ],
  }
}

/** What readers are told when a record that they have read is changed: kept until it is released. */
export function correctionField({ api, languages }: Pick<Settings, 'api' | 'languages'>): GroupField {
  return {
    name: 'correction',
    type: 'group',
    label: label('Correction', 'Corrección'),
    admin: {
      // Beside the record, where it appears as soon as a change alters what published editions say.
      components: { Field: { path: 'cited/client#CorrectionPanel', clientProps: { apiPath: api.path, languages } } },
      disableBulkEdit: true,
      position: 'sidebar',
    },
    fields: [
      {
        name: 'kind',
        type: 'select',
        label: label('Kind', 'Tipo'),
        options: options({
          correction: ['Correction', 'Corrección'],
          clarification: ['Clarification', 'Aclaración'],
          update: ['Update', 'Actualización'],
        }),
      },
      {
        name: 'notes',
        type: 'array',
        label: label('Notes', 'Notas'),
        labels: { singular: label('Note', 'Nota'), plural: label('Notes', 'Notas') },
        maxRows: 50,
        fields: [
          languageField(languages, { name: 'language', required: true, label: label('Language', 'Idioma') }),
          { name: 'text', type: 'textarea', required: true, validate: say(2000), label: label('Text', 'Texto') },
        ],
      },
      // Who wrote it and when; set by the server.
      { name: 'at', type: 'date', index: true, admin: { hidden: true } },
      { name: 'by', type: 'relationship', relationTo: 'users', admin: { hidden: true } },
    ],
  }
}

/** Where a record is used: the articles that cite it, as last published or first drafted, and the releases that carry it. */
export function usedInFields(on: 'statistics' | 'quotes' | 'sources', { api }: Pick<Settings, 'api'>): Field[] {
  return [
    {
      name: 'usedIn',
      type: 'join',
      collection: 'articles',
      on,
      label: label('Used in', 'Aparece en'),
      // The table below says the same and more; this is for the API.
      admin: { hidden: true },
    },
    {
      name: 'uses',
      type: 'ui',
      admin: {
        components: { Field: { path: 'cited/client#UsedIn', clientProps: { apiPath: api.path } } },
        disableBulkEdit: true,
        disableListColumn: true,
      },
    },
  ]
}
