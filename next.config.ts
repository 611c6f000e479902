import { withPayload } from '@payloadcms/next/withPayload'
import type { NextConfig } from 'next'
import path from 'node:path'
import { fileURLToPath } from 'node:url'

// Next looks for the root of a workspace in the folders above; this project is whole wherever it stands.
const root = path.dirname(fileURLToPath(import.meta.url))

const config: NextConfig = {
  outputFileTracingRoot: root,
  poweredByHeader: false,
  // Its files are read as they are.
  serverExternalPackages: ['swagger-ui-dist'],
  turbopack: { root },
  // `npm run typecheck` covers the whole project, of which this build sees a part.
  typescript: { ignoreBuildErrors: true },
}

export default withPayload(config)
