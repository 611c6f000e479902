/** A figure is corrected once, and every edition carries it. */
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { articleData, body, create, createStatistic, paragraph } from '../support/drafts'
import { databases, openNewsroom, type Json, type Newsroom } from '../support/newsroom'

const notes = [
  { language: 'en', text: 'An earlier version gave 37 diplomats. There are 38.' },
  { language: 'es', text: 'Una versión anterior decía 37 diplomáticos. Son 38.' },
]
const correction = { kind: 'correction', notes }

describe.each(databases)('a correction on %s', (database) => {
  let newsroom: Newsroom
  let statistic: Json
  let total: Json
  const editions: Record<string, Json> = {}

  beforeAll(async () => {
    newsroom = await openNewsroom(database)
  })
  afterAll(() => newsroom?.close())

  const save = (route: string, data: Json, as: 'editor' | 'reporter' | 'admin' = 'editor', method = 'PATCH') =>
    newsroom.call(route, { as, method, data })
  const figure = (record: Json) => ({ blockType: 'figure', statistic: record.id, form: 'digits' })

  beforeEach(async () => {
    statistic = await createStatistic(newsroom, { label: 'diplomats' })
    const spanish = await save(`/statistics/${statistic.id}?locale=es`, { label: 'diplomáticos' })
    expect(spanish.status).toBe(200)
    const before = await createStatistic(newsroom, { label: 'before', value: '49' })
    total = await createStatistic(newsroom, {
      label: 'in all',
      value: '86',
      formula: 'a + b',
      operands: [
        { key: 'a', statistic: before.id },
        { key: 'b', statistic: statistic.id },
      ],
    })
    for (const { id } of [before, total]) await save(`/statistics/${id}?locale=es`, { label: 'otros' })
    const english = articleData({
      body: body(paragraph('Mexico authorised ', figure(statistic), ' of them, ', figure(total), ' in all.')),
      _status: 'published',
    })
    editions.en = await create(newsroom, 'articles', english)
    editions.es = await create(
      newsroom,
      'articles',
      articleData({
        language: 'es',
        story: editions.en.story,
        translatedFrom: { article: editions.en.id },
        body: body(paragraph('México autorizó a ', figure(statistic), ' de ellos, ', figure(total), ' en total.')),
        _status: 'published',
      }),
    )
  })

  const live = async (language: string): Promise<Json> =>
    (await newsroom.call(`/v1/articles/${language}/${editions[language].slug}`)).body
  const correct = (data: Json = {}) => save(`/statistics/${statistic.id}`, { value: '38', correction, ...data })
  const release = (as: 'editor' | 'reporter' = 'editor') =>
    newsroom.call(`/statistics/${statistic.id}/release`, { as, method: 'POST' })

  it('is asked for a note, with the editions and how they read before and after', async () => {
    const answer = await save(`/statistics/${statistic.id}`, { value: '38' })
    expect(answer.status).toBe(400)
    const [error] = answer.body.errors
    expect(error.data.errors).toMatchObject([{ path: 'correction.notes', message: expect.stringContaining('en, es') }])
    expect(error.data.editions).toMatchObject([
      {
        language: 'en',
        before: '37',
        after: '38',
        passages: [
          { before: 'Mexico authorised 37 of them, 86 in all.', after: 'Mexico authorised 38 of them, 86 in all.' },
        ],
      },
      { language: 'es', passages: [{ after: 'México autorizó a 38 de ellos, 86 en total.' }] },
    ])
    expect((await newsroom.call(`/statistics/${statistic.id}`, { as: 'editor' })).body.value).toBe('37')
  })

  it('shows what a change would do without making it', async () => {
    const { body: preview, status } = await save(
      `/statistics/${statistic.id}/affected`,
      { value: '38' },
      'reporter',
      'POST',
    )
    expect(status).toBe(200)
    expect(preview.editions.map(({ language, before, after }: Json) => [language, before, after])).toEqual([
      ['en', '37', '38'],
      ['es', '37', '38'],
    ])
    expect((await newsroom.call(`/statistics/${statistic.id}`, { as: 'editor' })).body.value).toBe('37')
    expect((await newsroom.call(`/statistics/${statistic.id}/affected`, { as: 'editor' })).body.editions).toEqual([])
  })

  it('needs no note for what is private', async () => {
    expect((await save(`/statistics/${statistic.id}`, { note: 'Ask again.' })).status).toBe(200)
    const label = await save(`/statistics/${statistic.id}?locale=es`, { label: 'los diplomáticos' })
    expect(label.body.errors[0].data.errors[0].message).toContain('in es')
  })

  it('is released in every edition at once, with its note in each language', async () => {
    expect((await correct()).status).toBe(200)
    expect((await live('en')).statistics[0].value).toBe('37')

    const newest = (await newsroom.call('/v1')).body.sequence ?? 0
    const { body: released, status } = await release()
    expect(status).toBe(200)
    expect(released.releases).toMatchObject([
      { language: 'en', slug: editions.en.slug, version: 2 },
      { language: 'es', slug: editions.es.slug, version: 2 },
    ])
    for (const language of ['en', 'es']) {
      const edition = await live(language)
      expect(edition.statistics[0]).toMatchObject({ value: '38', display: '38' })
      expect(edition.statistics.find(({ id }: Json) => id === total.id).derivation).toMatchObject({
        computed: '87',
        consistent: false,
      })
      expect(edition.corrections).toMatchObject([
        {
          kind: 'correction',
          text: notes.find((note) => note.language === language)!.text,
          statistics: [statistic.id],
        },
      ])
      expect(edition.hash).toBe(released.releases.find((each: Json) => each.language === language).hash)
    }
    const { changes } = (await newsroom.call(`/v1/changes?limit=100`)).body
    const corrected = changes.filter(
      (change: Json) => change.kind === 'corrected' && change.story === editions.en.story,
    )
    expect(corrected.map(({ language, note }: Json) => [language, note])).toEqual(
      notes.map(({ language, text }) => [language, text]),
    )
    expect(newest).toBeDefined()
    // Released once: the note is spent.
    expect((await newsroom.call(`/statistics/${statistic.id}`, { as: 'editor' })).body.correction).toMatchObject({
      notes: [],
    })
    expect((await release()).body.releases).toEqual([])
  })

  it('leaves a draft that somebody is working on as it is, and releases only the correction', async () => {
    const { id } = editions.en
    await save(`/articles/${id}?draft=true`, { title: 'An unfinished title', dek: 'Not yet.' })
    await correct()
    expect((await release()).status).toBe(200)
    expect(await live('en')).toMatchObject({
      title: editions.en.title,
      dek: null,
      statistics: [{ value: '38' }, {}, {}],
    })
    const draft = (await newsroom.call(`/articles/${id}?draft=true&depth=0`, { as: 'editor' })).body
    expect(draft).toMatchObject({ title: 'An unfinished title', dek: 'Not yet.', _status: 'draft' })
    expect(draft.corrections).toHaveLength(1)
    // An editor whose form was open before the correction saves without it: it is not lost.
    const saved = await save(`/articles/${id}?draft=true`, { corrections: [], title: 'A finished title' })
    expect(saved).toMatchObject({ status: 200, body: { doc: { corrections: [{ text: notes[0]!.text }] } } })
    const dismissals = (
      (await newsroom.call(`/articles/${id}/review`, { as: 'editor' })).body.review.findings as Json[]
    )
      .filter(({ severity }) => severity === 'error')
      .map(({ rule, fingerprint, text }) => ({ rule, fingerprint, text, reason: 'As corrected.' }))
    const published = await save(`/articles/${id}`, { _status: 'published', dismissals })
    expect(published.status).toBe(200)
    expect(await live('en')).toMatchObject({ title: 'A finished title', corrections: [{ text: notes[0]!.text }] })
  })

  it('is an editor’s to release', async () => {
    expect((await save(`/statistics/${statistic.id}`, { value: '38', correction }, 'reporter')).status).toBe(200)
    expect((await release('reporter')).status).toBe(403)
    expect((await release()).status).toBe(200)
  })

  it('needs a note in every language that it changes', async () => {
    const answer = await correct({ correction: { kind: 'correction', notes: notes.slice(0, 1) } })
    expect(answer.status).toBe(400)
    expect(answer.body.errors[0].data.errors[0].message).toContain('in es')
  })

  it('tells a second editor that another correction is waiting', async () => {
    expect((await correct()).status).toBe(200)
    const other = { kind: 'correction', notes: notes.map((note) => ({ ...note, text: `${note.text} Or 39.` })) }
    const second = await save(`/statistics/${statistic.id}`, { value: '39', correction: other }, 'admin')
    expect(second.status).toBe(409)
    const { at } = second.body.errors[0].data.correction
    expect(
      (await save(`/statistics/${statistic.id}`, { value: '39', correction: { ...other, at } }, 'admin')).status,
    ).toBe(200)
    expect((await release()).status).toBe(200)
    expect((await live('es')).statistics[0].value).toBe('39')
  })

  it('arrives beside another one that is released at the same moment, or is told to try again', async () => {
    const second = await createStatistic(newsroom, { label: 'consulates', value: '9' })
    await save(`/statistics/${second.id}?locale=es`, { label: 'consulados' })
    const { id } = editions.en
    const both = body(
      paragraph('It has ', figure(statistic), ' of them, ', figure(total), ' and ', figure(second), '.'),
    )
    const review = (await save('/review', { id, language: 'en', body: both }, 'editor', 'POST')).body.review
    expect(review.counts.error).toBe(0)
    expect((await save(`/articles/${id}`, { body: both, _status: 'published' })).status).toBe(200)
    expect((await correct()).status).toBe(200)
    const note = { kind: 'correction', notes: [{ language: 'en', text: 'There are 10 consulates.' }] }
    expect((await save(`/statistics/${second.id}`, { value: '10', correction: note })).status).toBe(200)
    const releaseOf = (record: Json) =>
      newsroom.call(`/statistics/${record.id}/release`, { as: 'editor', method: 'POST' })
    const answers = await Promise.all([releaseOf(statistic), releaseOf(second)])
    for (const [index, answer] of answers.entries()) {
      expect([200, 409]).toContain(answer.status)
      if (answer.status === 409) expect((await releaseOf([statistic, second][index])).status).toBe(200)
    }
    const edition = await live('en')
    expect(edition.statistics.map(({ value }: Json) => value).sort()).toEqual(['10', '38', '49', '86'])
    expect(edition.corrections).toHaveLength(2)
  })

  it('carries a corrected quote into every body that gives the whole of it', async () => {
    const source = statistic.evidence[0].source.id
    const quote = await create(newsroom, 'quotes', {
      text: 'It makes no sence',
      language: 'en',
      speaker: source,
      translations: [{ language: 'es', text: 'No tiene sentdo', translator: 'Redacción' }],
      evidence: [{ source }],
    })
    const quotation = (excerpt: string) => ({ blockType: 'quotation', quote: quote.id, excerpt })
    const english = await create(
      newsroom,
      'articles',
      articleData({ body: body(paragraph('“', quotation('It makes no sence'), '”')), _status: 'published' }),
    )
    const spanish = await create(
      newsroom,
      'articles',
      articleData({
        language: 'es',
        story: english.story,
        body: body(paragraph('“', quotation('No tiene sentdo'), '”')),
        _status: 'published',
      }),
    )
    const translations = [{ language: 'es', text: 'No tiene sentido', translator: 'Redacción' }]
    const data = { text: 'It makes no sense', translations, correction }
    expect((await save(`/quotes/${quote.id}`, data)).status).toBe(200)
    const released = await newsroom.call(`/quotes/${quote.id}/release`, { as: 'editor', method: 'POST' })
    expect(released.status).toBe(200)
    const textOf = async (article: Json) => {
      const edition = (await newsroom.call(`/v1/articles/${article.language}/${article.slug}`)).body
      return edition.body[0].children.map(({ text }: Json) => text).join('')
    }
    expect(await textOf(english)).toBe('“It makes no sense”')
    expect(await textOf(spanish)).toBe('“No tiene sentido”')
    // The editor finds the same in the admin.
    const row = (await newsroom.call(`/articles/${spanish.id}?draft=true&depth=0`, { as: 'editor' })).body
    expect(JSON.stringify(row.body)).toContain('No tiene sentido')
  })

  it('does not release what the text would contradict', async () => {
    const custom = { blockType: 'figure', statistic: statistic.id, form: 'custom', text: 'thirty-seven' }
    await save(`/articles/${editions.en.id}`, {
      body: body(paragraph('It authorised ', custom, '.')),
      _status: 'published',
    })
    await correct()
    const answer = await release()
    expect(answer.status).toBe(400)
    expect(answer.body.errors[0].data.errors[0].message).toContain('thirty-seven')
    expect((await live('es')).statistics[0].value).toBe('37')
  })

  it.each([
    ['kind', { kind: 'nonsense', notes }],
    ['language', { kind: 'correction', notes: [{ language: 'xx', text: 'x' }] }],
    ['text', { kind: 'correction', notes: [{ language: 'en', text: '' }] }],
    ['notes', { kind: 'correction', notes: 'x' }],
  ])('with a wrong %s is a 400', async (_, wrong) => {
    expect((await correct({ correction: wrong })).status).toBe(400)
  })
})
