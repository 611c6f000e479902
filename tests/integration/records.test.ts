import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { articleData, body, create, createStatistic, paragraph } from '../support/drafts'
import { databases, openNewsroom, type Json, type Newsroom } from '../support/newsroom'

const unknownId = '00000000-0000-4000-8000-000000000000'

describe.each(databases)('records on %s', (database) => {
  let newsroom: Newsroom
  const post = (collection: string, data: Json, as: 'editor' | 'reporter' = 'editor') =>
    newsroom.call(`/${collection}`, { as, method: 'POST', data })
  const messages = (answer: { body: Json }) => JSON.stringify(answer.body.errors)

  beforeAll(async () => {
    newsroom = await openNewsroom(database)
  })
  afterAll(() => newsroom?.close())

  describe('a statistic', () => {
    const statistic = (data: Json) => ({ label: 'x', value: '1', unit: { kind: 'count' }, ...data })
    it.each([
      ['a float in scientific notation', { value: '1e3' }, 'Valor|value'],
      ['separators', { value: '1,200' }, 'value'],
      ['a number instead of text', { value: 37 }, 'value'],
      ['a range that ends before it starts', { value: '10', high: '9' }, 'high'],
      ['money without a currency', { unit: { kind: 'currency' } }, 'unit.code'],
      ['money in a currency that does not exist', { unit: { kind: 'currency', code: 'XYZ' } }, 'unit.code'],
      ['a measure without a unit', { unit: { kind: 'measure' } }, 'unit.code'],
      ['an unknown kind of unit', { unit: { kind: 'banana' } }, 'unit.kind'],
      ['a date that does not exist', { asOf: 'yesterday' }, 'asOf'],
      ['a formula with a function call', { formula: 'require(1)' }, 'formula'],
      ['a formula without its operand', { formula: 'a + 1' }, 'formula'],
      ['operands without a formula', { operands: [{ key: 'a', statistic: unknownId }] }, 'formula'],
      ['evidence from a source that does not exist', { evidence: [{ source: unknownId }] }, 'evidence.0.source'],
      ['evidence from something that is no id', { evidence: [{ source: 'Robert' }] }, 'evidence.0.source'],
      ['no label', { label: '' }, 'label'],
    ])('refuses %s (400), naming the field', async (_, data, path) => {
      const answer = await post('statistics', statistic(data))
      expect(answer.status).toBe(400)
      expect(messages(answer)).toMatch(new RegExp(path.replace(/\./g, '\\.')))
    })

    it('says what is wrong in Spanish to whoever works in Spanish', async () => {
      const answer = await newsroom.call('/statistics', {
        as: 'editor',
        method: 'POST',
        data: statistic({ value: '1,200' }),
        headers: { 'Accept-Language': 'es' },
      })
      expect(messages(answer)).toContain('Debe ser un número en dígitos')
    })

    it('is not computed from itself, at any distance', async () => {
      const first = await createStatistic(newsroom)
      const second = await createStatistic(newsroom, { formula: 'a', operands: [{ key: 'a', statistic: first.id }] })
      const answer = await newsroom.call(`/statistics/${first.id}`, {
        as: 'editor',
        method: 'PATCH',
        data: { formula: 'b', operands: [{ key: 'b', statistic: second.id }] },
      })
      expect(answer.status).toBe(400)
      expect(messages(answer)).toContain('computed from itself')
    })

    it('keeps a value beyond the precision of floats', async () => {
      const { value } = await createStatistic(newsroom, { value: '12345678901234567890.123456789' })
      expect(value).toBe('12345678901234567890.123456789')
    })

    it('keeps labels apart by language', async () => {
      const { id } = await createStatistic(newsroom)
      const data = { label: 'cosas contadas' }
      await newsroom.call(`/statistics/${id}?locale=es`, { as: 'editor', method: 'PATCH', data })
      expect((await newsroom.call(`/statistics/${id}`, { as: 'reporter' })).body.label).toBe('things counted')
      expect((await newsroom.call(`/statistics/${id}?locale=es`, { as: 'reporter' })).body.label).toBe('cosas contadas')
    })
  })

  it('refuses a locale that is not configured (400)', async () => {
    expect((await newsroom.call('/statistics?locale=xx', { as: 'reporter' })).status).toBe(400)
  })

  describe('a deletion', () => {
    it('of what something cites is refused (409) with the list of what cites it', async () => {
      const statistic = await createStatistic(newsroom)
      const source = statistic.evidence[0].source.id ?? statistic.evidence[0].source
      const figure = { blockType: 'figure', statistic: statistic.id, form: 'digits' }
      const article = await create(
        newsroom,
        'articles',
        articleData({ body: body(paragraph('There are ', figure, '.')) }),
        '?draft=true',
      )
      const ofStatistic = await newsroom.call(`/statistics/${statistic.id}`, { as: 'editor', method: 'DELETE' })
      expect(ofStatistic.status).toBe(409)
      expect(ofStatistic.body.errors[0].data.usedIn).toEqual([
        { collection: 'articles', id: article.id, title: article.title },
      ])
      const ofSource = await newsroom.call(`/sources/${source}`, { as: 'editor', method: 'DELETE' })
      expect(ofSource.status).toBe(409)
      expect(ofSource.body.errors[0].data.usedIn.map((use: Json) => use.collection).sort()).toEqual([
        'articles',
        'statistics',
      ])
    })

    it('counts a draft that follows a publication, which the main row does not know of', async () => {
      const statistic = await createStatistic(newsroom)
      const { id } = await create(newsroom, 'articles', articleData({ _status: 'published' }))
      const figure = { blockType: 'figure', statistic: statistic.id, form: 'digits' }
      await newsroom.call(`/articles/${id}?draft=true`, {
        as: 'reporter',
        method: 'PATCH',
        data: { _status: 'draft', body: body(paragraph('Now ', figure, '.')) },
      })
      const answer = await newsroom.call(`/statistics/${statistic.id}`, { as: 'editor', method: 'DELETE' })
      expect(answer.status).toBe(409)
    })

    it('of what nothing cites goes through, for an editor only', async () => {
      const { id } = await create(newsroom, 'sources', { kind: 'person', name: 'Nobody', terms: 'on-record' })
      expect((await newsroom.call(`/sources/${id}`, { as: 'reporter', method: 'DELETE' })).status).toBe(403)
      expect((await newsroom.call(`/sources/${id}`, { as: 'editor', method: 'DELETE' })).status).toBe(200)
    })
  })

  describe('a body', () => {
    const save = (value: unknown) => post('articles?draft=true', articleData({ body: value }), 'reporter')
    const link = (url: string) =>
      body({
        ...paragraph(),
        children: [
          { type: 'link', version: 3, fields: { url, linkType: 'custom' }, children: paragraph('x').children },
        ],
      })
    it.each([
      ['text instead of a document', 'hello'],
      ['an unknown node', body({ type: 'iframe', version: 1, children: [] })],
      ['a link that runs a script', link('javascript:alert(1)')],
      ['a link that hides one', link('java\nscript:alert(1)')],
      ['an unknown body node', body(paragraph({ blockType: 'advert' }))],
      [
        'a figure whose statistic is an object',
        body(paragraph({ blockType: 'figure', form: 'digits', statistic: {} })),
      ],
      [
        'a figure whose statistic does not exist',
        body(paragraph({ blockType: 'figure', form: 'digits', statistic: unknownId })),
      ],
      [
        'a figure whose statistic is no id',
        body(paragraph({ blockType: 'figure', form: 'digits', statistic: "1' OR 1" })),
      ],
    ])('with %s is not published (400)', async (_, value) => {
      const answer = await post('articles', articleData({ body: value, _status: 'published' }))
      expect(answer.status).toBe(400)
      expect(messages(answer)).toContain('body')
    })

    it('may be saved while a node is being filled in, and published when it is whole', async () => {
      const value = body(paragraph({ blockType: 'figure', form: 'digits' }, { blockType: 'quotation' }))
      const saved = await save(value)
      expect(saved.status).toBe(201)
      const answer = await newsroom.call(`/articles/${saved.body.doc.id}`, {
        as: 'editor',
        method: 'PATCH',
        data: { _status: 'published' },
      })
      expect([answer.status, messages(answer)]).toEqual([400, expect.stringContaining('names no statistic')])
    })

    it('quotes only what the quote, or its translation into its language, says', async () => {
      const speaker = await create(newsroom, 'sources', { kind: 'person', name: 'A. Speaker', terms: 'on-record' })
      const quote = await create(newsroom, 'quotes', {
        text: 'It makes no sense at all',
        language: 'en',
        speaker: speaker.id,
        evidence: [{ source: speaker.id }],
        translations: [{ language: 'es', text: 'No tiene ningún sentido' }],
      })
      const quoting = async (language: string, excerpt: string) => {
        const data = articleData({
          language,
          body: body(paragraph({ blockType: 'quotation', quote: quote.id, excerpt })),
        })
        // A draft may be wrong for a while, as when its quote is corrected; nothing of it is lost.
        expect((await post('articles?draft=true', data)).status).toBe(201)
        return post('articles', { ...data, title: `${data.title}, published`, _status: 'published' })
      }
      expect((await quoting('en', 'makes no sense')).status).toBe(201)
      expect((await quoting('es', 'ningún sentido')).status).toBe(201)
      expect((await quoting('en', 'makes sense')).status).toBe(400)
      expect((await quoting('en', 'ningún sentido')).status).toBe(400)
    })
  })

  describe('an article', () => {
    it('takes a slug from its title, and another one where that is taken', async () => {
      const title = `¿Qué pasó en Ñuñoa? ${database}`
      const slugs = []
      for (let index = 0; index < 2; index += 1) {
        slugs.push((await create(newsroom, 'articles', articleData({ title, language: 'es' }), '?draft=true')).slug)
      }
      const slug = `que-paso-en-nunoa-${database.toLowerCase()}`
      expect(slugs).toEqual([slug, `${slug}-2`])
    })

    it('lets its slug follow the title until it is published or somebody chooses one', async () => {
      const change = async (id: string, data: Json, query = '?draft=true') =>
        (await newsroom.call(`/articles/${id}${query}`, { as: 'editor', method: 'PATCH', data })).body.doc.slug
      const name = `${database.toLowerCase()}-slug`
      const draft = await create(newsroom, 'articles', { language: 'en' }, '?draft=true')
      expect(await change(draft.id, { title: `${name} t` })).toBe(`${name}-t`)
      expect(await change(draft.id, { title: `${name} typed` })).toBe(`${name}-typed`)
      expect(await change(draft.id, { slug: `${name}-chosen` })).toBe(`${name}-chosen`)
      expect(await change(draft.id, { title: `${name} typed on` })).toBe(`${name}-chosen`)
      const former = articleData({ title: `${name} reader's`, slug: `${name}-reader-s` })
      const made = await create(newsroom, 'articles', former, '?draft=true')
      expect(await change(made.id, { dek: 'Its slug was made by a rule of before.' })).toBe(`${name}-reader-s`)
      expect(await change(made.id, { title: `${name} readers' Øresund` })).toBe(`${name}-readers-oresund`)
      const other = await create(newsroom, 'articles', articleData({ title: `${name} public`, _status: 'published' }))
      expect(await change(other.id, { title: 'Changed', _status: 'published' }, '')).toBe(`${name}-public`)
    })

    it('refuses a slug that another one in its language has, and a second edition in one language', async () => {
      const first = await create(newsroom, 'articles', articleData(), '?draft=true')
      const sameSlug = await post('articles?draft=true', articleData({ slug: first.slug }))
      expect([sameSlug.status, messages(sameSlug)]).toEqual([400, expect.stringContaining('slug')])
      const sameStory = await post('articles?draft=true', articleData({ story: first.story }))
      expect([sameStory.status, messages(sameStory)]).toEqual([400, expect.stringContaining('edition')])
      const other = await post('articles?draft=true', articleData({ story: first.story, language: 'es' }))
      expect(other.status).toBe(201)
    })

    it('keeps its language once it is published', async () => {
      const { id } = await create(newsroom, 'articles', articleData({ _status: 'published' }))
      const answer = await newsroom.call(`/articles/${id}`, { as: 'editor', method: 'PATCH', data: { language: 'es' } })
      expect(answer.status).toBe(400)
    })

    it('lists where a statistic is used', async () => {
      const statistic = await createStatistic(newsroom)
      const figure = { blockType: 'figure', statistic: statistic.id, form: 'digits' }
      const article = await create(newsroom, 'articles', articleData({ body: body(paragraph(figure)) }), '?draft=true')
      const { body: found } = await newsroom.call(`/statistics/${statistic.id}?depth=1`, { as: 'reporter' })
      expect(found.usedIn.docs.map((doc: Json) => doc.id ?? doc)).toEqual([article.id])
    })
  })

  describe('a user', () => {
    it('cannot make itself an administrator', async () => {
      const { id } = newsroom.user.reporter
      await newsroom.call(`/users/${id}`, { as: 'reporter', method: 'PATCH', data: { role: 'admin' } })
      const user = await newsroom.payload.findByID({ collection: 'users', id })
      expect(user.role).toBe('reporter')
    })

    it('cannot be deleted when it is the last administrator', async () => {
      const answer = await newsroom.call(`/users/${newsroom.user.admin.id}`, { as: 'admin', method: 'DELETE' })
      expect(answer.status).toBe(409)
    })
  })
})
