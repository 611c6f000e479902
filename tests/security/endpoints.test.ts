import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { endpointAccess } from '../../src/access/endpoints'
import { databaseAdapter } from '../../src/database/adapter'
import { cited } from '../../src/plugin'
import { articleData, create, createStatistic } from '../support/drafts'
import { openNewsroom, type Newsroom } from '../support/newsroom'

describe('the table of endpoints', () => {
  let newsroom: Newsroom
  /** A document of each collection that has endpoints of its own. */
  const ids: Record<string, string> = {}

  beforeAll(async () => {
    newsroom = await openNewsroom('SQLite')
    const statistic = await createStatistic(newsroom)
    ids.statistics = statistic.id
    ids.sources = statistic.evidence[0].source.id
    ids.quotes = (await create(newsroom, 'quotes', { text: 'So it is', language: 'en', speaker: ids.sources })).id
    ids.articles = (await create(newsroom, 'articles', articleData(), '?draft=true')).id
  })
  afterAll(() => newsroom?.close())

  it('names every endpoint that Cited adds', async () => {
    // As the plugin gives them, before Payload adds its own.
    const config = await cited()({ collections: [], db: databaseAdapter('file:./unused.db'), secret: 'unused' })
    const added = [
      ...(config.endpoints ?? []).map(({ method, path }) => `${method} ${path}`),
      ...(config.collections ?? []).flatMap(({ endpoints, slug }) =>
        (endpoints || []).map(({ method, path }) => `${method} /${slug}${path}`),
      ),
    ]
    const methodOf = (row: (typeof endpointAccess)[number]) => ('method' in row ? row.method.toLowerCase() : '[a-z]+')
    const rows = endpointAccess.map((row) => {
      const collection = row.collection === null ? '' : row.collection === '*' ? '/[a-z]+' : `/${row.collection}`
      const path = row.path.replace('{api}', '/v1').replace(/[*+?.()]/g, '\\$&')
      return new RegExp(`^${methodOf(row)} ${collection}${path}$`)
    })
    expect(added.filter((endpoint) => !rows.some((row) => row.test(endpoint)))).toEqual([])
    expect(rows.filter((row) => !added.some((endpoint) => row.test(endpoint)))).toEqual([])
  })

  const closed = endpointAccess.flatMap((row) => (row.who === 'anyone' ? [] : [row]))
  it.each(closed)('keeps $collection $path to its $who', async ({ collection, path, who, ...row }) => {
    const route = collection ? `/${collection}${path.replace(':id', ids[collection]!)}` : path
    const method = 'method' in row ? row.method : 'GET'
    const data = method === 'POST' ? { language: 'en' } : undefined
    expect((await newsroom.call(route, { method, data })).status).toBe(401)
    const asReporter = (await newsroom.call(route, { as: 'reporter', method, data })).status
    // What a reporter may ask can still be impossible or wrongly put.
    if (who === 'staff') expect([200, 201, 400, 409]).toContain(asReporter)
    else expect(asReporter).toBe(403)
  })
})
