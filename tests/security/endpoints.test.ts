import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { accessTable, type AccessRow } from '../../src/access/endpoint'
import { databaseAdapter } from '../../src/database/adapter'
import type { Role } from '../../src/access/roles'
import { cited } from '../../src/plugin'
import { deliverDue } from '../../src/jobs/worker'
import { plain } from '../fixtures/pictures'
import { addAccount } from '../support/accounts'
import { articleData, create, createStatistic } from '../support/drafts'
import { createImage } from '../support/images'
import { openNewsroom, type Newsroom } from '../support/newsroom'

// As the plugin gives them, before Payload adds its own.
const plugged = await cited()({
  collections: [],
  db: databaseAdapter('file:./unused.db'),
  secret: 'never used, but long enough',
})
const table = accessTable(plugged)

describe('the table of endpoints', () => {
  let newsroom: Newsroom
  /** A document of each collection that has endpoints of its own. */
  const ids: Record<string, string> = {}

  beforeAll(async () => {
    newsroom = await openNewsroom('SQLite', { webhooks: { allowLoopback: true } })
    const statistic = await createStatistic(newsroom)
    ids.statistics = statistic.id
    ids.sources = statistic.evidence[0].source.id
    ids.quotes = (await create(newsroom, 'quotes', { text: 'So it is', language: 'en', speaker: ids.sources })).id
    const confidential = await create(newsroom, 'sources', { kind: 'person', name: 'A clerk', terms: 'background' })
    ids.identities = (await create(newsroom, 'identities', { source: confidential.id, name: 'Somebody' })).id
    ids.media = (await createImage(newsroom, { file: await plain().png().toBuffer() })).id
    ids.articles = (await create(newsroom, 'articles', articleData(), '?draft=true')).id
    const { user } = await addAccount(newsroom.payload, 'editor', 'second@example.org')
    await newsroom.payload.db.updateOne({ collection: 'users', id: user.id, data: { hasSecondFactor: true } })
    ids.users = user.id
    // Where nothing listens.
    const data = { url: 'http://127.0.0.1:9/' }
    ids.schedule = randomUUID()
    ids.share = randomUUID()
    ids.webhooks = (await newsroom.call('/webhooks', { as: 'admin', method: 'POST', data })).body.doc.id
    ids.topics = (await create(newsroom, 'topics', { name: 'Ports' })).id
    ids.people = (await create(newsroom, 'people', { name: 'Ana Ruiz' })).id
    await create(newsroom, 'articles', articleData({ _status: 'published' }))
    ids.releases = (await newsroom.call('/releases', { as: 'editor' })).body.docs[0].id
    await deliverDue(newsroom.payload)
    ids.delivery = (await newsroom.call('/deliveries', { as: 'admin' })).body.docs[0].id
  })
  afterAll(() => newsroom?.close())

  it('has every endpoint that Cited adds, with who may call it', () => {
    const added = [
      ...(plugged.endpoints ?? []),
      ...(plugged.collections ?? []).flatMap(({ endpoints }) => endpoints || []),
    ]
    expect(added.filter(({ custom }) => !custom?.cited)).toEqual([])
    expect(table).toHaveLength(added.length)
  })

  it('is that of the config that runs', () => {
    expect(accessTable(newsroom.payload.config)).toEqual(table)
  })

  const callRow = ({ collection, method, path }: AccessRow, as?: Role) => {
    const own = collection ? path.replace(/:(\w+)/g, (_, name) => ids[name === 'id' ? collection : name] ?? '') : path
    const bodies: Record<string, object> = { webhooks: {}, users: { password: 'correct horse battery staple' } }
    const data = method === 'post' ? (bodies[collection ?? ''] ?? { language: 'en' }) : undefined
    return newsroom.call(collection ? `/${collection}${own}` : own, {
      ...(as ? { as } : {}),
      method: method.toUpperCase(),
      data,
    })
  }
  const rowsFor = (who: AccessRow['who']) => table.filter((row) => row.who === who)

  it.each(rowsFor('link'))('leads nowhere by $method $collection $path without a link, whoever asks', async (row) => {
    const answer = await callRow(row)
    expect(answer.status).toBe(404)
    for (const as of ['reporter', 'editor', 'admin'] as const) {
      expect(await callRow(row, as)).toMatchObject({ status: 404, body: answer.body })
    }
  })

  it.each(rowsFor('reporter'))('keeps $method $collection $path to staff', async (row) => {
    expect((await callRow(row)).status).toBe(401)
    // What a reporter may ask can still be impossible or wrongly put.
    expect([200, 201, 400, 404, 409]).toContain((await callRow(row, 'reporter')).status)
  })

  it.each(rowsFor('editor'))('keeps $method $collection $path to editors', async (row) => {
    expect((await callRow(row)).status).toBe(401)
    expect((await callRow(row, 'reporter')).status).toBe(403)
  })

  it.each(rowsFor('admin'))('keeps $method $collection $path to admins', async (row) => {
    const before = await newsroom.payload.count({ collection: 'deliveries' })
    expect((await callRow(row)).status).toBe(401)
    expect((await callRow(row, 'reporter')).status).toBe(403)
    expect((await callRow(row, 'editor')).status).toBe(403)
    expect(await newsroom.payload.count({ collection: 'deliveries' })).toEqual(before)
    expect((await callRow(row, 'admin')).status).toBe(200)
  })
})
