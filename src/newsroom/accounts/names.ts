import type { FlattenedField, Payload, Where } from 'payload'
import { accountsOf, roleOf, type Role } from '../../access/roles'
import { isId } from '../../database/ids'
import { inTransactionOf, type InTransaction } from '../../database/request'
import { slugOf } from '../../model/slugs'

/** Whether a field of accounts is a text that each row has, one for all languages. */
function isStoredText(field: FlattenedField): boolean {
  const { hasMany, localized, virtual } = field as { hasMany?: boolean; localized?: boolean; virtual?: unknown }
  return ['email', 'text', 'textarea'].includes(field.type) && !hasMany && !localized && !virtual
}

/**
 * The field that says what an account is called: `name`, or what the project shows accounts by, where that is a text; or
 * what somebody signs in with.
 */
function nameField(payload: Payload): string {
  const { admin, flattenedFields } = payload.collections[slugOf(payload, 'users')].config
  const texts = flattenedFields.filter(isStoredText).map(({ name }) => name)
  const wanted = ['name', admin.useAsTitle ?? '', 'email', 'username']
  return wanted.find((name) => texts.includes(name)) ?? 'email'
}

/** What accounts are called, by their ids. One that is gone is not among them. */
export async function namesOf(req: InTransaction, ids: readonly string[]): Promise<Map<string, string>> {
  const known = [...new Set(ids)].filter((id) => isId(req.payload, id))
  if (known.length === 0) return new Map()
  const field = nameField(req.payload)
  const { docs } = await req.payload.db.find<{ id: number | string } & Record<string, string | null | undefined>>({
    collection: slugOf(req.payload, 'users'),
    pagination: false,
    req: inTransactionOf(req),
    select: { [field]: true },
    where: { id: { in: known } },
  })
  return new Map(docs.map((row) => [String(row.id), row[field] ?? '']))
}

/** A field that is virtual is read by Payload, and one of JSON cannot be asked for by its words. */
function roleField({ payload }: Pick<InTransaction, 'payload'>): { isAsked: boolean; isStored: boolean } {
  const { field } = accountsOf(payload)
  const { flattenedFields } = payload.collections[slugOf(payload, 'users')].config
  const found = flattenedFields.find(({ name }) => name === field) as { type: string; virtual?: unknown } | undefined
  return { isAsked: found?.type !== 'json' && found?.virtual !== true, isStored: !found?.virtual }
}

/**
 * Accounts with their collection and what they say of themselves, as roles are told by. Whoever asks may not be allowed to read
 * them: what somebody is decides what they may do, and is shown to nobody by this.
 */
export async function accountRows<T extends object>(
  req: InTransaction,
  ids: readonly string[],
): Promise<Array<T & { collection: string; id: number | string }>> {
  const { collection } = accountsOf(req.payload)
  const asked = {
    collection: collection as 'users',
    pagination: false,
    req: inTransactionOf(req),
    where: { id: { in: ids } } as Where,
  }
  const { docs } = roleField(req).isStored
    ? await req.payload.db.find(asked)
    : await req.payload.find({ ...asked, depth: 0, overrideAccess: true })
  return docs.map((account) => ({ ...(account as unknown as T & { id: number | string }), collection }))
}

/** Which accounts may be of the staff, as far as a database can be asked for that. */
export function staffWhere(req: Pick<InTransaction, 'payload'>): Where | undefined {
  const { field, roles } = accountsOf(req.payload)
  if (typeof roles === 'string' || !roleField(req).isAsked) return undefined
  return { [field]: { in: Object.values(roles).flat() } }
}

/** The role of each account that is there, by its id; null for one that is not of the staff. */
export async function rolesOf(req: InTransaction, ids: readonly string[]): Promise<Map<string, Role | null>> {
  const known = [...new Set(ids)].filter((id) => isId(req.payload, id))
  const rows = await accountRows(req, known)
  return new Map(rows.map((row) => [String(row.id), roleOf(accountsOf(req.payload), row)] as const))
}
