/** An edition that was written apart, beside another of the story that it joined: their records become one. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { replayRedactions } from '../../src/newsroom/redactions/replay'
import { contentsOf } from '../support/contents'
import { articleData, body, create, paragraph } from '../support/drafts'
import { databases, openNewsroom, type Json, type Newsroom } from '../support/newsroom'

const nowhere = '00000000-0000-4000-8000-000000000000'

describe.each(databases)('an edition that was written apart on %s', (database) => {
  let newsroom: Newsroom
  beforeAll(async () => {
    newsroom = await openNewsroom(database)
  })
  afterAll(() => newsroom?.close())

  const call = (path: string, method = 'GET', data?: Json, as: 'editor' | 'reporter' = 'editor', headers = {}) =>
    newsroom.call(path, { as, method, data, headers })
  const source = (data: Json) => create(newsroom, 'sources', { kind: 'organization', terms: 'on-record', ...data })
  const statistic = (language: string, data: Json, of: Json) =>
    create(
      newsroom,
      'statistics',
      { unit: { kind: 'count' }, evidence: [{ source: of.id }], ...data },
      `?locale=${language}`,
    )
  const figure = ({ id }: Json) => ({ blockType: 'figure', statistic: id, form: 'digits' })
  const quotation = ({ id }: Json, excerpt: string) => ({ blockType: 'quotation', quote: id, excerpt })
  const liveOf = async ({ language, slug }: Json): Promise<Json> =>
    (await newsroom.call(`/v1/articles/${language}/${slug}`)).body
  const sameOf = async (own: Json, other: Json): Promise<Json> =>
    (await call(`/articles/${own.id}/same-records?beside=${other.id}`)).body
  const makeOne = (own: Json, other: Json, pairs: Json[]) =>
    call(`/articles/${own.id}/same-records`, 'POST', {
      beside: other.id,
      pairs: pairs.map((pair) => ({ collection: pair.collection, own: seen(pair.own), other: seen(pair.other) })),
    })
  const seen = ({ id, revision }: Json) => ({ id, revision })

  /** Two editions that know nothing of each other: the same port, its 4,937 ships, its captain's words. */
  const written = async (terms = 'on-record') => {
    const name = `Port ${Math.random()}`
    const more = terms === 'on-record' ? {} : { attribution: 'somebody who knows the port' }
    const [port, puerto] = [
      await source({ name, url: `https://example.org/${encodeURIComponent(name)}`, terms, ...more }),
      await source({ name: `El ${name}`, url: `http://www.example.org/${encodeURIComponent(name)}?utm_source=x` }),
    ]
    const [captain, capitana] = [
      await source({ kind: 'person', name: `Ana Pérez ${name}` }),
      await source({ kind: 'person', name: `Ana Perez ${name}` }),
    ]
    const [ships, barcos] = [
      await statistic('en', { label: 'ships', value: '4937' }, port),
      await statistic('es', { label: 'barcos', value: '4937' }, puerto),
    ]
    const [towns, pueblos] = [
      await statistic('en', { label: 'towns', value: '8649' }, port),
      await statistic('es', { label: 'pueblos', value: '8649', qualifier: 'about' }, puerto),
    ]
    const [said, dicho] = [
      await create(newsroom, 'quotes', { text: 'We never mind the weather', language: 'en', speaker: captain.id }),
      await create(newsroom, 'quotes', { text: 'Nunca nos importa el tiempo', language: 'es', speaker: capitana.id }),
    ]
    const en = articleData({
      body: body(
        paragraph('They turned away ', figure(ships), ' of the ships before the wind rose.'),
        paragraph('“', quotation(said, 'never mind the weather'), '”, the captain said.'),
        paragraph('Of the towns around ', figure(towns), ' heard of it.'),
      ),
    })
    const es = articleData({
      language: 'es',
      body: body(
        paragraph('Antes del viento rechazaron ', figure(barcos), ' de los barcos.'),
        paragraph('«', quotation(dicho, 'Nunca nos importa el tiempo'), '», dijo la capitana.'),
        paragraph('De los pueblos alrededor se enteraron ', figure(pueblos), '.'),
      ),
    })
    return { en, es, port, puerto, captain, capitana, ships, barcos, towns, pueblos, said, dicho }
  }
  const publish = async (data: Json): Promise<Json> => {
    const draft = await create(newsroom, 'articles', data, '?draft=true')
    const { review } = (await call(`/articles/${draft.id}/review`)).body
    const dismissals = review.findings
      .filter(({ severity }: Json) => severity === 'error')
      .map(({ fingerprint, rule, text }: Json) => ({ fingerprint, rule, text, reason: 'So it is.' }))
    const answer = await call(`/articles/${draft.id}`, 'PATCH', { dismissals, _status: 'published' })
    expect([answer.status, answer.body.errors]).toEqual([200, undefined])
    return answer.body.doc
  }

  it('stands beside the other, and its records become those of it one by one, by the words of both', async () => {
    const records = await written()
    const [en, es] = [await publish(records.en), await publish(records.es)]
    // Before it joins the story, and beside what is no edition of it, there is nothing to set it beside.
    for (const path of [
      `/articles/${es.id}/original?beside=${en.id}`,
      `/articles/${es.id}/same-records?beside=${en.id}`,
    ])
      expect([path, (await call(path)).status]).toEqual([path, 400])
    expect((await call(`/articles/${en.id}/join`, 'POST', { article: es.id })).status).toBe(200)
    for (const beside of [es.id, nowhere, 'nothing']) {
      expect((await call(`/articles/${es.id}/original?beside=${beside}`)).status).toBe(400)
      expect((await call(`/articles/${es.id}/same-records?beside=${beside}`)).status).toBe(400)
    }
    expect((await call(`/articles/${es.id}/same-records?beside=${en.id}`, 'GET', undefined, 'reporter')).status).toBe(
      403,
    )
    expect((await call(`/articles/${es.id}/same-records`)).status).toBe(400)
    // Named by its revision, which is the article's.
    const paired = {
      beside: en.id,
      pairs: (await sameOf(es, en)).same.filter(({ isCertain }: Json) => isCertain).slice(0, 1),
    }
    const named = (revision: string) =>
      newsroom.call(`/articles/${es.id}/same-records`, {
        as: 'editor',
        method: 'POST',
        headers: { 'If-Match': `"${revision}"` },
        data: {
          ...paired,
          pairs: paired.pairs.map(({ collection, own, other }: Json) => ({
            collection,
            own: seen(own),
            other: { ...seen(other), revision: 'of before' },
          })),
        },
      })
    const { revision } = (await call(`/articles/${es.id}?draft=true`)).body
    expect((await named('of before')).body.errors[0].message).toContain('has saved this')
    expect((await named(revision)).body.errors[0].message).toContain('One of these records')
    expect((await call(`/articles/${es.id}/original`, 'GET', undefined, 'reporter')).body).toEqual({ original: null })
    const beside = await call(`/articles/${es.id}/original?beside=${en.id}`, 'GET', undefined, 'reporter')
    const before = { en: await liveOf(en), es: await liveOf(es) }
    expect(beside.body.original).toMatchObject({
      article: en.id,
      changes: [],
      from: before.en.hash,
      isApart: true,
      release: before.en.hash,
    })

    const { more, same } = await sameOf(es, en)
    const told = same.map(({ collection, isCertain, isTranslation, other, own, why }: Json) => ({
      collection,
      isCertain,
      isTranslation,
      pair: [own.says, other.says],
      ids: [own.id, other.id],
      why,
    }))
    expect(more).toBe(0)
    expect(same.map(({ own }: Json) => own.editions)).toEqual(same.map(() => 1))
    const pairOf = (collection: string, certain: boolean, one: Json, other: Json, says: string[]) => {
      const found = told.find(({ ids }: Json) => ids[0] === one.id)
      expect(found).toMatchObject({ collection, isCertain: certain, ids: [one.id, other.id], pair: says })
      return found
    }
    expect(told).toHaveLength(5)
    const { barcos, capitana, captain, dicho, port, pueblos, puerto, said, ships, towns } = records
    pairOf('sources', true, puerto, port, [puerto.name, port.name])
    pairOf('sources', true, capitana, captain, [capitana.name, captain.name])
    expect(pairOf('statistics', true, barcos, ships, ['4,937', '4,937']).why).toBeNull()
    expect(pairOf('statistics', false, pueblos, towns, [expect.stringContaining('8,649'), '8,649']).why).toContain(
      'different values',
    )
    const quote = pairOf('quotes', false, dicho, said, [dicho.text, said.text])
    expect(quote).toMatchObject({ isTranslation: true, why: expect.stringContaining('different speakers') })

    // What is not one is refused, and nothing is written; nor is it with what somebody else saved since.
    const contents = await contentsOf(newsroom.payload)
    const of = (record: Json) => same.find(({ own }: Json) => own.id === record.id)
    const certain = of(barcos)
    const unseen = { id: barcos.id, revision: nowhere }
    const refusals: Array<[number, Json[]]> = [
      [409, [of(pueblos)]],
      [409, [of(dicho)]],
      // All of them or none.
      [409, [certain, of(pueblos)]],
      [409, [{ ...certain, own: unseen }]],
      [409, [{ ...certain, other: { ...certain.other, revision: nowhere } }]],
      [404, [{ ...certain, other: { id: nowhere, revision: null } }]],
      [404, [{ ...certain, other: { id: 'nothing', revision: null } }]],
      [400, []],
      [400, [{ ...certain, collection: 'users' }]],
    ]
    for (const [status, pairs] of refusals) {
      const refused = await makeOne(es, en, pairs)
      expect([pairs, refused.status]).toEqual([pairs, status])
    }
    const path = `/articles/${es.id}/same-records`
    expect((await call(path, 'POST', { beside: en.id, pairs: [] }, 'reporter')).status).toBe(403)
    expect(await contentsOf(newsroom.payload)).toEqual(contents)

    const ready = same.filter(({ isCertain }: Json) => isCertain)
    const all = await makeOne(es, en, ready)
    expect([all.status, all.body]).toEqual([200, { made: 3 }])
    // By its label in the other language the figure that is kept needs no name any more.
    const kept = (await call(`/statistics/${ships.id}?locale=es&fallback-locale=null&depth=0`)).body
    expect([kept.label, kept.value]).toEqual(['barcos', '4937'])
    expect((await call(`/statistics/${ships.id}?locale=en&depth=0`)).body.label).toBe('ships')
    // Its speaker is the same now: what was said becomes the translation of it.
    const then = await sameOf(es, en)
    expect(then.same.map(({ own, why }: Json) => [own.id, why === null])).toEqual([
      [pueblos.id, false],
      [dicho.id, true],
    ])
    const answer = await makeOne(es, en, [then.same[1]])
    expect([answer.status, answer.body]).toEqual([200, { made: 1 }])
    const words = (await call(`/quotes/${said.id}?depth=0`)).body
    expect(words.translations).toMatchObject([{ language: 'es', text: dicho.text }])
    const row = (await call(`/articles/${es.id}?draft=true&depth=0`)).body
    expect([row.statistics.sort(), row.quotes]).toEqual([[ships.id, pueblos.id].sort(), [said.id]])
    // Readers have what they had; what would read otherwise is behind.
    expect({ en: await liveOf(en), es: await liveOf(es) }).toEqual(before)
    const { editions } = (await call(`/articles/${es.id}/editions`)).body
    expect(editions.map(({ isBehind, isStale, language }: Json) => [language, isBehind, isStale])).toEqual([
      ['en', false, false],
      ['es', true, false],
    ])
    // The excerpt still is part of its quote: by its translation.
    const { review } = (await call(`/articles/${es.id}/review`)).body
    expect(review.findings.filter(({ rule }: Json) => rule === 'excerpt-not-in-quote')).toEqual([])
  })

  it('keeps apart what rests on a source that is not on the record', async () => {
    const records = await written('deep-background')
    const { en: enData, es: esData, barcos, port, ships } = records
    await call(`/sources/${port.id}/approve`, 'POST')
    const en = await create(newsroom, 'articles', enData, '?draft=true')
    const es = await create(newsroom, 'articles', esData, '?draft=true')
    expect((await call(`/articles/${en.id}/join`, 'POST', { article: es.id })).status).toBe(200)
    // Set the other way round, beside the edition that names all its sources.
    const { review } = (await call(`/articles/${es.id}/review`)).body
    const dismissals = review.findings
      .filter(({ severity }: Json) => severity === 'error')
      .map(({ fingerprint, rule, text }: Json) => ({ fingerprint, rule, text, reason: 'So it is.' }))
    const live = await call(`/articles/${es.id}`, 'PATCH', { dismissals, _status: 'published' })
    expect([live.status, live.body.errors]).toEqual([200, undefined])
    const { same } = await sameOf(en, es)
    expect(same.map(({ collection }: Json) => collection).sort()).toEqual(['quotes', 'sources'])
    expect(JSON.stringify(same)).not.toContain(ships.id)
    expect(JSON.stringify(same)).not.toContain(port.id)
    const contents = await contentsOf(newsroom.payload)
    for (const [from, into] of [
      [ships, barcos],
      [barcos, ships],
    ]) {
      const refused = await makeOne(en, es, [{ collection: 'statistics', own: from, other: into }])
      expect([refused.status, refused.body.errors[0].message]).toEqual([
        409,
        expect.stringContaining('not on the record'),
      ])
    }
    expect(await contentsOf(newsroom.payload)).toEqual(contents)
  })

  it('names its source nowhere once the terms tighten, whatever was made one of which, and is done after that', async () => {
    const records = await written()
    const [en, es] = [await publish(records.en), await publish(records.es)]
    expect((await call(`/articles/${en.id}/join`, 'POST', { article: es.id })).status).toBe(200)
    const { same } = await sameOf(es, en)
    const people = same.filter(({ collection }: Json) => collection === 'sources')
    expect((await makeOne(es, en, people)).status).toBe(200)
    const { body: kept } = await call(`/sources/${records.captain.id}`)
    const name = /ana p.{1,2}rez/i
    const everything = async (): Promise<string[]> => {
      const releases = (await call(`/releases?where[article][in]=${en.id},${es.id}&limit=100`)).body.docs
      const stories = [...new Set(releases.map(({ story }: Json) => story))]
      const routes = [
        ...[en, es].flatMap(({ language, slug }) => [
          `/articles/${language}/${slug}`,
          `/articles/${language}/${slug}/history`,
          `/feeds/${language}.json`,
        ]),
        ...releases.map(({ hash }: Json) => `/releases/${hash}`),
        ...stories.map((story) => `/stories/${String(story)}`),
        ...[records.captain, records.capitana].map(({ id }) => `/sources/${id}`),
        ...[records.said, records.dicho].map(({ id }) => `/quotes/${id}`),
        '/changes?limit=1000',
      ]
      const answers = await Promise.all(
        routes.map(async (route) => {
          const { bytes, headers } = await newsroom.call(`/v1${route}`)
          return `${route} ${JSON.stringify([...headers])} ${bytes.toString()}`
        }),
      )
      return [...answers, JSON.stringify(releases)].filter((each) => name.test(each)).map((each) => each.slice(0, 60))
    }
    expect(await everything()).not.toEqual([])
    const changed = { terms: 'background', attribution: 'the captain', revision: kept.revision }
    const { body: answer, status } = await call(`/sources/${kept.id}`, 'PATCH', changed)
    expect([status, answer.errors]).toEqual([200, undefined])
    expect(await everything()).toEqual([])
    expect((await call(`/sources/${kept.id}/approve`, 'POST')).status).toBe(200)
    const steps: Array<[string, Json]> = [
      [`/articles/${en.id}`, { dek: 'Again.', _status: 'published' }],
      [`/articles/${es.id}/withdraw`, { reason: 'It was wrong.' }],
      [`/articles/${es.id}/reinstate`, {}],
    ]
    for (const [path, data] of steps) {
      const done = await call(path, '_status' in data ? 'PATCH' : 'POST', data)
      expect([path, done.status, done.body.errors, await everything()]).toEqual([path, 200, undefined, []])
    }
    await newsroom.payload.db.deleteMany({ collection: 'redactions', where: { source: { equals: kept.id } } })
    expect(await replayRedactions(newsroom.payload)).toBeGreaterThan(0)
    expect(await everything()).toEqual([])
  })
})
