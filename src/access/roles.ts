import type { Access, FieldAccess, PayloadRequest } from 'payload'
import type { Configured } from '../model/slugs'

/** What somebody may do, from most to least: an admin may do what an editor may, an editor what a reporter may. */
export const roles = ['admin', 'editor', 'reporter'] as const
export type Role = (typeof roles)[number]

/** Whose accounts are staff, and what they may do. */
export type Accounts = {
  /** The slug of the collection that they are in: an account of any other is nobody here, whatever it says. */
  collection: string
  /** The field that says what somebody is: a word, or several. */
  field: string
  /** The words for each role; or the role that every account of the collection has. */
  roles: Role | Partial<Record<Role, readonly string[]>>
}

/** The accounts of Cited's own. */
export const ownAccounts: Accounts = {
  collection: 'users',
  field: 'role',
  roles: { admin: ['admin'], editor: ['editor'], reporter: ['reporter'] },
}

/** Whose accounts are staff in a project. */
export function accountsOf({ config }: Configured): Accounts {
  return ((config.custom?.cited ?? {}) as { accounts?: Accounts }).accounts ?? ownAccounts
}

/** The role of an account, by its collection and by what it says there; null for none, and for one that is disabled. */
export function roleOf(accounts: Accounts, account: object | null | undefined): Role | null {
  const { collection, disabled, [accounts.field]: said } = (account ?? {}) as Record<string, unknown>
  if (!account || collection !== accounts.collection || disabled === true) return null
  const { roles: mapped } = accounts
  if (typeof mapped === 'string') return mapped
  const words: unknown[] = Array.isArray(said) ? said : [said]
  return roles.find((role) => mapped[role]?.some((word) => words.includes(word))) ?? null
}

/** Whether a role is at least another. */
export function isAtLeast(held: Role | null, role: Role): boolean {
  return held !== null && roles.indexOf(held) <= roles.indexOf(role)
}

/** Whether whoever makes a request has at least the role. Nobody signed in has none. */
export function hasRole({ payload, user }: Pick<PayloadRequest, 'payload' | 'user'>, role: Role): boolean {
  return isAtLeast(roleOf(accountsOf(payload), user), role)
}

/** Access for those with at least the role. */
export function atLeast(role: Role): Access & FieldAccess {
  return ({ req }: { req: PayloadRequest }) => hasRole(req, role)
}

/** Access for nobody: the system writes through the Local API or the database. */
export function nobody() {
  return false
}
