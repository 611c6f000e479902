import type { CollectionConfig } from 'payload'
import { namesPolicy } from '../src/access/names'
import { keepSlug } from '../src/newsroom/names/slugs'
import { preparePhoto } from '../src/newsroom/names/photo'
import { followMergers, refuseMerged } from '../src/newsroom/records/followMergers'
import { keptOnly, leaveOutMerged } from '../src/newsroom/records/keptOnly'
import { mergeEndpoints } from '../src/newsroom/records/merge'
import { presenceEndpoint } from '../src/newsroom/presence'
import { requireReferences } from '../src/newsroom/records/references'
import { refuseIfUsed } from '../src/newsroom/records/usedIn'
import type { Settings } from '../src/options'
import { alikeField, mergeField, nameSlugField, savingComponents, searched, urlField } from './fields'
import { label } from './labels'
import { checkText } from './validation'

/** Who signs stories. Everything about them is public with what they sign. */
export function people({ publishing }: Settings): CollectionConfig {
  return {
    slug: 'people',
    labels: { singular: label('Person'), plural: label('People') },
    admin: {
      baseFilter: ({ req }) => keptOnly(req, 'people'),
      group: label('Newsroom'),
      useAsTitle: 'name',
      components: { ...savingComponents, edit: { ...savingComponents.edit, SaveButton: 'cited/client#SaveButton' } },
      defaultColumns: ['name', 'slug', 'updatedAt'],
      listSearchableFields: ['name', 'slug'],
      description: label(
        'Who signs stories: writers, translators, photographers. All of it is public with what they sign; who a source is never belongs here.',
      ),
    },
    access: namesPolicy,
    defaultSort: 'name',
    disableDuplicate: true,
    endpoints: [presenceEndpoint('people'), ...mergeEndpoints('people', publishing)],
    hooks: {
      beforeOperation: [leaveOutMerged('people')],
      beforeValidate: [refuseMerged('people'), followMergers, keepSlug('people')],
      beforeChange: [requireReferences('people', { photo: 'media' }), preparePhoto],
      beforeDelete: [refuseIfUsed('people')],
    },
    fields: [
      ...searched({
        name: 'name',
        type: 'text',
        required: true,
        validate: checkText(200),
        label: label('Name'),
        admin: {
          description: label('The next release of a story carries it, unless the story is signed with another name.'),
        },
      }),
      alikeField('people'),
      {
        name: 'bio',
        type: 'textarea',
        localized: true,
        validate: checkText(1000),
        label: label('Who they are'),
        admin: { description: label('One or two sentences for readers, in this language.') },
      },
      {
        name: 'photo',
        type: 'upload',
        relationTo: 'media',
        label: label('Photo'),
        admin: {
          description: label(
            'What they look like, for their page and for whoever shows it beside a story. The next release carries it.',
          ),
        },
      },
      {
        name: 'links',
        type: 'array',
        label: label('Links'),
        labels: { singular: label('Link'), plural: label('Links') },
        maxRows: 20,
        admin: { description: label('Pages that say who they are: their own, a profile, Wikidata.') },
        fields: [
          {
            type: 'row',
            fields: [
              { ...urlField({ name: 'url', label: label('Address'), admin: { width: '50%' } }), required: true },
              { name: 'label', type: 'text', validate: checkText(100), label: label('Label'), admin: { width: '50%' } },
            ],
          },
        ],
      },
      nameSlugField(),
      mergeField('people'),
    ],
  }
}
