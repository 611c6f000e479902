/** A site with the collections, plugins and access of Payload's website template, on Postgres. */
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import { postgresAdapter } from '@payloadcms/db-postgres'
import { formBuilderPlugin } from '@payloadcms/plugin-form-builder'
import { nestedDocsPlugin } from '@payloadcms/plugin-nested-docs'
import { redirectsPlugin } from '@payloadcms/plugin-redirects'
import { searchPlugin } from '@payloadcms/plugin-search'
import { seoPlugin } from '@payloadcms/plugin-seo'
import { lexicalEditor } from '@payloadcms/richtext-lexical'
import { cited } from 'cited'
import { buildConfig } from 'payload'
import sharp from 'sharp'
import { categories, media, pages, posts, users } from './collections'

const here = path.dirname(fileURLToPath(import.meta.url))

export default buildConfig({
  admin: {
    importMap: { baseDir: here },
    livePreview: { breakpoints: [{ name: 'mobile', height: 667, label: 'Mobile', width: 375 }] },
    user: users.slug,
  },
  collections: [pages, posts, media, categories, users],
  cors: [process.env.SERVER_URL ?? ''],
  db: postgresAdapter({ idType: 'uuid', pool: { connectionString: process.env.DATABASE_URL }, push: false }),
  editor: lexicalEditor(),
  globals: [
    {
      slug: 'header',
      access: { read: () => true },
      fields: [{ name: 'items', type: 'array', fields: [{ name: 'label', type: 'text' }] }],
    },
  ],
  jobs: {
    access: {
      run: ({ req }) =>
        Boolean(req.user) || req.headers.get('authorization') === `Bearer ${process.env.CRON_SECRET ?? 'none'}`,
    },
    tasks: [],
  },
  plugins: [
    redirectsPlugin({ collections: ['pages', 'posts'] }),
    nestedDocsPlugin({ collections: ['categories'] }),
    seoPlugin({ generateTitle: ({ doc }) => `${doc?.title} | A site` }),
    formBuilderPlugin({ fields: { payment: false } }),
    searchPlugin({ collections: ['posts'] }),
    cited({
      name: 'The Gazette',
      media: { collection: 'media' },
      users: { collection: 'users', roles: 'admin' },
    }),
  ],
  secret: process.env.PAYLOAD_SECRET ?? '',
  serverURL: process.env.SERVER_URL,
  sharp,
  typescript: { outputFile: path.join(here, 'payload-types.ts') },
})
