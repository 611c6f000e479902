import type { PayloadRequest } from 'payload'
import {
  attributionsOf,
  type AttributionFields,
  type LexicalBody,
  type LexicalNode,
  type PortableText,
} from '../../body'
import { idOf } from '../../model/ids'
import type { ArticleRecord } from '../../model/records'
import { editionOf } from '../../model/release'
import { mayBeOfIdentity } from '../../releases/protectedNames'
import { namesOf } from '../accounts/names'
import { changeKey } from './stillRight'
import { loadPublishedArticle, loadRecords, recordsIn } from '../../releases/load'
import type { OriginalDismissal } from '../../review/carried'
import { newestRelease } from '../../releases/read'
import { requireBeside } from './aligned'
import { bodyFor } from './create'
import { sourceChanges, type ChangesOfSource } from './upToDate'

/** A passage of the original that says something else since, and who says that the translation is still right beside it. */
export type ChangedPassage = ChangesOfSource['passages'][number] & {
  key: string
  stillRight: { by: string | null; at: string | null } | null
}

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
  /** Its tables and blocks by the keys of what they are in its body, as a translation takes them over. */
  blocks: Record<string, LexicalNode>
  /** The passages that say something else since. */
  changes: ChangedPassage[]
  /** What the edition itself said when it had caught up with the original last; null where it was not released then. */
  ownThen: PortableText | null
  /** What its editors let stand, and why. */
  dismissals: OriginalDismissal[]
}

/**
 * The live original of a translation, or another edition of its story beside which it is set: null where the edition was
 * made from none and none is named, or that one is not live.
 */
export async function originalOf(
  req: PayloadRequest,
  edition: Pick<ArticleRecord, 'dismissals' | 'id' | 'language' | 'story' | 'translatedFrom'>,
  beside: string | null = null,
): Promise<Original | null> {
  const { language, translatedFrom } = edition
  const { passages, source } = await sourceChanges(req, { translatedFrom })
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
    blocks: blocksOf(taken),
    changes: isApart ? [] : await decidedOf(req, edition, passages, source?.from ?? ''),
    ownThen: isApart ? null : await saidThen(req, edition, source?.from ?? null),
    // What it lets stand of an identity is of no other edition.
    dismissals: (article.dismissals ?? [])
      .filter((dismissal) => !mayBeOfIdentity(dismissal))
      .map(({ fingerprint, reason, rule, text }) => ({ fingerprint, rule, text: text ?? '', reason })),
  }
}

function blocksOf(body: LexicalBody | null): Original['blocks'] {
  return Object.fromEntries(
    (body?.root.children ?? []).flatMap((node, index) => {
      if (node.type !== 'table' && node.type !== 'block') return []
      const id = node.fields?.id
      return [[typeof id === 'string' && id !== '' ? id : `b${index}`, node] as const]
    }),
  )
}

async function decidedOf(
  req: PayloadRequest,
  { dismissals }: Pick<ArticleRecord, 'dismissals'>,
  passages: ChangesOfSource['passages'],
  from: string,
): Promise<ChangedPassage[]> {
  const decisions = new Map((dismissals ?? []).map((each) => [each.fingerprint, each]))
  const names = await namesOf(
    req,
    passages.flatMap((passage) => idOf(decisions.get(changeKey(from, passage))?.by) ?? []),
  )
  return passages.map((passage) => {
    const key = changeKey(from, passage)
    const decision = decisions.get(key)
    const stillRight = decision ? { by: names.get(idOf(decision.by) ?? '') ?? null, at: decision.at ?? null } : null
    return { ...passage, key, stillRight }
  })
}

/** What readers have of an edition, where it was released as it was made from a release of its original. */
async function saidThen(
  req: PayloadRequest,
  { id }: { id: string },
  from: string | null,
): Promise<PortableText | null> {
  const document = from === null ? null : editionOf(await newestRelease(req, String(id)))
  return document?.translatedFrom?.release === from ? (document?.body ?? null) : null
}
