/** What users are told of the drafts that are theirs: it was handed to them, it came back, it was approved. */
import type { PayloadRequest, TaskConfig } from 'payload'
import { notFound } from '../../access/refuse'
import { isId } from '../../database/ids'
import { inTransactionOf, type InTransaction } from '../../database/request'
import { withTransaction } from '../../database/transactions'
import { untranslated, type Sentence } from '../../model/sentence'
import { slugOf } from '../../model/slugs'
import { namesOf, rolesOf } from '../accounts/names'
import { languageOf } from '../accounts/language'
import { savedArticles } from '../articles'
import { keepsIdentities, sourceNameProblem } from '../../releases/protectedNames'
import { sentence } from '../sentences'
import { handoverRow, handoverRows, mine, writeHandover, type HandoverRow } from './handovers'

export type NoticeKind = 'handed' | 'returned' | 'approved'

/** Something a user is told. */
export type Notice = {
  article: string
  title: string
  kind: NoticeKind
  /** The name of who did it; null for somebody who is gone. */
  by: string | null
  /** When, ISO 8601. */
  at: string
  note: string | null
}

/**
 * What the last move of a draft says to a user; null where it says nothing to them, or they have taken note of it. What
 * was said before that is over.
 */
export function noticeTo(user: string, { assignee, author, moves, seen }: Omit<HandoverRow, 'id'>): NoticeKind | null {
  const move = moves.at(-1)
  if (!move || move.to === 'published' || move.by === user || (seen[user] ?? '') >= move.at) return null
  const isTurn = assignee === user && move.assignee === user
  if (move.to === 'draft' && move.from !== 'draft' && (isTurn || author === user)) return 'returned'
  if (isTurn) return 'handed'
  return move.to === 'approved' && move.from !== 'approved' && author === user ? 'approved' : null
}

/** What the asking user is told and has not taken note of, newest first. */
export async function noticesOf(req: PayloadRequest): Promise<Notice[]> {
  const user = String(req.user?.id)
  const told = (await handoverRows(req, mine(req))).flatMap((row) => {
    const kind = noticeTo(user, row)
    const move = row.moves.at(-1)
    return kind && move && isId(req.payload, row.article) ? [{ kind, move, row }] : []
  })
  if (told.length === 0) return []
  const articles = await savedArticles(req, { id: { in: told.map(({ row }) => row.article) } })
  const titles = new Map(articles.map(({ id, title }) => [String(id), title]))
  const names = await namesOf(
    req,
    told.flatMap(({ move }) => move.by ?? []),
  )
  return told
    .flatMap(({ kind, move, row: { article } }): Notice[] => {
      const title = titles.get(article)
      if (title === undefined) return []
      return [{ article, title, kind, by: names.get(move.by ?? '') ?? null, at: move.at, note: move.note }]
    })
    .toSorted((a, b) => b.at.localeCompare(a.at))
}

/** Notes that the asking user has taken note of what they are told of an article. */
export async function takeNote(req: PayloadRequest, article: string): Promise<void> {
  await withTransaction(req, async () => {
    const [found] = await savedArticles(req, { id: { equals: article } }, 1)
    if (!found) throw notFound(req, sentence('There is no article with this id.'))
    const row = await handoverRow(req, article)
    const move = row?.moves.at(-1)
    if (!row || !move) return
    await writeHandover(req, row, { seen: { ...row.seen, [String(req.user?.id)]: move.at } })
  })
}

type NoticeInput = { article: string; user: string; at: string }

/** A queue of their own: a project that has jobs runs the usual one, or does not. */
const QUEUE = 'notices'

/** Queues a mail to everybody to whom the last move of a draft says something, in the transaction of the move. */
export async function queueNotices(req: PayloadRequest, row: Omit<HandoverRow, 'id'>): Promise<void> {
  const move = row.moves.at(-1)
  const users = [...new Set([row.assignee, row.author])].flatMap((user) => user ?? [])
  for (const user of users) {
    if (!move || noticeTo(user, row) === null) continue
    const input: NoticeInput = { article: row.article, user, at: move.at }
    await req.payload.jobs.queue({ task: 'notice', input, queue: QUEUE, req })
  }
}

/** How often a mail that could not be sent is tried again, and how long after, in milliseconds. */
const MOST_TRIES = 10
const FIRST_WAIT = 5000

type Title = string | Sentence
const subjects = {
  handed: (title: Title) => sentence('Handed to you: {title}', { title }),
  returned: (title: Title) => sentence('Came back: {title}', { title }),
  approved: (title: Title) => sentence('Approved: {title}', { title }),
} satisfies Record<NoticeKind, unknown>

/**
 * Sends a user a mail about a move, unless it is over or they have taken note of it: the title, where it names no source
 * that is not on the record and no identity is kept, and a link, nothing of the text, of a note or of a source.
 */
async function sendNotice(req: InTransaction, { article, at, user }: NoticeInput): Promise<void> {
  const { payload } = req
  const row = await handoverRow(req, article)
  const move = row?.moves.at(-1)
  if (!row || move?.at !== at || !isId(payload, user)) return
  const kind = noticeTo(user, row)
  if (kind === null || !(await rolesOf(req, [user])).get(user)) return
  const account = await payload.db.findOne<{ id: string; email?: string | null }>({
    collection: slugOf(payload, 'users'),
    req: inTransactionOf(req),
    where: { id: { equals: user } },
  })
  const [found] = (
    await payload.find({
      collection: slugOf(payload, 'articles'),
      depth: 0,
      draft: true,
      limit: 1,
      pagination: false,
      req: inTransactionOf(req),
      select: { title: true },
      where: { id: { equals: article } },
    })
  ).docs
  if (!account?.email || !found) return
  const language = await languageOf(req, user)
  const by = (await namesOf(req, [move.by ?? ''])).get(move.by ?? '')
  const { routes, serverURL } = payload.config
  const link = `${serverURL}${routes.admin}/collections/${slugOf(payload, 'articles')}/${article}`
  // A mail goes through the machines of others. Of a name in an identity it would tell them, and by its absence whoever
  // gets it: where any is kept no title is told.
  const isNamed = (await keepsIdentities(req)) || (await sourceNameProblem(req, found.title)) !== null
  const title = isNamed ? sentence('a draft') : found.title.replace(/\s+/g, ' ')
  const said = sentence('{name}, in the newsroom: {link}', {
    name: by ?? sentence('Somebody'),
    link: untranslated(link),
  })
  await payload.sendEmail({ to: account.email, subject: subjects[kind](title)[language], text: said[language] })
}

/** Sends the mails that were queued. One that cannot be sent is tried again. */
export const noticeTask: TaskConfig<'notice'> = {
  slug: 'notice',
  retries: { attempts: MOST_TRIES, backoff: { type: 'exponential', delay: FIRST_WAIT } },
  inputSchema: [
    { name: 'article', type: 'text', required: true },
    { name: 'user', type: 'text', required: true },
    { name: 'at', type: 'text', required: true },
  ],
  handler: async ({ input, req }) => {
    await sendNotice(req, input)
    return { output: {} }
  },
}
