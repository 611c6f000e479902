import { execFile, spawn } from 'node:child_process'
import path from 'node:path'
import { promisify } from 'node:util'
import { describe, expect, it } from 'vitest'
import type { Release } from '../../src/model/release'
import { waitingTexts } from '../../src/database/texts'
import { articleData, body, create, createStatistic, paragraph } from '../support/drafts'
import { databases, openNewsroom, type Json } from '../support/newsroom'
import { rounds } from '../support/rounds'

const script = path.resolve('tests/support/publishForEver.ts')

/** Publishes in a process of its own and kills it in the middle; gives the articles whose publication it acknowledged. */
async function publishAndKill(uri: string): Promise<string[]> {
  const child = spawn(process.execPath, ['--conditions=production', '--import', 'tsx', script, uri], {
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  let told = ''
  const ended = new Promise((resolve) => child.once('exit', resolve))
  child.stdout.on('data', (part: Buffer) => {
    // At no moment in particular, once it is at work.
    if (told === '') setTimeout(() => child.kill('SIGKILL'), 150 + Math.random() * 300)
    told += part.toString()
  })
  await ended
  return told.split('\n').slice(0, -1)
}

// On SQLite, where Cited's own gate is what holds. MongoDB aborts the transactions of a client that is gone; the
// compatible endpoints that tests may run on keep them open, and their locks with them.
describe('a process that is killed while it publishes', () => {
  it('leaves each article with its release or without, loses nothing it acknowledged, and no number', async () => {
    const newsroom = await openNewsroom('SQLite')
    const { payload, uri } = newsroom
    const acknowledged: string[] = []
    for (let kill = 0; kill < rounds(2); kill += 1) acknowledged.push(...(await publishAndKill(uri)))
    expect(acknowledged.length).toBeGreaterThan(3)

    // What the next start does.
    await payload.config.onInit?.(payload)
    const all = { depth: 0, pagination: false } as const
    const { docs: articles } = await payload.find({ collection: 'articles', ...all })
    const { docs: releases } = await payload.db.find<Release>({ collection: 'releases', pagination: false })
    const published = articles.filter(({ _status }) => _status === 'published').map(({ id }) => String(id))
    expect(releases.map(({ article }) => article).sort()).toEqual(published.sort())
    expect(published).toEqual(expect.arrayContaining(acknowledged))
    const sequences = releases.map(({ sequence }) => Number(sequence)).sort((a, b) => a - b)
    expect(sequences).toEqual(releases.map((_, index) => index + 1))
    await newsroom.close()
  })
})

// A server of MongoDB ends the transaction of a client that is gone; what tests may run on in its place does not.
describe.each(databases.filter((name) => name !== 'MongoDB'))(
  'a process that is killed while it merges on %s',
  (database) => {
    it('leaves all as it was, and the merger to be made again', async () => {
      const newsroom = await openNewsroom(database)
      const one = await createStatistic(newsroom)
      const other = await createStatistic(newsroom, {
        evidence: [{ source: one.evidence[0].source.id, locator: 'p. 3' }],
      })
      const figure = { blockType: 'figure', statistic: one.id, form: 'digits' }
      const article = await create(
        newsroom,
        'articles',
        articleData({ _status: 'published', body: body(paragraph('Counted: ', figure, ' things.')) }),
      )
      const sum = await create(newsroom, 'statistics', {
        label: 'twice as many',
        value: '74',
        unit: { kind: 'count' },
        formula: 'a * 2',
        operands: [{ key: 'a', statistic: one.id }],
      })
      const post = promisify(execFile)
      const merge = (killedAt: string) =>
        post(
          process.execPath,
          [
            ...['--conditions=production', '--import', 'tsx', path.resolve('tests/support/callOnce.ts'), newsroom.uri],
            ...[newsroom.token.editor, `/statistics/${one.id}/merge`, JSON.stringify({ into: other.id })],
          ],
          { env: { ...process.env, CITED_KILL_AT: killedAt } },
        )
      const names = async () => {
        const read = async (route: string): Promise<Json> =>
          (await newsroom.call(`${route}?depth=0&showHiddenFields=true`, { as: 'editor' })).body
        const [row, record] = [await read(`/articles/${article.id}`), await read(`/statistics/${sum.id}`)]
        const mergers = await newsroom.payload.find({ collection: 'mergers', pagination: false })
        return [
          row.statistics,
          row.body.root.children[0].children[1].fields.statistic,
          record.operands[0].statistic,
          mergers.docs.length,
        ]
      }
      // After the articles are written and after the records are, before what was merged is noted.
      await expect(merge('after-merging:2')).rejects.toMatchObject({ signal: 'SIGKILL' })
      expect(await names()).toEqual([[one.id], one.id, one.id, 0])
      const route = `/statistics/${one.id}/merge`
      const again = await newsroom.call(route, { as: 'editor', method: 'POST', data: { into: other.id } })
      expect(again.status).toBe(200)
      expect(await names()).toEqual([[other.id], other.id, other.id, 1])
      await newsroom.close()
    })
  },
)

describe('a process that is killed while it gives the search the words of a correction', () => {
  it('leaves each edition findable, and the words to the next start', async () => {
    const newsroom = await openNewsroom('SQLite')
    const { call, payload } = newsroom
    const statistic = await createStatistic(newsroom)
    const figure = { blockType: 'figure', statistic: statistic.id, form: 'digits' }
    const text = body(paragraph('Counted: ', figure, ' things.'))
    for (let number = 0; number < 7; number += 1) {
      await create(newsroom, 'articles', articleData({ _status: 'published', body: text }))
    }
    const notes = [{ language: 'en', text: 'It gave another number.' }]
    const data = { value: '38', correction: { kind: 'correction', notes } }
    expect((await call(`/statistics/${statistic.id}`, { as: 'editor', method: 'PATCH', data })).status).toBe(200)
    const release = promisify(execFile)(
      process.execPath,
      [
        ...['--conditions=production', '--import', 'tsx', path.resolve('tests/support/callOnce.ts'), newsroom.uri],
        ...[newsroom.token.editor, `/statistics/${statistic.id}/release`, '{}'],
      ],
      { env: { ...process.env, CITED_KILL_AT: 'words' } },
    )
    await expect(release).rejects.toMatchObject({ signal: 'SIGKILL' })
    const found = async (word: string) => (await call(`/v1/articles?q=${word}`)).body.articles.length
    expect(await waitingTexts(payload, 100)).toHaveLength(7)
    expect([await found('37'), await found('counted'), await found('38')]).toEqual([0, 7, 0])

    await payload.config.onInit?.(payload)
    await expect.poll(() => found('38'), { timeout: 30_000 }).toBe(7)
    expect([await found('37'), await found('counted')]).toEqual([0, 7])
    expect(await waitingTexts(payload, 1)).toEqual([])

    // What an earlier Cited had noted of articles whose words were to be read anew: a table of the same name.
    const { client } = payload.db as unknown as { client: { executeMultiple: (sql: string) => Promise<void> } }
    await client.executeMultiple(`
      DROP TABLE cited_texts_waiting;
      CREATE TABLE cited_texts_waiting (article text PRIMARY KEY NOT NULL) WITHOUT ROWID;
      INSERT INTO cited_texts_waiting SELECT article FROM cited_texts LIMIT 3;
      UPDATE cited_texts_words SET words = 'former' WHERE rowid IN (SELECT place FROM cited_texts LIMIT 3);
    `)
    await payload.config.onInit?.(payload)
    expect([await found('38'), await found('former')]).toEqual([7, 0])
    const again = { value: '39', correction: { kind: 'correction', notes } }
    expect((await call(`/statistics/${statistic.id}`, { as: 'editor', method: 'PATCH', data: again })).status).toBe(200)
    const corrected = await call(`/statistics/${statistic.id}/release`, { as: 'editor', method: 'POST' })
    expect([corrected.status, corrected.body.releases.length]).toEqual([200, 7])
    await expect.poll(() => found('39'), { timeout: 30_000 }).toBe(7)
    await newsroom.close()
  })
})
