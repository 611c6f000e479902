import type { PayloadRequest } from 'payload'
import { conflict } from '../../access/refuse'
import { inTransactionOf } from '../../database/request'
import { withTransaction } from '../../database/transactions'
import type { EditionDocument } from '../../model/document'
import { editionOf, isRedacted, isTombstone, readKinds, type Release, type ReleaseName } from '../../model/release'
import { canonicalJson } from '../../releases/canonical'
import { citedContext } from '../../releases/context'
import { mayBeOfIdentity } from '../../releases/protectedNames'
import { newestRelease, releasesWhere } from '../../releases/read'
import { settingsOf } from '../../options'
import { contentOf, emptyFields, savedArticles } from '../articles'
import { markBehind } from '../corrections/behind'
import { sentence } from '../sentences'
import { releasedSince } from './withdraw'
import { slugOf } from '../../model/slugs'

/** The release that readers had before an edition was withdrawn. */
export async function lastLive(req: PayloadRequest, article: string): Promise<Release | undefined> {
  const [release] = await releasesWhere(
    req,
    { and: [{ article: { equals: article } }, { kind: { in: [...readKinds] } }] },
    { sort: '-version', limit: 1 },
  )
  return release
}

/**
 * The article as it was last published; what a correction added since is in it, and what was let stand that is told to some
 * alone.
 */
async function lastPublished(req: PayloadRequest, id: string): Promise<Record<string, unknown> | undefined> {
  const { docs } = await req.payload.findVersions({
    collection: slugOf(req.payload, 'articles'),
    depth: 0,
    limit: 1,
    overrideAccess: true,
    pagination: false,
    req: inTransactionOf(req),
    sort: '-updatedAt',
    where: { and: [{ parent: { equals: id } }, { 'version._status': { equals: 'published' } }] },
  })
  return docs[0]?.version as Record<string, unknown> | undefined
}

/** Refuses (409) where another article has the address by which readers had this one: they cannot both be there. */
async function refuseTaken(req: PayloadRequest, id: string, edition: Pick<EditionDocument, 'language' | 'slug'>) {
  const { language, slug } = edition
  const other = await req.payload.db.findOne<{ id: string; title?: string | null }>({
    collection: slugOf(req.payload, 'articles'),
    req: inTransactionOf(req),
    where: { and: [{ language: { equals: language } }, { slug: { equals: slug } }, { id: { not_equals: id } }] },
  })
  if (!other) return
  const message = sentence(
    '“{title}” has the slug ‘{slug}’ now, which readers had this edition by. Give that one another slug first, or publish this draft under its own.',
    { slug, title: other.title ?? other.id },
  )
  throw conflict(req, message)
}

/** What an article says that everybody is told: of the draft whoever reinstates is not told all. */
function asTold(content: Record<string, unknown>): Record<string, unknown> {
  const { dismissals } = content
  if (!Array.isArray(dismissals)) return content
  return { ...content, dismissals: dismissals.filter((row) => !mayBeOfIdentity(row as object)) }
}

/**
 * Gives readers back what they had before an edition was withdrawn, as it was: its last release again, reviewed by
 * nobody. A draft that was written since stays a draft.
 */
export async function reinstate(req: PayloadRequest, id: string): Promise<ReleaseName[]> {
  return withTransaction(req, async () => {
    const before = await newestRelease(req, id)
    if (!before || !isTombstone(before)) throw conflict(req, sentence('This edition is not withdrawn.'))
    const [draft] = await savedArticles(req, { id: { equals: id } })
    const [release, published] = [await lastLive(req, id), await lastPublished(req, id)]
    if (release && isRedacted(release)) {
      throw conflict(req, sentence('What readers had was redacted. Publish the draft instead.'))
    }
    const edition = editionOf(release)
    if (!draft || !published || !edition) {
      throw conflict(req, sentence('There is no published version to go back to. Publish the draft instead.'))
    }
    if (edition.story !== draft.story) {
      throw conflict(req, sentence('It is an edition of another story by now. Publish the draft instead.'))
    }
    await refuseTaken(req, id, edition)
    const shared = { collection: slugOf(req.payload, 'articles'), depth: 0, id, overrideAccess: false, req }
    const kept = contentOf({ ...draft })
    const old = { ...emptyFields(kept), ...contentOf(published) }
    const leavesDraft = canonicalJson(asTold(old)) !== canonicalJson(asTold(kept))
    const context = citedContext(req)
    Object.assign(context, { leavesDraft, reinstates: release })
    await req.payload.update({ ...shared, data: { ...old, _status: 'published' } as never })
    delete context.leavesDraft
    delete context.reinstates
    await markBehind(req, id, edition, settingsOf(req.payload).publishing)
    if (leavesDraft) {
      await req.payload.update({ ...shared, data: { ...kept, _status: 'draft' } as never, draft: true })
    }
    return releasedSince(req, id, before)
  })
}
