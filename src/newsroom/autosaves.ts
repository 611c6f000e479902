/**
 * What is saved while somebody types is one version, not hundreds: an autosave takes the place of the one before it where
 * the same person made that in the same sitting. Payload's own autosave would also take the place of a colleague's, and
 * makes a document as soon as its form is opened; so articles have none in their configuration.
 */
import type { CollectionAfterChangeHook } from 'payload'
import { inTransactionOf } from '../database/request'
import { idOf } from '../model/ids'
import { citedContext } from '../releases/context'
import { slugOf } from '../model/slugs'

/** How long after its beginning a sitting is continued by another version, in milliseconds. */
const SITTING = 10 * 60_000

type Typed = { typedSince?: string | Date | null; editedBy?: unknown; revision?: string | null }

/** Since when somebody types what is saved now: null where it is saved by a button, or by a program. */
export function typedSince(before: Typed | undefined, user: unknown, now: Date): string {
  const since = before?.typedSince ? new Date(before.typedSince) : null
  const goesOn = since && now.getTime() - since.getTime() < SITTING && idOf(before?.editedBy) === idOf(user)
  return (goesOn ? since : now).toISOString()
}

/** Removes the version that an autosave takes the place of. */
export const foldAutosave: CollectionAfterChangeHook = async ({ doc, operation, previousDoc, req }) => {
  const before = previousDoc as Typed | undefined
  const after = doc as Typed & { id: string }
  if (operation !== 'update' || !citedContext(req).isAutosave || !before?.typedSince || !before.revision) return after
  const isSameSitting = new Date(before.typedSince).getTime() === new Date(after.typedSince ?? '').getTime()
  if (isSameSitting) {
    await req.payload.db.deleteVersions({
      collection: slugOf(req.payload, 'articles'),
      req: inTransactionOf(req),
      where: { and: [{ parent: { equals: after.id } }, { 'version.revision': { equals: before.revision } }] },
    })
  }
  return after
}
