import type { PayloadRequest } from 'payload'
import { inTransactionOf } from '../database/request'
import type { ArticleRecord } from '../model/records'
import { formerSlug, slugify } from '../model/slug'
import { slugOf } from '../model/slugs'

/** More articles than this never begin with one slug; the unique index holds in any case. */
const MOST_ALIKE = 500

/** The first of `slug`, `slug-2`, `slug-3`, … that no other edition in the language has. */
export async function freeSlug(
  req: PayloadRequest,
  slug: string,
  language: string,
  id: string | undefined,
): Promise<string> {
  const { docs } = await req.payload.db.find<{ slug: string }>({
    collection: slugOf(req.payload, 'articles'),
    limit: MOST_ALIKE,
    pagination: false,
    req: inTransactionOf(req),
    select: { slug: true },
    where: {
      and: [{ language: { equals: language } }, { slug: { like: slug } }, ...(id ? [{ id: { not_equals: id } }] : [])],
    },
  })
  const taken = new Set(docs.map((article) => article.slug))
  if (!taken.has(slug)) return slug
  for (let number = 2; ; number += 1) if (!taken.has(`${slug}-${number}`)) return `${slug}-${number}`
}

/** Whether a slug is this one, or this one with a number because it was taken. */
function isNumbered(slug: string, made: string): boolean {
  return slug === made || (slug.startsWith(`${made}-`) && /^\d+$/.test(slug.slice(made.length + 1)))
}

/** Whether nobody chose the slug: it was made from the title (by the rule of now or of before), or from the story. */
export function isMadeFrom({ slug, title, story }: Partial<ArticleRecord> = {}): boolean {
  if (slug === undefined) return false
  const named = String(title ?? '')
  return slug === story || [slugify(named), formerSlug(named)].some((made) => isNumbered(slug, made))
}
