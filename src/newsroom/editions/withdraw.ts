import type { PayloadRequest } from 'payload'
import { conflict } from '../../access/refuse'
import { inTransactionOf } from '../../database/request'
import { withTransaction } from '../../database/transactions'
import { idOf } from '../../model/ids'
import { editionOf, isTombstone, type Release, type ReleaseName } from '../../model/release'
import { canonicalJson } from '../../releases/canonical'
import { citedContext } from '../../releases/context'
import { newestRelease } from '../../releases/read'
import { keepHero } from '../../releases/releasedHero'
import { savedArticles } from '../articles'
import { sentence } from '../sentences'

/** Takes an edition down: what is left of it in public is a tombstone with the reason. */
export async function withdraw(req: PayloadRequest, id: string, reason: string): Promise<ReleaseName[]> {
  const before = await newestRelease(req, id)
  if (!editionOf(before)) {
    throw conflict(req, sentence('This edition is not published.'))
  }
  citedContext(req).withdrawalReason = reason
  await req.payload.update({
    collection: 'articles',
    data: { _status: 'draft' },
    depth: 0,
    id,
    overrideAccess: false,
    req,
  })
  return releasedSince(req, id, before)
}

async function releasedSince(req: PayloadRequest, id: string, before: Release | undefined): Promise<ReleaseName[]> {
  const now = await newestRelease(req, id)
  if (!now || now.version === before?.version) return []
  const { language, slug, version, hash } = now
  return [{ language, slug, version, hash }]
}

/** What the system writes about a version: who saved it, when, and what follows from the rest. */
const written = [
  'id',
  'createdAt',
  'updatedAt',
  'deletedAt',
  '_status',
  'editedBy',
  'review',
  'statistics',
  'quotes',
  'sources',
] as const

/** What a version holds besides. */
function contentOf(version: Record<string, unknown>): Record<string, unknown> {
  return Object.fromEntries(Object.entries(version).filter(([name]) => !(written as readonly string[]).includes(name)))
}

/** Publishes a withdrawn edition again as it was last published; a draft that was written since stays a draft. */
export async function reinstate(req: PayloadRequest, id: string): Promise<ReleaseName[]> {
  return withTransaction(req, async () => {
    const before = await newestRelease(req, id)
    if (!before || !isTombstone(before)) {
      throw conflict(req, sentence('This edition is not withdrawn.'))
    }
    const { docs } = await req.payload.findVersions({
      collection: 'articles',
      depth: 0,
      limit: 1,
      overrideAccess: false,
      pagination: false,
      req: inTransactionOf(req),
      sort: '-updatedAt',
      where: { and: [{ parent: { equals: id } }, { 'version._status': { equals: 'published' } }] },
    })
    const [draft] = await savedArticles(req, { id: { equals: id } })
    const published = docs[0]?.version as Record<string, unknown> | undefined
    if (!draft || !published) {
      throw conflict(req, sentence('There is no published version to go back to. Publish the draft instead.'))
    }
    const shared = { collection: 'articles' as const, depth: 0, id, overrideAccess: false, req }
    const kept = contentOf({ ...draft })
    // MongoDB keeps no empty fields: what the draft filled in since is emptied by name.
    const empty = Object.fromEntries(Object.keys(kept).map((field) => [field, null]))
    const old = { ...empty, ...contentOf(published) }
    await keepHero(req, { id, hero: idOf(published.hero) })
    await req.payload.update({ ...shared, data: { ...old, _status: 'published' } as never })
    delete citedContext(req).hero
    if (canonicalJson(old) !== canonicalJson(kept)) {
      await req.payload.update({ ...shared, data: { ...kept, _status: 'draft' } as never, draft: true })
    }
    return releasedSince(req, id, before)
  })
}
