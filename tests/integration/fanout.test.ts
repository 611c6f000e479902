/** A correction of many editions is made beside what others save, and written only if it is of what is there then. */
import { randomUUID } from 'node:crypto'
import { createLocalReq } from 'payload'
import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest'
import { asNoOperation } from '../../src/database/operations'
import { waitingTexts } from '../../src/database/texts'
import { withTransaction } from '../../src/database/transactions'
import type { EditionDocument } from '../../src/model/document'
import type { Release } from '../../src/model/release'
import { indexWaiting, listReleases, type Listed } from '../../src/releases/listings'
import { articleData, body, create, createStatistic, paragraph } from '../support/drafts'
import { databases, openNewsroom, type Json, type Newsroom } from '../support/newsroom'

const notes = [{ language: 'en', text: 'An earlier version gave 37 of them. There are 38.' }]
const correction = { kind: 'correction', notes }

describe.each(databases)('a correction of several editions on %s', (database) => {
  let newsroom: Newsroom
  let statistic: Json
  let editions: Json[]

  beforeAll(async () => {
    newsroom = await openNewsroom(database)
  })
  afterAll(() => newsroom?.close())

  const save = (route: string, data: Json, method = 'PATCH') => newsroom.call(route, { as: 'editor', method, data })
  const saved = async (route: string, data: Json) => {
    const answer = await save(route, data)
    expect([answer.status, answer.body.errors]).toEqual([200, undefined])
    return answer.body.doc
  }
  const release = () => newsroom.call(`/statistics/${statistic.id}/release`, { as: 'editor', method: 'POST', data: {} })
  const live = async ({ slug }: Json): Promise<Json> => (await newsroom.call(`/v1/articles/en/${slug}`)).body
  const addresses = (some: Json[]) => some.map(({ slug }) => slug as string).sort()
  /** Those of the editions that readers find by a word. */
  const foundBy = async (word: string): Promise<string[]> => {
    const { body: found } = await newsroom.call(`/v1/articles?limit=100&q=${word}`)
    return addresses(found.articles).filter((slug) => addresses(editions).includes(slug))
  }
  const text = () =>
    body(paragraph('There were ', { blockType: 'figure', statistic: statistic.id, form: 'digits' }, ' of them.'))

  beforeEach(async () => {
    vi.restoreAllMocks()
    statistic = await createStatistic(newsroom)
    editions = []
    for (let number = 0; number < 3; number += 1) {
      editions.push(await create(newsroom, 'articles', articleData({ body: text(), _status: 'published' })))
    }
    await saved(`/statistics/${statistic.id}`, { value: '38', correction })
  })

  /** Has something done by somebody else once all is prepared, just before the transaction that writes it. */
  const beforeItIsWritten = (others: () => Promise<unknown>) => {
    const { db } = newsroom.payload
    const begin = db.beginTransaction.bind(db)
    let isDone = false
    vi.spyOn(db, 'beginTransaction').mockImplementation(async (options) => {
      if (!isDone) {
        isDone = true
        await asNoOperation(others)
      }
      return begin(options)
    })
    return () => isDone
  }

  const corrected = async () => {
    const { body: feed } = await newsroom.call('/v1/changes?limit=1000')
    const stories = new Set(editions.map(({ story }) => story))
    return feed.changes.filter(({ kind, story }: Json) => kind === 'corrected' && stories.has(story)) as Json[]
  }

  it('lets others save while its editions are made', async () => {
    const other = await create(newsroom, 'articles', articleData(), '?draft=true')
    const { db } = newsroom.payload
    const find = db.find.bind(db)
    let status: number | undefined
    vi.spyOn(db, 'find').mockImplementation(async (asked) => {
      if (asked.collection === 'releases' && status === undefined) {
        status = 0
        // What makes the editions does not go on before somebody else has saved.
        const answer = await asNoOperation(() => save(`/articles/${other.id}?draft=true`, { dek: 'Meanwhile.' }))
        status = answer.status
      }
      return find(asked)
    })
    expect((await release()).status).toBe(200)
    expect(status).toBe(200)
    expect(await corrected()).toHaveLength(3)
  })

  it('takes along what an editor publishes while its editions are made', async () => {
    const [first] = editions
    const begun = beforeItIsWritten(() => saved(`/articles/${first.id}`, { dek: 'It is new.', _status: 'published' }))
    const answer = await release()
    expect(begun()).toBe(true)
    expect(answer.status).toBe(200)
    expect(await live(first)).toMatchObject({ dek: 'It is new.', statistics: [{ value: '38' }] })
    for (const edition of editions.slice(1)) expect((await live(edition)).statistics[0].value).toBe('38')
    const versions = (await corrected()).map(({ story, version }) => `${story} ${version}`)
    expect(new Set(versions).size).toBe(versions.length)
  })

  it('says what the record says that somebody changes while its editions are made', async () => {
    const { correction: waits } = (await newsroom.call(`/statistics/${statistic.id}?depth=0`, { as: 'editor' })).body
    const begun = beforeItIsWritten(() =>
      saved(`/statistics/${statistic.id}`, { value: '39', correction: { ...correction, at: waits.at } }),
    )
    expect((await release()).status).toBe(200)
    expect(begun()).toBe(true)
    for (const edition of editions) expect((await live(edition)).statistics[0].value).toBe('39')
    expect(await corrected()).toHaveLength(3)
  })

  it('names a source as it is called that somebody renames while its editions are made', async () => {
    const [{ source }] = statistic.evidence
    const id = String(source.id ?? source)
    const name = 'The register of births'
    const begun = beforeItIsWritten(() => saved(`/sources/${id}`, { name, correction: { kind: 'correction', notes } }))
    expect((await release()).status).toBe(200)
    expect(begun()).toBe(true)
    // Its own correction waits: it is not released with another, and was not lost.
    const { body: waiting } = await newsroom.call(`/sources/${id}/affected`, { as: 'editor' })
    expect(waiting.total).toBe(3)
    for (const edition of editions) {
      expect(await live(edition)).toMatchObject({ statistics: [{ value: '38' }], sources: [{ name: 'A register' }] })
    }
  })

  it('leaves out an edition that somebody withdraws while the editions are made', async () => {
    const [first] = editions
    const begun = beforeItIsWritten(() => save(`/articles/${first.id}/withdraw`, { reason: 'It was wrong.' }, 'POST'))
    expect((await release()).status).toBe(200)
    expect(begun()).toBe(true)
    expect((await newsroom.call(`/v1/articles/en/${first.slug}`)).status).toBe(410)
    expect((await corrected()).map(({ story }) => story).sort()).toEqual(
      editions
        .slice(1)
        .map(({ story }) => story)
        .sort(),
    )
  })

  it('keeps a draft that is written while its editions are made, which gets the correction too', async () => {
    const [first] = editions
    const begun = beforeItIsWritten(() => saved(`/articles/${first.id}?draft=true`, { title: 'Not finished' }))
    expect((await release()).status).toBe(200)
    expect(begun()).toBe(true)
    const { body: draft } = await newsroom.call(`/articles/${first.id}?draft=true&depth=0`, { as: 'editor' })
    expect(draft).toMatchObject({ title: 'Not finished', _status: 'draft', corrections: [{ text: notes[0]?.text }] })
    expect(await live(first)).toMatchObject({ title: first.title, statistics: [{ value: '38' }] })
    expect(await corrected()).toHaveLength(3)
  })

  it('is saved however many editions carry it', async () => {
    const { db } = newsroom.payload
    const where = { article: { equals: editions[0].id }, newest: { equals: true } }
    const released = await db.findOne<Release>({ collection: 'releases', where })
    if (!released) throw new Error('The release is not there.')
    const { id: _, ...row } = released
    // More than MongoDB gives in its first answer.
    for (let number = 1; number <= 150; number += 1) {
      const own = { story: randomUUID(), slug: `${row.slug}-${number}` }
      const document = { ...(row.document as object), ...own }
      const copy = { ...row, ...own, article: randomUUID(), document, hash: randomUUID(), sequence: 1e6 + number }
      await db.create({ collection: 'releases', data: copy })
    }
    const { correction: waits } = (await newsroom.call(`/statistics/${statistic.id}?depth=0`, { as: 'editor' })).body
    await saved(`/statistics/${statistic.id}`, { value: '39', correction: { ...correction, at: waits.at } })
    await db.deleteMany({ collection: 'releases', where: { sequence: { greater_than: 1e6 } } })
  })

  it('is found by its words once it is released', async () => {
    expect((await release()).status).toBe(200)
    expect(await foundBy('37')).toEqual([])
    await expect.poll(() => foundBy('38')).toEqual(addresses(editions))
    expect(await foundBy('37')).toEqual([])
  })

  it('reads what readers have of each edition once', async () => {
    const find = vi.spyOn(newsroom.payload.db, 'find')
    expect((await release()).status).toBe(200)
    const whole = find.mock.calls.flatMap(([{ collection, select }], call) =>
      collection === 'releases' && !select ? [find.mock.results[call]?.value as Promise<{ docs: Release[] }>] : [],
    )
    const read = (await Promise.all(whole)).flatMap(({ docs }) => docs.map(({ article }) => article))
    expect(read.sort()).toEqual(editions.map(({ id }) => String(id)).sort())
  })

  /** Releases some editions with a word in them, as a server leaves them that is killed right after the commit. */
  const releasedWith = async (word: string, some: Json[]) => {
    const { payload } = newsroom
    const { db } = payload
    const where = { article: { in: some.map(({ id }) => String(id)) }, newest: { equals: true } }
    const { docs } = await db.find<Release>({ collection: 'releases', pagination: false, where })
    const req = await createLocalReq({}, payload)
    await withTransaction(req, async () => {
      const made: Listed[] = []
      for (const { id, sequence: _, ...before } of docs) {
        const document = { ...(before.document as EditionDocument), dek: word }
        const now = { ...before, document, hash: randomUUID(), previous: before.hash, version: before.version + 1 }
        await db.updateOne({ collection: 'releases', data: { newest: false }, id, req, returning: false })
        const row = await db.create({ collection: 'releases', data: now, req })
        made.push({ ...now, id: String(row.id) })
      }
      await listReleases(req, made, { wordsLater: true })
    })
  }
  /** Whether the index of words of SQLite has one in its file, without what the one before it begins with too. */
  const isInFile = async (word: string) => {
    const { client } = newsroom.payload.db as unknown as { client: { execute: (sql: string) => Promise<Json> } }
    const { rows } = await client.execute('SELECT block FROM cited_texts_words_data')
    return (rows as Json[]).some(({ block }) => Buffer.from(block).toString('latin1').includes(word.slice(3)))
  }

  it('is found by no word that it has no more, from the release on, and by its own once they are in the search', async () => {
    const { payload } = newsroom
    const isOnSQLite = database === 'SQLite'
    const cacheControl = async () => (await newsroom.call('/v1/articles?q=there')).headers.get('Cache-Control')
    await releasedWith('qwvtxylo', editions)
    expect(await foundBy('qwvtxylo')).toEqual([])
    expect(await foundBy('there')).toEqual(addresses(editions))
    await indexWaiting(payload)
    expect(await foundBy('qwvtxylo')).toEqual(addresses(editions))
    expect(await cacheControl()).not.toContain('no-store')
    if (isOnSQLite) expect(await isInFile('qwvtxylo')).toBe(true)

    await releasedWith('zyxwplok', editions)
    expect(await foundBy('qwvtxylo')).toEqual([])
    expect(await foundBy('there')).toEqual(addresses(editions))
    expect(await cacheControl()).toContain('no-store')
    const [first, second, ...others] = editions
    expect((await save(`/articles/${first.id}/withdraw`, { reason: 'It was not so.' }, 'POST')).status).toBe(200)
    expect(await foundBy('there')).toEqual(addresses([second, ...others]))
    // Released by itself it has its words at once, and keeps them.
    await saved(`/articles/${second.id}`, { dek: 'mnbvcxzl', _status: 'published' })
    expect(await foundBy('mnbvcxzl')).toEqual(addresses([second]))

    await indexWaiting(payload)
    expect(await waitingTexts(payload, 1)).toEqual([])
    if (isOnSQLite) expect(await isInFile('qwvtxylo')).toBe(false)
    expect(await foundBy('there')).toEqual(addresses([second, ...others]))
    expect(await foundBy('mnbvcxzl')).toEqual(addresses([second]))
    expect(await foundBy('zyxwplok')).toEqual(addresses(others))
  })

  it('has its words at the next start where the server was killed before', async () => {
    await releasedWith('jvkqzuwn', editions)
    await indexWaiting(newsroom.payload)
    await releasedWith('hgfdsapo', editions)
    await newsroom.startAnother()
    await expect.poll(() => foundBy('hgfdsapo'), { timeout: 30_000 }).toEqual(addresses(editions))
    expect(await foundBy('jvkqzuwn')).toEqual([])
    if (database === 'SQLite') expect(await isInFile('jvkqzuwn')).toBe(false)
  })

  it('leaves nothing of a release that is redacted, also where the words that follow it are still to come', async () => {
    const [first, ...others] = editions
    const { client } = newsroom.payload.db as unknown as { client?: { execute: (sql: string) => Promise<Json> } }
    const { body: page } = await newsroom.call(`/v1/articles/en/${first.slug}`)
    expect((await release()).status).toBe(200)
    await releasedWith('xkzqwohl', [first])
    await indexWaiting(newsroom.payload)
    if (client) expect(await isInFile('xkzqwohl')).toBe(true)
    await releasedWith('there', [first])
    const data = { releases: [page.hash], reason: 'It names somebody.' }
    const answer = await save(`/articles/${first.id}/redact`, data, 'POST')
    expect([answer.status, answer.body.errors]).toEqual([200, undefined])
    if (client) expect(await isInFile('xkzqwohl')).toBe(false)
    expect(await foundBy('xkzqwohl')).toEqual([])
    expect(await foundBy('there')).toEqual(addresses([first, ...others]))
    await indexWaiting(newsroom.payload)
    expect(await foundBy('there')).toEqual(addresses([first, ...others]))
  })

  it('is looked at in pages, and all others are counted', async () => {
    const ask = async (query: string) =>
      (await newsroom.call(`/statistics/${statistic.id}/affected${query}`, { as: 'reporter' })).body
    const all = await ask('')
    expect(all).toMatchObject({ total: 3, languages: ['en'], next: null })
    const first = await ask('?limit=2')
    expect(first).toMatchObject({ total: 3, languages: ['en'], next: expect.any(String) })
    const second = await ask(`?limit=2&cursor=${encodeURIComponent(first.next)}`)
    expect(second.next).toBeNull()
    expect([...first.editions, ...second.editions]).toEqual(all.editions)
    const answer = await newsroom.call(`/statistics/${statistic.id}/affected?cursor=x`, { as: 'reporter' })
    expect(answer.status).toBe(400)
  })
})
