import { sentence } from './sentences'
import type { ArrayField, Field, FieldHook, GroupField, SelectField, TextareaField, TextField, UIField } from 'payload'
import { searchedIn } from '../src/database/search'
import { isTemplate } from '../src/delivery/urls'
import type { Language } from '../src/model/languages'
import { languageLabel } from '../src/model/languages'
import { searchForm } from '../src/model/text'
import { verbatim } from '../src/newsroom/typedText'
import type { Settings } from '../src/options'
import { checkDay, checkText, checkUrl } from './validation'
import { choices, label } from './labels'
import { choosesKept } from './kept'

/** A text that lists are searched by, and its search form beside it, which nobody sees. */
export function searched(field: TextField | TextareaField): [TextField | TextareaField, TextareaField] {
  const name = `${field.name}Search`
  const fold: FieldHook = ({ siblingData }): unknown => {
    const text: unknown = siblingData[field.name]
    return typeof text === 'string' ? searchForm(text) : null
  }
  return [
    { ...field, custom: { ...field.custom, ...searchedIn(name) } },
    {
      name,
      type: 'textarea',
      custom: verbatim,
      hidden: true,
      hooks: { beforeChange: [fold] },
      ...(field.localized ? { localized: true } : {}),
    },
  ]
}

/** What a topic or a person is found by, in every language. It is made once, and stays. */
export function nameSlugField(): TextField {
  return {
    name: 'slug',
    type: 'text',
    unique: true,
    index: true,
    custom: verbatim,
    validate: checkText(150),
    label: label('Slug'),
    admin: {
      position: 'sidebar',
      description: label('Made from the name when left empty. It stays: live editions are found by it.'),
      disableBulkEdit: true,
    },
  }
}

/** What a record that is about to be made likely is already. */
export function alikeField(collection: 'people' | 'quotes' | 'sources' | 'statistics' | 'topics'): UIField {
  return {
    name: 'alike',
    type: 'ui',
    admin: {
      components: { Field: { path: 'cited/client#AlikeRecords', clientProps: { collection } } },
      disableBulkEdit: true,
      disableListColumn: true,
    },
  }
}

/** What a record was merged into, or the way to merge it into another. */
export function mergeField(collection: 'people' | 'quotes' | 'sources' | 'statistics' | 'topics'): UIField {
  return {
    name: 'merging',
    type: 'ui',
    admin: {
      components: { Field: { path: 'cited/client#MergeRecord', clientProps: { collection } } },
      disableBulkEdit: true,
      disableListColumn: true,
      position: 'sidebar',
    },
  }
}

/** A calendar day, as text: the same in every time zone. */
export function dayField(field: Pick<TextField, 'name' | 'label'> & { admin?: TextField['admin'] }): TextField {
  return {
    ...field,
    type: 'text',
    admin: { ...field.admin, components: { Field: 'cited/client#DayField' } },
    validate: checkDay,
  }
}

/** How exactly a date is known; the public document cuts the date to it. */
export function precisionField(): SelectField {
  return {
    name: 'precision',
    type: 'select',
    label: label('Precision of the date'),
    options: choices({
      day: label('Day'),
      month: label('Month'),
      year: label('Year'),
      period: label('Period that ends then'),
    }),
    defaultValue: 'day',
    admin: { width: '50%' },
  }
}

/** White space within an address, as an address has it (RFC 3986, 2.1): readers of the API may take no other. */
const encodeSpaces: FieldHook = ({ value }): unknown =>
  typeof value === 'string' ? value.trim().replaceAll(/\s/gu, encodeURIComponent) : value

/** A web address, `https` or `http` only. */
export function urlField(field: Pick<TextField, 'name' | 'label'> & { admin?: TextField['admin'] }): TextField {
  return {
    ...field,
    type: 'text',
    hooks: { beforeValidate: [encodeSpaces] },
    validate: checkUrl,
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
    label: label('Evidence'),
    labels: { singular: label('Piece of evidence'), plural: label('Evidence') },
    admin: {
      description: label(
        'Every source that states it, and where in the source. Two independent sources are better than one.',
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
            ...choosesKept('sources'),
            required: true,
            index: true,
            label: label('Source'),
            admin: { width: '50%' },
          },
          {
            name: 'quote',
            ...choosesKept('quotes'),
            label: label('Quote that states it'),
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
            label: label('Where in the source'),
            admin: {
              width: '50%',
              placeholder: sentence('p. 14, table 2, 01:12:30'),
            },
          },
          dayField({ name: 'accessedAt', label: label('Consulted on'), admin: { width: '50%' } }),
        ],
      },
      {
        name: 'statedAs',
        type: 'text',
        maxLength: 1000,
        validate: checkText(1000),
        label: label('As the source puts it'),
      },
    ],
  }
}

/** What readers are told when a record that they have read is changed: kept until it is released. */
export function correctionField({ api, languages }: Pick<Settings, 'api' | 'languages'>): GroupField {
  return {
    name: 'correction',
    type: 'group',
    label: label('Correction'),
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
        label: label('Kind'),
        options: choices({
          correction: label('Correction'),
          clarification: label('Clarification'),
          update: label('Update'),
        }),
      },
      {
        name: 'notes',
        type: 'array',
        label: label('Notes'),
        labels: { singular: label('Note'), plural: label('Notes') },
        maxRows: 50,
        fields: [
          languageField(languages, { name: 'language', required: true, label: label('Language') }),
          { name: 'text', type: 'textarea', required: true, validate: checkText(2000), label: label('Text') },
        ],
      },
      // Who wrote it and when; set by the server.
      { name: 'at', type: 'date', index: true, admin: { hidden: true } },
      { name: 'by', type: 'relationship', relationTo: 'users', admin: { hidden: true } },
    ],
  }
}

/** The view in which documents are edited that more than one person writes: it saves in a way of its own. */
export const savingComponents = {
  edit: { beforeDocumentControls: ['cited/client#SaveState'] },
  views: { edit: { default: { Component: 'cited/client#EditView' } } },
}

/** Where a record is used: the articles that cite it, as last published or first drafted, and the releases that carry it. */
export function usedInFields(on: 'statistics' | 'quotes' | 'sources', { api }: Pick<Settings, 'api'>): Field[] {
  return [
    {
      name: 'usedIn',
      type: 'join',
      collection: 'articles',
      on,
      label: label('Used in'),
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

/** Where whoever does what another could do in their name gives their password with it. It is never stored. */
export function presentPassword(description: ReturnType<typeof label>): TextField {
  return {
    name: 'currentPassword',
    type: 'text',
    virtual: true,
    custom: verbatim,
    label: label('Your present password'),
    access: { read: ({ req }) => req.user !== null },
    admin: {
      components: { Field: 'cited/client#CurrentPassword' },
      description,
      disableBulkEdit: true,
      disableListColumn: true,
      disableListFilter: true,
    },
  }
}

/** Whether it is known where readers find what is published: on the pages of Cited, or at a site that says where it has editions. */
export function showsReaders({ reader, site }: Pick<Settings, 'reader' | 'site'>): boolean {
  return reader !== null || (site !== null && isTemplate(site))
}

/** A column of lists that leads to what readers get. */
export const liveColumn: UIField = {
  name: 'live',
  type: 'ui',
  label: label('For readers'),
  admin: { components: { Cell: 'cited/client#ViewLiveCell' }, disableBulkEdit: true },
}
