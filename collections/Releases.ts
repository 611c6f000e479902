import type { CollectionConfig, Field } from 'payload'
import { releasePolicy } from '../src/access/releases'
import { languageLabel } from '../src/model/languages'
import type { Settings } from '../src/options'
import { releaseViewEndpoint } from '../src/newsroom/editions/releaseView'
import { showsReaders } from './fields'
import { choices, label } from './labels'

/** Fields that the page of a release shows in its own way: as they are stored they stand in lists and the API alone. */
function stored(fields: Field[]): Field[] {
  const components = { Field: 'cited/client#NoField' }
  return fields.map((field) => ({ ...field, admin: { ...field.admin, components } }) as Field)
}

/**
 * The immutable public snapshots. Written by publishing only. `sequence` and `newest` are two properties that the system
 * sets later: a number after the commit, and `false` when a newer release of the edition takes its place. And a release
 * is emptied where it is redacted: it keeps its hash and its place.
 */
export function releases(settings: Settings): CollectionConfig {
  const { languages } = settings
  return {
    slug: 'releases',
    labels: { singular: label('Release'), plural: label('Releases') },
    admin: {
      group: label('Newsroom'),
      useAsTitle: 'slug',
      defaultColumns: ['sequence', 'slug', 'language', 'version', 'kind', 'at'],
      description: label('What readers and partners received, and when. Nothing here can be changed.'),
    },
    access: releasePolicy,
    endpoints: [releaseViewEndpoint],
    defaultSort: '-sequence',
    disableBulkEdit: true,
    disableDuplicate: true,
    lockDocuments: false,
    timestamps: false,
    indexes: [
      { fields: ['article', 'version'], unique: true },
      { fields: ['language', 'slug', 'newest'] },
      { fields: ['language', 'sequence'] },
      { fields: ['language', 'kind', 'at'] },
      { fields: ['newest', 'at'] },
      { fields: ['newest', 'language', 'at'] },
    ],
    fields: [
      ...(showsReaders(settings)
        ? [
            {
              name: 'live',
              type: 'ui' as const,
              admin: {
                components: { Field: 'cited/client#ViewLiveEdition' },
                disableBulkEdit: true,
                disableListColumn: true,
                position: 'sidebar' as const,
              },
            },
          ]
        : []),
      {
        name: 'view',
        type: 'ui',
        admin: {
          components: { Field: 'cited/client#ReleaseView' },
          disableBulkEdit: true,
          disableListColumn: true,
        },
      },
      ...stored([
        { name: 'sequence', type: 'number', unique: true, index: true, label: label('Sequence') },
        { name: 'story', type: 'text', required: true, index: true, label: label('Story') },
        {
          name: 'language',
          type: 'text',
          required: true,
          label: label('Language'),
          admin: { description: languages.map(languageLabel).join(', ') },
        },
        { name: 'slug', type: 'text', required: true, label: label('Slug') },
        { name: 'article', type: 'text', required: true, index: true, label: label('Article') },
        { name: 'version', type: 'number', required: true, label: label('Version') },
        {
          name: 'kind',
          type: 'select',
          required: true,
          label: label('Kind'),
          options: choices({
            published: label('Published'),
            updated: label('Updated'),
            corrected: label('Corrected'),
            redacted: label('Redacted'),
            withdrawn: label('Withdrawn'),
          }),
        },
        {
          name: 'at',
          type: 'date',
          required: true,
          index: true,
          label: label('Released at'),
          admin: { date: { displayFormat: 'yyyy-MM-dd HH:mm:ss' } },
        },
        {
          name: 'publishedAt',
          type: 'date',
          required: true,
          label: label('First released at'),
          admin: { date: { displayFormat: 'yyyy-MM-dd HH:mm:ss' } },
        },
        { name: 'hash', type: 'text', required: true, index: true, label: label('Hash') },
        { name: 'previous', type: 'text', label: label('Previous release') },
        { name: 'note', type: 'textarea', label: label('Note') },
        { name: 'statistics', type: 'json', label: label('Figures changed') },
        { name: 'newest', type: 'checkbox', index: true, label: label('Newest of its edition') },
        {
          name: 'records',
          type: 'text',
          hasMany: true,
          index: true,
          label: label('Records carried'),
          admin: { disableListColumn: true },
        },
        {
          name: 'redactedAt',
          type: 'date',
          label: label('Redacted at'),
          admin: { date: { displayFormat: 'yyyy-MM-dd HH:mm:ss' } },
        },
        { name: 'redacts', type: 'json', label: label('Releases redacted with it') },
        // The account that released it; not kept of those from before there was this.
        { name: 'by', type: 'text', label: label('By (user)') },
        { name: 'document', type: 'json', required: true, label: label('Document') },
      ]),
    ],
  }
}
