import type { DatabaseAdapter, CollectionBeforeDeleteHook, CollectionSlug, PayloadRequest, Where } from 'payload'
import { conflict } from '../../access/refuse'
import { meetAt } from '../../database/meetings'
import { inTransactionOf } from '../../database/request'
import { isRedacted, isTombstone, readKinds } from '../../model/release'
import { mergedKinds, keptRecords, type MergedCollection } from '../../releases/mergers'
import { newestRelease, releasesWhere } from '../../releases/read'
import { partFromSource } from '../identities/source'
import { sentence } from '../sentences'
import { isHosts, slugOf } from '../../model/slugs'

/** A document that cites a record. */
export type Use = { collection: string; id: string; title: string }

type Condition = (id: string, db: Pick<DatabaseAdapter, 'name'>) => Where
type Citing = { collection: CollectionSlug; title: string; where: Condition; drafts?: boolean }

function inEvidence(field: 'source' | 'quote') {
  return (id: string) => ({ [`evidence.${field}`]: { equals: id } })
}
function anyOf(...conditions: Condition[]): Condition {
  return (id, db) => ({ or: conditions.map((condition) => condition(id, db)) })
}

/** A body with an image. Payload asks into rich text in one way on SQLite and in another elsewhere (3.90.2). */
function shownInBody(id: string, { name }: Pick<DatabaseAdapter, 'name'>): Where {
  return name === 'sqlite'
    ? { 'body.children.fields': { contains: id } }
    : { 'body.root.children.fields.media': { equals: id } }
}

/** Where each kind of record can be cited. */
const citing: Record<'articles' | 'media' | 'people' | 'quotes' | 'sources' | 'statistics' | 'topics', Citing[]> = {
  statistics: [
    { collection: 'articles', title: 'title', drafts: true, where: (id) => ({ statistics: { equals: id } }) },
    { collection: 'statistics', title: 'label', where: (id) => ({ 'operands.statistic': { equals: id } }) },
  ],
  quotes: [
    { collection: 'articles', title: 'title', drafts: true, where: (id) => ({ quotes: { equals: id } }) },
    { collection: 'statistics', title: 'label', where: inEvidence('quote') },
    { collection: 'quotes', title: 'text', where: inEvidence('quote') },
  ],
  sources: [
    { collection: 'articles', title: 'title', drafts: true, where: (id) => ({ sources: { equals: id } }) },
    { collection: 'statistics', title: 'label', where: inEvidence('source') },
    {
      collection: 'quotes',
      title: 'text',
      where: anyOf((id) => ({ speaker: { equals: id } }), inEvidence('source')),
    },
    { collection: 'media', title: 'alt', where: (id) => ({ source: { equals: id } }) },
  ],
  people: [
    { collection: 'articles', title: 'title', drafts: true, where: (id) => ({ 'byline.person': { equals: id } }) },
  ],
  topics: [
    { collection: 'articles', title: 'title', drafts: true, where: (id) => ({ topics: { equals: id } }) },
    { collection: 'topics', title: 'name', where: (id) => ({ parent: { equals: id } }) },
  ],
  media: [
    {
      collection: 'articles',
      title: 'title',
      drafts: true,
      where: anyOf((id) => ({ hero: { equals: id } }), shownInBody),
    },
    { collection: 'people', title: 'name', where: (id) => ({ photo: { equals: id } }) },
  ],
  articles: [{ collection: 'articles', title: 'title', where: (id) => ({ 'translatedFrom.article': { equals: id } }) }],
}

function inVersion({ or, ...where }: Where): Where {
  return {
    ...Object.fromEntries(Object.entries(where).map(([path, condition]) => [`version.${path}`, condition])),
    ...(or && { or: or.map(inVersion) }),
  }
}

/** What cites a record: published or not, also in a draft that is not published yet, also in the trash. */
export async function usesOf(req: PayloadRequest, collection: keyof typeof citing, id: string): Promise<Use[]> {
  const uses = new Map<string, Use>()
  for (const { collection: from, title, where, drafts } of citing[collection]) {
    // Images of a project's own say nothing of Cited's sources.
    if (isHosts(req.payload, from)) continue
    const common = {
      collection: slugOf(req.payload, from),
      depth: 0,
      limit: 100,
      overrideAccess: true,
      pagination: false,
      req: inTransactionOf(req),
      ...(req.locale ? { locale: req.locale } : {}),
    }
    const { docs } = await req.payload.find({ ...common, trash: true, where: where(id, req.payload.db) })
    for (const doc of docs as unknown as Array<Record<string, unknown>>) {
      if (from === collection && String(doc.id) === id) continue
      uses.set(`${from}:${String(doc.id)}`, {
        collection: from,
        id: String(doc.id),
        title: String(doc[title] ?? doc.id).slice(0, 120),
      })
    }
    if (!drafts) continue
    const versions = await req.payload.findVersions({
      ...common,
      where: { and: [{ latest: { equals: true } }, inVersion(where(id, req.payload.db))] },
    })
    for (const { parent, version } of versions.docs as unknown as Array<{
      parent: unknown
      version: Record<string, unknown>
    }>) {
      uses.set(`${from}:${String(parent)}`, {
        collection: from,
        id: String(parent),
        title: String(version[title] ?? parent).slice(0, 120),
      })
    }
  }
  return [...uses.values()]
}

/** Whether an edition is withdrawn, and readers could be given back what they had. */
async function canBeReinstated(req: PayloadRequest, article: string): Promise<boolean> {
  const newest = await newestRelease(req, article)
  if (!newest || !isTombstone(newest)) return false
  const [last] = await releasesWhere(
    req,
    { and: [{ article: { equals: article } }, { kind: { in: [...readKinds] } }] },
    { sort: '-version', limit: 1 },
  )
  return last !== undefined && !isRedacted(last)
}

/**
 * The withdrawn editions that would give a record back to readers: what they were published with last cites it, whatever
 * their drafts do.
 */
async function reinstatedWith(req: PayloadRequest, collection: keyof typeof citing, id: string): Promise<Use[]> {
  const { db } = req.payload
  const [articles] = citing[collection].filter((each) => each.collection === 'articles')
  if (!articles) return []
  type Version = { title?: string | null }
  const common = {
    collection: slugOf(req.payload, 'articles'),
    pagination: false,
    req: inTransactionOf(req),
    sort: '-updatedAt',
  }
  const isPublished: Where = { 'version._status': { equals: 'published' } }
  const { docs } = await db.findVersions<Version>({
    ...common,
    select: { parent: true },
    where: { and: [isPublished, inVersion(articles.where(id, db))] },
  })
  const uses: Use[] = []
  for (const article of new Set(docs.map(({ parent }) => String(parent)))) {
    if (article === id || !(await canBeReinstated(req, article))) continue
    const last = { ...common, limit: 1, where: { and: [isPublished, { parent: { equals: article } }] } }
    const [version] = (await db.findVersions<Version>(last)).docs
    const isLast = version && docs.some(({ id: each }) => each === version.id)
    if (isLast) uses.push({ collection: 'articles', id: article, title: String(version.version.title ?? article) })
  }
  return uses
}

function titlesOf(uses: readonly Use[]): string {
  return uses.map(({ title }) => `“${title}”`).join(', ')
}

function isMergeable(collection: keyof typeof citing): collection is MergedCollection & keyof typeof citing {
  return collection in mergedKinds
}

/** Whether a record was merged into another that is there. */
async function standsForAnother(req: PayloadRequest, collection: MergedCollection, id: string): Promise<boolean> {
  const kept = (await keptRecords(req))(collection, id)
  if (kept === id) return false
  const where = { id: { equals: kept } }
  const found = await req.payload.db.count({
    collection: slugOf(req.payload, collection),
    req: inTransactionOf(req),
    where,
  })
  return found.totalDocs > 0
}

/** Refuses to delete what was merged into another (409), and what something cites (409), with the list of what cites it in the error's `data.usedIn`. */
export function refuseIfUsed(collection: keyof typeof citing): CollectionBeforeDeleteHook {
  return async ({ id, req }) => {
    // Before it is looked for: who comes to cite it at this moment is met.
    await meetAt(req, [`${collection}:${String(id)}`])
    // What was released under its name is told by it, and what it was called is kept out of the rest by its record.
    if (isMergeable(collection) && (await standsForAnother(req, collection, String(id)))) {
      throw conflict(req, sentence('It cannot be deleted: it was merged into another record, which it stands for.'))
    }
    const usedIn = await usesOf(req, collection, String(id))
    if (usedIn.length > 0) {
      const list = titlesOf(usedIn)
      throw conflict(req, sentence('It cannot be deleted: it is cited by {list}. Take it out there first.', { list }), {
        usedIn,
      })
    }
    const withdrawn = await reinstatedWith(req, collection, String(id))
    if (withdrawn.length > 0) {
      const list = titlesOf(withdrawn)
      throw conflict(
        req,
        sentence(
          'It cannot be deleted: {list} was withdrawn with it and could not be reinstated. Delete the article first.',
          { list },
        ),
        { usedIn: withdrawn },
      )
    }
    return collection === 'sources' ? partFromSource(req, String(id)) : undefined
  }
}
