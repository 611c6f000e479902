/** A document that is made of another one, with the ids of its rows, is saved like any other. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { articleData, body, create, createStatistic, paragraph } from '../support/drafts'
import { databases, openNewsroom, type Json, type Newsroom } from '../support/newsroom'

describe.each(databases)('on %s', (database) => {
  let newsroom: Newsroom
  beforeAll(async () => {
    newsroom = await openNewsroom(database)
  })
  afterAll(() => newsroom?.close())

  const call = (route: string, method = 'GET', data?: Json) => newsroom.call(route, { as: 'editor', method, data })
  const read = async (route: string) => {
    const { id, ...rest } = (await call(`${route}?depth=0`)).body
    return [String(id), rest] as const
  }
  const names = ({ byline }: Json) => byline.map(({ name }: Json) => name)

  it('an article, as a draft and published', async () => {
    const lists = {
      byline: [
        { name: 'A. Reporter', role: 'author' },
        { name: 'B. Reporter', role: 'author' },
      ],
      corrections: [{ date: '2026-03-01', kind: 'correction', text: 'It was wrong.' }],
      dismissals: [{ rule: 'single-source', fingerprint: 'abc', reason: 'It is so.' }],
    }
    const made = await create(newsroom, 'articles', articleData({ ...lists, _status: 'published' }))
    const [id, { slug: _, story: __, ...whole }] = await read(`/articles/${made.id}`)
    const before = (await call(`/articles/${id}?depth=0`)).body
    for (const query of ['?draft=true', '']) {
      const copy = await call(`/articles${query}`, 'POST', { ...whole, _status: query ? 'draft' : 'published' })
      expect([query, copy.status, copy.body.errors]).toEqual([query, 201, undefined])
      expect(names(copy.body.doc)).toEqual(names(whole))
      expect(copy.body.doc.corrections).toMatchObject(lists.corrections)
    }
    const { id: other } = await create(newsroom, 'articles', articleData(), '?draft=true')
    for (const [query, data] of [
      ['?draft=true', { byline: whole.byline }],
      ['', { byline: whole.byline }],
      ['', { _status: 'published' }],
    ] as const) {
      const answer = await call(`/articles/${other}${query}`, 'PATCH', data)
      expect([query, answer.status, answer.body.errors]).toEqual([query, 200, undefined])
      expect(names(answer.body.doc)).toEqual(names(whole))
    }
    expect((await call(`/articles/${id}?depth=0`)).body).toEqual(before)
  })

  it('many, that are given the same rows at once', async () => {
    const drafts = [
      await create(newsroom, 'articles', articleData(), '?draft=true'),
      await create(newsroom, 'articles', articleData(), '?draft=true'),
    ]
    const byline = [{ id: 'aaaaaaaaaaaaaaaaaaaaaaaa', name: 'Both', role: 'author' }]
    const where = `where[id][in]=${drafts.map(({ id }) => id).join()}`
    for (const data of [{ byline }, { _status: 'published' }]) {
      expect((await call(`/articles?${where}`, 'PATCH', data)).body.errors).toEqual([])
    }
  })

  it('a list that names a row twice', async () => {
    const { id } = await create(newsroom, 'articles', articleData(), '?draft=true')
    const row = { id: 'bbbbbbbbbbbbbbbbbbbbbbbb', role: 'author' }
    const byline = [
      { ...row, name: 'One' },
      { ...row, name: 'Two' },
    ]
    const answer = await call(`/articles/${id}`, 'PATCH', { byline, _status: 'published' })
    expect([answer.status, answer.body.errors]).toEqual([200, undefined])
    expect(names(answer.body.doc)).toEqual(['One', 'Two'])
    // Whoever keeps the ids that are free keeps the rows.
    expect(answer.body.doc.byline[0].id).toBe(row.id)
    expect(answer.body.doc.byline[1].id).not.toBe(row.id)
  })

  it('a record of each kind, by the client and by duplicating', async () => {
    const statistic = await createStatistic(newsroom)
    const source = statistic.evidence[0].source.id ?? statistic.evidence[0].source
    const computed = await create(newsroom, 'statistics', {
      label: 'twice as many things',
      value: '74',
      unit: { kind: 'count', noun: 'things' },
      evidence: [{ source }],
      formula: 'a * 2',
      operands: [{ key: 'a', statistic: statistic.id }],
    })
    const quote = await create(newsroom, 'quotes', {
      text: 'Hola.',
      language: 'es',
      speaker: source,
      translations: [{ language: 'en', text: 'Hello.' }],
      evidence: [{ source }],
    })
    const figure = { blockType: 'figure', statistic: statistic.id, form: 'digits' }
    await create(newsroom, 'articles', articleData({ body: body(paragraph('Of ', figure, '.')), _status: 'published' }))
    const correction = { kind: 'correction', notes: [{ language: 'en', text: 'It is 38.' }] }
    expect((await call(`/statistics/${statistic.id}`, 'PATCH', { value: '38', correction })).status).toBe(200)
    for (const [collection, { id }, list] of [
      ['statistics', statistic, 'evidence'],
      ['statistics', computed, 'operands'],
      ['quotes', quote, 'translations'],
    ] as const) {
      const [, whole] = await read(`/${collection}/${id}`)
      const copy = await call(`/${collection}`, 'POST', whole)
      expect([collection, copy.status, copy.body.errors]).toEqual([collection, 201, undefined])
      expect(copy.body.doc[list]).toHaveLength(1)
      const duplicate = await call(`/${collection}/${id}/duplicate`, 'POST', { [list]: whole[list] })
      expect([collection, duplicate.status, duplicate.body.errors]).toEqual([collection, 200, undefined])
      const again = await call(`/${collection}/${copy.body.doc.id}`, 'PATCH', { [list]: whole[list] })
      expect([collection, again.status, again.body.errors]).toEqual([collection, 200, undefined])
      expect((await read(`/${collection}/${id}`))[1]).toEqual(whole)
    }
  })
})
