import { randomBytes } from 'node:crypto'
import { getPayload } from 'payload'
import { allowCreation } from '../src/database/creation'
import { ensureAccounts } from './accounts'
import { loadStory } from './load'

export type Prepared = {
  /** The password of the accounts that were made now; null when all of them existed. */
  password: string | null
}

/** Makes the demo accounts and loads the story into the database of the environment. Doing it again changes nothing. */
export async function prepareDemo(
  givenPassword: string | undefined,
  log: (message: string) => void,
): Promise<Prepared> {
  allowCreation(true)
  const { default: config } = await import('../payload.config')
  const payload = await getPayload({ config, cron: false, key: 'prepare' })
  try {
    const password = givenPassword ?? randomBytes(9).toString('base64url')
    const created = await ensureAccounts(payload, password)
    const { docs } = await payload.find({
      collection: 'users',
      where: { email: { equals: 'editor@example.org' } },
      limit: 1,
    })
    const editor = docs[0]
    if (!editor) throw new Error('The account editor@example.org is missing.')
    await loadStory(payload, { editor, log })
    return { password: created.length > 0 ? password : null }
  } finally {
    await payload.destroy()
  }
}

/** How to sign in, for the terminal. A password that was made is shown this once. */
export function accountLines({ password }: Prepared): string[] {
  return [
    'Accounts: admin@example.org, editor@example.org, reporter@example.org',
    password ? `Password: ${password}` : 'Password: as printed when they were made (or DEMO_PASSWORD then)',
  ]
}
