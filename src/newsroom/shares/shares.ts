/**
 * The links by which people without an account see one draft. A token is known to whoever made the link and to whom they
 * gave it: here is only its hash. A link that is revoked is gone, and one that has expired soon is.
 */
import { createHash, randomBytes, randomUUID } from 'node:crypto'
import type { CollectionAfterDeleteHook, Payload, Where } from 'payload'
import { inTransactionOf, type InTransaction } from '../../database/request'
import type { ShareDays } from '../../model/shareDays'
import { slugOf } from '../../model/slugs'
import { namesOf, rolesOf } from '../accounts/names'

const DAY = 24 * 60 * 60_000
/** How many bytes of chance are in a token. */
const CHANCE = 32
/** An opening within so long of the one before is not written down, in milliseconds: nobody has a database written to by reading. */
const SAME_OPENING = 60_000

type Row = {
  id: number | string
  article: string
  by: string
  madeAt: string | Date
  expiresAt: string | Date
  openedAt?: string | Date | null
}

/** A link as the newsroom sees it. */
export type Share = {
  id: string
  /** Who made it; null for an account that is gone. */
  by: { id: string; name: string } | null
  madeAt: string
  expiresAt: string
  /** When somebody opened it last; null where nobody has. */
  openedAt: string | null
}

/** A link that leads somewhere. */
export type OpenShare = { id: string; article: string; expiresAt: string; openedAt: string | null }

function iso(at: string | Date): string {
  return new Date(at).toISOString()
}

function hashOf(token: string): string {
  return createHash('sha256').update(token).digest('hex')
}

/** The path at which whoever has a link sees the draft. */
export function linkPath(payload: Pick<Payload, 'config'>): string {
  return `${payload.config.routes.api}/${slugOf(payload, 'shares')}/draft`
}

async function rowsWhere(req: InTransaction, where: Where): Promise<Row[]> {
  const { docs } = await req.payload.db.find<Row>({
    collection: slugOf(req.payload, 'shares'),
    pagination: false,
    req: inTransactionOf(req),
    where,
  })
  return docs
}

/** The links to a draft that have not expired, the newest first. */
export async function sharesOf(req: InTransaction, article: string, now = new Date()): Promise<Share[]> {
  const rows = await rowsWhere(req, {
    and: [{ article: { equals: article } }, { expiresAt: { greater_than: now.toISOString() } }],
  })
  const names = await namesOf(
    req,
    rows.map(({ by }) => by),
  )
  return rows
    .map(({ by, expiresAt, id, madeAt, openedAt }) => ({
      id: String(id),
      by: names.has(by) ? { id: by, name: names.get(by) ?? '' } : null,
      madeAt: iso(madeAt),
      expiresAt: iso(expiresAt),
      openedAt: openedAt ? iso(openedAt) : null,
    }))
    .toSorted((a, b) => b.madeAt.localeCompare(a.madeAt))
}

/** Makes a link to a draft, for whoever asks, and gives the token: nobody can read it again. */
export async function makeShare(
  req: InTransaction,
  article: string,
  days: ShareDays,
  now = new Date(),
): Promise<{ token: string }> {
  const token = randomBytes(CHANCE).toString('base64url')
  await req.payload.db.create({
    collection: slugOf(req.payload, 'shares'),
    data: {
      article,
      hash: hashOf(token),
      by: String(req.user?.id),
      madeAt: now.toISOString(),
      expiresAt: new Date(now.getTime() + days * DAY).toISOString(),
      openedAt: null,
    },
    req: inTransactionOf(req),
  })
  return { token }
}

async function deleteWhere(req: InTransaction, where: Where): Promise<void> {
  await req.payload.db.deleteMany({
    collection: slugOf(req.payload, 'shares'),
    req: inTransactionOf(req),
    where,
  })
}

/** Ends a link. */
export async function endShare(req: InTransaction, { id }: Pick<Share, 'id'>): Promise<void> {
  await deleteWhere(req, { id: { equals: id } })
}

/**
 * The link that a token is of; null where there is none, where it has expired, and where whoever made it is of the staff no
 * more. Each of these is found out by the same two questions.
 */
export async function shareOf(req: InTransaction, token: string, now = new Date()): Promise<OpenShare | null> {
  const [row] = await rowsWhere(req, { hash: { equals: hashOf(token) } })
  const by = row?.by ?? randomUUID()
  const isStaff = Boolean((await rolesOf(req, [by])).get(by))
  if (!row || !isStaff || new Date(row.expiresAt) <= now) return null
  return {
    id: String(row.id),
    article: row.article,
    expiresAt: iso(row.expiresAt),
    openedAt: row.openedAt ? iso(row.openedAt) : null,
  }
}

/** Notes that a link was opened, once a minute at most. */
export async function noteOpened(
  req: InTransaction,
  { id, openedAt }: Pick<OpenShare, 'id' | 'openedAt'>,
  now = new Date(),
): Promise<void> {
  if (openedAt !== null && now.getTime() - Date.parse(openedAt) < SAME_OPENING) return
  await req.payload.db.updateOne({
    collection: slugOf(req.payload, 'shares'),
    data: { openedAt: now.toISOString() },
    id,
    req: inTransactionOf(req),
    returning: false,
  })
}

/** Deletes the links that have expired. */
export async function deleteExpiredShares(payload: Payload, now = new Date()): Promise<void> {
  await payload.db.deleteMany({
    collection: slugOf(payload, 'shares'),
    req: {},
    where: { expiresAt: { less_than_equal: now.toISOString() } },
  })
}

/** With a draft go the links to it. */
export const forgetShares: CollectionAfterDeleteHook = ({ id, req }) =>
  deleteWhere(req, { article: { equals: String(id) } })

/** With an account go the links that were made with it. */
export async function endSharesOf(req: InTransaction, user: string): Promise<void> {
  await deleteWhere(req, { by: { equals: user } })
}
