/** That the queries of the Desk go by an index, however many articles there are. */
import { createLocalReq } from 'payload'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { analyzeIndexes } from '../../src/database/indexes'
import { payloadStore } from '../../src/delivery/payloadStore'
import { defaultLanguages } from '../../src/model/languages'
import type { ListKey } from '../../src/model/lists'
import { loadDesk } from '../../src/newsroom/editions/desk'
import { deskFilters } from '../../src/newsroom/editions/deskFilters'
import { numberReleases } from '../../src/releases/numbering'
import { standardRules } from '../../src/review'
import { databases, openNewsroom, type Newsroom } from '../support/newsroom'

type Statement = { sql: string; args: unknown[] }
type Client = { execute: (statement: Statement | string) => Promise<{ rows: Array<Record<string, unknown>> }> }
type Collection = { indexes: () => Promise<Array<{ key: Record<string, number> }>> }

const STORIES = 1500

describe('on SQLite', () => {
  let newsroom: Newsroom

  beforeAll(async () => {
    newsroom = await openNewsroom('SQLite')
  })
  afterAll(() => newsroom.close())

  it('no query of the Desk reads every article or every release', async () => {
    const { payload, user } = newsroom
    const { client } = payload.db as unknown as { client: Client }
    const numbers = `WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < ${STORIES})`
    const time = `strftime('%Y-%m-%dT%H:%M:%fZ', 1700000000 + i * 60, 'unixepoch')`
    await client.execute(`INSERT INTO articles (id, title, story, language, slug, updated_at, created_at, _status)
      ${numbers} SELECT 'a' || i, 'T', 's' || i, 'en', 'slug-' || i, ${time}, ${time}, 'published' FROM n`)
    await client.execute(`INSERT INTO _articles_v (id, parent_id, version_title, version_story, version_language,
      version_slug, version_updated_at, version_created_at, version__status, latest, updated_at, created_at)
      ${numbers} SELECT 'v' || i, 'a' || i, 'T', 's' || i, 'en', 'slug-' || i, ${time}, ${time}, 'published', 1,
      ${time}, ${time} FROM n`)
    await client.execute(`INSERT INTO releases (id, sequence, story, language, slug, article, version, kind, at,
      published_at, hash, statistics, newest, document)
      ${numbers} SELECT 'r' || i, i, 's' || i, 'en', 'slug-' || i, 'a' || i, 1, 'published', ${time}, ${time}, 'h' || i,
      '[]', 1, '{}' FROM n`)
    await analyzeIndexes(payload)

    const execute = client.execute.bind(client)
    const asked: Statement[] = []
    client.execute = (statement) => {
      if (typeof statement !== 'string') asked.push(statement)
      return execute(statement)
    }
    const settings = {
      languages: defaultLanguages,
      rules: standardRules,
      minorFigures: 'notice' as const,
      apiPath: '/v1',
      timeZone: 'UTC',
    }
    const found = new Map<string, number>()
    for (const filter of [null, ...deskFilters]) {
      const req = await createLocalReq({ user: user.editor as never }, payload)
      const after = { at: new Date(1_700_050_000_000).toISOString(), id: 'a' }
      found.set(filter ?? 'none', (await loadDesk(req, { after, filter, limit: 25 }, settings)).stories.length)
    }
    await numberReleases(payload)
    client.execute = execute
    expect(Object.fromEntries(found)).toEqual({
      none: 25,
      scheduled: 0,
      'needs-translation': 25,
      stale: 0,
      behind: 0,
      findings: 0,
      waiting: 0,
      mine: 0,
      corrected: 0,
    })

    expect(asked.length).toBeGreaterThan(10)
    for (const { sql, args } of asked) {
      const { rows } = await execute({ sql: `EXPLAIN QUERY PLAN ${sql}`, args })
      const plan = rows.map(({ detail }) => String(detail)).join('\n')
      // In the order of its index and up to a limit, or under a condition that is false, is not all of a table.
      const isBounded = / limit \?/.test(sql) || /\(false and/.test(sql)
      const readsAll = /latest_idx|releases_live_idx|SCAN (statistics|quotes|sources|users)\b/.test(plan)
      expect(readsAll || (!isBounded && /SCAN (_articles_v|releases)\b/.test(plan)), `${sql}\n${plan}`).toBe(false)
    }
  })
})

describe('on SQLite', () => {
  it('every list of editions is a piece of an index, and the words are found by theirs', async () => {
    const newsroom = await openNewsroom('SQLite')
    const { client } = newsroom.payload.db as unknown as { client: Client }
    const execute = client.execute.bind(client)
    const numbers = `WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < ${STORIES})`
    const time = `strftime('%Y-%m-%dT%H:%M:%fZ', 1700000000 + i * 60, 'unixepoch')`
    for (const list of [`'all'`, `'topic:t-' || (i % 20)`, `'person:p-' || (i % 9)`, `'statistic:s-' || (i % 500)`]) {
      await execute(`INSERT INTO listings (id, list, name, language, published_at, at, edition, "release", article)
        ${numbers} SELECT ${list} || i, ${list}, 'N', 'en', ${time}, ${time}, 'e' || i, 'r' || i, 'a' || i FROM n`)
    }
    await analyzeIndexes(newsroom.payload)
    const asked: Statement[] = []
    client.execute = (statement) => {
      if (typeof statement !== 'string') asked.push(statement)
      return execute(statement)
    }
    const store = payloadStore(newsroom.payload)
    const at = new Date(1_700_050_000_000).toISOString()
    const after = { at, edition: 'e5' }
    const topics = [['topic:t-1', 'topic:t-2']] as ListKey[][]
    for (const order of ['published', 'updated'] as const) {
      for (const language of [undefined, 'en']) {
        const among = { order, ...(language !== undefined && { language }), limit: 20 }
        await store.liveEditions(among)
        await store.liveEditions({ ...among, after })
        await store.liveEditions({ ...among, after, lists: topics })
        await store.liveEditions({ ...among, lists: [...topics, ['person:p-1'], ['statistic:s-1']] })
        await store.liveEditions({ ...among, since: at, updatedSince: at, lists: topics })
      }
    }
    for (const kind of ['topic', 'person'] as const) {
      expect((await store.namedLists({ kind, limit: 5 })).length).toBe(5)
      await store.namedLists({ kind, language: 'en', after: 'a', limit: 5 })
    }
    await store.sharing({ lists: topics.flat(), except: 'a1', language: 'en', limit: 6 })
    await store.search({ words: ['a', 'b'], language: 'en', lists: topics, limit: 20 })
    client.execute = execute

    expect(asked.length).toBeGreaterThan(50)
    for (const { sql, args } of asked) {
      const { rows } = await execute({ sql: `EXPLAIN QUERY PLAN ${sql}`, args })
      const plan = rows.map(({ detail }) => String(detail)).join('\n')
      // Under a condition that is false, or of the table of words by its own index, is not all of a table.
      const readsAll = /SCAN (listings|releases|t|cited_texts)\b/.test(plan) && !/\(false and|where false/.test(sql)
      const sortsAll = /USE TEMP B-TREE FOR ORDER BY/.test(plan) && / limit \?/i.test(sql)
      expect(readsAll || sortsAll, `${sql}\n${plan}`).toBe(false)
    }
    await newsroom.close()
  })
})

// In a loop over what there is, and not skipped: without MongoDB there is nothing to say of it.
describe.each(databases.filter((name) => name === 'MongoDB'))('on %s', (database) => {
  it('the articles that were worked on last, and the releases without a number, have an index', async () => {
    const newsroom = await openNewsroom(database)
    const { versions } = newsroom.payload.db as unknown as { versions: Record<string, { collection: Collection }> }
    const indexes = (await versions.articles?.collection.indexes()) ?? []
    expect(indexes.map(({ key }) => JSON.stringify(key))).toContain(
      '{"latest":1,"version.updatedAt":-1,"parent":-1,"createdAt":-1}',
    )
    const { collections } = newsroom.payload.db as unknown as { collections: typeof versions }
    const ofReleases = (await collections.releases?.collection.indexes()) ?? []
    expect(ofReleases.map(({ key }) => JSON.stringify(key))).toContain('{"sequence":1,"at":1}')
    await newsroom.close()
  })
})
