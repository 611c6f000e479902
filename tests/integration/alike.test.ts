/** What is likely there already is offered while a record is made: as the caller may read it, and nothing else. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { create, createStatistic } from '../support/drafts'
import { databases, openNewsroom, type Json, type Newsroom } from '../support/newsroom'

describe.each(databases)('likely duplicates on %s', (database) => {
  let newsroom: Newsroom
  const made: Record<string, Json> = {}
  const alike = async (data: Json, as: 'editor' | 'reporter' = 'reporter'): Promise<Json[]> => {
    const { body, status } = await newsroom.call('/desk/alike', { as, method: 'POST', data })
    expect([status, body.errors]).toEqual([200, undefined])
    return body.alike
  }
  const ids = async (data: Json) => (await alike(data)).map(({ id }) => id)

  beforeAll(async () => {
    newsroom = await openNewsroom(database)
    made.report = await create(newsroom, 'sources', {
      kind: 'document',
      name: 'A report on the drought',
      url: 'https://www.example.org/2025/drought_100%25?utm_source=mail',
      terms: 'on-record',
    })
    made.copy = await create(newsroom, 'sources', {
      kind: 'document',
      name: 'What was archived',
      archiveUrl: 'https://web.archive.org/web/20250101000000/http://example.org/flood/',
      terms: 'on-record',
    })
    made.person = await create(newsroom, 'sources', { kind: 'person', name: 'José Pérez', terms: 'background' })
    made.other = await create(newsroom, 'sources', { kind: 'person', name: 'José Pérez López', terms: 'on-record' })
    made.ships = await createStatistic(newsroom, { label: 'ships that were searched', value: '118' })
    await newsroom.call(`/statistics/${made.ships.id}?locale=es`, {
      as: 'editor',
      method: 'PATCH',
      data: { label: 'buques revisados' },
    })
    made.quote = await create(newsroom, 'quotes', {
      text: 'We lost, and “we” know it.',
      language: 'en',
      speaker: made.person.id,
    })
    made.topic = await create(newsroom, 'topics', { name: 'Corrupción' })
    made.signer = await create(newsroom, 'people', { name: 'Ana Ruiz' })
  })
  afterAll(() => newsroom?.close())

  it('offers a source of the same address, whatever hangs on it and whichever copy it is', async () => {
    const of = (url: string) => ids({ collection: 'sources', name: 'Something else', url })
    expect(await of('http://example.org/2025/drought_100%25/#page=2')).toEqual([made.report.id])
    expect(await of('https://web.archive.org/web/2026/https://www.example.org/2025/drought_100%25')).toEqual([
      made.report.id,
    ])
    expect(await of('https://example.org/flood')).toEqual([made.copy.id])
    for (const none of ['https://example.org/2025/drought_1009', 'https://example.org/', '%', 'https://example.org/.*'])
      expect([none, await of(none)]).toEqual([none, []])
    expect(await ids({ collection: 'sources', archiveUrl: 'https://archive.ph/x/https://example.org/flood' })).toEqual([
      made.copy.id,
    ])
  })

  it('offers a source of the same name, and says under which terms it is', async () => {
    const [only, ...others] = await alike({ collection: 'sources', name: 'perez, JOSE' })
    expect(others).toEqual([])
    expect(only).toEqual({
      because: 'name',
      collection: 'sources',
      detail: 'background',
      id: made.person.id,
      title: 'José Pérez',
    })
    expect(await ids({ collection: 'sources', name: '%' })).toEqual([])
    expect(await ids({ collection: 'sources' })).toEqual([])
  })

  it('offers a statistic of the same value and unit with a like label in any language', async () => {
    const of = (label: string, value = '118.0', unit: Json = { kind: 'count' }) =>
      ids({ collection: 'statistics', label, value, unit })
    expect(await of('Ships searched')).toEqual([made.ships.id])
    expect(await of('buque revisado', '118')).toEqual([made.ships.id])
    expect(await of('trucks searched')).toEqual([])
    expect(await of('ships searched', '119')).toEqual([])
    expect(await of('ships searched', '118', { kind: 'percent' })).toEqual([])
    expect(await of('ships searched', 'x')).toEqual([])
  })

  it('offers a quote of the same words by the same speaker', async () => {
    const text = '“We lost and we know it”'
    expect(await ids({ collection: 'quotes', text, speaker: made.person.id })).toEqual([made.quote.id])
    expect(await ids({ collection: 'quotes', text, name: 'Jose Perez' })).toEqual([made.quote.id])
    expect(await ids({ collection: 'quotes', text, speaker: made.other.id })).toEqual([])
    expect(await ids({ collection: 'quotes', text, name: 'José Pérez López' })).toEqual([])
    expect(await ids({ collection: 'quotes', text })).toEqual([])
  })

  it('offers topics and people by their names', async () => {
    expect(await ids({ collection: 'topics', name: 'CORRUPCION' })).toEqual([made.topic.id])
    expect(await ids({ collection: 'people', name: 'ruiz,  ana' })).toEqual([made.signer.id])
    expect(await ids({ collection: 'people', name: 'Ana' })).toEqual([])
  })

  it('is for staff, writes nothing, tells nothing of identities, and says what it cannot be asked', async () => {
    await create(newsroom, 'identities', {
      source: made.person.id,
      name: 'Zacarías Quintanilla',
      readers: [newsroom.user.editor.id],
    })
    for (const as of ['reporter', 'editor'] as const) {
      expect(await alike({ collection: 'sources', name: 'Zacarías Quintanilla' }, as)).toEqual([])
    }
    const before = await newsroom.payload.count({ collection: 'sources' })
    const data = { collection: 'sources', name: 'José Pérez' }
    expect((await newsroom.call('/desk/alike', { method: 'POST', data })).status).toBe(401)
    for (const wrong of [
      {},
      { collection: 'users', name: 'x' },
      { collection: 'people', name: 1 },
      { ...data, x: 1 },
    ]) {
      const { status } = await newsroom.call('/desk/alike', { as: 'editor', method: 'POST', data: wrong })
      expect([wrong, status]).toEqual([wrong, 400])
    }
    expect(await newsroom.payload.count({ collection: 'sources' })).toEqual(before)
  })
})
