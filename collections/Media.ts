import { followMergers } from '../src/newsroom/records/followMergers'
import path from 'node:path'
import type { CollectionConfig } from 'payload'
import { recordPolicy } from '../src/access/records'
import { nobody } from '../src/access/roles'
import type { Settings } from '../src/options'
import { mediaEndpoints } from '../src/newsroom/pictures/endpoints'
import { prepareMedia } from '../src/newsroom/pictures/guard'
import { serveToStaff } from '../src/newsroom/pictures/serve'
import { keepUpload, takeUpload } from '../src/newsroom/pictures/upload'
import { requireReferences } from '../src/newsroom/records/references'
import { refuseIfUsed } from '../src/newsroom/records/usedIn'
import { pictureTypes } from '../src/pictures'
import { searched } from './fields'
import { label } from './labels'
import { checkText } from './validation'
import { choosesKept } from './kept'

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
    // A second record of one file would be a second credit of one picture.
    disableDuplicate: true,
    endpoints: mediaEndpoints(),
    hooks: {
      beforeOperation: [takeUpload],
      beforeValidate: [followMergers, prepareMedia],
      beforeChange: [requireReferences('media', { source: 'sources' })],
      afterChange: [keepUpload],
      beforeDelete: [refuseIfUsed('media')],
    },
    upload: {
      // Files are written by Cited, and never over each other. Payload deletes what it finds below its directory under
      // the name of a replaced or deleted image, so it is given one in which nothing is.
      disableLocalStorage: true,
      staticDir: path.join(mediaDirectory, 'none'),
      handlers: [serveToStaff],
      mimeTypes: Object.values(pictureTypes),
      crop: false,
      focalPoint: false,
      pasteURL: false,
    },
    fields: [
      ...searched({
        name: 'alt',
        type: 'text',
        required: true,
        localized: true,
        validate: checkText(500),
        label: label('Alternative text'),
      }),
      { name: 'credit', type: 'text', required: true, validate: checkText(300), label: label('Credit') },
      { name: 'source', ...choosesKept('sources'), label: label('Source') },
      // What the file is called in public, by its content, and where the upload is kept as it came: set by the server.
      ...(['picture', 'original'] as const).map((name) => ({
        name,
        type: 'text' as const,
        access: { create: nobody, update: nobody },
        admin: { hidden: true, disableBulkEdit: true, disableListColumn: true, disableListFilter: true },
      })),
    ],
  }
}
