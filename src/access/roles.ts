import type { Access, FieldAccess, PayloadRequest } from 'payload'

/** What somebody may do, from most to least: an admin may do what an editor may, an editor what a reporter may. */
export const roles = ['admin', 'editor', 'reporter'] as const
export type Role = (typeof roles)[number]

type MaybeUser = { role?: unknown } | null | undefined

/** Whether a user has at least the role. Nobody signed in has none. */
export const hasRole = (user: MaybeUser, role: Role): boolean => {
  const index = roles.findIndex((each) => each === user?.role)
  return index !== -1 && index <= roles.indexOf(role)
}

/** Access for those with at least the role. */
export const atLeast =
  (role: Role): Access & FieldAccess =>
  ({ req }: { req: PayloadRequest }) =>
    hasRole(req.user, role)

/** Access for nobody: the system writes through the Local API or the database. */
export const nobody = () => false
