import type { CollectionConfig } from 'payload'
import { recordPolicy } from '../src/access/records'
import type { Settings } from '../src/options'
import { requireReferences } from '../src/newsroom/records/references'
import { refuseIfUsed } from '../src/newsroom/records/usedIn'
import { label } from './labels'
import { checkText } from './validation'

/** Images, with who made them and where they come from. */
export function media({ mediaDirectory }: Settings): CollectionConfig {
  return {
    slug: 'media',
    labels: { singular: label('Image'), plural: label('Images') },
    admin: {
      group: label('Newsroom'),
      useAsTitle: 'alt',
      defaultColumns: ['filename', 'alt', 'credit', 'updatedAt'],
    },
    access: recordPolicy,
    hooks: { beforeChange: [requireReferences('media', { source: 'sources' })], beforeDelete: [refuseIfUsed('media')] },
    upload: {
      staticDir: mediaDirectory,
      // SVG and XML can carry scripts that would run on the admin's origin.
      mimeTypes: ['image/avif', 'image/gif', 'image/jpeg', 'image/png', 'image/webp'],
      pasteURL: false,
    },
    fields: [
      {
        name: 'alt',
        type: 'text',
        required: true,
        localized: true,
        validate: checkText(500),
        label: label('Alternative text'),
      },
      { name: 'credit', type: 'text', required: true, validate: checkText(300), label: label('Credit') },
      { name: 'source', type: 'relationship', relationTo: 'sources', label: label('Source') },
    ],
  }
}
