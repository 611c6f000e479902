/** Who may open an identity, and when they may no longer. */
import { randomUUID } from 'node:crypto'
import type { InTransaction } from '../../database/request'
import { patchRow } from '../../database/patchRow'
import { idOf } from '../../model/ids'
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
