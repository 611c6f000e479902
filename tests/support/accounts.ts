import { randomUUID } from 'node:crypto'
import { getFieldsToSign, jwtSign, type Payload } from 'payload'
import type { Role } from '../../src/access/roles'

/** The password of every user of a newsroom. */
const password = 'correct horse battery staple'

/** What a database keeps of the password. Hashing it takes a sixth of a second, so it is done once in a process. */
let kept: { hash: unknown; salt: unknown } | undefined

/** Somebody signed in. */
export type Account = { user: { id: string; email: string; collection: 'users' }; token: string }

/** Adds a user, where the database has none of the name, and signs them in, as Payload does at a login, without hashing the password again. */
export async function addAccount(payload: Payload, role: Role, email = `${role}@example.org`): Promise<Account> {
  const tokenExpiration = 7200
  const session = { id: randomUUID(), createdAt: new Date(), expiresAt: new Date(Date.now() + tokenExpiration * 1000) }
  const id = await addUser(payload, { email, name: role, role })
  await payload.db.updateOne({ collection: 'users', data: { sessions: [session] }, id })
  const user = { ...(await payload.findByID({ collection: 'users', id })), collection: 'users' as const }
  const { config: collectionConfig } = payload.collections.users
  const fieldsToSign = getFieldsToSign({ collectionConfig, email, sid: session.id, user })
  const { token } = await jwtSign({ fieldsToSign, secret: payload.secret, tokenExpiration })
  return { user: { ...user, id }, token }
}

async function addUser(payload: Payload, data: { email: string; name: string; role: Role }): Promise<string> {
  const { docs } = await payload.find({ collection: 'users', where: { email: { equals: data.email } } })
  if (docs[0]) return String(docs[0].id)
  if (kept) return String((await payload.db.create({ collection: 'users', data: { ...data, ...kept } })).id)
  const { id } = await payload.create({ collection: 'users', data: { ...data, password } })
  const row = await payload.db.findOne<{ id: string; hash: unknown; salt: unknown }>({
    collection: 'users',
    where: { id: { equals: id } },
  })
  if (!row) throw new Error('There is no user of those that were made.')
  kept = { hash: row.hash, salt: row.salt }
  return String(id)
}
