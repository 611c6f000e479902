import type { CollectionConfig } from 'payload'
import { releasePolicy } from '../src/access/releases'
import { languageLabel } from '../src/model/languages'
import type { Settings } from '../src/options'
import { label, options } from './labels'

/**
 * The immutable public snapshots. Written by publishing only. `sequence` and `live` are the two properties that the
 * system sets later: a number after the commit, and `false` when a newer release of the edition takes its place.
 */
export function releases({ languages }: Settings): CollectionConfig {
  return {
    slug: 'releases',
    labels: { singular: label('Release', 'Versión publicada'), plural: label('Releases', 'Versiones publicadas') },
    admin: {
      group: label('Newsroom', 'Redacción'),
      useAsTitle: 'slug',
      defaultColumns: ['sequence', 'slug', 'language', 'version', 'kind', 'at'],
      description: label(
        'What readers and partners received, and when. Nothing here can be changed.',
        'Lo que recibieron lectores y socios, y cuándo. Nada de esto puede cambiarse.',
      ),
    },
    access: releasePolicy,
    defaultSort: '-sequence',
    disableBulkEdit: true,
    disableDuplicate: true,
    lockDocuments: false,
    timestamps: false,
    indexes: [
      { fields: ['article', 'version'], unique: true },
      { fields: ['language', 'slug', 'live'] },
      { fields: ['language', 'sequence'] },
      { fields: ['live', 'at'] },
      { fields: ['live', 'language', 'at'] },
    ],
    fields: [
      { name: 'sequence', type: 'number', unique: true, index: true, label: label('Sequence', 'Secuencia') },
      { name: 'story', type: 'text', required: true, index: true, label: label('Story', 'Historia') },
      {
        name: 'language',
        type: 'text',
        required: true,
        label: label('Language', 'Idioma'),
        admin: { description: languages.map(languageLabel).join(', ') },
      },
      { name: 'slug', type: 'text', required: true, label: label('Slug', 'Dirección corta') },
      { name: 'article', type: 'text', required: true, index: true, label: label('Article', 'Artículo') },
      { name: 'version', type: 'number', required: true, label: label('Version', 'Versión') },
      {
        name: 'kind',
        type: 'select',
        required: true,
        label: label('Kind', 'Tipo'),
        options: options({
          published: ['Published', 'Publicada'],
          updated: ['Updated', 'Actualizada'],
          corrected: ['Corrected', 'Corregida'],
          withdrawn: ['Withdrawn', 'Retirada'],
        }),
      },
      {
        name: 'at',
        type: 'date',
        required: true,
        index: true,
        label: label('Released at', 'Publicada el'),
        admin: { date: { displayFormat: 'yyyy-MM-dd HH:mm:ss' } },
      },
      {
        name: 'publishedAt',
        type: 'date',
        required: true,
        label: label('First released at', 'Publicada por primera vez el'),
        admin: { date: { displayFormat: 'yyyy-MM-dd HH:mm:ss' } },
      },
      { name: 'hash', type: 'text', required: true, index: true, label: label('Hash', 'Hash') },
      { name: 'previous', type: 'text', label: label('Previous release', 'Versión anterior') },
      { name: 'note', type: 'textarea', label: label('Note', 'Nota') },
      { name: 'statistics', type: 'json', label: label('Figures changed', 'Cifras cambiadas') },
      { name: 'live', type: 'checkbox', index: true, label: label('Live', 'En línea') },
      {
        name: 'records',
        type: 'text',
        hasMany: true,
        index: true,
        label: label('Records carried', 'Registros incluidos'),
        admin: { disableListColumn: true },
      },
      { name: 'document', type: 'json', required: true, label: label('Document', 'Documento') },
    ],
  }
}
