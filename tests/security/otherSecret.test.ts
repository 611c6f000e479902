/** Another `PAYLOAD_SECRET`, after a restore or by mistake: what was published under the one before is still followed. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { articleData, body, create, paragraph } from '../support/drafts'
import { databases, newDatabase, openNewsroom, type Json, type Newsroom, type TestDatabase } from '../support/newsroom'

describe.each(databases)('a newsroom with another secret on %s', (name) => {
  let database: TestDatabase
  let newsroom: Newsroom
  let statistic: Json
  let source: Json
  let article: Json
  const send = (route: string, data: Json, method = 'PATCH') => newsroom.call(route, { as: 'editor', method, data })
  const live = async () => (await newsroom.call(`/v1/articles/en/${article.slug}`)).body

  beforeAll(async () => {
    database = await newDatabase(name)
    const before = await openNewsroom(name, {}, {}, { ...database, remove: () => undefined })
    newsroom = before
    const attribution = 'a clerk of the harbour'
    const person = { kind: 'person', name: 'Zoltan Quercibubo', terms: 'background', attribution }
    source = await create(newsroom, 'sources', person)
    expect((await send(`/sources/${source.id}/approve`, {}, 'POST')).status).toBe(200)
    const unit = { kind: 'count', noun: 'crates' }
    const evidence = [{ source: source.id }]
    statistic = await create(newsroom, 'statistics', { label: 'crates', value: '37', unit, evidence })
    const figure = { blockType: 'figure', statistic: statistic.id, form: 'digits' }
    const spelled = { ...figure, form: 'custom', text: 'thirty-seven' }
    const text = body(paragraph('There were ', figure, ' crates. As said, ', spelled, '.'))
    article = await create(newsroom, 'articles', articleData({ body: text, _status: 'published' }))
    await before.payload.destroy()
    const secret = 'another secret for tests only, not for anything else'
    newsroom = await openNewsroom(name, {}, { secret }, database)
  })
  afterAll(() => newsroom?.close())

  it('corrects no edition whose figures it cannot tell, until that is published again', async () => {
    const correction = { kind: 'correction', notes: [{ language: 'en', text: 'It was 38.' }] }
    expect((await send(`/statistics/${statistic.id}`, { value: '38', correction })).status).toBe(200)
    const refused = await send(`/statistics/${statistic.id}/release`, {}, 'POST')
    expect([refused.status, JSON.stringify(refused.body)]).toEqual([
      400,
      expect.stringContaining('another PAYLOAD_SECRET'),
    ])
    expect((await live()).statistics).toMatchObject([{ value: '37' }])
    const { body: text } = (await newsroom.call(`/articles/${article.id}?draft=true&depth=0`, { as: 'editor' })).body
    const mended = JSON.parse(JSON.stringify(text).replace('thirty-seven', 'thirty-eight'))
    const again = await send(`/articles/${article.id}`, { body: mended, _status: 'published' })
    expect([again.status, again.body.errors?.[0].message]).toEqual([200, undefined])
  })

  it('redacts what it was called then', async () => {
    expect((await send(`/sources/${source.id}`, { terms: 'off-record' })).status).toBe(200)
    const releases = (await newsroom.call(`/releases?where[article][equals]=${article.id}&limit=10`, { as: 'editor' }))
      .body
    expect(JSON.stringify(releases.docs)).not.toContain('clerk')
  })
})
