import type { PayloadRequest, WhereField } from 'payload'
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
  const others = async (slugs: WhereField, limit: number) => {
    const { docs } = await req.payload.db.find<{ slug: string }>({
      collection: slugOf(req.payload, 'articles'),
      limit,
      pagination: false,
      req: inTransactionOf(req),
      select: { slug: true },
      where: {
        and: [{ language: { equals: language } }, { slug: slugs }, ...(id ? [{ id: { not_equals: id } }] : [])],
      },
    })
    return new Set(docs.map((article) => article.slug))
  }
  // An index tells whether one is there; those that are alike are looked for where it is.
  if ((await others({ equals: slug }, 1)).size === 0) return slug
  const taken = await others({ like: slug }, MOST_ALIKE)
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
