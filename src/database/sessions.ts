import type { DatabaseAdapterObj } from 'payload'

type Adapter = ReturnType<DatabaseAdapterObj['init']>
type Session = { id: string; createdAt?: string | Date | null; expiresAt: string | Date }
type Account = { id: string; sessions?: Session[] | null }

/**
 * Has what happens to the sessions of one account at the same moment all hold. Payload reads an account, takes a second
 * over its password, and writes it back with one session more, or with a later end of one: what became of the other
 * sessions in that second would be undone, and what an administrator changed in the account. So a sign-in adds its one
 * session to the account as it is now, a session that goes on is the only thing that its write changes, and no write
 * brings back a session that was ended meanwhile. A session that was read has its times as text; one that Payload has
 * just made, or prolonged, has a Date.
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
    if (!stored) return updateOne(args) as Promise<unknown>
    const now = new Date()
    const sessions = stored.sessions ?? []
    const known = new Set(sessions.map((session) => session.id))
    const isKnown = (session: Session) => known.has(session.id)
    const added = given.filter((session) => session.createdAt instanceof Date && !isKnown(session))
    const prolonged = given.filter(
      ({ createdAt, expiresAt }) => !(createdAt instanceof Date) && expiresAt instanceof Date,
    )
    if (added.length === 0 && prolonged.length === 0) {
      const kept = given.every(isKnown) ? data : { ...data, sessions: given.filter(isKnown) }
      return updateOne({ ...args, data: kept }) as Promise<unknown>
    }
    const kept = sessions
      .map((session) => prolonged.find((each) => each.id === session.id) ?? session)
      .filter(({ expiresAt }) => new Date(expiresAt) > now)
    // The adapter of MongoDB writes its own ids into what it is given.
    const account = structuredClone({ ...stored, sessions: [...kept, ...added] })
    return updateOne({ ...args, data: account }) as Promise<unknown>
  }
}
