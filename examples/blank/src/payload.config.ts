import path from 'node:path'
import { fileURLToPath } from 'node:url'
import { sqliteAdapter } from '@payloadcms/db-sqlite'
import { lexicalEditor } from '@payloadcms/richtext-lexical'
import { cited } from 'cited'
import { buildConfig } from 'payload'
import sharp from 'sharp'

const here = path.dirname(fileURLToPath(import.meta.url))

export default buildConfig({
  admin: { importMap: { baseDir: here }, user: 'users' },
  collections: [
    { slug: 'users', admin: { useAsTitle: 'email' }, auth: true, fields: [] },
    {
      slug: 'media',
      access: { read: () => true },
      fields: [{ name: 'alt', type: 'text', required: true }],
      upload: true,
    },
    { slug: 'pages', admin: { useAsTitle: 'title' }, fields: [{ name: 'title', type: 'text' }] },
  ],
  db: sqliteAdapter({ client: { url: process.env.DATABASE_URL ?? '' }, idType: 'uuid', wal: true }),
  editor: lexicalEditor(),
  plugins: [
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
