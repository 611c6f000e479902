import { articleOf, type ArticleRecord } from '../../model/records'
import { hashOf } from '../../releases/canonical'

/** A value without what is empty and without the ids of rows: they differ by how something was saved, not by what it says. */
function said(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(said)
  if (value === null || typeof value !== 'object') return value
  const kept = Object.entries(value).flatMap(([key, each]) => {
    const isEmpty = each === null || each === undefined || each === '' || (Array.isArray(each) && each.length === 0)
    return isEmpty || key === 'id' ? [] : [[key, said(each)] as const]
  })
  return Object.fromEntries(kept)
}

/**
 * The hash (SHA-256, in hexadecimal) of what readers would get of a draft: its words, who signs it, its image, topics and
 * corrections. Its address and its place in the story are no part of it.
 */
export function textHash(article: ArticleRecord): string {
  const { body, byline, corrections, dek, firstPublished, hero, language, title, topics } = articleOf(article)
  return hashOf(said({ body, byline, corrections, dek, firstPublished, hero, language, title, topics }) as object)
}
