/** The Desk: every story with its editions, newest work first, and what is to be done about them. */
import type { PayloadRequest, Where } from 'payload'
import { isId } from '../../database/ids'
import { idOf } from '../../model/ids'
import { languageLabel } from '../../model/languages'
import { unnamedTerms } from '../../model/terms'
import { rowsOf, type SavedArticle } from '../articles'
import { waitingRecords } from '../corrections/behind'
import { scheduledArticles } from '../schedules/schedules'
import { articlesOfMine, articlesWaiting } from '../handovers/handovers'
import { countedFilters, type CountedFilter, type DeskFilter } from './deskFilters'
import { editionStates, loadFacts, type EditionState } from './states'
import { inTransactionOf } from '../../database/request'
import { opaqueId } from '../../releases/opaqueId'
import { everyId } from '../../releases/mergers'
import { keysOfRecord, ownKeysAmong } from '../../releases/publicNames'
import type { PublishingSettings } from '../../releases/candidate'
import { slugOf } from '../../model/slugs'

export type DeskStory = { story: string; title: string; at: string; editions: EditionState[] }
export type Desk = {
  languages: Array<{ code: string; label: string }>
  stories: DeskStory[]
  /** Where to go on; null at the end. A page can be short, even empty, and have more behind it. */
  next: string | null
}

/** Articles that one step reads. */
const CHUNK = 50
/**
 * How long one answer looks for what a filter lets through that no index tells, in milliseconds: the next page goes on
 * from where it was. However many stories there are, nobody waits for the Desk.
 */
const LOOKS_FOR = 100

type Position = { at: string; id: string }

/** The position that a cursor names; null when it is no cursor. */
export function readDeskCursor(cursor: string): Position | null {
  const [at = '', id = ''] = Buffer.from(cursor, 'base64url').toString('utf8').split(' ')
  return id !== '' && new Date(at).toString() !== 'Invalid Date' && new Date(at).toISOString() === at
    ? { at, id }
    : null
}

function deskCursor({ at, id }: Position): string {
  return Buffer.from(`${at} ${id}`).toString('base64url')
}

const fields = {
  title: true,
  slug: true,
  language: true,
  story: true,
  review: true,
  translatedFrom: true,
  dismissals: true,
  hero: true,
  editedBy: true,
  updatedAt: true,
  _status: true,
} as const

async function articlesWhere(req: PayloadRequest, where: Where, limit: number): Promise<SavedArticle[]> {
  return (
    await req.payload.find({
      collection: slugOf(req.payload, 'articles'),
      depth: 0,
      draft: true,
      limit,
      overrideAccess: false,
      pagination: false,
      req: inTransactionOf(req),
      select: fields,
      sort: ['-updatedAt', '-id'],
      where,
    })
  ).docs as unknown as SavedArticle[]
}

/** The stories whose live editions may be behind: they carry a record that a correction waits on, or may link stories. */
async function storiesBehind(req: PayloadRequest): Promise<string[]> {
  return [...new Set([...(await storiesWaiting(req)), ...(await storiesThatMayLink(req))])]
}

/** The stories whose live editions carry a record that a correction waits on. */
async function storiesWaiting(req: PayloadRequest): Promise<string[]> {
  const waiting = await waitingRecords(req)
  const sources = waiting.filter(({ collection }) => collection === 'sources').map(({ id }) => id)
  const resting = sources.length > 0 ? await articlesWhere(req, { sources: { in: sources } }, 0) : []
  const own = await Promise.all(
    waiting.map(async ({ collection, id }) =>
      (await everyId(req, collection, id)).flatMap((each) => keysOfRecord(collection, each)),
    ),
  )
  const keys = [
    ...own.flat(),
    ...[...new Set(resting.map(({ story }) => story))].flatMap((story) =>
      sources.map((id) => `source:${opaqueId(req.payload.secret, story, { collection: 'sources', id })}`),
    ),
  ]
  if (keys.length === 0) return []
  const { docs } = await req.payload.db.find<{ story: string }>({
    collection: slugOf(req.payload, 'releases'),
    pagination: false,
    req: inTransactionOf(req),
    select: { story: true },
    where: { and: [{ newest: { equals: true } }, { records: { in: keys } }] },
  })
  return [...new Set(docs.map(({ story }) => story))]
}

/** The stories whose live editions rest on an unnamed source and are from before what does had ids in each story. */
async function storiesThatMayLink(req: PayloadRequest): Promise<string[]> {
  const unnamed = await rowsOf<{ id: string }>(req, 'sources', { terms: { in: unnamedTerms } }, ['terms'])
  if (unnamed.length === 0) return []
  const ids = new Set(unnamed.map(({ id }) => String(id)))
  const resting = await rowsOf<{ story: string; sources?: unknown[] | null }>(
    req,
    'articles',
    { sources: { in: [...ids] } },
    ['story', 'sources'],
  )
  const keys = resting.flatMap(({ sources, story }) =>
    (sources ?? []).flatMap((source) => {
      const id = idOf(source) ?? ''
      return ids.has(id) ? [`source:${opaqueId(req.payload.secret, story, { collection: 'sources', id })}`] : []
    }),
  )
  if (keys.length === 0) return []
  const releases = await rowsOf<{ story: string; records?: string[] | null }>(
    req,
    'releases',
    { and: [{ newest: { equals: true } }, { records: { in: keys } }] },
    ['story', 'records'],
  )
  return releases.flatMap(({ records, story }) => (ownKeysAmong(records).length === 0 ? [story] : []))
}

/** The stories that articles belong to; none of those in the trash. */
async function storiesOf(req: PayloadRequest, articles: string[]): Promise<string[]> {
  if (articles.length === 0) return []
  const { docs } = await req.payload.find({
    collection: slugOf(req.payload, 'articles'),
    depth: 0,
    draft: true,
    overrideAccess: false,
    pagination: false,
    req: inTransactionOf(req),
    select: { story: true },
    where: { id: { in: articles } },
  })
  return [...new Set(docs.map(({ story }) => String(story)))]
}

/** How long a correction counts as one of lately, in milliseconds. */
const LATELY = 14 * 24 * 60 * 60_000

/** The articles that were corrected lately. */
async function articlesCorrected(req: PayloadRequest): Promise<string[]> {
  const since = new Date(Date.now() - LATELY).toISOString()
  const where: Where = { and: [{ at: { greater_than: since } }, { kind: { equals: 'corrected' } }] }
  const rows = await rowsOf<{ article: string }>(req, 'releases', where, ['article'])
  return [...new Set(rows.flatMap(({ article }) => (isId(req.payload, article) ? [article] : [])))]
}

/** The stories that a filter lets through of which an index tells: one's turn, one's own, scheduled or refused then, corrected. */
async function storiesCounted(req: PayloadRequest, filter: CountedFilter): Promise<string[]> {
  const articles = {
    corrected: articlesCorrected,
    mine: articlesOfMine,
    scheduled: scheduledArticles,
    waiting: articlesWaiting,
  }
  return storiesOf(req, await articles[filter](req))
}

function isCounted(filter: DeskFilter | null): filter is CountedFilter {
  return countedFilters.some((each) => each === filter)
}

/** How many stories there are of each filter of which that is told. */
export async function deskCounts(req: PayloadRequest): Promise<Record<CountedFilter, number>> {
  const counts: Partial<Record<CountedFilter, number>> = {}
  for (const filter of countedFilters) counts[filter] = (await storiesCounted(req, filter)).length
  return counts as Record<CountedFilter, number>
}

/** What an index can say about a filter, in the database and of an article that was read; the rest the states tell. */
const withFindings = {
  where: { 'review.errors': { greater_than: 0 } } as Where,
  holds: ({ review }: SavedArticle) => (review?.errors ?? 0) > 0,
}
const anyArticle: typeof withFindings = { where: {}, holds: () => true }

function fits(editions: EditionState[], filter: DeskFilter | null): boolean {
  switch (filter) {
    case 'needs-translation':
      return editions.some(({ status }) => status === 'live') && editions.some(({ status }) => status === 'missing')
    case 'stale':
      return editions.some(({ isStale }) => isStale)
    case 'behind':
      return editions.some(({ isBehind }) => isBehind)
    case 'findings':
      return editions.some(({ errors }) => errors > 0)
    case 'scheduled':
      return editions.some(({ schedules }) => schedules.length > 0)
    case 'waiting':
      return editions.some(({ handover }) => handover?.isMyTurn)
    case 'mine':
      return editions.some(({ handover }) => handover?.isMine)
    // The index has told it.
    case 'corrected':
    case null:
      return true
  }
}

/** The stories that were worked on last, from after a position, that a filter lets through. */
export async function loadDesk(
  req: PayloadRequest,
  { after, filter, limit }: { after: Position | null; filter: DeskFilter | null; limit: number },
  settings: PublishingSettings,
): Promise<Desk> {
  const narrowed = filter === 'findings' ? withFindings : anyArticle
  const among: Where =
    filter === 'behind'
      ? { story: { in: await storiesBehind(req) } }
      : isCounted(filter)
        ? { story: { in: await storiesCounted(req, filter) } }
        : {}
  const stories: DeskStory[] = []
  let position = after
  let isMore: boolean
  const end = performance.now() + LOOKS_FOR
  do {
    const following: Where[] = position
      ? [
          // The first bound is what an index is entered by.
          { updatedAt: { less_than_equal: position.at } },
          { or: [{ updatedAt: { less_than: position.at } }, { id: { less_than: position.id } }] },
        ]
      : []
    const chunk = await articlesWhere(req, { and: [narrowed.where, among, ...following] }, CHUNK)
    isMore = chunk.length === CHUNK
    const whole = await articlesWhere(req, { story: { in: [...new Set(chunk.map(({ story }) => story))] } }, 0)
    const facts = await loadFacts(req, whole, settings)
    for (const article of chunk) {
      if (stories.length === limit) {
        isMore = true
        break
      }
      position = { at: new Date(article.updatedAt).toISOString(), id: String(article.id) }
      // A story stands where it was worked on last; its older articles come later, maybe on another page.
      const newest = whole.find((each) => each.story === article.story && narrowed.holds(each))
      if (newest && String(newest.id) !== String(article.id)) continue
      const editions = editionStates(article.story, facts, settings)
      if (fits(editions, filter)) {
        stories.push({ story: article.story, title: article.title, at: String(article.updatedAt), editions })
      }
    }
  } while (isMore && stories.length < limit && performance.now() < end)
  return {
    languages: settings.languages.map((language) => ({ code: language.code, label: languageLabel(language) })),
    stories,
    next: isMore && position ? deskCursor(position) : null,
  }
}
