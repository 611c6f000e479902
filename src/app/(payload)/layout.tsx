import config from '@payload-config'
import '@payloadcms/next/css'
import { handleServerFunctions, RootLayout } from '@payloadcms/next/layouts'
import { buildFormStateHandler } from '@payloadcms/ui/utilities/buildFormState'
import { buildTableStateHandler } from '@payloadcms/ui/utilities/buildTableState'
import { headers } from 'next/headers'
import { notFound } from 'next/navigation'
import { getPayload, type ServerFunctionClient } from 'payload'
import type { ReactNode } from 'react'
import { guardAdminCall } from '../../access/guard/adminCalls'
import { beginCall, isRefusal, isServerFunctionCall } from '../../server/serverFunctions'
import { importMap } from './admin/importMap.js'

/** In the place of Payload's own: those that write beside what they show. */
const serverFunctions: NonNullable<Parameters<typeof handleServerFunctions>[0]['serverFunctions']> = {
  'form-state': async (args: Parameters<typeof buildFormStateHandler>[0]) =>
    buildFormStateHandler(await guardAdminCall('form-state', args, args.req)),
  'table-state': async (args: Parameters<typeof buildTableStateHandler>[0]) =>
    buildTableStateHandler(await guardAdminCall('table-state', args, args.req)),
}

/** Whether whoever calls is signed in: not every function of Payload's asks. */
async function isSignedIn(): Promise<boolean> {
  const payload = await getPayload({ config, cron: true, importMap })
  return (await payload.auth({ headers: await headers() })).user !== null
}

const serverFunction: ServerFunctionClient = async (args) => {
  'use server'
  beginCall()
  const { collections, globals } = await config
  if (!isServerFunctionCall(args, new Set([...collections, ...globals].map(({ slug }) => slug)))) notFound()
  // Those in `serverFunctions` ask themselves, as often as somebody types.
  if (!Object.hasOwn(serverFunctions, args.name) && !(await isSignedIn())) notFound()
  try {
    return await handleServerFunctions({ ...args, config, importMap, serverFunctions })
  } catch (error) {
    // Next would answer a refusal as a fault of the server.
    if (isRefusal(error)) notFound()
    throw error
  }
}

/** The frame of the admin. */
function Layout({ children }: { children: ReactNode }) {
  return (
    <RootLayout config={config} importMap={importMap} serverFunction={serverFunction}>
      {children}
    </RootLayout>
  )
}

export default Layout
