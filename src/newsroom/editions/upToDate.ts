import type { PayloadRequest } from 'payload'
import { conflict } from '../../access/refuse'
import { rowId } from '../../database/patchRow'
import { withTransaction } from '../../database/transactions'
import { idOf } from '../../model/ids'
import type { ArticleRecord } from '../../model/records'
import { editionOf, type ReleaseName } from '../../model/release'
import type { PublishingSettings } from '../../releases/candidate'
import { editorsView, type Passage } from '../../releases/editorsView'
import { releaseArticle } from '../../releases/publish'
import { newestRelease, releasesWhere } from '../../releases/read'
import { keepImages } from '../../releases/releasedImages'
import { writeReleased } from '../../releases/writeReleased'
import { savedArticles } from '../articles'
import { sentence } from '../sentences'
import { besideVersion, changeKey, changeText, STILL_RIGHT, undecided } from './stillRight'
import { slugOf } from '../../model/slugs'

/** What the source of a translation was when it was made, and is now. */
export type ChangesOfSource = {
  source: { article: string; language: string; title: string; from: string | null; live: string | null } | null
  passages: Passage[]
}

/** The passages of its source that say something else since a translation was made. */
export async function sourceChanges(
  req: PayloadRequest,
  { translatedFrom }: Pick<ArticleRecord, 'translatedFrom'>,
): Promise<ChangesOfSource> {
  const article = idOf(translatedFrom?.article)
  const hash = translatedFrom?.release ?? null
  const newest = article ? await newestRelease(req, article) : undefined
  if (!article || !newest) return { source: null, passages: [] }
  const made = hash
    ? (
        await releasesWhere(req, { and: [{ article: { equals: article } }, { hash: { equals: hash } }] }, { limit: 1 })
      )[0]
    : undefined
  const [before, after] = [editionOf(made), editionOf(newest)]
  return {
    source: {
      article,
      language: newest.language,
      title: newest.document.title ?? newest.slug,
      from: made?.hash ?? null,
      live: after ? newest.hash : null,
    },
    passages: before && after && newest.hash !== hash ? editorsView(before, after) : [],
  }
}

/**
 * Notes that a translation has caught up with its source. A published one is released with that, through the same gate
 * as any other; where there is a draft the draft carries it, and it is public when the draft is. Refused (409) when the
 * source is not, or no more, at the release that was looked at. With `passages`, by their keys, only these are said to be
 * still right: the rest stays stale, until the last of them is.
 */
export async function confirmUpToDate(
  req: PayloadRequest,
  id: string,
  { passages, release: seen }: { release: string; passages?: readonly string[] | undefined },
  settings: PublishingSettings,
) {
  return withTransaction(req, async (): Promise<ReleaseName[]> => {
    const [article] = await savedArticles(req, { id: { equals: id } })
    const from = idOf(article?.translatedFrom?.article)
    const newest = from ? await newestRelease(req, from) : undefined
    if (!article || !newest || !editionOf(newest)) {
      throw conflict(req, sentence('This edition was made from no other, or that one is not published.'))
    }
    if (newest.hash !== seen) {
      throw conflict(
        req,
        sentence('The source edition was released again in the meantime. Look at what changed once more.'),
      )
    }
    if (passages && (await keepStillRight(req, article, newest.version, passages)) > 0) return []
    const upToDate = { article: from, release: newest.hash }
    if (article._status === 'draft') {
      await req.payload.update({
        collection: slugOf(req.payload, 'articles'),
        data: { translatedFrom: upToDate },
        depth: 0,
        draft: true,
        id,
        overrideAccess: false,
        req,
      })
      return []
    }
    await writeReleased(req, [{ article: article.id, change: () => ({ translatedFrom: upToDate }) }])
    await keepImages(req, article)
    const release = await releaseArticle(req, id, settings, { isDraft: false })
    return release ? [release] : []
  })
}

/** Keeps that passages are still right, with who says so. Gives how many are left. */
async function keepStillRight(
  req: PayloadRequest,
  article: ArticleRecord,
  version: number,
  keys: readonly string[],
): Promise<number> {
  const { passages, source } = await sourceChanges(req, article)
  const from = source?.from ?? ''
  const byKey = new Map(passages.map((passage) => [changeKey(from, passage), passage]))
  const said = [...new Set(keys)].flatMap((key) => byKey.get(key) ?? [])
  if (keys.some((key) => !byKey.has(key))) {
    throw conflict(
      req,
      sentence('The source edition was released again in the meantime. Look at what changed once more.'),
    )
  }
  const at = new Date().toISOString()
  const reason = besideVersion(version).en
  const change = ({ dismissals }: Pick<ArticleRecord, 'dismissals'>) => ({
    dismissals: [
      ...(dismissals ?? []),
      ...undecided(said, from, { dismissals: dismissals ?? [] }).map((passage) => ({
        id: rowId(),
        rule: STILL_RIGHT,
        fingerprint: changeKey(from, passage),
        text: changeText(passage),
        reason,
        by: req.user ? String(req.user.id) : null,
        at,
      })),
    ],
  })
  await writeReleased(req, [{ article: article.id, change }])
  return undecided(passages, from, change(article)).length
}
