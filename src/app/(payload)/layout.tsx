import config from '@payload-config'
import '@payloadcms/next/css'
import { handleServerFunctions, RootLayout } from '@payloadcms/next/layouts'
import { buildFormStateHandler } from '@payloadcms/ui/utilities/buildFormState'
import { buildTableStateHandler } from '@payloadcms/ui/utilities/buildTableState'
import { headers } from 'next/headers'
import { notFound } from 'next/navigation'
import { type APIError, formatErrors, getPayload, type PayloadRequest, type ServerFunctionClient } from 'payload'
import type { ReactNode } from 'react'
import { guardAdminCall } from '../../access/guard/adminCalls'
import { beginCall, isRefusal, isServerFunctionCall } from '../../server/serverFunctions'
import { importMap } from './admin/importMap.js'

/** In the place of Payload's own: those that write beside what they show. */
const serverFunctions: NonNullable<Parameters<typeof handleServerFunctions>[0]['serverFunctions']> = {
  'form-state': (args: Parameters<typeof buildFormStateHandler>[0]) =>
    guarded('form-state', args, buildFormStateHandler),
  'table-state': (args: Parameters<typeof buildTableStateHandler>[0]) =>
    guarded('table-state', args, buildTableStateHandler),
}

/** What a function answers, or that the session has ended, as Payload says it: an open form stays with what was typed. */
async function guarded<Given extends { req: PayloadRequest }>(
  name: 'form-state' | 'table-state',
  args: Given,
  answer: (given: Given) => unknown,
): Promise<unknown> {
  try {
    return await answer(await guardAdminCall(name, args, args.req))
  } catch (error) {
    const { status } = error as APIError
    if (status !== 401) throw error
    return formatErrors(error as APIError)
  }
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
