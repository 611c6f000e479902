/** What becomes private is taken out of what was released, everywhere and for good. */
import { existsSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import path from 'node:path'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { redactionLogOf } from '../../src/database/redactionLog'
import { redactionsToReplay, replayRedactions } from '../../src/newsroom/redactions/replay'
import { settingsOf } from '../../src/options'
import { articleData, body, create, paragraph, withdraw } from '../support/drafts'
import { databases, openNewsroom, type Json, type Newsroom } from '../support/newsroom'

/** Each test names somebody else: who was protected in one may not be named in the next. */
const names = [
  'Ximena Quiñones-Barrientos',
  'Oluwaseun Adebayo',
  'Þorgerður Hallgrímsdóttir',
  'Marguerite Delacroix',
  'Nikolai Voznesensky',
  'Tlaloc Huitzilihuitl',
  'Ernestine Vandenbroucke',
  'Ignacio Urrutikoetxea',
  'Saoirse Fitzgibbon',
  'Bartholomew Cholmondeley',
  'Wilhelmina Oosterhout',
  'Zephyrine Abernathy',
  'Guillermina Etxebarria',
]
let NAME = ''

describe.each(databases)('redaction on %s', (database) => {
  let newsroom: Newsroom
  beforeAll(async () => {
    newsroom = await openNewsroom(database, { reader: {}, webhooks: { allowLoopback: true } })
  })
  let test = 0
  beforeEach(() => {
    NAME = names[test % names.length] ?? ''
    test += 1
  })
  afterAll(async () => {
    rmSync(logFile(), { force: true })
    await newsroom?.close()
  })

  const logFile = () => redactionLogOf(settingsOf(newsroom.payload).mediaDirectory)
  const edit = (route: string, data: Json, as: 'editor' | 'reporter' | 'admin' = 'editor', method = 'PATCH') =>
    newsroom.call(route, { as, method, data })
  const patch = (route: string, data: Json) => edit(route, data)
  const read = (route: string) => newsroom.call(`/v1${route}`)
  const liveAt = ({ language, slug }: Json) => read(`/articles/${language}/${slug}`)
  const releasesOf = async ({ id }: Json): Promise<Json[]> =>
    (await newsroom.call(`/releases?where[article][equals]=${id}&sort=version&limit=100`, { as: 'editor' })).body.docs

  /** A live story that names a source: a figure, a quotation and a citation rest on it; released twice. */
  async function story(source: Json, data: Json = {}) {
    const statistic = await create(newsroom, 'statistics', {
      label: 'crates',
      value: '37',
      unit: { kind: 'count', noun: 'crates' },
      evidence: [{ source: source.id, locator: 'p. 3', statedAs: 'thirty-seven crates' }],
    })
    const quote = await create(newsroom, 'quotes', {
      text: 'Nobody counted the crates.',
      language: 'en',
      speaker: source.id,
      capacity: 'harbour clerk',
      occasion: 'at the gate',
      evidence: [{ source: source.id }],
    })
    const article = await create(
      newsroom,
      'articles',
      articleData({
        body: body(
          paragraph('There were ', { blockType: 'figure', statistic: statistic.id, form: 'digits' }, ' crates.'),
          paragraph('“', { blockType: 'quotation', quote: quote.id, excerpt: quote.text }, '”, somebody said.'),
        ),
        _status: 'published',
        ...data,
      }),
    )
    expect((await patch(`/articles/${article.id}`, { dek: 'Counted twice.', _status: 'published' })).status).toBe(200)
    return { article, quote, statistic }
  }

  const person = (data: Json = {}) =>
    create(newsroom, 'sources', { kind: 'person', name: NAME, terms: 'on-record', ...data })

  /** All that is public of a story, by every route that gives any of it. */
  async function everything({ article, quote, statistic }: Json, source: Json): Promise<string> {
    const hashes = (await releasesOf(article)).map(({ hash }) => hash)
    const routes = [
      `/articles/${article.language}/${article.slug}`,
      ...['html', 'markdown', 'ninjs', 'jsonld', 'csl'].map(
        (format) => `/articles/${article.language}/${article.slug}?format=${format}`,
      ),
      ...hashes.map((hash) => `/releases/${hash}`),
      `/stories/${article.story}`,
      `/statistics/${statistic.id}`,
      `/quotes/${quote.id}`,
      `/sources/${source.id}`,
      '/articles?limit=100',
      `/articles?limit=100&q=${encodeURIComponent(NAME)}`,
      `/articles/${article.language}/${article.slug}/related`,
      `/articles/${article.language}/${article.slug}/history?limit=100`,
      `/articles/${article.language}/${article.slug}/history?from=1`,
      '/corrections?limit=100',
      '/topics?limit=100',
      '/people?limit=100',
      '/changes?limit=1000',
      '/feeds/en.json',
      '/feeds/en.rss',
      '/feeds/en.atom',
    ]
    const answers = await Promise.all(routes.map(async (route) => (await read(route)).bytes.toString()))
    return answers.join('\n')
  }

  it('follows terms that tighten, at once and in every earlier release', async () => {
    const source = await person({ attribution: 'a clerk of the harbour' })
    const told = await story(source)
    const { article } = told
    expect(await everything(told, source)).toContain(NAME)
    const before = await releasesOf(article)
    const { body: feed } = await read('/changes?limit=1000')

    expect((await patch(`/sources/${source.id}`, { terms: 'background' })).status).toBe(200)

    const now = await liveAt(article)
    expect(now.status).toBe(200)
    expect(now.body.sources).toMatchObject([{ name: null, attribution: 'a clerk of the harbour' }])
    const public_ = await everything(told, source)
    for (const gone of [NAME, 'harbour clerk', 'at the gate', source.id]) expect(public_).not.toContain(gone)

    const after = await releasesOf(article)
    expect(after).toHaveLength(before.length + 1)
    expect(after.slice(0, -1).map(({ hash, version }) => [hash, version])).toEqual(
      before.map(({ hash, version }) => [hash, version]),
    )
    expect(JSON.stringify(after)).not.toContain(NAME)
    for (const { hash } of before) {
      const answer = await read(`/releases/${hash}`)
      expect(answer.status).toBe(410)
      expect(answer.body).toMatchObject({ type: '/problems/redacted', successor: now.body.url })
    }
    const { body: changes } = await read(`/changes?since=${feed.next}`)
    expect(changes.changes).toMatchObject([
      { kind: 'redacted', hash: now.body.hash, redacts: before.map(({ hash }) => hash), redacted: false },
    ])
    const all = (await read('/changes?limit=1000')).body.changes as Json[]
    expect(all.filter(({ hash }) => before.some((release) => release.hash === hash)).map((c) => c.redacted)).toEqual([
      true,
      true,
    ])
  })

  it.each(['deep-background', 'off-record'])(
    'withdraws what cannot be public without the source (%s)',
    async (terms) => {
      const source = await person({ terms: 'background', attribution: 'a clerk of the harbour' })
      expect((await edit(`/sources/${source.id}/approve`, {}, 'editor', 'POST')).status).toBe(200)
      const told = await story(source)
      expect((await patch(`/sources/${source.id}`, { terms })).status).toBe(200)
      const now = await liveAt(told.article)
      if (now.status === 200) expect(now.body.sources).toMatchObject([{ attribution: null }])
      else expect(now.status).toBe(410)
      expect(await everything(told, source)).not.toContain('a clerk of the harbour')
      expect(JSON.stringify((await releasesOf(told.article)).slice(0, -1))).not.toContain('clerk')
    },
  )

  it('is not undone by withdrawing and reinstating, also where the terms tighten in between', async () => {
    const source = await person({ attribution: 'a clerk of the harbour' })
    const told = await story(source)
    await withdraw(newsroom, told.article.id)
    expect((await patch(`/sources/${source.id}`, { terms: 'background' })).status).toBe(200)
    const answer = await edit(`/articles/${told.article.id}/reinstate`, {}, 'editor', 'POST')
    expect(answer.status).toBe(409)
    expect(answer.body.errors[0].message).toContain('redacted')
    expect(await everything(told, source)).not.toContain(NAME)
    expect((await releasesOf(told.article)).at(-1)).toMatchObject({ kind: 'withdrawn' })
  })

  it('follows a version that is restored', async () => {
    const source = await person({ attribution: 'a clerk of the harbour' })
    const told = await story(source)
    expect(await everything(told, source)).toContain(NAME)
    // One from when nothing public carried it, and its terms were tighter.
    const { db } = newsroom.payload
    const [old] = (await db.findVersions<Json>({ collection: 'sources', where: { parent: { equals: source.id } } }))
      .docs
    if (!old) throw new Error('The source has no version.')
    const version = { ...old.version, terms: 'background' }
    await db.updateVersion({ collection: 'sources', id: old.id, versionData: { ...old, version } })
    const restored = await edit(`/sources/versions/${old.id}`, {}, 'editor', 'POST')
    expect(restored.status).toBe(200)
    expect((await newsroom.call(`/sources/${source.id}`, { as: 'editor' })).body.terms).toBe('background')
    expect(await everything(told, source)).not.toContain(NAME)
    expect(JSON.stringify(await releasesOf(told.article))).not.toContain(NAME)
  })

  it('follows terms that many sources get at once', async () => {
    const source = await person({ attribution: 'a clerk of the harbour' })
    const tight = await create(newsroom, 'sources', {
      kind: 'person',
      name: 'Somebody Elsewhere',
      terms: 'background',
      attribution: 'somebody',
    })
    const told = await story(source)
    const bulk = await patch(`/sources?where[id][in][0]=${source.id}&where[id][in][1]=${tight.id}`, {
      terms: 'background',
    })
    expect(bulk.status).toBe(200)
    expect(await everything(told, source)).not.toContain(NAME)
  })

  it('is an editor’s to cause: a reporter changes nothing that is public', async () => {
    const source = await person({ attribution: 'a clerk of the harbour' })
    const told = await story(source)
    const before = await releasesOf(told.article)
    const refused = await newsroom.call(`/sources/${source.id}`, {
      as: 'reporter',
      method: 'PATCH',
      data: { terms: 'background' },
      headers: { 'Accept-Language': 'es' },
    })
    expect([refused.status, refused.body.errors[0].message]).toEqual([403, expect.stringContaining('un editor')])
    expect(await releasesOf(told.article)).toEqual(before)
    expect((await newsroom.call(`/sources/${source.id}`, { as: 'editor' })).body.terms).toBe('on-record')
  })

  it('follows an order, with a reason, and leaves what is live', async () => {
    const article = await create(
      newsroom,
      'articles',
      articleData({ body: body(paragraph(`${NAME} lives at the harbour.`)), _status: 'published' }),
    )
    const clean = { body: body(paragraph('Somebody lives at the harbour.')), _status: 'published' }
    const [first] = await releasesOf(article)
    const order = (data: Json, as: 'editor' | 'reporter' = 'editor') =>
      edit(`/articles/${article.id}/redact`, { releases: [first.hash], reason: 'A threat.', ...data }, as, 'POST')

    expect((await order({})).status).toBe(409)
    expect((await patch(`/articles/${article.id}`, clean)).status).toBe(200)
    expect((await order({}, 'reporter')).status).toBe(403)
    expect((await order({ reason: ' ' })).status).toBe(400)
    expect((await order({ releases: ['0'.repeat(64)] })).status).toBe(404)
    const live = await liveAt(article)
    expect((await order({})).status).toBe(200)
    expect((await order({})).status).toBe(409)

    expect((await read(`/releases/${first.hash}`)).status).toBe(410)
    const after = await liveAt(article)
    expect(after.body).toMatchObject({ hash: live.body.hash, body: live.body.body, version: 3 })
    const releases = await releasesOf(article)
    expect(JSON.stringify(releases)).not.toContain(NAME)
    expect(releases.at(-1)).toMatchObject({ kind: 'redacted', redacts: [first.hash] })
    const { body: log } = await newsroom.call(`/redactions?where[article][equals]=${article.id}`, { as: 'reporter' })
    expect(log.docs).toMatchObject([{ cause: 'order', reason: 'A threat.', hashes: [first.hash] }])
    for (const method of ['PATCH', 'DELETE']) {
      expect((await edit(`/redactions/${log.docs[0].id}`, { reason: 'x' }, 'admin', method)).status).toBe(403)
    }
  })

  it('takes the picture of the edition along, which nobody gets any more', async () => {
    const source = await person({ attribution: 'a clerk of the harbour' })
    const { article } = await story(source)
    const pictureNow = async () => {
      const page = (await read(`/articles/${article.language}/${article.slug}.html`)).bytes.toString()
      return /property="og:image" content="[^"]*\/api\/v1([^"]+)"/.exec(page)?.[1] ?? ''
    }
    const before = await pictureNow()
    const drawn = await read(before)
    expect([drawn.status, drawn.headers.get('content-type')]).toEqual([200, 'image/png'])

    expect((await patch(`/sources/${source.id}`, { terms: 'background' })).status).toBe(200)

    const now = await pictureNow()
    const answer = await read(before)
    expect([answer.status, answer.headers.get('location')?.endsWith(now)]).toEqual([308, true])
    const redrawn = await read(now)
    expect([redrawn.status, redrawn.bytes.equals(drawn.bytes)]).toEqual([200, false])

    await withdraw(newsroom, article.id, 'A threat.')
    for (const address of [before, now]) expect((await read(address)).status).toBe(410)
  })

  it('takes title and address along where that is asked', async () => {
    const article = await create(
      newsroom,
      'articles',
      articleData({ title: `${NAME} of the harbour`, slug: 'somebody-of-the-harbour', _status: 'published' }),
    )
    await withdraw(newsroom, article.id, `${NAME} asked for it.`)
    const [first] = await releasesOf(article)
    const answer = await edit(
      `/articles/${article.id}/redact`,
      { releases: [first.hash], reason: 'A threat.', withAddress: true },
      'editor',
      'POST',
    )
    expect(answer.status).toBe(200)
    expect((await liveAt(article)).status).toBe(404)
    for (const route of ['/changes?limit=1000', `/stories/${article.story}`, `/releases/${first.hash}`]) {
      const text = (await read(route)).bytes.toString()
      expect(text).not.toContain(NAME)
      expect(text).not.toContain('somebody-of')
    }
    const left = JSON.stringify(await releasesOf(article))
    for (const gone of [NAME, 'somebody-of']) expect(left).not.toContain(gone)
  })

  it('leaves nothing of what is said no more in the lists and the search', async () => {
    const { client } = newsroom.payload.db as unknown as { client?: { execute: (sql: string) => Promise<Json> } }
    /** What the index of words of SQLite has on disk. */
    const indexed = async () => {
      const { rows } = (await client?.execute('SELECT block FROM cited_texts_words_data')) ?? { rows: [] }
      return (rows as Json[]).map(({ block }) => Buffer.from(block).toString('latin1')).join('')
    }
    const word = 'xylqvortex'
    // The index leaves out of a word what the one before it begins with too.
    const stored = word.slice(3)
    const found = async () => {
      const asked = [NAME, word].map((text) => read(`/articles?q=${encodeURIComponent(text)}`))
      const [byName, byWord] = await Promise.all(asked)
      const statuses = ['topics', 'people'].map(
        async (list) => (await read(`/${list}/${encodeURIComponent(NAME)}`)).status,
      )
      return [byName?.body.articles.length, byWord?.body.articles.length, ...(await Promise.all(statuses))]
    }
    const named = {
      title: `${NAME} speaks`,
      dek: `It was a ${word}.`,
      topics: [NAME],
      byline: [{ name: NAME, role: 'author' }],
    }
    const plain = { title: 'Somebody speaks', dek: null, topics: [], byline: [{ name: 'A. Reporter', role: 'author' }] }
    const article = await create(newsroom, 'articles', articleData({ ...named, _status: 'published' }))
    expect(await found()).toEqual([1, 1, 200, 200])
    if (database === 'SQLite') expect(await indexed()).toContain(stored)

    expect((await patch(`/articles/${article.id}`, { ...plain, _status: 'published' })).status).toBe(200)
    expect(await found()).toEqual([0, 0, 404, 404])
    expect(await indexed()).not.toContain(stored)

    expect((await patch(`/articles/${article.id}`, { ...named, _status: 'published' })).status).toBe(200)
    expect(await found()).toEqual([1, 1, 200, 200])
    await withdraw(newsroom, article.id, 'It was wrong.')
    expect(await found()).toEqual([0, 0, 404, 404])
    expect(await indexed()).not.toContain(stored)
  })

  it('is told to every subscription, whatever it asked for', async () => {
    const subscribed = await edit(
      '/webhooks',
      { url: 'http://127.0.0.1:9/hooks', events: ['corrected'], languages: ['en'], active: true },
      'admin',
      'POST',
    )
    expect(subscribed.status).toBe(201)
    const source = await person({ attribution: 'a clerk of the harbour' })
    const { article } = await story(source)
    expect((await patch(`/sources/${source.id}`, { terms: 'background' })).status).toBe(200)
    const last = (await releasesOf(article)).at(-1)
    const { docs } = await newsroom.payload.find({ collection: 'payload-jobs', pagination: false })
    const told = docs.map(({ input }) => input as Json).filter(({ release }) => release === String(last?.id))
    expect(told).toMatchObject([{ subscription: subscribed.body.doc.id }])
    await edit(`/webhooks/${subscribed.body.doc.id}`, {}, 'admin', 'DELETE')
  })

  it('is kept in a file as well, and made again where a database knows nothing of it', async () => {
    const source = await person({ attribution: 'a clerk of the harbour' })
    const told = await story(source)
    const { payload } = newsroom
    // As a backup from before has it.
    const rows = await releasesOf(told.article)
    const stored = await Promise.all(
      rows.map(({ id }) => payload.db.findOne({ collection: 'releases', where: { id: { equals: id } } })),
    )
    expect((await patch(`/sources/${source.id}`, { terms: 'background' })).status).toBe(200)
    expect(readFileSync(logFile(), 'utf8')).toContain(rows[0]?.hash)
    expect(readFileSync(logFile(), 'utf8')).not.toContain(NAME)

    // What the redaction did is undone by hand, in the database alone.
    await payload.db.deleteMany({ collection: 'redactions', where: { source: { equals: source.id } } })
    await payload.db.deleteMany({
      collection: 'releases',
      where: { and: [{ article: { equals: told.article.id } }, { kind: { equals: 'redacted' } }] },
    })
    for (const row of stored as Json[]) {
      const { id, ...data } = row
      await payload.db.updateOne({ collection: 'releases', data: { ...data, redactedAt: null }, id })
    }
    await payload.db.updateOne({ collection: 'sources', data: { terms: 'on-record' }, id: source.id })
    expect(await everything(told, source)).toContain(NAME)

    expect(await redactionsToReplay(payload)).toBeGreaterThan(0)
    expect(await replayRedactions(payload)).toBeGreaterThan(0)
    expect(await redactionsToReplay(payload)).toBe(0)
    expect(await replayRedactions(payload)).toBe(0)
    expect(await everything(told, source)).not.toContain(NAME)
    expect(JSON.stringify(await releasesOf(told.article))).not.toContain(NAME)
  })

  it.runIf(database === 'SQLite')('leaves nothing of it in the file of the releases', async () => {
    const word = 'zzyzxharbour'
    const article = await create(
      newsroom,
      'articles',
      articleData({ body: body(paragraph(`The ${word} ${'stays open. '.repeat(500)}`)), _status: 'published' }),
    )
    expect(
      (await patch(`/articles/${article.id}`, { body: body(paragraph('Open.')), _status: 'published' })).status,
    ).toBe(200)
    const [first] = await releasesOf(article)
    await edit(`/articles/${article.id}/redact`, { releases: [first.hash], reason: 'x' }, 'editor', 'POST')
    // What staff keep to themselves is no release: the article goes for good, with its versions.
    await newsroom.payload.delete({ collection: 'articles', id: article.id, trash: true })
    await newsroom.payload.db.deleteVersions({ collection: 'articles', where: { parent: { equals: article.id } } })
    const file = newsroom.uri.slice('file:'.length)
    const client = (newsroom.payload.db as unknown as { client: { execute: (sql: string) => Promise<unknown> } }).client
    await client.execute('PRAGMA wal_checkpoint(TRUNCATE)')
    const folder = path.dirname(file)
    for (const name of readdirSync(folder)) {
      expect(readFileSync(path.join(folder, name)).includes(word), name).toBe(false)
    }
    expect(existsSync(file)).toBe(true)
  })
})
