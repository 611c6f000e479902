import { inTransactionOf, type InTransaction } from '../../database/request'
import type { Release } from '../../model/release'
import { isOpaque } from '../../model/shapes'
import { slugOf } from '../../model/slugs'

/**
 * Whether an edition that leaves its story for another would link the two: what rests on an unnamed source has other ids
 * in each story, and whoever has both releases of the edition could tell which is which. No other edition that was
 * released under the old story is thereby linked to the new one where there is none.
 */
export async function wouldLink(
  req: InTransaction,
  { article, story }: Pick<Release, 'article' | 'story'>,
): Promise<boolean> {
  const inTransaction = inTransactionOf(req)
  const { docs: others } = await req.payload.db.find<{ id: string }>({
    collection: slugOf(req.payload, 'releases'),
    limit: 1,
    pagination: false,
    req: inTransaction,
    select: { story: true },
    where: { and: [{ story: { equals: story } }, { article: { not_equals: article } }] },
  })
  if (others.length === 0) return false
  const { docs: own } = await req.payload.db.find<Pick<Release, 'records'>>({
    collection: slugOf(req.payload, 'releases'),
    pagination: false,
    req: inTransaction,
    select: { records: true },
    where: { and: [{ story: { equals: story } }, { article: { equals: article } }] },
  })
  return own.some(({ records }) => records?.some((key) => isOpaque(key.replace(/^\w+:/, ''))))
}
