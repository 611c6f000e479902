/** The story of the seed, published through the normal path and read as the public reads it. */
import { readFileSync } from 'node:fs'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { loadStory } from '../../seed/load'
import { hashOf } from '../../src/index'
import { create, withdraw } from '../support/drafts'
import { databases, openNewsroom, type Json, type Newsroom } from '../support/newsroom'

const es = '/v1/articles/es/mexico-refugio-espias-rusos'
const en = '/v1/articles/en/mexico-safe-haven-russian-spies'

describe.each(databases)('the story on %s', (database) => {
  let newsroom: Newsroom
  let spanish: Json
  let english: Json

  beforeAll(async () => {
    newsroom = await openNewsroom(database)
    const { payload, user } = newsroom
    await loadStory(payload, { editor: user.editor, log: () => undefined })
    spanish = (await newsroom.call(es)).body
    english = (await newsroom.call(en)).body
  })
  afterAll(() => newsroom?.close())

  const statistic = (edition: Json, value: string): Json =>
    edition.statistics.find((each: Json) => each.value === value)

  it('is loaded once', async () => {
    const before = await newsroom.call('/v1/changes')
    await loadStory(newsroom.payload, { editor: newsroom.user.editor, log: () => undefined })
    expect((await newsroom.call('/v1/changes')).body).toEqual(before.body)
    expect(before.body.changes.map((change: Json) => [change.sequence, change.language])).toEqual([
      [1, 'es'],
      [2, 'en'],
    ])
  })

  it('gives the figures of the Spanish edition in their order, as Spanish writes them', () => {
    expect(spanish.statistics.map((each: Json) => each.value).join(' ')).toBe('37 49 86 46 9 60 150 20 11 600')
    expect(statistic(spanish, '60').display).toBe('60 por ciento')
    expect(statistic(spanish, '600').display).toBe('más de 600')
    expect(statistic(spanish, '150').display).toBe('al menos 150')
    expect(statistic(english, '60').display).toBe('60 per cent')
    expect(statistic(english, '600').display).toBe('more than 600')
  })

  it('shows that the 60 per cent is not what its formula gives, and that 86 is', () => {
    expect(statistic(spanish, '60').derivation).toMatchObject({
      formula: '(b - a) / a * 100',
      computed: expect.stringMatching(/^75\.51/),
      consistent: false,
      operands: [
        { key: 'a', value: '49' },
        { key: 'b', value: '86' },
      ],
    })
    expect(statistic(spanish, '86').derivation).toMatchObject({ computed: '86', consistent: true })
  })

  it('gives the evidence of each figure, and none where the story names none', () => {
    const directory = spanish.sources.find((source: Json) => /Directory|Directorio/.test(source.name ?? ''))
    expect(statistic(spanish, '37').evidence).toMatchObject([{ source: directory.id }])
    expect(statistic(spanish, '600').evidence).toEqual([])
    expect(statistic(spanish, '11').evidence).toEqual([])
    expect(spanish.ledger.figures).toMatchObject({ withoutEvidence: 2, inconsistent: 1 })
  })

  it('says who holds the Directory that was withdrawn', () => {
    const directory = spanish.sources.find((source: Json) => source.availability === 'withdrawn')
    expect(directory.holder).toEqual(expect.stringContaining('Est'))
  })

  it('shows the unnamed official by the agreed description alone, under another id than its record', async () => {
    const official = spanish.sources.find((source: Json) => source.terms === 'background')
    expect(official).toMatchObject({ name: null, attribution: 'un alto funcionario estadounidense' })
    expect(english.sources.find((source: Json) => source.terms === 'background')).toMatchObject({
      id: official.id,
      name: null,
      attribution: 'a senior American official',
    })
    const { docs } = await newsroom.payload.find({
      collection: 'sources',
      where: { terms: { equals: 'background' } },
    })
    expect(docs).toHaveLength(1)
    for (const [key, value] of Object.entries(official)) {
      if (value === null || ['kind', 'terms', 'availability', 'attribution', 'id'].includes(key)) continue
      throw new Error(`${key} of a source on background is public: ${JSON.stringify(value)}`)
    }
    expect(official.id).not.toBe(String(docs[0]?.id))
    expect((await newsroom.call(`/v1/sources/${String(docs[0]?.id)}`)).status).toBe(404)
    expect((await newsroom.call(`/v1/sources/${official.id}`)).status).toBe(200)
  })

  it('links the editions to each other and says where the story ran first', () => {
    expect(spanish.firstPublished).toMatchObject({ outlet: 'Eje Central', language: 'es' })
    expect(spanish.translations).toMatchObject([{ language: 'en', slug: 'mexico-safe-haven-russian-spies' }])
    expect(english.translatedFrom).toEqual({ language: 'es', release: spanish.hash })
  })

  it('gives releases whose hash anybody can check', async () => {
    for (const { hash } of [spanish, english]) {
      const { body } = await newsroom.call(`/v1/releases/${hash}`)
      expect(hashOf(body.document)).toBe(hash)
    }
  })

  it('answers nothing private on any route', async () => {
    const { payload, user } = newsroom
    const find = async (collection: 'statistics' | 'sources' | 'users') =>
      (await payload.find({ collection, depth: 0, pagination: false })).docs as unknown as Json[]
    const secrets = [
      ...(await find('statistics')).map(({ note }) => note),
      ...(await find('sources')).flatMap(({ conditions, terms, name, id }) => [
        conditions,
        ...(terms === 'on-record' ? [] : [name, id]),
      ]),
      ...(await find('users')).flatMap(({ id, email }) => [id, email]),
      user.editor.id,
    ].filter(Boolean)
    expect(secrets.length).toBeGreaterThan(6)

    const routes = [
      '/v1',
      '/v1/articles',
      es,
      en,
      `/v1/stories/${spanish.story}`,
      `/v1/releases/${spanish.hash}`,
      '/v1/changes',
      '/v1/openapi.json',
      ...spanish.statistics.map(({ id }: Json) => `/v1/statistics/${id}`),
      ...spanish.quotes.map(({ id }: Json) => `/v1/quotes/${id}`),
      ...spanish.sources.map(({ id }: Json) => `/v1/sources/${id}`),
    ]
    for (const route of routes) {
      const answer = await newsroom.call(route)
      expect([route, answer.status]).toEqual([route, 200])
      const text = JSON.stringify(answer.body)
      for (const secret of secrets) expect(text).not.toContain(String(secret))
    }
  })

  it('is corrected as docs/corrections.md says', async () => {
    const docs = readFileSync('docs/corrections.md', 'utf8')
    const [change, decisions] = [...docs.matchAll(/-d '(\{\n[\s\S]*?\n\})'\n/g)].map(([, json = '']) => json)
    const { id } = statistic(english, '37')
    const as = 'editor' as const
    const asked = await newsroom.call(`/statistics/${id}`, { as, method: 'PATCH', data: { value: '38' } })
    expect(asked.body.errors[0].data.editions[0]).toMatchObject({ before: '37', after: '38', problems: [] })
    expect((await newsroom.call(`/statistics/${id}`, { as, method: 'PATCH', data: change })).status).toBe(200)
    const { derived } = (await newsroom.call(`/statistics/${id}/affected`, { as })).body
    const idOf = (value: string) => derived.find((each: Json) => each.value === value)?.statistic
    const data = decisions?.replace(`'$TOTAL'`, idOf('86')).replace(`'$INCREASE'`, idOf('60'))
    const released = await newsroom.call(`/statistics/${id}/release`, { as, method: 'POST', data })
    expect([released.status, released.body]).toMatchObject([200, { releases: [{ version: 2 }, { version: 2 }] }])
    expect((await newsroom.call(en)).body.ledger.left).toHaveLength(1)
  })

  it('says of its correction what it changed, in each language, everywhere', async () => {
    const changed = {
      en: ['new Russian diplomats authorised by Mexico in recent months', '37', '38'],
      es: ['nuevos diplomáticos rusos autorizados por México en meses recientes', '37', '38'],
    }
    const first = (entry: Json): Json => {
      const { label, from, to } = entry.changed[0]
      return [label, from, to]
    }
    const { changes } = (await newsroom.call('/v1/changes')).body
    const { corrections } = (await newsroom.call('/v1/corrections')).body
    for (const [language, address] of [
      ['en', en],
      ['es', es],
    ] as const) {
      const ofLanguage = (each: Json) => each.language === language && each.version === 2
      const history = (await newsroom.call(`${address}/history?from=1&to=2`)).body
      const edition = (await newsroom.call(address)).body
      for (const entry of [...changes.filter(ofLanguage), ...corrections.filter(ofLanguage), history.releases[0]]) {
        expect(first(entry)).toEqual(changed[language])
      }
      expect(first(edition.corrections[0])).toEqual(changed[language])
      expect(history.differences.records).toEqual(history.releases[0].changed)
      expect(history.differences.passages.length).toBeGreaterThan(0)
    }
  })

  it('takes an address along when its slug changes (308), and says when an edition is gone (410)', async () => {
    const { docs } = await newsroom.payload.find({ collection: 'articles', where: { language: { equals: 'en' } } })
    const id = String(docs[0]?.id)
    const change = (data: Json) =>
      newsroom.call(`/articles/${id}`, { as: 'editor', method: 'PATCH', data: { _status: 'published', ...data } })
    expect((await change({ slug: 'a-safe-haven' })).status).toBe(200)
    const moved = await newsroom.call(en)
    expect(moved.status).toBe(308)
    expect(moved.headers.get('Location')).toMatch(/\/api\/v1\/articles\/en\/a-safe-haven$/)
    expect((await newsroom.call('/v1/articles/en/a-safe-haven')).status).toBe(200)

    await withdraw(newsroom, id)
    const gone = await newsroom.call('/v1/articles/en/a-safe-haven')
    expect(gone.status).toBe(410)
    expect(gone.headers.get('Content-Type')).toContain('application/problem+json')
    expect(gone.body.tombstone).toMatchObject({ story: spanish.story, language: 'en', slug: 'a-safe-haven' })
    expect((await newsroom.call(`/v1/releases/${english.hash}`)).status).toBe(410)
    expect((await newsroom.call(es)).body.translations).toEqual([])
    const { changes } = (await newsroom.call('/v1/changes')).body
    expect(changes.map((each: Json) => each.kind)).toEqual([
      'published',
      'published',
      'corrected',
      'corrected',
      'updated',
      'withdrawn',
    ])
  })

  it('answers HEAD, a conditional GET and a preflight wherever Payload answers', async () => {
    const got = await newsroom.call(es)
    const head = await newsroom.call(es, { method: 'HEAD' })
    expect([head.status, head.body, head.headers.get('ETag')]).toEqual([200, '', got.headers.get('ETag')])
    const again = await newsroom.call(es, { headers: { 'If-None-Match': String(got.headers.get('ETag')) } })
    expect([again.status, again.body]).toEqual([304, ''])
    const preflight = await newsroom.call(es, { method: 'OPTIONS', headers: { Origin: 'https://site.example' } })
    expect([preflight.status, preflight.headers.get('Access-Control-Allow-Origin')]).toEqual([204, '*'])
    expect(got.headers.get('Access-Control-Allow-Origin')).toBe('*')
    expect((await newsroom.call(es, { method: 'POST', data: {} })).status).toBe(405)
    expect((await newsroom.call(`${es}?depth=2`)).status).toBe(400)
  })

  it('does not show a draft before it is published', async () => {
    const draft = await create(newsroom, 'articles', { title: 'Not yet', language: 'en' }, '?draft=true')
    expect((await newsroom.call(`/v1/articles/en/${draft.slug}`)).status).toBe(404)
    expect((await newsroom.call(`/v1/stories/${draft.story}`)).status).toBe(404)
  })
})
