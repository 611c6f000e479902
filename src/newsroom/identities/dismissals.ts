/**
 * Dismissals of a name in an identity: that there is one is told to its readers alone, and what others save leaves it as it
 * was.
 */
import type { FieldHook, PayloadRequest } from 'payload'
import { isByKey } from '../../access/identities'
import { isObject } from '../../body'
import type { ArticleRecord } from '../../model/records'
import { identityMark } from '../../releases/protectedNames'
import { identitiesOf } from './openings'

type Dismissal = NonNullable<ArticleRecord['dismissals']>[number]

const RULE = 'protected-name'

/** Whether a dismissal may be of a name in an identity: that of a source says which words are somebody else's. */
export function mayBeOfIdentity({ rule, text }: Partial<Pick<Dismissal, 'rule' | 'text'>>): boolean {
  return rule === undefined || (rule === RULE && !text)
}

/** Whether dismissals in an article are of names in identities that whoever asks may open. */
async function ownDismissals(
  req: PayloadRequest,
  article: string | undefined,
): Promise<(dismissal: Pick<Dismissal, 'fingerprint'>) => boolean> {
  const own = req.user && article !== undefined && !isByKey(req) ? await identitiesOf(req, req.user.id) : []
  const marks = own.map((identity) => identityMark(req, identity, String(article)))
  return ({ fingerprint }) => marks.some((mark) => typeof fingerprint === 'string' && fingerprint.startsWith(mark))
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

/**
 * The dismissals of an article that is saved, with those that whoever saves it was not shown as they were. What they dismiss
 * of an identity themselves says no words, by which it would be one of a source.
 */
export async function withUnseen(
  req: PayloadRequest,
  article: string | undefined,
  given: ArticleRecord['dismissals'],
  before: ArticleRecord['dismissals'],
): Promise<ArticleRecord['dismissals']> {
  const isNamed = [...(given ?? []), ...(before ?? [])].some(({ rule }) => rule === RULE)
  if (!req.user || !isNamed) return given
  const isOwn = await ownDismissals(req, article)
  const unseen = (before ?? []).filter((row) => mayBeOfIdentity(row) && !isOwn(row))
  const kept = new Set(unseen.map(({ fingerprint }) => fingerprint))
  return [
    ...(given ?? [])
      .filter(({ fingerprint }) => !kept.has(fingerprint))
      .map((row) => (row.rule === RULE && isOwn(row) ? { ...row, text: null } : row)),
    ...unseen,
  ]
}
