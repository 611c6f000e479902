/** How far the draft of an edition has come, whose turn it is and until when. */
import type { CollectionAfterChangeHook, CollectionAfterDeleteHook, PayloadRequest, Where } from 'payload'
import { refuse } from '../../access/refuse'
import { hasRole } from '../../access/roles'
import { isId } from '../../database/ids'
import { inTransactionOf, type InTransaction } from '../../database/request'
import type { ArticleRecord } from '../../model/records'
import { slugOf } from '../../model/slugs'
import type { Stage } from '../../model/stages'
import { localTime } from '../../model/timeZones'
import { settingsOf } from '../../options'
import { citedContext } from '../../releases/context'
import type { PublishingSettings } from '../../releases/candidate'
import type { Reading } from '../../releases/load'
import { namesOf } from '../accounts/names'
import { rowsOf, savedArticles } from '../articles'
import { sentence } from '../sentences'
import { readingHash } from './reading'

/** One move of a draft, as it is kept: users by their ids. */
export type Move = {
  from: Stage
  to: Stage | 'published'
  by: string | null
  at: string
  note: string | null
  /** Whose turn it became by that; null for nobody's in particular. */
  assignee: string | null
}

/** A row of the collection. */
export type HandoverRow = {
  id: string
  article: string
  author: string | null
  stage: Stage
  assignee: string | null
  dueAt: string | null
  approved: string | null
  moves: Move[]
  seen: Record<string, string>
}

/** Moves that are kept. */
const MOST_MOVES = 20

type Person = { id: string; name: string }

/** How far a draft has come, as the newsroom sees it. */
export type Handover = {
  /** As things stand now: a text that was changed since it was approved is in review again. */
  stage: Stage
  /** Whether it was changed since it was approved. */
  isChanged: boolean
  author: Person | null
  assignee: Person | null
  /** Until when: ISO 8601 in UTC, and the same by the clock of the newsroom, as `2026-03-01T09:30`. */
  due: { at: string; local: string; timeZone: string } | null
  /** Newest first. */
  moves: Array<Omit<Move, 'by' | 'assignee'> & { by: string | null; assignee: string | null }>
  /** Whether it is the asking user's own: they began it, or it was handed to them. */
  isMine: boolean
  /** Whether it is their turn. */
  isMyTurn: boolean
}

/** A row of which nothing was kept yet. */
export function freshRow(article: string): Omit<HandoverRow, 'id'> {
  return {
    article,
    author: null,
    stage: 'draft',
    assignee: null,
    dueAt: null,
    approved: null,
    moves: [],
    seen: {},
  }
}

const fields = ['article', 'author', 'stage', 'assignee', 'dueAt', 'approved', 'moves', 'seen']

/** The rows that fit. */
export async function handoverRows(req: InTransaction, where: Where): Promise<HandoverRow[]> {
  const rows = await rowsOf<HandoverRow>(req, 'handovers', where, fields)
  return rows.map((row) => ({
    ...row,
    id: String(row.id),
    author: row.author ?? null,
    assignee: row.assignee ?? null,
    dueAt: row.dueAt ? new Date(row.dueAt).toISOString() : null,
    approved: row.approved ?? null,
    moves: row.moves ?? [],
    seen: row.seen ?? {},
  }))
}

/** The row of an article. */
export async function handoverRow(req: InTransaction, article: string): Promise<HandoverRow | undefined> {
  return (await handoverRows(req, { article: { equals: article } }))[0]
}

/** Writes the row of an article, or makes it. */
export async function writeHandover(
  req: InTransaction,
  row: HandoverRow | Omit<HandoverRow, 'id'>,
  change: Partial<HandoverRow>,
): Promise<void> {
  const { db } = req.payload
  const collection = slugOf(req.payload, 'handovers')
  if ('id' in row) {
    await db.updateOne({ collection, data: { ...change }, id: row.id, req: inTransactionOf(req), returning: false })
  } else await db.create({ collection, data: { ...row, ...change }, req: inTransactionOf(req) })
}

/** The moves with one more, as many as are kept. */
export function movesWith(moves: readonly Move[], move: Move): Move[] {
  return [...moves, move].slice(-MOST_MOVES)
}

/** How far a draft has come, by its row and what it says: what was approved is that and nothing else. */
export async function stageNow(
  req: Reading,
  { approved, stage }: Pick<HandoverRow, 'approved' | 'stage'>,
  article: ArticleRecord,
): Promise<Stage> {
  return stage === 'approved' && approved !== (await readingHash(req, article)) ? 'review' : stage
}

/** Whether something is handed to nobody in particular: then it waits for the editors. */
function waitsForDesk({ assignee, stage }: HandoverRow): boolean {
  return assignee === null && (stage === 'ready' || stage === 'review')
}

function isMyTurn(req: PayloadRequest, row: HandoverRow): boolean {
  return row.assignee === String(req.user?.id) || (waitsForDesk(row) && hasRole(req, 'editor'))
}

/** How far the drafts of articles have come, by article; those of which nothing is kept are not among them. */
export async function handoversOf(req: PayloadRequest, articles: string[]): Promise<Map<string, Handover>> {
  const rows = await handoverRows(req, { article: { in: articles } })
  const approved = rows.flatMap(({ article, stage }) => (stage === 'approved' ? [article] : []))
  const texts = approved.length > 0 ? await savedArticles(req, { id: { in: approved } }) : []
  const rowOf = new Map(rows.map((row) => [row.article, row]))
  const reading: Reading = { payload: req.payload, transactionID: req.transactionID, user: req.user, memory: new Map() }
  const stages = new Map<string, Stage>()
  for (const article of texts) {
    const row = rowOf.get(String(article.id))
    if (row) stages.set(row.article, await stageNow(reading, row, article))
  }
  const people = rows.flatMap(({ assignee, author, moves }) => [
    author,
    assignee,
    ...moves.flatMap((move) => [move.by, move.assignee]),
  ])
  const names = await namesOf(
    req,
    people.flatMap((id) => id ?? []),
  )
  const { timeZone } = settingsOf(req.payload)
  const me = String(req.user?.id)
  const person = (id: string | null) => (id !== null && names.has(id) ? { id, name: names.get(id) ?? '' } : null)
  return new Map(
    rows.map((row): [string, Handover] => {
      const stage = stages.get(row.article) ?? row.stage
      return [
        row.article,
        {
          stage,
          isChanged: stage !== row.stage,
          author: person(row.author),
          assignee: person(row.assignee),
          due: row.dueAt ? { at: row.dueAt, local: localTime(new Date(row.dueAt), timeZone), timeZone } : null,
          moves: row.moves
            .map(({ assignee, by, ...move }) => ({
              ...move,
              by: person(by)?.name ?? null,
              assignee: person(assignee)?.name ?? null,
            }))
            .toReversed(),
          isMine: row.author === me || row.assignee === me,
          isMyTurn: isMyTurn(req, row),
        },
      ]
    }),
  )
}

/** The articles whose drafts the asking user began, or that were handed to them. */
export async function articlesOfMine(req: PayloadRequest): Promise<string[]> {
  return articlesWhere(req, mine(req))
}

/** Rows that are the asking user's own, each condition by an index. */
export function mine(req: PayloadRequest): Where {
  const me = String(req.user?.id)
  return { or: [{ author: { equals: me } }, { assignee: { equals: me } }] }
}

/** The articles whose turn it is for the asking user: handed to them, and for editors to nobody in particular. */
export async function articlesWaiting(req: PayloadRequest): Promise<string[]> {
  const desk: Where = { and: [{ stage: { in: ['ready', 'review'] } }, { assignee: { exists: false } }] }
  const own: Where = { assignee: { equals: String(req.user?.id) } }
  return articlesWhere(req, hasRole(req, 'editor') ? { or: [own, desk] } : own)
}

async function articlesWhere(req: PayloadRequest, where: Where): Promise<string[]> {
  const rows = await rowsOf<HandoverRow>(req, 'handovers', where, ['article'])
  return rows.flatMap(({ article }) => (isId(req.payload, article) ? [article] : []))
}

/** Refuses (400) to publish a text that is not approved, where that is required; what readers have already may stand. */
export async function requireApproval(
  req: PayloadRequest,
  id: string | undefined,
  article: ArticleRecord,
  { approval }: Pick<PublishingSettings, 'approval'>,
): Promise<void> {
  if (approval !== 'required') return
  const hash = await readingHash(req, article)
  const row = id === undefined ? undefined : await handoverRow(req, id)
  if (row?.stage === 'approved' && row.approved === hash) return
  if (id !== undefined && (await publishedHash(req, id)) === hash) return
  const message =
    row?.stage === 'approved'
      ? sentence('This text was changed since it was approved. Have it approved once more, then publish it.')
      : sentence('This text is not approved. An editor has to approve it before it is published.')
  refuse('articles', [{ path: '_status', message, label: sentence('Approval') }], req)
}

/** The hash of the text that is published; null where none is. */
async function publishedHash(req: PayloadRequest, id: string): Promise<string | null> {
  const row = await req.payload.db.findOne<ArticleRecord>({
    collection: slugOf(req.payload, 'articles'),
    req: inTransactionOf(req),
    where: {
      and: [{ id: { equals: id } }, { _status: { equals: 'published' } }, { deletedAt: { exists: false } }],
    },
  })
  return row ? readingHash(req, row) : null
}

/** Notes who begins a draft. Publishing it ends its way: the next draft begins anew. */
export const followDraft: CollectionAfterChangeHook = async ({ doc, req }) => {
  const { _status, deletedAt, id } = doc as { _status?: string; deletedAt?: string | null; id: string }
  const { isWithdrawing, reinstates } = citedContext(req)
  // A draft that was written meanwhile is as far as it was.
  if (reinstates || isWithdrawing || deletedAt) return
  const row = await handoverRow(req, String(id))
  const user = req.user ? String(req.user.id) : null
  if (_status !== 'published') {
    if (!row) await writeHandover(req, freshRow(String(id)), { author: user })
    else if (row.author === null && user !== null) await writeHandover(req, row, { author: user })
    return
  }
  if (!row) return
  const last = row.moves.at(-1)
  const isUnderWay = last !== undefined && last.to !== 'published'
  const move: Move = {
    from: row.stage,
    to: 'published',
    by: user,
    at: new Date().toISOString(),
    note: null,
    assignee: null,
  }
  const isOpen = isUnderWay || row.author !== null || row.assignee !== null || row.dueAt !== null
  if (!isOpen) return
  const { article: _, id: __, ...ended } = { ...freshRow(row.article), id: row.id }
  await writeHandover(req, row, { ...ended, moves: isUnderWay ? movesWith(row.moves, move) : row.moves })
}

export const forgetDraft: CollectionAfterDeleteHook = async ({ id, req }) => {
  await req.payload.db.deleteMany({
    collection: slugOf(req.payload, 'handovers'),
    req: inTransactionOf(req),
    where: { article: { equals: String(id) } },
  })
}

/** Takes somebody whose account is deleted off what was handed to them: it waits for the desk, and is told nobody of theirs. */
export async function leaveHandovers(req: PayloadRequest, user: string): Promise<void> {
  for (const field of ['author', 'assignee'] as const) {
    await req.payload.db.updateMany({
      collection: slugOf(req.payload, 'handovers'),
      data: { [field]: null },
      req: inTransactionOf(req),
      where: { [field]: { equals: user } },
    })
  }
}
