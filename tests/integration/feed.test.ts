import { describe, expect, it } from 'vitest'
import { loadFeed, objectionsTo } from '../load/feed'
import { databases, openNewsroom } from '../support/newsroom'

// `npm run bench:feed` is the same with 8 × 200.
describe.each(databases)('the change feed on %s', (database) => {
  it('gives every reader exactly what was committed, in order, though the process is killed', async () => {
    const newsroom = await openNewsroom(database)
    const killed = database === 'SQLite' ? 'publisher' : 'server'
    const report = await loadFeed({ uri: newsroom.uri, writers: 8, publishes: 10, kills: 1, killed })
    const { docs } = await newsroom.payload.db.find<{ sequence: number; hash: string }>({
      collection: 'releases',
      pagination: false,
      sort: 'sequence',
    })
    expect(objectionsTo(report, docs)).toEqual([])
    expect(report.acknowledged).toBe(80)
    await newsroom.close()
  })
})
