import type { Payload } from 'payload'
import { storeOf } from './store'

/** The accounts of the demo, one a role. */
const accounts = [
  { email: 'admin@example.org', name: 'Admin', role: 'admin' },
  { email: 'editor@example.org', name: 'Editor', role: 'editor' },
  { email: 'reporter@example.org', name: 'Reporter', role: 'reporter' },
] as const

/**
 * Creates the accounts that are missing, all with one password, and answers the addresses of those it created.
 * An account that exists is left alone: its password and role may have been changed since.
 */
export async function ensureAccounts(payload: Payload, password: string): Promise<string[]> {
  const store = storeOf(payload)
  const created: string[] = []
  for (const account of accounts) {
    const { docs } = await store.find({
      collection: 'users',
      where: { email: { equals: account.email } },
      limit: 1,
      depth: 0,
      // Nobody can be signed in before the first account exists.
      overrideAccess: true,
    })
    if (docs.length > 0) continue
    await store.create({ collection: 'users', data: { ...account, password }, depth: 0, overrideAccess: true })
    created.push(account.email)
  }
  return created
}
