import {
  APIError,
  type CollectionBeforeDeleteHook,
  type CollectionSlug,
  type Endpoint,
  type PayloadRequest,
  type Where,
} from 'payload'
import { hasRole } from '../../access/roles'
import { inTransactionOf } from '../../releases/load'
import { opaqueId } from '../../releases/opaqueId'
import { recordKinds, type RecordCollection } from '../../model/recordKinds'
import type { ArticleRecord } from '../../model/records'
import type { Release } from '../../model/document'

/** A document that cites a record. */
export type Use = { collection: string; id: string; title: string }

type Citing = { collection: CollectionSlug; title: string; where: (id: string) => Where; drafts?: boolean }

function inEvidence(field: 'source' | 'quote') {
  return (id: string) => ({ [`evidence.${field}`]: { equals: id } })
}
function anyOf(...conditions: Array<(id: string) => Where>) {
  return (id: string): Where => ({ or: conditions.map((condition) => condition(id)) })
}

/** Where each kind of record can be cited. */
const citing: Record<'articles' | 'media' | 'quotes' | 'sources' | 'statistics', Citing[]> = {
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
    { collection: 'identities', title: 'id', where: (id) => ({ source: { equals: id } }) },
  ],
  media: [{ collection: 'articles', title: 'title', drafts: true, where: (id) => ({ hero: { equals: id } }) }],
  articles: [{ collection: 'articles', title: 'title', where: (id) => ({ 'translatedFrom.article': { equals: id } }) }],
}

function inVersion(where: Where): Where {
  return Object.fromEntries(Object.entries(where).map(([path, condition]) => [`version.${path}`, condition]))
}

/** What cites a record: published or not, also in a draft that is not published yet, also in the trash. */
export async function usesOf(req: PayloadRequest, collection: keyof typeof citing, id: string): Promise<Use[]> {
  const uses = new Map<string, Use>()
  for (const { collection: from, title, where, drafts } of citing[collection]) {
    const common = {
      collection: from,
      depth: 0,
      limit: 100,
      overrideAccess: true,
      pagination: false,
      req: inTransactionOf(req),
      ...(req.locale ? { locale: req.locale } : {}),
    }
    const { docs } = await req.payload.find({ ...common, trash: true, where: where(id) })
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
      where: { and: [{ latest: { equals: true } }, inVersion(where(id))] },
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

/** Refuses to delete what something cites (409), with the list of what cites it in the error's `data.usedIn`. */
export function refuseIfUsed(collection: keyof typeof citing): CollectionBeforeDeleteHook {
  return async ({ id, req }) => {
    const usedIn = await usesOf(req, collection, String(id))
    if (usedIn.length === 0) return
    const list = usedIn.map(({ title }) => `“${title}”`).join(', ')
    throw new APIError(
      req.i18n?.language === 'es'
        ? `No puede eliminarse: lo citan ${list}. Quítelo de ahí primero.`
        : `It cannot be deleted: it is cited by ${list}. Take it out there first.`,
      409,
      { usedIn },
      true,
    )
  }
}

/** An edition that cites a record, and the release of it that is live. */
type CitingEdition = {
  id: string
  title: string
  language: string
  slug: string
  status: 'draft' | 'published'
  release: Pick<Release, 'version' | 'hash' | 'at' | 'kind'> | null
}

/** A release that carries a record. */
type CarryingRelease = Pick<Release, 'version' | 'language' | 'slug' | 'at' | 'kind' | 'hash' | 'live'> & {
  title: string
}

const MOST_RELEASES = 100

/** The id under which a record stands in the public documents of a story: its own, unless it is a confidential source. */
function publicIds(
  req: PayloadRequest,
  collection: RecordCollection,
  record: { id: unknown; terms?: unknown },
  stories: string[],
) {
  return collection === 'sources' && record.terms !== 'on-record'
    ? stories.map((story) => opaqueId(req.payload.secret, story, String(record.id)))
    : [String(record.id)]
}

/** `GET /api/{statistics|quotes|sources}/:id/uses`: the editions that cite a record, and the releases that carry it. */
export function usesEndpoint(collection: RecordCollection): Endpoint {
  return {
    path: '/:id/uses',
    method: 'get',
    handler: async (req) => {
      if (!hasRole(req.user, 'reporter')) {
        return Response.json({ errors: [{ message: req.t('error:unauthorized') }] }, { status: 401 })
      }
      const id = String(req.routeParams?.id)
      const common = { depth: 0, overrideAccess: false, pagination: false, req: inTransactionOf(req) }
      const { docs: records } = await req.payload.find({
        ...common,
        collection,
        limit: 1,
        where: { id: { equals: id } },
      })
      const record = records[0] as { id: unknown; terms?: unknown } | undefined
      if (!record) {
        const message = req.i18n?.language === 'es' ? 'No existe ese registro.' : 'There is no such record.'
        return Response.json({ errors: [{ message }] }, { status: 404 })
      }

      const ids = (await usesOf(req, collection, id)).flatMap((use) => (use.collection === 'articles' ? [use.id] : []))
      const { docs: articles } = await req.payload.find({
        ...common,
        collection: 'articles',
        draft: true,
        where: { id: { in: ids } },
      })
      const citing = articles as unknown as Array<ArticleRecord & { _status?: 'draft' | 'published' }>
      const names = publicIds(req, collection, record, [...new Set(citing.map(({ story }) => story))])
      const releasesWhere = async (where: Where) =>
        (
          await req.payload.db.find<Release>({
            collection: 'releases',
            limit: MOST_RELEASES,
            pagination: false,
            req: inTransactionOf(req),
            sort: '-at',
            where,
          })
        ).docs
      const live = await releasesWhere({ and: [{ article: { in: ids } }, { live: { equals: true } }] })
      const carrying = await releasesWhere({
        records: { in: names.map((name) => `${recordKinds[collection]}:${name}`) },
      })

      const editions = citing.map((article): CitingEdition => {
        const release = live.find((each) => each.article === String(article.id) && each.kind !== 'withdrawn')
        const { title, language, slug } = article
        return {
          id: String(article.id),
          title,
          language,
          slug,
          status: article._status ?? 'draft',
          release: release
            ? { version: release.version, hash: release.hash, at: release.at, kind: release.kind }
            : null,
        }
      })
      const releases = carrying.map(
        ({ version, language, slug, at, kind, hash, live: isLive, document }): CarryingRelease => ({
          version,
          language,
          slug,
          title: document.title,
          at,
          kind,
          hash,
          live: isLive,
        }),
      )
      return Response.json({ editions, releases }, { headers: { 'Cache-Control': 'no-store' } })
    },
  }
}
