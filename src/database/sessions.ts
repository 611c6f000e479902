import type { DatabaseAdapterObj } from 'payload'

type Adapter = ReturnType<DatabaseAdapterObj['init']>
type Session = { id: string; expiresAt: string | Date }
type Account = { id: string; sessions?: Session[] | null }

/**
 * Has simultaneous sign-ins of one account all hold. Payload reads an account, takes a second over its password, and
 * writes it back with one session more: the sessions that others got in that second would go, and what an administrator
 * changed in it. A write that brings a session which is not stored is a sign-in, and adds it to the account as it is now.
 */
export function keepSessions(adapter: Adapter): void {
  const updateOne = adapter.updateOne.bind(adapter)
  adapter.updateOne = async (args) => {
    const { collection, data, id, req } = args
    const given = (data as Partial<Account>).sessions
    if (id === undefined || !Array.isArray(given) || !adapter.payload.collections[collection]?.config.auth) {
      return updateOne(args) as Promise<unknown>
    }
    const stored = await adapter.findOne<Account>({
      collection,
      ...(req ? { req } : {}),
      where: { id: { equals: id } },
    })
    const known = new Set((stored?.sessions ?? []).map((session) => session.id))
    const added = given.filter((session) => !known.has(session.id))
    if (!stored || added.length === 0) return updateOne(args) as Promise<unknown>
    const now = new Date()
    const kept = (stored.sessions ?? []).filter(({ expiresAt }) => new Date(expiresAt) > now)
    // The adapter of MongoDB writes its own ids into what it is given.
    const account = structuredClone({ ...stored, sessions: [...kept, ...added] })
    return updateOne({ ...args, data: account }) as Promise<unknown>
  }
}
