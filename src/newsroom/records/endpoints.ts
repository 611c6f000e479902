import type { Endpoint } from 'payload'
import { endpoint } from '../../access/endpoint'
import { inTransactionOf } from '../../database/request'
import type { RecordCollection } from '../../model/recordKinds'
import type { ArticleRecord } from '../../model/records'
import { isLive, type Release } from '../../model/release'
import { releasesWhere } from '../../releases/read'
import { releaseKeys } from './publicIds'
import { requireRecord } from './requireRecord'
import { usesOf } from './usedIn'
import { slugOf } from '../../model/slugs'

/** An edition that cites a record, and the release of it that is live. */
type UsingEdition = {
  id: string
  title: string
  language: string
  slug: string
  status: 'draft' | 'published'
  release: Pick<Release, 'version' | 'hash' | 'at' | 'kind'> | null
}

/** A release that carries a record. */
type CarryingRelease = Pick<Release, 'version' | 'language' | 'slug' | 'at' | 'kind' | 'hash'> & {
  title: string
  /** Whether readers get it. */
  live: boolean
}

const MOST_RELEASES = 100

/** `GET /api/{statistics|quotes|sources}/:id/uses`: the editions that cite a record, and the releases that carry it. */
export function usesEndpoint(collection: RecordCollection): Endpoint {
  return endpoint({
    method: 'get',
    path: '/:id/uses',
    who: 'reporter',
    does: 'lists the editions and releases that carry a record',
    handler: async ({ req, param }) => {
      const id = param('id')
      const common = { depth: 0, overrideAccess: false, pagination: false, req: inTransactionOf(req) }
      await requireRecord(req, collection, id)
      const ids = (await usesOf(req, collection, id)).flatMap((use) => (use.collection === 'articles' ? [use.id] : []))
      const { docs: articles } = await req.payload.find({
        ...common,
        collection: slugOf(req.payload, 'articles'),
        draft: true,
        where: { id: { in: ids } },
      })
      const newest = { sort: '-at', limit: MOST_RELEASES }
      const current = await releasesWhere(
        req,
        { and: [{ article: { in: ids } }, { newest: { equals: true } }] },
        newest,
      )
      const keys = await releaseKeys(req, collection, id)
      const carrying = await releasesWhere(req, { records: { in: keys } }, newest)

      const editions = (articles as unknown as Array<ArticleRecord & { _status?: 'draft' | 'published' }>).map(
        (article): UsingEdition => {
          const release = current.find((each) => each.article === String(article.id) && isLive(each))
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
        },
      )
      const releases = carrying.map((release): CarryingRelease => {
        const { version, language, slug, at, kind, hash, document } = release
        return { version, language, slug, title: document.title ?? slug, at, kind, hash, live: isLive(release) }
      })
      return { editions, releases }
    },
  })
}

/** A record, or a picture, that rests on another. */
type Resting = { collection: 'media' | 'quotes' | 'statistics'; id: string; title: string }

/** `GET /api/{statistics|quotes|sources}/:id/resting`: the records that rest on a record: figures computed from it, evidence, what somebody said. */
export function restingEndpoint(collection: RecordCollection): Endpoint {
  return endpoint({
    method: 'get',
    path: '/:id/resting',
    who: 'reporter',
    does: 'lists the records that rest on a record',
    handler: async ({ req, param }) => {
      await requireRecord(req, collection, param('id'))
      const uses = await usesOf(req, collection, param('id'))
      return { records: uses.filter((use): use is Resting => use.collection !== 'articles') }
    },
  })
}
