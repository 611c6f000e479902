import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { hashOf } from '../../src/releases/canonical'
import type { Release } from '../../src/model/release'
import { articleData, body, create, createStatistic, paragraph, withdraw } from '../support/drafts'
import { databases, openNewsroom, type Json, type Newsroom } from '../support/newsroom'

async function releasesOf({ payload }: Newsroom, article?: string): Promise<Release[]> {
  return (
    await payload.db.find<Release>({
      collection: 'releases',
      pagination: false,
      sort: ['sequence', 'version'],
      ...(article ? { where: { article: { equals: article } } } : {}),
    })
  ).docs
}

describe.each(databases)('publishing on %s', (database) => {
  let newsroom: Newsroom
  const publish = (id: string, data: Json = {}) =>
    newsroom.call(`/articles/${id}`, { as: 'editor', method: 'PATCH', data: { ...data, _status: 'published' } })

  beforeAll(async () => {
    newsroom = await openNewsroom(database)
  })
  afterAll(() => newsroom?.close())

  it('keeps a draft to the newsroom', async () => {
    const draft = await create(newsroom, 'articles', articleData(), '?draft=true')
    expect(draft._status).toBe('draft')
    expect(await releasesOf(newsroom, draft.id)).toEqual([])
  })

  it('releases an article when it is published, numbered and hashed', async () => {
    const draft = await create(newsroom, 'articles', articleData({ title: 'Café is opened' }), '?draft=true')
    expect((await publish(draft.id)).status).toBe(200)
    const [release, ...rest] = await releasesOf(newsroom, draft.id)
    expect(rest).toEqual([])
    expect(release).toMatchObject({ kind: 'published', version: 1, newest: true, slug: 'cafe-is-opened' })
    expect(release?.sequence).toBeGreaterThan(0)
    expect(release?.previous ?? null).toBeNull()
    expect(release?.hash).toBe(hashOf(release?.document ?? {}))
  })

  it('makes no release when nothing public changed', async () => {
    const draft = await create(newsroom, 'articles', articleData(), '?draft=true')
    await publish(draft.id)
    await publish(draft.id)
    expect(await releasesOf(newsroom, draft.id)).toHaveLength(1)
  })

  it('releases a change with the hash of the release before it, and keeps that one', async () => {
    const draft = await create(newsroom, 'articles', articleData(), '?draft=true')
    await publish(draft.id)
    await publish(draft.id, { dek: 'Now with a dek.' })
    const [first, second] = await releasesOf(newsroom, draft.id)
    expect(second).toMatchObject({ kind: 'updated', version: 2, newest: true, previous: first?.hash })
    expect(first).toMatchObject({ newest: false, document: expect.objectContaining({ dek: null }) })
    expect(second?.publishedAt).toEqual(first?.publishedAt)
  })

  it('reads as often as it does for one figure, however many records the text names', async () => {
    const reads = async (records: Json[]) => {
      const figures = records.map(({ id }) =>
        paragraph('There were ', { blockType: 'figure', statistic: id, form: 'digits' }, ' of them.'),
      )
      const find = vi.spyOn(newsroom.payload.db, 'find')
      await create(newsroom, 'articles', articleData({ body: body(...figures), _status: 'published' }), '?depth=0')
      const count = find.mock.calls.length
      find.mockRestore()
      return count
    }
    const [first, ...others] = [await createStatistic(newsroom), await createStatistic(newsroom)]
    await reads([first])
    expect(await reads([first, ...others])).toBe(await reads([first]))
  })

  it('is refused for a text that names a record which is not there, and says which', async () => {
    const id = database === 'MongoDB' ? 'f'.repeat(24) : randomUUID()
    const text = body(paragraph('There were ', { blockType: 'figure', statistic: id, form: 'digits' }, ' of them.'))
    const draft = await create(newsroom, 'articles', articleData({ body: text }), '?draft=true')
    const { body: answer, status } = await publish(draft.id)
    expect([status, JSON.stringify(answer)]).toEqual([400, expect.stringContaining(id)])
    expect(await releasesOf(newsroom, draft.id)).toEqual([])
  })

  it('does not release the draft that follows a publication', async () => {
    const draft = await create(newsroom, 'articles', articleData(), '?draft=true')
    await publish(draft.id)
    const saved = await newsroom.call(`/articles/${draft.id}?draft=true`, {
      as: 'reporter',
      method: 'PATCH',
      data: { title: 'Not to be seen yet', _status: 'draft' },
    })
    expect(saved.status).toBe(200)
    expect(await releasesOf(newsroom, draft.id)).toHaveLength(1)
  })

  it('withdraws an article, and publishes it again', async () => {
    const draft = await create(newsroom, 'articles', articleData(), '?draft=true')
    await publish(draft.id)
    await withdraw(newsroom, draft.id, 'It was wrong.')
    const [, tombstone] = await releasesOf(newsroom, draft.id)
    expect(tombstone).toMatchObject({ kind: 'withdrawn', version: 2, newest: true })
    expect(tombstone?.document).toEqual({
      story: draft.story,
      language: 'en',
      slug: draft.slug,
      title: draft.title,
      reason: 'It was wrong.',
      salt: expect.stringMatching(/^[0-9a-f]{32}$/),
    })
    await publish(draft.id)
    const kinds = (await releasesOf(newsroom, draft.id)).map(({ kind }) => kind)
    expect(kinds).toEqual(['published', 'withdrawn', 'published'])
  })

  it('withdraws once where two do so at once, with the reason of the one that did', async () => {
    for (let round = 0; round < 3; round += 1) {
      const draft = await create(newsroom, 'articles', articleData(), '?draft=true')
      await publish(draft.id)
      const answers = await Promise.all(
        (['editor', 'admin'] as const).map((as) =>
          newsroom.call(`/articles/${draft.id}/withdraw`, { as, method: 'POST', data: { reason: `By the ${as}.` } }),
        ),
      )
      expect(answers.map(({ status }) => status).sort()).toEqual([200, 409])
      const { document } = (await releasesOf(newsroom, draft.id)).at(-1) ?? {}
      expect(document).toMatchObject({ reason: answers[0]?.status === 200 ? 'By the editor.' : 'By the admin.' })
      expect(await releasesOf(newsroom, draft.id)).toHaveLength(2)
    }
  })

  it('withdraws an article that goes to the trash, and one that is deleted for good', async () => {
    const [trashed, deleted] = [
      await create(newsroom, 'articles', articleData(), '?draft=true'),
      await create(newsroom, 'articles', articleData(), '?draft=true'),
    ]
    await publish(trashed.id)
    await publish(deleted.id)
    const data = { deletedAt: new Date().toISOString() }
    await newsroom.call(`/articles/${trashed.id}`, { as: 'editor', method: 'PATCH', data })
    expect((await newsroom.call(`/articles/${deleted.id}`, { as: 'editor', method: 'DELETE' })).status).toBe(200)
    for (const { id } of [trashed, deleted]) {
      expect((await releasesOf(newsroom, id)).map(({ kind }) => kind)).toEqual(['published', 'withdrawn'])
    }
  })

  it('publishes nothing into the trash', async () => {
    const deletedAt = new Date().toISOString()
    const figures = body(paragraph('There were 12,500 of them.'))
    const data = articleData({ _status: 'published', body: figures, deletedAt })
    const made = await newsroom.call('/articles', { as: 'editor', method: 'POST', data })
    expect([made.status, made.body.errors?.[0]?.data?.errors?.[0]?.path]).toEqual([400, 'deletedAt'])
    const trashed = await create(newsroom, 'articles', articleData(), '?draft=true')
    await newsroom.call(`/articles/${trashed.id}`, { as: 'editor', method: 'PATCH', data: { deletedAt } })
    for (const sent of [{ _status: 'published' }, { _status: 'published', deletedAt }]) {
      const answer = await newsroom.call(`/articles/${trashed.id}?trash=true`, {
        as: 'editor',
        method: 'PATCH',
        data: sent,
      })
      expect(answer.status).toBe(400)
    }
    // Nor by what puts it there, and a stranger is told nothing of it.
    const draft = await create(newsroom, 'articles', articleData({ body: figures }), '?draft=true')
    const both = { _status: 'published', deletedAt }
    const put = await newsroom.call(`/articles/${draft.id}`, { as: 'editor', method: 'PATCH', data: both })
    expect([put.status, (await releasesOf(newsroom, draft.id)).length]).toEqual([400, 0])
    for (const { id } of [trashed, draft]) {
      const data = { _status: 'published' }
      expect((await newsroom.call(`/articles/${id}?trash=true`, { method: 'PATCH', data })).status).toBe(403)
    }
    const out = { _status: 'published', deletedAt: null }
    const answer = await newsroom.call(`/articles/${trashed.id}?trash=true`, {
      as: 'editor',
      method: 'PATCH',
      data: out,
    })
    expect([answer.status, (await releasesOf(newsroom, trashed.id)).length]).toEqual([200, 1])
  })

  it('keeps the lists of topics to what is live', async () => {
    const listed = async (topic: string) => {
      const { status, body: answer } = await newsroom.call(`/v1/articles?topic=${topic}&language=en`)
      expect(status).toBe(200)
      return (answer.articles as Json[]).map(({ dek }) => dek)
    }
    const [one, other] = [
      await create(newsroom, 'articles', articleData({ dek: 'one', topics: ['water', 'law'] }), '?draft=true'),
      await create(newsroom, 'articles', articleData({ dek: 'other', topics: ['water'] }), '?draft=true'),
    ]
    expect(await listed('water')).toEqual([])
    await publish(one.id)
    await publish(other.id)
    expect([await listed('water'), await listed('law')]).toEqual([['other', 'one'], ['one']])
    await publish(one.id, { dek: 'one again', topics: ['water', 'rivers', 'rivers'] })
    expect([await listed('water'), await listed('law'), await listed('rivers')]).toEqual([
      // By their first publication.
      ['other', 'one again'],
      [],
      ['one again'],
    ])
    await withdraw(newsroom, one.id)
    expect([await listed('water'), await listed('rivers')]).toEqual([['other'], []])
  })

  it('tells a correction from an update, with its text as the note', async () => {
    const draft = await create(newsroom, 'articles', articleData(), '?draft=true')
    await publish(draft.id)
    await publish(draft.id, { corrections: [{ date: '2023-09-20', kind: 'correction', text: 'It is 37, not 73.' }] })
    const [, corrected] = await releasesOf(newsroom, draft.id)
    expect(corrected).toMatchObject({ kind: 'corrected', note: 'It is 37, not 73.' })
  })

  it('names the statistics that a release changed', async () => {
    const statistic = await createStatistic(newsroom)
    const figure = { blockType: 'figure', statistic: statistic.id, form: 'digits' }
    const draft = await create(
      newsroom,
      'articles',
      articleData({ body: body(paragraph('There are ', figure, ' things.')) }),
      '?draft=true',
    )
    await publish(draft.id)
    await publish(draft.id, { dek: 'The figure stays.' })
    const correction = { kind: 'update', notes: [{ language: 'en', text: 'There is one more now.' }] }
    await newsroom.call(`/statistics/${statistic.id}`, {
      as: 'editor',
      method: 'PATCH',
      data: { value: '38', correction },
    })
    await publish(draft.id)
    const releases = await releasesOf(newsroom, draft.id)
    // Whoever publishes the article first publishes what was to be said of the record, too.
    expect(releases.map(({ kind, note }) => [kind, note])).toEqual([
      ['published', null],
      ['updated', null],
      ['corrected', 'There is one more now.'],
    ])
    expect(releases.map(({ statistics }) => statistics)).toEqual([[statistic.id], [], [statistic.id]])
  })

  describe('by a reporter', () => {
    it.each([
      ['a publication', { _status: 'published', title: 'Changed' }],
      ['a move to the trash', { deletedAt: new Date().toISOString() }],
    ])('refuses %s', async (_, data) => {
      const draft = await create(newsroom, 'articles', articleData(), '?draft=true')
      await publish(draft.id)
      const before = await releasesOf(newsroom, draft.id)
      const answer = await newsroom.call(`/articles/${draft.id}`, { as: 'reporter', method: 'PATCH', data })
      expect(answer.status).toBe(403)
      expect(await releasesOf(newsroom, draft.id)).toEqual(before)
    })

    it('refuses a creation that is published at once, and a deletion', async () => {
      const data = articleData({ _status: 'published' })
      expect((await newsroom.call('/articles', { as: 'reporter', method: 'POST', data })).status).toBe(403)
      const draft = await create(newsroom, 'articles', articleData(), '?draft=true')
      expect((await newsroom.call(`/articles/${draft.id}`, { as: 'reporter', method: 'DELETE' })).status).toBe(403)
    })
  })

  it('shows the label of another language, and says so, where a record has none in that of the edition', async () => {
    const statistic = await createStatistic(newsroom)
    const figure = { blockType: 'figure', statistic: statistic.id, form: 'digits' }
    const data = articleData({ language: 'es', body: body(paragraph('Hay ', figure, ' cosas.')) })
    const draft = await create(newsroom, 'articles', data, '?draft=true')
    const { review } = (await newsroom.call(`/articles/${draft.id}/review`, { as: 'editor' })).body
    expect(review.findings).toContainEqual(expect.objectContaining({ rule: 'missing-label', severity: 'warning' }))
    expect((await publish(draft.id)).status).toBe(200)
    const [release] = await releasesOf(newsroom, draft.id)
    expect(release?.document).toMatchObject({ statistics: [{ label: 'things counted', labelLanguage: 'en' }] })
  })

  describe('by forty editors at once', () => {
    const retried = async (call: () => Promise<{ status: number; headers: Headers }>) => {
      const answer = await call()
      if (answer.status !== 200) {
        expect([409, 503]).toContain(answer.status)
        expect(Number(answer.headers.get('Retry-After'))).toBeGreaterThan(0)
      }
      return answer.status
    }

    const expectConsistent = async (ids: string[]) => {
      const all = await releasesOf(newsroom)
      expect(all.map(({ sequence }) => sequence)).toEqual(all.map((_, index) => index + 1))
      for (const id of ids) {
        const own = all.filter(({ article }) => article === id).sort((a, b) => a.version - b.version)
        expect(own.map(({ version }) => version)).toEqual(own.map((_, index) => index + 1))
        expect(own.map(({ previous }) => previous ?? null)).toEqual([null, ...own.slice(0, -1).map(({ hash }) => hash)])
        expect(own.map(({ newest }) => newest)).toEqual(own.map((_, index) => index === own.length - 1))
        const article = await newsroom.payload.findByID({ collection: 'articles', id, depth: 0 })
        expect(own.at(-1)?.document).toMatchObject({ title: article.title })
      }
      return all
    }

    it('makes one release of each of forty articles', async () => {
      const drafts: Json[] = []
      for (let index = 0; index < 40; index += 1) {
        drafts.push(await create(newsroom, 'articles', articleData(), '?draft=true'))
      }
      const statuses = await Promise.all(drafts.map(({ id }) => retried(() => publish(id))))
      const all = await expectConsistent(drafts.flatMap(({ id }, index) => (statuses[index] === 200 ? [id] : [])))
      for (const [index, { id }] of drafts.entries()) {
        expect(all.filter(({ article }) => article === id)).toHaveLength(statuses[index] === 200 ? 1 : 0)
      }
      expect(statuses.filter((status) => status === 200).length).toBeGreaterThan(0)
    })

    it('makes one release of each success on one article', async () => {
      const draft = await create(newsroom, 'articles', articleData(), '?draft=true')
      const titles = Array.from({ length: 40 }, (_, index) => `Title of editor ${index}`)
      const statuses = await Promise.all(titles.map((title) => retried(() => publish(draft.id, { title }))))
      const all = await expectConsistent([draft.id])
      const own = all.filter(({ article }) => article === draft.id)
      expect(own).toHaveLength(statuses.filter((status) => status === 200).length)
      expect(own.length).toBeGreaterThan(0)
    })
  })
})

describe.each(databases)('a hook that throws in the middle of a publication on %s', (database) => {
  let newsroom: Newsroom
  let failing = false

  beforeAll(async () => {
    newsroom = await openNewsroom(database, {
      overrides: {
        articles: (articles) => ({
          ...articles,
          hooks: {
            ...articles.hooks,
            afterChange: [
              ...(articles.hooks?.afterChange ?? []),
              () => {
                if (failing) throw new Error('the hook of another plugin fails')
              },
            ],
          },
        }),
      },
    })
  })
  afterAll(() => newsroom?.close())

  it('leaves nothing behind', async () => {
    const { payload } = newsroom
    const draft = await create(newsroom, 'articles', articleData({ title: 'Before' }), '?draft=true')
    const versions = () => payload.countVersions({ collection: 'articles' })
    const before = await versions()

    failing = true
    const answer = await newsroom.call(`/articles/${draft.id}`, {
      as: 'editor',
      method: 'PATCH',
      data: { _status: 'published', title: 'After' },
    })
    failing = false

    expect(answer.status).toBe(500)
    expect(await releasesOf(newsroom)).toEqual([])
    expect(await versions()).toEqual(before)
    expect(await payload.findByID({ collection: 'articles', id: draft.id })).toMatchObject({
      _status: 'draft',
      title: 'Before',
    })
    // The next publication is not held up by it.
    const next = await newsroom.call(`/articles/${draft.id}`, {
      as: 'editor',
      method: 'PATCH',
      data: { _status: 'published' },
    })
    expect(next.status).toBe(200)
    expect((await releasesOf(newsroom)).map(({ sequence }) => sequence)).toEqual([1])
  })
})
