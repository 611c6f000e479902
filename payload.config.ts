import path from 'node:path'
import { fileURLToPath } from 'node:url'
import { buildConfig } from 'payload'
import { databaseAdapter, migrate } from './src/database/adapter'
import { mayCreateDatabase } from './src/database/creation'
import { readEnvironment } from './src/server/environment'
import { cited } from './src/plugin'

const { allowLoopback, databaseURI, identityKey, oldIdentityKeys, secret, serverURL } = readEnvironment()
const root = path.dirname(fileURLToPath(import.meta.url))

export default buildConfig({
  admin: {
    importMap: { baseDir: root, importMapFile: path.join(root, 'src/app/(payload)/admin/importMap.js') },
    meta: { titleSuffix: ' · Cited' },
  },
  db: databaseAdapter(databaseURI, { create: mayCreateDatabase() }),
  onInit: migrate,
  plugins: [cited({ identityKey, oldIdentityKeys, timeZone: 'America/Mexico_City', webhooks: { allowLoopback } })],
  secret,
  serverURL,
  telemetry: false,
  typescript: { outputFile: path.join(root, 'src/payload-types.ts') },
})
