import type { Payload } from 'payload'
import { accountsOf, roleOf, type Role } from '../../access/roles'
import { isId } from '../../database/ids'
import { inTransactionOf, type InTransaction } from '../../database/request'
import { slugOf } from '../../model/slugs'

/** The field that says what an account is called: `name`, or what the project shows accounts by. */
function nameField(payload: Payload): string {
  const { admin, flattenedFields } = payload.collections[slugOf(payload, 'users')].config
  if (flattenedFields.some(({ name }) => name === 'name')) return 'name'
  return admin.useAsTitle && admin.useAsTitle !== 'id' ? admin.useAsTitle : 'email'
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

/** The role of each account that is there, by its id; null for one that is not of the staff. */
export async function rolesOf(req: InTransaction, ids: readonly string[]): Promise<Map<string, Role | null>> {
  const accounts = accountsOf(req.payload)
  const { docs } = await req.payload.db.find<{ id: number | string }>({
    collection: slugOf(req.payload, 'users'),
    pagination: false,
    req: inTransactionOf(req),
    where: { id: { in: [...new Set(ids)].filter((id) => isId(req.payload, id)) } },
  })
  return new Map(
    docs.map((row) => [String(row.id), roleOf(accounts, { ...row, collection: accounts.collection })] as const),
  )
}
