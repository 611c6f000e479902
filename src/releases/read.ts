/** Reads releases, in the transaction of a request. */
import type { Where } from 'payload'
import { inTransactionOf, type InTransaction } from '../database/request'
import type { Release } from '../model/release'
import { slugOf } from '../model/slugs'

type Order = { sort?: string; limit?: number }

/** The releases that fit, whole; all of them unless `limit` says how many. */
export async function releasesWhere(req: InTransaction, where: Where, { sort, limit }: Order = {}) {
  const { docs } = await req.payload.db.find<Release>({
    collection: slugOf(req.payload, 'releases'),
    ...(limit === undefined ? {} : { limit }),
    pagination: false,
    req: inTransactionOf(req),
    ...(sort === undefined ? {} : { sort }),
    where,
  })
  return docs
}

/** The newest release of an edition, a tombstone too. */
export async function newestRelease(req: InTransaction, article: string): Promise<Release | undefined> {
  const [newest] = await releasesWhere(req, { article: { equals: article } }, { sort: '-version', limit: 1 })
  return newest
}
