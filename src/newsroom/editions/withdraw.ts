import type { PayloadRequest } from 'payload'
import { conflict } from '../../access/refuse'
import { withTransaction } from '../../database/transactions'
import { editionOf, releaseName, type Release, type ReleaseName } from '../../model/release'
import { citedContext } from '../../releases/context'
import { newestRelease } from '../../releases/read'
import { sentence } from '../sentences'
import { slugOf } from '../../model/slugs'

/**
 * Takes an edition down: what is left of it in public is a tombstone with the reason. Of two who do so at once one is
 * told that it is down already: their reason is not the one that readers get.
 */
export async function withdraw(req: PayloadRequest, id: string, reason: string | null): Promise<ReleaseName[]> {
  return withTransaction(req, async () => {
    const before = await newestRelease(req, id)
    if (!editionOf(before)) {
      throw conflict(req, sentence('This edition is not published.'))
    }
    Object.assign(citedContext(req), { isWithdrawing: true, withdrawalReason: reason ?? undefined })
    await req.payload.update({
      collection: slugOf(req.payload, 'articles'),
      data: { _status: 'draft' },
      depth: 0,
      id,
      overrideAccess: false,
      req,
    })
    return releasedSince(req, id, before)
  })
}

/** What was released of an edition since; nothing where nothing was. */
export async function releasedSince(
  req: PayloadRequest,
  id: string,
  before: Release | undefined,
): Promise<ReleaseName[]> {
  const now = await newestRelease(req, id)
  if (!now || now.version === before?.version) return []
  return [releaseName(now)]
}
