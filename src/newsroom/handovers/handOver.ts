import type { PayloadRequest } from 'payload'
import { conflict, forbidden, notFound, refuse } from '../../access/refuse'
import { hasRole, roleOf, accountsOf, type Role } from '../../access/roles'
import { inTransactionOf } from '../../database/request'
import { withTransaction } from '../../database/transactions'
import { idOf } from '../../model/ids'
import { slugOf } from '../../model/slugs'
import type { Stage } from '../../model/stages'
import { namesOf, rolesOf, staffWhere } from '../accounts/names'
import { savedArticles, type SavedArticle } from '../articles'
import { requireNamedRevision } from '../revision'
import { sentence } from '../sentences'
import { freshRow, handoverRow, movesWith, stageNow, writeHandover, type HandoverRow, type Move } from './handovers'
import { queueNotices } from './notices'
import { readingHash } from './reading'

/** What is asked for; what is left out stays as it is. */
export type HandOver = {
  to?: Stage | undefined
  /** How far it was when whoever asks looked. */
  from?: Stage | undefined
  /** Whose turn it becomes; null for the desk. */
  assignee?: string | null | undefined
  due?: Date | null | undefined
  note?: string | null | undefined
}

type Row = Omit<HandoverRow, 'id'>

/** Whether a draft is the asking user's own: they began it, or it was handed to them. */
function isOwn({ user }: PayloadRequest, { assignee, author }: Row, article: SavedArticle): boolean {
  const me = String(user?.id)
  // Of a draft from before there was a hand-over it is known who saved it last.
  return assignee === me || (author ?? idOf(article.editedBy)) === me
}

/** The stages that the asking user may move a draft to. Editors any; reporters hand their own over and take it back. */
export function movesOpenTo(req: PayloadRequest, row: Row, stage: Stage, article: SavedArticle): Stage[] {
  if (article._status === 'published') return []
  if (hasRole(req, 'editor')) {
    const after: Record<Stage, Stage[]> = {
      draft: ['ready', 'review', 'approved'],
      ready: ['review', 'approved', 'draft'],
      review: ['approved', 'ready', 'draft'],
      approved: ['review', 'draft'],
    }
    return after[stage]
  }
  if (!isOwn(req, row, article)) return []
  return stage === 'draft' ? ['ready'] : stage === 'ready' ? ['draft'] : []
}

/** Whose turn it is after a move for which nobody is named. */
function turnAfter(req: PayloadRequest, { assignee, author }: Row, from: Stage, to: Stage): string | null {
  const me = String(req.user?.id)
  if (to === 'ready') return null
  // What comes back comes to whoever began it; what they take back nobody waits for.
  if (to === 'draft') return from === 'draft' ? assignee : author === me ? null : author
  // Who wrote it has done their part.
  const reader = assignee === author && author !== me ? null : assignee
  return reader ?? (to === 'review' ? me : null)
}

/** Moves a draft on or back, hands it to somebody, or says until when it is due. */
export async function handOver(req: PayloadRequest, id: string, given: HandOver): Promise<void> {
  await withTransaction(req, async () => {
    // In here: who waits for their turn would else approve what was saved meanwhile.
    await requireNamedRevision(req, slugOf(req.payload, 'articles'), id)
    const [article] = await savedArticles(req, { id: { equals: id } }, 1)
    if (!article) throw notFound(req, sentence('There is no article with this id.'))
    const row = (await handoverRow(req, id)) ?? freshRow(id)
    const from = await stageNow(req, row, article)
    if (given.from !== undefined && given.from !== from) {
      throw conflict(req, sentence('Somebody else has moved it since you looked. Look again, then decide.'))
    }
    const to = given.to ?? from
    const isMove = to !== from
    if (isMove && article._status === 'published') throw conflict(req, sentence('Readers have this already.'))
    if (isMove && !movesOpenTo(req, row, from, article).includes(to)) {
      throw forbidden(
        req,
        sentence('You may hand over a draft that is yours, and take it back until an editor reads it. Ask an editor.'),
      )
    }
    if (!isMove && !hasRole(req, 'editor')) {
      throw forbidden(
        req,
        sentence('Editors say whose turn it is, and until when. You may when you hand over a draft.'),
      )
    }
    if (given.assignee && !(await rolesOf(req, [given.assignee])).get(given.assignee)) {
      refuse(
        'articles',
        [{ path: 'assignee', message: sentence('There is nobody of the newsroom with this id.') }],
        req,
      )
    }
    const assignee = given.assignee === undefined ? turnAfter(req, row, from, to) : given.assignee
    const due = given.due === undefined ? row.dueAt : (given.due?.toISOString() ?? null)
    const note = given.note ?? null
    if (!isMove && assignee === row.assignee && due === row.dueAt && note === null) return
    const last = row.moves.at(-1)?.at
    const move: Move = {
      from,
      to,
      by: req.user ? String(req.user.id) : null,
      // Later than the one before, whatever the clock says.
      at: new Date(Math.max(Date.now(), last ? Date.parse(last) + 1 : 0)).toISOString(),
      note,
      assignee: isMove || assignee !== row.assignee ? assignee : null,
    }
    const change = {
      stage: to,
      assignee,
      dueAt: due,
      approved: to === 'approved' ? (isMove ? await readingHash(req, article) : row.approved) : null,
      moves: movesWith(row.moves, move),
      ...('id' in row ? {} : { author: idOf(article.editedBy) ?? null }),
    }
    await writeHandover(req, row, change)
    await queueNotices(req, { ...row, ...change })
  })
}

/** Somebody a draft can be handed to. */
export type Colleague = { id: string; name: string; role: Role }

/** Colleagues that are listed at most. */
const MOST_COLLEAGUES = 500

/** Who is of the newsroom and can sign in. */
export async function colleagues(req: PayloadRequest): Promise<Colleague[]> {
  const accounts = accountsOf(req.payload)
  const where = staffWhere(req)
  const { docs } = await req.payload.find({
    collection: slugOf(req.payload, 'users'),
    depth: 0,
    limit: MOST_COLLEAGUES,
    overrideAccess: true,
    pagination: false,
    req: inTransactionOf(req),
    ...(where ? { where } : {}),
  })
  const staff = docs.flatMap((account) => {
    const role = roleOf(accounts, { ...account, collection: accounts.collection })
    return role ? [{ id: String(account.id), role }] : []
  })
  const names = await namesOf(
    req,
    staff.map(({ id }) => id),
  )
  return staff
    .map((each) => ({ ...each, name: names.get(each.id) ?? '' }))
    .toSorted((a, b) => a.name.localeCompare(b.name))
}
