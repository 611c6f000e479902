import type { PayloadRequest } from 'payload'
import { attributionsOf, type AttributionFields, type LexicalBody, type PortableText } from '../../body'
import type { ArticleRecord } from '../../model/records'
import { editionOf } from '../../model/release'
import { loadPublishedArticle, loadRecords, recordsIn } from '../../releases/load'
import type { OriginalDismissal } from '../../review/carried'
import { newestRelease } from '../../releases/read'
import { requireBeside } from './aligned'
import { bodyFor } from './create'
import { sourceChanges, type ChangesOfSource } from './upToDate'

/** The edition that a translation is made from, as a translator reads it. */
export type Original = {
  article: string
  /** Whether the edition was not made from it, but apart: then nothing of it is left to translate, or to catch up with. */
  isApart: boolean
  language: string
  title: string
  dek: string | null
  slug: string
  version: number
  /** The hash of its live release. */
  release: string
  /** The hash of the release that the translation has caught up with; null where that is not known. */
  from: string | null
  body: PortableText
  /** The figures, quotations and citations of its body by the keys of their objects, as a translation takes them over. */
  attributions: Record<string, AttributionFields>
  /** The passages that say something else since. */
  changes: ChangesOfSource['passages']
  /** What its editors let stand, and why. */
  dismissals: OriginalDismissal[]
}

/**
 * The live original of a translation, or another edition of its story beside which it is set: null where the edition was
 * made from none and none is named, or that one is not live.
 */
export async function originalOf(
  req: PayloadRequest,
  edition: Pick<ArticleRecord, 'id' | 'language' | 'story' | 'translatedFrom'>,
  beside: string | null = null,
): Promise<Original | null> {
  const { language, translatedFrom } = edition
  const { passages: changes, source } = await sourceChanges(req, { translatedFrom })
  const isApart = beside !== null && beside !== source?.article
  if (!isApart && (!source || source.live === null)) return null
  const id = isApart ? await requireBeside(req, edition, beside) : (source?.article ?? '')
  const [newest, article] = [await newestRelease(req, id), await loadPublishedArticle(req, id)]
  const document = editionOf(newest)
  if (!newest || !document || !article) return null
  const { quotes } = await loadRecords(req, recordsIn(article.body), language)
  const taken = bodyFor(article.body, quotes, language) as LexicalBody | null
  return {
    article: id,
    isApart,
    language: newest.language,
    title: document.title,
    dek: document.dek,
    slug: newest.slug,
    version: newest.version,
    release: newest.hash,
    from: isApart ? newest.hash : (source?.from ?? null),
    body: document.body,
    attributions: Object.fromEntries(attributionsOf(taken).map(({ fields }) => [fields.id, fields])),
    changes: isApart ? [] : changes,
    dismissals: (article.dismissals ?? []).map(({ fingerprint, reason, rule, text }) => ({
      fingerprint,
      rule,
      text: text ?? '',
      reason,
    })),
  }
}
