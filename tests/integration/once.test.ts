/** What a request reads and computes once, and what a partial write leaves alone. */
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { Readable } from 'node:stream'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { importStory } from '../../src/import/importStory'
import type { Rule } from '../../src/index'
import { articleData, body, create, createStatistic, paragraph } from '../support/drafts'
import { databases, openNewsroom, type Json, type Newsroom } from '../support/newsroom'

describe.each(databases)('on %s', (database) => {
  let newsroom: Newsroom
  /** The editions that were reviewed since it was last emptied. */
  let reviewed: string[] = []
  const counting: Rule = {
    name: 'counting',
    check: ({ language, title }) => {
      reviewed.push(`${language} ${title}`)
      return title === 'Dismissed'
        ? [
            {
              severity: 'error',
              where: { field: 'title', path: null, start: null, end: null },
              text: title,
              message: { en: 'No.', es: 'No.' },
            },
          ]
        : []
    },
  }

  beforeAll(async () => {
    newsroom = await openNewsroom(database, { rules: (standard) => [...standard, counting] })
  })
  afterAll(() => newsroom?.close())

  const save = (route: string, data: Json, method = 'PATCH') => newsroom.call(route, { as: 'editor', method, data })
  const figure = (record: Json) => ({ blockType: 'figure', statistic: record.id, form: 'digits' })
  const rowOf = async (id: string): Promise<Json> =>
    (await newsroom.call(`/articles/${id}?depth=0`, { as: 'editor' })).body

  it('reviews an edition once when it is published, changed, and published by default depth', async () => {
    const statistic = await createStatistic(newsroom)
    const data = articleData({
      body: body(paragraph('Of them ', figure(statistic), ' were counted.')),
      firstPublished: { outlet: 'Elsewhere', date: '2023-09-16' },
      topics: ['b', 'a'],
      _status: 'published',
    })
    reviewed = []
    const { id } = await create(newsroom, 'articles', data)
    expect(reviewed).toEqual([`en ${data.title}`])
    for (const query of ['', '?depth=0', '?depth=2']) {
      reviewed = []
      expect((await save(`/articles/${id}${query}`, { dek: `Dek ${query}`, _status: 'published' })).status).toBe(200)
      expect(reviewed).toEqual([`en ${data.title}`])
    }
  })

  it('reviews a story once that is imported and published, with what is let stand, and anew when it is another', async () => {
    const folder = mkdtempSync(path.join(tmpdir(), 'cited-once-'))
    const publish = async (file: string, title: string, date: string) => {
      // A figure that nobody attributed, and a quotation behind it.
      const text = `The town lost 1,234 people in 2011. “We lost 1,234 people,” said the mayor of ${title}.`
      mkdirSync(path.join(folder, file))
      writeFileSync(path.join(folder, file, 'story.md'), `---\ntitle: ${title}\ndate: ${date}\n---\n${text}`)
      reviewed = []
      return importStory([file, '--language=en', '--publish', '--outlet=Elsewhere'], {
        environment: {},
        folder,
        stdin: Readable.from([]),
        open: () => Promise.resolve({ payload: newsroom.payload, close: () => Promise.resolve() }),
        out: () => undefined,
        error: () => undefined,
      })
    }
    const { hooks } = newsroom.payload.collections.articles.config
    const rename = ({ data }: { data: Json }) => ({ ...data, dek: 'By a hook.' })
    try {
      expect(await publish('one', 'Lost', '2020-01-01')).toBe(0)
      expect(reviewed).toEqual(['en Lost'])
      hooks.beforeValidate.unshift(rename as never)
      expect(await publish('two', 'Changed', '2020-01-02')).toBe(0)
      expect(reviewed).toEqual(['en Changed', 'en Changed'])
    } finally {
      hooks.beforeValidate.splice(hooks.beforeValidate.indexOf(rename as never), 1)
      rmSync(folder, { force: true, recursive: true })
    }
    const { articles } = (await newsroom.call('/v1/articles?language=en')).body
    expect(articles.map((each: Json) => each.title)).toEqual(expect.arrayContaining(['Lost', 'Changed']))
  })

  it('releases what was written when a hook of the newsroom changes it after the review', async () => {
    const other = await openNewsroom(database, {
      rules: (standard) => [...standard, counting],
      overrides: {
        articles: (articles) => ({
          ...articles,
          hooks: {
            ...articles.hooks,
            beforeChange: [
              ...(articles.hooks?.beforeChange ?? []),
              ({ data }) => ({ ...data, dek: 'Changed by a hook.' }),
            ],
          },
        }),
      },
    })
    try {
      const data = articleData({ dek: 'As sent.', _status: 'published' })
      reviewed = []
      const { id } = await create(other, 'articles', data)
      const { docs } = await other.payload.db.find<Json>({ collection: 'releases', where: { article: { equals: id } } })
      expect(docs.map(({ document }: Json) => document.dek)).toEqual(['Changed by a hook.'])
      expect(reviewed).toHaveLength(2)
    } finally {
      await other.close()
    }
  })

  it('reviews each edition once when a correction is looked at, and once when it is released', async () => {
    const statistic = await createStatistic(newsroom)
    const data = (more: Json) =>
      articleData({
        body: body(paragraph('Of them ', figure(statistic), ' were counted.')),
        _status: 'published',
        ...more,
      })
    const en = await create(newsroom, 'articles', data({ title: 'Corrected once' }))
    await save(`/statistics/${statistic.id}?locale=es`, { label: 'cosas' })
    await create(newsroom, 'articles', data({ title: 'Corregida una vez', language: 'es', story: en.story }))
    const both = ['en Corrected once', 'es Corregida una vez']
    const notes = ['en', 'es'].map((language) => ({ language, text: 'It is 38.' }))

    reviewed = []
    const saved = await save(`/statistics/${statistic.id}`, { value: '38', correction: { kind: 'correction', notes } })
    expect(saved.status).toBe(200)
    // Which editions change, the record alone tells.
    expect(reviewed).toEqual([])
    // So it is while one waits, also when something private is changed.
    const again = { value: '39', correction: { ...saved.body.doc.correction, notes } }
    for (const change of [again, { note: 'Counted twice.' }]) {
      expect((await save(`/statistics/${statistic.id}`, change)).status).toBe(200)
      expect(reviewed).toEqual([])
    }
    // They are made, once, when somebody is shown them.
    for (const ask of [
      async () => {
        const { body: record } = await newsroom.call(`/statistics/${statistic.id}?depth=0`, { as: 'editor' })
        return save(`/statistics/${statistic.id}/affected`, { note: 'Tried.', correction: record.correction }, 'POST')
      },
      () => newsroom.call(`/statistics/${statistic.id}/affected`, { as: 'editor' }),
    ]) {
      reviewed = []
      expect((await ask()).status).toBe(200)
      expect(reviewed.toSorted()).toEqual(both)
    }
    reviewed = []
    expect((await save(`/statistics/${statistic.id}/release`, undefined, 'POST')).body.releases).toHaveLength(2)
    expect(reviewed.toSorted()).toEqual(both)
    reviewed = []
    expect((await save(`/statistics/${statistic.id}`, { note: 'Nobody sees this.' })).status).toBe(200)
    expect(reviewed).toEqual([])
  })

  it('keeps byline, topics, first publication and dismissals when a correction is released', async () => {
    const statistic = await createStatistic(newsroom)
    const draft = await create(
      newsroom,
      'articles',
      articleData({
        title: 'Dismissed',
        byline: [
          { name: 'A. Reporter', role: 'author' },
          { name: 'B. Editor', role: 'editor' },
        ],
        topics: ['ports', 'money'],
        firstPublished: { outlet: 'Elsewhere', date: '2023-09-16' },
        body: body(paragraph('Of them ', figure(statistic), ' were counted.')),
      }),
      '?draft=true',
    )
    const { body: found } = await newsroom.call(`/articles/${draft.id}/review`, { as: 'editor' })
    const dismissals = found.review.findings
      .filter(({ severity }: Json) => severity === 'error')
      .map(({ fingerprint, rule, text }: Json) => ({ fingerprint, rule, text, reason: 'It may stand.' }))
    expect(dismissals).toHaveLength(1)
    expect((await save(`/articles/${draft.id}`, { dismissals, _status: 'published' })).status).toBe(200)

    const before = await rowOf(draft.id)
    const notes = [{ language: 'en', text: 'It is 38.' }]
    await save(`/statistics/${statistic.id}`, { value: '38', correction: { kind: 'correction', notes } })
    expect((await save(`/statistics/${statistic.id}/release`, undefined, 'POST')).status).toBe(200)
    const after = await rowOf(draft.id)
    expect(after.corrections.map(({ text }: Json) => text)).toEqual(['It is 38.'])
    for (const field of ['byline', 'topics', 'firstPublished', 'dismissals', 'body', 'statistics', 'sources']) {
      expect([field, after[field]]).toEqual([field, before[field]])
    }
    // And so does the newest version, which the form opens.
    const newest = (await newsroom.call(`/articles/${draft.id}?depth=0&draft=true`, { as: 'editor' })).body
    for (const field of ['byline', 'topics', 'firstPublished', 'dismissals', 'corrections']) {
      expect([field, newest[field]]).toEqual([field, after[field]])
    }
    // The record keeps its evidence when its correction is forgotten.
    const { body: record } = await newsroom.call(`/statistics/${statistic.id}?depth=0`, { as: 'editor' })
    expect(record.evidence).toHaveLength(1)
    expect(record.correction).toMatchObject({ notes: [] })
    expect(record.label).toBe('things counted')
  })

  it('leaves an edition alone whose language a label is not in, on the Desk as in the correction', async () => {
    const statistic = await createStatistic(newsroom)
    const data = (more: Json) =>
      articleData({
        body: body(paragraph('Of them ', figure(statistic), ' were counted.')),
        _status: 'published',
        ...more,
      })
    const en = await create(newsroom, 'articles', data({}))
    await save(`/statistics/${statistic.id}?locale=es`, { label: 'cosas' })
    const es = await create(newsroom, 'articles', data({ language: 'es', story: en.story }))
    const notes = [{ language: 'es', text: 'Se llaman de otro modo.' }]
    const change = { label: 'objetos', correction: { kind: 'clarification', notes } }
    expect((await save(`/statistics/${statistic.id}?locale=es`, change)).status).toBe(200)

    const { body: affected } = await newsroom.call(`/statistics/${statistic.id}/affected`, { as: 'editor' })
    expect(affected.editions.map(({ article }: Json) => article)).toEqual([es.id])
    const { body: told } = await newsroom.call(`/articles/${en.id}/editions`, { as: 'editor' })
    expect(told.editions.map(({ language, isBehind }: Json) => [language, isBehind])).toEqual([
      ['en', false],
      ['es', true],
    ])
    const { body: desk } = await newsroom.call('/desk?filter=behind', { as: 'editor' })
    const story = desk.stories.find((each: Json) => each.story === en.story)
    expect(story.editions.filter(({ isBehind }: Json) => isBehind).map(({ article }: Json) => article)).toEqual([es.id])
  })
})
