import { withPayload } from '@payloadcms/next/withPayload'

export default withPayload(
  {
    // The page of the public API reads its files as they are.
    serverExternalPackages: ['swagger-ui-dist'],
  },
  { devBundleServerPackages: false },
)
