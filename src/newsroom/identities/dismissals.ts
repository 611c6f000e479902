/**
 * Dismissals of a name in an identity: that there is one is told to its readers alone, and what others save leaves it as it
 * was.
 */
import type { FieldHook, PayloadRequest } from 'payload'
import { isByKey } from '../../access/identities'
import { isObject } from '../../body'
import type { ArticleRecord } from '../../model/records'
import { isOfIdentity, mayBeOfIdentity } from '../../releases/protectedNames'
import { allIdentities, identitiesOf } from './openings'

type Dismissal = NonNullable<ArticleRecord['dismissals']>[number]

const RULE = 'protected-name'

/** Whether a dismissal in an article is of a name in one of some identities. */
function isOfAny(req: PayloadRequest, identities: readonly string[], article: string | undefined) {
  const tests = identities.map((identity) => isOfIdentity(req, identity, String(article)))
  return ({ fingerprint }: Pick<Dismissal, 'fingerprint'>): boolean => tests.some((isOf) => isOf(fingerprint))
}

/** Whether dismissals in an article are of names in identities that whoever asks may open. */
async function ownDismissals(req: PayloadRequest, article: string | undefined) {
  const own = req.user && article !== undefined && !isByKey(req) ? await identitiesOf(req, req.user.id) : []
  return isOfAny(req, own, article)
}

/** Leaves them out of what others read. Of a version, which does not say whose it is, nobody is told them. */
export const leaveOutOfOthers: FieldHook = async ({ data, overrideAccess, req, value }): Promise<unknown> => {
  if (overrideAccess || !Array.isArray(value)) return value
  const rows = value as Dismissal[]
  if (!rows.some((row) => isObject(row) && mayBeOfIdentity(row))) return value
  const id: unknown = isObject(data) ? data.id : undefined
  const isOwn = await ownDismissals(req, typeof id === 'string' || typeof id === 'number' ? String(id) : undefined)
  return rows.filter((row) => !isObject(row) || !mayBeOfIdentity(row) || isOwn(row))
}

/** What a dismissal of a source's name says of the words, where whoever made it said nothing: without any it would be hidden. */
const UNSAID = '…'

/**
 * The dismissals of an article that is saved, with those that whoever saves it was not shown as they were. Whoever was made
 * a reader since the form was opened was not shown them either: one is taken back by who signed it alone. What they dismiss
 * of an identity themselves says no words, by which it would be one of a source.
 */
export async function withUnseen(
  req: PayloadRequest,
  article: string | undefined,
  given: ArticleRecord['dismissals'],
  before: ArticleRecord['dismissals'],
): Promise<ArticleRecord['dismissals']> {
  const rows = given ?? []
  const { user } = req
  if (!user || ![...rows, ...(before ?? [])].some(({ rule }) => rule === RULE)) return given
  const isOwn = await ownDismissals(req, article)
  const isGiven = new Set(rows.map(({ fingerprint }) => fingerprint))
  // A version tells them to nobody: who restores one takes nothing back.
  const mayTakeBack = (row: Dismissal) => !req.context.isRestoringVersion && String(row.by) === String(user.id)
  const unseen = (before ?? []).filter(
    (row) => mayBeOfIdentity(row) && (!isOwn(row) || (!isGiven.has(row.fingerprint) && !mayTakeBack(row))),
  )
  const kept = new Set(unseen.map(({ fingerprint }) => fingerprint))
  const others = rows.some((row) => row.rule === RULE && !row.text && !isOwn(row)) ? await allIdentities(req) : []
  const isOfOthers = isOfAny(req, others, article)
  return [
    ...rows
      .filter(({ fingerprint }) => !kept.has(fingerprint))
      .map((row) => {
        if (row.rule !== RULE) return row
        if (isOwn(row)) return { ...row, text: null }
        return row.text || isOfOthers(row) ? row : { ...row, text: UNSAID }
      }),
    ...unseen,
  ]
}
