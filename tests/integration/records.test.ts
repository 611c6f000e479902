import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { addAccount } from '../support/accounts'
import { articleData, body, create, createStatistic, paragraph } from '../support/drafts'
import { databases, openNewsroom, type Json, type Newsroom } from '../support/newsroom'

/** Whether a status says that something was done. */
function isDone(status: number): boolean {
  return status === 200 || status === 201
}

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

    it('tells what it stated over time, who said so, and who verified it', async () => {
      const { id } = await createStatistic(newsroom, { value: '5' })
      const change = (data: Json, as: 'editor' | 'reporter') =>
        newsroom.call(`/statistics/${id}`, { as, method: 'PATCH', data })
      expect((await change({ value: '6' }, 'reporter')).status).toBe(200)
      expect((await change({ note: 'Asked again.' }, 'editor')).status).toBe(200)
      expect((await change({ status: 'verified' }, 'editor')).status).toBe(200)
      const { body, status } = await newsroom.call(`/statistics/${id}/values`, { as: 'reporter' })
      expect(status).toBe(200)
      expect(body.values.map((each: Json) => [each.value, each.status])).toEqual([
        ['6', 'verified'],
        ['6', 'unverified'],
        ['5', 'unverified'],
      ])
      const names = body.values.map(({ by }: Json) => by)
      expect(names.every((name: unknown) => typeof name === 'string' && name !== '')).toBe(true)
      expect(names[0]).not.toBe(names[1])
      expect(Object.keys(body.values[0]).sort()).toEqual(['at', 'by', 'high', 'qualifier', 'status', 'value'])
      expect((await newsroom.call(`/statistics/${unknownId}/values`, { as: 'reporter' })).status).toBe(404)
    })

    it('lists the figures that are computed from it', async () => {
      const { id } = await createStatistic(newsroom, { value: '5' })
      const made = await post(
        'statistics',
        statistic({ value: '10', formula: 'a * 2', operands: [{ key: 'a', statistic: id }] }),
      )
      const { body } = await newsroom.call(`/statistics/${id}/resting`, { as: 'reporter' })
      expect(body.records).toEqual([{ collection: 'statistics', id: made.body.doc.id, title: 'x' }])
    })

    it('is saved in one language at a time, and never said to be where it is not', async () => {
      const before = await createStatistic(newsroom)
      const source = before.evidence[0].source.id
      const send = (path: string, method: string, data: Json) =>
        newsroom.call(`${path}?locale=all`, { as: 'editor', method, data })
      for (const [path, method, data] of [
        ['/statistics', 'POST', statistic({ evidence: [{ source }] })],
        [`/statistics/${before.id}`, 'PATCH', { note: 'Private.' }],
        [`/statistics/${before.id}`, 'PATCH', { label: { en: 'things', es: 'cosas' } }],
        [`/statistics/${before.id}/duplicate`, 'POST', {}],
        ['/sources', 'POST', { kind: 'document', name: 'A', terms: 'background', attribution: 'an official' }],
        [`/sources/${source}`, 'PATCH', { attribution: 'an official' }],
        ['/quotes', 'POST', { text: 'Hello.', language: 'en', speaker: source, capacity: 'spokesperson' }],
      ] as const) {
        const answer = await send(path, method, data)
        expect([path, answer.status]).toEqual([path, 400])
        expect(answer.body.errors[0].message).toContain('one language at a time')
      }
      const { body: versions } = await newsroom.call(`/statistics/versions?where[parent][equals]=${before.id}`, {
        as: 'editor',
      })
      expect((await send(`/statistics/versions/${versions.docs[0].id}`, 'POST', {})).status).toBe(200)
      const { body: after } = await newsroom.call(`/statistics/${before.id}?depth=1`, { as: 'editor' })
      expect(after).toMatchObject({ label: before.label, unit: before.unit, value: before.value })
      expect(after.note ?? null).toBeNull()
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

  it('a source is in a language by its code, or stays as it was stored before that was asked for', async () => {
    const source = { kind: 'document', name: 'Un registro', terms: 'on-record' }
    for (const language of ['español de aquí', 'es_MX', 'en-'.padEnd(40, 'abcd-')]) {
      const refused = await post('sources', { ...source, language })
      expect([refused.status, messages(refused)]).toEqual([400, expect.stringContaining('language')])
    }
    const { id } = await create(newsroom, 'sources', { ...source, language: 'es-MX' })
    await newsroom.payload.db.updateOne({ collection: 'sources', id, data: { language: 'Spanish' } })
    const save = (data: Json) => newsroom.call(`/sources/${id}`, { as: 'editor', method: 'PATCH', data })
    expect((await save({ name: 'Otro registro' })).status).toBe(200)
    expect((await save({ language: 'Spanisch' })).status).toBe(400)
    // A copy has what it is a copy of, and nothing else that is no code.
    const copy = (data: Json) => newsroom.call(`/sources/${id}/duplicate`, { as: 'editor', method: 'POST', data })
    const copied = await copy({})
    expect([copied.status, copied.body.doc?.language]).toEqual([200, 'Spanish'])
    expect((await copy({ language: 'Spanisch' })).status).toBe(400)
    expect((await save({ language: '' })).status).toBe(200)
    const where = `where[parent][equals]=${id}&where[version.language][equals]=Spanish`
    const { body } = await newsroom.call(`/sources/versions?${where}`, { as: 'editor' })
    const restore = `/sources/versions/${body.docs[0].id}`
    const restored = await newsroom.call(restore, { as: 'editor', method: 'POST', data: {} })
    expect([restored.status, (await newsroom.call(`/sources/${id}`, { as: 'editor' })).body.language]).toEqual([
      200,
      'Spanish',
    ])
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

    it.each(['by id', 'by where'])('who did everything is deleted %s, and the work stays', async (how) => {
      const { token, user } = await addAccount(newsroom.payload, 'editor', `${randomUUID()}@example.org`)
      const call = async (path: string, method: string, data?: Json): Promise<Json> => {
        const answer = await newsroom.call(path, { data, headers: { Authorization: `JWT ${token}` }, method })
        expect([path, answer.status, answer.body.errors]).toEqual([path, expect.toSatisfy(isDone), undefined])
        return answer.body.doc ?? answer.body
      }
      const register = await call('/sources', 'POST', { kind: 'document', name: 'A list', terms: 'on-record' })
      const source = await call('/sources', 'POST', { kind: 'person', name: 'Somebody', terms: 'background' })
      await call(`/sources/${source.id}`, 'PATCH', {
        attribution: 'an official',
        approval: { by: user.id, at: '2026-01-02' },
      })
      const evidence = [{ source: register.id }]
      const quote = await call('/quotes', 'POST', { text: 'Hello.', language: 'en', speaker: register.id, evidence })
      const statistic = await call('/statistics', 'POST', {
        label: 'things counted',
        value: '37',
        unit: { kind: 'count', noun: 'things' },
        evidence,
      })
      const cites = { blockType: 'figure', statistic: statistic.id, form: 'digits' }
      const dismissals = [{ fingerprint: 'x', rule: 'figure-without-statistic', reason: 'It is a name.' }]
      const data = articleData({ body: body(paragraph('There are ', cites, '.')), dismissals })
      const article = await call('/articles?draft=true', 'POST', data)
      await call(`/articles/${article.id}`, 'PATCH', { _status: 'published' })
      await call(`/articles/${article.id}?draft=true&autosave=true`, 'PATCH', { dek: 'Later.' })
      const notes = [{ language: 'en', text: 'It was 38.' }]
      await call(`/statistics/${statistic.id}`, 'PATCH', { value: '38', correction: { kind: 'correction', notes } })
      const at = new Date(Date.now() + 3_600_000).toISOString()
      await call(`/articles/${article.id}/schedules`, 'POST', { action: 'withdraw', at, reason: 'It is over.' })
      await call(`/articles/${article.id}/presence`, 'POST', { seat: randomUUID() })
      await call('/identities', 'POST', { source: source.id, readers: [user.id], name: 'A. Whistleblower' })

      const path = how === 'by id' ? `/users/${user.id}` : `/users?where[id][equals]=${user.id}`
      const deleted = await newsroom.call(path, { as: 'admin', method: 'DELETE' })
      expect([deleted.status, deleted.body.errors ?? []]).toEqual([200, []])
      expect((await newsroom.call(`/users/${user.id}`, { as: 'admin' })).status).toBe(404)

      const get = (route: string) => newsroom.call(route, { as: 'editor' })
      const draft = await get(`/articles/${article.id}?draft=true`)
      expect(draft.body).toMatchObject({ dek: 'Later.', dismissals: [{ reason: 'It is a name.' }] })
      expect((await get(`/articles/versions?where[parent][equals]=${article.id}`)).body.totalDocs).toBe(3)
      expect((await get(`/statistics/${statistic.id}`)).body).toMatchObject({ value: '38', correction: { notes } })
      expect((await get(`/quotes/${quote.id}`)).status).toBe(200)
      const others = { as: 'reporter' as const, method: 'POST', data: { seat: randomUUID() } }
      const present = await newsroom.call(`/articles/${article.id}/presence`, others)
      expect([present.status, present.body.others]).toEqual([200, []])
      for (const [route, method, change] of [
        [`/statistics/${statistic.id}/release`, 'POST', {}],
        [`/articles/${article.id}`, 'PATCH', { _status: 'published', title: `Their work ${how}` }],
        [`/sources/${source.id}`, 'PATCH', { conditions: 'None.' }],
      ] as const) {
        const answer = await newsroom.call(route, { as: 'editor', method, data: change })
        expect([route, answer.status, answer.body.errors]).toEqual([route, 200, undefined])
      }
    })

    it('cannot be deleted when it is the last administrator', async () => {
      const answer = await newsroom.call(`/users/${newsroom.user.admin.id}`, { as: 'admin', method: 'DELETE' })
      expect(answer.status).toBe(409)
    })
  })
})
