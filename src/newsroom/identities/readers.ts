/** Who may open an identity, and when they may no longer. */
import { randomUUID } from 'node:crypto'
import type { InTransaction } from '../../database/request'
import type { CollectionAfterChangeHook, CollectionBeforeChangeHook } from 'payload'
import { refuse } from '../../access/refuse'
import { accountsOf, isAtLeast, roleOf } from '../../access/roles'
import { patchRow } from '../../database/patchRow'
import { idOf } from '../../model/ids'
import { accountRows } from '../accounts/names'
import { passwordProblem } from '../accounts/password'
import { sentence } from '../sentences'
import { identitiesOf, noteOpening } from './openings'

/**
 * Takes somebody off every identity: somebody else can sign in as them now. One whose only reader they were has none
 * then, and stays closed: whoever could name another could name themselves. Nobody is told that there was any.
 */
export async function takeOffIdentities(req: InTransaction, user: number | string): Promise<void> {
  const gone = String(user)
  for (const identity of await identitiesOf(req, user)) {
    await patchRow<{ readers?: unknown[] | null; revision?: string }>(req, 'identities', identity, ({ readers }) => ({
      readers: (readers ?? []).filter((reader) => idOf(reader) !== gone),
      // A form that was opened before, and has them still, is out of date.
      revision: randomUUID(),
    }))
    await noteOpening(req, { what: 'removed', identity, reader: gone })
  }
}

type Named = { readers?: unknown[] | null; currentPassword?: unknown }

function readersIn(document: Named | undefined): string[] {
  return (document?.readers ?? []).flatMap((reader) => idOf(reader) ?? [])
}

type Reader = { hasGivenPassword?: boolean | null }

/**
 * Whoever changes who may open an identity gives their password with it, as they would to open it themselves, and each who
 * is added or taken off is noted. One of the readers is an editor, and stays one of them: what names somebody in it cannot be
 * published, and somebody who may publish has to be able to say that it names somebody else. Nobody is added whose password
 * somebody else chose: they could open it in their place.
 */
export const guardReaders: CollectionBeforeChangeHook = async ({ data, operation, originalDoc, req }) => {
  const { currentPassword, ...identity } = data as Named
  const before = readersIn(originalDoc as Named | undefined)
  const after = readersIn(identity)
  const added = after.filter((reader) => !before.includes(reader))
  if ((added.length === 0 && before.every((reader) => after.includes(reader))) || !req.user) return identity
  const accounts = await accountRows<Reader>(req, after)
  const isStaff = (account: object, role: 'reporter' | 'editor') =>
    isAtLeast(roleOf(accountsOf(req.payload), account), role)
  const message = accounts.some((account) => !isStaff(account, 'reporter'))
    ? sentence('Somebody who cannot sign in any more is named here. Take them out.')
    : accounts.some((account) => isStaff(account, 'editor'))
      ? accounts.some(({ id, hasGivenPassword }) => hasGivenPassword && added.includes(String(id)))
        ? sentence(
            'Somebody who is named here has the password that an administrator gave them, who could open it too. They choose their own first, on the page of their account.',
          )
        : null
      : sentence('Name an editor as well: nobody else can let through what only seems to name this source.')
  if (message) refuse('identities', [{ path: 'readers', message }], req)
  if (operation === 'update') {
    const problem = await passwordProblem(req, currentPassword, String((originalDoc as { id: string }).id))
    if (problem) refuse('identities', [{ path: 'currentPassword', message: problem }], req)
  }
  return identity
}

/** Notes who was added to the readers of an identity later, or taken off, and by whom. */
export const noteReaders: CollectionAfterChangeHook = async ({ doc, operation, previousDoc, req }) => {
  if (operation === 'create') return
  const identity = String((doc as { id: string }).id)
  const [before, after] = [readersIn(previousDoc as Named), readersIn(doc as Named)]
  for (const reader of after.filter((each) => !before.includes(each))) {
    await noteOpening(req, { what: 'added', identity, reader })
  }
  for (const reader of before.filter((each) => !after.includes(each))) {
    await noteOpening(req, { what: 'removed', identity, reader })
  }
}
