/** What holds for accounts, through every door: an administrator stays, and whoever takes an account over gets no identity with it. */
import {
  APIError,
  type CollectionBeforeChangeHook,
  type CollectionBeforeDeleteHook,
  type CollectionBeforeLoginHook,
  type CollectionBeforeOperationHook,
  type PayloadRequest,
} from 'payload'
import { conflict, refuse } from '../../access/refuse'
import { meetAt } from '../../database/meetings'
import { patchRow } from '../../database/patchRow'
import { inTransactionOf } from '../../database/request'
import { say } from '../../model/sentence'
import { citedContext } from '../../releases/context'
import { rowsOf } from '../articles'
import { leaveHandovers } from '../handovers/handovers'
import { endSharesOf } from '../shares/shares'
import { noApproval } from '../sources/terms'
import { takeOffIdentities } from '../identities/readers'
import { sentence } from '../sentences'
import { passwordProblem } from './password'
import { slugOf } from '../../model/slugs'

type Account = {
  id: number | string
  role?: string
  disabled?: boolean | null
  email?: string
  password?: unknown
  hasGivenPassword?: boolean | null
  currentPassword?: unknown
  apiKey?: unknown
  apiKeyIndex?: unknown
  enableAPIKey?: boolean | null
  hash?: unknown
  salt?: unknown
}

/** Refuses (409) to do without the last administrator: nobody could make another. */
async function requireAnotherAdministrator(req: PayloadRequest, id: number | string): Promise<void> {
  // Of two who leave at once, one is met and finds the other gone.
  await meetAt(req, ['administrators'])
  const { totalDocs } = await req.payload.db.count({
    collection: slugOf(req.payload, 'users'),
    req: inTransactionOf(req),
    where: { and: [{ role: { equals: 'admin' } }, { disabled: { not_equals: true } }, { id: { not_equals: id } }] },
  })
  if (totalDocs > 0) return
  throw conflict(req, sentence('This is the last administrator. Make somebody else an administrator first.'))
}

function isAdministrator({ disabled, role }: Pick<Account, 'disabled' | 'role'>): boolean {
  return role === 'admin' && disabled !== true
}

/** Keeps the last administrator from being made something else. */
export const keepAdministrator: CollectionBeforeChangeHook = async ({ data, operation, originalDoc, req }) => {
  const before = originalDoc as Account | undefined
  const { disabled, role } = data as Account
  if (operation === 'update' && before && isAdministrator(before)) {
    const after = {
      ...before,
      ...(role === undefined ? {} : { role }),
      ...(disabled === undefined ? {} : { disabled }),
    }
    if (!isAdministrator(after)) await requireAnotherAdministrator(req, before.id)
  }
  return data as Account
}

/**
 * Closes an account that is disabled: every session ends, its key is gone, and it opens no identity. What was done with
 * it keeps its name.
 */
export const closeAccount: CollectionBeforeChangeHook = async ({ data, originalDoc, req }) => {
  const before = originalDoc as Account | undefined
  const isDisabled = (data as Account).disabled ?? before?.disabled
  if (isDisabled !== true) return data as Account
  if (before && before.disabled !== true) await takeOffIdentities(req, before.id)
  return { ...(data as Account), sessions: [], enableAPIKey: false, apiKey: null, apiKeyIndex: null }
}

/** Refuses whoever signs in to an account that is disabled; only whoever knows its password is told. */
export const refuseDisabled: CollectionBeforeLoginHook = ({ req, user }) => {
  if ((user as Account).disabled !== true) return
  throw new APIError(say(req, sentence('This account may not sign in any more.')), 403, null, true)
}

/** What somebody approved falls with their account, on every database: nobody answers for it. A disabled one keeps it. */
async function dropApprovals(req: PayloadRequest, id: number | string): Promise<void> {
  for (const source of await rowsOf<{ id: string }>(req, 'sources', { 'approval.by': { equals: id } }, [])) {
    await patchRow(req, 'sources', source.id, () => ({ approval: noApproval }))
  }
}

/** Keeps the last administrator from being deleted, takes whoever is deleted off the identities, and their approvals back. */
export const partWithAccount: CollectionBeforeDeleteHook = async ({ id, req }) => {
  const account = await req.payload.db.findOne<Account>({
    collection: slugOf(req.payload, 'users'),
    req: inTransactionOf(req),
    where: { id: { equals: id } },
  })
  if (account && isAdministrator(account)) await requireAnotherAdministrator(req, id)
  await takeOffIdentities(req, id)
  await dropApprovals(req, id)
  await leaveHandovers(req, String(id))
  await endSharesOf(req, String(id))
}

/** Whether a save gives an account another password. */
function setsPassword(data: Account, before: Account): boolean {
  const isChanged = (field: 'hash' | 'salt') => data[field] !== undefined && data[field] !== before[field]
  return Boolean(data.password) || isChanged('hash') || isChanged('salt')
}

/** Whether a save lets somebody in who could not sign in as this user before. */
function opensAccount(data: Account, before: Account): boolean {
  // As Payload stores it.
  const email = data.email?.toLowerCase().trim()
  return (
    setsPassword(data, before) ||
    Boolean(data.apiKey) ||
    Boolean(data.apiKeyIndex) ||
    (data.enableAPIKey === true && before.enableAPIKey !== true) ||
    (email !== undefined && email !== before.email)
  )
}

/**
 * Whoever changes their own password, e-mail address or API key gives their present password with it. Whoever else
 * changes one takes that user off every identity, in the same transaction: they could sign in as them. Of an account whose
 * password somebody else chose it is kept that they did, until its user chooses one.
 */
export const guardAccount: CollectionBeforeChangeHook = async ({ data, operation, originalDoc, req }) => {
  const { currentPassword, ...rest } = data as Account
  const before = originalDoc as Account | undefined
  if (operation === 'create') return { ...rest, hasGivenPassword: Boolean(req.user) }
  if (!before || !opensAccount(rest, before)) return rest
  const isOwn = req.user !== null && String(req.user?.id) === String(before.id)
  if (isOwn) {
    const problem = await passwordProblem(req, currentPassword)
    if (problem) refuse('users', [{ path: 'currentPassword', message: problem }], req)
  } else await takeOffIdentities(req, before.id)
  return setsPassword(rest, before) ? { ...rest, hasGivenPassword: !isOwn } : rest
}

/**
 * The same for accounts of the project's own, which are asked for no present password: whoever changed one, the user is
 * taken off.
 */
export const takeOffAfterChange: CollectionBeforeChangeHook = async ({ data, operation, originalDoc, req }) => {
  const before = originalDoc as Account | undefined
  if (operation === 'update' && before && opensAccount(data as Account, before)) await takeOffIdentities(req, before.id)
  return data as Account
}

/** Takes whoever is deleted off the identities. */
export const leaveIdentities: CollectionBeforeDeleteHook = async ({ id, req }) => {
  await takeOffIdentities(req, id)
  await leaveHandovers(req, String(id))
  await endSharesOf(req, String(id))
}

export const noteReset: CollectionBeforeOperationHook = ({ args, operation, req }) => {
  if (operation === 'resetPassword') citedContext(req).resetsPassword = true
  return args
}

/**
 * Takes off every identity whoever set a new password by a link in a mail: whoever reads their mail can do that, and the
 * mail of a newsroom is read by whoever runs it.
 */
export const takeOffAfterReset: CollectionBeforeLoginHook = async ({ req, user }) => {
  const context = citedContext(req)
  if (!context.resetsPassword) return
  delete context.resetsPassword
  await takeOffIdentities(req, (user as Account).id)
}
