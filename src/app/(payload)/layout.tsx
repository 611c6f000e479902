import config from '@payload-config'
import '@payloadcms/next/css'
import { handleServerFunctions, RootLayout } from '@payloadcms/next/layouts'
import { notFound } from 'next/navigation'
import type { ServerFunctionClient } from 'payload'
import type { ReactNode } from 'react'
import { beginCall, isRefusal, isServerFunctionCall } from '../../server/serverFunctions'
import { importMap } from './admin/importMap.js'

const serverFunction: ServerFunctionClient = async (args) => {
  'use server'
  beginCall()
  const { collections, globals } = await config
  if (!isServerFunctionCall(args, new Set([...collections, ...globals].map(({ slug }) => slug)))) notFound()
  try {
    return await handleServerFunctions({ ...args, config, importMap })
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
