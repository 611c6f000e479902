/** What waits with a record after a release of its correction. */
import type { PayloadRequest } from 'payload'
import { patchNewestVersion, patchRow } from '../../database/patchRow'
import type { InTransaction } from '../../database/request'
import type { RecordName } from '../../model/recordKinds'
import type { PublishingSettings } from '../../releases/candidate'
import { readOtherwise } from './affected'
import { nothingWaits } from './hooks'

/** A row of a record as far as it says what waits with it. */
type Corrected = { correction?: { at?: string | null } | null }

/**
 * After one story was released: the correction waits as long as another story reads otherwise. So do the figures that were
 * corrected with it, which others than this correction leave as readers have them until then.
 */
export async function keepWaiting(
  req: PayloadRequest,
  about: RecordName,
  followers: readonly RecordName[],
  settings: PublishingSettings,
): Promise<void> {
  const inside: InTransaction = { payload: req.payload, transactionID: req.transactionID, user: req.user }
  const all = [about, ...followers]
  for (const name of all) {
    const { collection, id } = name
    const isWaiting = (await readOtherwise(inside, name, settings, { also: all })).length > 0
    const change = ({ correction }: Corrected): Corrected => ({
      correction: isWaiting ? { ...correction, at: correction?.at ?? new Date().toISOString() } : nothingWaits,
    })
    // Also where nothing changes: of two stories that are released at the same time one waits for the other.
    await patchRow(req, collection, id, change)
    await patchNewestVersion(req, collection, id, change)
  }
}

/** Forgets the correction that waits with a record: every edition carries it. */
export async function forgetCorrection(req: InTransaction, { collection, id }: RecordName): Promise<void> {
  await patchRow(req, collection, id, () => ({ correction: nothingWaits }))
  await patchNewestVersion(req, collection, id, () => ({ correction: nothingWaits }))
}
