/** What topics and people are found by: made once, of the name, and kept. */
import { randomUUID } from 'node:crypto'
import type { CollectionBeforeValidateHook, PayloadRequest } from 'payload'
import { refuse } from '../../access/refuse'
import { meetAt } from '../../database/meetings'
import { inTransactionOf } from '../../database/request'
import { nameSlug } from '../../model/lists'
import { slugOf } from '../../model/slugs'
import { cleanLine } from '../../model/text'
import { sentence } from '../sentences'

type Named = 'topics' | 'people'
type Row = { id: string; slug: string }

/** The record with a slug. */
export async function recordWithSlug(req: PayloadRequest, collection: Named, slug: string): Promise<Row | null> {
  return req.payload.db.findOne<Row>({
    collection: slugOf(req.payload, collection),
    req: inTransactionOf(req),
    where: { slug: { equals: slug } },
  })
}

/** Lets nobody else make a record with this slug beside the transaction: of two, the second finds that of the first. */
export function meetAtSlug(req: PayloadRequest, collection: Named, slug: string): Promise<void> {
  return meetAt(req, [`new:${collection}:${slug}`])
}

/** The first of `slug`, `slug-2`, `slug-3`, … that no other has. */
async function numbered(req: PayloadRequest, collection: Named, slug: string): Promise<string> {
  if (!(await recordWithSlug(req, collection, slug))) return slug
  for (let number = 2; ; number += 1) {
    const next = `${slug}-${number}`
    await meetAtSlug(req, collection, next)
    if (!(await recordWithSlug(req, collection, next))) return next
  }
}

const taken = {
  topics: sentence('There is a topic with this name already. Use that one, or give this one a slug of its own.'),
  people: sentence('Somebody else has this slug already.'),
}

/**
 * Gives a new topic or person its slug, and keeps that of one that is there: live editions are found by it. Two people may
 * have one name, and get a number; of two topics with one name one would be meant for the other.
 */
export function keepSlug(collection: Named): CollectionBeforeValidateHook {
  return async ({ data: incoming, originalDoc, req }) => {
    const data = (incoming ?? {}) as { name?: unknown; slug?: unknown }
    const text = (value: unknown) => (typeof value === 'string' ? cleanLine(value) : '')
    const given = text(data.slug)
    const refuseSlug = (path: 'name' | 'slug', message: Parameters<typeof refuse>[1][number]['message']) =>
      refuse(collection, [{ path, message }], req)
    const stored = (originalDoc as { slug?: string } | undefined)?.slug
    if (stored) {
      if (given !== '' && given !== stored) {
        refuseSlug('slug', sentence('The slug stays “{slug}”: live editions are found by it.', { slug: stored }))
      }
      return { ...data, slug: stored }
    }
    // What has no name is refused by its field.
    if (text(data.name) === '') return data
    const made = nameSlug(given || text(data.name)) || randomUUID()
    if (given !== '' && given !== made) refuseSlug('slug', sentence('Write the slug as “{slug}”.', { slug: made }))
    await meetAtSlug(req, collection, made)
    if (given === '' && collection === 'people') return { ...data, slug: await numbered(req, collection, made) }
    if (await recordWithSlug(req, collection, made)) refuseSlug(given === '' ? 'name' : 'slug', taken[collection])
    return { ...data, slug: made }
  }
}
