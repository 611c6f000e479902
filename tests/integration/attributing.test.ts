import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { create } from '../support/drafts'
import { databases, openNewsroom, type Json, type Newsroom } from '../support/newsroom'

const ships = { label: 'ships in the Port of Houston', value: '118', unit: { kind: 'count', noun: 'ships' } }
const revenue = { label: 'revenue lost', value: '4800000000', unit: { kind: 'currency', code: 'USD' } }

describe.each(databases)('attributing in one request on %s', (database) => {
  let newsroom: Newsroom
  const figures = (data: Json, as: 'editor' | 'reporter' = 'reporter') =>
    newsroom.call('/statistics/attributed', { as, method: 'POST', data: { language: 'en', ...data } })
  const quotation = (data: Json) =>
    newsroom.call('/quotes/attributed', { as: 'reporter', method: 'POST', data: { language: 'en', ...data } })
  const all = async (collection: string) =>
    (await newsroom.call(`/${collection}?pagination=false&depth=0&locale=en`, { as: 'editor' })).body.docs as Json[]
  const counts = async () => ({
    quotes: (await all('quotes')).length,
    sources: (await all('sources')).length,
    statistics: (await all('statistics')).length,
  })

  beforeAll(async () => {
    newsroom = await openNewsroom(database)
  })
  afterAll(() => newsroom?.close())

  it('makes the statistics and their source', async () => {
    const source = { name: 'Port of Houston', url: 'https://example.org/port', kind: 'organization' }
    const { body, status } = await figures({ source, locator: 'p. 3', figures: [ships, revenue] })
    expect({ body, status }).toMatchObject({
      status: 200,
      body: { source: { ...source, terms: 'on-record' }, statistics: [ships, revenue] },
    })
    for (const { evidence, status: state } of body.statistics) {
      expect(evidence).toMatchObject([{ source: body.source.id, locator: 'p. 3' }])
      expect(state).toBe('unverified')
    }
    const again = await figures({ source: { id: body.source.id }, figures: [{ ...ships, value: '119' }] })
    expect(again).toMatchObject({
      status: 200,
      body: { statistics: [{ evidence: [{ source: body.source.id }], value: '119' }] },
    })
  })

  it.each([
    [
      'a label that says nothing',
      {
        figures: [
          { ...ships, value: '1118' },
          { ...revenue, label: ' ' },
        ],
      },
      400,
      'figures.1.label',
    ],
    [
      'money without a currency',
      { figures: [{ ...revenue, value: '9', unit: { kind: 'currency' } }] },
      400,
      'figures.0.unit.code',
    ],
    ['an address that is none', { source: { name: 'B', kind: 'document', url: 'nowhere' } }, 400, 'url'],
    ['a language without editions', { language: 'de' }, 400, 'language'],
    ['what it does not know', { more: true }, 400, 'more'],
  ])('leaves nothing behind when it refuses %s', async (_, data, status, path) => {
    const before = await counts()
    const given = { source: { name: 'New', kind: 'document' }, figures: [{ ...ships, value: '5' }], ...data }
    const answer = await figures(given)
    expect(answer.status).toBe(status)
    expect(JSON.stringify(answer.body.errors)).toContain(`"path":"${path}"`)
    expect(await counts()).toEqual(before)
  })

  it('offers what is there instead of a second one', async () => {
    const before = await counts()
    const named = await figures({ source: { name: 'port of HOUSTON', kind: 'document' }, figures: [revenue] })
    expect(named.status).toBe(409)
    expect(named.body.errors[0].data).toMatchObject({ path: 'source', source: { name: 'Port of Houston' } })
    const same = await figures({ source: { name: 'Other', kind: 'document' }, figures: [ships] })
    expect(same.status).toBe(409)
    expect(same.body.errors[0].data).toMatchObject({ path: 'figures.0.label', statistic: ships })
    expect(await counts()).toEqual(before)
  })

  it('refuses a source off the record', async () => {
    const source = await create(newsroom, 'sources', { kind: 'person', name: 'A clerk', terms: 'off-record' })
    const before = await counts()
    expect((await figures({ source: { id: source.id }, figures: [{ ...ships, value: '6' }] })).status).toBe(400)
    expect((await quotation({ speaker: { id: source.id }, text: 'So it is' })).status).toBe(400)
    expect(await counts()).toEqual(before)
  })

  it('makes a quote with who said it, to us or in a source', async () => {
    const said = await quotation({
      text: 'We lost a year',
      speaker: { name: 'Ana Prieto', kind: 'person' },
      saidToUs: true,
    })
    expect(said.status).toBe(200)
    const [speaker, interview] = said.body.sources
    expect(interview).toMatchObject({ kind: 'interview', name: 'Interview with Ana Prieto' })
    expect(said.body.quote).toMatchObject({ speaker: speaker.id, evidence: [{ source: interview.id }] })
    const next = await quotation({ text: 'And a half', speaker: { id: speaker.id }, saidToUs: true })
    expect(next.body.quote.evidence).toMatchObject([{ source: interview.id }])
    const before = await counts()
    const refused = await quotation({ text: ' ', speaker: { name: 'Nobody', kind: 'person' }, saidToUs: true })
    expect(refused.status).toBe(400)
    expect(await counts()).toEqual(before)
  })

  it('writes no name of a confidential source into an interview', async () => {
    const source = await create(newsroom, 'sources', { kind: 'person', name: 'A secret name', terms: 'background' })
    const { body } = await quotation({ text: 'They knew', speaker: { id: source.id }, saidToUs: true })
    expect(body.quote.evidence).toMatchObject([{ source: source.id }])
    expect((await all('sources')).map(({ name }) => name)).not.toContain('Interview with A secret name')
  })

  it('makes one of what several make at once', async () => {
    const before = await counts()
    const source = { name: 'Made at once', kind: 'document' }
    const figure = { ...ships, label: 'ships made at once', value: '77' }
    const alike = await Promise.all(Array.from({ length: 6 }, () => figures({ source, figures: [figure] })))
    expect(alike.map(({ status }) => status).sort()).toEqual([200, 409, 409, 409, 409, 409])
    const known = await create(newsroom, 'sources', { kind: 'person', name: 'Speaks to us' })
    const said = await Promise.all(
      [1, 2, 3, 4].map((number) =>
        quotation({ text: `Sentence ${number}`, speaker: { id: known.id }, saidToUs: true }),
      ),
    )
    expect(said.map(({ status }) => status)).toEqual([200, 200, 200, 200])
    const linked = await Promise.all(
      ['a', 'b', 'c'].map((name) =>
        figures({ source: { name, kind: 'document' }, figures: [{ ...figure, value: '78' }] }),
      ),
    )
    expect(linked.map(({ status }) => status).sort()).toEqual([200, 409, 409])
    // The source of each, who speaks, and one interview.
    expect(await counts()).toEqual({
      quotes: before.quotes + 4,
      sources: before.sources + 4,
      statistics: before.statistics + 2,
    })
  })
})
