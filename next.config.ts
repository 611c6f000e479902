import { withPayload } from '@payloadcms/next/withPayload'
import type { NextConfig } from 'next'
import path from 'node:path'
import { fileURLToPath } from 'node:url'

// Next looks for the root of a workspace in the folders above; this project is whole wherever it stands.
const root = path.dirname(fileURLToPath(import.meta.url))

/**
 * What every answer says of itself, also where this runs without the server of `npm start`, which says more of the pages of
 * the admin (`src/server/headers.ts`).
 */
const headers = [
  {
    key: 'Content-Security-Policy',
    value: "base-uri 'self'; form-action 'self'; frame-ancestors 'none'; object-src 'none'",
  },
  { key: 'Referrer-Policy', value: 'same-origin' },
  { key: 'X-Content-Type-Options', value: 'nosniff' },
  { key: 'X-Frame-Options', value: 'DENY' },
]

const config: NextConfig = {
  headers: () => Promise.resolve([{ source: '/admin/:path*', headers }]),
  outputFileTracingRoot: root,
  poweredByHeader: false,
  // Its files are read as they are.
  serverExternalPackages: ['swagger-ui-dist'],
  turbopack: { root },
  // `npm run typecheck` covers the whole project, of which this build sees a part.
  typescript: { ignoreBuildErrors: true },
}

export default withPayload(config)
