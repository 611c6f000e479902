/** A figure is corrected once, and every edition carries it. */
import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest'
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
  /** What is decided about the total, which is computed from the corrected figure. */
  const decide = (value: string) => ({ derived: [{ statistic: total.id, value }] })
  const release = (as: 'editor' | 'reporter' = 'editor', decisions: Json = decide('87')) =>
    newsroom.call(`/statistics/${statistic.id}/release`, { as, method: 'POST', data: decisions })

  it('is asked for a note, with the editions and how they read before and after', async () => {
    const answer = await save(`/statistics/${statistic.id}`, { value: '38' })
    expect(answer.status).toBe(400)
    const [error] = answer.body.errors
    expect(error.data.errors).toMatchObject([
      { path: 'correction.notes', message: expect.stringContaining('in English and Spanish') },
    ])
    expect(error.data.editions).toMatchObject([
      {
        language: 'en',
        before: '37',
        after: '38',
        passages: [
          { before: 'Mexico authorised 37 of them, 86 in all.', after: 'Mexico authorised 38 of them, 87 in all.' },
        ],
      },
      { language: 'es', passages: [{ after: 'México autorizó a 38 de ellos, 87 en total.' }] },
    ])
    expect(error.data.derived).toMatchObject([
      {
        statistic: total.id,
        label: 'in all',
        formula: 'a + b',
        value: '86',
        proposed: '87',
        before: '86',
        after: '87',
      },
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
    expect(label.body.errors[0].data.errors[0].message).toContain('in Spanish')
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
      expect(edition.statistics.find(({ id }: Json) => id === total.id)).toMatchObject({
        value: '87',
        derivation: { computed: '87', consistent: true },
      })
      expect(edition.corrections).toMatchObject([
        {
          kind: 'correction',
          text: notes.find((note) => note.language === language)!.text,
          statistics: [statistic.id, total.id],
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
    const published = await save(`/articles/${id}`, { _status: 'published' })
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
    expect(answer.body.errors[0].data.errors[0].message).toContain('in Spanish')
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
    expect((await release('editor', decide('88'))).status).toBe(200)
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
      save(`/statistics/${record.id}/release`, record === statistic ? decide('87') : {}, 'editor', 'POST')
    const answers = await Promise.all([releaseOf(statistic), releaseOf(second)])
    for (const [index, answer] of answers.entries()) {
      expect([200, 409]).toContain(answer.status)
      if (answer.status === 409) expect((await releaseOf([statistic, second][index])).status).toBe(200)
    }
    const edition = await live('en')
    expect(edition.statistics.map(({ value }: Json) => value).sort()).toEqual(['10', '38', '49', '87'])
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

  it('has a part of a quote follow its new words, and asks for what cannot in its passage', async () => {
    const source = statistic.evidence[0].source.id
    const quote = await create(newsroom, 'quotes', {
      text: 'They counted us at noon and nobody came back',
      language: 'en',
      speaker: source,
      evidence: [{ source }],
    })
    const quotation = (excerpt: string, id: string) => ({ blockType: 'quotation', quote: quote.id, excerpt, id })
    const node = 'e'.repeat(24)
    const article = await create(
      newsroom,
      'articles',
      articleData({
        body: body(
          paragraph('They were counted “', quotation('at noon', 'd'.repeat(24)), '”.'),
          paragraph('She said that “', quotation('nobody came', node), '” to them.'),
        ),
        _status: 'published',
      }),
    )
    const text = 'They counted us at one and everybody left'
    expect((await save(`/quotes/${quote.id}`, { text, correction })).status).toBe(200)
    const around = { before: 'She said that “', after: '” to them.' }
    const stuck = { node, statistic: null, text: 'nobody came', value: text, around }
    const { editions } = (await newsroom.call(`/quotes/${quote.id}/affected`, { as: 'editor' })).body
    expect(editions).toMatchObject([{ problems: [], rewrite: [stuck] }])
    const release = (words?: string) =>
      save(
        `/quotes/${quote.id}/release`,
        words === undefined ? {} : { rewritten: [{ article: article.id, node, text: words }] },
        'editor',
        'POST',
      )
    for (const words of [undefined, 'nobody left']) {
      const refused = await release(words)
      expect(refused.status).toBe(400)
      expect(refused.body.errors[0].data.rewrite).toMatchObject([{ article: article.id, ...stuck }])
    }
    expect((await release('everybody left')).status).toBe(200)
    const edition = (await newsroom.call(`/v1/articles/en/${article.slug}`)).body
    expect(edition.body.map(({ children }: Json) => children.map(({ text: of }: Json) => of).join(''))).toEqual([
      'They were counted “at one”.',
      'She said that “everybody left” to them.',
    ])
    const row = (await newsroom.call(`/articles/${article.id}?draft=true&depth=0`, { as: 'editor' })).body
    expect(JSON.stringify(row.body)).toContain('everybody left')
  })

  describe('of a figure that others are computed from', () => {
    it('asks what becomes of them, with their new values, and writes nothing meanwhile', async () => {
      await correct()
      const before = await newsroom.payload.db.find({ collection: 'statistics', pagination: false })
      for (const decisions of [undefined, {}, { derived: [] }, decide('88')]) {
        const answer = await save(`/statistics/${statistic.id}/release`, decisions, 'editor', 'POST')
        expect(answer.status).toBe(400)
        expect(answer.body.errors[0].message).toContain('in all (')
        expect(answer.body.errors[0].data.derived).toMatchObject([{ statistic: total.id, proposed: '87' }])
      }
      expect(await newsroom.payload.db.find({ collection: 'statistics', pagination: false })).toEqual(before)
      expect((await live('en')).statistics.map(({ value }: Json) => value)).toEqual(['37', '86', '49'])
      const waiting = (await newsroom.call(`/statistics/${statistic.id}/affected`, { as: 'editor' })).body
      expect(waiting.derived).toMatchObject([{ statistic: total.id, before: '86', after: '87', isDoubted: false }])
    })

    it('leaves them with a reason that readers find in the ledger, and that the next publication keeps', async () => {
      await correct()
      const reasons = [
        { language: 'en', text: 'The register has not been counted again.' },
        { language: 'es', text: 'El registro no se ha vuelto a contar.' },
      ]
      const one = await release('editor', { derived: [{ statistic: total.id, reasons: reasons.slice(0, 1) }] })
      expect(one.status).toBe(400)
      expect((await release('editor', { derived: [{ statistic: total.id, reasons }] })).status).toBe(200)
      for (const { language, text } of reasons) {
        const edition = await live(language)
        expect(edition.statistics.find(({ id }: Json) => id === total.id)).toMatchObject({
          value: '86',
          derivation: { computed: '87', consistent: false },
        })
        expect(edition.ledger.left).toEqual([{ statistic: total.id, reason: text }])
        expect(edition.corrections).toMatchObject([{ statistics: [statistic.id] }])
      }
      expect((await save(`/articles/${editions.en.id}`, { dek: 'Again.', _status: 'published' })).status).toBe(200)
      expect((await live('en')).ledger.left).toEqual([{ statistic: total.id, reason: reasons[0]!.text }])
    })

    it('follows a chain of them', async () => {
      const share = await createStatistic(newsroom, {
        label: 'share of them',
        value: '43.0',
        unit: { kind: 'percent' },
        formula: 'b / a * 100',
        operands: [
          { key: 'a', statistic: total.id },
          { key: 'b', statistic: statistic.id },
        ],
      })
      const text = body(paragraph('Of them ', figure(share), ' are here.'))
      await create(newsroom, 'articles', articleData({ body: text, _status: 'published' }))
      await correct()
      const { derived } = (await newsroom.call(`/statistics/${statistic.id}/affected`, { as: 'editor' })).body
      expect(derived.map(({ label, proposed }: Json) => [label, proposed]).toSorted()).toEqual([
        ['in all', '87'],
        ['share of them', '43.7'],
      ])
      const decisions = {
        derived: derived.map(({ statistic: id, proposed: value }: Json) => ({ statistic: id, value })),
      }
      expect((await release('editor', decisions)).body.releases).toHaveLength(3)
      expect((await newsroom.call(`/statistics/${share.id}`, { as: 'editor' })).body.value).toBe('43.7')
    })

    it('asks nothing about what is computed from one that stays as it is', async () => {
      const twice = await createStatistic(newsroom, {
        label: 'twice that',
        value: '172',
        formula: 'a * 2',
        operands: [{ key: 'a', statistic: total.id }],
      })
      const text = body(paragraph('Twice as many would be ', figure(twice), ' of them.'))
      const article = await create(newsroom, 'articles', articleData({ body: text, _status: 'published' }))
      await correct()
      const reasons = ['en', 'es'].map((language) => ({ language, text: `Not counted again (${language}).` }))
      const stays = { statistic: total.id, reasons }
      const both = await release('editor', { derived: [stays, { statistic: twice.id, value: '174' }] })
      expect(both.status).toBe(400)
      expect((await release('editor', { derived: [stays] })).status).toBe(200)
      const edition = (await newsroom.call(`/v1/articles/en/${article.slug}`)).body
      expect(edition.statistics.find(({ id }: Json) => id === twice.id)).toMatchObject({
        value: '172',
        derivation: { computed: '172', consistent: true },
      })
    })

    it('corrects none of them without its editions: one that was left is corrected by itself', async () => {
      await correct()
      const reasons = ['en', 'es'].map((language) => ({ language, text: `Not counted yet (${language}).` }))
      expect((await release('editor', { derived: [{ statistic: total.id, reasons }] })).status).toBe(200)
      const late = await release()
      expect(late.status).toBe(400)
      expect(late.body.errors[0].data.errors[0].message).toContain('Correct it by itself.')
      const record = async () => (await newsroom.call(`/statistics/${total.id}`, { as: 'editor' })).body
      expect((await record()).value).toBe('86')
      expect((await save(`/statistics/${total.id}`, { value: '87', correction })).status).toBe(200)
      expect((await save(`/statistics/${total.id}/release`, {}, 'editor', 'POST')).body.releases).toHaveLength(2)
      expect((await live('en')).statistics.map(({ value }: Json) => value).toSorted()).toEqual(['38', '49', '87'])
    })

    it('leaves those waiting that an edition has otherwise which was published by hand', async () => {
      await correct()
      const { id } = editions.es
      const refused = (await save(`/articles/${id}`, { _status: 'published' })).body
      const dismissals = refused.errors[0].data.findings
        .filter(({ rule }: Json) => rule === 'contradicted-figure')
        .map(({ fingerprint, rule, text }: Json) => ({ fingerprint, rule, text, reason: 'Se cuenta de nuevo.' }))
      expect((await save(`/articles/${id}`, { dismissals, _status: 'published' })).status).toBe(200)
      expect((await release()).body.releases).toHaveLength(1)
      const { editions: waiting } = (await newsroom.call(`/statistics/${total.id}/affected`, { as: 'editor' })).body
      expect(waiting.map(({ after, before, language }: Json) => [language, before, after])).toEqual([
        ['es', '86', '87'],
      ])
      const { stories } = (await newsroom.call('/desk?filter=behind', { as: 'editor' })).body
      expect(stories.filter(({ story }: Json) => story === editions.en.story)).toHaveLength(1)
    })

    it('computes them from what readers have of a figure whose own correction waits', async () => {
      const other = total.operands[0].statistic.id ?? total.operands[0].statistic
      await correct()
      expect((await save(`/statistics/${other}`, { value: '50', correction })).status).toBe(200)
      const proposedFor = async (id: string) =>
        (await newsroom.call(`/statistics/${id}/affected`, { as: 'editor' })).body.derived.map(
          ({ proposed }: Json) => proposed,
        )
      expect([await proposedFor(statistic.id), await proposedFor(other)]).toEqual([['87'], ['87']])
      expect((await release('editor', decide('88'))).status).toBe(400)
      expect((await release('editor', decide('87'))).status).toBe(200)
      const readers = async () =>
        (await live('es')).statistics.map(({ derivation, value }: Json) => [value, derivation?.consistent ?? null])
      expect((await readers()).toSorted()).toEqual([
        ['38', null],
        ['49', null],
        ['87', true],
      ])
      expect(await proposedFor(other)).toEqual(['88'])
      expect((await save(`/statistics/${other}/release`, decide('88'), 'editor', 'POST')).status).toBe(200)
      expect((await readers()).toSorted()).toEqual([
        ['38', null],
        ['50', null],
        ['88', true],
      ])
    })

    it('is an editor’s to decide: no other correction is needed for them', async () => {
      await correct()
      await release()
      const record = (await newsroom.call(`/statistics/${total.id}`, { as: 'editor' })).body
      expect(record).toMatchObject({ value: '87', correction: { notes: [] } })
      const { stories } = (await newsroom.call('/desk?filter=behind', { as: 'editor' })).body
      expect(stories.filter(({ story }: Json) => story === editions.en.story)).toEqual([])
    })
  })

  it('follows in wordings of its own, and takes nothing unpublished along', async () => {
    const custom = { blockType: 'figure', statistic: statistic.id, form: 'custom', text: 'Thirty-seven' }
    const { id } = editions.en
    await save(`/articles/${id}`, { body: body(paragraph(custom, ' of them.')), _status: 'published' })
    await save(`/articles/${id}?draft=true`, { body: body(paragraph(custom, ' of them, a draft says.')) })
    await correct()
    expect((await release()).status).toBe(200)
    const edition = await live('en')
    const textOf = (document: Json) => document.body[0].children.map(({ text }: Json) => text).join('')
    expect(textOf(edition)).toBe('Thirty-eight of them.')
    const draft = (await newsroom.call(`/articles/${id}?draft=true&depth=0`, { as: 'editor' })).body
    expect(JSON.stringify(draft.body)).toContain('Thirty-eight')
    expect(JSON.stringify(draft.body)).toContain('a draft says')
  })

  it('asks for the wordings that cannot follow, and takes them there and then', async () => {
    const some = await createStatistic(newsroom, { label: 'share', value: '33', unit: { kind: 'percent' } })
    const custom = {
      blockType: 'figure',
      statistic: some.id,
      form: 'custom',
      text: 'a third',
      id: 'aaaaaaaaaaaaaaaaaaaaaaaa',
    }
    const article = await create(
      newsroom,
      'articles',
      articleData({ body: body(paragraph('It is ', custom, ' of them.')), _status: 'published' }),
    )
    const note = { kind: 'correction', notes: [{ language: 'en', text: 'It is half.' }] }
    expect((await save(`/statistics/${some.id}`, { value: '50', correction: note })).status).toBe(200)
    const address = `/statistics/${some.id}/release`
    // It is no problem of the edition, but something to decide.
    const shown = (await newsroom.call(`/statistics/${some.id}/affected`, { as: 'editor' })).body.editions
    expect(shown).toMatchObject([{ problems: [], rewrite: [{ text: 'a third', around: { before: 'It is ' } }] }])
    const refused = await save(address, {}, 'editor', 'POST')
    expect(refused.status).toBe(400)
    expect(refused.body.errors[0].data.rewrite).toMatchObject([
      {
        article: article.id,
        node: custom.id,
        text: 'a third',
        value: expect.stringContaining('50'),
        around: { before: 'It is ', after: ' of them.' },
      },
    ])
    const passage = (text: string) => ({ rewritten: [{ article: article.id, node: custom.id, text }] })
    expect((await save(address, passage('a quarter'), 'editor', 'POST')).status).toBe(400)
    const [asked] = passage('half').rewritten
    for (const other of [{ node: 'e'.repeat(24) }, { article: editions.en.id }, { node: '' }]) {
      const unused = await save(address, { rewritten: [asked, { ...asked, ...other }] }, 'editor', 'POST')
      expect(unused.status).toBe(400)
      expect(unused.body.errors[0].data.errors).toMatchObject([{ path: expect.stringContaining('rewritten.1') }])
    }
    expect((await save(address, passage('half'), 'editor', 'POST')).status).toBe(200)
    const edition = (await newsroom.call(`/v1/articles/en/${article.slug}`)).body
    expect(edition.body[0].children.map(({ text }: Json) => text).join('')).toBe('It is half of them.')
  })

  it('neither publishes nor waits for another that waits', async () => {
    const second = await createStatistic(newsroom, { label: 'share', value: '33', unit: { kind: 'percent' } })
    await save(`/statistics/${second.id}?locale=es`, { label: 'parte' })
    const stuck = { blockType: 'figure', statistic: second.id, form: 'custom', text: 'a third' }
    const both = body(paragraph('It has ', figure(statistic), ' of them, ', figure(total), ' and ', stuck, '.'))
    expect((await save(`/articles/${editions.en.id}`, { body: both, _status: 'published' })).status).toBe(200)
    const note = { kind: 'correction', notes: [{ language: 'en', text: 'It is half.' }] }
    expect((await save(`/statistics/${second.id}`, { value: '50', correction: note })).status).toBe(200)
    await correct()
    const { body: affected } = await newsroom.call(`/statistics/${statistic.id}/affected`, { as: 'editor' })
    expect(affected.editions.map(({ problems }: Json) => problems)).toEqual([[], []])
    expect((await release()).status).toBe(200)
    const edition = await live('en')
    expect(edition.statistics.find(({ id }: Json) => id === second.id).value).toBe('33')
    expect(edition.corrections.map(({ text }: Json) => text)).toEqual([notes[0]!.text])
    const waiting = (await newsroom.call(`/statistics/${second.id}/affected`, { as: 'editor' })).body
    expect(waiting.editions).toMatchObject([{ language: 'en', rewrite: [{ text: 'a third' }] }])
  })

  it('publishes nothing that an editor has not published', async () => {
    // As a row may have been left by a fault, or by a hook of the newsroom.
    const { id } = editions.en
    const row: Json = await newsroom.payload.db.findOne({ collection: 'articles', where: { id: { equals: id } } })
    const { root } = row.body
    const sneaked = paragraph('The minister stole 99 million dollars.')
    const data = { ...row, title: 'Sneaked in', body: { root: { ...root, children: [...root.children, sneaked] } } }
    await newsroom.payload.db.updateOne({ collection: 'articles', id, data: structuredClone(data) })
    await correct()
    expect((await release()).status).toBe(200)
    const edition = await live('en')
    expect(edition.title).toBe(editions.en.title)
    expect(JSON.stringify(edition.body)).not.toContain('99 million')
    expect(edition.statistics[0].value).toBe('38')
  })

  it('keeps what was dismissed in the sentence that it changes', async () => {
    const { id } = editions.en
    const text = body(paragraph('Besides 41 others there were ', figure(statistic), ' of them.'))
    await save(`/articles/${id}?draft=true`, { body: text })
    const { review } = (await newsroom.call(`/articles/${id}/review`, { as: 'editor' })).body
    const dismissals = review.findings
      .filter(({ severity }: Json) => severity === 'error')
      .map(({ fingerprint, rule, text: words }: Json) => ({
        fingerprint,
        rule,
        text: words,
        reason: 'A house number.',
      }))
    expect(dismissals).toHaveLength(1)
    expect((await save(`/articles/${id}`, { body: text, dismissals, _status: 'published' })).status).toBe(200)
    await correct()
    expect((await release()).status).toBe(200)
    const after = (await newsroom.call(`/articles/${id}/review`, { as: 'editor' })).body.review
    expect(after.counts.error).toBe(0)
    expect((await save(`/articles/${id}`, { dek: 'Again.', _status: 'published' })).status).toBe(200)
  })

  it('is there again when the edition is withdrawn and reinstated, exactly as readers had it', async () => {
    await save(`/articles/${editions.en.id}?draft=true`, { dek: 'A draft.' })
    await correct()
    await release()
    const before = await live('en')
    await save(`/articles/${editions.en.id}/withdraw`, { reason: 'To be looked at.' }, 'editor', 'POST')
    expect((await newsroom.call(`/v1/articles/en/${editions.en.slug}`)).status).toBe(410)
    expect((await save(`/articles/${editions.en.id}/reinstate`, undefined, 'editor', 'POST')).status).toBe(200)
    const after = await live('en')
    for (const property of ['body', 'statistics', 'corrections', 'ledger', 'dek', 'byline', 'title']) {
      expect([property, after[property]]).toEqual([property, before[property]])
    }
    const row = (await newsroom.call(`/articles/${editions.en.id}?depth=0`, { as: 'editor' })).body
    expect(row.corrections).toHaveLength(1)
    expect((await newsroom.call(`/articles/${editions.en.id}?depth=0&draft=true`, { as: 'editor' })).body.dek).toBe(
      'A draft.',
    )
  })

  it('is told where an edition that was taken down meanwhile is published again', async () => {
    await save(`/articles/${editions.en.id}/withdraw`, { reason: 'To be looked at.' }, 'editor', 'POST')
    await correct()
    const text = body(paragraph('Mexico authorised ', figure(statistic), ' of them.'))
    const again = await save(`/articles/${editions.en.id}`, { body: text, _status: 'published' })
    expect([again.status, again.body.errors]).toEqual([200, undefined])
    const edition = await live('en')
    expect(edition.statistics.find(({ id }: Json) => id === statistic.id).value).toBe('38')
    expect(edition.corrections.map(({ text }: Json) => text)).toEqual([notes[0]!.text])
    // And wherever corrections are told of.
    const { corrections } = (await newsroom.call('/v1/corrections?language=en')).body
    const logged = corrections.filter(({ slug }: Json) => slug === editions.en.slug)
    expect(logged).toMatchObject([{ corrections: [{ text: notes[0]!.text }] }])
    expect((await save(`/articles/${editions.en.id}`, { _status: 'published' })).status).toBe(200)
    expect((await live('en')).corrections).toHaveLength(1)
  })

  it('is asked for by the review where a figure was changed while no edition was live that carries it', async () => {
    const live = [editions.en, editions.es]
    for (const { id } of live) await save(`/articles/${id}/withdraw`, { reason: 'To be looked at.' }, 'editor', 'POST')
    const changed = await save(`/statistics/${statistic.id}`, { value: '39' })
    expect([changed.status, changed.body.errors]).toEqual([200, undefined])
    const found = async () => {
      const { body: review } = await newsroom.call(`/articles/${editions.en.id}/review`, { as: 'editor' })
      return review.review.findings.filter(({ rule }: Json) => rule === 'changed-meanwhile')
    }
    expect(await found()).toMatchObject([{ severity: 'warning', text: '39' }])
    expect((await found())[0].message.en).toContain('Readers had 37 before')
    const told = [{ date: '2026-03-01', kind: 'correction', text: 'It said 37.', statistics: [statistic.id] }]
    const tells = await save(`/articles/${editions.en.id}?draft=true`, { corrections: told })
    expect([tells.status, tells.body.errors]).toEqual([200, undefined])
    expect(await found()).toEqual([])
    expect((await save(`/articles/${editions.en.id}?draft=true`, { corrections: [] })).status).toBe(200)
    // Whoever publishes knows, and may have a reason.
    const text = body(paragraph('Mexico authorised ', figure(statistic), ' of them.'))
    const published = await save(`/articles/${editions.en.id}`, { body: text, _status: 'published' })
    expect([published.status, published.body.errors]).toEqual([200, undefined])
    expect(await found()).toEqual([])
  })

  it('does not stand in the way of a reinstatement', async () => {
    await correct()
    await release('editor', {
      derived: [
        { statistic: total.id, reasons: ['en', 'es'].map((language) => ({ language, text: 'Not counted again.' })) },
      ],
    })
    // A rule of the newsroom, or a record, may say by now what it did not say then.
    await save(`/statistics/${total.id}`, { status: 'retracted', correction })
    await save(`/articles/${editions.en.id}/withdraw`, { reason: 'To be looked at.' }, 'editor', 'POST')
    expect((await save(`/articles/${editions.en.id}/reinstate`, undefined, 'editor', 'POST')).status).toBe(200)
    expect((await live('en')).statistics.find(({ id }: Json) => id === total.id).status).toBe('unverified')
  })

  it('decides about nothing but what is computed from it, and about that once', async () => {
    const other = await createStatistic(newsroom, { label: 'unrelated', value: '55' })
    await create(
      newsroom,
      'articles',
      articleData({ body: body(paragraph('There were ', figure(other), ' of them.')), _status: 'published' }),
    )
    await correct()
    const reasons = ['en', 'es'].map((language) => ({ language, text: 'Not counted again.' }))
    for (const derived of [
      [...decide('87').derived, { statistic: other.id, value: '99' }],
      [...decide('89').derived, { statistic: statistic.id, value: '40' }],
      [...decide('500').derived, { statistic: total.id, reasons }],
    ]) {
      const answer = await release('editor', { derived })
      expect(answer.status).toBe(400)
      expect(answer.body.errors[0].data.errors[0].path).toBe('derived')
    }
    const of = async ({ id }: Json) => (await newsroom.call(`/statistics/${id}`, { as: 'editor' })).body.value
    expect([await of(other), await of(statistic), await of(total)]).toEqual(['55', '38', '86'])
    const idle = await save(`/statistics/${other.id}/release`, decide('87'), 'editor', 'POST')
    expect([idle.status, idle.body.releases]).toEqual([200, []])
    expect(await of(total)).toBe('86')
  })

  it('asks nothing about a figure computed from it that readers do not have', async () => {
    await createStatistic(newsroom, {
      label: 'twice',
      value: '74',
      formula: 'a * 2',
      operands: [{ key: 'a', statistic: statistic.id }],
    })
    await correct()
    const { derived } = (await newsroom.call(`/statistics/${statistic.id}/affected`, { as: 'editor' })).body
    // What is shown is what can be decided.
    expect(derived.map((each: Json) => each.statistic)).toEqual([total.id])
    const decided = derived.map((each: Json) => ({ statistic: each.statistic, value: each.proposed }))
    expect((await release('editor', { derived: decided })).status).toBe(200)
  })

  it('is not changed under a note that somebody else has written', async () => {
    await correct()
    const unseen = await save(`/statistics/${statistic.id}`, { value: '99' }, 'reporter')
    expect(unseen.status).toBe(409)
    expect((await newsroom.call(`/statistics/${statistic.id}`, { as: 'editor' })).body.value).toBe('38')
    expect((await save(`/statistics/${statistic.id}`, { note: 'Private.' }, 'reporter')).status).toBe(200)
    const { correction: waiting } = (await newsroom.call(`/statistics/${statistic.id}`, { as: 'editor' })).body
    expect(waiting).toMatchObject({ kind: 'correction', notes: [{ language: 'en' }, { language: 'es' }] })
    const seen = await save(`/statistics/${statistic.id}`, {
      value: '99',
      correction: { ...correction, at: waiting.at },
    })
    expect(seen.status).toBe(200)
  })

  it('that nobody asked a note for, since no reader had it, makes a reinstated edition behind', async () => {
    for (const { id } of [editions.en, editions.es]) {
      await save(`/articles/${id}/withdraw`, { reason: 'To be looked at.' }, 'editor', 'POST')
    }
    expect((await save(`/statistics/${statistic.id}`, { value: '40' })).status).toBe(200)
    expect((await save(`/articles/${editions.en.id}/reinstate`, undefined, 'editor', 'POST')).status).toBe(200)
    const state = async () =>
      (await newsroom.call(`/articles/${editions.en.id}/editions`, { as: 'editor' })).body.editions.find(
        ({ language }: Json) => language === 'en',
      )
    expect(await state()).toMatchObject({ status: 'live', isBehind: true })
    expect((await save(`/statistics/${statistic.id}`, { note: 'Private.' })).status).toBe(200)
    expect(await state()).toMatchObject({ isBehind: true })
    expect((await save(`/statistics/${statistic.id}`, { value: '40', correction })).status).toBe(200)
    expect((await release('editor', decide('89'))).status).toBe(200)
    expect(await state()).toMatchObject({ isBehind: false })
  })

  it('is seen on the Desk whatever the clock of the server said that released the edition', async () => {
    const [newest] = (
      await newsroom.call(`/releases?where[article][equals]=${editions.en.id}&sort=-version`, { as: 'editor' })
    ).body.docs
    await newsroom.payload.db.updateOne({
      collection: 'releases',
      data: { at: new Date(Date.now() + 2 * 86_400_000).toISOString() },
      id: newest.id,
    })
    await correct()
    const { editions: states } = (await newsroom.call(`/articles/${editions.en.id}/editions`, { as: 'editor' })).body
    expect(states.map(({ isBehind, language }: Json) => [language, isBehind])).toEqual([
      ['en', true],
      ['es', true],
    ])
  })

  it('reads what it rests on once, however many editions carry it', async () => {
    const reads = async () => {
      const find = vi.spyOn(newsroom.payload.db, 'find')
      const { body: preview } = await save(`/statistics/${statistic.id}/affected`, { value: '38' }, 'reporter', 'POST')
      const count = find.mock.calls.length
      find.mockRestore()
      return { count, editions: preview.editions.length }
    }
    const before = await reads()
    for (let number = 0; number < 6; number += 1) {
      const text = body(paragraph('There were ', figure(statistic), ' of them.'))
      await create(newsroom, 'articles', articleData({ body: text, _status: 'published' }))
    }
    const after = await reads()
    expect(after.editions).toBe(before.editions + 6)
    expect(after.count).toBeLessThanOrEqual(before.count)
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
