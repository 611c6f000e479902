/**
 * Every endpoint of the config that runs, Payload's own among them, asked by everybody who is no staff: nobody at all, an
 * account that is disabled by its session and by its key, one that was deleted, and an account of another collection that
 * says it is an administrator. What strangers may call is named here; any other endpoint is closed, or fails this. Each is
 * asked for what there is and for what there is not, and answers the same.
 */
import { randomUUID } from 'node:crypto'
import { getFieldsToSign, jwtSign, type Endpoint } from 'payload'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { addAccount } from '../support/accounts'
import { create } from '../support/drafts'
import { databases, openNewsroom, type Newsroom } from '../support/newsroom'
import { oneOfEach } from '../support/oneOfEach'

/** What anybody may call: the public API, and the ways to sign in and out. What says so of itself is named here as well. */
const open = new Set([
  ...['delete', 'get', 'head', 'options', 'patch', 'post', 'put'].flatMap((method) => [
    `${method} /v1`,
    `${method} /v1/:path*`,
  ]),
  // What there is of nobody's is nothing.
  'get payload-preferences/:id',
  'get payload-preferences/:key',
  'get payload-preferences/count',
  'get users/first-register',
  'get users/init',
  'get users/me',
  'post users/first-register',
  'post users/forgot-password',
  'post users/login',
  'post users/logout',
  'post users/refresh-token',
  'post users/reset-password',
])

/** What everybody keeps for themselves, which any account may. */
const ofEverybody = ['payload-preferences']

const otherAccount = 'an account of another collection'

type Row = { collection: string | null; endpoint: Endpoint; name: string }

describe.each(databases)('outsiders on %s', (database) => {
  // The tables of SQLite are made by migrations, which know no collection of a host.
  const hasCustomers = database === 'MongoDB'
  let newsroom: Newsroom
  let rows: Row[]
  /** The headers of each. */
  const outsiders: Record<string, Record<string, string>> = { nobody: {} }
  /** A document of each collection; of those that tell nothing of what they hold, that is what is to be found out. */
  let ids: Record<string, string>

  beforeAll(async () => {
    newsroom = await openNewsroom(
      database,
      {},
      hasCustomers
        ? {
            // Cited's own: a host with its own accounts in the admin is another test.
            admin: { user: 'users' },
            collections: [
              {
                slug: 'customers',
                auth: true,
                fields: [{ name: 'role', type: 'select', options: ['admin', 'editor'], saveToJWT: true }],
              },
            ],
          }
        : {},
    )
    const { payload } = newsroom

    const disabled = await addAccount(payload, 'admin', 'disabled@example.org')
    const key = 'a7'.repeat(18)
    await payload.update({
      collection: 'users',
      id: disabled.user.id,
      data: { enableAPIKey: true, apiKey: key },
    })
    await payload.update({ collection: 'users', id: disabled.user.id, data: { disabled: true } })
    outsiders['a disabled account'] = { Authorization: `JWT ${disabled.token}` }
    outsiders['a disabled key'] = { Authorization: `users API-Key ${key}` }

    const deleted = await addAccount(payload, 'admin', 'deleted@example.org')
    await payload.delete({ collection: 'users', id: deleted.user.id })
    outsiders['a deleted account'] = { Authorization: `JWT ${deleted.token}` }

    if (hasCustomers) await addCustomer()

    const confidential = await create(newsroom, 'sources', { kind: 'person', name: 'A clerk', terms: 'background' })
    ids = {
      ...(await oneOfEach(newsroom)),
      users: String(newsroom.user.editor.id),
      identities: (await create(newsroom, 'identities', { source: confidential.id, name: 'Somebody' })).id,
    }
    const { docs } = await payload.db.find<{ id: string }>({ collection: 'releases', limit: 1 })
    ids.releases = String(docs[0]?.id)

    const { config } = payload
    const named = (slug: string | null, list: Endpoint[] | false | undefined): Row[] =>
      (list || []).map((endpoint) => ({
        collection: slug,
        endpoint,
        name: `${endpoint.method} ${slug ?? ''}${endpoint.path}`,
      }))
    rows = [
      ...named(null, config.endpoints),
      ...config.collections.flatMap(({ endpoints, slug }) => named(slug, endpoints)),
      // What the host does with its own is for the host to say.
    ].filter(({ collection }) => collection !== 'customers')
  })
  afterAll(() => newsroom?.close())

  /** An account of the host's, which says that it is an administrator. */
  async function addCustomer() {
    const { payload } = newsroom
    const password = 'correct horse battery staple'
    const email = 'customer@example.org'
    // The types of this project know no customers.
    const collection = 'customers' as 'users'
    const customer = await payload.create({ collection, data: { email, name: 'x', password, role: 'admin' } })
    const session = { id: randomUUID(), createdAt: new Date(), expiresAt: new Date(Date.now() + 7_200_000) }
    await payload.db.updateOne({ collection, id: customer.id, data: { sessions: [session] } })
    const fieldsToSign = getFieldsToSign({
      collectionConfig: payload.collections[collection].config,
      email,
      sid: session.id,
      user: { ...customer, collection },
    })
    const { token } = await jwtSign({ fieldsToSign, secret: payload.secret, tokenExpiration: 7200 })
    outsiders[otherAccount] = { Authorization: `JWT ${token}` }
    // Is who it says: otherwise this would be nobody once more.
    const me = await newsroom.call('/customers/me', { headers: { Authorization: `JWT ${token}` } })
    expect(me.body.user).toMatchObject({ role: 'admin', collection: 'customers' })
  }

  const isEverybodys = ({ collection }: Row) => ofEverybody.includes(collection ?? '')
  const isOpen = ({ name }: Row) => open.has(name)
  const call = ({ collection, endpoint: { method, path } }: Row, id: string, headers: Record<string, string>) => {
    const at = path.replace(/:(\w+)\??\*?/g, (_, parameter: string) => (parameter === 'id' ? id : 'x'))
    return newsroom.call(`${collection ? `/${collection}` : ''}${at}`, {
      method: method === 'connect' ? 'GET' : method.toUpperCase(),
      ...(['post', 'patch', 'put'].includes(method) ? { data: {} } : {}),
      headers,
    })
  }
  const missing = () => (database === 'MongoDB' ? '0123456789abcdef01234567' : randomUUID())

  it('are let in nowhere but where anybody is, and told of nothing whether it is there', async () => {
    const asked = rows.filter((row) => !isOpen(row))
    // Sixteen collections with a dozen of Payload's own each, and those of Cited.
    expect(asked.length).toBeGreaterThan(200)
    const let_in: unknown[] = []
    const told: unknown[] = []
    for (const row of asked) {
      for (const [who, headers] of Object.entries(outsiders)) {
        if (who === otherAccount && isEverybodys(row)) continue
        const there = await call(row, ids[row.collection ?? ''] ?? missing(), headers)
        if (there.status < 400 || there.status >= 500) let_in.push([row.name, who, there.status, there.body])
        if (!row.endpoint.path.includes(':id') || !ids[row.collection ?? '']) continue
        const notThere = await call(row, missing(), headers)
        if (notThere.status !== there.status || JSON.stringify(notThere.body) !== JSON.stringify(there.body)) {
          told.push([row.name, who, there.status, notThere.status])
        }
      }
    }
    expect({ let_in, told }).toEqual({ let_in: [], told: [] })
  })

  it('are nobody where anybody may ask who they are', async () => {
    for (const [who, headers] of Object.entries(outsiders)) {
      const { body } = await newsroom.call('/users/me', { headers })
      // Whoever is signed in elsewhere is told so, and is nobody here.
      expect([who, body.user?.collection ?? null]).toEqual([who, null])
    }
  })

  it('find every open endpoint that is named here', () => {
    const names = new Set(rows.map(({ name }) => name))
    expect([...open].filter((name) => !names.has(name))).toEqual([])
    const saysSo = rows.filter(({ endpoint }) => endpoint.custom?.cited?.who === 'anyone').map(({ name }) => name)
    expect(saysSo.filter((name) => !open.has(name))).toEqual([])
  })
})
