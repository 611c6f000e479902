import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { endpointAccess } from '../../src/access/endpoints'
import { databaseAdapter } from '../../src/database/adapter'
import { cited } from '../../src/plugin'
import { openNewsroom, type Newsroom } from '../support/newsroom'

describe('the table of endpoints', () => {
  let newsroom: Newsroom
  beforeAll(async () => {
    newsroom = await openNewsroom('SQLite')
  })
  afterAll(() => newsroom?.close())

  it('names every endpoint that Cited adds', async () => {
    // As the plugin gives them, before Payload adds its own.
    const config = await cited()({ collections: [], db: databaseAdapter('file:./unused.db'), secret: 'unused' })
    const root = config.endpoints ?? []
    const ofCollections = (config.collections ?? []).flatMap(({ endpoints }) =>
      (endpoints || []).map(({ path }) => `*${path}`),
    )
    const added = [...new Set([...root.map(({ path }) => path), ...ofCollections])].sort()
    const named = endpointAccess.map(({ collection, path }) => `${collection ?? ''}${path.replace('{api}', '/v1')}`)
    expect(added).toEqual([...named].sort())
  })

  it.each(endpointAccess.filter(({ who }) => who === 'staff'))('keeps $path to staff', async ({ path }) => {
    expect((await newsroom.call(path)).status).toBe(401)
    expect((await newsroom.call(path, { as: 'reporter' })).status).toBe(200)
  })
})
