import path from 'node:path'
import { fileURLToPath } from 'node:url'
import { buildConfig } from 'payload'
import sharp from 'sharp'
import { databaseAdapter } from './src/database/adapter'
import { readEnvironment } from './src/environment'
import { cited } from './src/plugin'

const { databaseURI, secret, serverURL } = readEnvironment()
const root = path.dirname(fileURLToPath(import.meta.url))

export default buildConfig({
  admin: { importMap: { baseDir: root, importMapFile: path.join(root, 'src/app/(payload)/admin/importMap.js') } },
  db: databaseAdapter(databaseURI),
  plugins: [cited()],
  secret,
  serverURL,
  sharp,
  telemetry: false,
  typescript: { outputFile: path.join(root, 'src/payload-types.ts') },
})
