import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { body, paragraph, text } from '../../tests/fixtures/body'
import { memoryPayload, type Row, type Rows } from '../../tests/fixtures/memoryPayload'
import { requestOf } from '../../tests/fixtures/request'
import { article, ids, rows, settings, topic, uuid } from '../../tests/fixtures/stored'
import type { Role } from '../access/roles'
import type { Release } from '../model/release'
import { citedContext } from './context'
import { releaseAfterChange, releaseAfterDelete, releaseArticle } from './publish'

beforeEach(() => {
  vi.useFakeTimers({ now: new Date('2026-03-01T10:00:00.000Z'), toFake: ['Date'] })
})
afterEach(() => {
  vi.useRealTimers()
})

function open(given: Rows = rows(), more: Partial<typeof settings> = {}) {
  const memory = memoryPayload(given)
  const publishing = { ...settings, ...more }
  const stored = () => given.articles!.find(({ id }) => id === ids.article)!
  return {
    ...memory,
    releases: () => (given.releases ?? []) as unknown as Release[],
    stored,
    /** Changes the article as a save does, and what follows it. */
    save: async (
      data: object,
      { as = 'editor', isDraft = false, reason }: { as?: Role; isDraft?: boolean; reason?: string } = {},
    ) => {
      Object.assign(stored(), data)
      const req = requestOf({ as, payload: memory.payload })
      if (reason !== undefined) citedContext(req).withdrawalReason = reason
      return releaseArticle(req, ids.article, publishing, { isDraft })
    },
  }
}

describe('what follows a save of an article', () => {
  it('releases it, numbered, with what it is found and listed by', async () => {
    const { save, releases, rows: all } = open()
    const name = await save({ topics: [topic.water, topic.law, topic.water] })
    const [release, ...rest] = releases()
    expect(rest).toEqual([])
    expect(release).toMatchObject({
      article: ids.article,
      at: '2026-03-01T10:00:00.000Z',
      document: { title: 'Of some things', statistics: [{ value: '37' }] },
      kind: 'published',
      newest: true,
      previous: null,
      publishedAt: '2026-03-01T10:00:00.000Z',
      records: [`statistic:${ids.statistic}`, `source:${ids.source}`],
      sequence: 1,
      version: 1,
    })
    expect(name).toEqual({ language: 'en', slug: 'things', hash: release?.hash, version: 1 })
    expect(all.listings?.map(({ list, name: called, release: of }) => [list, called, of])).toEqual([
      ['all', null, release?.id],
      ['topic:water', 'Water', release?.id],
      ['topic:law', 'law', release?.id],
      ['person:a-reporter', 'A. Reporter', release?.id],
      [`statistic:${ids.statistic}`, null, release?.id],
      [`source:${ids.source}`, null, release?.id],
    ])
  })

  it('releases nothing where a topic is only written otherwise, and what is called otherwise', async () => {
    const { save, releases, rows: all } = open()
    await save({ topics: [topic.water, topic.law] })
    const [water, law] = all.topics as [Row, Row]
    water.name = 'WÁTER'
    expect(await save({})).toBeNull()
    law.name = 'Laws'
    expect(await save({})).not.toBeNull()
    expect(releases()[1]?.document).toMatchObject({ topics: ['WÁTER', 'Laws'], topicSlugs: ['water', 'law'] })
    expect(all.listings?.flatMap(({ list, name }) => (/topic/.test(String(list)) ? [[list, name]] : []))).toEqual([
      ['topic:water', 'WÁTER'],
      ['topic:law', 'Laws'],
      ['alias:topic:laws', 'law'],
    ])
  })

  it('names a person by who they are, and where their name says less than that, by their slug and links', async () => {
    const person = { id: uuid(7), slug: 'ana-ruiz-2', name: 'Ana Ruiz', links: [{ url: 'https://example.org/ana' }] }
    const { save, releases, rows: all } = open(rows({ people: [person] }))
    await save({
      byline: [
        { person: person.id, role: 'author' },
        { name: 'Ana R.', person: person.id, role: 'photographer' },
        { name: 'Luis Gil', role: 'editor' },
      ],
    })
    const known = { slug: 'ana-ruiz-2', sameAs: ['https://example.org/ana'] }
    expect(releases()[0]?.document).toMatchObject({
      byline: [
        { name: 'Ana Ruiz', role: 'author', ...known },
        { name: 'Ana R.', role: 'photographer', ...known },
        { name: 'Luis Gil', role: 'editor' },
      ],
    })
    const people = all.listings?.flatMap(({ list }) => (/person/.test(String(list)) ? [list] : []))
    expect(people).toEqual(['person:ana-ruiz-2', 'alias:person:ana-ruiz', 'alias:person:ana-r', 'person:luis-gil'])
  })

  it('releases nothing where nothing public changed, whoever saved it', async () => {
    const { save, releases } = open()
    await save({})
    expect(await save({ updatedAt: 'later' })).toBeNull()
    expect(await save({}, { as: 'reporter' })).toBeNull()
    expect(releases()).toHaveLength(1)
  })

  it('releases nothing of a draft, also where a record has moved on since the release', async () => {
    const { save, releases, rows: all } = open()
    await save({})
    all.statistics![0]!.value = '38'
    expect(await save({}, { isDraft: true })).toBeNull()
    expect(releases()).toHaveLength(1)
  })

  it('puts a release after the one before it, which is the newest no more and stays as it was', async () => {
    const { save, releases } = open()
    await save({ topics: [topic.water] })
    const before = structuredClone(releases()[0])
    vi.setSystemTime(new Date('2026-03-02T10:00:00.000Z'))
    await save({ dek: 'With a dek.' })
    const [first, second] = releases()
    expect(first).toEqual({ ...before, newest: false })
    expect(second).toMatchObject({
      at: '2026-03-02T10:00:00.000Z',
      kind: 'updated',
      newest: true,
      previous: first?.hash,
      publishedAt: first?.publishedAt,
      sequence: 2,
      version: 2,
    })
  })

  it('is later than the release before it, also where that was made by a clock that is ahead', async () => {
    const { save, releases } = open()
    await save({})
    vi.setSystemTime(new Date('2026-02-28T10:00:00.000Z'))
    await save({ dek: 'With a dek.' })
    expect(releases().map(({ at }) => at)).toEqual(['2026-03-01T10:00:00.000Z', '2026-03-01T10:00:00.001Z'])
  })

  it('leaves a tombstone, with the reason, of what is published no more', async () => {
    const { save, releases, rows: all } = open()
    await save({ topics: [topic.water] })
    await save({ _status: 'draft' }, { reason: 'It cannot be upheld.' })
    expect(releases()[1]).toMatchObject({
      kind: 'withdrawn',
      document: { slug: 'things', title: 'Of some things', reason: 'It cannot be upheld.' },
      note: 'It cannot be upheld.',
      records: [],
      version: 2,
    })
    expect(all.listings).toEqual([])
    // It is withdrawn once.
    expect(await save({})).toBeNull()
    await save({ _status: 'published' })
    expect(releases().map(({ kind }) => kind)).toEqual(['published', 'withdrawn', 'published'])
  })

  it('leaves nothing of what was never published', async () => {
    const { save, releases } = open(rows({ articles: [article({ _status: 'draft' })] }))
    expect(await save({})).toBeNull()
    expect(releases()).toEqual([])
  })

  const unattributed = body(paragraph(text('They counted 4,512 of them.')))

  it.each([
    ['a publication', false, {}],
    ['a publication with errors, which it does not look for', false, { body: unattributed }],
    ['a change', true, { dek: 'With a dek.' }],
    ['a withdrawal', true, { _status: 'draft' }],
  ])('refuses %s by a reporter (403), and writes nothing', async (_, isPublished, data) => {
    const { save, releases } = open()
    if (isPublished) await save({})
    const before = structuredClone(releases())
    await expect(save(data, { as: 'reporter' })).rejects.toMatchObject({ status: 403 })
    expect(releases()).toEqual(before)
  })

  it('refuses what the review finds errors in (400), with the findings, and writes nothing', async () => {
    const { save, releases } = open()
    await expect(save({ body: unattributed })).rejects.toMatchObject({
      status: 400,
      data: { findings: [{ rule: 'unattributed-figure', text: '4,512' }] },
    })
    expect(releases()).toEqual([])
  })

  it('refuses what cannot be presented (400), also where no rule looks', async () => {
    const { save, releases, rows: all } = open(rows(), { rules: [] })
    all.sources![0]!.terms = 'off-record'
    await expect(save({})).rejects.toMatchObject({ status: 400, data: { collection: 'articles' } })
    expect(releases()).toEqual([])
  })

  it('takes the note of a corrected record along, into the article and the release', async () => {
    const { save, releases, rows: all, stored } = open()
    await save({})
    const notes = [{ language: 'en', text: 'There are 38.' }]
    Object.assign(all.statistics![0]!, { value: '38', correction: { kind: 'correction', notes } })
    await save({ dek: 'With a dek.' })
    const corrections = [{ kind: 'correction', text: 'There are 38.', statistics: [ids.statistic] }]
    expect(releases()[1]).toMatchObject({
      kind: 'corrected',
      note: 'There are 38.',
      statistics: [ids.statistic],
      document: { corrections },
    })
    expect(stored().corrections).toMatchObject(corrections)
    // It is said once.
    expect(await save({})).toBeNull()
  })

  it('does more with each release where it is told to, and fails with what that throws', async () => {
    const onRelease = vi.fn(() => Promise.reject(new Error('the queue is full')))
    const { save, releases } = open(rows(), { onRelease })
    await expect(save({})).rejects.toThrow('the queue is full')
    const [release] = releases()
    expect(onRelease).toHaveBeenCalledWith(expect.anything(), [
      { id: release?.id, kind: 'published', language: 'en', redacts: [], wasDown: false },
    ])
    // The transaction that it is written in is undone; it was not numbered in any case.
    expect(release?.sequence).toBeUndefined()
  })
})

describe('the hooks of articles', () => {
  const call = (hook: unknown, args: object) => (hook as (given: object) => Promise<void>)(args)

  it('release what was saved as published, and no draft', async () => {
    const { payload, releases } = open()
    const hook = releaseAfterChange(settings)
    const req = requestOf({ as: 'editor', payload })
    await call(hook, { doc: { id: ids.article, _status: 'draft' }, req })
    expect(releases()).toEqual([])
    await call(hook, { doc: { id: ids.article, _status: 'published' }, req })
    expect(releases()).toHaveLength(1)
  })

  it('leave a tombstone of what was deleted', async () => {
    const { payload, releases, rows: all, save } = open()
    await save({})
    all.articles = []
    await call(releaseAfterDelete(settings), { id: ids.article, req: requestOf({ as: 'editor', payload }) })
    expect(releases().map(({ kind }) => kind)).toEqual(['published', 'withdrawn'])
  })
})
