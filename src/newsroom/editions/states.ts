/** The editions of a story, told from what is stored: missing, draft, live or withdrawn, behind or stale. */
import type { PayloadRequest } from 'payload'
import type { EditionDocument } from '../../model/document'
import { idOf } from '../../model/ids'
import { languageLabel } from '../../model/languages'
import { editionOf, isTombstone, type Release } from '../../model/release'
import type { PublishingSettings } from '../../releases/candidate'
import { editorsView, type Passage } from '../../releases/editorsView'
import { revisionOf } from '../../releases/trail'
import { namesOf } from '../accounts/names'
import { rowsOf, type SavedArticle } from '../articles'
import { handoversOf, type Handover } from '../handovers/handovers'
import { schedulesOf, type Schedule } from '../schedules/schedules'
import { undecided } from './stillRight'
import { editionsBehind } from '../corrections/behind'
import { editionsWithNewImage } from '../pictures/changed'

/** An edition of a story as the newsroom sees it, or the place of one that is missing. */
export type EditionState = {
  language: string
  label: string
  article: string | null
  title: string | null
  slug: string | null
  status: 'missing' | 'draft' | 'live' | 'withdrawn'
  /** The slug at which readers find it; null where they do not. */
  liveSlug: string | null
  /** The number of its newest release. */
  version: number | null
  /** Whether there is a draft that readers do not have. */
  hasDraft: boolean
  /** Whether its main image was changed since readers got it. */
  hasNewImage: boolean
  /** Whether a corrected record waits to be released in it. */
  isBehind: boolean
  isStale: boolean
  stalePassages: number
  errors: number
  warnings: number
  /** Who saved it last, when, and the revision that this made: for `If-Match` of what is done to it from here. */
  by: string | null
  at: string | null
  revision: string | null
  translatedFrom: { article: string; language: string | null } | null
  /** What is to be done with it at a time, and what was refused then and nobody has dealt with. */
  schedules: Schedule[]
  /** How far its draft has come; null where nobody is known to have begun one. */
  handover: Handover | null
}

/** The newest release of an edition, without its document. */
type NewestRelease = Pick<Release, 'article' | 'hash' | 'kind' | 'version' | 'at' | 'language' | 'slug' | 'story'> & {
  records?: string[] | null
}

/** What the states of editions are told from, read once for many. */
export type EditionFacts = {
  articles: SavedArticle[]
  /** By article. */
  newest: Map<string, NewestRelease>
  /** The documents that translations are compared by, by hash. */
  documents: Map<string, EditionDocument>
  /** Names by user. */
  names: Map<string, string>
  /** The ids of the articles that are behind. */
  behind: Set<string>
  /** The ids of the articles whose main image was changed since. */
  newImages: Set<string>
  /** By article. */
  schedules: Map<string, Schedule[]>
  /** By article. */
  handovers: Map<string, Handover>
}

/** Reads what the states of articles are told from: a few queries, however many articles. */
export async function loadFacts(
  req: PayloadRequest,
  articles: SavedArticle[],
  settings: Pick<PublishingSettings, 'languages'>,
): Promise<EditionFacts> {
  const sources = articles.flatMap(({ translatedFrom }) => idOf(translatedFrom?.article) ?? [])
  const ids = [...new Set([...articles.map(({ id }) => String(id)), ...sources])]
  const releases = await rowsOf<NewestRelease>(
    req,
    'releases',
    { and: [{ article: { in: ids } }, { newest: { equals: true } }] },
    ['article', 'hash', 'kind', 'version', 'at', 'language', 'slug', 'story', 'records'],
  )
  const newest = new Map(releases.map((release) => [release.article, release]))
  const compared = articles.flatMap(({ translatedFrom }) => {
    const source = newest.get(idOf(translatedFrom?.article) ?? '')
    const made = translatedFrom?.release
    return made && source && source.hash !== made ? [made, source.hash] : []
  })
  const documents =
    compared.length > 0
      ? await rowsOf<Pick<Release, 'hash' | 'document' | 'kind' | 'redactedAt'>>(
          req,
          'releases',
          { hash: { in: [...new Set(compared)] } },
          ['hash', 'document', 'kind', 'redactedAt'],
        )
      : []
  const users = [...new Set(articles.flatMap(({ editedBy }) => idOf(editedBy) ?? []))]
  return {
    articles,
    newest,
    documents: new Map(
      documents.flatMap((row) => {
        const document = editionOf(row)
        return document ? [[row.hash, document]] : []
      }),
    ),
    names: await namesOf(req, users),
    behind: await editionsBehind(req, releases, settings),
    newImages: await editionsWithNewImage(req, articles, newest),
    schedules: await schedulesOf(req, ids),
    handovers: await handoversOf(req, ids),
  }
}

/** The passages of its source that a translation has not caught up with. */
function missedPassages({ translatedFrom }: SavedArticle, { documents, newest }: EditionFacts): Passage[] {
  const source = newest.get(idOf(translatedFrom?.article) ?? '')
  const [before, after] = [documents.get(translatedFrom?.release ?? ''), documents.get(source?.hash ?? '')]
  return before && after && source?.hash !== translatedFrom?.release ? editorsView(before, after) : []
}

/** The editions of a story in each language. */
export function editionStates(
  story: string,
  facts: EditionFacts,
  { languages }: Pick<PublishingSettings, 'languages'>,
): EditionState[] {
  return languages.map((language): EditionState => {
    const { behind, names, newest } = facts
    const article = facts.articles.find((each) => each.story === story && each.language === language.code)
    const shared = { language: language.code, label: languageLabel(language) }
    if (!article) {
      return {
        ...shared,
        article: null,
        title: null,
        slug: null,
        status: 'missing',
        liveSlug: null,
        version: null,
        hasDraft: false,
        hasNewImage: false,
        isBehind: false,
        isStale: false,
        stalePassages: 0,
        errors: 0,
        warnings: 0,
        by: null,
        at: null,
        revision: null,
        translatedFrom: null,
        schedules: [],
        handover: null,
      }
    }
    const release = newest.get(String(article.id))
    const from = idOf(article.translatedFrom?.article)
    const passages = missedPassages(article, facts)
    const left = undecided(passages, article.translatedFrom?.release ?? '', article)
    return {
      ...shared,
      article: String(article.id),
      title: article.title,
      slug: article.slug,
      status: !release ? 'draft' : isTombstone(release) ? 'withdrawn' : 'live',
      liveSlug: release && !isTombstone(release) ? release.slug : null,
      version: release?.version ?? null,
      hasDraft: article._status === 'draft',
      hasNewImage: facts.newImages.has(String(article.id)),
      isBehind: behind.has(String(article.id)),
      isStale: passages.length > 0,
      // Of those that an editor says it is still right beside none is told, unless there are no others.
      stalePassages: left.length || passages.length,
      errors: article.review?.errors ?? 0,
      warnings: article.review?.warnings ?? 0,
      by: names.get(idOf(article.editedBy) ?? '') ?? null,
      at: article.updatedAt,
      revision: revisionOf(article),
      translatedFrom: from ? { article: from, language: newest.get(from)?.language ?? null } : null,
      schedules: facts.schedules.get(String(article.id)) ?? [],
      handover: facts.handovers.get(String(article.id)) ?? null,
    }
  })
}
