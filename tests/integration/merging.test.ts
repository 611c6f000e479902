/** Two records that are one are merged: all that names the one names the other, and what was released stays. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { once } from 'node:events'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { createLocalReq, type FlattenedField, type TypedUser } from 'payload'
import { payloadStore } from '../../src/delivery'
import { mergedElsewhere } from '../../src/newsroom/records/keptOnly'
import { mergedRecords, type MergedCollection } from '../../src/releases/mergers'
import { openDelivery } from '../../src/server/open'
import { plain } from '../fixtures/pictures'
import { contentsOf } from '../support/contents'
import { articleData, body, create, createStatistic, paragraph } from '../support/drafts'
import { createImage } from '../support/images'
import { databases, openNewsroom, type Json, type Newsroom } from '../support/newsroom'

const nowhere = '00000000-0000-4000-8000-000000000000'

describe.each(databases)('merging on %s', (database) => {
  let newsroom: Newsroom
  beforeAll(async () => {
    newsroom = await openNewsroom(database, { reader: {} })
  })
  afterAll(() => newsroom?.close())

  const call = (path: string, method = 'GET', data?: Json, as: 'editor' | 'reporter' = 'editor', headers = {}) =>
    newsroom.call(path, { as, method, data, headers })
  const read = async (collection: string, id: string, query = '') => {
    const { body: doc, status } = await call(`/${collection}/${id}?depth=0${query}`)
    expect(status).toBe(200)
    return doc
  }
  const merge = async (collection: string, from: Json, into: Json, data: Json = {}) => {
    const answer = await call(`/${collection}/${from.id}/merge`, 'POST', { into: into.id, ...data })
    expect([answer.status, answer.body.errors]).toEqual([200, undefined])
    return answer.body
  }
  const refused = async (collection: string, from: Json, into: Json, data: Json = {}) => {
    const answer = await call(`/${collection}/${from.id}/merge`, 'POST', { into: into.id, ...data })
    return answer.status
  }
  const source = (data: Json = {}) =>
    create(newsroom, 'sources', { kind: 'document', name: 'A register', terms: 'on-record', ...data })
  const figure = (statistic: Json, more: Json = {}) => ({
    blockType: 'figure',
    statistic: statistic.id,
    form: 'digits',
    ...more,
  })
  const releases = async (article: Json): Promise<Json[]> =>
    (
      await newsroom.payload.find({
        collection: 'releases',
        pagination: false,
        sort: 'version',
        where: { article: { equals: String(article.id) } },
      })
    ).docs
  const behind = async (article: Json): Promise<boolean> => {
    const { body: answer } = await call('/desk?filter=behind&limit=100')
    return answer.stories.some(({ editions }: Json) => editions.some(({ article: id }: Json) => id === article.id))
  }
  const unchanged = async () =>
    JSON.stringify((await newsroom.payload.find({ collection: 'mergers', pagination: false })).docs)

  it('has drafts, published rows and records name the statistic that is kept, and releases stay', async () => {
    const one = await createStatistic(newsroom)
    const sameSource = { evidence: [{ source: one.evidence[0].source.id, locator: 'p. 3' }] }
    const other = await createStatistic(newsroom, sameSource)
    const chart = {
      type: 'block',
      version: 2,
      format: '',
      fields: { id: 'a-chart', blockType: 'chart', kind: 'bar', heading: 'A chart', statistics: [one.id, other.id] },
    }
    const live = await create(
      newsroom,
      'articles',
      articleData({ _status: 'published', body: body(paragraph('Counted: ', figure(one), ' things.')) }),
    )
    const draft = await create(
      newsroom,
      'articles',
      articleData({ language: 'es', body: body(paragraph('Hay ', figure(one), ' cosas.'), chart) }),
      '?draft=true',
    )
    const sum = await create(newsroom, 'statistics', {
      label: 'twice as many',
      value: '74',
      unit: { kind: 'count' },
      formula: 'a * 2',
      operands: [{ key: 'a', statistic: one.id }],
      ...sameSource,
    })
    const before = await releases(live)
    const preview = await call(`/statistics/${one.id}/merge?into=${other.id}`)
    expect(preview.body).toMatchObject({ behind: 0, records: 1, revision: other.revision })
    expect(preview.body.editions.map(({ id }: Json) => id).sort()).toEqual([live.id, draft.id].sort())

    await merge('statistics', one, other, { revision: other.revision })
    expect(await releases(live)).toEqual(before)
    expect(await behind(live)).toBe(false)
    for (const article of [live, draft]) {
      const row = await read('articles', article.id, '&draft=true')
      expect(JSON.stringify(row.body)).not.toContain(one.id)
      expect(row.statistics).toEqual([other.id])
    }
    const [, { fields }] = (await read('articles', draft.id, '&draft=true')).body.root.children
    expect(fields.statistics).toEqual([other.id])
    expect((await read('statistics', sum.id)).operands[0].statistic).toBe(other.id)
    // It is not lost, says what it is, and is not changed any more.
    expect((await read('statistics', one.id)).value).toBe('37')
    const merged = await call(`/statistics/${one.id}/merged`, 'GET', undefined, 'reporter')
    expect(merged.body.into).toMatchObject({ id: other.id, by: 'editor' })
    expect((await call(`/statistics/${other.id}/merged`)).body.former).toMatchObject([{ id: one.id }])
    expect((await call(`/statistics/${one.id}`, 'PATCH', { value: '38' })).status).toBe(409)

    // Who knows the old id, as in a form that was opened before, means the one that is kept.
    const stale = { body: body(paragraph('Hay ', figure(one), ' cosas.')) }
    expect((await call(`/articles/${draft.id}?draft=true`, 'PATCH', stale)).status).toBe(200)
    expect((await read('articles', draft.id, '&draft=true')).statistics).toEqual([other.id])

    // Readers find it by either id, also before anything is released again.
    for (const id of [one.id, other.id]) {
      const listed = await call(`/v1/articles?statistic=${id}`)
      expect(listed.body.articles.map(({ slug }: Json) => slug)).toEqual([live.slug])
    }
    const moved = await newsroom.call(`/v1/statistics/${one.id}`)
    expect([moved.status, moved.headers.get('location')?.endsWith(`/v1/statistics/${other.id}`)]).toEqual([308, true])
    expect((await newsroom.call(`/v1/statistics/${other.id}`)).body).toMatchObject({ id: other.id, display: '37' })

    // A correction of the one that is kept reaches what names the other.
    const correction = { kind: 'correction', notes: [{ language: 'en', text: 'It was 38.' }] }
    const corrected = await call(`/statistics/${other.id}`, 'PATCH', { value: '38', correction })
    expect([corrected.status, corrected.body.errors]).toEqual([200, undefined])
    expect(await behind(live)).toBe(true)
    const decision = { derived: [{ statistic: sum.id, value: '76' }], rewritten: [] }
    let released = await call(`/statistics/${other.id}/release`, 'POST', { derived: [], rewritten: [] })
    if (released.status === 400) released = await call(`/statistics/${other.id}/release`, 'POST', decision)
    expect([released.status, released.body.errors]).toEqual([200, undefined])
    const [, second] = await releases(live)
    expect(second.kind).toBe('corrected')
    expect(second.document.statistics).toMatchObject([{ id: other.id, value: '38' }])
    expect(await behind(live)).toBe(false)
    const { body: answer } = await newsroom.call(`/v1/statistics/${other.id}`)
    expect(answer.history.map((each: Json) => each.statistic.value)).toEqual(['38', '37'])
  })

  it('is known at once to what readers are answered from memory, here and in another process', async () => {
    const one = await createStatistic(newsroom)
    const register = one.evidence[0].source
    const other = await createStatistic(newsroom, { evidence: [{ source: register.id, locator: 'p. 3' }] })
    const keptSource = await source({ name: register.name })
    const [topic, kept] = [
      await create(newsroom, 'topics', { name: `Wells ${one.id}` }),
      await create(newsroom, 'topics', { name: `Water ${one.id}` }),
    ]
    const text = body(paragraph('Counted: ', figure(one), ' things.'))
    await create(newsroom, 'articles', articleData({ _status: 'published', topics: [topic.id], body: text }))
    const elsewhere = await newsroom.startAnother()
    const places = await Promise.all(
      [newsroom.payload, elsewhere].map(async (payload) => {
        const delivery = await openDelivery(payload, { maxBytes: 10_000_000 })
        const server = createServer(delivery.handle).listen(0, '127.0.0.1')
        await once(server, 'listening')
        const { port } = server.address() as AddressInfo
        const ask = (paths: string[]): Promise<number[]> =>
          Promise.all(
            paths.map(async (path) => (await fetch(`http://127.0.0.1:${port}${path}`, { redirect: 'manual' })).status),
          )
        return { ...delivery, ask, server }
      }),
    )
    const paths = (statistic: Json, { id }: Json, { slug }: Json) => [
      ...[`/statistics/${statistic.id}`, `/sources/${id}`, `/topics/${slug}`].map((path) => `/api/v1${path}`),
      ...[`figures/${statistic.id}`, `figures/${statistic.id}/embed`, `sources/${id}`, `topics/${slug}`].map(
        (path) => `/en/${path}`,
      ),
    ]
    const [former, present] = [paths(one, register, topic), paths(other, keptSource, kept)]
    try {
      for (const { ask } of places) {
        expect(await ask(former)).toEqual(former.map(() => 200))
        expect(await ask(present)).toEqual(present.map(() => 404))
      }
      await merge('statistics', one, other)
      await merge('sources', register, keptSource)
      await merge('topics', topic, kept)
      const [here, there] = places
      // Whoever merges finds the answers of after it, as whoever publishes does. A topic is found by its former name.
      const moved = [308, 308, 200, 308, 308, 308, 308]
      expect(await here?.ask(former)).toEqual(moved)
      expect(await here?.ask(present)).toEqual(present.map(() => 200))
      await there?.caughtUp()
      expect(await there?.ask(former)).toEqual(moved)
      expect(await there?.ask(present)).toEqual(present.map(() => 200))
    } finally {
      for (const { close, server } of places) {
        close()
        server.close().closeAllConnections()
      }
      await elsewhere.destroy()
    }
  })

  it('has pull quotes, citations and pictures name what is kept', async () => {
    const speaker = await source({ kind: 'person', name: 'Ana Ruiz' })
    const [register, kept] = [await source({ name: 'A list' }), await source({ name: 'A list' })]
    const said = { text: 'So it is.', language: 'en', speaker: speaker.id, evidence: [{ source: register.id }] }
    const [quote, same] = [await create(newsroom, 'quotes', said), await create(newsroom, 'quotes', said)]
    const pullQuote = {
      type: 'block',
      version: 2,
      format: '',
      fields: { id: 'a-pull-quote', blockType: 'pullQuote', quote: quote.id, excerpt: 'So it is' },
    }
    const text = body(
      paragraph('It is listed.', { blockType: 'citation', source: register.id }),
      pullQuote,
      paragraph('She said “', { blockType: 'quotation', quote: quote.id, excerpt: 'So it is' }, '”.'),
    )
    const article = await create(newsroom, 'articles', articleData({ body: text, _status: 'published' }))
    const picture = await createImage(newsroom, { file: await plain().png().toBuffer(), data: { source: register.id } })
    await merge('quotes', quote, same)
    await merge('sources', register, kept)
    const row = await read('articles', article.id)
    const names = JSON.stringify(row.body)
    expect([quote, register].map(({ id }) => names.includes(id))).toEqual([false, false])
    expect([row.quotes, [...row.sources].sort()]).toEqual([[same.id], [kept.id, speaker.id].sort()])
    expect(row.body.root.children[1].fields).toMatchObject({ quote: same.id, excerpt: 'So it is' })
    expect((await read('media', String(picture.id))).source).toBe(kept.id)
    // Who opened the form before saves what it named then.
    const stale = { body: text, source: register.id }
    expect((await call(`/articles/${article.id}`, 'PATCH', { body: stale.body, _status: 'published' })).status).toBe(
      200,
    )
    expect((await call(`/media/${picture.id}`, 'PATCH', { source: register.id })).status).toBe(200)
    expect(JSON.stringify((await read('articles', article.id)).body)).toBe(names)
    expect((await read('media', String(picture.id))).source).toBe(kept.id)
    const { body: live } = await newsroom.call(`/v1/articles/en/${article.slug}`)
    expect(live.quotes.map(({ id }: Json) => id)).toEqual([same.id])
    expect(JSON.stringify(live)).not.toContain(register.id)
  })

  it('offers what is kept where somebody types what a merged one is called', async () => {
    const [one, kept] = [await source({ name: 'Fiscalía de Pozos' }), await source({ name: 'Fiscalía General' })]
    const [topic, keptTopic] = [
      await create(newsroom, 'topics', { name: 'Pozos secos' }),
      await create(newsroom, 'topics', { name: 'Sequía' }),
    ]
    await merge('sources', one, kept)
    await merge('topics', topic, keptTopic)
    const found = async (q: string) => {
      const { body: answer } = await call(`/desk/search?q=${encodeURIComponent(q)}`)
      return answer.found.map(({ id }: Json) => id)
    }
    expect([await found('fiscalia de pozos'), await found('fiscalia general')]).toEqual([[], [kept.id]])
    const named = await call('/topics/named', 'POST', { language: 'en', name: 'pozos secos' })
    expect(named.body.topic).toMatchObject({ id: keptTopic.id, name: 'Sequía', slug: keptTopic.slug })
    const typed = await create(newsroom, 'articles', articleData({ topics: ['Pozos secos', 'Sequía'] }), '?draft=true')
    expect(typed.topics.map((each: Json) => each.id ?? each)).toEqual([keptTopic.id])
  })

  it('tells no reader what a topic or a person was called that readers never had', async () => {
    const make = (kind: string, name: string) => create(newsroom, kind, { name })
    const said = new Date().getTime().toString(36)
    const topics = await Promise.all(['Typed', 'Had', 'Gone', 'Kept'].map((each) => make('topics', `${each} ${said}`)))
    const [typed, had, gone, kept] = topics as [Json, Json, Json, Json]
    const [signer, staff] = [await make('people', `Nobody ${said}`), await make('people', `Staff ${said}`)]
    const byline = [{ person: staff.id, role: 'author' }]
    const publish = (id: string) =>
      create(newsroom, 'articles', articleData({ _status: 'published', byline, topics: [id] }))
    for (const { id } of [kept, had]) await publish(id)
    const { id } = await publish(gone.id)
    expect((await call(`/articles/${id}/withdraw`, 'POST', { reason: 'Not so.' })).status).toBe(200)
    for (const each of [typed, had, gone]) await merge('topics', each, kept)
    await merge('people', signer, staff)
    const answered = async (path: string) => {
      const { body, status } = await newsroom.call(`/v1${path}`)
      return [status, status === 200 ? body.slug : JSON.stringify(body).replaceAll(path, '')]
    }
    expect(await answered(`/topics/${had.slug}`)).toEqual([200, kept.slug])
    expect(await answered(`/topics/${gone.slug}`)).toEqual([200, kept.slug])
    expect(await answered(`/topics/${typed.slug}`)).toEqual(await answered(`/topics/never-${said}`))
    expect(await answered(`/people/${signer.slug}`)).toEqual(await answered(`/people/nobody-at-all-${said}`))
    expect((await answered(`/people/${signer.slug}`))[0]).toBe(404)
  })

  it('offers and lists nothing that was merged, and says where it went', async () => {
    const [speaker, named] = [await source(), await source({ name: 'A clerk of the archive' })]
    const quote = (text: string) =>
      create(newsroom, 'quotes', { text, language: 'en', speaker: speaker.id, evidence: [{ source: speaker.id }] })
    const pairs: Array<[MergedCollection, Json, Json]> = [
      ['sources', await source({ name: 'An archive of old' }), named],
      ['statistics', await createStatistic(newsroom), await createStatistic(newsroom)],
      ['quotes', await quote('Nothing is offered twice.'), await quote('Nothing is offered twice')],
      [
        'topics',
        await create(newsroom, 'topics', { name: 'Old salt' }),
        await create(newsroom, 'topics', { name: 'Salt' }),
      ],
      [
        'people',
        await create(newsroom, 'people', { name: 'Old Nick' }),
        await create(newsroom, 'people', { name: 'Nick Paz' }),
      ],
    ]
    for (const [collection, was, now] of pairs) await merge(collection, was, now)
    const { collections } = newsroom.payload
    for (const [collection, was, now] of pairs) {
      const ids = async (query: string) =>
        (await call(`/${collection}?limit=500&depth=0${query}`, 'GET', undefined, 'reporter')).body.docs.map(
          ({ id }: Json) => id,
        )
      const [all, kept] = [await ids(''), await ids('&merged=false')]
      expect([all.includes(was.id), all.includes(now.id)]).toEqual([true, true])
      expect([kept.includes(was.id), kept.includes(now.id), kept.length > 0]).toEqual([false, true, true])
      expect(await ids(`&merged=false&where[id][in]=${was.id},${now.id}`)).toEqual([now.id])
      // The list of the admin.
      const req = await createLocalReq({ user: newsroom.user.editor as TypedUser }, newsroom.payload)
      const filter = await collections[collection].config.admin.baseFilter?.({ limit: 10, page: 1, req, sort: 'id' })
      expect(JSON.stringify(filter)).toContain(was.id)
      expect(JSON.stringify(filter)).not.toContain(now.id)
    }
    const { payload } = newsroom
    const user = newsroom.user.reporter as TypedUser
    expect(await mergedElsewhere({ payload, user }, 'sources', 'archive of old')).toEqual({
      collection: 'sources',
      found: [{ title: 'An archive of old', into: { id: named.id, title: 'A clerk of the archive' } }],
    })
    for (const [slug, called] of [
      ['sources', 'A clerk'],
      ['sources', ' '],
      ['articles', 'archive'],
    ] as const) {
      expect(await mergedElsewhere({ payload, user }, slug, called)).toBeNull()
    }
  })

  it('leaves them out of every relation of a form, and brings one that is named all the same to what is kept', async () => {
    const [was, now] = [await source({ name: 'A ledger' }), await source({ name: 'The ledger' })]
    await merge('sources', was, now)
    const { payload } = newsroom
    const kinds: string[] = ['sources', 'statistics', 'quotes', 'topics', 'people']
    const req = await createLocalReq({ user: newsroom.user.editor as TypedUser }, payload)
    const offering = async (fields: readonly FlattenedField[], at: string): Promise<string[]> => {
      const found = await Promise.all(
        fields.map(async (field): Promise<string[]> => {
          if ('flattenedFields' in field) return offering(field.flattenedFields, `${at}.${field.name}`)
          if (field.type !== 'relationship' || typeof field.relationTo !== 'string') return []
          if (!kinds.includes(field.relationTo) || field.admin?.hidden || field.virtual) return []
          const merged = await mergedRecords(req, field.relationTo as MergedCollection)
          const options = {
            blockData: {},
            data: {},
            id: '',
            relationTo: field.relationTo,
            req,
            siblingData: {},
          } as never
          const where = typeof field.filterOptions === 'function' ? await field.filterOptions(options) : null
          const isLeftOut = merged.every((id) => JSON.stringify(where).includes(id))
          return [`${at}.${field.name}${isLeftOut ? '' : ' offers what was merged'}`]
        }),
      )
      return found.flat()
    }
    const all = await Promise.all(
      ['articles', 'statistics', 'quotes', 'topics', 'media'].map((slug) =>
        offering(payload.collections[slug as 'articles'].config.flattenedFields, slug),
      ),
    )
    expect(all.flat().filter((each) => each.includes(' '))).toEqual([])
    expect(all.flat()).toEqual(expect.arrayContaining(['articles.topics', 'articles.byline.person', 'quotes.speaker']))
    const said = await create(newsroom, 'quotes', {
      text: 'As it stands in the ledger.',
      language: 'en',
      speaker: was.id,
      evidence: [{ source: was.id }],
    })
    expect([said.speaker.id ?? said.speaker, said.evidence[0].source.id ?? said.evidence[0].source]).toEqual([
      now.id,
      now.id,
    ])
  })

  it('lists a topic by the slug that is kept, also where editions have it by the other alone', async () => {
    const topic = (name: string) => create(newsroom, 'topics', { name })
    const [first, kept, between, last] = [
      await topic('Aaa of old'),
      await topic('Zzz of now'),
      await topic('Mmm between'),
      await topic('Zzzz at last'),
    ]
    for (const { id } of [first, between, last]) {
      await create(newsroom, 'articles', articleData({ _status: 'published', topics: [id] }))
    }
    await merge('topics', first, kept)
    const ours = ['aaa-of-old', 'mmm-between', 'zzz-of-now', 'zzzz-at-last']
    for (const limit of [1, 2, 100]) {
      const slugs: string[] = []
      for (let query = `?limit=${limit}`; ;) {
        const { body: page } = await newsroom.call(`/v1/topics${query}`)
        slugs.push(...page.topics.map(({ slug }: Json) => slug as string))
        if (page.next === null) break
        query = `?limit=${limit}&cursor=${encodeURIComponent(page.next)}`
      }
      expect(slugs.filter((slug) => ours.includes(slug))).toEqual(ours.slice(1))
      expect(new Set(slugs).size).toBe(slugs.length)
    }
    const { body: all } = await newsroom.call('/v1/topics?limit=100')
    expect(all.topics.find(({ slug }: Json) => slug === kept.slug)).toMatchObject({ count: 1 })
  })

  it('leaves editions behind that would say something else, and releases them as a correction', async () => {
    const one = await source({ name: 'The Registry' })
    const other = await source({ name: 'The Registry of Things' })
    const statistic = await create(newsroom, 'statistics', {
      label: 'things',
      value: '12',
      unit: { kind: 'count' },
      evidence: [
        { source: one.id, locator: 'p. 1' },
        { source: other.id, locator: 'p. 1' },
      ],
    })
    const live = await create(
      newsroom,
      'articles',
      articleData({ _status: 'published', body: body(paragraph('There are ', figure(statistic), ' things.')) }),
    )
    const preview = await merge('sources', one, other)
    expect(preview.behind).toBe(1)
    expect((await read('statistics', statistic.id)).evidence).toMatchObject([{ source: other.id, locator: 'p. 1' }])
    expect((await read('articles', live.id)).sources).toEqual([other.id])
    expect(await behind(live)).toBe(true)
    expect((await newsroom.call(`/v1/sources/${one.id}`)).status).toBe(308)
    const released = await call(`/sources/${other.id}/release`, 'POST', { derived: [], rewritten: [] })
    expect([released.status, released.body.errors]).toEqual([400, expect.anything()])
    const correction = { kind: 'clarification', notes: [{ language: 'en', text: 'The Registry has one name.' }] }
    const noted = await call(`/sources/${other.id}`, 'PATCH', { correction })
    expect([noted.status, noted.body.errors]).toEqual([200, undefined])
    const again = await call(`/sources/${other.id}/release`, 'POST', { derived: [], rewritten: [] })
    expect([again.status, again.body.errors]).toEqual([200, undefined])
    expect((await releases(live)).at(-1)?.document.sources).toMatchObject([
      { id: other.id, name: 'The Registry of Things' },
    ])
    expect(await behind(live)).toBe(false)
  })

  it('merges quotes, topics and people, and a record into one that others were merged into', async () => {
    const speaker = await source({ kind: 'person', name: 'Ana Ruiz' })
    const register = await source()
    const quote = (text: string) =>
      create(newsroom, 'quotes', { text, language: 'en', speaker: speaker.id, evidence: [{ source: register.id }] })
    const [first, second, third] = [await quote('So it is.'), await quote('So it is'), await quote('“So it is”')]
    const [person, same] = [
      await create(newsroom, 'people', { name: 'Bea Paz' }),
      await create(newsroom, 'people', { name: 'Bea Paz' }),
    ]
    const [topic, kept] = [
      await create(newsroom, 'topics', { name: 'The drought' }),
      await create(newsroom, 'topics', { name: 'Drought' }),
    ]
    const below = await create(newsroom, 'topics', { name: 'Wells', parent: topic.id })
    const live = await create(
      newsroom,
      'articles',
      articleData({
        _status: 'published',
        byline: [
          { person: person.id, role: 'author' },
          { person: same.id, role: 'author' },
        ],
        topics: [topic.id, kept.id],
        body: body(paragraph('She said “', { blockType: 'quotation', quote: first.id, excerpt: 'So it is' }, '”.')),
      }),
    )
    await merge('quotes', first, second)
    await merge('quotes', second, third)
    await merge('people', person, same)
    await merge('topics', topic, kept)
    const row = await read('articles', live.id)
    expect(row.quotes).toEqual([third.id])
    expect(row.byline.map(({ person: id }: Json) => id)).toEqual([same.id])
    expect(row.topics).toEqual([kept.id])
    expect((await read('topics', below.id)).parent).toBe(kept.id)
    for (const id of [first.id, second.id]) {
      const moved = await newsroom.call(`/v1/quotes/${id}`)
      expect([moved.status, moved.headers.get('location')?.endsWith(third.id)]).toEqual([308, true])
    }
    expect((await newsroom.call(`/v1/quotes/${third.id}`)).body.editions).toHaveLength(1)
    for (const [path, was, now] of [
      ['topics', topic.slug, kept.slug],
      ['people', person.slug, same.slug],
    ]) {
      const moved = await newsroom.call(`/v1/${path}/${was}`)
      expect([moved.status, moved.body.slug]).toEqual([200, now])
      const found = await newsroom.call(`/v1/${path}/${now}`)
      expect([found.status, found.body.count, found.body.articles.length]).toEqual([200, 1, 1])
      const all = (await newsroom.call(`/v1/${path}`)).body[path].map(({ slug }: Json) => slug)
      expect([all.includes(now), all.includes(was)]).toEqual([true, false])
      const kind = path === 'topics' ? 'topic' : 'person'
      // A page of each, under the name that it has by now.
      const names = all.map(async (slug: string) => (await newsroom.call(`/v1/${path}/${slug}`)).body.slug as string)
      const known = [...new Set(await Promise.all(names))].sort()
      expect(await payloadStore(newsroom.payload).listSlugs({ kind, language: 'en' })).toEqual(known)
    }
  })

  it('refuses what is not one, what was agreed stands against, and whoever may not, and writes nothing then', async () => {
    const [one, other] = [await createStatistic(newsroom), await createStatistic(newsroom, { value: '38' })]
    const [named, unnamed] = [await source(), await source({ kind: 'person', terms: 'background', attribution: 'x' })]
    const resting = await createStatistic(newsroom, { evidence: [{ source: unnamed.id }] })
    const sum = await createStatistic(newsroom, { formula: 'a', operands: [{ key: 'a', statistic: one.id }] })
    const before = await unchanged()
    expect(await refused('statistics', one, other)).toBe(409)
    expect(await refused('statistics', one, one)).toBe(409)
    expect(await refused('sources', named, unnamed)).toBe(409)
    expect(await refused('sources', unnamed, named)).toBe(409)
    expect(await refused('statistics', resting, one)).toBe(409)
    expect(await refused('statistics', one, resting)).toBe(409)
    expect(await refused('statistics', one, sum)).toBe(409)
    for (const id of [nowhere, '0'.repeat(24), 'x']) expect(await refused('statistics', one, { id })).toBe(404)
    const same = await createStatistic(newsroom)
    expect(await refused('statistics', one, same, { revision: 'another' })).toBe(409)
    const stale = await call(`/statistics/${one.id}/merge`, 'POST', { into: same.id }, 'editor', { 'If-Match': '"x"' })
    expect(stale.status).toBe(409)
    const asReporter = await call(`/statistics/${one.id}/merge`, 'POST', { into: same.id }, 'reporter')
    expect(asReporter.status).toBe(403)
    expect(await unchanged()).toBe(before)
    await merge('statistics', one, same)
    expect(await refused('statistics', one, sum)).toBe(409)
    expect(await refused('statistics', sum, one)).toBe(409)
  })

  it('writes nothing of it where one write fails', async () => {
    const [one, other] = [await createStatistic(newsroom), await createStatistic(newsroom)]
    for (const status of ['draft', 'published']) {
      const data = articleData({ _status: status, body: body(paragraph('Counted: ', figure(one), ' things.')) })
      await create(newsroom, 'articles', data, status === 'draft' ? '?draft=true' : '')
    }
    const before = await contentsOf(newsroom.payload)
    const { db } = newsroom.payload
    const updateOne = db.updateOne.bind(db)
    for (const fails of [1, 2]) {
      let calls = 0
      // As where the disk is full.
      db.updateOne = (args: Parameters<typeof updateOne>[0]) => {
        calls += 1
        return calls === fails ? Promise.reject(new Error('no space left')) : updateOne(args)
      }
      try {
        expect([fails, await refused('statistics', one, other)]).toEqual([fails, 500])
      } finally {
        db.updateOne = updateOne
      }
      expect(await contentsOf(newsroom.payload)).toBe(before)
    }
    await merge('statistics', one, other)
    expect(await contentsOf(newsroom.payload)).not.toBe(before)
  })

  it('waits for a correction of the one that is merged', async () => {
    const [one, other] = [await createStatistic(newsroom), await createStatistic(newsroom)]
    const text = body(paragraph('Counted: ', figure(one), ' things.'))
    await create(newsroom, 'articles', articleData({ _status: 'published', body: text }))
    const correction = { kind: 'correction', notes: [{ language: 'en', text: 'Other things were counted.' }] }
    const changed = await call(`/statistics/${one.id}`, 'PATCH', { label: 'other things', correction })
    expect([changed.status, changed.body.errors]).toEqual([200, undefined])
    expect(await refused('statistics', one, other)).toBe(409)
    expect((await call(`/statistics/${one.id}/release`, 'POST', { derived: [], rewritten: [] })).status).toBe(200)
    await merge('statistics', one, other)
  })

  it('takes the name of a merged source out with that of the one that is kept', async () => {
    const [one, other] = [
      await source({ kind: 'person', name: 'Ciro Luna' }),
      await source({ kind: 'person', name: 'Ciro Luna Paz' }),
    ]
    const statistic = await createStatistic(newsroom, { label: 'cats', value: '9', evidence: [{ source: one.id }] })
    const live = await create(
      newsroom,
      'articles',
      articleData({ _status: 'published', body: body(paragraph('There are ', figure(statistic), ' cats.')) }),
    )
    await merge('sources', one, other)
    // Its record keeps its name out of what follows, and stays for that.
    expect((await call(`/sources/${one.id}`, 'DELETE')).status).toBe(409)
    await call(`/sources?where[id][equals]=${one.id}`, 'DELETE')
    await read('sources', one.id)
    const [was] = await releases(live)
    const tightened = await call(`/sources/${other.id}`, 'PATCH', {
      terms: 'background',
      attribution: 'somebody who counts',
    })
    expect([tightened.status, tightened.body.errors]).toEqual([200, undefined])
    const all = await releases(live)
    expect(JSON.stringify(all)).not.toContain('Ciro')
    expect(all.find(({ hash }) => hash === was.hash)?.redactedAt).toBeTruthy()
    expect((await newsroom.call(`/v1/releases/${was.hash}`)).status).toBe(410)
    expect((await read('sources', one.id)).terms).toBe('background')
    // Nothing public is called by either any more: that the two are one is told to nobody.
    expect((await newsroom.call(`/v1/sources/${one.id}`)).status).toBe(404)
  })

  it('tells nobody outside of two that were never public', async () => {
    const [one, other] = [
      await createStatistic(newsroom, { label: 'foxes', value: '5' }),
      await createStatistic(newsroom, { label: 'foxes', value: '5' }),
    ]
    await merge('statistics', one, other)
    for (const { id } of [one, other]) {
      const { body: answer, headers, status } = await newsroom.call(`/v1/statistics/${id}`)
      expect([status, headers.get('Location'), JSON.stringify(answer).includes(other.id)]).toEqual([404, null, false])
    }
  })
})
