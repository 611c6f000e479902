import path from 'node:path'
import { fileURLToPath } from 'node:url'
import { buildConfig } from 'payload'
import { databaseAdapter, migrate } from './src/database/adapter'
import { mayCreateDatabase } from './src/database/creation'
import { readEnvironment } from './src/server/environment'
import { mailAdapter } from './src/server/mail'
import { cited } from './src/plugin'

const { allowLoopback, databaseURI, identityKey, mailFrom, oldIdentityKeys, rateLimits, secret, serverURL, smtpURL } =
  readEnvironment()
const root = path.dirname(fileURLToPath(import.meta.url))

export default buildConfig({
  admin: {
    // Payload's default sends a hash of each editor's e-mail address to another company.
    avatar: 'default',
    dateFormat: 'yyyy-MM-dd HH:mm',
    importMap: { baseDir: root, importMapFile: path.join(root, 'src/app/(payload)/admin/importMap.js') },
    meta: { titleSuffix: ' · Cited' },
  },
  db: databaseAdapter(databaseURI, { create: mayCreateDatabase() }),
  email: mailAdapter({
    from: mailFrom,
    print: process.env.NODE_ENV === 'production' ? undefined : (text) => process.stdout.write(text),
    smtpURL,
  }),
  graphQL: { disable: true },
  maxDepth: 3,
  onInit: migrate,
  plugins: [
    cited({
      admin: { brand: true },
      identityKey,
      oldIdentityKeys,
      // The story that the demo tells was published with "60 per cent".
      languages: [
        { code: 'en', locale: 'en-US', figures: { percent: 'per cent' } },
        { code: 'es', locale: 'es-MX' },
      ],
      reader: {},
      timeZone: 'America/Mexico_City',
      webhooks: { allowLoopback },
      ...(rateLimits ? {} : { rateLimits: false as const }),
    }),
  ],
  secret,
  serverURL,
  telemetry: false,
  typescript: { outputFile: path.join(root, 'src/payload-types.ts') },
})
