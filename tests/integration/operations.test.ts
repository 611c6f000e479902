/** What is done for one request waits for no other part of it, and what meets another writer is done again. */
import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { addAccount } from '../support/accounts'
import { articleData, body, create, createStatistic, paragraph } from '../support/drafts'
import { databases, openNewsroom, type Json, type Newsroom } from '../support/newsroom'

/** How often two meet: in two orders, each with two kinds of changes. */
const ROUNDS = 4

type Mail = { to: string; html: string }

describe.each(databases)('on %s', (database) => {
  let newsroom: Newsroom
  const mails: Mail[] = []
  /** How long the mail server takes, in milliseconds. */
  let mailTakes = 0
  /** What a hook of the newsroom does when an article is saved. */
  let duringSave: (() => Promise<void>) | undefined

  beforeAll(async () => {
    newsroom = await openNewsroom(
      database,
      {
        overrides: {
          articles: (articles) => ({
            ...articles,
            hooks: {
              ...articles.hooks,
              afterChange: [
                ...(articles.hooks?.afterChange ?? []),
                async () => {
                  await duringSave?.()
                },
              ],
            },
          }),
        },
      },
      {
        email: () => ({
          name: 'collects',
          defaultFromAddress: 'cited@example.org',
          defaultFromName: 'Cited',
          sendEmail: async (message) => {
            await new Promise((resolve) => setTimeout(resolve, mailTakes))
            mails.push(message as Mail)
          },
        }),
      },
    )
  })
  afterAll(() => newsroom?.close())

  const post = (path: string, data: Json) => newsroom.call(path, { method: 'POST', data })
  const login = (password: string, email = 'reporter@example.org') => post('/users/login', { email, password })
  const isSignedIn = async (token: string) =>
    (await newsroom.call('/users/me', { headers: { Authorization: `JWT ${token}` } })).body.user !== null

  it('sends a link to who forgot the password, with which a new one is set, and nobody waits meanwhile', async () => {
    mailTakes = 1000
    const began = performance.now()
    const asked = post('/users/forgot-password', { email: 'reporter@example.org' })
    const others = await Promise.all(
      [1, 2, 3].map(() => newsroom.call('/articles?draft=true', { as: 'editor', method: 'POST', data: articleData() })),
    )
    expect(others.map(({ status }) => status)).toEqual([201, 201, 201])
    expect((await asked).status).toBe(200)
    const took = performance.now() - began
    await expect.poll(() => mails.length, { timeout: 10_000 }).toBe(1)
    mailTakes = 0
    expect(took).toBeLessThan(14_000)
    expect(mails[0]?.to).toBe('reporter@example.org')

    const token = /\/reset\/(\w+)/.exec(mails[0]?.html ?? '')?.[1] ?? ''
    const reset = await post('/users/reset-password', { token, password: 'another horse, another staple' })
    expect([reset.status, await isSignedIn(reset.body.token)]).toEqual([200, true])
    expect((await login('another horse, another staple')).status).toBe(200)
    expect((await login('correct horse battery staple')).status).toBe(401)
    // The token was good once.
    expect((await post('/users/reset-password', { token, password: 'a third one, longer' })).status).toBe(403)
  })

  it('tells nobody whether there is an account, and sends no second link at once', async () => {
    mails.length = 0
    expect((await post('/users/forgot-password', { email: 'nobody@example.org' })).status).toBe(200)
    expect((await post('/users/forgot-password', { email: 'editor@example.org' })).status).toBe(200)
    expect((await post('/users/forgot-password', { email: 'editor@example.org' })).status).toBe(200)
    await expect.poll(() => mails.map(({ to }) => to), { timeout: 10_000 }).toEqual(['editor@example.org'])
  })

  it('holds every one of the sign-ins that an account makes at once', async () => {
    const password = 'correct horse battery staple'
    const before = await login(password, 'admin@example.org')
    const answers = await Promise.all([1, 2, 3, 4, 5, 6].map(() => login(password, 'admin@example.org')))
    expect(answers.map(({ status }) => status)).toEqual(answers.map(() => 200))
    for (const { body: told } of [before, ...answers]) expect(await isSignedIn(told.token)).toBe(true)
    // One that signs out takes none along, and a role that was changed meanwhile stays changed.
    const [first, ...rest] = answers
    await newsroom.call('/users/logout', {
      method: 'POST',
      headers: { Authorization: `JWT ${first?.body.token}` },
    })
    expect(await isSignedIn(first?.body.token)).toBe(false)
    for (const { body: told } of rest) expect(await isSignedIn(told.token)).toBe(true)
  })

  it('signs out for good, also where the account signs in at the moment', async () => {
    const password = 'correct horse battery staple'
    const email = 'both@example.org'
    await newsroom.payload.create({
      collection: 'users',
      data: { email, name: 'Both', password, role: 'reporter' },
    })
    const after = (milliseconds: number) => new Promise((resolve) => setTimeout(resolve, milliseconds))
    const out = (token: string, query = '') =>
      newsroom.call(`/users/logout${query}`, { method: 'POST', headers: { Authorization: `JWT ${token}` } })
    const tokens = async (count: number): Promise<string[]> => {
      const made: string[] = []
      for (let each = 0; each < count; each += 1) made.push((await login(password, email)).body.token)
      return made
    }
    for (const pause of [5, 40]) {
      const [one = '', other = ''] = await tokens(2)
      const [signedIn, signedOut] = await Promise.all([login(password, email), after(pause).then(() => out(one))])
      expect([signedIn.status, signedOut.status]).toEqual([200, 200])
      expect(await Promise.all([one, other, signedIn.body.token].map(isSignedIn)), `${pause}`).toEqual([
        false,
        true,
        true,
      ])
    }
    for (const pause of [5, 40]) {
      const older = await tokens(2)
      const [signedIn, signedOut] = await Promise.all([
        login(password, email),
        after(pause).then(() => out(older[0] ?? '', '?allSessions=true')),
      ])
      expect([signedIn.status, signedOut.status]).toEqual([200, 200])
      expect(await Promise.all(older.map(isSignedIn)), `${pause}`).toEqual([false, false])
    }
    // A session that goes on takes none along that begins at the moment, and does not outlive its end.
    for (let round = 0; round < 2; round += 1) {
      const [one = '', other = ''] = await tokens(2)
      const goOn = (token: string) =>
        newsroom.call('/users/refresh-token', { method: 'POST', headers: { Authorization: `JWT ${token}` } })
      const [signedIn] = await Promise.all([login(password, email), after(40).then(() => goOn(one)), out(other)])
      expect(await Promise.all([one, other, signedIn.body.token].map(isSignedIn))).toEqual([true, false, true])
    }
  })

  it('keeps what an administrator changes in an account that signs in at the moment', async () => {
    const { id } = await newsroom.payload.create({
      collection: 'users',
      data: { email: 'moved@example.org', name: 'Moved', password: 'correct horse battery staple', role: 'editor' },
    })
    const [signedIn, changed] = await Promise.all([
      login('correct horse battery staple', 'moved@example.org'),
      new Promise<void>((resolve) => setTimeout(resolve, 5)).then(() =>
        newsroom.call(`/users/${id}`, { as: 'admin', method: 'PATCH', data: { role: 'reporter' } }),
      ),
    ])
    expect([signedIn.status, changed.status]).toEqual([200, 200])
    expect((await newsroom.payload.findByID({ collection: 'users', id })).role).toBe('reporter')
  })

  it('lets a hook write without its request, by the database, the Local API and a transaction of its own', async () => {
    const statistic = await createStatistic(newsroom)
    const { payload } = newsroom
    duringSave = async () => {
      await payload.db.updateOne({
        collection: 'users',
        id: newsroom.user.editor.id,
        data: { name: 'By the database' },
      })
      await payload.create({
        collection: 'sources',
        data: { kind: 'document', name: 'By a hook', terms: 'on-record', availability: 'public' },
      })
      const id = await payload.db.beginTransaction()
      await payload.db.updateOne({
        collection: 'statistics',
        id: statistic.id,
        data: { note: 'By a transaction' },
        req: { transactionID: id ?? '' },
      })
      await payload.db.commitTransaction(id ?? '')
    }
    const began = performance.now()
    const { status } = await newsroom.call('/articles?draft=true', {
      as: 'editor',
      method: 'POST',
      data: articleData({ title: 'With a hook' }),
    })
    duringSave = undefined
    expect([status, performance.now() - began < 14_000]).toEqual([201, true])
    expect((await payload.findByID({ collection: 'users', id: newsroom.user.editor.id })).name).toBe('By the database')
    const { totalDocs } = await payload.count({ collection: 'sources', where: { name: { equals: 'By a hook' } } })
    expect(totalDocs).toBe(1)
  })

  it('counts and finds first of all in a transaction', async () => {
    const { payload } = newsroom
    const { id } = await create(newsroom, 'sources', { kind: 'document', name: 'Found in a transaction' })
    const countAndFind = async () => {
      const transactionID = await payload.db.beginTransaction()
      if (transactionID === null) throw new Error('There is no transaction.')
      try {
        const where = { id: { equals: id } }
        return await payload.find({ collection: 'sources', limit: 1, req: { transactionID }, where })
      } finally {
        await payload.db.rollbackTransaction(transactionID)
      }
    }
    for (let round = 0; round < 20; round += 1) {
      const found = await Promise.all(Array.from({ length: 8 }, countAndFind))
      expect(found.map(({ docs }) => docs.length)).toEqual(found.map(() => 1))
    }
  })

  it('undoes what a hook wrote without its request when the save is refused', async () => {
    const { payload } = newsroom
    duringSave = async () => {
      await payload.db.updateOne({ collection: 'users', id: newsroom.user.editor.id, data: { name: 'Undone' } })
      throw new Error('The newsroom says no.')
    }
    const { status } = await newsroom.call('/articles?draft=true', {
      as: 'editor',
      method: 'POST',
      data: articleData(),
    })
    duringSave = undefined
    expect(status).toBe(500)
    expect((await payload.findByID({ collection: 'users', id: newsroom.user.editor.id })).name).not.toBe('Undone')
  })

  it('makes all of ten articles of one title, saved at once', async () => {
    const answers = await Promise.all(
      Array.from({ length: 10 }, () =>
        newsroom.call('/articles?draft=true', {
          as: 'editor',
          method: 'POST',
          data: articleData({ title: 'One title for all' }),
        }),
      ),
    )
    expect(answers.map(({ status }) => status)).toEqual(answers.map(() => 201))
    const numbered = Array.from({ length: 9 }, (_, index) => `one-title-for-all-${index + 2}`)
    expect(answers.map(({ body: told }) => told.doc.slug).sort()).toEqual(['one-title-for-all', ...numbered].sort())
  })

  it('saves all of eight changes of one record, made at once', async () => {
    const statistic = await createStatistic(newsroom)
    const answers = await Promise.all(
      Array.from({ length: 8 }, (_, index) =>
        newsroom.call(`/statistics/${statistic.id}`, {
          as: 'editor',
          method: 'PATCH',
          data: { note: `Note ${index}` },
        }),
      ),
    )
    expect(answers.map(({ status }) => status)).toEqual(answers.map(() => 200))
    const { totalDocs } = await newsroom.payload.countVersions({
      collection: 'statistics',
      where: { parent: { equals: statistic.id } },
    })
    expect(totalDocs).toBe(9)
  })

  it('refuses what names somebody who is deleted at the same moment, and writes nothing of it', async () => {
    const { db } = newsroom.payload
    const statistic = await createStatistic(newsroom)
    const article = await create(newsroom, 'articles', articleData({ title: 'Before', _status: 'published' }))
    const cases: Array<[string, string, Json]> = [
      ['POST', '/articles?draft=true', articleData({ title: 'By nobody' })],
      ['PATCH', `/articles/${article.id}`, { title: 'By nobody', _status: 'published' }],
      ['PATCH', `/articles?where[id][equals]=${article.id}&draft=true`, { title: 'By nobody' }],
      ['PATCH', `/statistics/${statistic.id}`, { note: 'By nobody' }],
    ]
    for (const [method, path, data] of cases) {
      const { token, user } = await addAccount(newsroom.payload, 'editor', `${randomUUID()}@example.org`)
      const transactionID = (await db.beginTransaction()) ?? undefined
      const req = { payload: newsroom.payload, transactionID }
      await db.deleteOne({ collection: 'users', req, where: { id: { equals: user.id } } })
      const saving = newsroom.call(path, { data, headers: { Authorization: `JWT ${token}` }, method })
      await new Promise((resolve) => setTimeout(resolve, 400))
      await db.commitTransaction(transactionID ?? '')
      const { body: told, status } = await saving
      // MongoDB keeps who saved something as it was told.
      if (database === 'MongoDB') expect([200, 201]).toContain(status)
      else {
        expect([method, path, status]).toEqual([method, path, path.includes('where') ? 400 : 409])
        expect(told.errors[0].message).toContain('deleted at the same time')
        const found = JSON.stringify([
          (await newsroom.call('/articles?draft=true&limit=0', { as: 'editor' })).body,
          (await newsroom.call(`/statistics/${statistic.id}`, { as: 'editor' })).body,
        ])
        expect(found).not.toContain('By nobody')
      }
    }
  })

  it('never has a record cited that was deleted at the same moment', async () => {
    for (let round = 0; round < 6; round += 1) {
      const statistic = await createStatistic(newsroom)
      const article = await create(newsroom, 'articles', articleData(), '?draft=true')
      const isDraft = round % 2 === 0
      const cites = {
        body: body(paragraph('Of them ', { blockType: 'figure', statistic: statistic.id, form: 'digits' }, '.')),
        _status: isDraft ? 'draft' : 'published',
      }
      const source = statistic.evidence[0].source.id
      const [saved, deleted] = await Promise.all([
        newsroom.call(`/articles/${article.id}?draft=${isDraft}`, { as: 'editor', method: 'PATCH', data: cites }),
        newsroom.call(`/statistics/${statistic.id}`, { as: 'editor', method: 'DELETE' }),
      ])
      // A draft may name what is gone: the review says so, and it does not count as cited.
      const { docs } = await newsroom.payload.findVersions({
        collection: 'articles',
        where: { and: [{ latest: { equals: true } }, { 'version.statistics': { equals: statistic.id } }] },
      })
      expect([
        [200, 409, 1],
        [isDraft ? 200 : 400, 200, 0],
      ]).toContainEqual([saved.status, deleted.status, docs.length])
      // And a source beside a statistic that comes to rest on it.
      const other = await createStatistic(newsroom)
      const evidence = [...other.evidence.map((piece: Json) => ({ source: piece.source.id })), { source }]
      if (deleted.status === 200) {
        const [rests, gone] = await Promise.all([
          newsroom.call(`/statistics/${other.id}`, { as: 'editor', method: 'PATCH', data: { evidence } }),
          newsroom.call(`/sources/${source}`, { as: 'editor', method: 'DELETE' }),
        ])
        expect([
          [200, 409],
          [400, 200],
        ]).toContainEqual([rests.status, gone.status])
      }
    }
  })

  describe('beside a publication', () => {
    const edit = (path: string, data: Json, method = 'PATCH') => newsroom.call(path, { as: 'editor', data, method })
    const person = (name: string) => create(newsroom, 'sources', { kind: 'person', name, terms: 'on-record' })
    const readersHave = async ({ slug }: Json) => (await newsroom.call(`/v1/articles/en/${slug}`)).bytes.toString()
    const citing = (statistic: Json) =>
      body(paragraph('Of them ', { blockType: 'figure', statistic: statistic.id, form: 'digits' }, '.'))
    const publish = ({ id }: Json) => edit(`/articles/${id}`, { _status: 'published' })

    /** Publishes a draft and does something else, begun while the publication is written, or before. */
    async function besideEachOther(article: Json, other: () => Promise<Json>, round: number): Promise<[Json, Json]> {
      if (round % 2 === 1) return Promise.all([other(), publish(article)]).then(([one, two]) => [two, one])
      let written = () => {}
      const isWritten = new Promise<void>((resolve) => {
        written = resolve
      })
      duringSave = async () => {
        duringSave = undefined
        written()
        await new Promise((resolve) => setTimeout(resolve, 400))
      }
      const publishing = publish(article)
      await Promise.race([isWritten, publishing])
      return Promise.all([publishing, other()])
    }

    it('terms that tighten leave no name in it, in a source that it rests on or in its text', async () => {
      for (let round = 0; round < ROUNDS; round += 1) {
        for (const isTyped of [false, true]) {
          const name = `Ottilie ${'Ab'.repeat(round + 1)}ensberg${isTyped ? 'er' : ''}`
          const source = await person(name)
          const statistic = await createStatistic(newsroom, {
            evidence: [{ source: source.id, locator: 'by telephone' }],
          })
          const text = isTyped ? body(paragraph(`We asked ${name} of the harbour.`)) : citing(statistic)
          const article = await create(newsroom, 'articles', articleData({ body: text }), '?draft=true')
          const tighten = () =>
            edit(`/sources/${source.id}`, { terms: 'background', attribution: 'somebody at the port' })
          const [published, tightened] = await besideEachOther(article, tighten, round)
          expect(tightened.status, JSON.stringify(tightened.body)).toBe(200)
          const isToldOf = JSON.stringify(tightened.body.doc.namedIn ?? []).includes(String(article.id))
          expect([published.status, isToldOf || !(await readersHave(article)).includes(name)], `${round}`).toEqual([
            expect.any(Number),
            true,
          ])
        }
      }
    })

    it('a figure is corrected in it, or its correction asks for a note', async () => {
      for (let round = 0; round < ROUNDS; round += 1) {
        const statistic = await createStatistic(newsroom, { value: '373737' })
        const article = await create(newsroom, 'articles', articleData({ body: citing(statistic) }), '?draft=true')
        const correct = () =>
          edit(`/statistics/${statistic.id}`, round % 4 < 2 ? { value: '383838' } : { status: 'retracted' })
        const [published, corrected] = await besideEachOther(article, correct, round)
        const isAsBefore = /373,?737/.test(await readersHave(article))
        expect(
          [
            [200, 400, true],
            [200, 200, false],
            [400, 200, false],
          ],
          `${round}`,
        ).toContainEqual([published.status, corrected.status, isAsBefore])
      }
    })
  })

  it('never has figures computed from each other that were changed at the same moment', async () => {
    for (let round = 0; round < ROUNDS; round += 1) {
      const [a, b, c, d] = await Promise.all([1, 2, 3, 4].map(() => createStatistic(newsroom)))
      const computedFrom = (one: Json, from: Json) =>
        newsroom.call(`/statistics/${one?.id}`, {
          as: 'editor',
          data: { formula: 'a', operands: [{ key: 'a', statistic: from?.id }] },
          method: 'PATCH',
        })
      const isLong = round % 2 === 1
      if (isLong)
        for (const [one, from] of [
          [b, c],
          [d, a],
        ])
          expect((await computedFrom(one, from)).status).toBe(200)
      const answers = await Promise.all([computedFrom(a, b), isLong ? computedFrom(c, d) : computedFrom(b, a)])
      expect(answers.map(({ status }) => status).sort(), `${round}`).toEqual([200, 400])
    }
  })
})
