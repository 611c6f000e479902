import type { CollectionConfig } from 'payload'
import { articlePolicy } from '../src/access/articles'
import { atLeast } from '../src/access/roles'
import { bodyEditor } from './bodyEditor'
import { languageLabel } from '../src/model/languages'
import type { Settings } from '../src/options'
import { editionEndpoints } from '../src/newsroom/editions/endpoints'
import { prepareArticle } from '../src/newsroom/prepareArticle'
import { releaseAfterChange, releaseAfterDelete } from '../src/releases/publish'
import { reviewSaved } from '../src/newsroom/review/endpoints'
import { refuseIfUsed } from '../src/newsroom/records/usedIn'
import { dayField, languageField, urlField } from './fields'
import { label, options } from './labels'
import { saySlug, say } from './validation'

/** An edition: a story in one language. */
export function articles({ languages, api, rules }: Settings): CollectionConfig {
  return {
    slug: 'articles',
    labels: { singular: label('Article', 'Artículo'), plural: label('Articles', 'Artículos') },
    admin: {
      group: label('Newsroom', 'Redacción'),
      useAsTitle: 'title',
      defaultColumns: ['title', 'language', '_status', 'byline', 'updatedAt'],
      listSearchableFields: ['title', 'slug', 'dek'],
      description: label(
        'One article per language: each is an edition of its story and is published on its own. The locale selector above changes the labels of records, not articles.',
        'Un artículo por idioma: cada uno es una edición de su historia y se publica por separado. El selector de idioma de arriba cambia los nombres de los registros, no los artículos.',
      ),
      pagination: { defaultLimit: 25 },
      components: { edit: { UnpublishButton: 'cited/client#WithdrawButton' } },
    },
    access: articlePolicy,
    defaultSort: '-updatedAt',
    disableDuplicate: true,
    trash: true,
    versions: { maxPerDoc: 0, drafts: { autosave: { interval: 1500 }, schedulePublish: true } },
    indexes: [
      { fields: ['language', 'slug'], unique: true },
      { fields: ['story', 'language'], unique: true },
    ],
    endpoints: [reviewSaved({ languages, rules }), ...editionEndpoints({ languages, rules, apiPath: api.path })],
    hooks: {
      beforeValidate: [prepareArticle({ languages, rules })],
      afterChange: [releaseAfterChange({ languages, rules, apiPath: api.path })],
      beforeDelete: [refuseIfUsed('articles')],
      afterDelete: [releaseAfterDelete({ languages, rules, apiPath: api.path })],
    },
    fields: [
      {
        type: 'tabs',
        tabs: [
          {
            label: label('Story', 'Texto'),
            fields: [
              {
                name: 'title',
                type: 'text',
                required: true,
                validate: say(300),
                label: label('Title', 'Título'),
              },
              {
                name: 'dek',
                type: 'textarea',
                validate: say(1000),
                label: label('Dek', 'Bajada'),
                admin: {
                  description: label(
                    'One or two sentences below the title that say what is new.',
                    'Una o dos frases bajo el título que dicen qué hay de nuevo.',
                  ),
                },
              },
              {
                name: 'body',
                type: 'richText',
                label: label('Body', 'Cuerpo'),
                editor: bodyEditor(languages),
                admin: {
                  description: label(
                    'Type / to insert a figure, a quotation or a citation by picking its record.',
                    'Escriba / para insertar una cifra, una cita textual o una referencia eligiendo su registro.',
                  ),
                },
              },
            ],
          },
          {
            label: label('Origin', 'Origen'),
            description: label(
              'Where this edition ran first, and which edition it was made from.',
              'Dónde apareció primero esta edición y de cuál se hizo.',
            ),
            fields: [
              {
                name: 'firstPublished',
                type: 'group',
                label: label('First published', 'Publicado primero'),
                fields: [
                  {
                    type: 'row',
                    fields: [
                      {
                        name: 'outlet',
                        type: 'text',
                        validate: say(200),
                        label: label('Outlet', 'Medio'),
                        admin: { width: '50%' },
                      },
                      languageField(languages, {
                        name: 'language',
                        label: label('Language', 'Idioma'),
                        admin: { width: '50%' },
                      }),
                    ],
                  },
                  {
                    type: 'row',
                    fields: [
                      urlField({ name: 'url', label: label('Address', 'Dirección'), admin: { width: '50%' } }),
                      dayField({ name: 'date', label: label('Date', 'Fecha'), admin: { width: '50%' } }),
                    ],
                  },
                ],
              },
              {
                name: 'translatedFrom',
                type: 'group',
                label: label('Translated from', 'Traducido de'),
                fields: [
                  {
                    name: 'article',
                    type: 'relationship',
                    relationTo: 'articles',
                    index: true,
                    label: label('Edition', 'Edición'),
                    filterOptions: ({ data }: { data: { language?: string } }) => ({
                      language: { not_equals: data.language },
                    }),
                  },
                  {
                    name: 'release',
                    type: 'text',
                    label: label('Release it was made from', 'Versión publicada de la que se hizo'),
                    validate: (value: unknown, { req }: { req: { i18n: { language: string } } }) =>
                      value === null ||
                      value === undefined ||
                      value === '' ||
                      (typeof value === 'string' && /^[0-9a-f]{64}$/.test(value))
                        ? true
                        : req.i18n.language === 'es'
                          ? 'Debe ser el hash de una versión publicada.'
                          : 'Must be the hash of a release.',
                    admin: {
                      description: label(
                        'Filled in with the live release of that edition when left empty.',
                        'Si se deja vacío se toma la versión en línea de esa edición.',
                      ),
                    },
                  },
                ],
              },
            ],
          },
          {
            label: label('Corrections', 'Correcciones'),
            fields: [
              {
                name: 'corrections',
                type: 'array',
                label: label('Corrections', 'Correcciones'),
                labels: {
                  singular: label('Correction', 'Corrección'),
                  plural: label('Corrections', 'Correcciones'),
                },
                admin: {
                  description: label(
                    'What was wrong and what is right now, as readers see it below the story.',
                    'Qué estaba mal y qué es lo correcto, como lo leen los lectores al pie del texto.',
                  ),
                },
                fields: [
                  {
                    type: 'row',
                    fields: [
                      { ...dayField({ name: 'date', label: label('Date', 'Fecha') }), required: true },
                      {
                        name: 'kind',
                        type: 'select',
                        required: true,
                        defaultValue: 'correction',
                        label: label('Kind', 'Tipo'),
                        options: options({
                          correction: ['Correction', 'Corrección'],
                          clarification: ['Clarification', 'Aclaración'],
                          update: ['Update', 'Actualización'],
                        }),
                      },
                    ],
                  },
                  {
                    name: 'text',
                    type: 'textarea',
                    required: true,
                    validate: say(2000),
                    label: label('Text', 'Texto'),
                  },
                  {
                    name: 'statistics',
                    type: 'relationship',
                    relationTo: 'statistics',
                    hasMany: true,
                    label: label('Figures concerned', 'Cifras afectadas'),
                  },
                ],
              },
            ],
          },
          {
            label: label('Review', 'Revisión'),
            fields: [
              {
                name: 'dismissals',
                type: 'array',
                access: { create: atLeast('editor'), update: atLeast('editor') },
                label: label('Dismissed findings', 'Hallazgos descartados'),
                labels: {
                  singular: label('Dismissed finding', 'Hallazgo descartado'),
                  plural: label('Dismissed findings', 'Hallazgos descartados'),
                },
                admin: {
                  className: 'cited-dismissals',
                  components: { RowLabel: 'cited/client#DismissalLabel' },
                  description: label(
                    'What an editor decided to publish in spite of a finding, and why. Findings are dismissed in the panel beside the article. Private.',
                    'Lo que un editor decidió publicar a pesar de un hallazgo, y por qué. Los hallazgos se descartan en el panel junto al artículo. Privado.',
                  ),
                  initCollapsed: true,
                  isSortable: false,
                },
                fields: [
                  {
                    type: 'row',
                    fields: [
                      {
                        name: 'rule',
                        type: 'text',
                        required: true,
                        label: label('Rule', 'Regla'),
                        admin: { readOnly: true },
                      },
                      {
                        name: 'fingerprint',
                        type: 'text',
                        required: true,
                        label: label('Fingerprint', 'Huella'),
                        admin: { readOnly: true },
                      },
                    ],
                  },
                  { name: 'text', type: 'text', label: label('Passage', 'Pasaje'), admin: { readOnly: true } },
                  {
                    name: 'reason',
                    type: 'textarea',
                    required: true,
                    validate: say(1000),
                    label: label('Reason', 'Motivo'),
                  },
                  {
                    type: 'row',
                    fields: [
                      {
                        name: 'by',
                        type: 'relationship',
                        relationTo: 'users',
                        label: label('By', 'Por'),
                        admin: { readOnly: true },
                      },
                      { name: 'at', type: 'date', label: label('At', 'Fecha'), admin: { readOnly: true } },
                    ],
                  },
                ],
              },
            ],
          },
        ],
      },
      {
        name: 'editions',
        type: 'ui',
        label: label('Editions', 'Ediciones'),
        admin: {
          components: { Field: 'cited/client#EditionsPanel' },
          disableBulkEdit: true,
          disableListColumn: true,
          position: 'sidebar',
        },
      },
      {
        name: 'attribution',
        type: 'ui',
        label: label('Attribution', 'Atribución'),
        admin: {
          components: { Field: { path: 'cited/client#AttributionPanel', clientProps: { languages } } },
          disableBulkEdit: true,
          disableListColumn: true,
          position: 'sidebar',
        },
      },
      {
        name: 'language',
        type: 'select',
        required: true,
        index: true,
        label: label('Language', 'Idioma'),
        defaultValue: languages[0]?.code,
        options: languages.map((language) => ({ label: languageLabel(language), value: language.code })),
        admin: { position: 'sidebar' },
      },
      {
        name: 'slug',
        type: 'text',
        index: true,
        validate: saySlug,
        label: label('Slug', 'Dirección corta'),
        admin: {
          position: 'sidebar',
          description: label(
            'The address of the edition. Made from the title when left empty.',
            'La dirección de la edición. Se forma con el título si se deja vacía.',
          ),
        },
      },
      {
        name: 'byline',
        type: 'array',
        label: label('Byline', 'Firmas'),
        labels: { singular: label('Person', 'Persona'), plural: label('Byline', 'Firmas') },
        admin: { position: 'sidebar' },
        fields: [
          { name: 'name', type: 'text', required: true, validate: say(200), label: label('Name', 'Nombre') },
          {
            name: 'role',
            type: 'select',
            required: true,
            defaultValue: 'author',
            label: label('Role', 'Función'),
            options: options({
              author: ['Author', 'Autor'],
              translator: ['Translator', 'Traductor'],
              photographer: ['Photographer', 'Fotógrafo'],
              editor: ['Editor', 'Editor'],
            }),
          },
        ],
      },
      {
        name: 'hero',
        type: 'upload',
        relationTo: 'media',
        label: label('Main image', 'Imagen principal'),
        admin: { position: 'sidebar' },
      },
      {
        name: 'topics',
        type: 'text',
        hasMany: true,
        label: label('Topics', 'Temas'),
        maxRows: 20,
        admin: { position: 'sidebar' },
      },
      {
        name: 'story',
        type: 'text',
        index: true,
        label: label('Story', 'Historia'),
        validate: (value: unknown, { req }: { req: { i18n: { language: string } } }) =>
          typeof value === 'string' && /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(value)
            ? true
            : req.i18n.language === 'es'
              ? 'Debe ser el UUID de una historia.'
              : 'Must be the UUID of a story.',
        admin: {
          position: 'sidebar',
          description: label(
            'The id that all editions of the story share. Give the id of another edition to join its story.',
            'El id que comparten todas las ediciones. Use el de otra edición para unirse a su historia.',
          ),
        },
      },
      // Who saved last, set by the server: what a newsroom asks first about a draft.
      {
        name: 'editedBy',
        type: 'relationship',
        relationTo: 'users',
        admin: { hidden: true, disableBulkEdit: true },
      },
      // What the review found at the last save, for lists: the findings themselves change with the records.
      {
        name: 'review',
        type: 'group',
        admin: { hidden: true, disableBulkEdit: true },
        fields: (['errors', 'warnings', 'notices'] as const).map((name) => ({
          name,
          type: 'number' as const,
          index: name === 'errors',
          admin: { hidden: true, disableBulkEdit: true, disableListColumn: true },
        })),
      },
      // Computed from the body on every save, for the "used in" lists of the records.
      ...(['statistics', 'quotes', 'sources'] as const).map((name) => ({
        name,
        type: 'relationship' as const,
        relationTo: name,
        hasMany: true as const,
        index: true,
        admin: { hidden: true, disableBulkEdit: true, disableListColumn: true },
      })),
    ],
  }
}
