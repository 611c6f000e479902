import type { CollectionAfterChangeHook, PayloadRequest } from 'payload'
import { forbidden } from '../../access/refuse'
import { hasRole } from '../../access/roles'
import { inTransactionOf } from '../../database/request'
import { today } from '../../model/days'
import type { ReleaseName } from '../../model/release'
import { tightens, type Terms } from '../../model/terms'
import type { PublishingSettings } from '../../releases/candidate'
import type { Prospect } from '../../releases/load'
import { namesOfSource } from '../../releases/protectedNames'
import { keysOfRecord } from '../../releases/publicNames'
import { opaqueId } from '../../releases/opaqueId'
import { releasesWhere } from '../../releases/read'
import { editionsChangedBy } from '../corrections/affected'
import { sentence } from '../sentences'
import { redactReleases } from './redactReleases'
import { slugOf } from '../../model/slugs'

/** How many names of a source are asked for at once: databases limit what one question may hold. */
const NAMES = 500

/** The stories of which something was released. */
async function releasedStories(req: PayloadRequest): Promise<string[]> {
  const { docs } = await req.payload.db.find<{ story: string }>({
    collection: slugOf(req.payload, 'releases'),
    pagination: false,
    req: inTransactionOf(req),
    select: { story: true },
    where: { version: { equals: 1 } },
  })
  return [...new Set(docs.map(({ story }) => story))]
}

/** The releases that carry more of a source than its terms let be public. */
async function releasesBeyond(req: PayloadRequest, source: string, terms: Terms) {
  const [named = '', unnamed = ''] = keysOfRecord('sources', source)
  // On background it is public under another name in each story, which says no more than was agreed.
  const others =
    terms === 'background'
      ? []
      : [
          unnamed,
          // Releases of before carry it by the id alone that it has in their story.
          ...(await releasedStories(req)).map(
            (story) => `source:${opaqueId(req.payload.secret, story, { collection: 'sources', id: source })}`,
          ),
        ]
  const names = [named, ...others]
  const found = []
  for (let start = 0; start < names.length; start += NAMES) {
    found.push(...(await releasesWhere(req, { records: { in: names.slice(start, start + NAMES) } })))
  }
  return found
}

/**
 * Takes a source whose terms became tighter out of all that was released, in the transaction that tightens them: nobody
 * has to press a release. Live editions are released again with what may be public of it now, or withdrawn.
 */
async function redactSource(
  req: PayloadRequest,
  source: string,
  terms: Terms,
  settings: PublishingSettings,
): Promise<ReleaseName[]> {
  const find = await namesOfSource(req, source)
  const hides = (text: string) => find(text).length > 0
  const releases = await releasesBeyond(req, source, terms)
  if (releases.length === 0) return []
  if (req.user && !hasRole(req, 'editor')) {
    throw forbidden(req, sentence('Editions that were published carry this source: an editor changes its terms.'))
  }
  // Less of it is public than was: whoever tightens the terms approves of that.
  const approved: Prospect = {
    collection: 'sources',
    id: source,
    become: (stored) => ({ ...stored, approval: { by: req.user?.id ?? 'system', at: today() } }),
  }
  const { payload, transactionID, user } = req
  const reading = { payload, transactionID, user, prospects: [approved] }
  const successors = await editionsChangedBy(reading, { collection: 'sources', id: source }, settings)
  return redactReleases(req, releases, { cause: 'terms', source, terms }, { settings, successors, hides })
}

/** After a source was saved. */
export function redactWhatBecamePrivate(
  settings: PublishingSettings,
): CollectionAfterChangeHook<{ id: string; terms: Terms }> {
  return async ({ doc, operation, previousDoc, req }) => {
    if (operation !== 'update' || !tightens(previousDoc.terms, doc.terms)) return
    await redactSource(req, String(doc.id), doc.terms, settings)
  }
}
