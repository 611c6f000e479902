import type { CollectionConfig, FieldHook } from 'payload'
import { articlePolicy } from '../src/access/articles'
import { atLeast } from '../src/access/roles'
import { searchedIn } from '../src/database/search'
import { bodyEditor } from './bodyEditor'
import { languageLabel } from '../src/model/languages'
import { LONGEST } from '../src/model/limits'
import { say } from '../src/model/sentence'
import type { Settings } from '../src/options'
import { editionEndpoints } from '../src/newsroom/editions/endpoints'
import { stillRightReason } from '../src/newsroom/editions/stillRight'
import { languageOfNew } from '../src/newsroom/accounts/language'
import { handoverEndpoints } from '../src/newsroom/handovers/endpoints'
import { followDraft, forgetDraft } from '../src/newsroom/handovers/handovers'
import { foldAutosave } from '../src/newsroom/autosaves'
import { followMergers } from '../src/newsroom/records/followMergers'
import { leaveOutOfOthers } from '../src/newsroom/identities/dismissals'
import { mendDraft, prepareArticle } from '../src/newsroom/prepareArticle'
import { releaseAfterChange, releaseAfterDelete } from '../src/releases/publish'
import { presenceEndpoint, whoIsWhere } from '../src/newsroom/presence'
import { scheduleEndpoints } from '../src/newsroom/schedules/endpoints'
import { overtakeAfterChange, overtakeAfterDelete } from '../src/newsroom/schedules/schedules'
import { restoreAsDraft, saveBesideLive } from '../src/newsroom/staysLive'
import { forgetShares } from '../src/newsroom/shares/shares'
import { previewEndpoints } from '../src/previews/endpoints'
import { reviewSaved } from '../src/newsroom/review/endpoints'
import { verbatim } from '../src/newsroom/typedText'
import { refuseIfUsed } from '../src/newsroom/records/usedIn'
import { dayField, languageField, liveColumn, savingComponents, showsReaders, searched, urlField } from './fields'
import { choices, label } from './labels'
import { checkHash, checkSignature, checkSlug, checkStory, checkText } from './validation'
import { choosesKept } from './kept'

/** That a translation is still right is read in the language of whoever reads it. */
const sayReason: FieldHook = ({ req, siblingData, value }): unknown => {
  const said = stillRightReason({ rule: siblingData.rule, reason: value })
  return said ? say(req, said) : value
}

/** What stands beside a field where the edition is translated. */
function beside(part: 'title' | 'dek') {
  return { beforeInput: [{ path: 'cited/client#OriginalText', clientProps: { part } }] }
}

/** An edition: a story in one language. */
export function articles(settings: Settings): CollectionConfig {
  const { languages, publishing, timeZone } = settings
  const hasReaders = showsReaders(settings)
  return {
    slug: 'articles',
    // Nobody is kept out: who has it open is shown, and what two have changed is brought together.
    lockDocuments: false,
    labels: { singular: label('Article'), plural: label('Articles') },
    admin: {
      group: label('Newsroom'),
      useAsTitle: 'title',
      defaultColumns: ['title', 'language', '_status', 'byline', 'updatedAt', ...(hasReaders ? ['live'] : [])],
      listSearchableFields: ['title', 'slug', 'dek'],
      description: label(
        'One article per language: each is an edition of its story and is published on its own. The locale selector above changes the labels of records, not articles.',
      ),
      pagination: { defaultLimit: 25 },
      components: {
        edit: {
          ...savingComponents.edit,
          PublishButton: 'cited/client#PublishButton',
          SaveDraftButton: 'cited/client#SaveDraftButton',
          UnpublishButton: 'cited/client#WithdrawButton',
        },
        views: {
          edit: {
            ...savingComponents.views.edit,
            translate: {
              Component: 'cited/client#TranslateView',
              path: '/translate',
              tab: { href: '/translate', label: ({ t }) => t('cited:translate'), order: 150 },
            },
          },
        },
      },
    },
    access: articlePolicy,
    defaultSort: '-updatedAt',
    disableDuplicate: true,
    trash: true,
    // Saving while somebody types is the form's: with Payload's `autosave` a document is made when a form is opened.
    versions: { maxPerDoc: 0, drafts: { schedulePublish: false } },
    indexes: [
      { fields: ['language', 'slug'], unique: true },
      { fields: ['story', 'language'], unique: true },
    ],
    endpoints: [
      restoreAsDraft,
      whoIsWhere,
      presenceEndpoint('articles'),
      reviewSaved(publishing),
      ...editionEndpoints(publishing),
      ...scheduleEndpoints({ timeZone }),
      ...handoverEndpoints({ timeZone }),
      ...previewEndpoints,
    ],
    hooks: {
      beforeOperation: [saveBesideLive, mendDraft],
      beforeValidate: [followMergers, prepareArticle(publishing)],
      afterChange: [foldAutosave, releaseAfterChange(publishing), overtakeAfterChange, followDraft],
      beforeDelete: [refuseIfUsed('articles')],
      afterDelete: [releaseAfterDelete(publishing), overtakeAfterDelete, forgetDraft, forgetShares],
    },
    fields: [
      {
        type: 'tabs',
        tabs: [
          {
            label: label('Text'),
            fields: [
              ...searched({
                name: 'title',
                type: 'text',
                required: true,
                validate: checkText(LONGEST.title),
                label: label('Title'),
                admin: {
                  components: { ...beside('title'), Field: 'cited/client#TitleField' },
                  placeholder: label('Title'),
                },
              }),
              ...searched({
                name: 'dek',
                type: 'textarea',
                validate: checkText(LONGEST.dek),
                label: label('Dek'),
                admin: {
                  components: beside('dek'),
                  description: label('One or two sentences below the title that say what is new.'),
                  placeholder: label('One or two sentences below the title that say what is new.'),
                },
              }),
              {
                name: 'body',
                type: 'richText',
                label: label('Body'),
                editor: bodyEditor(settings),
                admin: {
                  description: label('Type / to insert a figure, a quotation or a citation by picking its record.'),
                },
              },
            ],
          },
          {
            label: label('Origin'),
            description: label('Where this edition ran first, and which edition it was made from.'),
            fields: [
              {
                name: 'firstPublished',
                type: 'group',
                label: label('First published'),
                fields: [
                  {
                    type: 'row',
                    fields: [
                      {
                        name: 'outlet',
                        type: 'text',
                        validate: checkText(200),
                        label: label('Outlet'),
                        admin: { width: '50%' },
                      },
                      languageField(languages, {
                        name: 'language',
                        label: label('Language'),
                        admin: { width: '50%' },
                      }),
                    ],
                  },
                  {
                    type: 'row',
                    fields: [
                      urlField({ name: 'url', label: label('Address'), admin: { width: '50%' } }),
                      dayField({ name: 'date', label: label('Date'), admin: { width: '50%' } }),
                    ],
                  },
                ],
              },
              {
                name: 'translatedFrom',
                type: 'group',
                label: label('Translated from'),
                fields: [
                  {
                    name: 'article',
                    type: 'relationship',
                    relationTo: 'articles',
                    index: true,
                    label: label('Edition'),
                    filterOptions: ({ data }: { data: { language?: string } }) => ({
                      language: { not_equals: data.language },
                    }),
                  },
                  {
                    name: 'release',
                    type: 'text',
                    label: label('Release it was made from'),
                    validate: checkHash,
                    admin: {
                      description: label('Filled in with the live release of that edition when left empty.'),
                    },
                  },
                ],
              },
            ],
          },
          {
            label: label('Corrections'),
            fields: [
              {
                name: 'corrections',
                type: 'array',
                label: label('Corrections'),
                labels: {
                  singular: label('Correction'),
                  plural: label('Corrections'),
                },
                admin: {
                  description: label('What was wrong and what is right now, as readers see it below the story.'),
                },
                fields: [
                  {
                    type: 'row',
                    fields: [
                      { ...dayField({ name: 'date', label: label('Date') }), required: true },
                      {
                        name: 'kind',
                        type: 'select',
                        required: true,
                        defaultValue: 'correction',
                        label: label('Kind'),
                        options: choices({
                          correction: label('Correction'),
                          clarification: label('Clarification'),
                          update: label('Update'),
                        }),
                      },
                    ],
                  },
                  {
                    name: 'text',
                    type: 'textarea',
                    required: true,
                    validate: checkText(2000),
                    label: label('Text'),
                  },
                  {
                    name: 'statistics',
                    ...choosesKept('statistics'),
                    hasMany: true,
                    label: label('Figures concerned'),
                  },
                ],
              },
            ],
          },
          {
            label: label('Review'),
            fields: [
              {
                name: 'dismissals',
                type: 'array',
                access: { create: atLeast('editor'), update: atLeast('editor') },
                custom: { isReadInPart: true },
                hooks: { afterRead: [leaveOutOfOthers] },
                label: label('Dismissed findings'),
                labels: {
                  singular: label('Dismissed finding'),
                  plural: label('Dismissed findings'),
                },
                admin: {
                  className: 'cited-dismissals',
                  components: { RowLabel: 'cited/client#DismissalLabel' },
                  description: label(
                    'What an editor decided to publish in spite of a finding, and why. Findings are dismissed in the panel beside the article. Private.',
                  ),
                  disableListFilter: true,
                  initCollapsed: true,
                  isSortable: false,
                },
                fields: [
                  {
                    name: 'rule',
                    type: 'text',
                    required: true,
                    label: label('Rule'),
                    admin: {
                      components: { Diff: 'cited/client#RuleDiff', Field: 'cited/client#RuleName' },
                      readOnly: true,
                    },
                  },
                  {
                    name: 'fingerprint',
                    type: 'text',
                    required: true,
                    label: label('Fingerprint'),
                    admin: { components: { Diff: 'cited/client#NoField' }, hidden: true, readOnly: true },
                  },
                  { name: 'text', type: 'text', label: label('Passage'), admin: { readOnly: true } },
                  {
                    name: 'reason',
                    type: 'textarea',
                    required: true,
                    validate: checkText(1000),
                    label: label('Reason'),
                    hooks: { afterRead: [sayReason] },
                  },
                  {
                    type: 'row',
                    fields: [
                      {
                        name: 'by',
                        type: 'relationship',
                        relationTo: 'users',
                        label: label('By'),
                        admin: { readOnly: true },
                      },
                      { name: 'at', type: 'date', label: label('At'), admin: { readOnly: true } },
                    ],
                  },
                  // A computed figure that was left as it is when another was corrected: readers are told the reason.
                  {
                    name: 'statistic',
                    ...choosesKept('statistics'),
                    admin: { hidden: true },
                  },
                ],
              },
              // Whose they are and when they were made is written on the server, which keeps what is not whose save it is.
              {
                name: 'proposals',
                type: 'array',
                label: label('Proposed as not a claim'),
                labels: { singular: label('Proposal'), plural: label('Proposals') },
                admin: {
                  components: { RowLabel: 'cited/client#DismissalLabel' },
                  description: label(
                    'Figures that somebody proposes as no claims. An editor confirms or declines each in the panel beside the article. Private.',
                  ),
                  disableBulkEdit: true,
                  initCollapsed: true,
                  isSortable: false,
                  readOnly: true,
                },
                fields: [
                  {
                    name: 'rule',
                    type: 'text',
                    label: label('Rule'),
                    admin: { components: { Diff: 'cited/client#RuleDiff' }, hidden: true },
                  },
                  {
                    name: 'fingerprint',
                    type: 'text',
                    admin: { components: { Diff: 'cited/client#NoField' }, hidden: true },
                  },
                  { name: 'text', type: 'text', label: label('Passage') },
                  { name: 'reason', type: 'textarea', label: label('Reason') },
                  {
                    type: 'row',
                    fields: [
                      { name: 'by', type: 'relationship', relationTo: 'users', label: label('By') },
                      { name: 'at', type: 'date', label: label('At') },
                    ],
                  },
                  { name: 'declined', type: 'checkbox', label: label('Declined') },
                ],
              },
            ],
          },
        ],
      },
      {
        name: 'editions',
        type: 'ui',
        label: label('Editions'),
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
        label: label('Attribution'),
        admin: {
          components: { Field: { path: 'cited/admin#Attribution', serverProps: { languages } } },
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
        label: label('Language'),
        defaultValue: languageOfNew(languages.map(({ code }) => code)),
        options: languages.map((language) => ({ label: languageLabel(language), value: language.code })),
        admin: { position: 'sidebar' },
      },
      {
        name: 'slug',
        type: 'text',
        custom: { ...verbatim, ...searchedIn('slug') },
        index: true,
        validate: checkSlug,
        label: label('Slug'),
        admin: {
          position: 'sidebar',
          description: label('The address of the edition. Made from the title when left empty.'),
        },
      },
      {
        name: 'byline',
        type: 'array',
        label: label('Byline'),
        labels: { singular: label('Person'), plural: label('Byline') },
        admin: { position: 'sidebar' },
        fields: [
          {
            name: 'person',
            ...choosesKept('people'),
            index: true,
            label: label('Person'),
            admin: { description: label('Somebody whom readers find by everything that they sign.') },
          },
          {
            name: 'name',
            type: 'text',
            validate: checkSignature(200),
            label: label('Name, as signed'),
            admin: { description: label('Left empty it is the name of the person.') },
          },
          {
            name: 'role',
            type: 'select',
            required: true,
            defaultValue: 'author',
            label: label('Role'),
            options: choices({
              author: label('Author'),
              translator: label('Translator'),
              photographer: label('Photographer'),
              editor: label('Editor'),
            }),
          },
        ],
      },
      {
        name: 'hero',
        type: 'upload',
        relationTo: 'media',
        label: label('Main image'),
        admin: { position: 'sidebar' },
      },
      {
        name: 'topics',
        ...choosesKept('topics'),
        hasMany: true,
        index: true,
        // A topic may be given by what it is called.
        custom: { takesNames: true },
        label: label('Topics'),
        maxRows: 20,
        admin: {
          components: { Field: 'cited/client#TopicsField' },
          description: label('Type to find a topic; one that is not there yet is made.'),
          position: 'sidebar',
        },
      },
      {
        name: 'story',
        type: 'text',
        index: true,
        label: label('Story'),
        validate: checkStory,
        admin: {
          position: 'sidebar',
          description: label(
            'The id that all editions of the story share. Give the id of another edition to join its story.',
          ),
        },
      },
      ...(hasReaders ? [liveColumn] : []),
      // Since when somebody types what the newest version holds; nothing where it was saved otherwise.
      {
        name: 'typedSince',
        type: 'date',
        admin: {
          components: { Diff: 'cited/client#NoField' },
          disableBulkEdit: true,
          disableListColumn: true,
          disableListFilter: true,
          hidden: true,
        },
      },
      // What it was imported from: the item's own id there, a hash of the item, the revision that the import saved, and why
      // the import did not publish it.
      {
        name: 'imported',
        type: 'group',
        admin: { hidden: true, disableBulkEdit: true },
        fields: (['guid', 'digest', 'revision', 'held'] as const).map((name) => ({
          name,
          type: 'text' as const,
          custom: verbatim,
          hidden: true,
          index: name === 'guid',
          admin: { hidden: true, disableBulkEdit: true, disableListColumn: true, disableListFilter: true },
        })),
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
