/** What staff see of a release: what readers got, whose figures it has, what it changed, and who released it. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { articleData, body, create, createStatistic, paragraph, withdraw } from '../support/drafts'
import { databases, openNewsroom, type Json, type Newsroom } from '../support/newsroom'

describe.each(databases)('the view of a release on %s', (database) => {
  let newsroom: Newsroom
  let article: Json
  let figure: Json
  const releases = async (): Promise<Json[]> => {
    const { docs } = await newsroom.payload.find({
      collection: 'releases',
      pagination: false,
      sort: 'version',
      where: { article: { equals: String(article.id) } },
    })
    return docs
  }
  const view = async (id: unknown, as: 'editor' | 'reporter' = 'reporter'): Promise<Json> => {
    const { body: answer, status } = await newsroom.call(`/releases/${String(id)}/view`, { as })
    expect([status, answer.errors]).toEqual([200, undefined])
    return answer
  }
  const save = async (data: Json) => {
    const answer = await newsroom.call(`/articles/${article.id}`, { as: 'editor', method: 'PATCH', data })
    expect([answer.status, answer.body.errors]).toEqual([200, undefined])
  }

  beforeAll(async () => {
    newsroom = await openNewsroom(database)
    figure = await createStatistic(newsroom)
    const node = { blockType: 'figure', statistic: figure.id, form: 'digits' }
    article = await create(
      newsroom,
      'articles',
      articleData({
        _status: 'published',
        body: body(paragraph('They counted ', node, ' <b>things</b>.'), paragraph('It rained.')),
      }),
    )
    await save({
      _status: 'published',
      body: body(paragraph('They counted ', node, ' <b>things</b>.'), paragraph('It did not rain.')),
    })
  })
  afterAll(() => newsroom?.close())

  it('has the text as it was published, escaped, its figures, and whose they are', async () => {
    const [first] = await releases()
    const { changes, earlier, later, release, said } = await view(first.id)
    expect(release).toMatchObject({
      article: String(article.id),
      by: 'editor',
      hash: first.hash,
      isLive: false,
      kind: 'published',
      version: 1,
    })
    expect([earlier, changes]).toEqual([null, null])
    expect(later.version).toBe(2)
    expect(said.html).toContain('It rained.')
    expect(said.html).toContain('&lt;b&gt;things&lt;/b&gt;')
    expect(said.statistics).toEqual([
      { display: '37', id: figure.id, label: 'things counted', sources: ['A register'], status: 'unverified' },
    ])
  })

  it('says what changed since the one before', async () => {
    const [first, second] = await releases()
    const { changes, earlier, release } = await view(second.id)
    expect(release).toMatchObject({ isLive: true, kind: 'updated', version: 2 })
    expect(earlier).toEqual({ id: String(first.id), version: 1 })
    expect(changes.passages).toEqual([{ part: 'body', before: 'It rained.', after: 'It did not rain.' }])
    expect(changes.records).toEqual([])
  })

  it('says that an edition was withdrawn, and why', async () => {
    await withdraw(newsroom, article.id, 'It was wrong.')
    const third = (await releases())[2]
    const { changes, said, withdrawn } = await view(third.id, 'editor')
    expect([changes, said]).toEqual([null, null])
    expect(withdrawn).toEqual({ title: article.title, reason: 'It was wrong.' })
  })

  it('is for staff, and says that there is none', async () => {
    const [first] = await releases()
    expect((await newsroom.call(`/releases/${first.id}/view`)).status).toBe(401)
    for (const none of ['x', '0'.repeat(24), '00000000-0000-4000-8000-000000000000']) {
      expect([none, (await newsroom.call(`/releases/${none}/view`, { as: 'editor' })).status]).toEqual([none, 404])
    }
  })

  it('tells readers nothing of who released it', async () => {
    const [first] = await releases()
    expect(first.by).toBe(String(newsroom.user.editor.id))
    const { bytes } = await newsroom.call('/v1/changes')
    expect(bytes.toString()).not.toContain(String(newsroom.user.editor.id))
  })
})
