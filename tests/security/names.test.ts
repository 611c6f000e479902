/** Names that must not get out, typed where nobody looks: what is about to be public is refused, and no answer repeats them. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { identityKeysOf } from '../../src/access/identities'
import { articleData, body, create, createStatistic, paragraph } from '../support/drafts'
import { databases, openNewsroom, type Json, type Newsroom } from '../support/newsroom'

const sourceName = 'Ottoline Quarrendon'
const identityName = 'Peregrine Wutherspoon'
const contact = 'p.wutherspoon@example.org, +52 55 1234 5678'

describe.each(databases)('a protected name on %s', (database) => {
  let newsroom: Newsroom
  let logged: string[]
  beforeAll(async () => {
    newsroom = await openNewsroom(database)
    const source = await create(newsroom, 'sources', {
      kind: 'person',
      name: sourceName,
      terms: 'background',
      attribution: 'a senior official',
    })
    await create(newsroom, 'identities', {
      source: source.id,
      readers: [newsroom.user.editor.id],
      name: identityName,
      contact,
    })
    logged = []
    for (const level of ['info', 'warn', 'error'] as const) {
      newsroom.payload.logger[level] = (...said: unknown[]) => {
        logged.push(
          JSON.stringify(said, (_key, value: unknown) =>
            value instanceof Error ? { ...value, message: value.message, stack: value.stack } : value,
          ),
        )
      }
    }
  })
  afterAll(() => newsroom?.close())

  const draft = (data: Json) => create(newsroom, 'articles', articleData(data), '?draft=true')
  const publish = (id: string, as: 'editor' | 'admin', data: Json = {}) =>
    newsroom.call(`/articles/${id}`, { as, method: 'PATCH', data: { ...data, _status: 'published' } })
  const findingsOf = (answer: Json): Json[] => answer.body.errors?.[0]?.data?.findings ?? []
  const isPublic = async (id: string) =>
    (await newsroom.payload.db.count({ collection: 'releases', where: { article: { equals: id } } })).totalDocs > 0

  const places: Array<[string, (name: string) => Json]> = [
    ['title', (name) => ({ title: `Of ${name}` })],
    ['dek', (name) => ({ dek: `Of ${name}` })],
    ['slug', (name) => ({ slug: name.toLowerCase().replace(' ', '-') })],
    ['body', (name) => ({ body: body(paragraph(`Of ${name} it is said.`)) })],
    ['byline', (name) => ({ byline: [{ name, role: 'author' }] })],
    ['topics', (name) => ({ topics: [name] })],
    ['firstPublished', (name) => ({ firstPublished: { outlet: name } })],
    ['corrections', (name) => ({ corrections: [{ date: '2026-03-01', kind: 'update', text: `Of ${name}.` }] })],
  ]

  describe.each(places)('in the %s', (field, data) => {
    it('of a source blocks the publication until an editor says that it is somebody else’s', async () => {
      const { id } = await draft(data(sourceName.toUpperCase()))
      const refused = await publish(id, 'admin')
      expect([refused.status, new Set(findingsOf(refused).map(({ rule }) => rule))]).toEqual([
        400,
        new Set(['protected-name']),
      ])
      expect(findingsOf(refused).map(({ where }) => where.field)).toContain(field)
      expect(await isPublic(id)).toBe(false)
      const dismissals = findingsOf(refused).map(({ rule, fingerprint, text }) => ({
        rule,
        fingerprint,
        text,
        reason: 'It is her sister.',
      }))
      expect((await publish(id, 'admin', { dismissals })).status).toBe(200)
    })

    it('of an identity blocks it for whoever may not know, and is not repeated', async () => {
      const { id } = await draft(data(identityName))
      const before = logged.length
      const refused = await publish(id, 'admin')
      expect(refused.status).toBe(400)
      expect(findingsOf(refused).map(({ where }) => where.field)).toContain(field)
      expect(JSON.stringify(refused.body)).not.toMatch(/wutherspoon|peregrine|identit/i)
      expect(logged.slice(before).join('')).not.toMatch(/wutherspoon|peregrine/i)
      expect(await isPublic(id)).toBe(false)
      const dismissals = findingsOf(refused).map(({ rule, fingerprint }) => ({
        rule,
        fingerprint,
        text: 'x',
        reason: 'It is somebody else.',
      }))
      // The administrator reads no identity: a dismissal of theirs is none.
      expect((await publish(id, 'admin', { dismissals })).status).toBe(400)
      expect((await publish(id, 'editor', { dismissals: [] })).status).toBe(400)
      expect((await publish(id, 'editor', { dismissals })).status).toBe(200)
    })
  })

  it('tells nobody but its readers that an editor let an identity’s name stand, and nobody else’s save loses that', async () => {
    const title = `Of ${identityName}`
    const [one, other] = [await draft({ title }), await draft({ title: `${title} again` })]
    const reason = 'Somebody else of that name.'
    const fingerprints: string[] = []
    for (const { id } of [one, other]) {
      const found = findingsOf(await publish(id, 'editor')).map(({ rule, fingerprint }) => ({
        rule,
        fingerprint,
        text: 'x',
        reason,
      }))
      expect((await publish(id, 'editor', { dismissals: found })).status).toBe(200)
      fingerprints.push(...found.map(({ fingerprint }) => fingerprint))
    }
    expect(new Set(fingerprints).size).toBe(fingerprints.length)
    const halves = fingerprints.map((each) => each.slice(0, 16))
    expect(halves.filter((half) => halves.indexOf(half) < halves.length / 2).length).toBe(halves.length / 2)

    const { id } = one
    const read = async (path: string, as: 'admin' | 'editor' | 'reporter') =>
      JSON.stringify((await newsroom.call(path, { as })).body)
    const asks = [
      `/articles/${id}?draft=true&depth=1`,
      `/articles?where[id][equals]=${id}`,
      `/articles?where[id][equals]=${id}&select[dismissals][reason]=true`,
      `/articles?where[id][equals]=${id}&select[dismissals][by]=true&depth=1`,
      `/articles/versions?where[parent][equals]=${id}`,
      `/articles/${other.id}/original?beside=en`,
    ]
    for (const as of ['reporter', 'admin'] as const) {
      for (const path of asks) expect([path, await read(path, as)]).toEqual([path, expect.not.stringContaining(reason)])
      for (const path of [
        'dismissals.reason',
        'dismissals.id',
        'dismissals.by',
        'version.dismissals.rule',
        'dismissals',
      ]) {
        const asked = await newsroom.call(`/articles?where[${path}][exists]=true`, { as })
        expect([path, asked.status]).toEqual([path, 400])
      }
    }
    expect(await read(`/articles/${id}?draft=true`, 'editor')).toContain(reason)
    // Others save what they were shown.
    const save = (as: 'admin' | 'editor' | 'reporter', data: Json, query = '?draft=true') =>
      newsroom.call(`/articles/${id}${query}`, { as, method: 'PATCH', data })
    const forged = fingerprints.map((fingerprint) => ({
      rule: 'protected-name',
      fingerprint,
      text: '',
      reason: 'Mine.',
    }))
    for (const answer of [
      await save('reporter', { dek: 'A dek.' }),
      await save('reporter', { dek: 'Another.', dismissals: [] }),
      await save('admin', { dek: 'A third.', dismissals: [] }),
      await save('admin', { dek: 'A fourth.', dismissals: forged.slice(0, fingerprints.length / 2) }),
      await publish(id, 'admin'),
    ]) {
      expect([answer.status, JSON.stringify(answer.body)]).toEqual([200, expect.not.stringContaining(reason)])
    }
    // Who saved over it is told what else has changed, and not that.
    const { revision } = (await newsroom.call(`/articles/${id}?draft=true`, { as: 'reporter' })).body
    expect((await save('editor', { dismissals: [] })).status).toBe(200)
    const late = await newsroom.call(`/articles/${id}?draft=true`, {
      as: 'reporter',
      method: 'PATCH',
      data: { dek: 'Late.' },
      headers: { 'If-Match': `"${revision}"` },
    })
    expect([late.status, JSON.stringify(late.body)]).toEqual([409, expect.not.stringContaining('dismissals"]')])
    expect(late.body.errors[0].data.changed ?? []).not.toContain('dismissals')
    expect((await publish(id, 'admin', { dek: 'A fifth.' })).status).toBe(400)
  })

  it('keeps what was let stand when readers are given back what they had, and when a reader is added meanwhile', async () => {
    const { id } = await draft({ title: `Of ${identityName}` })
    const dismissals = findingsOf(await publish(id, 'editor')).map(({ rule, fingerprint }) => ({
      rule,
      fingerprint,
      reason: 'Somebody else.',
    }))
    expect((await publish(id, 'editor', { dismissals })).status).toBe(200)
    const call = (route: string, as: 'editor' | 'admin', data: Json = {}) =>
      newsroom.call(route, { as, method: 'POST', data })
    for (const as of ['editor', 'admin'] as const) {
      expect((await call(`/articles/${id}/withdraw`, as, { reason: 'To be looked at.' })).status).toBe(200)
      const again = await call(`/articles/${id}/reinstate`, as)
      expect([as, again.status, again.body.errors]).toEqual([as, 200, undefined])
      // No draft is left beside it of one who is not told all.
      const read = await newsroom.call(`/articles/${id}?draft=true`, { as: 'reporter' })
      expect([as, read.body._status]).toEqual([as, 'published'])
    }
    // Nor is it taken back by who restores a version, which tells it to nobody.
    const { docs: versions } = (await newsroom.call(`/articles/versions?where[parent][equals]=${id}`, { as: 'editor' }))
      .body
    expect((await call(`/articles/versions/${versions.at(-1).id}?draft=true`, 'editor')).status).toBe(200)
    expect((await publish(id, 'editor', { title: `Of ${identityName}` })).status).toBe(200)
    // Of one that another reader signed nobody can say that whoever saves was shown it.
    const signed = async (by: unknown) => {
      const { docs } = await newsroom.payload.db.find({ collection: 'articles', where: { id: { equals: id } } })
      const rows = (docs[0] as Json).dismissals.map((row: Json) => ({ ...row, by }))
      await newsroom.payload.db.updateOne({ collection: 'articles', id, data: { dismissals: rows } })
    }
    await signed(newsroom.user.admin.id)
    expect((await publish(id, 'editor', { dek: 'By one who was not shown it.', dismissals: [] })).status).toBe(400)
    const stored = async () =>
      ((await newsroom.payload.db.find({ collection: 'articles', where: { id: { equals: id } } })).docs[0] as Json)
        .dismissals.length
    expect(await stored()).toBeGreaterThan(0)
  })

  it('shows that a source’s name was let stand to all, also where the words were not said', async () => {
    const { id } = await draft({ title: `Of ${sourceName}` })
    const refused = await publish(id, 'admin')
    const dismissals = findingsOf(refused).map(({ rule, fingerprint }) => ({
      rule,
      fingerprint,
      reason: 'Her sister.',
    }))
    const saved = await newsroom.call(`/articles/${id}?draft=true`, {
      as: 'admin',
      method: 'PATCH',
      data: { dismissals },
    })
    expect([saved.status, saved.body.doc.dismissals.length]).toEqual([200, dismissals.length])
    const read = (await newsroom.call(`/articles/${id}?draft=true`, { as: 'reporter' })).body
    expect(read.dismissals).toMatchObject(dismissals.map(() => ({ reason: 'Her sister.' })))
  })

  const hard: Array<[string, string]> = [
    ['leopoldine quarmwick', 'Leopoldine Quarmwick'],
    ['leopoldine Brackwhistle', 'Leopoldine Brackwhistle'],
    ['Clerk: X. W.', 'X. W. said so'],
    ['Source 7 / K. Z.', 'K.Z. said so'],
    ['Harbour clerk – Wilhelmina Thrupp', 'Wilhelmina Thrupp'],
    ['Source 4 (Euphemia Ottershaw)', 'Euphemia Ottershaw'],
    ['محمد الخوارزمي', 'قال محمد الخوارزمي ذلك'],
    ['王小明', '记者王小明说'],
    ['Crispin Wetherlam', 'Crispin Wether\u200Elam'],
    ['Gwen Hathersage', 'Write to ghathersage@example.gov'],
    ['Rosamund Fennimore', 'Write to fennimore1970@example.org'],
    ['Maud Johnson', 'Maud Ann Johnson'],
    ['Lino Pérez Gómez', 'Lino Pérez'],
    ['Lavinia Brathwicke', 'Los brathwickistas'],
    ['Анастасия Верещагинская', 'О Верещагинской'],
    ['Jörg Möllenkämper', 'Joerg Moellenkaemper'],
    ['Constance Smith', 'Constance S. said so'],
  ]

  it.each(hard)('of a source that is called %s is found in “%s”', async (name, title) => {
    await create(newsroom, 'sources', { kind: 'person', name, terms: 'background', attribution: 'an official' })
    const { id } = await draft({ title })
    const refused = await publish(id, 'editor')
    expect(refused.status).toBe(400)
    expect(new Set(findingsOf(refused).map(({ rule }) => rule))).toEqual(new Set(['protected-name']))
    expect(await isPublic(id)).toBe(false)
  })

  it.each([
    ['Агриппина Долгорукова', 'agrippina-dolgorukova-skazala'],
    ['Fergus O’Shaughnessy', 'fergus-o-shaughnessy'],
  ])('of a source that is called %s is found in the slug %s', async (name, slug) => {
    await create(newsroom, 'sources', { kind: 'person', name, terms: 'background', attribution: 'an official' })
    const { id } = await draft({ slug })
    const refused = await publish(id, 'editor')
    expect([refused.status, findingsOf(refused).map(({ where }) => where.field)]).toEqual([400, ['slug']])
  })

  it('is found in the wording that a reporter wrote for the source itself, approved or not', async () => {
    const name = 'Hepzibah Thornycroft'
    const asked = await newsroom.call('/sources', {
      as: 'reporter',
      method: 'POST',
      data: { kind: 'person', name, terms: 'background', attribution: `${name}, of the port` },
    })
    const { id: source } = asked.body.doc
    await newsroom.call(`/sources/${source}/approve`, { as: 'editor', method: 'POST' })
    const { id } = await draft({ body: body(paragraph('So it is.', { blockType: 'citation', source })) })
    const refused = await publish(id, 'editor')
    expect([refused.status, findingsOf(refused).map(({ rule }) => rule)]).toEqual([400, ['protected-name']])
    expect(await isPublic(id)).toBe(false)
  })

  it.each([
    ['source', sourceName],
    ['identity', identityName],
  ])('of a %s is found where a citation stands within it', async (_whose, name) => {
    const open = await create(newsroom, 'sources', { kind: 'document', name: 'A register', terms: 'on-record' })
    const half = name.length - 4
    const cited = { blockType: 'citation', source: open.id }
    const { id } = await draft({ body: body(paragraph(name.slice(0, half), cited, name.slice(half))) })
    const refused = await publish(id, 'admin')
    expect(refused.status).toBe(400)
    expect(findingsOf(refused).map(({ rule }) => rule)).toContain('protected-name')
  })

  it('is found where a line breaks between its words', async () => {
    const [first = '', last = ''] = sourceName.split(' ')
    const lines = {
      ...paragraph(first),
      children: [
        ...paragraph(first).children,
        { type: 'linebreak', version: 1 },
        ...paragraph(last.toUpperCase()).children,
      ],
    }
    const { id } = await draft({ body: body(lines) })
    const refused = await publish(id, 'editor')
    expect([refused.status, findingsOf(refused).map(({ rule }) => rule)]).toEqual([400, ['protected-name']])
  })

  it('is found in the language of a source, and in a formula', async () => {
    const named = await create(newsroom, 'sources', {
      kind: 'document',
      name: 'A register',
      terms: 'on-record',
      language: 'es',
    })
    // As it was stored before languages were codes.
    await newsroom.payload.db.updateOne({ collection: 'sources', id: named.id, data: { language: 'Quarrendon' } })
    const { id: operand } = await createStatistic(newsroom)
    const key = sourceName.replace(' ', '')
    const computed = await createStatistic(newsroom, {
      formula: `${key} * 1`,
      operands: [{ key, statistic: operand }],
    })
    for (const node of [
      { blockType: 'citation', source: named.id },
      { blockType: 'figure', statistic: computed.id, form: 'digits' },
    ]) {
      const { id } = await draft({ body: body(paragraph('There are ', node, ' things.')) })
      const refused = await publish(id, 'editor')
      expect(refused.status).toBe(400)
      expect(findingsOf(refused).map(({ rule }) => rule)).toContain('protected-name')
    }
  })

  it('is not told to a reporter who reviews a text, if it is one of an identity', async () => {
    for (const as of ['reporter', 'admin', 'editor'] as const) {
      const { body: answer } = await newsroom.call('/review', {
        as,
        method: 'POST',
        data: { language: 'en', title: `${identityName} and ${sourceName}` },
      })
      const found = answer.review.findings.filter(({ rule }: Json) => rule === 'protected-name')
      expect(found.map(({ text }: Json) => text)).toEqual([sourceName])
    }
    const { id } = await draft({ title: identityName })
    expect((await newsroom.call(`/articles/${id}`, { as: 'reporter' })).body.review.errors).toBe(0)
  })

  it.each(['write to P.Wutherspoon@example.org', 'call 55 1234 5678'])(
    'is as well how somebody is reached: %s',
    async (text) => {
      const { id } = await draft({ body: body(paragraph(text)) })
      const refused = await publish(id, 'admin')
      expect(refused.status).toBe(400)
      expect(findingsOf(refused).map(({ rule }) => rule)).toContain('protected-name')
    },
  )

  it.each([sourceName, identityName])('is in no reason why an edition is withdrawn, now or later: %s', async (name) => {
    const { id } = await draft({})
    expect((await publish(id, 'editor')).status).toBe(200)
    const post = (path: string, data: Json) =>
      newsroom.call(`/articles/${id}/${path}`, { as: 'admin', method: 'POST', data })
    const at = new Date(Date.now() + 3_600_000).toISOString()
    for (const answer of [
      await post('withdraw', { reason: `${name} asked for it.` }),
      await post('schedules', { action: 'withdraw', at, reason: `${name} asked for it.` }),
    ]) {
      expect(answer.status).toBe(400)
      expect(JSON.stringify(answer.body)).not.toContain(name)
    }
    expect((await newsroom.call(`/articles/${id}/schedules`, { as: 'admin' })).body.schedules).toEqual([])
    expect((await post('withdraw', { reason: 'It was wrong.' })).status).toBe(200)
  })

  it('tells no reporter by a note of a correction who is in an identity', async () => {
    const correct = async (text: string) => {
      const statistic = await createStatistic(newsroom)
      const figure = { blockType: 'figure', statistic: statistic.id, form: 'digits' }
      const { id } = await draft({ body: body(paragraph('There are ', figure, ' things.')) })
      expect((await publish(id, 'editor')).status).toBe(200)
      return newsroom.call(`/statistics/${statistic.id}`, {
        as: 'reporter',
        method: 'PATCH',
        data: { value: '38', correction: { kind: 'correction', notes: [{ language: 'en', text }] } },
      })
    }
    expect((await correct('Somebody Else said so.')).status).toBe(200)
    expect((await correct(`${identityName} said so.`)).status).toBe(200)
  })

  it.each(['reporter', 'editor'] as const)('tells no %s by a note to colleagues who is in an identity', async (as) => {
    const { body: made } = await newsroom.call('/articles?draft=true', { as, method: 'POST', data: articleData() })
    const noted = (note: string) =>
      newsroom.call(`/articles/${made.doc.id}/hand-over`, { as, method: 'POST', data: { to: 'ready', note } })
    expect((await noted(`Ask ${identityName}.`)).status).toBe(200)
    expect((await noted(`Ask ${sourceName}.`)).status).toBe(400)
    // Nor is a stranger's article a way to ask.
    const nowhere = (note: string) =>
      newsroom.call('/articles/nowhere/hand-over', { as, method: 'POST', data: { to: 'ready', note } })
    expect((await nowhere(identityName)).status).toBe((await nowhere('Somebody Else')).status)
  })

  it('is in no note of a correction that is released', async () => {
    const statistic = await createStatistic(newsroom)
    const figure = { blockType: 'figure', statistic: statistic.id, form: 'digits' }
    const { id } = await draft({ body: body(paragraph('There are ', figure, ' things.')) })
    expect((await publish(id, 'editor')).status).toBe(200)
    const notes = [{ language: 'en', text: `${identityName} said so.` }]
    const data = { value: '38', correction: { kind: 'correction', notes } }
    await newsroom.call(`/statistics/${statistic.id}`, { as: 'admin', method: 'PATCH', data })
    const released = await newsroom.call(`/statistics/${statistic.id}/release`, { as: 'admin', method: 'POST' })
    expect(released.status).toBe(400)
    expect(JSON.stringify(released.body)).not.toContain(identityName)
  })

  it.each([sourceName])('is in no note of a correction: %s', async (name) => {
    const statistic = await createStatistic(newsroom)
    const figure = { blockType: 'figure', statistic: statistic.id, form: 'digits' }
    const { id } = await draft({ body: body(paragraph('There are ', figure, ' things.')) })
    expect((await publish(id, 'editor')).status).toBe(200)
    const correct = (text: string) =>
      newsroom.call(`/statistics/${statistic.id}`, {
        as: 'admin',
        method: 'PATCH',
        data: { value: '38', correction: { kind: 'correction', notes: [{ language: 'en', text }] } },
      })
    const refused = await correct(`${name} said so.`)
    expect(refused.status).toBe(400)
    expect(JSON.stringify(refused.body)).not.toContain(name)
    expect((await correct('It is 38.')).status).toBe(200)
  })

  it.each([sourceName, identityName])('is in no record that a correction releases: %s', async (name) => {
    const statistic = await createStatistic(newsroom)
    const figure = { blockType: 'figure', statistic: statistic.id, form: 'digits' }
    const { id } = await draft({ body: body(paragraph('There are ', figure, ' things.')) })
    expect((await publish(id, 'editor')).status).toBe(200)
    const notes = [{ language: 'en', text: 'It is said who said so.' }]
    await newsroom.call(`/statistics/${statistic.id}`, {
      as: 'admin',
      method: 'PATCH',
      data: { publicNote: `${name} said so.`, correction: { kind: 'update', notes } },
    })
    const released = await newsroom.call(`/statistics/${statistic.id}/release`, { as: 'admin', method: 'POST' })
    expect(released.status).toBe(400)
    const { body: shown } = await newsroom.call(`/v1/statistics/${statistic.id}`)
    expect(shown.note).toBeNull()
  })

  it('is protected from when it is written, and no more once its source is on the record', async () => {
    const { id } = await draft({ title: 'Of Thaddeus Blenkinsopp' })
    const source = await create(newsroom, 'sources', {
      kind: 'person',
      name: 'Thaddeus Blenkinsopp',
      terms: 'background',
    })
    expect((await publish(id, 'editor')).status).toBe(400)
    const named = { terms: 'on-record', nameAloud: 'Thaddeus Blenkinsopp' }
    const { status } = await newsroom.call(`/sources/${source.id}`, { as: 'editor', method: 'PATCH', data: named })
    expect(status).toBe(200)
    expect((await publish(id, 'editor')).status).toBe(200)
  })

  it.each(['sources', 'identities'] as const)(
    'of the collection %s is found that was written before another, and committed after it',
    async (collection) => {
      const keeper = await create(newsroom, 'sources', { kind: 'person', name: 'A porter', terms: 'background' })
      const confidential = { source: keeper.id, readers: [newsroom.user.editor.id], name: 'A porter' }
      const { id: slow } = collection === 'sources' ? keeper : await create(newsroom, 'identities', confidential)
      // Another is newer, and both are known.
      await create(newsroom, 'sources', { kind: 'person', name: 'A guard', terms: 'background' })
      await create(newsroom, 'identities', { ...confidential, name: 'A guard' })
      const { id } = await draft({ title: `Of Hyacinth ${collection === 'sources' ? 'Brackenthwaite' : 'Oxenholme'}` })
      expect((await publish(id, 'editor')).status).toBe(200)
      const { db } = newsroom.payload
      const seal = (text: string) => identityKeysOf(newsroom.payload).seal(text, 'name')
      const row = await db.findOne<Json>({ collection, where: { id: { equals: slow } } })
      const name = collection === 'sources' ? 'Hyacinth Brackenthwaite' : seal('Hyacinth Oxenholme')
      const updatedAt = new Date(new Date(row.updatedAt).getTime() + 1).toISOString()
      await db.updateOne({ collection, id: slow, data: { ...row, name, updatedAt }, returning: false })
      const again = await publish(id, 'editor', { dek: 'Again.' })
      const rules = new Set(findingsOf(again).map(({ rule }) => rule))
      expect([again.status, rules]).toEqual([400, new Set(['protected-name'])])
    },
  )

  it('is found where a new source on the record has it', async () => {
    const again = await create(newsroom, 'sources', { kind: 'person', name: sourceName, terms: 'on-record' })
    const { id } = await draft({ body: body(paragraph('So it is.', { blockType: 'citation', source: again.id })) })
    const refused = await publish(id, 'editor')
    expect([refused.status, findingsOf(refused).map(({ rule }) => rule)]).toEqual([400, ['protected-name']])
  })
})
