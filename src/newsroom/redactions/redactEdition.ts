import type { PayloadRequest } from 'payload'
import { conflict, notFound } from '../../access/refuse'
import { withTransaction } from '../../database/transactions'
import { editionOf, isRedacted, isTombstone, type ReleaseName } from '../../model/release'
import type { PublishingSettings } from '../../releases/candidate'
import { releasesWhere } from '../../releases/read'
import { sentence } from '../sentences'
import { redactReleases } from './redactReleases'

/** What an editor orders: which earlier releases are emptied, by their hashes, why, and whether their address goes too. */
export type RedactionOrder = { releases: string[]; reason: string; withAddress: boolean }

/**
 * Empties earlier releases of an edition by an editor's order. Refused (404) where one of them is none of this edition, and
 * (409) where readers have it now: what is live is published without it first, or withdrawn.
 */
export async function redactEdition(
  req: PayloadRequest,
  article: string,
  { reason, releases: hashes, withAddress }: RedactionOrder,
  settings: PublishingSettings,
): Promise<ReleaseName[]> {
  return withTransaction(req, async () => {
    const all = await releasesWhere(req, { article: { equals: article } }, { sort: 'version' })
    const newest = all.at(-1)
    const named = all.filter((release) => hashes.includes(release.hash) && !isTombstone(release))
    if (hashes.some((hash) => !named.some((release) => release.hash === hash))) {
      throw notFound(req, sentence('There is no release with this hash among those of this edition.'))
    }
    if (newest && editionOf(newest) && hashes.includes(newest.hash)) {
      throw conflict(
        req,
        sentence('Readers have this release now. Publish the edition without what is to go, or withdraw it, first.'),
      )
    }
    const fresh = named.filter((release) => withAddress || !isRedacted(release))
    if (fresh.length === 0) throw conflict(req, sentence('These releases are redacted already.'))
    return redactReleases(req, fresh, { cause: 'order', reason }, { settings, hides: () => withAddress })
  })
}
