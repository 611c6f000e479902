import type { CollectionConfig } from 'payload'
import { namesPolicy } from '../src/access/names'
import { keepSlug } from '../src/newsroom/names/slugs'
import { checkParent, LONGEST_TOPIC, namedTopicEndpoint } from '../src/newsroom/names/topics'
import { keptOnly, leaveOutMerged } from '../src/newsroom/records/keptOnly'
import { presenceEndpoint } from '../src/newsroom/presence'
import { requireReferences } from '../src/newsroom/records/references'
import { followMergers, refuseMerged } from '../src/newsroom/records/followMergers'
import { mergeEndpoints } from '../src/newsroom/records/merge'
import { refuseIfUsed } from '../src/newsroom/records/usedIn'
import type { Settings } from '../src/options'
import { alikeField, mergeField, nameSlugField, savingComponents, searched } from './fields'
import { choices, label } from './labels'
import { checkText } from './validation'

/** What stories are about: a topic is one for all languages. */
export function topics({ languages, publishing }: Settings): CollectionConfig {
  return {
    slug: 'topics',
    labels: { singular: label('Topic'), plural: label('Topics') },
    admin: {
      baseFilter: ({ req }) => keptOnly(req, 'topics'),
      group: label('Newsroom'),
      useAsTitle: 'name',
      components: { ...savingComponents, edit: { ...savingComponents.edit, SaveButton: 'cited/client#SaveButton' } },
      defaultColumns: ['name', 'kind', 'parent', 'slug', 'updatedAt'],
      listSearchableFields: ['name', 'slug'],
      description: label(
        'What stories are about: one topic for all languages, with a name in each. A topic that is typed into an article is made here.',
      ),
    },
    access: namesPolicy,
    defaultSort: 'slug',
    disableDuplicate: true,
    endpoints: [namedTopicEndpoint(languages), presenceEndpoint('topics'), ...mergeEndpoints('topics', publishing)],
    hooks: {
      beforeOperation: [leaveOutMerged('topics')],
      beforeValidate: [refuseMerged('topics'), followMergers, keepSlug('topics')],
      beforeChange: [requireReferences('topics', { parent: 'topics' }), checkParent],
      beforeDelete: [refuseIfUsed('topics')],
    },
    fields: [
      ...searched({
        name: 'name',
        type: 'text',
        required: true,
        localized: true,
        validate: checkText(LONGEST_TOPIC),
        label: label('Name'),
        admin: {
          description: label(
            'As readers of editions in this language read it. The next release of a story carries it.',
          ),
        },
      }),
      alikeField('topics'),
      nameSlugField(),
      {
        name: 'kind',
        type: 'select',
        required: true,
        defaultValue: 'topic',
        label: label('Kind'),
        options: choices({ topic: label('Topic'), section: label('Section') }),
        admin: { position: 'sidebar' },
      },
      {
        name: 'parent',
        type: 'relationship',
        relationTo: 'topics',
        label: label('Part of'),
        admin: { position: 'sidebar' },
        // Neither itself nor what was merged into another.
        filterOptions: async ({ id, req }) => {
          const where = [id === undefined ? null : { id: { not_equals: id } }, await keptOnly(req, 'topics')]
          const and = where.filter((each) => each !== null)
          return and.length === 0 ? true : { and }
        },
      },
      mergeField('topics'),
    ],
  }
}
