/** What is refused leaves nothing behind, through every door; and only four things take an edition down. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { addAccount } from '../support/accounts'
import { articleData, body, create, createStatistic, paragraph, withdraw, topicsCalled } from '../support/drafts'
import { plain } from '../fixtures/pictures'
import { createImage, upload } from '../support/images'
import { SHOWN, sayShown } from '../../src/model/shown'
import { all, databases, openNewsroom, type Json, type Newsroom } from '../support/newsroom'

const unattributed = body(paragraph('There were 45 spies.'))

describe.each(databases)('on %s', (database) => {
  let newsroom: Newsroom
  beforeAll(async () => {
    newsroom = await openNewsroom(database)
  })
  afterAll(() => newsroom?.close())

  type Role = 'admin' | 'editor' | 'reporter'
  const call = (route: string, as: Role, method = 'GET', data?: Json) => newsroom.call(route, { as, method, data })
  const where = (id: string) => `?where[id][equals]=${id}`

  /** All that is stored of a document: its row, its versions, its releases. */
  const stored = async (collection: 'articles' | 'statistics' | 'quotes' | 'sources', id: string): Promise<Json> => {
    const { db } = newsroom.payload
    const { docs: rows } = await db.find<Json>({ collection, pagination: false, where: { id: { equals: id } } })
    const { docs: versions } = await db.findVersions<Json>({
      collection,
      pagination: false,
      where: { parent: { equals: id } },
    })
    const { docs: releases } = await db.find<Json>({
      collection: 'releases',
      pagination: false,
      where: { article: { equals: id } },
    })
    return JSON.parse(JSON.stringify({ rows, versions, releases }))
  }
  const isLive = async ({ language, slug }: Json) =>
    (await newsroom.call(`/v1/articles/${language}/${slug}`)).status === 200
  const liveTitle = async ({ language, slug }: Json) =>
    (await newsroom.call(`/v1/articles/${language}/${slug}`)).body.title

  describe('a refused change leaves no row, no version and no release', () => {
    it.each<[string, Role, Json, boolean]>([
      ['a publication with errors', 'editor', { _status: 'published', body: unattributed }, true],
      ['a publication by a reporter', 'reporter', { _status: 'published', title: 'By a reporter' }, true],
      ['a publication by a reporter of a draft', 'reporter', { _status: 'published', title: 'By a reporter' }, false],
      ['another language', 'editor', { language: 'es', _status: 'published' }, true],
      ['the trash, by a reporter', 'reporter', { deletedAt: new Date().toISOString() }, true],
      ['a publication without a title', 'editor', { title: '', _status: 'published' }, true],
    ])('%s', async (_, as, data, isPublished) => {
      const article = await create(
        newsroom,
        'articles',
        articleData(isPublished ? { _status: 'published' } : {}),
        isPublished ? '' : '?draft=true',
      )
      const before = await stored('articles', article.id)
      for (const query of [
        `/${article.id}`,
        where(article.id),
        `${where(article.id)}&draft=true`,
        `/${article.id}?draft=true`,
      ]) {
        const answer = await call(`/articles${query}`, as, 'PATCH', data)
        expect([query, answer.status]).toEqual([query, query.startsWith('?') ? 400 : expect.toBeOneOf([400, 403])])
        if (query.startsWith('?')) {
          expect(answer.body.docs).toEqual([])
          expect(answer.body.errors).toMatchObject([
            { id: article.id, message: expect.stringContaining(article.title) },
          ])
        }
        expect(await stored('articles', article.id)).toEqual(before)
      }
    })

    it('a publication by the list view, with what was done and refused of each', async () => {
      const [good, bad] = [
        await create(newsroom, 'articles', articleData(), '?draft=true'),
        await create(newsroom, 'articles', articleData({ body: unattributed }), '?draft=true'),
      ]
      const before = await stored('articles', bad.id)
      const query = `?where[id][in]=${bad.id},${good.id}&draft=true`
      const answer = await call(`/articles${query}`, 'editor', 'PATCH', { _status: 'published' })
      expect(answer.status).toBe(400)
      expect(answer.body.docs.map(({ id }: Json) => id)).toEqual([good.id])
      expect(answer.body.errors).toMatchObject([
        { id: bad.id, message: expect.stringMatching(new RegExp(`${bad.title}.*45|${bad.title}.*review`)) },
      ])
      expect(await isLive(good)).toBe(true)
      expect(await stored('articles', bad.id)).toEqual(before)
    })

    describe('of what a colleague has saved since the list was shown, with who it was and what', () => {
      const listed = async (ids: string[], as: Role = 'editor'): Promise<Json[]> =>
        (await call(`/articles?where[id][in]=${ids.join(',')}&draft=true&depth=0&trash=true&limit=100`, as)).body.docs
      const drafts = async (many: number): Promise<Json[]> => {
        const made: Json[] = []
        while (made.length < many) made.push(await create(newsroom, 'articles', articleData(), '?draft=true'))
        return made
      }
      const of = (docs: Json[]) => `?where[id][in]=${docs.map(({ id }) => id).join(',')}`
      const bulk = (method: string, query: string, shown: string, data?: Json) =>
        newsroom.call(`/articles${query}`, { as: 'editor', method, data, headers: { [SHOWN]: shown } })
      const untrash = (id: string) =>
        call(`/articles/${id}?draft=true&trash=true`, 'admin', 'PATCH', { deletedAt: null })
      const trash = (id: string) => call(`/articles/${id}`, 'editor', 'PATCH', { deletedAt: new Date().toISOString() })

      it('and nothing else', async () => {
        const [seen, changed, elsewhere] = await drafts(3)
        const query = `${of([seen, changed, elsewhere])}&draft=true`
        // The third stands in no list, and none says when it was read.
        const shown = sayShown([seen, changed])
        await call(`/articles/${changed.id}?draft=true`, 'reporter', 'PATCH', { dek: 'Never seen.' })
        await call(`/articles/${elsewhere.id}?draft=true`, 'reporter', 'PATCH', { dek: 'Never shown.' })
        const before = await stored('articles', changed.id)
        for (const data of [{ dek: 'For all.' }, { _status: 'published' }, { deletedAt: new Date().toISOString() }]) {
          const answer = await bulk('PATCH', query, shown, data)
          expect(answer.status).toBe(400)
          const refused = answer.body.errors.find(({ id }: Json) => id === changed.id)
          expect(refused.message).toMatch(new RegExp(`${changed.title}.*reporter has saved this.*Changed: Dek\\.$`))
          expect(await stored('articles', changed.id)).toEqual(before)
        }
        expect(await isLive(changed)).toBe(false)
        const fresh = (await call(`/articles/${changed.id}?draft=true&depth=0`, 'editor')).body
        const again = await bulk('PATCH', `${where(changed.id)}&draft=true`, sayShown([fresh]), {
          _status: 'published',
        })
        expect([again.status, await isLive(changed)]).toEqual([200, true])
      })

      it.each<[button: string, method: string, query: string, data: Json]>([
        ['a deletion for good', 'DELETE', '', undefined],
        ['a deletion for good out of the trash', 'DELETE', '&where[deletedAt][exists]=true&trash=true', undefined],
        ['a restoration as a draft', 'PATCH', '&trash=true', { deletedAt: null, _status: 'draft' }],
        ['a restoration that publishes', 'PATCH', '&trash=true', { deletedAt: null, _status: 'published' }],
        ['a withdrawal', 'PATCH', '', { _status: 'draft' }],
      ])('%s', async (button, method, query, data) => {
        const made = await drafts(2)
        if (button === 'a withdrawal') {
          for (const { id } of made) await call(`/articles/${id}`, 'editor', 'PATCH', { _status: 'published' })
        }
        if (query.includes('trash')) for (const { id } of made) await trash(id)
        const docs = await listed(made.map(({ id }) => id))
        const [seen, changed] = made.map(({ id }) => docs.find((doc) => doc.id === id))
        if (query.includes('trash')) await untrash(changed.id)
        const typed = await call(`/articles/${changed.id}?draft=true`, 'reporter', 'PATCH', { dek: 'Not seen.' })
        expect(typed.status).toBe(200)
        if (query.includes('trash')) await trash(changed.id)
        const before = await stored('articles', changed.id)
        const answer = await bulk(method, `${of([seen, changed])}${query}`, sayShown([seen, changed]), data)
        expect([answer.status, answer.body.docs.map(({ id }: Json) => id)]).toEqual([400, [seen.id]])
        expect(answer.body.errors).toMatchObject([
          { id: changed.id, message: expect.stringMatching(/(reporter|editor) has saved this since.*Changed: .*Dek/) },
        ])
        expect(await stored('articles', changed.id)).toEqual(before)
      })

      it('when all are chosen, also those of other pages: what was saved after the list was read', async () => {
        const made = await drafts(3)
        const [shown, changed, own] = made
        const readAt = new Date().toISOString()
        await call(`/articles/${changed.id}?draft=true`, 'reporter', 'PATCH', { dek: 'Since.' })
        // Whoever does it has seen what they saved themselves.
        await call(`/articles/${own.id}?draft=true`, 'editor', 'PATCH', { dek: 'Since.' })
        const before = await stored('articles', changed.id)
        const requests: Array<[string, Json]> = [
          ['PATCH', { dek: 'For all.' }],
          ['PATCH', { _status: 'published' }],
          ['PATCH', { deletedAt: new Date().toISOString() }],
          ['DELETE', undefined],
        ]
        for (const [method, data] of requests) {
          const page = sayShown(await listed([shown.id]), readAt)
          const answer = await bulk(method, `${of(made)}&draft=true&trash=true`, page, data)
          expect([method, answer.status]).toEqual([method, 400])
          expect(answer.body.errors.map(({ id }: Json) => id)).toEqual([changed.id])
          expect(answer.body.errors[0].message).toContain('reporter has saved this since')
          expect(answer.body.docs.map(({ id }: Json) => id).sort()).toEqual([shown.id, own.id].sort())
          expect(await stored('articles', changed.id)).toEqual(before)
        }
        // A list that is read when all of it was saved long ago.
        const later = sayShown([], new Date(Date.now() + 60_000).toISOString())
        expect((await bulk('DELETE', of([changed]), later)).status).toBe(200)
      })

      it('and of what has left the list since, which nothing is done to', async () => {
        const [stays, trashed, deleted, live] = await drafts(4)
        const [kept, restored] = await drafts(2)
        for (const { id } of [kept, restored]) await trash(id)
        const trashView = sayShown(await listed([kept.id, restored.id]))
        const listView = sayShown(await listed([stays.id, trashed.id, deleted.id, live.id]))
        await call(`/articles/${live.id}`, 'editor', 'PATCH', { _status: 'published' })
        await trash(trashed.id)
        expect((await call(`/articles/${deleted.id}`, 'editor', 'DELETE')).status).toBe(200)
        const back = { deletedAt: null, _status: 'draft' }
        expect((await call(`/articles/${restored.id}?trash=true`, 'editor', 'PATCH', back)).status).toBe(200)
        // As the button Publish asks: what is live already is left out by the list itself.
        const query = `?where[and][0][_status][not_equals]=published&where[and][1][id][in]=${[stays, trashed, deleted, live].map(({ id }) => id).join(',')}&draft=true`
        const published = await bulk('PATCH', query, listView, { _status: 'published' })
        expect([published.status, published.body.docs.map(({ id }: Json) => id)]).toEqual([400, [stays.id]])
        expect(published.body.errors).toEqual([
          {
            id: trashed.id,
            isPublic: true,
            message: expect.stringMatching(`${trashed.title}.*put it into the trash`),
            place: 'trash',
            reason: 'Somebody has put it into the trash since.',
            title: trashed.title,
          },
          {
            id: deleted.id,
            isPublic: true,
            message: expect.stringMatching(`${deleted.id}.*somebody has deleted it`),
            place: null,
            reason: expect.stringContaining('somebody has deleted it'),
            title: deleted.id,
          },
        ])
        expect(await isLive(trashed)).toBe(false)
        const ofTrash = `${of([kept, restored])}&where[deletedAt][exists]=true&trash=true`
        const emptied = await bulk('DELETE', ofTrash, trashView)
        expect([emptied.status, emptied.body.docs.map(({ id }: Json) => id)]).toEqual([400, [kept.id]])
        expect(emptied.body.errors).toMatchObject([
          { id: restored.id, message: expect.stringMatching(`${restored.title}.*taken it out of the trash`) },
        ])
        expect((await call(`/articles/${restored.id}?draft=true`, 'editor')).status).toBe(200)
      })

      it('and of accounts, which have no revisions', async () => {
        const { user } = await addAccount(newsroom.payload, 'reporter', `listed-${database.toLowerCase()}@example.org`)
        const shown = sayShown([(await call(`/users/${user.id}`, 'admin')).body])
        expect((await call(`/users/${user.id}`, 'admin', 'PATCH', { name: 'Renamed' })).status).toBe(200)
        const headers = { [SHOWN]: shown }
        const answer = await newsroom.call(`/users${where(user.id)}`, { as: 'admin', method: 'DELETE', headers })
        expect([answer.status, answer.body.docs]).toEqual([400, []])
        expect(answer.body.errors[0].message).toContain('since the list was shown')
        const fresh = { [SHOWN]: sayShown([(await call(`/users/${user.id}`, 'admin')).body]) }
        const again = await newsroom.call(`/users${where(user.id)}`, { as: 'admin', method: 'DELETE', headers: fresh })
        expect(again.status).toBe(200)
      })
    })

    it('a change of a record that readers would see, without a note', async () => {
      const statistic = await createStatistic(newsroom)
      const figure = { blockType: 'figure', statistic: statistic.id, form: 'digits' }
      await create(
        newsroom,
        'articles',
        articleData({ body: body(paragraph('Of ', figure, '.')), _status: 'published' }),
      )
      const before = await stored('statistics', statistic.id)
      for (const query of [`/${statistic.id}`, where(statistic.id)]) {
        expect((await call(`/statistics${query}`, 'editor', 'PATCH', { value: '38' })).status).toBe(400)
        expect(await stored('statistics', statistic.id)).toEqual(before)
      }
    })

    it('a deletion of what is cited', async () => {
      const statistic = await createStatistic(newsroom)
      const figure = { blockType: 'figure', statistic: statistic.id, form: 'digits' }
      await create(newsroom, 'articles', articleData({ body: body(paragraph('Of ', figure, '.')) }), '?draft=true')
      const other = await createStatistic(newsroom)
      const before = await stored('statistics', statistic.id)
      const answer = await call(`/statistics?where[id][in]=${statistic.id},${other.id}`, 'editor', 'DELETE')
      expect(answer.body.docs.map(({ id }: Json) => id)).toEqual([other.id])
      expect(answer.body.errors).toHaveLength(1)
      expect(await stored('statistics', statistic.id)).toEqual(before)
      expect((await stored('statistics', other.id)).rows).toEqual([])
    })

    it('a restoration of a version of a record that readers would see', async () => {
      const statistic = await createStatistic(newsroom)
      await call(`/statistics/${statistic.id}`, 'editor', 'PATCH', { value: '38' })
      const figure = { blockType: 'figure', statistic: statistic.id, form: 'digits' }
      await create(
        newsroom,
        'articles',
        articleData({ body: body(paragraph('Of ', figure, '.')), _status: 'published' }),
      )
      const { body: versions } = await call(
        `/statistics/versions${where(statistic.id).replace('[id]', '[parent]')}`,
        'editor',
      )
      const first = versions.docs.find(({ version }: Json) => version.value === '37')
      const before = await stored('statistics', statistic.id)
      expect((await call(`/statistics/versions/${first.id}`, 'editor', 'POST')).status).toBe(400)
      expect(await stored('statistics', statistic.id)).toEqual(before)
    })

    it('a creation that is published with errors, or by a reporter', async () => {
      const count = async () => (await newsroom.payload.db.count({ collection: 'articles', where: all })).totalDocs
      const before = await count()
      expect(
        (await call('/articles', 'editor', 'POST', articleData({ body: unattributed, _status: 'published' }))).status,
      ).toBe(400)
      expect((await call('/articles', 'reporter', 'POST', articleData({ _status: 'published' }))).status).toBe(403)
      expect(await count()).toBe(before)
    })
  })

  describe('operations by where', () => {
    it.each([
      '',
      '?where=5',
      '?where=',
      '?where=%7B%7D',
      '?where[and]=x',
      '?where=%7B%22and%22%3A%5Bnull%5D%7D',
      '?limit=1',
    ])('need to say which documents: %s', async (query) => {
      const { totalDocs } = (await call('/articles?limit=1', 'editor')).body
      for (const method of ['PATCH', 'DELETE']) {
        const data = method === 'PATCH' ? { topics: ['everything'] } : undefined
        expect((await call(`/articles${query}`, 'editor', method, data)).status).toBe(400)
      }
      expect((await call('/articles?limit=1', 'editor')).body.totalDocs).toBe(totalDocs)
      expect((await call('/articles?where[topics.slug][in]=everything&draft=true', 'editor')).body.totalDocs).toBe(0)
    })

    it('wait for another writer of one of the documents, and do them all', async () => {
      const made: Json[] = []
      while (made.length < 3) made.push(await create(newsroom, 'articles', articleData(), '?draft=true'))
      const [, held] = made
      for (const [method, data] of [
        ['PATCH', { topics: ['met'] }],
        ['DELETE', undefined],
      ] as const) {
        const { db } = newsroom.payload
        const transactionID = (await db.beginTransaction()) ?? undefined
        await db.updateOne({
          collection: 'articles',
          data: { dek: `Written meanwhile: ${method}` },
          id: held.id,
          req: { payload: newsroom.payload, transactionID },
        })
        const query = `?where[id][in]=${made.map(({ id }) => id).join(',')}&draft=true`
        const answering = call(`/articles${query}`, 'editor', method, data)
        await new Promise((resolve) => setTimeout(resolve, 400))
        await db.commitTransaction(transactionID ?? '')
        const answer = await answering
        expect([answer.status, answer.body.errors]).toEqual([200, []])
        expect(answer.body.docs).toHaveLength(3)
      }
    })

    it('are no way of the Local API', async () => {
      const { id } = await create(newsroom, 'articles', articleData({ body: unattributed }), '?draft=true')
      const before = await stored('articles', id)
      const shared = { collection: 'articles' as const, overrideAccess: false, user: newsroom.user.editor }
      await expect(
        newsroom.payload.update({ ...shared, where: { id: { equals: id } }, data: { _status: 'published' } }),
      ).rejects.toMatchObject({ status: 400 })
      await expect(newsroom.payload.delete({ ...shared, where: { id: { equals: id } } })).rejects.toMatchObject({
        status: 400,
      })
      expect(await stored('articles', id)).toEqual(before)
    })
  })

  describe('an edition stays live', () => {
    const published = async (): Promise<Json> => create(newsroom, 'articles', articleData({ _status: 'published' }))
    const draftOf = async (id: string): Promise<Json> =>
      (await call(`/articles/${id}?draft=true&depth=0`, 'editor')).body

    it.each<[string, string, Json]>([
      ['a save without a status', '', { topics: ['z'] }],
      ['a save as a draft that does not say so in its address', '', { _status: 'draft', topics: ['z'] }],
      ['a draft', '?draft=true', { topics: ['z'], _status: 'draft' }],
      ['an autosave', '?draft=true&autosave=true', { topics: ['z'], _status: 'draft' }],
    ])('through %s, with and without a newer draft', async (_, query, data) => {
      for (const hasDraft of [false, true]) {
        const article = await published()
        if (hasDraft) await call(`/articles/${article.id}?draft=true`, 'reporter', 'PATCH', { title: 'A newer draft' })
        for (const as of ['reporter', 'editor'] as const) {
          for (const address of [`/${article.id}${query}`, `${where(article.id)}${query.replace('?', '&')}`]) {
            expect((await call(`/articles${address}`, as, 'PATCH', data)).status).toBe(200)
            expect(await liveTitle(article)).toBe(article.title)
          }
        }
        expect(await draftOf(article.id)).toMatchObject({
          topics: await topicsCalled(newsroom, ['z']),
          _status: 'draft',
          title: hasDraft ? 'A newer draft' : article.title,
        })
        expect((await stored('articles', article.id)).releases).toHaveLength(1)
      }
    })

    it('through a version that readers had once, whatever has become of what it cites', async () => {
      const statistic = await createStatistic(newsroom)
      const figure = { blockType: 'figure', statistic: statistic.id, form: 'digits' }
      const cites = body(paragraph('Of ', figure, '.'))
      const article = await create(newsroom, 'articles', articleData({ body: cites, _status: 'published' }))
      const plainText = body(paragraph('Nothing is counted.'))
      await call(`/articles/${article.id}`, 'editor', 'PATCH', { body: plainText, _status: 'published' })
      expect((await call(`/statistics/${statistic.id}`, 'editor', 'DELETE')).status).toBe(200)
      const { body: versions } = await call(
        `/articles/versions${where(article.id).replace('[id]', '[parent]')}&sort=createdAt`,
        'editor',
      )
      const before = await stored('articles', article.id)
      expect((await call(`/articles/versions/${versions.docs[0].id}`, 'reporter', 'POST')).status).toBe(200)
      const after = await stored('articles', article.id)
      expect([after.rows, after.releases]).toEqual([before.rows, before.releases])
      const draft = (await call(`/articles/${article.id}?draft=true&depth=0`, 'editor')).body
      expect([draft._status, JSON.stringify(draft.body)]).toEqual(['draft', expect.stringContaining(statistic.id)])
      expect((await call(`/articles/${article.id}`, 'editor', 'PATCH', { _status: 'published' })).status).toBe(400)
      expect(await isLive(article)).toBe(true)
    })

    it('through a restored version, which is a draft beside it', async () => {
      const article = await create(newsroom, 'articles', articleData({ title: 'The first draft' }), '?draft=true')
      await call(`/articles/${article.id}`, 'editor', 'PATCH', { title: 'As published', _status: 'published' })
      const { docs } = (await call(`/articles/versions?where[parent][equals]=${article.id}`, 'editor')).body
      const first = docs.find(({ version }: Json) => version.title === 'The first draft')
      for (const query of ['', '?draft=false', '?draft=true']) {
        const restored = await call(`/articles/versions/${first.id}${query}`, 'reporter', 'POST')
        expect([restored.status, restored.body]).toEqual([200, expect.anything()])
        expect(await draftOf(article.id)).toMatchObject({ title: 'The first draft', _status: 'draft' })
        const live = (await call(`/articles/${article.id}?depth=0`, 'editor')).body
        expect(live).toMatchObject({ title: 'As published', _status: 'published' })
        expect(await liveTitle(live)).toBe('As published')
      }
      const local = { collection: 'articles' as const, id: first.id, overrideAccess: false, user: newsroom.user.editor }
      await expect(newsroom.payload.restoreVersion(local)).rejects.toMatchObject({ status: 400 })
      expect(await isLive((await call(`/articles/${article.id}`, 'editor')).body)).toBe(true)
    })

    it.each([true, false])(
      'or is in the trash, in every list and by its id, though it is trashed and restored as a draft (live: %s)',
      async (isPublished) => {
        const data = articleData(isPublished ? { _status: 'published' } : {})
        const article = await create(newsroom, 'articles', data, isPublished ? '' : '?draft=true')
        const seen = async () => {
          const found: Json = {}
          for (const query of ['', '&draft=true']) {
            const list = await call(`/articles${where(article.id)}${query}`, 'editor')
            const one = await call(`/articles/${article.id}?${query}`, 'editor')
            const inTrash = `${where(article.id)}${query}&trash=true&where[deletedAt][exists]=true`
            const trash = await call(`/articles${inTrash}`, 'editor')
            found[query] = [list.body.docs.length, one.status, trash.body.docs.length]
          }
          return found
        }
        for (const query of ['draft=true', 'draft=true&autosave=true']) {
          const deletedAt = new Date().toISOString()
          const trashed = await call(`/articles/${article.id}?${query}`, 'editor', 'PATCH', { deletedAt })
          expect(trashed.status).toBe(200)
          expect(await seen()).toEqual({ '': [0, 404, 1], '&draft=true': [0, 404, 1] })
          expect(await isLive(article)).toBe(false)
          const back = await call(`/articles/${article.id}?${query}&trash=true`, 'editor', 'PATCH', { deletedAt: null })
          expect(back.status).toBe(200)
          expect(await seen()).toEqual({ '': [1, 200, 0], '&draft=true': [1, 200, 0] })
          expect(await isLive(article)).toBe(false)
        }
      },
    )

    it('when a version is restored that was saved in the trash', async () => {
      const article = await create(newsroom, 'articles', articleData({ _status: 'published' }))
      await call(`/articles/${article.id}`, 'editor', 'PATCH', { deletedAt: new Date().toISOString() })
      const back = { deletedAt: null, _status: 'published' }
      expect((await call(`/articles/${article.id}?trash=true`, 'editor', 'PATCH', back)).status).toBe(200)
      expect(await isLive(article)).toBe(true)
      const { versions } = await stored('articles', article.id)
      const trashed = versions.filter(({ version }: Json) => version.deletedAt)
      expect(trashed).not.toEqual([])
      for (const { id } of trashed) {
        expect((await call(`/articles/versions/${id}?draft=true`, 'editor', 'POST')).status).toBe(200)
        expect(await isLive(article)).toBe(true)
        for (const query of ['', '&draft=true']) {
          expect((await call(`/articles${where(article.id)}${query}`, 'editor')).body.docs).toHaveLength(1)
          expect((await call(`/articles/${article.id}?${query}`, 'editor')).body.deletedAt ?? null).toBeNull()
        }
      }
    })

    it('and a copy of what is in the trash, or its next edition, is not in it', async () => {
      const article = await create(newsroom, 'articles', articleData({ _status: 'published' }))
      await call(`/articles/${article.id}`, 'editor', 'PATCH', { deletedAt: new Date().toISOString() })
      for (const [path, data] of [
        [`/articles/${article.id}/duplicate`, {}],
        [`/articles/${article.id}/editions`, { language: 'es' }],
      ] as const) {
        const { body: made, status } = await call(path, 'editor', 'POST', data)
        const id = made.doc?.id ?? made.article
        // Refused, or there.
        if (status >= 300) expect([path, status]).toEqual([path, expect.toBeOneOf([400, 404, 409])])
        else expect([path, (await call(`/articles/${id}?draft=true`, 'editor')).status]).toEqual([path, 200])
      }
    })

    it('until it is withdrawn, trashed or deleted', async () => {
      for (const takeDown of [
        ({ id }: Json) => withdraw(newsroom, id),
        ({ id }: Json) => call(`/articles/${id}`, 'editor', 'PATCH', { deletedAt: new Date().toISOString() }),
        ({ id }: Json) => call(`/articles${where(id)}`, 'editor', 'PATCH', { deletedAt: new Date().toISOString() }),
        ({ id }: Json) => call(`/articles/${id}`, 'editor', 'DELETE'),
        ({ id }: Json) => call(`/articles${where(id)}`, 'editor', 'DELETE'),
      ]) {
        const article = await published()
        await takeDown(article)
        expect(await isLive(article)).toBe(false)
      }
    })
  })

  describe('a save names the revision it was made from', () => {
    it('and is refused when somebody else has saved since, with what they saved', async () => {
      const article = await create(newsroom, 'articles', articleData({ title: 'As opened' }), '?draft=true')
      const opened = await call(`/articles/${article.id}?draft=true&depth=0`, 'reporter')
      const tag = opened.headers.get('ETag')!
      expect(tag).toBe(`"${opened.body.revision}"`)

      const first = await newsroom.call(`/articles/${article.id}?draft=true`, {
        as: 'editor',
        method: 'PATCH',
        data: { dek: 'By the editor.' },
        headers: { 'If-Match': tag },
      })
      expect(first.status).toBe(200)
      expect(first.headers.get('ETag')).toBe(`"${first.body.doc.revision}"`)
      expect(first.headers.get('ETag')).not.toBe(tag)

      const before = await stored('articles', article.id)
      const byHeader = { headers: { 'If-Match': tag }, data: { title: 'By the reporter' } }
      const byForm = { headers: {}, data: { ...opened.body, title: 'By the reporter' } }
      for (const { data, headers } of [byHeader, byForm]) {
        for (const query of ['?draft=true', '?draft=true&autosave=true', '']) {
          const second = await newsroom.call(`/articles/${article.id}${query}`, {
            as: 'reporter',
            method: 'PATCH',
            data,
            headers,
          })
          expect(second.status).toBe(409)
          expect(second.body.errors[0].data).toMatchObject({
            revision: first.body.doc.revision,
            by: { id: newsroom.user.editor.id, name: 'editor' },
            changed: ['dek'],
            current: { title: 'As opened', dek: 'By the editor.' },
          })
        }
      }
      expect(await stored('articles', article.id)).toEqual(before)
      // With the newest revision it goes through, and keeps what the other saved.
      const again = await newsroom.call(`/articles/${article.id}?draft=true`, {
        as: 'reporter',
        method: 'PATCH',
        data: { title: 'By the reporter', revision: first.body.doc.revision },
      })
      expect(again.status).toBe(200)
      expect(again.body.doc).toMatchObject({ title: 'By the reporter', dek: 'By the editor.' })
    })

    it('and loses nothing, however the two meet', async () => {
      const statistic = await createStatistic(newsroom)
      const cases: Array<[string, string, Json, Json]> = []
      const draft = await create(newsroom, 'articles', articleData(), '?draft=true')
      const live = await create(newsroom, 'articles', articleData({ _status: 'published' }))
      const text = (words: string) => ({ body: body(paragraph(words)) })
      cases.push([`/articles/${draft.id}`, '?draft=true', text('One.'), text('Another.')])
      cases.push([`/articles/${draft.id}`, '?draft=true&autosave=true', { dek: 'One.' }, { topics: ['two'] }])
      cases.push([
        `/articles/${live.id}`,
        '',
        { _status: 'published', dek: 'One.' },
        { _status: 'published', dek: 'Two.' },
      ])
      cases.push([`/statistics/${statistic.id}`, '', { value: '40' }, { note: 'A note.' }])
      for (const [address, query, one, other] of cases) {
        for (let round = 0; round < 5; round += 1) {
          const opened = (await call(`${address}?draft=true&depth=0`, 'editor')).body
          const save = (data: Json, as: Role) =>
            newsroom.call(`${address}${query}`, { as, method: 'PATCH', data: { ...data, revision: opened.revision } })
          const statuses = (await Promise.all([save(one, 'editor'), save(other, 'admin')])).map(({ status }) => status)
          expect([address, query, statuses.toSorted()]).toEqual([address, query, [200, 409]])
        }
      }
    })

    it.each([
      ['statistics', { note: 'One.' }, ['note']],
      ['sources', { title: 'One.', url: 'https://one.example/' }, ['title', 'url']],
      ['quotes', { occasion: 'A hearing.', evidence: [] }, ['occasion']],
      ['media', { credit: 'B. Photographer' }, ['credit']],
      ['articles', { topics: ['one'], byline: [{ name: 'A. Reporter', role: 'editor' }] }, ['byline', 'topics']],
    ] as const)('and is told exactly what differs, of %s', async (collection, change, changed) => {
      const source = await create(newsroom, 'sources', { kind: 'document', name: 'A register', terms: 'on-record' })
      const make: Record<typeof collection, () => Promise<Json>> = {
        statistics: () => createStatistic(newsroom),
        sources: async () => source,
        quotes: () => create(newsroom, 'quotes', { text: 'Hello.', language: 'en', speaker: source.id }),
        media: async () => createImage(newsroom, { file: await plain().png().toBuffer() }),
        articles: () => create(newsroom, 'articles', articleData(), '?draft=true'),
      }
      const { id } = await make[collection]()
      const address = `/${collection}/${id}${collection === 'articles' ? '?draft=true' : ''}`
      const opened = (await call(address, 'editor')).body.revision
      const stale = async (query = '') => {
        const data = { revision: opened }
        const answer = await call(`${address}${address.includes('?') ? '&' : '?'}${query}`, 'reporter', 'PATCH', data)
        expect(answer.status).toBe(409)
        return answer.body.errors[0].data.changed
      }
      expect((await call(address, 'editor', 'PATCH', change)).status).toBe(200)
      expect((await stale()).toSorted()).toEqual(changed)
      if (collection === 'media') {
        const file = await plain().png().toBuffer()
        const replaced = await upload(newsroom, { file, method: 'PATCH', name: 'another.png', path: address })
        expect([replaced.status, (await stale()).toSorted()]).toEqual([200, ['credit', 'filename']])
      }
      if (collection === 'articles') {
        const cites = { blockType: 'figure', statistic: (await createStatistic(newsroom)).id, form: 'digits' }
        const text = body(paragraph('There are ', cites, '.'))
        expect((await call(address, 'editor', 'PATCH', { body: text })).status).toBe(200)
        expect((await stale()).toSorted()).toEqual(['body', 'byline', 'topics'])
      }
      // What another save brought back as it was has not changed.
      const back = Object.fromEntries(Object.keys(change).map((field) => [field, null]))
      if (collection === 'statistics') {
        expect((await call(address, 'editor', 'PATCH', back)).status).toBe(200)
        expect(await stale()).toEqual([])
        const label = { label: 'cosas contadas', unit: { noun: 'cosas' } }
        expect((await call(`${address}?locale=es`, 'editor', 'PATCH', label)).status).toBe(200)
        for (const locale of ['locale=en', 'locale=es']) {
          expect((await stale(locale)).toSorted()).toEqual(['label', 'unit'])
        }
      }
    })

    it('and is told so where no version of it is kept any more', async () => {
      const statistic = await createStatistic(newsroom)
      const cites = paragraph('There are ', { blockType: 'figure', statistic: statistic.id, form: 'digits' }, '.')
      const { id } = await create(newsroom, 'articles', articleData({ body: body(cites), _status: 'published' }))
      const read = async () => (await call(`/articles/${id}?draft=true&depth=0`, 'editor')).body
      const type = async (data: Json) => {
        const answer = await call(`/articles/${id}?draft=true&autosave=true`, 'editor', 'PATCH', data)
        expect(answer.status).toBe(200)
        return answer.body.doc.revision
      }
      const stale = async (revision: string) => {
        const data = { title: 'Mine', revision }
        const answer = await call(`/articles/${id}?draft=true&autosave=true`, 'reporter', 'PATCH', data)
        return [answer.status, answer.body.errors?.[0].data.changed]
      }
      const first = await type({ dek: 'A' })
      const second = await type({ dek: 'A w' })
      await type({ topics: ['one'] })
      expect(await stale(first)).toEqual([409, ['dek', 'topics']])
      expect(await stale(second)).toEqual([409, ['topics']])

      // A correction is released over the draft.
      const { revision } = await read()
      const notes = [{ language: 'en', text: 'It is 38.' }]
      await call(`/statistics/${statistic.id}`, 'editor', 'PATCH', {
        value: '38',
        correction: { kind: 'correction', notes },
      })
      expect((await call(`/statistics/${statistic.id}/release`, 'editor', 'POST', {})).status).toBe(200)
      expect(await stale(revision)).toEqual([409, ['corrections']])
      const versions = (await call(`/articles/versions?where[parent][equals]=${id}&sort=createdAt`, 'editor')).body.docs
      expect((await call(`/articles/versions/${versions[0].id}?draft=true`, 'editor', 'POST', {})).status).toBe(200)
      const [status, changed] = await stale(revision)
      expect([status, changed.toSorted()]).toEqual([409, ['corrections', 'dek', 'topics']])
      expect(JSON.stringify(await read())).not.toContain('trail')
    })

    it('whatever door it comes by', async () => {
      const article = await create(newsroom, 'articles', articleData(), '?draft=true')
      const statistic = await createStatistic(newsroom)
      const headers = { 'If-Match': `"${article.revision}"` }
      expect((await call(`/articles/${article.id}?draft=true`, 'editor', 'PATCH', { dek: 'Later.' })).status).toBe(200)
      const { body: fresh } = await call(`/articles/${article.id}?draft=true&depth=0`, 'editor')
      const versions = (await call(`/articles/versions?where[parent][equals]=${article.id}`, 'editor')).body.docs
      await call(`/statistics/${statistic.id}`, 'editor', 'PATCH', { note: 'Later.' })
      const before = [await stored('articles', article.id), await stored('statistics', statistic.id)]
      const send = (path: string, method: string, data: Json, tag: string) =>
        newsroom.call(path, { as: 'editor', data, headers: { 'If-Match': tag }, method })
      const stale = headers['If-Match']
      const restore = `/articles/versions/${versions.at(-1).id}?draft=true`
      for (const [path, method, data, status] of [
        [`/articles${where(article.id)}&draft=true`, 'PATCH', { dek: 'Mine.' }, 400],
        [`/articles${where(article.id)}`, 'DELETE', undefined, 400],
        [restore, 'POST', {}, 409],
        [`/statistics/${statistic.id}/release`, 'POST', {}, 409],
      ] as const) {
        expect([path, (await send(path, method, data, stale)).status]).toEqual([path, status])
      }
      for (const revision of [5, ['x'], { a: 1 }, true]) {
        for (const path of [`/articles/${article.id}?draft=true`, `/statistics/${statistic.id}`]) {
          const answer = await call(path, 'editor', 'PATCH', { revision })
          expect([path, answer.status, answer.body.errors[0].data.errors[0].path]).toEqual([path, 400, 'revision'])
        }
      }
      expect([await stored('articles', article.id), await stored('statistics', statistic.id)]).toEqual(before)
      expect((await send(restore, 'POST', {}, `"${fresh.revision}"`)).status).toBe(200)
      expect((await send(`/articles${where(article.id)}&draft=true`, 'PATCH', { dek: 'Mine.' }, '*')).status).toBe(200)

      // Where one thing is done in several writes, it is asked of the document as it was before all of them.
      const live = await create(newsroom, 'articles', articleData({ _status: 'published' }))
      await withdraw(newsroom, live.id)
      await call(`/articles/${live.id}?draft=true`, 'editor', 'PATCH', { dek: 'Later.' })
      const { body: newest } = await call(`/articles/${live.id}?draft=true&depth=0`, 'editor')
      expect((await send(`/articles/${live.id}/reinstate`, 'POST', {}, `"${live.revision}"`)).status).toBe(409)
      expect((await send(`/articles/${live.id}/reinstate`, 'POST', {}, `"${newest.revision}"`)).status).toBe(200)
    })

    it('and so does an approval, and taking it back', async () => {
      const data = { kind: 'person', name: 'Casimir Thrupp', terms: 'background', attribution: 'a clerk' }
      const seen = await create(newsroom, 'sources', data)
      const attribution = 'the clerk of the mayor'
      const { body: changed } = await call(`/sources/${seen.id}`, 'editor', 'PATCH', { attribution })
      const approve = (method: string, tag: string) =>
        newsroom.call(`/sources/${seen.id}/approve`, { as: 'editor', method, headers: { 'If-Match': `"${tag}"` } })
      const before = await stored('sources', seen.id)
      expect((await approve('POST', seen.revision)).status).toBe(409)
      expect(await stored('sources', seen.id)).toEqual(before)
      expect((await approve('POST', changed.doc.revision)).status).toBe(200)
      expect((await approve('DELETE', changed.doc.revision)).status).toBe(409)
      const { body: now } = await call(`/sources/${seen.id}`, 'editor')
      expect([now.approval.by.id ?? now.approval.by, now.attribution]).toEqual([newsroom.user.editor.id, attribution])
    })

    it('and so does a deletion', async () => {
      const { id, revision } = await createStatistic(newsroom)
      await call(`/statistics/${id}`, 'editor', 'PATCH', { note: 'Seen by nobody else.' })
      const stale = { as: 'editor', method: 'DELETE', headers: { 'If-Match': `"${revision}"` } } as const
      expect((await newsroom.call(`/statistics/${id}`, stale)).status).toBe(409)
      expect((await stored('statistics', id)).rows).toHaveLength(1)
      expect((await newsroom.call(`/statistics/${id}`, { ...stale, headers: { 'If-Match': '*' } })).status).toBe(200)
    })

    it('and nobody writes a revision, or who saved', async () => {
      const forged = { revision: 'forged', editedBy: newsroom.user.admin.id }
      const article = await create(newsroom, 'articles', articleData(forged), '?draft=true')
      expect(article.revision).toMatch(/^[0-9a-f-]{36}$/)
      const { body: read } = await call(`/articles/${article.id}?draft=true&depth=0`, 'editor')
      expect(read.editedBy).toBe(newsroom.user.editor.id)
    })
  })
})
