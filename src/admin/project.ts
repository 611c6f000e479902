'use client'

import { useAuth, useConfig } from '@payloadcms/ui'
import { formatAdminURL } from 'payload/shared'
import { useCallback } from 'react'
import { isAtLeast, roleOf, type Accounts, type Role } from '../access/roles'
import { createUrls } from '../delivery/urls'
import { slugOf, type CitedCollection, type Slugs } from '../model/slugs'

/** What the browser is told of the project that Cited runs in. */
export type Project = {
  accounts: Accounts
  slugs: Slugs
  /** Where readers find what is published: at the project's own site, or on the pages of Cited. */
  readers: { site: string | null; hasPages: boolean }
}

type Told = { config: { custom?: { cited?: Project } } }

function useAdminConfig(): Told {
  const { admin } = useConfig().config
  return { config: admin }
}

/** What a collection of Cited is called here. */
export function useSlugOf(): (name: CitedCollection) => string {
  const { config } = useAdminConfig()
  return useCallback((name: CitedCollection) => slugOf({ config }, name), [config])
}

/** The address of a page of a collection: of a document by its id, of a list by its query, of a new one (`create`). */
export function usePageOf(): (name: CitedCollection, rest: string) => string {
  const slug = useSlugOf()
  const { admin } = useConfig().config.routes
  return useCallback(
    (name: CitedCollection, rest: string) =>
      formatAdminURL({
        adminRoute: admin,
        path: `/collections/${slug(name)}${rest.startsWith('?') ? rest : `/${rest}`}`,
      }),
    [admin, slug],
  )
}

/** Whether whoever is signed in has at least the role. */
export function useHasRole(role: Role): boolean {
  const { user } = useAuth()
  const { accounts } = useAdminConfig().config.custom?.cited ?? {}
  return accounts !== undefined && isAtLeast(roleOf(accounts, user), role)
}

/**
 * Gives the address at which readers find an edition; null where nothing of Cited's knows one, for the API alone is no
 * place to send anybody to.
 */
export function useLiveAddress(): (edition: { language: string; slug: string }) => string | null {
  const { readers } = useAdminConfig().config.custom?.cited ?? {}
  const { serverURL } = useConfig().config
  return useCallback(
    (edition: { language: string; slug: string }) => {
      if (!readers) return null
      const { hasPages, read } = createUrls(serverURL, '', readers)
      return hasPages ? read(edition) : null
    },
    [readers, serverURL],
  )
}
