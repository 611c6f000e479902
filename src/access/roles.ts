import type { Access, FieldAccess, PayloadRequest } from 'payload'

/** What somebody may do, from most to least: an admin may do what an editor may, an editor what a reporter may. */
export const roles = ['admin', 'editor', 'reporter'] as const
export type Role = (typeof roles)[number]

type User = { role?: unknown; disabled?: unknown; collection?: unknown }

/**
 * Whether a user has at least the role. Nobody signed in has none, nor has an account that is disabled, nor one of another
 * collection, whatever it says: a row of ours names none.
 */
export function hasRole(user: object | null | undefined, role: Role): boolean {
  const { collection = 'users', disabled, role: given }: User = user ?? {}
  const held = disabled !== true && collection === 'users' ? given : undefined
  const index = roles.findIndex((each) => each === held)
  return index !== -1 && index <= roles.indexOf(role)
}

/** Access for those with at least the role. */
export function atLeast(role: Role): Access & FieldAccess {
  return ({ req }: { req: PayloadRequest }) => hasRole(req.user, role)
}

/** Access for nobody: the system writes through the Local API or the database. */
export function nobody() {
  return false
}
