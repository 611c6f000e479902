import type { Payload, PayloadRequest } from 'payload'
import type { EditionDocument } from '../model/document'
import { isTombstone, type Release } from '../model/release'
import { slugOf } from '../model/slugs'

/** What a release is listed by. */
export type Listed = Pick<Release, 'id' | 'article' | 'language' | 'at' | 'hash' | 'kind' | 'document'>

/**
 * Puts the newest release of an article, in place of the one before it, into the lists of its topics; a withdrawn one
 * is in none.
 */
export async function listUnderTopics(
  payload: Payload,
  { id, article, language, at, hash, kind, document }: Listed,
  req?: Partial<PayloadRequest>,
): Promise<void> {
  await payload.db.deleteMany({ collection: slugOf(payload, 'listings'), where: { article: { equals: article } }, req })
  if (isTombstone({ kind })) return
  for (const topic of new Set((document as EditionDocument).topics)) {
    await payload.db.create({
      collection: slugOf(payload, 'listings'),
      data: { topic, language, at, hash, release: id, article },
      req,
    })
  }
}
