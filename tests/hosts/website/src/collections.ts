import { BlocksFeature, FixedToolbarFeature, lexicalEditor } from '@payloadcms/richtext-lexical'
import { MetaDescriptionField, MetaImageField, MetaTitleField } from '@payloadcms/plugin-seo/fields'
import type { Access, CollectionAfterReadHook, CollectionConfig } from 'payload'

const anyone: Access = () => true
const authenticated: Access = ({ req }) => Boolean(req.user)
const authenticatedOrPublished: Access = ({ req }) => (req.user ? true : { _status: { equals: 'published' } })
const byStaff = { create: authenticated, delete: authenticated, update: authenticated }

/** Accounts are private: a post says what its authors are called. */
const populateAuthors: CollectionAfterReadHook = async ({ doc, req }) => {
  const names: Array<{ name?: string | null }> = []
  for (const author of doc.authors ?? []) {
    const id = typeof author === 'object' ? author.id : author
    const { name } = await req.payload.findByID({ collection: 'users', id, depth: 0 })
    names.push({ name })
  }
  return { ...doc, populatedAuthors: names }
}

export const users: CollectionConfig = {
  slug: 'users',
  access: { ...byStaff, admin: ({ req }) => Boolean(req.user), read: authenticated },
  admin: { defaultColumns: ['name', 'email'], useAsTitle: 'name' },
  auth: true,
  fields: [{ name: 'name', type: 'text' }],
}

export const media: CollectionConfig = {
  slug: 'media',
  access: { ...byStaff, read: anyone },
  fields: [
    { name: 'alt', type: 'text' },
    { name: 'caption', type: 'richText', editor: lexicalEditor() },
  ],
  upload: {
    adminThumbnail: 'thumbnail',
    focalPoint: true,
    imageSizes: [
      { name: 'thumbnail', width: 300 },
      { name: 'og', crop: 'center', height: 630, width: 1200 },
    ],
    staticDir: 'public/media',
  },
}

export const categories: CollectionConfig = {
  slug: 'categories',
  access: { ...byStaff, read: anyone },
  admin: { useAsTitle: 'title' },
  fields: [{ name: 'title', type: 'text', required: true }],
}

export const pages: CollectionConfig = {
  slug: 'pages',
  access: { ...byStaff, read: authenticatedOrPublished },
  admin: { useAsTitle: 'title' },
  fields: [
    { name: 'title', type: 'text', required: true },
    {
      name: 'layout',
      type: 'blocks',
      blocks: [
        { slug: 'content', fields: [{ name: 'richText', type: 'richText' }] },
        { slug: 'mediaBlock', fields: [{ name: 'media', type: 'upload', relationTo: 'media', required: true }] },
      ],
    },
    { name: 'slug', type: 'text', index: true },
  ],
  versions: { drafts: { autosave: { interval: 100 }, schedulePublish: true }, maxPerDoc: 50 },
}

export const posts: CollectionConfig = {
  slug: 'posts',
  access: { ...byStaff, read: authenticatedOrPublished },
  admin: { useAsTitle: 'title' },
  defaultPopulate: { title: true, slug: true, categories: true },
  fields: [
    { name: 'title', type: 'text', required: true },
    {
      type: 'tabs',
      tabs: [
        {
          label: 'Content',
          fields: [
            { name: 'heroImage', type: 'upload', relationTo: 'media' },
            {
              name: 'content',
              type: 'richText',
              editor: lexicalEditor({
                features: ({ rootFeatures }) => [
                  ...rootFeatures,
                  BlocksFeature({ blocks: [{ slug: 'banner', fields: [{ name: 'text', type: 'text' }] }] }),
                  FixedToolbarFeature(),
                ],
              }),
            },
          ],
        },
        {
          label: 'Meta',
          fields: [
            { name: 'relatedPosts', type: 'relationship', hasMany: true, relationTo: 'posts' },
            { name: 'categories', type: 'relationship', hasMany: true, relationTo: 'categories' },
          ],
        },
        {
          name: 'meta',
          label: 'SEO',
          fields: [
            MetaTitleField({ hasGenerateFn: true }),
            MetaImageField({ relationTo: 'media' }),
            MetaDescriptionField({}),
          ],
        },
      ],
    },
    { name: 'publishedAt', type: 'date', admin: { date: { pickerAppearance: 'dayAndTime' } } },
    { name: 'authors', type: 'relationship', hasMany: true, relationTo: 'users' },
    {
      name: 'populatedAuthors',
      type: 'array',
      access: { update: () => false },
      admin: { disabled: true, readOnly: true },
      fields: [{ name: 'name', type: 'text' }],
    },
    { name: 'slug', type: 'text', index: true },
  ],
  hooks: { afterRead: [populateAuthors] },
  versions: { drafts: { autosave: { interval: 100 }, schedulePublish: true }, maxPerDoc: 50 },
}
