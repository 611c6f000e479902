import { localeOf } from '../../model/languages'
import { nameSlug } from '../../model/lists'
import { signersOf, topicsOf } from '../../model/names'
import { articleOf, type ArticleRecord, type EditionRecords } from '../../model/records'
import { hashOf } from '../../releases/canonical'
import { loadEditionRecords, recordsIn, type Reading } from '../../releases/load'
import { PresentationError, presentEdition } from '../../releases/present'
import { settingsOf } from '../../options'
import { isMadeFrom } from '../slugs'

/** A value without what is empty and without the ids of rows: they differ by how something was saved, not by what it says. */
function said(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(said)
  if (value === null || typeof value !== 'object') return value
  const kept = Object.entries(value).flatMap(([key, each]) => {
    const isEmpty = each === null || each === undefined || each === '' || (Array.isArray(each) && each.length === 0)
    return isEmpty || key === 'id' || key === '_key' ? [] : [[key, said(each)] as const]
  })
  return Object.fromEntries(kept)
}

/** What no review says of a text: whether it may be published is another question than what it says. */
const unreviewed = { dismissed: 0, findings: [], unattributed: { figures: 0, quotations: 0 } }

/** What readers would get of the records that a text rests on; null where it cannot be shown as it is. */
function rests(records: EditionRecords, locale: string): object | null {
  const named = recordsIn(records.article.body)
  const isWhole = (['statistics', 'quotes', 'sources'] as const).every((each) =>
    named[each].every((id) => records[each].has(id)),
  )
  if (!isWhole) return null
  try {
    const { body, hero, quotes, sources, statistics } = presentEdition(records, {
      locale,
      mediaUrl: (picture) => picture,
      // In another story they are called otherwise, and say the same.
      opaqueId: (_, { collection, id }) => `${collection}:${id}`,
      review: unreviewed,
    })
    return { body, hero, quotes, sources, statistics }
  } catch (error) {
    if (error instanceof PresentationError) return null
    throw error
  }
}

/** Who signs it and what it is about as readers would get it: what a name says by itself is left out, as in what is released. */
function named(article: ArticleRecord, records: EditionRecords): object {
  const besideName = ({ name, slug }: { name: string; slug: string }) => (slug === nameSlug(name) ? null : slug)
  const about = topicsOf(article, records.topics)
  return {
    byline: signersOf(article, records).map(({ photo, ...signer }) => ({
      ...signer,
      slug: besideName(signer),
      ...(photo && { photo }),
    })),
    topics: about.map(({ name }) => name),
    topicSlugs: about.some(besideName) ? about.map(({ slug }) => slug) : null,
  }
}

/**
 * The hash (SHA-256, in hexadecimal) of what readers would get of a draft: its words, who signs it, its image, topics and
 * corrections, the address that somebody chose for it, why a figure was left as it is, and what it rests on as that reads
 * now: figures, quotes, sources, the image. An address that is made from the title and its place in the story are no part
 * of it.
 */
export async function readingHash(req: Reading, given: ArticleRecord): Promise<string> {
  const article = articleOf(given)
  const { body, corrections, dek, dismissals, firstPublished, hero, language, slug, title } = article
  const left = (dismissals ?? []).flatMap(({ reason, statistic }) => (statistic ? [{ reason, statistic }] : []))
  const records = await loadEditionRecords(req, article)
  const written = { body, ...named(article, records), corrections, dek, firstPublished, hero, language, title }
  return hashOf(
    said({
      ...written,
      address: isMadeFrom(article) ? null : slug,
      left,
      rests: rests(records, localeOf(settingsOf(req.payload).languages, language)),
    }) as object,
  )
}
